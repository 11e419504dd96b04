import re

import pytest

from stance.codebook import format_labels, own_task, parse_labels, read_codebook, shipped_codebook
from stance.errors import StanceError
from stance.resources import annotations_folder

TOML = """
version = "7"
[[task]]
name = "tone"
kind = "multiclass"
[[task.label]]
name = "warm"
definition = "friendly"
[[task.label]]
name = "cold"
definition = "not friendly"
[[rule]]
id = "irony"
text = "Irony is cold."
labels = ["cold"]
"""


def write(folder, text):
    path = folder / "codebook.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_reads_version_tasks_labels_and_rules(tmp_path):
    codebook = read_codebook(write(tmp_path, TOML))
    assert codebook.version == "7"
    assert codebook.task("tone").names == ("warm", "cold")
    assert not codebook.task("tone").is_multilabel
    assert codebook.rules[0].labels == ("cold",)


def test_names_the_tasks_that_there_are(tmp_path):
    with pytest.raises(StanceError, match="no task 'mood'; the codebook has tone"):
        read_codebook(write(tmp_path, TOML)).task("mood")


def test_refuses_an_unknown_kind_of_task(tmp_path):
    with pytest.raises(StanceError, match="kind 'ordinal'; expected multilabel or multiclass"):
        read_codebook(write(tmp_path, TOML.replace("multiclass", "ordinal")))


def test_tells_what_a_codebook_lacks(tmp_path):
    with pytest.raises(StanceError, match="'version' is missing"):
        read_codebook(write(tmp_path, TOML.replace('version = "7"', "")))


def test_refuses_what_is_no_toml(tmp_path):
    with pytest.raises(StanceError, match="no valid TOML"):
        read_codebook(write(tmp_path, "version = "))


def test_tells_that_a_codebook_is_missing(tmp_path):
    with pytest.raises(StanceError, match="no such file"):
        read_codebook(tmp_path / "codebook.toml")


def test_labels_come_in_the_order_of_the_codebook():
    task = shipped_codebook().task("commitment")
    assert parse_labels(" directive | pledge ", task, where="row 2") == ("pledge", "directive")


@pytest.mark.parametrize("cell", ["none", "", " "], ids=["none", "empty", "blank"])
def test_the_empty_set_is_a_valid_answer(cell):
    assert parse_labels(cell, shipped_codebook().task("commitment"), where="row 2") == ()


def test_none_can_be_a_label_of_its_own():
    assert parse_labels("none", own_task(["none", "some"], multilabel=False), where="row 2") == ("none",)


def test_refuses_an_unknown_label():
    with pytest.raises(StanceError, match="row 3: 'threat' is no label of commitment; expected pledge, refusal"):
        parse_labels("threat", shipped_codebook().task("commitment"), where="row 3")


@pytest.mark.parametrize("cell", ["favor|against", ""], ids=["two", "none"])
def test_a_multiclass_task_takes_exactly_one_label(cell):
    with pytest.raises(StanceError, match="needs exactly one of favor, against, neutral"):
        parse_labels(cell, shipped_codebook().task("stance"), where="row 3")


def test_labels_go_into_a_cell_and_back():
    task = shipped_codebook().task("commitment")
    for labels in ((), ("pledge",), ("refusal", "acquiescence")):
        assert parse_labels(format_labels(labels), task, where="") == labels


def prose():
    return (annotations_folder() / "CODEBOOK.md").read_text(encoding="utf-8")


def test_prose_and_data_are_of_one_version():
    assert prose().startswith(f"# Codebook {shipped_codebook().version}:")
    assert f"**{shipped_codebook().version}**" in prose().partition("## What changed")[2]


def worked_examples():
    # An answer of version 1.5 stands between rule and sentence.
    form = r"^\| (?:([a-z-]+) \| (?:[^|]*\| )?)?([^|]+) \| ([^|]+) \| (favor|against|neutral) \|$"
    rows = re.findall(form, prose(), re.MULTILINE)
    return [(rule, sentence, types.replace(", ", "|"), stance) for rule, sentence, types, stance in rows]


def test_worked_examples_have_labels_of_the_codebook_and_do_not_repeat():
    codebook = shipped_codebook()
    examples = worked_examples()
    assert len(examples) >= 60
    assert len({sentence for _, sentence, _, _ in examples}) == len(examples)
    for _, sentence, types, stance in examples:
        parse_labels(types, codebook.task("commitment"), where=sentence)
        parse_labels(stance, codebook.task("stance"), where=sentence)


def test_every_rule_has_a_worked_example():
    rules = {rule.id for rule in shipped_codebook().rules}
    assert {rule for rule, *_ in worked_examples() if rule} == rules


def test_rules_and_labels_have_definitions_and_ids_of_their_own():
    codebook = shipped_codebook()
    ids = [rule.id for rule in codebook.rules]
    assert len(set(ids)) == len(ids)
    assert all(label.definition and label.examples for task in codebook.tasks for label in task.labels)
    names = {label.name for task in codebook.tasks for label in task.labels}
    assert all(set(rule.labels) <= names for rule in codebook.rules)
