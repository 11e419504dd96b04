"""The figures of one task from its predictions: every figure with its interval by resampled documents."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from stance.metrics.counts import (
    DocumentCounts,
    Positions,
    count_by_document,
    document_positions,
    resampling_groups,
)
from stance.metrics.figures import FN, FP, ITEMS, MEASURES, TP, macro, measure_counts, micro
from stance.metrics.intervals import (
    RESAMPLES,
    count_intervals,
    draw_weights,
    macro_interval,
    not_narrower,
    percentile_interval,
    resample,
    wilson_interval,
)
from stance.metrics.predictions import Bools, Floats, Predictions
from stance.metrics.ranking import average_precision, resampled_average_precision
from stance.reports.parts import Bounds, LabelFigures, Means, TaskFigures, known, known_bounds
from stance.reports.probabilities import measure_probabilities

_AP = "average_precision"


@dataclass(frozen=True, eq=False)
class Sample:
    """Predictions with their documents drawn again: what all figures of one set of items share."""

    predictions: Predictions
    positions: Positions
    counts: DocumentCounts
    weights: Floats

    def interval(self, resampled: Floats) -> Floats:
        """Give the interval (2, ...) of figures (resamples, ...)."""
        return percentile_interval(resampled, n_documents=self.counts.n_documents)


def task_figures(
    predictions: Predictions, *, seed: int, resamples: int = RESAMPLES, subsets: Mapping[str, Bools] | None = None
) -> TaskFigures:
    """Compute the figures of one task, and of subsets of its items given as masks.

    Intervals resample documents; where there are fewer than five, items stand for documents. What
    follows from probabilities is told of all items only.
    """
    sample = draw_sample(predictions, seed=seed, resamples=resamples)
    return _figures(
        sample,
        {
            name: _figures(draw_sample(predictions.take(mask), seed=seed, resamples=resamples))
            for name, mask in (subsets or {}).items()
            if mask.any()
        },
        is_whole=True,
    )


def draw_sample(predictions: Predictions, *, seed: int, resamples: int) -> Sample:
    """Draw the documents of predictions again."""
    counts = count_by_document(predictions)
    _, positions = document_positions(resampling_groups(predictions))
    weights = draw_weights(counts.n_documents, resamples=resamples, seed=seed)
    return Sample(predictions, positions, counts, weights)


def _figures(sample: Sample, subsets: dict[str, TaskFigures] | None = None, *, is_whole: bool = False) -> TaskFigures:
    predictions, counts = sample.predictions, sample.counts
    precision = _average_precision(sample) if is_whole else None
    (exact,), (exact_ci,) = _shares(sample, counts.exact[:, None])
    macro_means, micro_means = _means(sample, precision)
    detailed = is_whole and predictions.probabilities is not None
    return TaskFigures(
        predictions.task.kind,
        len(predictions.ids),
        len(np.unique(predictions.groups)),
        _per_label(sample, precision),
        macro_means,
        micro_means,
        exact,
        subsets or {},
        None if predictions.task.is_multilabel else _confusion(predictions),
        exact_ci,
        measure_probabilities(predictions, sample.positions, sample.weights) if detailed else None,
    )


@dataclass(frozen=True, eq=False)
class _Ranked:
    """Average precision of each label and of all labels pooled, observed and resampled."""

    labels: Floats
    labels_resampled: Floats
    pooled: float
    pooled_resampled: Floats


def _average_precision(sample: Sample) -> _Ranked | None:
    scores, gold = sample.predictions.probabilities, sample.predictions.gold
    if scores is None:
        return None
    columns = range(gold.shape[1])
    pooled_positions = np.repeat(sample.positions, gold.shape[1])
    return _Ranked(
        np.array([average_precision(gold[:, index], scores[:, index]) for index in columns]),
        np.stack(
            [
                resampled_average_precision(gold[:, index], scores[:, index], sample.positions, sample.weights)
                for index in columns
            ],
            axis=1,
        ),
        average_precision(gold.ravel(), scores.ravel()),
        resampled_average_precision(gold.ravel(), scores.ravel(), pooled_positions, sample.weights),
    )


def _per_label(sample: Sample, ranked: _Ranked | None) -> dict[str, LabelFigures]:
    total = sample.counts.labels.sum(axis=0)
    figures = measure_counts(total)
    bounds = count_intervals(
        resample(sample.counts.labels, sample.weights), total, n_documents=sample.counts.n_documents
    )
    gold_share, gold_ci = _label_shares(sample, (TP, FN))
    given_share, given_ci = _label_shares(sample, (TP, FP))
    ranked_ci = None if ranked is None else _ranked_bounds(sample, ranked, total)
    found = {}
    for index, name in enumerate(sample.predictions.task.names):
        precision, recall, f1 = map(known, figures[index])
        ci = _named(bounds[:, index]) | {"prevalence": gold_ci[index], "predicted_share": given_ci[index]}
        if ranked_ci is not None:
            ci[_AP] = known_bounds(ranked_ci[:, index])
        support, given = int(total[index, TP] + total[index, FN]), int(total[index, TP] + total[index, FP])
        ap = None if ranked is None else known(float(ranked.labels[index]))
        found[name] = LabelFigures(precision, recall, f1, ap, support, given, gold_share[index], given_share[index], ci)
    return found


def _ranked_bounds(sample: Sample, ranked: _Ranked, total: Floats) -> Floats:
    """Give the intervals (2, labels) of average precision, a mean over the positives, as if a share of them."""
    n_positive = total[:, TP] + total[:, FN]
    return not_narrower(sample.interval(ranked.labels_resampled), wilson_interval(ranked.labels, n_positive))


def _means(sample: Sample, ranked: _Ranked | None) -> tuple[Means, Means]:
    """Average over labels: macro counts each label alike, micro each decision."""
    total, resampled = sample.counts.labels.sum(axis=0), resample(sample.counts.labels, sample.weights)
    n_documents = sample.counts.n_documents
    over_labels, over_decisions = macro(measure_counts(total)), micro(total)
    macro_bounds = macro_interval(resampled, total, n_documents=n_documents)
    micro_bounds = count_intervals(resampled.sum(axis=1), total.sum(axis=0), n_documents=n_documents)
    macro_ap, macro_ap_ci, micro_ap, micro_ap_ci = None, None, None, None
    if ranked is not None:
        macro_ap = known(float(macro(ranked.labels[:, None])[0]))
        macro_ap_ci = known_bounds(sample.interval(macro(ranked.labels_resampled[:, :, None])[:, 0]))
        micro_ap, micro_ap_ci = known(ranked.pooled), known_bounds(sample.interval(ranked.pooled_resampled))
    return (
        _mean(over_labels, macro_bounds, macro_ap, macro_ap_ci),
        _mean(over_decisions, micro_bounds, micro_ap, micro_ap_ci),
    )


def _mean(figures: Floats, bounds: Floats, ranked: float | None, ranked_ci: Bounds) -> Means:
    precision, recall, f1 = map(known, figures)
    return Means(precision, recall, f1, _named(bounds) | {_AP: ranked_ci}, ranked)


def _label_shares(sample: Sample, columns: tuple[int, int]) -> tuple[list[float], list[Bounds]]:
    """Give the share of items of every label in two counts, with intervals."""
    return _shares(sample, sample.counts.labels[:, :, columns].sum(axis=2))


def _shares(sample: Sample, counts: Floats) -> tuple[list[float], list[Bounds]]:
    """Give the shares of items that counts (documents, shares) make up, with their intervals."""
    items = sample.counts.labels[:, 0, ITEMS]
    shares = counts.sum(axis=0) / items.sum()
    drawn = resample(counts, sample.weights) / resample(items, sample.weights)[:, None]
    bounds = not_narrower(sample.interval(drawn), wilson_interval(shares, items.sum()))
    return shares.tolist(), [known_bounds(bounds[:, index]) for index in range(len(shares))]


def _named(bounds: Floats) -> dict[str, Bounds]:
    """Name the intervals (2, measures)."""
    return {measure: known_bounds(bounds[:, index]) for index, measure in enumerate(MEASURES)}


def _confusion(predictions: Predictions) -> dict[str, dict[str, int]]:
    """Count predicted labels (inner) for each gold label (outer) of a multiclass task."""
    table = predictions.gold.astype(int).T @ predictions.predicted.astype(int)
    names = predictions.task.names
    return {gold: {name: int(table[i, j]) for j, name in enumerate(names)} for i, gold in enumerate(names)}
