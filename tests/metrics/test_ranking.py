import numpy as np
import pytest
from sklearn.metrics import average_precision_score

from stance.metrics.counts import document_positions
from stance.metrics.intervals import draw_weights
from stance.metrics.ranking import average_precision, resampled_average_precision


@pytest.mark.parametrize("digits", [1, 6], ids=["many ties", "few ties"])
@pytest.mark.parametrize("seed", range(5))
def test_average_precision_is_that_of_scikit_learn(seed, digits):
    rng = np.random.default_rng(seed)
    gold, scores = rng.random(90) < 0.2, np.round(rng.random(90), digits)
    assert average_precision(gold, scores) == pytest.approx(average_precision_score(gold, scores), abs=1e-12)


@pytest.mark.parametrize("seed", range(3))
def test_every_resample_is_what_scikit_learn_gives_with_the_weights_of_its_documents(make_predictions, seed):
    found = make_predictions(seed)
    n_documents, positions = document_positions(found.groups)
    weights = draw_weights(n_documents, resamples=300, seed=seed)
    gold, scores = found.gold[:, 0], found.probabilities[:, 0]
    resampled = resampled_average_precision(gold, scores, positions, weights)
    expected = [average_precision_score(gold, scores, sample_weight=row[positions]) for row in weights]
    np.testing.assert_allclose(resampled, expected, rtol=0, atol=1e-12)


def test_a_label_without_a_positive_has_none():
    assert np.isnan(average_precision(np.zeros(4, dtype=bool), np.arange(4.0)))


def test_a_resample_that_draws_no_positive_has_none():
    gold, positions = np.array([True, False, False]), np.array([0, 1, 1])
    weights = np.array([[0.0, 2.0], [2.0, 0.0]])
    found = resampled_average_precision(gold, np.array([0.3, 0.9, 0.1]), positions, weights)
    assert np.isnan(found[0])
    assert found[1] == 1.0
