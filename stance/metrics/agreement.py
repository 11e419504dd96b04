"""Agreement between annotators: Krippendorff's alpha, Cohen's kappa, F1 of the positive class.

Judgements of one label are a matrix (units, annotators) of 0, 1 and nan where an annotator did not
judge; a multiclass task has one such matrix of class numbers. Every figure is summed from
statistics per unit, so that whole documents can be resampled.
"""

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]


def coincidences(values: Floats, n_values: int) -> Floats:
    """Give the coincidences of every unit: (units, values, values).

    Each ordered pair of judgements of a unit counts 1 / (judgements - 1); units with fewer than two
    judgements count nothing (Krippendorff 2004, chapter 11).
    """
    chosen = np.stack([(values == value).sum(axis=1) for value in range(n_values)], axis=1).astype(float)
    judgements = chosen.sum(axis=1)
    pairs = chosen[:, :, None] * chosen[:, None, :]
    index = np.arange(n_values)
    pairs[:, index, index] -= chosen
    scale = np.where(judgements > 1, judgements - 1, np.inf)
    per_unit: Floats = pairs / scale[:, None, None]
    return per_unit


def krippendorff_alpha(table: Floats) -> Floats:
    """Give nominal alpha of summed coincidences (..., values, values); nan where only one value occurs.

    >>> values = np.array([[0, 0], [1, 1], [0, 1], [1, 1]], dtype=float)
    >>> round(float(krippendorff_alpha(coincidences(values, 2).sum(axis=0))), 4)
    0.5333
    """
    marginal = table.sum(axis=-1)
    total = marginal.sum(axis=-1)
    agreeing = np.trace(table, axis1=-2, axis2=-1)
    expected = total**2 - (marginal**2).sum(axis=-1)
    observed = (total - 1) * (total - agreeing)
    ratio: Floats = np.divide(observed, expected, out=np.full(np.shape(total), np.nan), where=expected > 0)
    return 1 - ratio


def pair_table(first: Floats, second: Floats, n_values: int) -> Floats:
    """Give, for every unit that both judged, the cell of the contingency table: (units, values, values)."""
    both = ~np.isnan(first) & ~np.isnan(second)
    table = np.zeros((len(first), n_values, n_values))
    rows = np.flatnonzero(both)
    table[rows, first[both].astype(int), second[both].astype(int)] = 1
    return table


def cohen_kappa(table: Floats) -> Floats:
    """Give kappa of summed contingency tables (..., values, values); nan where chance agreement is complete.

    >>> round(float(cohen_kappa(np.array([[20.0, 5.0], [10.0, 15.0]]))), 3)
    0.4
    """
    total = table.sum(axis=(-2, -1))
    safe = np.where(total > 0, total, 1)
    observed = np.trace(table, axis1=-2, axis2=-1) / safe
    expected = (table.sum(axis=-1) * table.sum(axis=-2)).sum(axis=-1) / safe**2
    kappa: Floats = np.divide(
        observed - expected, 1 - expected, out=np.full(np.shape(total), np.nan), where=(expected < 1) & (total > 0)
    )
    return kappa


def positive_f1(table: Floats) -> Floats:
    """Give F1 between two annotators on value 1 of summed tables (..., 2, 2): the ceiling for a model.

    >>> round(float(positive_f1(np.array([[90.0, 2.0], [1.0, 7.0]]))), 3)
    0.824
    """
    both, either = table[..., 1, 1], table[..., 0, 1] + table[..., 1, 0]
    whole = 2 * both + either
    shares: Floats = np.divide(2 * both, whole, out=np.full(np.shape(whole), np.nan), where=whole > 0)
    return shares
