import numpy as np
import pytest
from sklearn.metrics import brier_score_loss

from stance.metrics.calibration import calibrate, equal_bins
from stance.metrics.intervals import draw_weights


def sample(seed, *, shift=0.0, n=600, n_documents=40):
    rng = np.random.default_rng(seed)
    probabilities = rng.beta(0.5, 2, size=n)
    gold = rng.random(n) < np.clip(probabilities + shift, 0, 1)
    return gold, probabilities, np.arange(n) % n_documents, draw_weights(n_documents, resamples=400, seed=0)


@pytest.mark.parametrize("seed", range(3))
def test_the_brier_score_is_that_of_scikit_learn(seed):
    gold, probabilities, positions, weights = sample(seed)
    found = calibrate(gold, probabilities, positions, weights)
    assert found.brier == pytest.approx(brier_score_loss(gold, probabilities), abs=1e-12)
    assert found.brier_bounds[0] < found.brier < found.brier_bounds[1]


def test_always_saying_the_share_scores_its_variance():
    gold, _, positions, weights = sample(1)
    share = gold.mean()
    found = calibrate(gold, np.full(len(gold), share), positions, weights)
    assert found.brier == pytest.approx(found.brier_of_prevalence, abs=1e-12)
    assert found.error == pytest.approx(0, abs=1e-12)


def test_the_error_is_the_mean_distance_over_bins():
    gold = np.array([True, False, False, False, True, True, True, False])
    probabilities = np.array([0.0] * 4 + [1.0] * 4)
    found = calibrate(gold, probabilities, np.arange(8), draw_weights(8, resamples=50, seed=0))
    assert found.n_items.tolist() == [4, 4]
    assert found.share.tolist() == [1 / 4, 3 / 4]
    assert found.error == 1 / 4


def test_shifted_probabilities_have_an_error_of_the_shift():
    gold, probabilities, positions, weights = sample(2, shift=0.3, n=4000)
    assert calibrate(gold, probabilities, positions, weights).error == pytest.approx(0.28, abs=0.03)


def test_calibrated_probabilities_have_an_interval_that_reaches_near_0_and_holds_the_estimate():
    gold, probabilities, positions, weights = sample(3)
    found = calibrate(gold, probabilities, positions, weights)
    assert found.error_bounds[0] < 0.015
    assert found.error_bounds[0] <= found.error <= found.error_bounds[1]


def test_tied_probabilities_share_a_bin():
    probabilities = np.repeat([0.1, 0.2, 0.7], 50)
    bins = equal_bins(probabilities)
    assert all(len(set(bins[probabilities == value])) == 1 for value in (0.1, 0.2, 0.7))


def test_the_bins_of_a_rare_label_reach_up():
    probabilities = np.concatenate([np.full(950, 0.01), np.linspace(0.1, 0.9, 50)])
    bins = equal_bins(probabilities)
    assert len(set(bins[950:])) >= 3
