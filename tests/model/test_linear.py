import numpy as np
import pytest
from scipy import sparse
from sklearn.linear_model import LogisticRegression

from stance.codebook import own_task
from stance.model.decisions import decide
from stance.model.linear import fit_task, log_loss, out_of_fold, plan_folds, probabilities

TWO = own_task(["a", "b"], multilabel=True)
THREE = own_task(["x", "y", "z"], multilabel=False)


@pytest.fixture
def separable():
    rng = np.random.default_rng(1)
    X = rng.normal(size=(300, 4))
    gold = np.stack([X[:, 0] > 0.5, X[:, 1] + 0.3 * rng.normal(size=300) > 0], axis=1)
    return sparse.csr_matrix(X), gold, np.repeat(np.arange(60), 5)


def test_folds_keep_groups_whole():
    groups = np.repeat(np.arange(10), 3)
    for train, test in plan_folds(groups, n_folds=5, seed=0).folds:
        assert not set(groups[train]) & set(groups[test])


def test_one_group_a_fold_where_there_are_fewer_groups_than_folds():
    assert len(plan_folds(np.array([0, 0, 1, 1, 2]), n_folds=5, seed=0).folds) == 3


def test_scores_out_of_fold_are_those_of_a_model_that_has_not_seen_the_fold(separable):
    X, gold, groups = separable
    plan = plan_folds(groups, n_folds=3, seed=0)
    scores = out_of_fold(X, gold, TWO, plan, strengths=(1.0,), jobs=1)[1.0]
    train, test = plan.folds[0]
    reference = LogisticRegression(C=1.0, max_iter=1000).fit(X[train], gold[train, 0]).decision_function(X[test])
    assert np.allclose(scores[test, 0], reference)


def test_calibrated_probabilities_match_shares(separable):
    X, gold, groups = separable
    weights = fit_task(X, gold, TWO, plan_folds(groups, n_folds=5, seed=0), strengths=(0.01, 1.0), jobs=1)
    shares = probabilities(X @ weights.coefficients + weights.intercepts, TWO)
    assert shares.mean(axis=0) == pytest.approx(gold.mean(axis=0), abs=0.05)


def test_a_label_that_never_occurs_gets_a_low_probability_and_no_coefficients(separable):
    X, gold, groups = separable
    gold = gold.copy()
    gold[:, 1] = False
    weights = fit_task(X, gold, TWO, plan_folds(groups, n_folds=5, seed=0), strengths=(1.0,), jobs=1)
    assert not weights.coefficients[:, 1].any()
    assert probabilities(weights.intercepts[None], TWO)[0, 1] < 0.01


def test_without_features_the_most_frequent_class_is_predicted():
    gold = np.arange(3) == np.array([0] * 5 + [1] * 3 + [2] * 2)[:, None]
    plan = plan_folds(np.arange(10), n_folds=5, seed=0)
    weights = fit_task(sparse.csr_matrix((10, 0)), gold, THREE, plan, strengths=(1.0,), jobs=1)
    assert weights.intercepts.argmax() == 0
    shares = probabilities(np.tile(weights.intercepts, (4, 1)), THREE)
    assert decide(shares, weights.thresholds, THREE)[:, 0].all()


def test_without_features_uneven_folds_do_not_make_a_rare_class_the_answer():
    """Shares of folds differ by chance, and thresholds by prevalence would take that for a signal."""
    rng = np.random.default_rng(1)
    gold = np.arange(3) == rng.choice(3, 600, p=[0.51, 0.22, 0.27])[:, None]
    plan = plan_folds(rng.integers(0, 30, 600) ** 2 // 30, n_folds=5, seed=0)
    weights = fit_task(sparse.csr_matrix((600, 0)), gold, THREE, plan, strengths=(1.0,), jobs=1)
    shares = probabilities(np.tile(weights.intercepts, (4, 1)), THREE)
    assert decide(shares, weights.thresholds, THREE)[:, 0].all()


def test_probabilities_of_a_multiclass_task_sum_to_one():
    assert probabilities(np.array([[1.0, 2.0, 3.0]]), THREE).sum() == pytest.approx(1)


def test_log_loss_of_even_odds_is_log_two():
    assert log_loss(np.zeros((4, 2)), np.ones((4, 2), dtype=bool), TWO) == pytest.approx(np.log(2))
