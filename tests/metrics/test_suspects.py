import numpy as np

from stance.codebook import own_task
from stance.metrics.predictions import Predictions
from stance.metrics.suspects import doubt, rank_suspects


def planted(seed, *, n=1000, n_wrong=20):
    """Give predictions of a good model whose gold was turned over for some items, and those items."""
    rng = np.random.default_rng(seed)
    truth = rng.random((n, 1)) < 0.4
    scores = np.clip(np.where(truth, 0.85, 0.15) + rng.normal(0, 0.12, (n, 1)), 0, 1)
    wrong = rng.choice(n, n_wrong, replace=False)
    gold = truth.copy()
    gold[wrong] = ~gold[wrong]
    ids = np.array([f"{place:04d}" for place in range(n)])
    task = own_task(["x"], multilabel=True)
    return Predictions(task, ids, ids, gold, scores > 0.5, scores), set(wrong.tolist())


def test_planted_label_errors_come_first():
    predictions, wrong = planted(1)
    items, _ = rank_suspects(predictions, most=10)
    assert set(items.tolist()) <= wrong


def test_most_planted_errors_are_suspected():
    predictions, wrong = planted(2)
    items, _ = rank_suspects(predictions, most=100)
    # The rule asks for at least the mean confidence of the other side, which half of a symmetric model's items have.
    assert len(wrong & set(items.tolist())) >= len(wrong) / 3


def test_a_decision_that_agrees_with_gold_is_never_suspected():
    predictions, _ = planted(3)
    items, labels = rank_suspects(predictions, most=1000)
    assert (predictions.gold[items, labels] != predictions.predicted[items, labels]).all()


def test_a_label_that_the_model_does_not_know_is_not_doubted():
    rng = np.random.default_rng(4)
    known, unknown = rng.random(500) < 0.5, rng.random(500) < 0.05
    scores = np.stack([np.clip(np.where(known, 0.85, 0.15) + rng.normal(0, 0.1, 500), 0, 1), rng.random(500)], axis=1)
    gold = np.stack([known, unknown], axis=1)
    gold[:20, 0] = ~gold[:20, 0]
    doubts = doubt(gold, scores)
    assert np.sort(doubts[:20, 0])[-5:].min() > doubts[:, 1].max()


def test_predictions_without_probabilities_have_no_suspects():
    predictions, _ = planted(5)
    bare = Predictions(
        predictions.task, predictions.ids, predictions.groups, predictions.gold, predictions.predicted, None
    )
    items, labels = rank_suspects(bare, most=5)
    assert len(items) == len(labels) == 0


def test_a_multiclass_error_is_named_once():
    gold = np.eye(2, dtype=bool)[[0] * 20 + [1] * 20]
    scores = np.where(gold, 0.9, 0.1)
    gold[0] = [False, True]
    ids = np.array([f"{place:02d}" for place in range(40)])
    predicted = scores > 0.5
    task = own_task(["x", "y"], multilabel=False)
    items, labels = rank_suspects(Predictions(task, ids, ids, gold, predicted, scores), most=9)
    assert items.tolist() == [0]
    assert labels.tolist() == [0]
