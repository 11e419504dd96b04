"""Intervals by bootstrap over documents.

Sentences of one document are alike, so documents are drawn, with replacement, and their counts
summed by one matrix product: no figure is computed from sentences again.

The interval is the expanded percentile interval (Hesterberg 2015), whose tails are widened for few
documents by Student's t, and a share is never given a narrower one than Wilson's, which would hold
if every sentence were a document of its own. The choice was made by simulation:
documents of 25 sentences, hit rates and prevalence that vary between documents, four labels of which
the rarest has 15 items in 42 documents, 1,000 resamples, 600 runs; how often a nominal 95% interval
covers the truth, mean and worst over precision, recall and F1 of the labels and of their macro mean:

                                    42 documents      12 documents
                                    mean    worst     mean    worst
    percentile                      .908    .837      .803    .495
    BCa                             .915    .847      .809    .491
    expanded percentile             .919    .838      .832    .514
    BCa, expanded alike             .925    .855      .839    .512
    expanded, not under Wilson's    .944    .915      .942    .907
    BCa, expanded, not under it     .945    .920      .943    .912

So what the bootstrap lacks with rare labels is not skewness, which BCa corrects, but the doubt that
remains when few items were seen: 3 of 3 right gives every resample 1.0. BCa gains a thousandth
over the choice made and needs a jackknife. tests/benchmarks/coverage.py makes the table,
tests/metrics/test_coverage.py holds its outcome.
"""

from functools import cache

import numpy as np
import numpy.typing as npt
from scipy.stats import norm, t

from stance.metrics.figures import FN, FP, TP, macro, measure_counts

Floats = npt.NDArray[np.float64]

RESAMPLES = 2000
LEVEL = 0.95


def draw_weights(n_documents: int, *, resamples: int, seed: int) -> Floats:
    """Give how often each document is drawn in each resample: (resamples, documents)."""
    rng = np.random.default_rng(seed)
    return rng.multinomial(n_documents, np.full(n_documents, 1 / n_documents), size=resamples).astype(float)


def resample(counts: Floats, weights: Floats) -> Floats:
    """Sum counts (documents, ...) for every resample: (resamples, ...)."""
    flat = counts.reshape(len(counts), -1)
    return (weights @ flat).reshape(len(weights), *counts.shape[1:])


def percentile_interval(resampled: Floats, *, level: float = LEVEL, n_documents: int | None = None) -> Floats:
    """Give lower and upper bound (2, ...) over the first axis; resamples without a value are left out.

    A figure that no resample has gives nan. With `n_documents` the tails are expanded.
    """
    tail = expanded_tail(level, n_documents)
    empty = np.isnan(resampled).all(axis=0)
    filled = np.where(empty, 0.0, resampled)
    bounds = np.nanquantile(filled, [tail, 1 - tail], axis=0)
    return np.where(empty, np.nan, bounds)


@cache
def expanded_tail(level: float, n_documents: int | None) -> float:
    """Give the share of resamples outside each bound.

    Resampling n documents varies too little by sqrt((n - 1) / n), and its tails are the normal
    ones, not those of Student's t with n - 1 degrees of freedom (Hesterberg 2015, section 5.3).

    >>> round(expanded_tail(0.95, None), 4), round(expanded_tail(0.95, 12), 4)
    (0.025, 0.0108)
    """
    tail = (1 - level) / 2
    if n_documents is None or n_documents < 2:
        return tail
    return float(norm.cdf(t.ppf(tail, n_documents - 1) * np.sqrt(n_documents / (n_documents - 1))))


def wilson_interval(shares: Floats, n_items: Floats, *, level: float = LEVEL) -> Floats:
    """Give Wilson's score interval (2, ...) of shares of n independent items; nan where there are none.

    >>> wilson_interval(np.array(1.0), np.array(3.0)).round(3).tolist()
    [0.439, 1.0]
    """
    z = norm.ppf((1 + level) / 2)
    n = np.where(n_items > 0, n_items, np.nan)
    centre = (shares + z**2 / (2 * n)) / (1 + z**2 / n)
    half = z / (1 + z**2 / n) * np.sqrt(np.maximum(shares * (1 - shares), 0) / n + z**2 / (4 * n**2))
    bounds: Floats = np.clip(np.stack([centre - half, centre + half]), 0.0, 1.0)
    return bounds


def item_intervals(counts: Floats, *, level: float = LEVEL) -> Floats:
    """Give Wilson's intervals of precision, recall and F1 for counts (..., 4): (2, ..., 3).

    F1 is 2J / (1 + J) of the share J of true positives among all that is in gold or predicted, so
    its bounds are those of J, carried over.
    """
    tp, fp, fn = counts[..., TP], counts[..., FP], counts[..., FN]
    bounds = [
        wilson_interval(tp / np.maximum(whole, 1), whole, level=level) for whole in (tp + fp, tp + fn, tp + fp + fn)
    ]
    bounds[2] = 2 * bounds[2] / (1 + bounds[2])
    return np.stack(bounds, axis=-1)


def mean_interval(figures: Floats, bounds: Floats) -> Floats:
    """Give the interval (2, measures) of the mean of independent labels from theirs.

    Args:
        figures: (labels, measures), nan for a label that has none.
        bounds: (2, labels, measures).

    The squared distances of the bounds from the figures add up (Zou and Donner 2008).
    """
    known = ~np.isnan(figures)
    number = np.maximum(known.sum(axis=0), 1)
    middle = np.where(known, figures, 0.0).sum(axis=0) / number
    distances = np.where(known & ~np.isnan(bounds), figures - bounds, 0.0)
    lower, upper = np.sqrt((distances**2).sum(axis=1)) / number
    joined = np.clip(np.stack([middle - lower, middle + upper]), 0.0, 1.0)
    return np.where(known.any(axis=0), joined, np.nan)


def count_intervals(resampled: Floats, total: Floats, *, n_documents: int) -> Floats:
    """Give the intervals (2, ..., 3) of precision, recall and F1.

    Args:
        resampled: counts (resamples, ..., 4).
        total: observed counts (..., 4).
        n_documents: that were drawn.

    The precision of no predictions and the recall of no gold labels are set, not measured, and so
    have no interval.
    """
    bounds = not_narrower(
        percentile_interval(measure_counts(resampled), n_documents=n_documents), item_intervals(total)
    )
    tp, fp, fn = total[..., TP], total[..., FP], total[..., FN]
    return np.where(np.stack([tp + fp > 0, tp + fn > 0, tp + fp + fn > 0], axis=-1), bounds, np.nan)


def macro_interval(resampled: Floats, total: Floats, *, n_documents: int) -> Floats:
    """Give the intervals (2, 3) of the means over labels, from counts as in `count_intervals`."""
    drawn = percentile_interval(macro(measure_counts(resampled)), n_documents=n_documents)
    return not_narrower(drawn, mean_interval(measure_counts(total), item_intervals(total)))


def not_narrower(bounds: Floats, least: Floats) -> Floats:
    """Widen intervals (2, ...) to hold the least ones, which may be nan where there are none.

    >>> not_narrower(np.array([[0.4], [0.6]]), np.array([[0.5], [0.8]])).tolist()
    [[0.4], [0.8]]
    """
    return np.stack([np.fmin(bounds[0], least[0]), np.fmax(bounds[1], least[1])])
