from dataclasses import replace

from stance.reports.baselines import baselines_of, lay_out_baselines, learning_of
from stance.reports.record import report_json


def test_means_are_taken_out_of_report_files(bare_report):
    data = report_json(bare_report)
    found = baselines_of([data], "types")[0]
    assert found.name == "bare"
    assert found.macro_f1 == data["tasks"]["types"]["macro"]["f1"]
    assert found.micro_ci == data["tasks"]["types"]["micro"]["ci"]["f1"]


def test_a_report_without_the_task_is_left_out(bare_report):
    assert baselines_of([report_json(bare_report)], "side") == []


def test_runs_stand_in_order_of_macro_f1_with_the_own_one_marked(full_report):
    table = lay_out_baselines("types", "full", full_report.tasks["types"], full_report.baselines["types"])
    assert [row[0] for row in table.rows] == ["full (this)", "keywords"]


def test_the_learning_curve_has_both_means_fewest_sentences_first(bare_report):
    reports = [report_json(replace(bare_report, data={"train": n})) for n in (300, 100)]
    means = reports[0]["tasks"]["types"]
    points = learning_of(reports, "types")
    assert [point.train for point in points] == [100, 300]
    assert (points[0].macro_f1, points[0].micro_f1) == (means["macro"]["f1"], means["micro"]["f1"])
    assert (points[0].macro_ci, points[0].micro_ci) == (means["macro"]["ci"]["f1"], means["micro"]["ci"]["f1"])
