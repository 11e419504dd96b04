"""The agreement of annotators as a record, with expanded percentile intervals by bootstrap over documents."""

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from functools import partial
from typing import Any

import numpy as np
import numpy.typing as npt

from stance.codebook import Task, format_labels
from stance.metrics.agreement import cohen_kappa, coincidences, krippendorff_alpha, pair_table, positive_f1
from stance.metrics.intervals import RESAMPLES, draw_weights, percentile_interval, resample
from stance.reports.layout import Table
from stance.reports.numbers import format_figure, format_with_interval
from stance.reports.record import Bounds, known

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True)
class LabelAgreement:
    """Agreement on one label; `f1` takes one annotator as gold for the other, which is the human ceiling."""

    alpha: float | None
    kappa: float | None
    f1: float | None
    positives: int
    ci: dict[str, Bounds]


@dataclass(frozen=True)
class Disagreement:
    """A unit on which annotators differ: what each gave, in order of annotator."""

    id: str
    given: dict[str, str]


@dataclass(frozen=True)
class TaskAgreement:
    """Agreement on one task over the units that at least two annotators judged."""

    task: str
    n: int
    n_documents: int
    n_annotators: int
    exact: float | None
    per_label: dict[str, LabelAgreement]
    overall: LabelAgreement | None
    disagreements: list[Disagreement]


@dataclass(frozen=True)
class Rating:
    """One annotator's labels of one unit of one document."""

    unit: str
    document: str
    annotator: str
    labels: tuple[str, ...]


def measure_agreement(
    task: Task, ratings: Sequence[Rating], *, seed: int = 0, resamples: int = RESAMPLES
) -> TaskAgreement:
    """Measure agreement on each label, and for a multiclass task on all of them at once.

    Kappa and F1 need a pair: the first and the second judgement of each unit, in order of annotator.
    """
    by_unit: dict[str, list[Rating]] = {}
    for rating in sorted(ratings, key=lambda item: (item.unit, item.annotator)):
        by_unit.setdefault(rating.unit, []).append(rating)
    units = [found for found in by_unit.values() if len(found) > 1]
    documents, positions = np.unique([found[0].document for found in units], return_inverse=True)
    weights = draw_weights(max(len(documents), 1), resamples=resamples, seed=seed)
    per_label = {
        name: _agreement(_values(units, partial(_has, name)), 2, positions, len(documents), weights)
        for name in task.names
    }
    overall = None
    if not task.is_multilabel:
        values = _values(units, lambda rating: task.names.index(rating.labels[0]))
        overall = _agreement(values, len(task.names), positions, len(documents), weights)
    differing = [found for found in units if len({rating.labels for rating in found}) > 1]
    return TaskAgreement(
        task.name,
        len(units),
        len(documents),
        len({rating.annotator for found in units for rating in found}),
        1 - len(differing) / len(units) if units else None,
        per_label,
        overall,
        [
            Disagreement(found[0].unit, {item.annotator: format_labels(item.labels) for item in found})
            for found in differing
        ],
    )


def _has(name: str, rating: Rating) -> bool:
    return name in rating.labels


def _values(units: list[list[Rating]], value_of: Callable[[Rating], int]) -> Floats:
    """Give the judgements as numbers (units, most judgements of a unit), nan where a unit has fewer."""
    values = np.full((len(units), max(map(len, units), default=2)), np.nan)
    for row, found in enumerate(units):
        values[row, : len(found)] = [value_of(rating) for rating in found]
    return values


def _agreement(values: Floats, n_values: int, positions: Any, n_documents: int, weights: Floats) -> LabelAgreement:
    if not len(values):
        return LabelAgreement(None, None, None, 0, {"alpha": None, "kappa": None, "f1": None})
    coincidence = _by_document(coincidences(values, n_values), positions, n_documents)
    pairs = _by_document(pair_table(values[:, 0], values[:, 1], n_values), positions, n_documents)
    measures = {"alpha": (krippendorff_alpha, coincidence), "kappa": (cohen_kappa, pairs)}
    if n_values == 2:
        measures["f1"] = (positive_f1, pairs)
    figures: dict[str, float | None] = {}
    ci: dict[str, Bounds] = {}
    for name, (measure, counts) in measures.items():
        figures[name] = known(float(measure(counts.sum(axis=0))))
        bounds = percentile_interval(measure(resample(counts, weights)), n_documents=n_documents)
        ci[name] = None if np.isnan(bounds).any() else bounds.tolist()
    positives = int(np.nansum(values[:, :2])) if n_values == 2 else int((~np.isnan(values[:, :2])).sum())
    return LabelAgreement(figures["alpha"], figures["kappa"], figures.get("f1"), positives, ci)


def _by_document(per_unit: Floats, positions: Any, n_documents: int) -> Floats:
    total = np.zeros((n_documents, *per_unit.shape[1:]))
    np.add.at(total, positions, per_unit)
    return total


def agreement_json(agreements: Sequence[TaskAgreement]) -> dict[str, Any]:
    """Give agreement as JSON data by task."""
    return {agreement.task: asdict(agreement) for agreement in agreements}


def lay_out_agreement(agreement: TaskAgreement) -> list[Table]:
    """Give the tables of one task: the figures, and the units that were judged differently."""
    rows = [_row(name, figures) for name, figures in agreement.per_label.items()]
    if agreement.overall is not None:
        rows.append(_row("all", agreement.overall))
    title = (
        f"{agreement.task}: {agreement.n} items judged twice or more, {agreement.n_documents} documents, "
        f"{agreement.n_annotators} annotators"
    )
    note = f"equal judgements: {format_figure(agreement.exact)}; 95% intervals by bootstrap over documents"
    tables = [
        Table(title, ("", "Krippendorff's alpha", "Cohen's kappa", "F1 between annotators", "positives"), rows, (note,))
    ]
    given = [
        (item.id, "; ".join(f"{who}: {what}" for who, what in item.given.items())) for item in agreement.disagreements
    ]
    if given:
        tables.append(Table(f"{agreement.task}: {len(given)} items judged differently", ("id", "judgements"), given))
    return tables


def _row(name: str, figures: LabelAgreement) -> tuple[str, ...]:
    cells = [format_with_interval(getattr(figures, key), figures.ci.get(key)) for key in ("alpha", "kappa", "f1")]
    return (name, *cells, str(figures.positives))
