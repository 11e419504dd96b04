"""Paired tests between two runs on the same held-out items."""

import numpy as np
import numpy.typing as npt
from scipy.stats import binom

from stance.metrics.figures import F1, macro, measure_counts

Floats = npt.NDArray[np.float64]


def mcnemar_mid_p(only_a: int, only_b: int) -> float:
    """Give the two-sided mid-p of McNemar's test from the items that only one of two runs has right.

    The mid-p value (Lancaster 1961; Fagerland, Lydersen and Laake 2013) halves the probability of the
    observed table, which keeps the error rate near nominal for few discordant pairs.

    >>> round(mcnemar_mid_p(1, 8), 4)
    0.0215
    >>> mcnemar_mid_p(0, 0)
    1.0
    """
    n = only_a + only_b
    if n == 0 or only_a == only_b:
        return 1.0
    least = min(only_a, only_b)
    return float(2 * binom.cdf(least, n, 0.5) - binom.pmf(least, n, 0.5))


def swap_p(counts_a: Floats, counts_b: Floats, *, resamples: int, seed: int) -> float:
    """Give the p-value of the difference of macro-F1 by swapping whole documents between two runs.

    Under the null it does not matter which run made which document's predictions (approximate
    randomisation, Noreen 1989). One is added to both counts, so that the p-value is never 0
    (Phipson and Smyth 2010).

    Args:
        counts_a: (documents, labels, 4) of the first run.
        counts_b: the same of the second run.
        resamples: number of random swaps.
        seed: of the swaps.
    """
    rng = np.random.default_rng(seed)
    n_documents = len(counts_a)
    kept = rng.integers(0, 2, size=(resamples, n_documents)).astype(float)
    flat_a, flat_b = counts_a.reshape(n_documents, -1), counts_b.reshape(n_documents, -1)
    total, shape = (flat_a + flat_b).sum(axis=0), (resamples, *counts_a.shape[1:])
    first = kept @ flat_a + (1 - kept) @ flat_b
    swapped = macro_f1(first.reshape(shape)) - macro_f1((total - first).reshape(shape))
    observed = macro_f1(counts_a.sum(axis=0)) - macro_f1(counts_b.sum(axis=0))
    extreme = np.abs(np.nan_to_num(swapped)) >= abs(np.nan_to_num(observed)) - 1e-12
    return float((1 + extreme.sum()) / (1 + resamples))


def macro_f1(counts: Floats) -> Floats:
    """Give macro-F1 of counts (..., labels, 4)."""
    return macro(measure_counts(counts))[..., F1]


def holm(p_values: list[float]) -> list[float]:
    """Adjust p-values for the number of comparisons (Holm 1979).

    >>> [round(p, 3) for p in holm([0.01, 0.04, 0.03])]
    [0.03, 0.06, 0.06]
    """
    p = np.array(p_values)
    order = np.argsort(p, kind="stable")
    scaled = np.maximum.accumulate(p[order] * (len(p) - np.arange(len(p))))
    adjusted = np.empty(len(p))
    adjusted[order] = np.minimum(scaled, 1.0)
    return [float(value) for value in adjusted]
