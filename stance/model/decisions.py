"""The one place that turns probabilities into labels."""

import numpy as np
import numpy.typing as npt
from scipy.special import logit

from stance.codebook import Task

# Keeps log odds finite.
_LEAST = 1e-12


def decide(shares: npt.NDArray[np.float64], thresholds: npt.NDArray[np.float64], task: Task) -> npt.NDArray[np.bool_]:
    """Give the labels (n, labels): those over their threshold, or of a multiclass task the one furthest over its own.

    Thresholds of a multiclass task are positive; equal ones give the most probable class.

    >>> from stance.codebook import own_task
    >>> shares, half = np.array([[0.6, 0.7], [0.1, 0.2]]), np.array([0.5, 0.5])
    >>> decide(shares, half, own_task(["a", "b"], multilabel=True)).tolist()
    [[True, True], [False, False]]
    >>> decide(shares, half, own_task(["a", "b"], multilabel=False)).tolist()
    [[False, True], [False, True]]
    >>> decide(shares, np.array([0.5, 0.9]), own_task(["a", "b"], multilabel=False)).tolist()
    [[True, False], [False, True]]
    """
    if task.is_multilabel:
        return np.asarray(shares >= thresholds)
    return np.asarray(np.arange(shares.shape[1]) == (shares / thresholds).argmax(axis=1)[:, None])


def margins(
    shares: npt.NDArray[np.float64], thresholds: npt.NDArray[np.float64], task: Task
) -> npt.NDArray[np.float64]:
    """Give how far each label (n, labels) is from being given, in log odds: from its threshold, or from the best other.

    >>> from stance.codebook import own_task
    >>> shares, half = np.array([[0.5, 0.75]]), np.array([0.5, 0.5])
    >>> margins(shares, half, own_task(["a", "b"], multilabel=True)).round(2).tolist()
    [[0.0, 1.1]]
    >>> margins(np.array([[0.25, 0.75]]), half, own_task(["a", "b"], multilabel=False)).round(2).tolist()
    [[-1.1, 1.1]]
    """
    shares = np.clip(shares, _LEAST, 1 - _LEAST)
    if task.is_multilabel:
        return np.asarray(logit(shares) - logit(thresholds))
    over = np.log(shares) - np.log(thresholds)
    others = np.where(np.eye(shares.shape[1], dtype=bool), -np.inf, over[:, None, :]).max(axis=2)
    return np.asarray(over - np.where(np.isfinite(others), others, np.log(_LEAST)))


def supported_from(
    support: npt.NDArray[np.float64], grid: npt.NDArray[np.float64], min_precision: float
) -> npt.NDArray[np.float64]:
    """Give for each label the probability from which inner folds support a precision; infinity where none does.

    Args:
        support: precision (thresholds, labels) of a label given from a threshold on, nan where too few reach it.
        grid: the thresholds, rising.
        min_precision: the precision asked for.

    A label is supported from the threshold above the last one that falls short.

    >>> grid = np.array([0.2, 0.5, 0.8])
    >>> supported_from(np.array([[0.5, 0.6], [0.95, 0.7], [1.0, 0.8]]), grid, 0.9).tolist()
    [0.5, inf]
    """
    enough = support >= min_precision
    short = ~enough & ~np.isnan(support)
    first = np.where(short.any(axis=0), len(grid) - short[::-1].argmax(axis=0), 0)
    starts = np.append(grid, np.inf)[first]
    known = enough[np.minimum(first, len(grid) - 1), np.arange(support.shape[1])]
    return np.where(known, starts, np.inf)
