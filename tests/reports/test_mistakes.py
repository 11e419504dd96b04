from stance.reports.mistakes import concerned_labels, concerned_rules, list_mistakes
from stance.reports.parts import Mistake

from .conftest import RULES, types_run


def test_only_items_that_are_not_all_right_are_listed():
    run = types_run()
    wrong = {str(run.ids[row]) for row in range(200) if (run.gold[row] != run.predicted[row]).any()}
    assert {mistake.id for mistake in list_mistakes(run)} == wrong


def test_kinds_follow_from_the_labels():
    kinds = {(bool(m.gold != "none"), bool(m.predicted != "none")): set() for m in list_mistakes(types_run())}
    for mistake in list_mistakes(types_run()):
        kinds[mistake.gold != "none", mistake.predicted != "none"].add(mistake.kind)
    assert kinds[True, False] == {"missed"}
    assert kinds[False, True] == {"false alarm"}
    assert "confused" in kinds[True, True]


def test_probabilities_are_those_of_the_labels_on_either_side():
    for mistake in list_mistakes(types_run()):
        named = {*mistake.gold.split("|"), *mistake.predicted.split("|")} - {"none"}
        assert set(mistake.probabilities) == named


def test_labels_right_on_both_sides_are_not_concerned():
    assert concerned_labels(Mistake("1", "pledge|condition", "pledge", {})) == {"condition"}


def test_rules_without_labels_are_never_pointed_to():
    assert concerned_rules(Mistake("1", "pledge", "condition", {}), RULES) == ["act", "duration"]
