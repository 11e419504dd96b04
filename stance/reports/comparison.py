"""Runs on the same held-out items side by side: intervals of the differences, paired tests, flips."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from itertools import combinations
from typing import Any

import numpy as np

from stance.errors import StanceError
from stance.metrics.counts import DocumentCounts, count_by_document
from stance.metrics.figures import F1, measure_counts
from stance.metrics.intervals import RESAMPLES, draw_weights, percentile_interval, resample
from stance.metrics.predictions import Floats, Predictions
from stance.metrics.significance import holm, macro_f1, mcnemar_mid_p, swap_p
from stance.reports.layout import Table
from stance.reports.numbers import format_difference, format_figure, format_interval, format_p, format_with_interval
from stance.reports.record import known

ALPHA = 0.05


@dataclass(frozen=True)
class RunFigures:
    """One run of a comparison."""

    name: str
    macro_f1: float | None
    ci: list[float]
    per_label: dict[str, float | None]


@dataclass(frozen=True)
class LabelDifference:
    """F1 of the first run minus F1 of the second on one label, with McNemar's mid-p."""

    difference: float
    ci: list[float]
    p: float
    p_adjusted: float


@dataclass(frozen=True)
class PairComparison:
    """Two runs: `difference` is macro-F1 of a minus that of b; `flipped` items changed between right and wrong."""

    a: str
    b: str
    difference: float
    ci: list[float]
    p: float
    p_adjusted: float
    verdict: str
    per_label: dict[str, LabelDifference]
    flipped: int


@dataclass(frozen=True)
class Comparison:
    """The comparison of runs on one task."""

    task: str
    n: int
    runs: list[RunFigures]
    pairs: list[PairComparison]


def compare_runs(runs: Sequence[tuple[str, Predictions]], *, seed: int = 0, resamples: int = RESAMPLES) -> Comparison:
    """Compare every pair of runs.

    Raises:
        StanceError: the held-out items, their gold labels or the labels of the task differ.
    """
    first_name, first = runs[0]
    for name, run in runs[1:]:
        refuse_different(first_name, first, name, run)
    counts = [count_by_document(run) for _, run in runs]
    weights = draw_weights(counts[0].n_documents, resamples=resamples, seed=seed)
    resampled = [resample(count.labels, weights) for count in counts]
    labels = first.task.names
    figures = [
        _run_figures(name, labels, count, draws)
        for (name, _), count, draws in zip(runs, counts, resampled, strict=True)
    ]
    indices = list(combinations(range(len(runs)), 2))
    p_macro = [swap_p(counts[a].labels, counts[b].labels, resamples=resamples, seed=seed) for a, b in indices]
    p_labels = [[_label_p(runs[a][1], runs[b][1], index) for index in range(len(labels))] for a, b in indices]
    adjusted = holm(p_macro)
    adjusted_labels = np.array(holm([p for row in p_labels for p in row])).reshape(len(indices), len(labels))
    pairs = []
    for number, (a, b) in enumerate(indices):
        f1_a, f1_b = (measure_counts(counts[index].labels.sum(axis=0))[:, F1] for index in (a, b))
        difference = float(
            np.nan_to_num(macro_f1(counts[a].labels.sum(axis=0)) - macro_f1(counts[b].labels.sum(axis=0)))
        )
        label_draws = measure_counts(resampled[a])[..., F1] - measure_counts(resampled[b])[..., F1]
        label_bounds = percentile_interval(label_draws)
        per_label = {
            label: LabelDifference(
                float(np.nan_to_num(f1_a[index] - f1_b[index])),
                np.nan_to_num(label_bounds[:, index]).tolist(),
                p_labels[number][index],
                float(adjusted_labels[number, index]),
            )
            for index, label in enumerate(labels)
        }
        pairs.append(
            PairComparison(
                runs[a][0],
                runs[b][0],
                difference,
                np.nan_to_num(percentile_interval(macro_f1(resampled[a]) - macro_f1(resampled[b]))).tolist(),
                p_macro[number],
                adjusted[number],
                _verdict(difference, adjusted[number]),
                per_label,
                int((_right(runs[a][1]) != _right(runs[b][1])).sum()),
            )
        )
    return Comparison(first.task.name, len(first.ids), figures, pairs)


def refuse_different(name_a: str, a: Predictions, name_b: str, b: Predictions) -> None:
    """Refuse two runs that were not measured on the same items.

    Raises:
        StanceError: with the first item or gold label that differs.
    """
    if a.task.names != b.task.names:
        raise StanceError(f"{name_a} and {name_b}: other labels ({', '.join(a.task.names)}; {', '.join(b.task.names)})")
    if not np.array_equal(a.ids, b.ids):
        only = sorted(set(a.ids) ^ set(b.ids))
        raise StanceError(
            f"{name_a} and {name_b}: the held-out items differ ({len(only)} are in one run only, first {only[0]!r}); "
            "compare runs on the same held-out items"
        )
    different = np.flatnonzero((a.gold != b.gold).any(axis=1))
    if len(different):
        raise StanceError(
            f"{name_a} and {name_b}: the gold labels of {len(different)} items differ, first {a.ids[different[0]]!r}; "
            "train both on the same annotations"
        )


def comparison_json(comparison: Comparison) -> dict[str, Any]:
    """Give the comparison as JSON data."""
    return asdict(comparison)


def lay_out_comparison(comparison: Comparison) -> list[Table]:
    """Give the tables of a comparison: runs, pairs, and the labels of each pair."""
    labels = list(comparison.runs[0].per_label)
    runs = [
        (
            run.name,
            format_with_interval(run.macro_f1, run.ci),
            *(format_figure(run.per_label[label]) for label in labels),
        )
        for run in comparison.runs
    ]
    pairs = [
        (
            f"{pair.a} − {pair.b}",
            format_difference(pair.difference),
            format_interval(pair.ci) if min(pair.ci) >= 0 else _signed(pair.ci),
            format_p(pair.p),
            format_p(pair.p_adjusted),
            str(pair.flipped),
            f"{pair.a} is {pair.verdict}" if pair.verdict != NO_EVIDENCE else pair.verdict,
        )
        for pair in comparison.pairs
    ]
    return [
        Table(f"{comparison.task}: F1 on {comparison.n} held-out items", ("", "macro-F1", *labels), runs),
        Table(
            "differences of macro-F1",
            ("", "difference", "95% interval", "p", "p adjusted", "flipped", "verdict"),
            pairs,
            ("p: documents swapped at random between the runs; adjusted by Holm over the pairs",),
        ),
        *(_label_table(pair) for pair in comparison.pairs),
    ]


BETTER, WORSE, NO_EVIDENCE = "better", "worse", "no evidence either way"


def _label_table(pair: PairComparison) -> Table:
    rows = [
        (label, format_difference(item.difference), _signed(item.ci), format_p(item.p), format_p(item.p_adjusted))
        for label, item in pair.per_label.items()
    ]
    return Table(
        f"{pair.a} − {pair.b}: F1 by label",
        ("", "difference", "95% interval", "p", "p adjusted"),
        rows,
        ("p: McNemar's mid-p on the items that only one run has right; adjusted by Holm over labels and pairs",),
    )


def _signed(bounds: Sequence[float]) -> str:
    return f"[{format_difference(bounds[0])}, {format_difference(bounds[1])}]"


def _run_figures(name: str, labels: Sequence[str], counts: DocumentCounts, resampled: Floats) -> RunFigures:
    total = counts.labels.sum(axis=0)
    f1 = measure_counts(total)[:, F1]
    return RunFigures(
        name,
        known(float(macro_f1(total))),
        np.nan_to_num(percentile_interval(macro_f1(resampled))).tolist(),
        {label: known(float(f1[index])) for index, label in enumerate(labels)},
    )


def _label_p(a: Predictions, b: Predictions, index: int) -> float:
    right_a, right_b = (run.gold[:, index] == run.predicted[:, index] for run in (a, b))
    return mcnemar_mid_p(int((right_a & ~right_b).sum()), int((~right_a & right_b).sum()))


def _right(run: Predictions) -> Any:
    return (run.gold == run.predicted).all(axis=1)


def _verdict(difference: float, p_adjusted: float) -> str:
    if p_adjusted >= ALPHA:
        return NO_EVIDENCE
    return BETTER if difference > 0 else WORSE
