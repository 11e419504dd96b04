from dataclasses import replace

import pytest
import yaml

from stance.reports.card import CardFacts, render_model_card
from stance.reports.comparison import compare_runs
from stance.reports.experiments import render_experiments_table
from stance.reports.record import report_json

from .conftest import SIDES, TYPES, types_run


@pytest.fixture
def card(full_report):
    facts = CardFacts("stance-full", "made-up sentences", (TYPES, SIDES), "Tells types.", ("English only.",))
    return render_model_card(full_report, facts)


def test_the_table_of_experiments_is_the_approved_one(bare_report, assert_golden):
    reports = [report_json(replace(bare_report, experiment=name)) for name in ("default", "other", "elsewhere")]
    comparison = compare_runs([("other", types_run(2, skill=0.1)), ("default", types_run())], resamples=200)
    assert_golden("experiments.md", render_experiments_table(reports, {"types": comparison}))


def test_the_difference_is_told_from_the_experiment_whichever_way_the_pair_stands(bare_report):
    reports = [report_json(replace(bare_report, experiment=name)) for name in ("default", "other")]
    runs = [("default", types_run()), ("other", types_run(2, skill=0.1))]
    for order in (runs, runs[::-1]):
        page = render_experiments_table(reports, {"types": compare_runs(order, resamples=200)})
        assert ": worse |" in page
        assert ": better |" not in page


def test_the_model_card_is_the_approved_one(card, assert_golden):
    assert_golden("model_card.md", card)


def test_the_front_matter_is_yaml_with_a_model_index(card, full_report):
    _, front, _ = card.split("---\n", 2)
    data = yaml.safe_load(front)
    results = data["model-index"][0]["results"]
    assert [result["task"]["name"] for result in results] == ["types", "side"]
    f1 = next(metric for metric in results[0]["metrics"] if metric["name"] == "macro f1")
    assert f1["value"] == round(full_report.tasks["types"].macro.f1, 4)
