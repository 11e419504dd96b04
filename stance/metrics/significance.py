"""Paired tests between two runs on the same held-out items, and what such a test can show at all."""

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.stats import binom, norm

from stance.metrics.figures import F1, FN, FP, TP, macro, measure_counts

Floats = npt.NDArray[np.float64]

ALPHA = 0.05
POWER = 0.8
_SWAPS_AT_ONCE = 1000


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


@dataclass(frozen=True, eq=False)
class SwapTest:
    """p-values of the difference of macro-F1, and of F1 of each label (labels,)."""

    macro: float
    labels: Floats


def swap_test(counts_a: Floats, counts_b: Floats, *, resamples: int, seed: int) -> SwapTest:
    """Test the differences of macro-F1 and of each F1 by swapping whole documents between two runs.

    Under the null it does not matter which run made which document's predictions (approximate
    randomisation, Noreen 1989). One is added to both counts, so that the p-value is never 0
    (Phipson and Smyth 2010). The test is one of F1 itself, which McNemar's is not, and holds
    whatever the sentences of a document have in common.

    Args:
        counts_a: (documents, labels, 4) of the first run.
        counts_b: the same of the second run.
        resamples: number of random swaps.
        seed: of the swaps.
    """
    rng = np.random.default_rng(seed)
    first, second = _hits_and_given(counts_a), _hits_and_given(counts_b)
    support = counts_a[..., (TP, FN)].sum(axis=(0, 2))
    total_a, total_b = first.sum(axis=0), second.sum(axis=0)
    observed = np.abs(_differences(total_a, total_b, support))
    # A document that both runs did alike is the same after a swap.
    change = (second - first)[(first != second).any(axis=(1, 2))]
    # Single precision holds these whole numbers exactly and halves the time.
    flat = change.reshape(len(change), total_a.size).astype(np.float32)
    extreme = np.zeros(len(observed))
    for start in range(0, resamples, _SWAPS_AT_ONCE):
        shape = (min(_SWAPS_AT_ONCE, resamples - start), len(change))
        swapped = rng.integers(0, 2, size=shape, dtype=np.int8).astype(np.float32)
        moved = (swapped @ flat).astype(float).reshape(len(swapped), *total_a.shape)
        # Means differ in the last digit by the order of addition; equal differences must count as equal.
        extreme += (np.abs(_differences(total_a + moved, total_b - moved, support)) >= observed - 1e-12).sum(axis=0)
    p = (1 + extreme) / (1 + resamples)
    return SwapTest(float(p[0]), p[1:])


def _hits_and_given(counts: Floats) -> Floats:
    """Give true positives and predictions (..., labels, 2); with the support they make F1."""
    return np.stack([counts[..., TP], counts[..., TP] + counts[..., FP]], axis=-1)


def _differences(first: Floats, second: Floats, support: Floats) -> Floats:
    """Give the differences of macro-F1 and of each F1: (..., labels, 2) and (labels,) to (..., 1 + labels).

    A label that a run never meets counts 0 by itself and is left out of the run's macro mean.
    """
    f1, means = [], []
    for counts in (first, second):
        whole = counts[..., 1] + support
        f1.append(np.divide(2 * counts[..., 0], whole, out=np.zeros(whole.shape), where=whole > 0))
        means.append(f1[-1].sum(axis=-1) / np.maximum((whole > 0).sum(axis=-1), 1))
    return np.concatenate([(means[0] - means[1])[..., None], f1[0] - f1[1]], axis=-1)


def enough_swaps(n_tests: int, *, least: int, alpha: float = ALPHA) -> int:
    """Give the number of swaps at which the smallest p-value can survive Holm's adjustment for n tests.

    The smallest is 1 / (swaps + 1) and is multiplied by n; twice the least number leaves room.

    >>> enough_swaps(7, least=2000), enough_swaps(450, least=2000)
    (2000, 18000)
    """
    return max(least, math.ceil(2 * n_tests / alpha))


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


def holm_levels(p_values: list[float], *, alpha: float = ALPHA) -> list[float]:
    """Give the level that Holm's adjustment holds each p-value against: alpha over the number not smaller than it.

    Of equal p-values the strictest level counts, since the first of them must pass it.

    >>> [round(level, 4) for level in holm_levels([0.01, 0.04, 0.03, 0.04])]
    [0.0125, 0.025, 0.0167, 0.025]
    """
    p = np.array(p_values)
    smaller = np.searchsorted(np.sort(p), p, side="left")
    return [alpha / (len(p) - int(rank)) for rank in smaller]


def smallest_difference(standard_error: float, *, alpha: float = ALPHA, power: float = POWER) -> float:
    """Give the smallest true difference that a test on these items would find four times in five.

    It is (z(1 - alpha/2) + z(power)) standard errors of the paired difference, 2.80 of them for the
    usual 5% and 80% (Card and others 2020 for NLP). A comparison among several is tested at the
    level of `holm_levels`, which is to be given as `alpha`: for the strictest of seven 3.53 of them.

    >>> round(smallest_difference(0.02), 3), round(smallest_difference(0.02, alpha=0.05 / 7), 3)
    (0.056, 0.071)
    """
    return float((norm.ppf(1 - alpha / 2) + norm.ppf(power)) * standard_error)


def further_items(n_items: int, difference: float, standard_error: float, *, alpha: float = ALPHA) -> int | None:
    """Give about how many further held-out items would let the observed difference be found at a level.

    The standard error falls with the root of the number of items, so the number needed is n times
    the square of the smallest over the observed difference. None where the observed difference is
    0, for which no number would do.

    >>> further_items(1000, 0.028, 0.02), further_items(1000, 0.0, 0.02), further_items(1000, 0.2, 0.02)
    (3005, None, 0)
    """
    if difference == 0:
        return None
    needed = n_items * (smallest_difference(standard_error, alpha=alpha) / abs(difference)) ** 2
    return max(0, math.ceil(needed - n_items))
