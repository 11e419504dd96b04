"""How far probabilities can be trusted: reliability curve, Brier score, expected calibration error.

Bins are neither equal ranges nor equally many items: most probabilities of a rare label lie near 0,
so that equal ranges leave the upper bins to a handful and equal numbers put all that matters into
the last. They hold equal sums of p(1 - p), the variance that is expected there, and so are about
equally well known. Everything is summed from statistics per document and resampled as all figures.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from stance.metrics.counts import Positions, sum_by_document
from stance.metrics.intervals import (
    not_narrower,
    percentile_interval,
    resample,
    wilson_interval,
)
from stance.metrics.predictions import Bools

Floats = npt.NDArray[np.float64]

N_BINS = 10
_LEAST_SUM, _TRIFLE = 4.0, 1e-9
_ITEMS, _PROBABILITY, _GOLD, _SQUARES = range(4)


@dataclass(frozen=True, eq=False)
class Calibration:
    """Calibration of one label.

    Attributes:
        n_items: (bins,) items, from the lowest probabilities to the highest.
        probability: (bins,) mean probability.
        share: (bins,) share of items that have the label.
        share_bounds: (2, bins) its interval.
        brier: mean squared distance of probability and gold.
        brier_bounds: (2,).
        brier_of_prevalence: what always saying the share of the label in gold would score.
        error: expected calibration error, the mean distance of probability and share over bins.
        error_bounds: (2,).
    """

    n_items: Floats
    probability: Floats
    share: Floats
    share_bounds: Floats
    brier: float
    brier_bounds: Floats
    brier_of_prevalence: float
    error: float
    error_bounds: Floats


def calibrate(gold: Bools, probabilities: Floats, positions: Positions, weights: Floats) -> Calibration:
    """Compare the probabilities (n,) of one label with gold (n,)."""
    bins = equal_bins(probabilities)
    n_bins = int(bins.max()) + 1
    per_item = np.zeros((len(gold), n_bins, 4))
    squares = (probabilities - gold) ** 2
    per_item[np.arange(len(gold)), bins] = np.stack([np.ones(len(gold)), probabilities, gold, squares], axis=1)
    counts = sum_by_document(per_item, positions, weights.shape[1])
    total, resampled = counts.sum(axis=0), resample(counts, weights)
    n_items, share = total[:, _ITEMS], total[:, _GOLD] / total[:, _ITEMS]
    prevalence = float(gold.mean())
    return Calibration(
        n_items,
        total[:, _PROBABILITY] / n_items,
        share,
        not_narrower(
            percentile_interval(_ratio(resampled, _GOLD), n_documents=weights.shape[1]), wilson_interval(share, n_items)
        ),
        float(_brier(total)),
        percentile_interval(_brier(resampled), n_documents=weights.shape[1]),
        prevalence * (1 - prevalence),
        float(_error(total)),
        _error_bounds(float(_error(total)), _error(resampled), weights.shape[1]),
    )


def equal_bins(probabilities: Floats) -> Positions:
    """Give the bin of each item (n,), equal sums of p(1 - p) in each, tied probabilities in one bin.

    Ten bins at most, and fewer where a bin would hold a sum under four.

    >>> equal_bins(np.array([0.0, 1.0, 0.0, 0.0])).tolist()
    [0, 1, 0, 0]
    """
    known = np.sort(probabilities)
    # A hard 0 or 1 expects no variance; the trifle lets such items count by their number.
    weight = np.cumsum(known * (1 - known) + _TRIFLE)
    n_bins = int(np.clip(weight[-1] / _LEAST_SUM, 2, N_BINS))
    cuts = np.searchsorted(weight, weight[-1] * np.arange(1, n_bins) / n_bins)
    raw = np.searchsorted(np.unique(known[cuts]), probabilities, side="left")
    return np.unique(raw, return_inverse=True)[1]


def _ratio(counts: Floats, column: int) -> Floats:
    items = counts[..., _ITEMS]
    shares: Floats = np.divide(counts[..., column], items, out=np.full(items.shape, np.nan), where=items > 0)
    return shares


def _brier(counts: Floats) -> Floats:
    mean: Floats = counts[..., _SQUARES].sum(axis=-1) / counts[..., _ITEMS].sum(axis=-1)
    return mean


def _error(counts: Floats) -> Floats:
    distances = np.abs(counts[..., _PROBABILITY] - counts[..., _GOLD])
    mean: Floats = distances.sum(axis=-1) / counts[..., _ITEMS].sum(axis=-1)
    return mean


def _error_bounds(error: float, resampled: Floats, n_documents: int) -> Floats:
    """Give the basic interval, reflected at the estimate.

    Distances are never negative, so chance alone raises the error, and resampling raises it once
    more; the reflection takes away what the percentile interval would add. It always holds the
    estimate, which chance may have put above all else.
    """
    lower, upper = percentile_interval(resampled, n_documents=n_documents)
    bounds: Floats = np.clip(np.array([2 * error - upper, max(error, 2 * error - lower)]), 0.0, 1.0)
    return bounds
