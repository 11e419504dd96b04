"""Gold labels that a model contradicts with confidence, the likeliest errors first.

The rule is that of confident learning (Northcutt, Jiang and Chuang 2021): an item without a label
is suspect where its probability is at least the mean over the items that have the label, an item
with it where the probability is at most the mean over those that lack it. So a model that is timid
about a label is not asked for a confidence that it never shows. The distance beyond the mean is
weighed by how often gold agrees with the model where it is at least as sure, so that a label which
the model does not know cannot fill the list with its own mistakes.
"""

import numpy as np
import numpy.typing as npt

from stance.metrics.predictions import Bools, Predictions

Floats = npt.NDArray[np.float64]
Places = npt.NDArray[np.intp]


def rank_suspects(predictions: Predictions, *, most: int) -> tuple[Places, Places]:
    """Give items and labels of suspect gold labels, ranked; none without probabilities.

    Only decisions that differ from gold count. Of a multiclass item only the label that the model
    gives is named, since the missing and the wrong label are one error.
    """
    if predictions.probabilities is None:
        none = np.zeros(0, dtype=np.intp)
        return none, none
    doubts = doubt(predictions.gold, predictions.probabilities)
    wrong = predictions.gold != predictions.predicted
    if not predictions.task.is_multilabel:
        wrong &= predictions.predicted
    items, labels = np.nonzero(wrong & (doubts > 0))
    order = np.lexsort((labels, items, -doubts[items, labels]))[:most]
    return items[order], labels[order]


def doubt(gold: Bools, probabilities: Floats) -> Floats:
    """Give how suspect each gold label (n, labels) is; not above 0: not suspect."""
    margin = distance_beyond(gold, probabilities)
    agreeing = np.stack(
        [agreement_where_as_sure(gold[:, index], probabilities[:, index]) for index in range(gold.shape[1])], axis=1
    )
    doubts: Floats = margin * agreeing
    return doubts


def distance_beyond(gold: Bools, probabilities: Floats) -> Floats:
    """Give how far each probability (n, labels) lies beyond the mean of the other side; negative: not beyond.

    >>> gold = np.array([[True], [False], [False]])
    >>> distance_beyond(gold, np.array([[0.6], [0.8], [0.0]])).round(1).tolist()
    [[-0.2], [0.2], [-0.6]]
    """
    n_with, n_without = gold.sum(axis=0), (~gold).sum(axis=0)
    of_with = np.where(gold, probabilities, 0.0).sum(axis=0) / np.maximum(n_with, 1)
    of_without = np.where(gold, 0.0, probabilities).sum(axis=0) / np.maximum(n_without, 1)
    both = (n_with > 0) & (n_without > 0)
    margin: Floats = np.where(gold, of_without - probabilities, probabilities - of_with)
    return np.where(both, margin, -1.0)


def agreement_where_as_sure(gold: Bools, probabilities: Floats) -> Floats:
    """Give, for each item (n,), how often gold speaks against the item's own gold where the model is as sure.

    For an item without the label these are the other items of at least its probability, for one
    with it those of at most its probability. No others: 0.

    >>> agreement_where_as_sure(np.array([True, True, False, False]), np.array([0.9, 0.8, 0.7, 0.1])).round(2).tolist()
    [0.67, 1.0, 1.0, 0.67]
    """
    return np.where(gold, _share_at_least(~gold, -probabilities), _share_at_least(gold, probabilities))


def _share_at_least(agreeing: Bools, scores: Floats) -> Floats:
    """Give the share of agreeing ones among the other items of at least the same score; the item itself disagrees."""
    order = np.argsort(scores, kind="stable")
    n_below = np.searchsorted(scores[order], scores, side="left")
    sums = np.concatenate([[0], np.cumsum(agreeing[order])])
    others = len(scores) - n_below - 1
    shares: Floats = np.divide(sums[-1] - sums[n_below], others, out=np.zeros(len(scores)), where=others > 0)
    return shares
