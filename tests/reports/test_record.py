import json

from stance.reports.record import report_json
from stance.reports.text import render_markdown

from .conftest import SECRET


def test_the_json_has_the_keys_that_other_programs_read(full_report):
    data = json.loads(json.dumps(report_json(full_report)))
    assert data["schema_version"] == 1
    assert set(data) >= {"experiment", "signature", "data", "tasks", "mistakes"}
    task = data["tasks"]["types"]
    assert task["kind"] == "multilabel"
    assert set(task["per_label"]["pledge"]) >= {"precision", "recall", "f1", "average_precision", "support", "ci"}
    for part in (task["per_label"]["pledge"], task["macro"], task["micro"], task["subsets"]["first"]["macro"]):
        for measure in ("precision", "recall", "f1"):
            lower, upper = part["ci"][measure]
            assert lower <= part[measure] <= upper


def test_parts_that_were_not_given_are_none(bare_report):
    data = report_json(bare_report)
    assert [data[part] for part in ("ceiling", "baselines", "contrast", "learning", "rules")] == [None] * 5


def test_nothing_that_is_committed_holds_a_real_sentence(full_report, text_by_id):
    assert any(SECRET in text for text in text_by_id.values())
    assert SECRET not in json.dumps(report_json(full_report)) + render_markdown(full_report)


def test_the_json_holds_no_number_that_json_does_not_know(full_report):
    json.dumps(report_json(full_report), allow_nan=False)
