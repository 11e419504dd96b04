"""Gold labels that a model contradicts with confidence, the likeliest errors first.

The rule is that of confident learning (Northcutt, Jiang and Chuang 2021): an item without a label
is suspect where its probability is at least the mean over the items that have the label, an item
with it where the probability is at most the mean over those that lack it. So a model that is timid
about a label is not asked for a confidence that it never shows. The distance beyond the mean is
weighed by how much more often than by chance gold agrees with the model where it is at least as
sure, so that a label which the model does not know cannot fill the list with its own mistakes.
"""

import numpy as np
import numpy.typing as npt

from stance.metrics.intervals import wilson_interval
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
    items, labels = np.nonzero(wrong & (doubts >= 0))
    order = np.lexsort((labels, items, -doubts[items, labels]))[:most]
    return items[order], labels[order]


def doubt(gold: Bools, probabilities: Floats) -> Floats:
    """Give how suspect each gold label (n, labels) is; under 0: not suspect."""
    trusted = np.stack(
        [trust_where_as_sure(gold[:, index], probabilities[:, index]) for index in range(gold.shape[1])], axis=1
    )
    doubts: Floats = np.where(trusted > 0, distance_beyond(gold, probabilities) * trusted, -1.0)
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


def trust_where_as_sure(gold: Bools, probabilities: Floats) -> Floats:
    """Give how far a model that contradicts each item (n,) is to be trusted: 0 no more than chance, 1 always.

    It is the share of other items on which the model is as sure and gold agrees with it (the lower
    bound of Wilson's interval), scaled to 0 at the share that agrees by chance.

    >>> gold = np.array([True] * 30 + [False] * 30)
    >>> trust_where_as_sure(gold, np.linspace(1, 0, 60))[[30, 59]].round(2).tolist()
    [0.77, 0.0]
    """
    return np.where(gold, _trust(~gold, -probabilities), _trust(gold, probabilities))


def _trust(agreeing: Bools, scores: Floats) -> Floats:
    """Give the trust in an item that does not agree itself, from the other items of at least its score."""
    order = np.argsort(scores, kind="stable")
    n_below = np.searchsorted(scores[order], scores, side="left")
    sums = np.concatenate([[0], np.cumsum(agreeing[order])])
    others = (len(scores) - n_below - 1).astype(float)
    # Where the item itself agrees, the caller takes the other side; the minimum keeps that unused share in range.
    shares = np.minimum((sums[-1] - sums[n_below]) / np.maximum(others, 1), 1.0)
    least, chance = np.nan_to_num(wilson_interval(shares, others)[0]), agreeing.mean()
    trust: Floats = np.maximum(0.0, (least - chance) / max(1 - chance, 1e-12))
    return trust
