import numpy as np
import pytest
from sklearn.metrics import precision_recall_curve

from stance.metrics.curves import largest_share, precision_kept, precision_recall
from stance.metrics.intervals import draw_weights


def sample(seed, n=300, n_documents=30):
    rng = np.random.default_rng(seed)
    gold = rng.random(n) < 0.2
    scores = np.round(np.clip(0.3 * gold + rng.random(n) * 0.7, 0, 1), 2)
    return gold, scores, np.arange(n) % n_documents, draw_weights(n_documents, resamples=200, seed=0)


@pytest.mark.parametrize("seed", range(3))
def test_precision_at_each_threshold_is_that_of_scikit_learn(seed):
    gold, scores, positions, weights = sample(seed)
    found = precision_recall(gold, scores, positions, weights)
    precision, recall, thresholds = precision_recall_curve(gold, scores)
    places = np.searchsorted(thresholds, found.threshold)
    np.testing.assert_allclose(found.threshold, thresholds[places])
    np.testing.assert_allclose(found.precision, precision[places], atol=1e-12)
    np.testing.assert_allclose(found.reached, recall[places], atol=1e-12)


def test_a_curve_ends_where_everything_is_found_and_its_intervals_hold_it():
    found = precision_recall(*sample(4))
    assert found.reached[-1] == 1.0
    assert (found.bounds[0] <= found.precision).all()
    assert (found.precision <= found.bounds[1]).all()


def test_a_label_without_a_positive_has_no_curve():
    _, scores, positions, weights = sample(1)
    assert precision_recall(np.zeros(300, dtype=bool), scores, positions, weights) is None


def test_keeping_everything_gives_the_precision_of_all_given_labels():
    right, scores, positions, weights = sample(5)
    found = precision_kept(right, scores, positions, weights)
    assert found.reached[-1] == 1.0
    assert found.precision[-1] == right.mean()


def test_nothing_given_has_no_curve():
    none = np.zeros(0)
    assert precision_kept(none.astype(bool), none, none.astype(int), np.ones((5, 3))) is None


def test_no_share_reaches_a_precision_that_the_surest_label_misses():
    assert largest_share(np.array([False, False]), np.array([0.9, 0.8]), 0.8) is None


def test_a_tie_is_kept_or_left_as_a_whole():
    assert largest_share(np.array([True, False]), np.array([0.9, 0.9]), 0.8) is None
    assert largest_share(np.array([True, False]), np.array([0.9, 0.9]), 0.5) == (1.0, 0.9)
