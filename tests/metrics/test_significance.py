from itertools import product

import numpy as np
import pytest
from scipy.stats import binom
from statsmodels.stats.contingency_tables import mcnemar
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.power import normal_power

from stance.metrics.significance import (
    enough_swaps,
    further_items,
    holm,
    macro_f1,
    mcnemar_mid_p,
    smallest_difference,
    swap_test,
)


@pytest.mark.parametrize(("only_a", "only_b"), [(1, 8), (8, 1), (0, 3), (12, 5), (40, 61), (0, 1)])
def test_mcnemar_is_the_exact_test_of_statsmodels_less_half_the_observed_tables(only_a, only_b):
    exact = mcnemar([[50, only_a], [only_b, 50]], exact=True).pvalue
    expected = exact - binom.pmf(min(only_a, only_b), only_a + only_b, 0.5)
    assert mcnemar_mid_p(only_a, only_b) == pytest.approx(expected, abs=1e-12)


@pytest.mark.parametrize("number", [0, 1, 7])
def test_equally_many_on_both_sides_are_never_significant(number):
    assert mcnemar_mid_p(number, number) == 1.0


def test_under_the_null_mcnemar_errs_near_nominally():
    rng = np.random.default_rng(0)
    n = rng.binomial(400, 0.1, size=2000)
    only_a = rng.binomial(n, 0.5)
    rate = np.mean([mcnemar_mid_p(int(a), int(whole - a)) < 0.05 for a, whole in zip(only_a, n, strict=True)])
    assert 0.03 <= rate <= 0.06


@pytest.mark.parametrize("seed", range(4))
def test_holm_is_that_of_statsmodels(seed):
    p = np.random.default_rng(seed).random(9) ** 3
    np.testing.assert_allclose(holm(p.tolist()), multipletests(p, method="holm")[1], atol=1e-12)


def null_counts(rng, *, n_documents=30, n_labels=3):
    """Give counts of two runs that find documents' labels alike, their documents more alike than their sentences."""
    gold = rng.binomial(25, 0.15, size=(n_documents, n_labels))
    hard = rng.beta(3, 2, size=(n_documents, n_labels))
    runs = []
    for _ in range(2):
        tp, fp = rng.binomial(gold, hard), rng.binomial(25 - gold, 0.05 * hard)
        runs.append(np.stack([tp, fp, gold - tp, np.full_like(gold, 25)], axis=-1).astype(float))
    return runs


def test_a_run_compared_with_itself_is_not_significant():
    counts, _ = null_counts(np.random.default_rng(0))
    found = swap_test(counts, counts, resamples=100, seed=0)
    assert found.macro == 1.0
    assert found.labels.tolist() == [1.0] * 3


def test_under_the_null_swapped_documents_err_near_nominally():
    rng = np.random.default_rng(1)
    found = [swap_test(*null_counts(rng), resamples=199, seed=draw) for draw in range(400)]
    assert 0.025 <= np.mean([test.macro <= 0.05 for test in found]) <= 0.075
    assert 0.03 <= np.mean([test.labels <= 0.05 for test in found]) <= 0.07


def test_many_swaps_come_near_the_share_of_all_swaps_that_are_as_extreme():
    rng = np.random.default_rng(3)
    a, b = null_counts(rng, n_documents=8)
    b[:, :, 0] = np.floor(b[:, :, 0] / 2)
    b[:, :, 2] = a[:, :, 0] + a[:, :, 2] - b[:, :, 0]
    observed = abs(macro_f1(a.sum(axis=0)) - macro_f1(b.sum(axis=0)))
    extreme = []
    for kept in product([True, False], repeat=8):
        first = np.where(np.array(kept)[:, None, None], a, b).sum(axis=0)
        second = np.where(np.array(kept)[:, None, None], b, a).sum(axis=0)
        extreme.append(abs(macro_f1(first) - macro_f1(second)) >= observed - 1e-12)
    found = swap_test(a, b, resamples=20_000, seed=0)
    assert found.macro == pytest.approx(np.mean(extreme), abs=0.01)


def test_a_great_difference_is_found():
    a, b = null_counts(np.random.default_rng(2))
    b[:, 0, 2] += b[:, 0, 0]
    b[:, 0, 0] = 0
    found = swap_test(a, b, resamples=999, seed=0)
    assert found.labels[0] == 1 / 1000
    assert found.labels[1] > 0.05


def test_the_smallest_difference_is_the_one_that_statsmodels_gives_a_power_of_80_percent():
    assert normal_power(smallest_difference(1.0), 1, 0.05) == pytest.approx(0.8, abs=1e-3)


def test_twice_the_difference_needs_a_quarter_of_the_items():
    assert further_items(1000, 0.02, 0.02) + 1000 == pytest.approx(4 * (further_items(1000, 0.04, 0.02) + 1000), abs=4)


def test_an_equal_pair_is_settled_by_no_number_of_items():
    assert further_items(1000, 0.0, 0.02) is None


def test_enough_swaps_are_drawn_for_a_p_value_that_survives_adjustment():
    assert 450 / (enough_swaps(450, least=2000) + 1) < 0.05
