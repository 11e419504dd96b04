"""What the frames of pledge and refusal read where a word is given without "will" or "pledged to"."""

import pytest

from stance.model.frames.undertaking import find
from stance.model.reader import read_sentence


def labels(text: str) -> set[str]:
    return {frame.label for frame in find(read_sentence(text)) if frame.label}


@pytest.mark.parametrize(
    "text",
    [
        "We mean to open the harbour.",
        "She expects to sign the charter.",
        "Riga proposes to build a dyke.",
    ],
)
def test_a_verb_with_its_own_to_gives_the_verb_behind_it(text):
    assert labels(text) == {"pledge"}


def test_to_look_to_somebody_is_no_aim():
    assert labels("The islands look to us to lead.") == set()
    assert labels("He expects to win.") == set()


def test_an_infinitive_belongs_to_the_noun_that_takes_it():
    assert labels("The council reiterates its call to all parties, old and new, to comply with the charter.") == set()
    assert labels("The scheme will assure the ability of the fleet to sail.") == set()
    assert labels("Riga agreed to pay, to lend boats and to train crews.") == {"pledge"}


def test_a_shall_of_a_rule_is_no_pledge_and_that_of_ones_own_side_is():
    assert labels("The court shall apply the law.") == set()
    assert labels("This nation shall help the islands.") == {"pledge"}


@pytest.mark.parametrize(
    "text",
    [
        "She will serve as deputy chairman of the panel.",
        "The chamber will begin debate on the bill today.",
        "The interim council will be headed by a judge.",
        "Voters will choose a new chamber.",
        "The envoy will go to Riga for the summit.",
        "The bank will probably lend the money.",
        "The mayor will not disclose the price.",
        "We will make choices that count.",
        "A heavy price will be paid.",
    ],
)
def test_schedules_and_hedges_and_silence_undertake_nothing(text):
    assert labels(text) == set()


def test_lessening_ones_own_strength_is_restraint():
    assert labels("The cartel agreed to cut its total output.") == {"refusal"}
    assert labels("Riga will reduce its troops on the border.") == {"refusal"}
    assert labels("Riga will cut the fee.") == {"pledge"}


def test_stopping_ones_own_payments_is_refusal():
    assert labels("We are stopping payments.") == {"refusal"}
    assert labels("I am not stopping there.") == {"pledge"}


def test_plans_and_threats_can_have_a_thing_as_object():
    assert labels("The unions plan a strike.") == {"pledge"}
    assert labels("The unions threatened reprisals.") == {"pledge"}
    assert labels("The ministers plan a summit.") == set()
    assert labels("I offer my hand to all.") == set()


def test_weapons_handed_over_are_a_concession():
    assert labels("The rebels will surrender their rifles.") == {"pledge"}
    assert labels("The rebels will not surrender their rifles.") == {"refusal"}


@pytest.mark.parametrize(
    "text",
    [
        "We came to office determined to mend the roads.",
        "Resolved to rebuild the harbour,",
        "The parties signed an accord to rebuild the port.",
        "A decision was taken to close the port.",
        "The ministry announced plans to raise the fee.",
        "The ministry is making strenuous efforts to free them.",
        "The council continues its support.",
        "Peace is our first goal.",
        "Our priority is ending the drought.",
        "6. Decides, in order to assist the panel, to establish a team;",
        "The envoy made a commitment on Monday.",
        "The committee continues to strive for quiet.",
        "My budget will cut it.",
    ],
)
def test_words_are_given_without_a_verb_of_promising(text):
    assert labels(text) == {"pledge"}


@pytest.mark.parametrize(
    "text",
    [
        "States that are willing to pay are few.",
        "The crews wait for a captain ready to sail.",
        "The aim of the visit is to help trade.",
        "They should show a willingness to help.",
        "The plan to raise the fee was long.",
        "The council reaffirms the terms agreed in May.",
        "The team works on the role it will play.",
        "The findings support the claim.",
        "Riga sent aid and support to the islands.",
        "A weak Riga would strengthen its foes.",
    ],
)
def test_what_only_tells_which_or_what_for_gives_no_word(text):
    assert labels(text) == set()


def test_what_is_not_doubted_is_said():
    assert labels("There is no doubt that Riga will help.") == {"pledge"}
    assert labels("There is some doubt that Riga will help.") == set()


def test_an_elliptic_clause_holds_nothing_of_the_next():
    assert labels("I used boats when needed to save lives, and I will never hesitate to do so.") == {"pledge"}


def test_a_threat_of_harm_unwanted_is_restraint():
    assert labels("We will not endanger the fishers.") == {"refusal"}
    assert labels("I am not interested in punishing banks.") == {"refusal"}


def test_plurals_in_is_are_plural_subjects():
    assert labels("The Israelis say they will pay.") == {"pledge"}


@pytest.mark.parametrize(
    "text",
    [
        "Analysts say that the bank will cut its fee.",
        "The crews will be deployed later this week.",
        "The rules are to be used by all.",
        "The team will play in Riga.",
        "The sitting is suspended for an hour.",
        "The crews made preparations for its withdrawal.",
    ],
)
def test_forecasts_matches_and_dated_passives_undertake_nothing(text):
    assert labels(text) == set()


def test_efforts_offers_and_pairs_of_words_for_actors():
    assert labels("We are doing everything we can.") == {"pledge"}
    assert labels("The air force will patrol the coast.") == {"pledge"}
    assert labels("The envoy recalled its offer to lend boats.") == {"pledge"}


def test_a_refusal_that_is_condemned_or_suffered_counts():
    assert labels("The guild opposed the refusal of the chamber to pay.") == {"refusal"}
    assert labels("Entry was refused.") == {"refusal"}


def test_support_is_declared_in_a_polite_would_and_not_in_a_supposed_one():
    assert labels("We would support the bill.") == {"pledge"}
    assert labels("If asked, we would support the bill.") == set()


def test_a_thing_that_we_do_not_want_is_refused():
    assert labels("We do not want a war with the islands.") == {"refusal"}
    assert labels("We do not want the war to spread.") == set()


def test_what_one_has_been_assured_of_is_undertaken():
    assert labels("I have been assured that he will pay.") == {"pledge"}
