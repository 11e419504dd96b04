import pytest
from sklearn.metrics import brier_score_loss

from stance.metrics.predictions import Predictions
from stance.reports.probabilities import lay_out_probabilities, lay_out_suspects, list_suspects
from stance.reports.record import task_figures

from .conftest import types_run


@pytest.fixture(scope="module")
def figures():
    return task_figures(types_run(), seed=0, resamples=100)


def test_calibration_is_told_for_each_label_and_for_all(figures):
    run, found = types_run(), figures.probabilities
    expected = brier_score_loss(run.gold[:, 0], run.probabilities[:, 0])
    assert found.calibration["pledge"].brier == pytest.approx(expected, abs=1e-12)
    assert found.calibration_all.brier == pytest.approx(((run.probabilities - run.gold) ** 2).mean(), abs=1e-12)
    assert sum(found.calibration["pledge"].items) == 200


def test_a_label_without_gold_items_has_no_precision_recall_curve(figures):
    assert list(figures.probabilities.precision_recall) == ["pledge", "refusal", "condition"]


def test_the_share_that_can_be_kept_falls_as_the_wanted_precision_rises(figures):
    shares = [item.share or 0.0 for item in figures.probabilities.kept_at]
    assert shares == sorted(shares, reverse=True)


def test_keeping_everything_has_the_micro_precision(figures):
    assert figures.probabilities.kept.precision[-1] == pytest.approx(figures.micro.precision, abs=1e-12)


def test_a_suspect_tells_item_label_and_both_sides():
    run = types_run()
    suspect = list_suspects(run)[0]
    row, column = run.ids.tolist().index(suspect.id), run.task.names.index(suspect.label)
    assert bool(run.gold[row, column]) == suspect.in_gold
    assert bool(run.predicted[row, column]) != suspect.in_gold
    assert run.probabilities[row, column] == suspect.probability


def test_no_more_suspects_are_listed_than_asked():
    assert len(list_suspects(types_run(), most=3)) == 3


def test_without_probabilities_there_is_nothing_to_lay_out():
    run = types_run()
    bare = Predictions(run.task, run.ids, run.groups, run.gold, run.predicted, None)
    figures = task_figures(bare, seed=0, resamples=20)
    assert list_suspects(bare) == lay_out_probabilities("types", figures) == lay_out_suspects("types", figures) == []
