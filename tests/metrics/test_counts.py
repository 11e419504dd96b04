import numpy as np

from stance.metrics.counts import count_by_document, resampling_groups
from stance.metrics.predictions import Predictions


def test_the_counts_of_documents_add_up_to_those_of_items(make_predictions):
    found = make_predictions(3)
    total = count_by_document(found).labels.sum(axis=0)
    assert total[:, 0].tolist() == (found.gold & found.predicted).sum(axis=0).tolist()
    assert (total[:, 0] + total[:, 2]).tolist() == found.gold.sum(axis=0).tolist()
    assert total[:, 3].tolist() == [120] * 5


def test_the_order_of_items_changes_nothing(make_predictions):
    found = make_predictions(3)
    order = np.random.default_rng(0).permutation(120)
    turned = Predictions(
        found.task, found.ids[order], found.groups[order], found.gold[order], found.predicted[order], None
    )
    assert np.array_equal(count_by_document(found).labels, count_by_document(turned).labels)
    assert np.array_equal(count_by_document(found).exact, count_by_document(turned).exact)


def test_items_stand_for_documents_where_there_are_fewer_than_five(make_predictions):
    few, enough = make_predictions(1, n_documents=4), make_predictions(1, n_documents=5)
    assert resampling_groups(few) is few.ids
    assert resampling_groups(enough) is enough.groups
