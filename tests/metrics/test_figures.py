import numpy as np
import pytest
from sklearn.metrics import precision_recall_fscore_support

from stance.metrics.counts import count_by_document
from stance.metrics.figures import F1, macro, measure_counts, micro

EXACT = {"rtol": 0, "atol": 1e-12}
SEEDS = range(5)


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("multilabel", [True, False], ids=["multilabel", "multiclass"])
def test_labels_that_occur_have_the_figures_of_scikit_learn(make_predictions, seed, multilabel):
    found = make_predictions(seed, multilabel=multilabel)
    figures = measure_counts(count_by_document(found).labels.sum(axis=0))
    expected = precision_recall_fscore_support(
        found.gold.astype(int), found.predicted.astype(int), average=None, zero_division=0
    )
    occurs = (found.gold | found.predicted).any(axis=0)
    np.testing.assert_allclose(figures[occurs], np.stack(expected[:3], axis=1)[occurs], **EXACT)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_label_neither_in_gold_nor_predicted_has_no_figure_and_is_left_out_of_macro(make_predictions, seed):
    found = make_predictions(seed)
    figures = measure_counts(count_by_document(found).labels.sum(axis=0))
    assert np.isnan(figures[-1]).all()
    labels = np.flatnonzero((found.gold | found.predicted).any(axis=0))
    expected = precision_recall_fscore_support(
        found.gold.astype(int), found.predicted.astype(int), labels=labels, average="macro", zero_division=0
    )
    np.testing.assert_allclose(macro(figures), expected[:3], **EXACT)


@pytest.mark.parametrize("seed", SEEDS)
def test_micro_is_that_of_scikit_learn(make_predictions, seed):
    found = make_predictions(seed)
    expected = precision_recall_fscore_support(
        found.gold.astype(int), found.predicted.astype(int), average="micro", zero_division=0
    )
    np.testing.assert_allclose(micro(count_by_document(found).labels.sum(axis=0)), expected[:3], **EXACT)


def test_a_label_never_predicted_scores_0_and_counts_in_macro():
    figures = measure_counts(np.array([[0.0, 0.0, 5.0, 20.0], [4.0, 0.0, 0.0, 20.0]]))
    assert figures[0].tolist() == [0.0, 0.0, 0.0]
    assert macro(figures)[F1] == 1 / 2


def test_no_label_at_all_gives_no_macro():
    assert np.isnan(macro(measure_counts(np.zeros((3, 4))))).all()
