import pytest

from stance.model.features import SentenceView
from stance.model.frames.evaluation import find
from stance.model.frames.frame import OF_STANCE
from stance.model.reader import read_sentence


def verdict(text):
    return SentenceView(text).frames[-1].label


def names(text):
    return [frame.name.removeprefix(OF_STANCE) for frame in find(read_sentence(text), [])]


def labels_of(text, name):
    return [frame.label for frame in SentenceView(text).frames if frame.name == OF_STANCE + name]


def test_every_sentence_gets_exactly_one_verdict():
    for text in ("We welcome it.", "The text runs to nine pages.", "Chapter 4", "Why?"):
        assert sum(name.startswith("verdict/") for name in names(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "We commend the pilots for their courage.",
        "Oslo hailed the truce.",
        "We are grateful to our hosts.",
        "It was a historic achievement for our islands.",
        "The ferry service has improved the lives of our fishermen.",
        "We have rebuilt the bridge.",
        "The minister hopes that the talks resume.",
    ],
)
def test_praise_thanks_hopes_and_own_deeds_are_favor(text):
    assert verdict(text) == "favor"


@pytest.mark.parametrize(
    "text",
    [
        "We deplore the shelling of the harbour.",
        "Oslo accused the ferrymen of greed.",
        "The delegates voiced alarm at the shelling.",
        "The levy is unfair and wasteful.",
        "The levy is a threat to the islands.",
        "Our courts are a disgrace.",
        "Too many of our bridges are unsafe.",
        "Oslo cannot support this text.",
    ],
)
def test_criticism_fear_and_inability_are_against(text):
    assert verdict(text) == "against"


@pytest.mark.parametrize(
    "text",
    [
        "The ferry sailed on Tuesday.",
        "The delegates met at noon.",
        "Exports were 40 billion crowns.",
        "Fifth Committee, 38th meeting",
        "The secretary wishes to report that the talks have begun.",
        "The Security Council and the Trade Agreement were named in the note.",
    ],
)
def test_plain_reports_are_neutral(text):
    assert verdict(text) == "neutral"


def test_questions_are_neutral():
    assert verdict("Will the minister welcome this historic treaty?") == "neutral"


def test_more_praise_than_criticism_is_favor():
    assert verdict("Despite one error, the mission was a brilliant success.") == "favor"


def test_a_judgement_takes_its_negation_from_its_verb():
    assert "judged/not-applaud/own" in names("We do not welcome the fee.")
    assert verdict("We do not welcome the fee.") == "against"


def test_a_supposed_judgement_is_none():
    assert not any(name.startswith("judged/") for name in names("If Oslo condemns the raid, the talks will end."))


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
    assert "glad/bare" not in names("The house passed a motion of no confidence.")


def test_the_name_tells_whose_judgement_it_is():
    assert "wrong/own" in names("We call this unjust.")
    assert "wrong/said" in names("The union said this was unjust.")
    assert "wrong/bare" in names("This is unjust.")


def test_a_country_is_not_the_speaker():
    assert "verdict/nothing/bare" in names("US crews left the port.")
    assert "verdict/nothing/own" in names("Crews left us at the port.")


def test_frames_against_the_verdict_carry_no_label():
    text = "We welcome the spirit of the plan, but it is unfair."
    assert labels_of(text, "applaud/own") == ["favor"]
    assert labels_of(text, "wrong/own") == [""]


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
        ("We will never betray them.", "favor"),
    ],
)
def test_what_is_committed_to_decides(text, side):
    assert verdict(text) == side


@pytest.mark.parametrize(
    "text",
    [
        "Oslo threatened to close the strait.",
        "Oslo will impose tariffs on salt.",
        "Oslo will take measures against the smugglers.",
        "Oslo will retaliate.",
    ],
)
def test_threats_and_penalties_are_against(text):
    assert verdict(text) == "against"


def test_a_harm_that_is_forgone_is_favor():
    assert verdict("The rebels promised not to use mines or other weapons.") == "favor"


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("We must build the bridge.", "favor"),
        ("We must not sell the bridge.", "against"),
        ("We must never forget them.", "favor"),
        ("We urge Oslo to join.", "favor"),
        ("We urge Oslo to abolish the fee.", "against"),
        ("We urge Oslo to lift its veto.", "favor"),
        ("We urge Oslo not to sell the ferries.", "against"),
        ("The mayor told the company to stop dumping slag.", "against"),
        ("They called for a ceasefire.", "favor"),
        ("They called for an end to the talks.", "against"),
    ],
)
def test_what_is_asked_for_decides(text, side):
    assert verdict(text) == side


def test_refusing_to_take_part_without_blocking_is_neutral():
    assert verdict("Oslo will not take part, but it will not oppose the mission.") == "neutral"


def test_a_reported_judgement_before_the_deed_is_the_main_clause():
    assert verdict("The Council condemned the minister, who will sell the port.") == "against"


def test_harm_that_comes_only_of_inaction_speaks_for_the_deed():
    assert verdict("Unless the port is dredged, trade is doomed.") == "favor"


@pytest.mark.parametrize(
    "text",
    [
        "The scheme is arbitrary.",
        "Their plea contradicts the statute.",
        "The plan is an encroachment and a stunt.",
        "The tally is too narrow.",
    ],
)
def test_faults_that_are_named_are_against(text):
    assert verdict(text) == "against"


@pytest.mark.parametrize("text", ["The ferry will not be there.", "They cannot rely on the pilots."])
def test_a_denied_future_or_ability_is_against(text):
    assert verdict(text) == "against"


def test_a_denied_present_leans_only():
    assert "denial/present" in names("The quay is not wide.")
    assert verdict("The quay is not wide.") == "neutral"


def test_own_deeds_aimed_at_somebody_are_against():
    assert verdict("We are taking action against the smugglers.") == "against"


def test_wanting_to_do_something_is_a_wish():
    assert verdict("Quito wants to mend its ties with Lima.") == "favor"


def test_asking_not_to_neglect_something_speaks_for_it():
    assert verdict("We must not ignore the islands.") == "favor"


def test_an_expression_of_a_verb_has_a_subject():
    assert "judged/condemn/they" in names("The unions argued against the toll.")
    assert "judged/applaud/own" in names("I agree with the bishop.")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The mayor lowered the fees.", "fought-cost/bare"),
        ("Rents have soared.", "raised-cost/bare"),
        ("The yard created forty jobs.", "raised-yield/bare"),
        ("Incomes fell.", "harmed-yield/bare"),
        ("Crime fell in the delta.", "fought-ill/bare"),
        ("The truce collapsed.", "harmed-value/bare"),
        ("The wardens show less loyalty.", "harmed-virtue/bare"),
    ],
)
def test_an_amount_speaks_by_where_it_goes(text, name):
    assert name in names(text)


def test_an_amount_that_stays_says_nothing():
    assert not any("cost" in name or "yield" in name for name in names("The fee is paid at the gate to the clerks."))
