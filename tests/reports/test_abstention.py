import numpy as np
import pytest

from stance.codebook import own_task
from stance.metrics.predictions import Predictions
from stance.reports.abstention import lay_out_abstention, measure_abstention


@pytest.fixture
def four_items():
    """Four documents of one item; three labels predicted, two of them right."""
    gold = np.array([[True, False], [False, True], [False, False], [True, False]])
    predicted = np.array([[True, False], [False, True], [True, False], [False, False]])
    ids = np.array(["a", "b", "c", "d"])
    return Predictions(own_task(["x", "y"], multilabel=True), ids, ids, gold, predicted, None)


def test_an_item_is_decided_if_every_label_that_it_would_get_is_supported(four_items):
    supported = np.array([[True, True], [False, False], [True, True], [True, True]])
    found = measure_abstention(four_items, supported, min_precision=0.9, seed=0, resamples=100)
    assert found.decided == 3 / 4
    assert found.labels == 2
    assert found.precision == 1 / 2


def test_nothing_supported_has_no_precision(four_items):
    found = measure_abstention(four_items, np.zeros((4, 2), dtype=bool), min_precision=0.9, seed=0, resamples=100)
    assert found.decided == 1 / 4
    assert found.precision is None


def test_the_table_names_the_precision_that_was_asked_for(four_items):
    found = measure_abstention(four_items, np.ones((4, 2), dtype=bool), min_precision=0.9, seed=0, resamples=100)
    assert lay_out_abstention("types", found).rows[0][0] == "0.90"
