"""Time scoring beside a bag of words of scikit-learn, on the same sentences in the same run.

Run by hand: `OMP_NUM_THREADS=1 python tests/benchmarks/throughput.py [--model DIR] [--sentences 4000]`.
Each method is timed in turn, three rounds over, and its best round counts, so that what else the
machine does falls on all alike. The bag of words is TF-IDF of words (1-2) and characters (3-5) under
logistic regression, one label at a time, fitted on the project's training sentences.
"""

import argparse
import re
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
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
from stance.runs.scoring import batch_sentences, make_job, score_batches, score_sentences
from stance.runs.texts import Sentence

ROUNDS = 3


def real_sentences(n: int) -> list[str]:
    """Take sentences of addresses, from the latest back."""
    found: list[str] = []
    for document in sorted(addresses(), reverse=True):
        text = read_document(document, "real").text
        found += [text[start:end] for start, end in split_sentences(text)]
        if len(found) >= n:
            break
    return found[:n]


def bag_of_words(analyzer: str) -> object:
    """Fit the bag of words on the project's sentences; characters across words (char) or within them (char_wb)."""
    labelled = project_labelled()
    union = make_union(
        TfidfVectorizer(ngram_range=(1, 2), min_df=2, sublinear_tf=True),
        TfidfVectorizer(analyzer=analyzer, ngram_range=(3, 5), min_df=2, sublinear_tf=True),
    )
    model = make_pipeline(union, OneVsRestClassifier(LogisticRegression(max_iter=300)))
    gold = np.hstack([labelled.gold[task.name] for task in labelled.tasks])
    return model.fit(labelled.texts, gold)


def evidence_of_all(model: StanceClassifier, batches: list[list[Sentence]]) -> int:
    """Make whole records of sentences and count them."""
    return sum(1 for batch in batches for _ in score_sentences(model, batch))


def best_of(methods: dict[str, Callable[[], object]]) -> dict[str, float]:
    """Give the seconds of the best round of each method."""
    seconds = dict.fromkeys(methods, float("inf"))
    for _ in range(ROUNDS):
        for name, work in methods.items():
            start = time.perf_counter()
            work()
            seconds[name] = min(seconds[name], time.perf_counter() - start)
    return seconds


def main() -> None:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path, default=default_model_folder())
    parser.add_argument("--sentences", type=int, default=4000)
    options = parser.parse_args()
    texts = real_sentences(options.sentences)
    batches = list(batch_sentences(Sentence("x", None, number, 0, text) for number, text in enumerate(texts)))
    model, job = load_model(options.model), make_job(options.model, kind="jsonl", width=100)
    bags = {analyzer: bag_of_words(analyzer) for analyzer in ("char", "char_wb")}
    whole = "\n".join(texts)

    def on(workers: int) -> int:
        return sum(batch.n_sentences for batch in score_batches(job, batches, workers=workers))

    on(2)  # workers live on between rounds; what they take to start is not of this comparison
    with threadpool_limits(1):
        seconds = best_of(
            {
                "words found by re": lambda: [re.findall(r"\w+", text) for text in texts],
                "split into sentences": lambda: split_sentences(whole),
                "bag of words, char": lambda: bags["char"].predict_proba(texts),
                "bag of words, char_wb": lambda: bags["char_wb"].predict_proba(texts),
                "stance: probabilities": lambda: model.predict_proba(texts),
                "stance: records with evidence": lambda: evidence_of_all(model, batches),
                "stance: command, one worker": lambda: on(1),
                "stance: command, two workers": lambda: on(2),
            }
        )
    print(f"{len(texts):,} sentences of {len(whole) / len(texts):.0f} characters, best of {ROUNDS} rounds\n")
    base = seconds["words found by re"]
    for name, value in seconds.items():
        print(f"{name:<32} {len(texts) / value:>10,.0f} sentences/s {value / base:>8.1f} times re")


if __name__ == "__main__":
    main()
