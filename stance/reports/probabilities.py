"""What the probabilities of a task tell beside its decisions: calibration, curves, suspect gold labels."""

import numpy as np

from stance.metrics import calibration, curves
from stance.metrics.counts import Positions
from stance.metrics.predictions import Floats, Predictions, labels_cell
from stance.metrics.suspects import doubt, rank_suspects
from stance.reports.numbers import format_figure, format_share, format_with_interval
from stance.reports.parts import Curve, Kept, LabelCalibration, Probabilities, Suspect, TaskFigures, known_bounds
from stance.reports.table import Table

MOST_SUSPECTS = 50


def measure_probabilities(predictions: Predictions, positions: Positions, weights: Floats) -> Probabilities:
    """Measure the probabilities of a task, which must have some.

    Args:
        predictions: of the task.
        positions: (n,) the document of each item.
        weights: (resamples, documents).
    """
    scores = predictions.probabilities
    if scores is None:
        raise ValueError(f"{predictions.task.name}: predictions without probabilities")
    gold, names = predictions.gold, predictions.task.names
    pooled = np.repeat(positions, len(names))
    given = predictions.predicted.ravel()
    right, sure = gold.ravel()[given], scores.ravel()[given]
    recall = {
        name: curves.precision_recall(gold[:, index], scores[:, index], positions, weights)
        for index, name in enumerate(names)
    }
    kept = curves.precision_kept(right, sure, pooled[given], weights)
    return Probabilities(
        {
            name: _calibration(calibration.calibrate(gold[:, index], scores[:, index], positions, weights))
            for index, name in enumerate(names)
        },
        _calibration(calibration.calibrate(gold.ravel(), scores.ravel(), pooled, weights)),
        {name: _curve(curve) for name, curve in recall.items() if curve is not None},
        None if kept is None else _curve(kept),
        [_kept(target, curves.largest_share(right, sure, target)) for target in curves.TARGETS],
        list_suspects(predictions),
    )


def list_suspects(predictions: Predictions, *, most: int = MOST_SUSPECTS) -> list[Suspect]:
    """List the gold labels that the model contradicts with confidence, the likeliest errors first."""
    if predictions.probabilities is None:
        return []
    names, margin = predictions.task.names, doubt(predictions.gold, predictions.probabilities)
    return [
        Suspect(
            str(predictions.ids[item]),
            names[label],
            bool(predictions.gold[item, label]),
            labels_cell(predictions.gold[item], names),
            labels_cell(predictions.predicted[item], names),
            float(predictions.probabilities[item, label]),
            float(margin[item, label]),
        )
        for item, label in zip(*rank_suspects(predictions, most=most), strict=True)
    ]


def _calibration(found: calibration.Calibration) -> LabelCalibration:
    return LabelCalibration(
        found.n_items.astype(int).tolist(),
        found.probability.tolist(),
        found.share.tolist(),
        [known_bounds(bounds) for bounds in found.share_bounds.T],
        found.brier,
        found.brier_of_prevalence,
        found.error,
        {"brier": known_bounds(found.brier_bounds), "error": known_bounds(found.error_bounds)},
    )


def _curve(found: curves.Curve) -> Curve:
    return Curve(
        found.reached.tolist(),
        found.threshold.tolist(),
        found.precision.tolist(),
        [known_bounds(bounds) for bounds in found.bounds.T],
    )


def _kept(target: float, found: tuple[float, float] | None) -> Kept:
    return Kept(target, *(found or (None, None)))


def lay_out_probabilities(name: str, task: TaskFigures) -> list[Table]:
    """Give the tables of calibration and of precision against the share kept."""
    found = task.probabilities
    if found is None:
        return []
    tables = [_calibration_table(name, found)]
    return tables if found.kept is None else [*tables, _kept_table(name, found.kept, found.kept_at)]


def lay_out_suspects(name: str, task: TaskFigures) -> list[Table]:
    """Give the table of suspect gold labels, if there are any."""
    if task.probabilities is None or not task.probabilities.suspects:
        return []
    return [_suspects_table(name, task.probabilities.suspects)]


def _calibration_table(name: str, found: Probabilities) -> Table:
    rows = [
        (
            label,
            format_with_interval(item.brier, item.ci["brier"], digits=3),
            format_figure(item.brier_of_prevalence, digits=3),
            format_with_interval(item.error, item.ci["error"], digits=3),
        )
        for label, item in [*found.calibration.items(), ("all labels", found.calibration_all)]
    ]
    note = (
        "Brier score: mean squared distance of probability and gold, lower is better; beside it what always saying "
        "the label's share would score. Calibration error: mean distance of probability and share over bins"
    )
    return Table(
        f"{name}: can the probabilities be trusted?",
        ("", "Brier score", "of the share alone", "calibration error"),
        rows,
        (note,),
    )


def _kept_table(name: str, curve: Curve, kept_at: list[Kept]) -> Table:
    rows = [
        (f"surest {format_share(share)}", format_figure(threshold), format_with_interval(precision, bounds))
        for share, threshold, precision, bounds in zip(
            curve.reached, curve.threshold, curve.precision, curve.precision_ci, strict=True
        )
    ]
    notes = [_kept_note(item) for item in kept_at]
    notes.append("thresholds read off these held-out items; choose one for use on training documents")
    return Table(
        f"{name}: precision where only the surest labels are kept",
        ("labels kept", "probability from", "precision"),
        rows,
        notes,
    )


def _kept_note(item: Kept) -> str:
    if item.share is None or item.threshold is None:
        return f"precision {format_figure(item.precision)}: not reached by any share"
    return (
        f"precision {format_figure(item.precision)}: reached with the surest {format_share(item.share)} of the labels, "
        f"probability {format_figure(item.threshold)} and more"
    )


def _suspects_table(name: str, suspects: list[Suspect]) -> Table:
    rows = [
        (
            item.id,
            f"{'has' if item.in_gold else 'lacks'} {item.label}",
            format_figure(item.probability),
            item.gold,
            item.predicted,
        )
        for item in suspects
    ]
    return Table(
        f"{name}: {len(suspects)} gold labels to look at again",
        ("id", "gold", "probability", "all gold", "all predicted"),
        rows,
        (
            "the model contradicts them with at least the confidence it shows on the other side, likeliest errors "
            "first; either may be wrong",
        ),
        5,
    )
