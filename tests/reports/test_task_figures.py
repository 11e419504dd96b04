from dataclasses import replace

import numpy as np
import pytest
from sklearn.metrics import average_precision_score, precision_recall_fscore_support

from stance.metrics.predictions import Predictions
from stance.reports.record import few_labels, task_figures

from .conftest import side_run, types_run


def without_probabilities(run):
    return Predictions(run.task, run.ids, run.groups, run.gold, run.predicted, None)


@pytest.mark.parametrize("run", [types_run(), side_run()], ids=["multilabel", "multiclass"])
def test_every_figure_is_that_of_scikit_learn_and_has_an_interval_that_holds_it(run):
    figures = task_figures(run, seed=0, resamples=300)
    expected = np.stack(
        precision_recall_fscore_support(run.gold.astype(int), run.predicted.astype(int), average=None, zero_division=0)[
            :3
        ]
    )
    for index, (name, found) in enumerate(figures.per_label.items()):
        if name == "none-such":
            continue
        assert [found.precision, found.recall, found.f1] == pytest.approx(expected[:, index].tolist(), abs=1e-12)
        ap = average_precision_score(run.gold[:, index], run.probabilities[:, index])
        assert found.average_precision == pytest.approx(ap, abs=1e-12)
        assert found.prevalence == run.gold[:, index].mean()
        assert found.predicted_share == run.predicted[:, index].mean()
        for measure in ("precision", "recall", "f1", "average_precision", "prevalence", "predicted_share"):
            lower, upper = found.ci[measure]
            assert lower <= getattr(found, measure) <= upper


def test_means_have_intervals_and_average_precision():
    run = types_run()
    figures = task_figures(run, seed=0, resamples=300)
    by_label = [average_precision_score(run.gold[:, index], run.probabilities[:, index]) for index in range(3)]
    assert figures.macro.average_precision == pytest.approx(np.mean(by_label), abs=1e-12)
    pooled = average_precision_score(run.gold.ravel(), run.probabilities.ravel())
    assert figures.micro.average_precision == pytest.approx(pooled, abs=1e-12)
    for means in (figures.macro, figures.micro):
        for measure in ("precision", "recall", "f1", "average_precision"):
            assert means.ci[measure][0] < getattr(means, measure) < means.ci[measure][1]
    assert figures.exact_match_ci[0] < figures.exact_match < figures.exact_match_ci[1]


def test_perfect_predictions_score_1_and_their_intervals_end_there():
    run = types_run()
    perfect = Predictions(run.task, run.ids, run.groups, run.gold, run.gold, run.gold.astype(float))
    figures = task_figures(perfect, seed=0, resamples=100)
    assert figures.macro.f1 == figures.micro.f1 == figures.exact_match == 1.0
    assert figures.macro.average_precision == 1.0
    assert figures.per_label["condition"].ci["f1"][1] == 1.0
    assert figures.per_label["condition"].ci["f1"][0] < 0.85


def test_the_order_of_items_changes_nothing():
    run, order = types_run(), np.random.default_rng(0).permutation(200)
    turned = Predictions(
        run.task, run.ids[order], run.groups[order], run.gold[order], run.predicted[order], run.probabilities[order]
    )
    first, second = (task_figures(each, seed=0, resamples=50) for each in (run, turned))
    assert first.per_label == second.per_label
    assert first.macro == second.macro


def test_a_seed_gives_the_same_figures():
    assert task_figures(types_run(), seed=3, resamples=50) == task_figures(types_run(), seed=3, resamples=50)


def test_labels_with_fewer_than_15_items_are_named():
    assert list(few_labels(task_figures(types_run(), seed=0, resamples=20))) == ["condition", "none-such"]


def test_a_label_that_nobody_gives_has_no_figures():
    found = task_figures(types_run(), seed=0, resamples=20).per_label["none-such"]
    assert found.precision is found.recall is found.f1 is found.average_precision is None
    assert found.ci["f1"] is None
    assert found.ci["prevalence"][0] == 0.0


def test_predictions_without_probabilities_have_figures_but_nothing_of_probabilities():
    figures = task_figures(without_probabilities(types_run()), seed=0, resamples=20)
    assert figures.probabilities is None
    assert figures.per_label["pledge"].average_precision is None
    assert figures.macro.ci["average_precision"] is None
    assert figures.macro.f1 is not None


def test_subsets_are_measured_on_their_items_alone():
    run, mask = types_run(), np.arange(200) < 60
    whole = task_figures(run, seed=0, resamples=50, subsets={"first": mask, "empty": np.zeros(200, dtype=bool)})
    assert list(whole.subsets) == ["first"]
    alone = task_figures(replace(run.take(mask), probabilities=None), seed=0, resamples=50)
    assert whole.subsets["first"].per_label == alone.per_label
    assert whole.subsets["first"].probabilities is None


def test_a_multiclass_task_has_a_confusion_table():
    run = side_run()
    table = task_figures(run, seed=0, resamples=20).confusion
    assert sum(sum(row.values()) for row in table.values()) == 90
    assert table["favor"]["favor"] == int((run.gold & run.predicted)[:, 0].sum())


def test_a_single_document_is_resampled_by_items():
    run = types_run(n_documents=1)
    figures = task_figures(run, seed=0, resamples=100)
    assert figures.n_documents == 1
    lower, upper = figures.macro.ci["f1"]
    assert lower < figures.macro.f1 < upper
