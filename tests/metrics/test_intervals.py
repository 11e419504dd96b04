import numpy as np
import pytest
from statsmodels.stats.proportion import proportion_confint

from stance.metrics.intervals import (
    count_intervals,
    draw_weights,
    item_intervals,
    macro_interval,
    mean_interval,
    percentile_interval,
    resample,
    wilson_interval,
)


@pytest.mark.parametrize(("part", "whole"), [(0, 5), (3, 3), (7, 40), (40, 80)])
def test_wilson_is_that_of_statsmodels(part, whole):
    expected = proportion_confint(part, whole, method="wilson")
    found = wilson_interval(np.array(part / whole), np.array(float(whole)))
    np.testing.assert_allclose(found, np.clip(expected, 0, 1), rtol=0, atol=1e-12)


def test_every_resample_draws_as_many_documents_as_there_are():
    assert set(draw_weights(7, resamples=50, seed=0).sum(axis=1)) == {7.0}


def test_a_seed_gives_the_same_resamples():
    first, second = (draw_weights(9, resamples=20, seed=4) for _ in range(2))
    assert np.array_equal(first, second)


def test_resampling_sums_the_counts_of_drawn_documents():
    counts = np.array([[[1.0, 0.0]], [[0.0, 3.0]]])
    assert resample(counts, np.array([[2.0, 0.0], [1.0, 1.0]])).tolist() == [[[2.0, 0.0]], [[1.0, 3.0]]]


def test_few_documents_widen_the_interval():
    drawn = np.random.default_rng(0).normal(size=4000)
    plain, ten, many = (percentile_interval(drawn, n_documents=number) for number in (None, 10, 10_000))
    assert ten[0] < plain[0] < plain[1] < ten[1]
    np.testing.assert_allclose(many, plain, atol=0.01)


def test_resamples_without_a_value_are_left_out_and_none_with_one_gives_none():
    found = percentile_interval(np.array([[np.nan, np.nan], [0.5, np.nan], [0.5, np.nan]]))
    assert found[:, 0].tolist() == [0.5, 0.5]
    assert np.isnan(found[:, 1]).all()


def test_three_of_three_right_is_not_told_as_certain():
    counts = np.array([[[1.0, 0.0, 0.0, 9.0]]] * 3 + [[[0.0, 0.0, 0.0, 9.0]]] * 9)
    weights = draw_weights(12, resamples=500, seed=0)
    bounds = count_intervals(resample(counts, weights), counts.sum(axis=0), n_documents=12)[:, 0]
    assert bounds[1].tolist() == [1.0, 1.0, 1.0]
    assert (bounds[0] < 0.62).all()
    assert macro_interval(resample(counts, weights), counts.sum(axis=0), n_documents=12)[0, 2] < 0.62


def test_precision_of_no_predictions_has_no_interval():
    counts = np.array([[[0.0, 0.0, 1.0, 5.0]]] * 6)
    bounds = count_intervals(counts[None, 0].repeat(10, axis=0), counts.sum(axis=0), n_documents=6)[:, 0]
    assert np.isnan(bounds[:, 0]).all()
    assert not np.isnan(bounds[:, 1:]).any()


def test_the_bounds_of_f1_are_those_of_its_share_of_true_positives():
    tp, fp, fn = 12.0, 5.0, 8.0
    bounds = item_intervals(np.array([tp, fp, fn, 100.0]))[:, 2]
    share = np.array(proportion_confint(tp, tp + fp + fn, method="wilson"))
    np.testing.assert_allclose(bounds, 2 * share / (1 + share), atol=1e-12)


def test_the_mean_of_one_label_has_the_interval_of_the_label():
    figures, bounds = np.array([[0.5], [np.nan]]), np.array([[[0.4], [np.nan]], [[0.7], [np.nan]]])
    np.testing.assert_allclose(mean_interval(figures, bounds), [[0.4], [0.7]], atol=1e-12)


def test_the_mean_of_four_like_labels_is_twice_as_sure():
    figures, bounds = np.full((4, 1), 0.5), np.stack([np.full((4, 1), 0.3), np.full((4, 1), 0.7)])
    np.testing.assert_allclose(mean_interval(figures, bounds), [[0.4], [0.6]], atol=1e-12)
