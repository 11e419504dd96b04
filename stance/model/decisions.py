"""The one place that turns probabilities into labels."""

import numpy as np
import numpy.typing as npt

from stance.codebook import Task


def decide(shares: npt.NDArray[np.float64], thresholds: npt.NDArray[np.float64], task: Task) -> npt.NDArray[np.bool_]:
    """Give the labels (n, labels): those over their threshold, or the most probable one of a multiclass task.

    >>> from stance.codebook import own_task
    >>> shares, half = np.array([[0.6, 0.7], [0.1, 0.2]]), np.array([0.5, 0.5])
    >>> decide(shares, half, own_task(["a", "b"], multilabel=True)).tolist()
    [[True, True], [False, False]]
    >>> decide(shares, half, own_task(["a", "b"], multilabel=False)).tolist()
    [[False, True], [False, True]]
    """
    chosen: npt.NDArray[np.bool_] = (
        shares >= thresholds if task.is_multilabel else np.arange(shares.shape[1]) == shares.argmax(axis=1)[:, None]
    )
    return chosen
