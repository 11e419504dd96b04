"""Scoring: sentences in, one record each out, in order, on one core or several.

Sentences are scored in batches that depend on the input alone, so that any number of workers,
and a run that goes on after an interruption, give the same bytes.
"""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import numpy as np

from stance.model.classifier import StanceClassifier
from stance.model.evidence import find_evidence
from stance.model.features import SentenceView
from stance.model.storage import load_any
from stance.runs.precedents import PrecedentSearch, search_precedents
from stance.runs.records import DIGITS, PRECEDENTS, Record, label_fields, render_records
from stance.runs.texts import Sentence

UNDECIDED = "undecided"
_BATCH = 256
_BATCH_CHARACTERS = 1 << 18


@dataclass(frozen=True)
class ScoringJob:
    """What a worker must know: the model, the format and width of the output.

    `fingerprint` is that of the model's files; with it, a worker that lives on loads a model again
    that was trained anew in the same place.
    """

    model: Path
    is_trusted: bool
    kind: str
    width: int
    fingerprint: str
    min_precision: float | None = None
    precedents: int | None = None


def make_job(
    model: Path,
    *,
    kind: str,
    width: int,
    is_trusted: bool = False,
    min_precision: float | None = None,
    precedents: int | None = None,
) -> ScoringJob:
    """Describe a job for workers."""
    files = [model] if model.is_file() else sorted(path for path in model.glob("*") if path.is_file())
    digest = hashlib.sha256()
    for file in files:
        digest.update(file.name.encode("utf-8", "surrogateescape") + file_hash(file).encode())
    return ScoringJob(model, is_trusted, kind, width, digest.hexdigest(), min_precision, precedents)


def file_hash(path: Path) -> str:
    """Give the SHA-256 of a file."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


@dataclass(frozen=True)
class ScoredBatch:
    """Records of a batch as text, with what is counted for the summary."""

    lines: str
    n_sentences: int
    labels: Counter[str] = field(default_factory=Counter)


class _Answer(NamedTuple):
    """What a model says of a sentence in one task: the labels given, and the probability of each."""

    labels: list[str]
    shares: dict[str, float]

    def rounded(self) -> dict[str, float]:
        return {name: round(share, DIGITS) for name, share in self.shares.items()}


def batch_sentences(sentences: Iterable[Sentence]) -> Iterator[list[Sentence]]:
    """Group sentences by number and length."""
    batch: list[Sentence] = []
    n_characters = 0
    for sentence in sentences:
        batch.append(sentence)
        n_characters += len(sentence.text)
        if len(batch) == _BATCH or n_characters >= _BATCH_CHARACTERS:
            yield batch
            batch, n_characters = [], 0
    if batch:
        yield batch


def score_batch(job: ScoringJob, batch: list[Sentence]) -> ScoredBatch:
    """Score a batch in this process."""
    model, search = _job_scorer(job)
    records = list(score_sentences(model, batch, min_precision=job.min_precision, search=search))
    return ScoredBatch(render_records(records, job.kind, width=job.width), len(records), count_labels(records))


def job_model(job: ScoringJob) -> StanceClassifier:
    """Load the model of a job, once in each process, and where it gives precedents all that they need.

    Raises:
        StanceError: as `load_any` and `search_precedents`.
    """
    return _job_scorer(job)[0]


@lru_cache(maxsize=1)
def _job_scorer(job: ScoringJob) -> tuple[StanceClassifier, PrecedentSearch | None]:
    model = load_any(job.model, trust=job.is_trusted)
    return model, None if job.precedents is None else search_precedents(model, job.precedents)


def score_sentences(
    model: StanceClassifier,
    batch: list[Sentence],
    *,
    min_precision: float | None = None,
    search: PrecedentSearch | None = None,
) -> Iterator[Record]:
    """Score sentences at once and give their records.

    With `min_precision`, labels that inner folds do not support at that precision are not given but named as
    undecided. With `search`, precedents are given too.
    """
    if not batch:
        return
    views = [SentenceView(sentence.text) for sentence in batch]
    shares = model.shares_of(views)
    chosen = model.decide(shares)
    doubtful = np.zeros_like(chosen)
    if min_precision is not None:
        doubtful = chosen & ~model.supported(shares, min_precision=min_precision)
    names = model.label_names
    columns = [model.task_columns(task.name) for task in model.tasks_]
    found = [None] * len(batch) if search is None else search.find(views)
    for sentence, view, given, open_, row, precedents in zip(
        batch, views, (chosen & ~doubtful).tolist(), doubtful.tolist(), shares.tolist(), found, strict=True
    ):
        answers = [_Answer(_named(names[at], given[at]), dict(zip(names[at], row[at], strict=True))) for at in columns]
        record = _record(sentence, answers)
        record["evidence"] = list(_evidence(model, sentence, view, answers[0].labels))
        if min_precision is not None:
            record[UNDECIDED] = _named(names, open_)
        if precedents is not None:
            record[PRECEDENTS] = precedents
        yield record


def _named(names: list[str], chosen: list[bool]) -> list[str]:
    return [name for name, is_chosen in zip(names, chosen, strict=True) if is_chosen]


def count_labels(records: Iterable[Record]) -> Counter[str]:
    """Count types and stances, or own labels, and the sentences with something undecided."""
    found: Counter[str] = Counter()
    for record in records:
        found.update(record["types"] if "types" in record else record["label"])
        if record.get("stance"):
            found[record["stance"]] += 1
        found[UNDECIDED] += bool(record.get(UNDECIDED))
    return found


def _record(sentence: Sentence, answers: list[_Answer]) -> Record:
    record: Record = {
        "doc": sentence.doc,
        "id": sentence.id,
        "sentence": sentence.number,
        "start": sentence.start,
        "end": sentence.start + len(sentence.text),
        "text": sentence.text,
    }
    record |= label_fields([answer.labels for answer in answers])
    first, *further = answers
    record["probabilities"] = first.rounded()
    if further:
        record["stance_probabilities"] = further[0].rounded()
    return record


def _evidence(model: StanceClassifier, sentence: Sentence, view: SentenceView, labels: list[str]) -> Iterator[Record]:
    # Without labels there is nothing to find, but finding it would cost as much as scoring does.
    for words in find_evidence(model, view, labels) if labels else ():
        yield {
            "type": words.label,
            "start": sentence.start + words.start,
            "end": sentence.start + words.end,
            "text": sentence.text[words.start : words.end],
        }
