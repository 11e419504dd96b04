"""The report of a run as one record: every rendering is made from it, and so is report.json."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt

from stance.metrics.counts import count_by_document
from stance.metrics.figures import FN, FP, ITEMS, MEASURES, TP, average_precision, macro, measure_counts, micro
from stance.metrics.intervals import RESAMPLES, draw_weights, percentile_interval, resample
from stance.metrics.predictions import Bools, Predictions, labels_cell

SCHEMA_VERSION = 1
FEW = 15
_MIN_DOCUMENTS = 5

Bounds = list[float] | None


@dataclass(frozen=True)
class Means:
    """Precision, recall and F1 over labels, with intervals."""

    precision: float | None
    recall: float | None
    f1: float | None
    ci: dict[str, Bounds]


@dataclass(frozen=True)
class LabelFigures:
    """The figures of one label; `predicted` is how often it was given, `prevalence` its share in gold."""

    precision: float | None
    recall: float | None
    f1: float | None
    average_precision: float | None
    support: int
    predicted: int
    prevalence: float
    predicted_share: float
    ci: dict[str, Bounds]


@dataclass(frozen=True)
class TaskFigures:
    """The figures of one task on one set of items."""

    kind: str
    n: int
    n_documents: int
    per_label: dict[str, LabelFigures]
    macro: Means
    micro: Means
    exact_match: float
    subsets: dict[str, "TaskFigures"] = field(default_factory=dict)
    confusion: dict[str, dict[str, int]] | None = None


@dataclass(frozen=True)
class Mistake:
    """A held-out item whose labels were not all right.

    It has no text: reports of the project are committed, and real text is not. The HTML page,
    which is not committed, is given the texts beside the report.
    """

    id: str
    gold: str
    predicted: str
    probabilities: dict[str, float]


@dataclass(frozen=True)
class Report:
    """All that is told about a run on its held-out items."""

    experiment: str
    question: str
    held_out: str
    signature: str
    data: dict[str, Any]
    tasks: dict[str, TaskFigures]
    mistakes: dict[str, list[Mistake]]
    schema_version: int = SCHEMA_VERSION


def report_json(report: Report) -> dict[str, Any]:
    """Give the content of report.json."""
    return {"schema_version": report.schema_version} | asdict(report)


def task_figures(
    predictions: Predictions, *, seed: int, resamples: int = RESAMPLES, subsets: Mapping[str, Bools] | None = None
) -> TaskFigures:
    """Compute the figures of one task, and of subsets of its items given as masks.

    Intervals resample documents; where there are fewer than five, items stand for documents.
    """
    predictions = _with_documents(predictions)
    counts = count_by_document(predictions)
    weights = draw_weights(counts.n_documents, resamples=resamples, seed=seed)
    resampled = resample(counts.labels, weights)
    total = counts.labels.sum(axis=0)
    figures = measure_counts(total)
    bounds = percentile_interval(measure_counts(resampled))
    per_label = {
        name: _label_figures(predictions, index, total[index], figures[index], bounds[:, index])
        for index, name in enumerate(predictions.task.names)
    }
    return TaskFigures(
        predictions.task.kind,
        len(predictions.ids),
        len(np.unique(predictions.groups)),
        per_label,
        _means(macro(figures), percentile_interval(macro(measure_counts(resampled)))),
        _means(micro(total), percentile_interval(micro(resampled))),
        float(counts.exact.sum() / len(predictions.ids)),
        {
            name: task_figures(predictions.take(mask), seed=seed, resamples=resamples)
            for name, mask in (subsets or {}).items()
            if mask.any()
        },
        None if predictions.task.is_multilabel else _confusion(predictions),
    )


def list_mistakes(predictions: Predictions) -> list[Mistake]:
    """List the items that were not all right, in order of id."""
    names = predictions.task.names
    return [
        Mistake(
            str(predictions.ids[index]),
            labels_cell(predictions.gold[index], names),
            labels_cell(predictions.predicted[index], names),
            _probabilities(predictions, index),
        )
        for index in np.flatnonzero((predictions.gold != predictions.predicted).any(axis=1))
    ]


def _probabilities(predictions: Predictions, index: int) -> dict[str, float]:
    """Give the probabilities of the labels that are in gold or predicted."""
    if predictions.probabilities is None:
        return {}
    concerned = predictions.gold[index] | predictions.predicted[index]
    return {
        name: float(predictions.probabilities[index, position])
        for position, name in enumerate(predictions.task.names)
        if concerned[position]
    }


def _with_documents(predictions: Predictions) -> Predictions:
    if len(np.unique(predictions.groups)) >= _MIN_DOCUMENTS:
        return predictions
    return Predictions(
        predictions.task,
        predictions.ids,
        predictions.ids,
        predictions.gold,
        predictions.predicted,
        predictions.probabilities,
    )


def _label_figures(
    predictions: Predictions,
    index: int,
    counts: npt.NDArray[np.float64],
    figures: npt.NDArray[np.float64],
    bounds: npt.NDArray[np.float64],
) -> LabelFigures:
    precision, recall, f1 = map(known, figures)
    scores = predictions.probabilities
    ap = None if scores is None else known(average_precision(predictions.gold[:, index], scores[:, index]))
    support, given, items = int(counts[TP] + counts[FN]), int(counts[TP] + counts[FP]), counts[ITEMS]
    return LabelFigures(
        precision, recall, f1, ap, support, given, float(support / items), float(given / items), _intervals(bounds)
    )


def _means(figures: npt.NDArray[np.float64], bounds: npt.NDArray[np.float64]) -> Means:
    precision, recall, f1 = map(known, figures)
    return Means(precision, recall, f1, _intervals(bounds))


def _intervals(bounds: npt.NDArray[np.float64]) -> dict[str, Bounds]:
    """Name the intervals (2, measures)."""
    return {
        measure: None if np.isnan(bounds[0, index]) else [float(bounds[0, index]), float(bounds[1, index])]
        for index, measure in enumerate(MEASURES)
    }


def _confusion(predictions: Predictions) -> dict[str, dict[str, int]]:
    """Count predicted labels (inner) for each gold label (outer) of a multiclass task."""
    table = predictions.gold.astype(int).T @ predictions.predicted.astype(int)
    names = predictions.task.names
    return {gold: {name: int(table[i, j]) for j, name in enumerate(names)} for i, gold in enumerate(names)}


def known(value: float) -> float | None:
    """Give a figure, or None where it is not defined."""
    return None if math.isnan(value) else float(value)


def few_labels(task: TaskFigures) -> Sequence[str]:
    """Name the labels with too few items for a figure that looks firm."""
    return [name for name, figures in task.per_label.items() if figures.support < FEW]
