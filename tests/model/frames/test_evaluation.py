import pytest

from stance.model.frames.evaluation import find
from stance.model.reader import read_sentence


def verdict(text):
    return find(read_sentence(text))[-1].label


def names(text):
    return [frame.name for frame in find(read_sentence(text))]


def labels_of(text, name):
    return [frame.label for frame in find(read_sentence(text)) if frame.name == name]


def test_every_sentence_gets_exactly_one_verdict():
    for text in ("We welcome it.", "The text runs to nine pages.", "Chapter 4", "Why?"):
        assert sum(name.startswith("verdict/") for name in names(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "We commend the pilots for their courage.",
        "We are grateful to our hosts.",
        "It was a historic achievement for our islands.",
        "The ferry service has improved the lives of the fishermen.",
    ],
)
def test_praise_is_favor(text):
    assert verdict(text) == "favor"


@pytest.mark.parametrize(
    "text",
    [
        "We deplore the shelling of the harbour.",
        "The levy is unfair and wasteful.",
        "Our courts are a disgrace.",
        "Too many of our bridges are unsafe.",
    ],
)
def test_criticism_is_against(text):
    assert verdict(text) == "against"


@pytest.mark.parametrize(
    "text",
    [
        "The ferry sailed on Tuesday.",
        "The delegates met at noon.",
        "Exports were 40 billion crowns.",
        "Fifth Committee, 38th meeting",
    ],
)
def test_plain_reports_are_neutral(text):
    assert verdict(text) == "neutral"


def test_questions_are_neutral():
    assert verdict("Will the minister welcome this historic treaty?") == "neutral"


def test_more_praise_than_criticism_is_favor():
    assert verdict("Despite one error, the mission was a brilliant success.") == "favor"


def test_denied_praise_is_turned_round():
    assert "not-success/bare" in names("There has been no progress.")


def test_a_fought_ill_is_turned_round():
    assert "fought-ill/bare" in names("The plan would reduce poverty.")


def test_a_harmed_good_is_turned_round():
    assert "harmed-value/bare" in names("The canal is a threat to peace.")


def test_not_only_denies_nothing():
    assert "excellent/bare" in names("It is not only a remarkable ship.")


def test_adverbs_and_superlatives_evaluate_too():
    assert "wrong/bare" in names("He was unfairly dismissed.")
    assert "virtue/bare" in names("They are the bravest of sailors.")


def test_expressions_are_read_before_their_words():
    assert "lack/bare" in names("The grants came too late.")


def test_the_name_tells_whose_judgement_it_is():
    assert "wrong/own" in names("We call this unjust.")
    assert "wrong/said" in names("The union said this was unjust.")
    assert "wrong/bare" in names("This is unjust.")


def test_evaluations_against_the_verdict_carry_no_label():
    text = "We welcome the spirit of the plan, but it is wrong, unfair, wasteful and dangerous."
    assert labels_of(text, "applaud/own") == [""]
    assert set(labels_of(text, "wrong/own")) == {"against"}


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("Oslo will contribute a frigate.", "favor"),
        ("Oslo will not contribute a frigate.", "against"),
        ("Oslo will veto the text.", "against"),
        ("Oslo will not veto the text.", "neutral"),
        ("Oslo will not tolerate the blockade.", "against"),
        ("Oslo will accept the ruling.", "neutral"),
        ("Oslo will not abandon the mission.", "favor"),
        ("We will fight the smugglers.", "against"),
        ("We will never betray them.", "favor"),
    ],
)
def test_what_is_undertaken_decides(text, side):
    assert verdict(text) == side


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("We must build the bridge.", "favor"),
        ("We must not sell the bridge.", "against"),
        ("We must never forget them.", "favor"),
        ("We urge Oslo to join.", "favor"),
        ("We urge Oslo to abolish the fee.", "against"),
        ("They called for a ceasefire.", "favor"),
        ("The ministry warned the crews of mines.", "against"),
    ],
)
def test_what_is_asked_for_decides(text, side):
    assert verdict(text) == side


def test_refusing_to_take_part_without_blocking_is_neutral():
    assert verdict("Oslo will not take part, but it will not oppose the mission.") == "neutral"


def test_a_reported_judgement_before_the_deed_is_the_main_clause():
    assert verdict("The Council condemned the minister, who will sell the port.") == "against"


def test_a_hypothesis_takes_no_position():
    assert not any(name.startswith("will-") for name in names("If Oslo will fund the canal, boats can pass."))


def test_a_decision_that_another_party_reports_does_not_decide():
    assert verdict("The company plans no change to the timetable.") == "neutral"


def test_a_veto_that_is_lifted_is_neutral():
    assert verdict("Oslo will lift its veto.") == "neutral"
    assert "noun-hinder/lifted" in names("Oslo suspended its embargo on salt.")


def test_harm_that_comes_only_of_inaction_speaks_for_the_deed():
    assert verdict("Unless the port is dredged, trade is doomed.") == "favor"


def test_an_asking_that_is_received_takes_no_position():
    assert not any("direct" in name for name in names("The minister was asked about the ferry."))


def test_signs_of_a_report_are_counted():
    assert "plain/figures2" in names("The index rose by 4 points to 312.")
    assert "plain/no-verb" in names("Chapter 4")
