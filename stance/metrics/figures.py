"""Precision, recall and F1 from counts.

Decisions on empty cases, made once: a label that is neither in gold nor predicted has no figures
and is left out of the macro mean; one that is only in gold or only predicted scores 0.
"""

import numpy as np
import numpy.typing as npt

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
    """Average figures (..., labels, measures) over the labels that have any: (..., measures).

    >>> macro(np.array([[1.0, 0.5, 2 / 3], [np.nan] * 3])).round(3).tolist()
    [1.0, 0.5, 0.667]
    """
    known = ~np.isnan(figures)
    total = np.where(known, figures, 0.0).sum(axis=-2)
    number = known.sum(axis=-2)
    means: Floats = np.divide(total, number, out=np.full(total.shape, np.nan), where=number > 0)
    return means


def micro(counts: Floats) -> Floats:
    """Give figures of the counts (..., labels, 4) summed over labels: (..., 3)."""
    return measure_counts(counts.sum(axis=-2))


def _share(part: Floats, whole: Floats, present: npt.NDArray[np.bool_]) -> Floats:
    zero = np.where(present, 0.0, np.nan)
    shares: Floats = np.divide(part, whole, out=zero, where=whole > 0)
    return shares
