import pytest

from stance.reports.ceiling import difference_interval, lay_out_ceiling, place_model, read_ceiling
from stance.reports.record import HumanLabel, task_figures

from .conftest import types_run


@pytest.fixture(scope="module")
def figures():
    return task_figures(types_run(), seed=0, resamples=200)


def placed(figures, human):
    return place_model(figures, {"pledge": human}, n=50, n_documents=9).per_label["pledge"]


def test_a_model_far_under_the_annotators_is_below(figures):
    assert placed(figures, HumanLabel(0.99, [0.97, 1.0], 80)).place == "below"


def test_a_model_far_over_the_annotators_is_above(figures):
    assert placed(figures, HumanLabel(0.3, [0.25, 0.35], 80)).place == "above"


def test_a_model_that_cannot_be_told_apart_is_within(figures):
    f1 = figures.per_label["pledge"].f1
    found = placed(figures, HumanLabel(f1, [f1 - 0.05, f1 + 0.05], 80))
    assert found.place == "within"
    assert found.difference == 0.0
    assert found.difference_ci[0] < 0 < found.difference_ci[1]


def test_a_label_on_which_annotators_have_no_f1_is_not_placed(figures):
    assert placed(figures, HumanLabel(None, None, 0)).place is None


def test_the_interval_is_wider_than_either(figures):
    lower, upper = difference_interval(0.6, [0.5, 0.7], 0.6, [0.5, 0.7])
    assert (lower, upper) == pytest.approx((-(0.02**0.5), 0.02**0.5))


def test_places_are_put_into_words(figures):
    ceiling = place_model(figures, {"pledge": HumanLabel(0.99, [0.97, 1.0], 80)}, n=50, n_documents=9)
    assert read_ceiling(ceiling) == ["The model is below what annotators reach on pledge."]
    table = lay_out_ceiling("types", figures, ceiling)
    assert table.rows[0][-1] == "below"
    assert "50 items of 9 documents" in table.notes[0]
