"""Runs on the same held-out items side by side: intervals of the differences, paired tests, flips.

Everything is paired: both runs of a pair are resampled by the same documents and tested on the same
items. An unpaired test throws away what the items share and misses differences that are there.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from stance.metrics.counts import DocumentCounts, count_by_document
from stance.metrics.figures import F1, measure_counts
from stance.metrics.intervals import (
    RESAMPLES,
    count_intervals,
    draw_weights,
    macro_interval,
    percentile_interval,
    resample,
)
from stance.metrics.predictions import Bools, Floats, Predictions, labels_cell
from stance.metrics.significance import (
    ALPHA,
    enough_swaps,
    further_items,
    holm,
    holm_levels,
    macro_f1,
    mcnemar_mid_p,
    smallest_difference,
    swap_test,
)
from stance.reports.compared import (
    BETTER,
    NO_EVIDENCE,
    WORSE,
    Comparison,
    Flip,
    LabelDifference,
    PairComparison,
    RunFigures,
)
from stance.reports.numbers import letter_of
from stance.reports.parts import known, known_bounds
from stance.reports.same_items import fit_together

__all__ = ["Comparison", "compare_runs"]


@dataclass(frozen=True, eq=False)
class _Run:
    """A run with its counts, its resamples (resamples, labels, 4) and which labels (n, labels) are right."""

    name: str
    predictions: Predictions
    counts: DocumentCounts
    resampled: Floats
    right: Bools

    @property
    def total(self) -> Floats:
        """Counts (labels, 4) of all items."""
        return np.asarray(self.counts.labels.sum(axis=0))

    @property
    def all_right(self) -> Bools:
        """Whether all labels (n,) are right."""
        return np.asarray(self.right.all(axis=1))


def compare_runs(runs: Sequence[tuple[str, Predictions]], *, seed: int = 0, resamples: int = RESAMPLES) -> Comparison:
    """Compare every pair of runs.

    Raises:
        StanceError: fewer than two runs; the held-out items, their gold labels or the labels of the task differ.
    """
    runs = fit_together(runs)
    drawn = _resampled_runs(runs, seed=seed, resamples=resamples)
    n_swaps = enough_swaps(math.comb(len(runs), 2) * len(runs[0][1].task.names), least=resamples)
    pairs = _compare_pairs(drawn, seed=seed, n_swaps=n_swaps)
    first = runs[0][1]
    return Comparison(
        first.task.name,
        len(first.ids),
        [_run_figures(number, run, pairs, drawn) for number, run in enumerate(drawn)],
        pairs,
        len(np.unique(first.groups)),
        _list_flips(drawn),
        dict(zip(first.task.names, first.gold.sum(axis=0).tolist(), strict=True)),
        n_swaps,
    )


def _resampled_runs(runs: Sequence[tuple[str, Predictions]], *, seed: int, resamples: int) -> list[_Run]:
    counts = [count_by_document(run) for _, run in runs]
    weights = draw_weights(counts[0].n_documents, resamples=resamples, seed=seed)
    return [
        _Run(name, run, count, resample(count.labels, weights), run.gold == run.predicted)
        for (name, run), count in zip(runs, counts, strict=True)
    ]


@dataclass(frozen=True, eq=False)
class _Tests:
    """p-values of a family of tests, adjusted by Holm over all of them, and the level that each is held against."""

    p: Floats
    adjusted: Floats
    level: Floats


def _adjust(p_values: Sequence[Sequence[float]] | Floats) -> _Tests:
    """Adjust p-values (pairs, tests of a pair) as one family."""
    p = np.array(p_values, dtype=float)
    flat = p.ravel().tolist()
    return _Tests(p, np.reshape(holm(flat), p.shape), np.reshape(holm_levels(flat), p.shape))


def _compare_pairs(runs: Sequence[_Run], *, seed: int, n_swaps: int) -> list[PairComparison]:
    pairs = list(combinations(runs, 2))
    swaps = [swap_test(a.counts.labels, b.counts.labels, resamples=n_swaps, seed=seed) for a, b in pairs]
    of_macro = _adjust([[swap.macro] for swap in swaps])
    of_labels = _adjust([swap.labels.tolist() for swap in swaps])
    mcnemar = _adjust([_mcnemar_p(a, b) for a, b in pairs])
    return [
        _compare_pair(a, b, place, of_macro, _label_differences(a, b, place, of_labels, mcnemar))
        for place, (a, b) in enumerate(pairs)
    ]


def _mcnemar_p(a: _Run, b: _Run) -> list[float]:
    only_a, only_b = (a.right & ~b.right).sum(axis=0), (~a.right & b.right).sum(axis=0)
    return [mcnemar_mid_p(int(first), int(second)) for first, second in zip(only_a, only_b, strict=True)]


def _compare_pair(a: _Run, b: _Run, place: int, tests: _Tests, per_label: dict[str, LabelDifference]) -> PairComparison:
    difference = float(np.nan_to_num(macro_f1(a.total) - macro_f1(b.total)))
    draws = macro_f1(a.resampled) - macro_f1(b.resampled)
    wins, losses = int((a.all_right & ~b.all_right).sum()), int((~a.all_right & b.all_right).sum())
    n_items = len(a.all_right)
    p, p_adjusted, level = float(tests.p[place, 0]), float(tests.adjusted[place, 0]), float(tests.level[place, 0])
    error = _standard_error(draws)
    return PairComparison(
        a.name,
        b.name,
        difference,
        _difference_interval(draws, a.counts.n_documents),
        p,
        p_adjusted,
        _verdict(difference, p_adjusted),
        per_label,
        wins + losses,
        wins,
        n_items - wins - losses,
        losses,
        smallest_difference(error, alpha=level),
        further_items(n_items, difference, error, alpha=level),
    )


def _label_differences(a: _Run, b: _Run, place: int, tests: _Tests, mcnemar: _Tests) -> dict[str, LabelDifference]:
    f1_a, f1_b = (measure_counts(run.total)[:, F1] for run in (a, b))
    # A label that one run never meets has no F1 there; the difference is taken from 0, and told as such by its figures.
    differences = np.nan_to_num(f1_a) - np.nan_to_num(f1_b)
    draws = np.nan_to_num(measure_counts(a.resampled)[..., F1]) - np.nan_to_num(measure_counts(b.resampled)[..., F1])
    only_a, only_b = (a.right & ~b.right).sum(axis=0), (~a.right & b.right).sum(axis=0)
    found = {}
    for index, name in enumerate(a.predictions.task.names):
        difference, error = float(differences[index]), _standard_error(draws[:, index])
        p_adjusted, level = float(tests.adjusted[place, index]), float(tests.level[place, index])
        found[name] = LabelDifference(
            difference,
            _difference_interval(draws[:, index], a.counts.n_documents),
            float(tests.p[place, index]),
            p_adjusted,
            float(mcnemar.p[place, index]),
            float(mcnemar.adjusted[place, index]),
            int(only_a[index]),
            int(only_b[index]),
            _verdict(difference, p_adjusted),
            smallest_difference(error, alpha=level),
            further_items(len(a.right), difference, error, alpha=level),
        )
    return found


def _difference_interval(draws: Floats, n_documents: int) -> list[float]:
    return [float(bound) for bound in np.nan_to_num(percentile_interval(draws, n_documents=n_documents))]


def _standard_error(draws: Floats) -> float:
    known_draws = draws[~np.isnan(draws)]
    return float(known_draws.std()) if len(known_draws) else 0.0


def _verdict(difference: float, p_adjusted: float) -> str:
    if p_adjusted >= ALPHA or difference == 0:
        return NO_EVIDENCE
    return BETTER if difference > 0 else WORSE


def _run_figures(number: int, run: _Run, pairs: Sequence[PairComparison], runs: Sequence[_Run]) -> RunFigures:
    figures, n_documents = measure_counts(run.total), run.counts.n_documents
    f1_bounds = count_intervals(run.resampled, run.total, n_documents=n_documents)[:, :, F1]
    macro_bounds = macro_interval(run.resampled, run.total, n_documents=n_documents)[:, F1]
    names = run.predictions.task.names
    letter_by_name = {other.name: letter_of(place) for place, other in enumerate(runs)}
    beaten = _beaten(run.name, pairs, names)
    return RunFigures(
        run.name,
        known(float(macro_f1(run.total))),
        [float(bound) for bound in np.nan_to_num(macro_bounds)],
        {label: known(float(figures[index, F1])) for index, label in enumerate(names)},
        letter_of(number),
        [letter_by_name[name] for name in beaten[None]],
        {label: known_bounds(f1_bounds[:, index]) for index, label in enumerate(names)},
        {label: [letter_by_name[name] for name in beaten[label]] for label in names},
    )


def _beaten(name: str, pairs: Sequence[PairComparison], labels: Sequence[str]) -> dict[str | None, list[str]]:
    """Give the runs that a run is better than, by label and, under None, in the macro mean."""
    found: dict[str | None, list[str]] = {None: [], **{label: [] for label in labels}}
    for pair in pairs:
        if name not in (pair.a, pair.b):
            continue
        other, wanted = (pair.b, BETTER) if name == pair.a else (pair.a, WORSE)
        if pair.verdict == wanted:
            found[None].append(other)
        for label, difference in pair.per_label.items():
            if difference.verdict == wanted:
                found[label].append(other)
    return found


def _list_flips(runs: Sequence[_Run]) -> list[Flip]:
    right = np.stack([run.all_right for run in runs])
    first, names = runs[0].predictions, runs[0].predictions.task.names
    return [
        Flip(
            str(first.ids[index]),
            labels_cell(first.gold[index], names),
            {run.name: labels_cell(run.predictions.predicted[index], names) for run in runs},
            [run.name for run, is_right in zip(runs, right[:, index], strict=True) if is_right],
        )
        for index in np.flatnonzero(right.any(axis=0) & ~right.all(axis=0)).tolist()
    ]
