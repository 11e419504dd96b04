"""Average precision of one label, and of all resamples of the documents at once.

Items are sorted once. A resample only weighs them, so hits and items above each threshold are
cumulative sums of weights down the ranking, and only the places that hold a positive are needed.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from stance.metrics.counts import Positions
from stance.metrics.predictions import Bools

Floats = npt.NDArray[np.float64]

_RESAMPLES_AT_ONCE = 256


def average_precision(gold: Bools, scores: Floats) -> float:
    """Give the area under the precision-recall steps of one label, nan without a positive.

    Tied scores are one step, as in scikit-learn's average_precision_score.

    >>> round(average_precision(np.array([True, False, True]), np.array([0.9, 0.5, 0.1])), 4)
    0.8333
    """
    each = np.ones((1, len(gold)))
    return float(resampled_average_precision(gold, scores, np.arange(len(gold)), each)[0])


def resampled_average_precision(gold: Bools, scores: Floats, positions: Positions, weights: Floats) -> Floats:
    """Give average precision of one label in every resample: (resamples,); nan where it has no positive.

    Args:
        gold: (n,) whether an item has the label.
        scores: (n,) its probability.
        positions: (n,) the document of each item.
        weights: (resamples, documents) how often each is drawn.
    """
    if not gold.any():
        return np.full(len(weights), np.nan)
    order = np.argsort(-scores, kind="stable")
    ranking = _rank(gold[order], scores[order], positions[order])
    starts = range(0, len(weights), _RESAMPLES_AT_ONCE)
    return np.concatenate([_weighted(ranking, weights[start : start + _RESAMPLES_AT_ONCE]) for start in starts])


@dataclass(frozen=True, eq=False)
class _Ranking:
    """Documents of items and of positives from the highest score down, cut into blocks.

    A block ends with the last item of a tie that holds a positive; precision counts only there.
    """

    items: Positions
    item_starts: Positions
    hits: Positions
    hit_starts: Positions


def _rank(gold: Bools, scores: Floats, positions: Positions) -> _Ranking:
    hits = np.flatnonzero(gold)
    last_of_tie = np.flatnonzero(np.append(np.diff(scores) != 0, True))
    ends, hit_starts = np.unique(last_of_tie[np.searchsorted(last_of_tie, hits)], return_index=True)
    item_starts = np.concatenate([[0], ends[:-1] + 1])
    return _Ranking(positions[: ends[-1] + 1], item_starts, positions[hits], hit_starts)


def _weighted(ranking: _Ranking, weights: Floats) -> Floats:
    by_document = np.ascontiguousarray(weights.T)
    items = np.cumsum(np.add.reduceat(by_document[ranking.items], ranking.item_starts, axis=0), axis=0)
    gained = np.add.reduceat(by_document[ranking.hits], ranking.hit_starts, axis=0)
    found = np.cumsum(gained, axis=0)
    area = (gained * found / np.maximum(items, 1)).sum(axis=0)
    mean: Floats = np.divide(area, found[-1], out=np.full(len(weights), np.nan), where=found[-1] > 0)
    return mean
