"""Paired tests between two runs on the same held-out items, and what such a test can show at all."""

import math

import numpy as np
import numpy.typing as npt
from scipy.stats import binom, norm

from stance.metrics.figures import F1, macro, measure_counts

Floats = npt.NDArray[np.float64]

ALPHA = 0.05
POWER = 0.8


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


def draw_swaps(n_documents: int, *, resamples: int, seed: int) -> Floats:
    """Draw, for every resample, which documents keep their run (1) and which change it (0)."""
    return np.random.default_rng(seed).integers(0, 2, size=(resamples, n_documents)).astype(float)


def swap_p(counts_a: Floats, counts_b: Floats, kept: Floats) -> float:
    """Give the p-value of the difference of macro-F1 by swapping whole documents between two runs.

    Under the null it does not matter which run made which document's predictions (approximate
    randomisation, Noreen 1989). One is added to both counts, so that the p-value is never 0
    (Phipson and Smyth 2010).

    Args:
        counts_a: (documents, labels, 4) of the first run.
        counts_b: the same of the second run.
        kept: (resamples, documents) as `draw_swaps` gives it.
    """
    n_documents, resamples = len(counts_a), len(kept)
    flat_a, flat_b = counts_a.reshape(n_documents, -1), counts_b.reshape(n_documents, -1)
    shape = (resamples, *counts_a.shape[1:])
    first = kept @ (flat_a - flat_b) + flat_b.sum(axis=0)
    second = (flat_a + flat_b).sum(axis=0) - first
    swapped = macro_f1(first.reshape(shape)) - macro_f1(second.reshape(shape))
    observed = macro_f1(counts_a.sum(axis=0)) - macro_f1(counts_b.sum(axis=0))
    # Sums of products differ in the last digit by the order of addition; equal differences must count as equal.
    extreme = np.abs(np.nan_to_num(swapped)) >= abs(np.nan_to_num(observed)) - 1e-12
    return float((1 + extreme.sum()) / (1 + resamples))


def macro_f1(counts: Floats) -> Floats:
    """Give macro-F1 of counts (..., labels, 4)."""
    return macro(measure_counts(counts))[..., F1]


def holm(p_values: list[float]) -> list[float]:
    """Adjust p-values for the number of comparisons (Holm 1979).

    >>> [round(p, 3) for p in holm([0.01, 0.04, 0.03])]
    [0.03, 0.06, 0.06]
    >>> holm([])
    []
    """
    p = np.array(p_values)
    order = np.argsort(p, kind="stable")
    scaled = np.maximum.accumulate(p[order] * (len(p) - np.arange(len(p))))
    adjusted = np.empty(len(p))
    adjusted[order] = np.minimum(scaled, 1.0)
    return [float(value) for value in adjusted]


def smallest_difference(standard_error: float, *, alpha: float = ALPHA, power: float = POWER) -> float:
    """Give the smallest true difference that a test on these items would find four times in five.

    It is (z(1 - alpha/2) + z(power)) standard errors of the paired difference, 2.80 of them for the
    usual 5% and 80% (Card and others 2020 for NLP), before any adjustment for many comparisons.

    >>> round(smallest_difference(0.02), 3)
    0.056
    """
    return float((norm.ppf(1 - alpha / 2) + norm.ppf(power)) * standard_error)


def further_items(n_items: int, difference: float, standard_error: float) -> int | None:
    """Give about how many further held-out items would let the observed difference be found.

    The standard error falls with the root of the number of items, so the number needed is n times
    the square of the smallest over the observed difference. None where the observed difference is
    0, for which no number would do.

    >>> further_items(1000, 0.028, 0.02), further_items(1000, 0.0, 0.02), further_items(1000, 0.2, 0.02)
    (3005, None, 0)
    """
    if difference == 0:
        return None
    needed = n_items * (smallest_difference(standard_error) / abs(difference)) ** 2
    return max(0, math.ceil(needed - n_items))
