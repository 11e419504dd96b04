"""Precision, recall and F1 from counts.

Decisions on empty cases, made once: a label that is neither in gold nor predicted has no figures
and is left out of the macro mean; one that is only in gold or only predicted scores 0.
"""

import numpy as np
import numpy.typing as npt

from stance.metrics.predictions import Bools

Floats = npt.NDArray[np.float64]

TP, FP, FN, ITEMS = range(4)
MEASURES = ("precision", "recall", "f1")
PRECISION, RECALL, F1 = range(3)


def measure_counts(counts: Floats) -> Floats:
    """Give precision, recall and F1 for counts (..., 4) as (..., 3); nan where nothing is there to measure.

    >>> measure_counts(np.array([3.0, 1.0, 2.0, 10.0])).round(3).tolist()
    [0.75, 0.6, 0.667]
    """
    tp, fp, fn = counts[..., TP], counts[..., FP], counts[..., FN]
    present = tp + fp + fn > 0
    return np.stack(
        [_share(tp, tp + fp, present), _share(tp, tp + fn, present), _share(2 * tp, 2 * tp + fp + fn, present)], -1
    )


def macro(figures: Floats) -> Floats:
    """Average figures (..., labels, 3) over the labels that have any: (..., 3).

    >>> macro(np.array([[1.0, 0.5, 2 / 3], [np.nan] * 3])).round(3).tolist()
    [1.0, 0.5, 0.667]
    """
    known = ~np.isnan(figures)
    total = np.where(known, figures, 0.0).sum(axis=-2)
    number = known.sum(axis=-2)
    return np.divide(total, number, out=np.full(total.shape, np.nan), where=number > 0)


def micro(counts: Floats) -> Floats:
    """Give figures of the counts (..., labels, 4) summed over labels: (..., 3)."""
    return measure_counts(counts.sum(axis=-2))


def average_precision(gold: Bools, scores: Floats) -> float:
    """Give the area under the precision-recall steps of one label, nan without a positive.

    Tied scores are one step, as in scikit-learn's average_precision_score.
    """
    n_positive = int(gold.sum())
    if not n_positive:
        return float("nan")
    order = np.argsort(-scores, kind="stable")
    hits = np.cumsum(gold[order])
    last_of_tie = np.append(np.diff(scores[order]) != 0, True)
    tp = hits[last_of_tie]
    precision = tp / (np.flatnonzero(last_of_tie) + 1)
    gained = np.diff(tp, prepend=0) / n_positive
    return float((precision * gained).sum())


def _share(part: Floats, whole: Floats, present: npt.NDArray[np.bool_]) -> Floats:
    zero = np.where(present, 0.0, np.nan)
    return np.divide(part, whole, out=zero, where=whole > 0)
