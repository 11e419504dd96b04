"""Precision at chosen recalls, and at chosen shares of the labels that a system keeps.

Both are figures at thresholds that were read off the same held-out items. They tell what the
probabilities are worth; a threshold for later use is to be chosen on training documents.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from stance.metrics.counts import Positions, sum_by_document
from stance.metrics.intervals import not_narrower, percentile_interval, resample, wilson_interval
from stance.metrics.predictions import Bools

Floats = npt.NDArray[np.float64]

RECALLS = np.linspace(0.05, 1.0, 20)
SHARES = np.linspace(0.1, 1.0, 10)
TARGETS = (0.8, 0.9, 0.95)


@dataclass(frozen=True, eq=False)
class Curve:
    """Precision with its interval (2, points) at each threshold, and what is reached there."""

    reached: Floats
    threshold: Floats
    precision: Floats
    bounds: Floats


def precision_recall(gold: Bools, scores: Floats, positions: Positions, weights: Floats) -> Curve | None:
    """Give precision at the highest thresholds that find 5%, 10%, ... of a label; None without a positive."""
    positives = np.sort(scores[gold])[::-1]
    if not len(positives):
        return None
    wanted = np.ceil(RECALLS * len(positives) - 1e-9).astype(int)
    thresholds = np.unique(positives[wanted - 1])[::-1]
    recall = (positives[None, :] >= thresholds[:, None]).mean(axis=1)
    return _at_thresholds(gold, scores, thresholds, recall, positions, weights)


def precision_kept(right: Bools, scores: Floats, positions: Positions, weights: Floats) -> Curve | None:
    """Give precision where only the surest 10%, 20%, ... of the given labels are kept; None without any.

    Args:
        right: (given,) whether a label that was given is gold.
        scores: (given,) its probability.
        positions: (given,) its document.
        weights: (resamples, documents).
    """
    if not len(right):
        return None
    sure = np.sort(scores)[::-1]
    wanted = np.ceil(SHARES * len(sure) - 1e-9).astype(int)
    thresholds = np.unique(sure[wanted - 1])[::-1]
    kept = (sure[None, :] >= thresholds[:, None]).mean(axis=1)
    return _at_thresholds(right, scores, thresholds, kept, positions, weights)


def largest_share(right: Bools, scores: Floats, target: float) -> tuple[float, float] | None:
    """Give the largest share of given labels that can be kept at a precision, and the threshold; None if none can.

    >>> largest_share(np.array([True, True, False, True]), np.array([0.9, 0.8, 0.7, 0.6]), 0.75)
    (1.0, 0.6)
    """
    order = np.argsort(-scores, kind="stable")
    last_of_tie = np.append(np.diff(scores[order]) != 0, True)
    precision = np.cumsum(right[order]) / np.arange(1, len(right) + 1)
    reaching = np.flatnonzero((precision >= target) & last_of_tie)
    if not len(reaching):
        return None
    return float((reaching[-1] + 1) / len(right)), float(scores[order][reaching[-1]])


def _at_thresholds(
    hits: Bools, scores: Floats, thresholds: Floats, reached: Floats, positions: Positions, weights: Floats
) -> Curve:
    over = scores[:, None] >= thresholds[None, :]
    per_item = np.stack([over & hits[:, None], over], axis=2)
    counts = sum_by_document(per_item, positions, weights.shape[1])
    total = counts.sum(axis=0)
    bounds = percentile_interval(_precision(resample(counts, weights)), n_documents=weights.shape[1])
    precision = _precision(total)
    return Curve(reached, thresholds, precision, not_narrower(bounds, wilson_interval(precision, total[:, 1])))


def _precision(counts: Floats) -> Floats:
    over = counts[..., 1]
    shares: Floats = np.divide(counts[..., 0], over, out=np.full(over.shape, np.nan), where=over > 0)
    return shares
