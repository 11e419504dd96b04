"""What the frames of pledge and refusal read in sentences."""

import pytest

from stance.model.frames.undertaking import find
from stance.model.reader import read_sentence


def labels(text: str) -> set[str]:
    return {frame.label for frame in find(read_sentence(text)) if frame.label}


PLEDGES = [
    "Oslo will contribute a frigate to the mission.",
    "We shall rebuild the harbour.",
    "I will propose a new law on ferries.",
    "Oslo said on Monday it would send two frigates.",
    "The minister told reporters that her country would train the crews.",
    "The ministry pledged to fund the school.",
    "Oslo agreed in May to send a field hospital.",
    "Oslo is committed to defending the strait.",
    "We stand ready to help.",
    "Oslo is working to reopen the harbour.",
    "The bank promised a loan of five million crowns.",
    "Our goal is to halve the fee.",
    "It is our policy to open the harbour to all.",
    "Oslo reaffirmed its commitment to the treaty.",
    "Ministers welcomed its pledge to fund the school.",
    "We support the mission.",
    "Aid will be provided to the islands.",
    "Decides to extend the mandate of the mission.",
    "The king accepted an invitation to the summit.",
    "Oslo threatened to respond in kind.",
    "We will continue to fund the school.",
    "My delegation wishes to reaffirm its support for the mission.",
    "Let me reiterate our support for the mission.",
    "Reaffirm our commitment to the mission.",
    "Oslo is honoured to accept the invitation to the summit.",
    "The ministry plans to add 40 beds.",
    "The premier has thrown his weight behind the plan.",
    "We will get this done.",
]

REFUSALS = [
    "The harbour is not for sale.",
    "The premier said that a second vote was out of the question.",
    "We were obliged to abstain.",
    "The premier said Oslo would have nothing to do with the plan.",
    "The captain was dismissed after refusing to sail.",
    "Oslo will not contribute a frigate to the mission.",
    "Oslo will provide no funds.",
    "No soldiers will be sent.",
    "Oslo refused to sign the treaty.",
    "Oslo ruled out joining the mission.",
    "The government declined to send troops.",
    "Oslo has no intention of funding the mission.",
    "Oslo suspended payments to the fund.",
    "Oslo withdrew from the pact on Monday.",
    "We will stop funding the mission.",
    "The envoy abstained.",
    "We do not support the mission.",
    "We do not seek a wider war.",
    "The ministry promised not to raise the fee.",
    "Oslo said it would no longer take part.",
    "The president said she would not negotiate with the rebels.",
    "They will neither fund nor man the mission.",
    "Oslo agreed to cut its output.",
    "We shall reduce our presence in the strait.",
    "The firm said it would cut production by a fifth.",
    "The ministry will stop payments to the fund.",
    "He promised that he would end this war.",
    "The rebels refuse to surrender their guns.",
    "The envoys will not surrender to the junta.",
    "We do not wish to become involved in the quarrel.",
    "Oslo will not be drawn into the quarrel.",
    "The pilots walked off the job.",
    "Her request was refused.",
    "We condemn the refusal of the junta to hold a vote.",
    "There will be no talks with the rebels.",
    "The premier will not resign.",
    "The firm has scrapped plans to build a yard.",
    "Oslo did not take part in the vote.",
    "We will under no circumstances send our sailors.",
    "Oslo will decline the offer.",
    "The rebels will renounce violence.",
    "Oslo is not about to fund the mission.",
    "Oslo is not minded to fund the mission.",
    "Oslo is not interested in funding the mission.",
    "I do not believe in tolls.",
    "I do not favour a toll.",
    "Having refused to sign, the envoy left.",
    "We will not jeopardise the pensions.",
    "The minister insisted that she would not fund the mission.",
]

CEASING_NEGATED = [
    "Oslo will not abandon the mission.",
    "We will never waver.",
    "We will not rest until the harbour is open.",
    "We will not turn our back on the islands.",
    "We shall not let them down.",
    "We refuse to give up on the islands.",
    "We will not surrender to the junta.",
    "He vowed never to forget the sailors.",
    "No school will be scrapped.",
    "The rebels will surrender their guns to the elders.",
]

NOTHING = [
    "The premier will issue a written statement on Friday.",
    "A council of elders would be convened in May.",
    "The drought would threaten the harvest.",
    "The road has nothing to do with the plan.",
    "The league will hold its first public hearings on Monday.",
    "The court has not said who was behind the raid.",
    "The mission sailed on Tuesday.",
    "The programme will bring stability to the strait.",
    "This will create jobs.",
    "We will be stronger.",
    "The economy will grow.",
    "The minister will visit Riga on Friday and will discuss the fee.",
    "The minister will make clear that the fee is high.",
    "Will Oslo send a frigate?",
    "If Oslo were to send a frigate, Riga might follow.",
    "Oslo may send a frigate.",
    "Oslo can send a frigate.",
    "We hope that Oslo will send a frigate.",
    "We urge Oslo to send a frigate.",
    "Oslo must send a frigate.",
    "Oslo sent two frigates last year, and we cut the fee.",
    "The spokesman declined to comment.",
    "He refuses to rule out sending troops.",
    "Oslo is considering sending a frigate.",
    "Riga sought assurances that the harbour would stay open.",
    "It will not produce calm.",
    "The minister will not identify the yards.",
    "Oslo does not want to make any further comment.",
    "I shall not review the figures.",
    "Many do not seek help.",
    "We will never fully secure the coast.",
    "Otherwise we shall not keep our fleet.",
    "If we do not pay, other towns will not pay.",
    "The people of the islands do not look to Oslo to lead.",
    "The towns will not have full power until May.",
    "We have abandoned the old timetable.",
    "The tour was suspended in May.",
    "The league was ending a hard year.",
    "They refuse to live in the shadow of the wall.",
    "Our hearts will not be eaten away by hunger.",
    "There will be no rain on Monday.",
    "We will not mend this simply by making speeches.",
    "The debts will not be paid if we fail to fish.",
]


@pytest.mark.parametrize("text", PLEDGES)
def test_an_actor_that_undertakes_an_act_pledges_it(text):
    assert labels(text) == {"pledge"}


@pytest.mark.parametrize("text", REFUSALS)
def test_an_actor_that_withholds_an_act_or_ends_its_own_refuses(text):
    assert labels(text) == {"refusal"}


@pytest.mark.parametrize("text", CEASING_NEGATED)
def test_a_ceasing_verb_negated_is_a_pledge(text):
    assert labels(text) == {"pledge"}


@pytest.mark.parametrize("text", NOTHING)
def test_what_undertakes_nothing_has_no_label(text):
    assert labels(text) == set()


def test_coordinated_clauses_each_have_their_label():
    assert labels("Oslo will not fund the mission, but agreed to train its crews.") == {"refusal", "pledge"}


def test_a_second_infinitive_belongs_to_the_same_operator():
    assert labels("Oslo agreed not to raise the fee and to publish the accounts.") == {"refusal", "pledge"}


def test_what_is_assured_to_somebody_counts_whatever_its_subject():
    assert labels("The minister assured me that the harbour would not be closed.") == {"refusal"}


def test_opposition_is_left_to_others():
    assert labels("Oslo will veto the motion.") == set()
    assert labels("We will not tolerate the blockade.") == set()


def test_a_prediction_from_an_own_deed_only_looks_like_a_pledge():
    frames = find(read_sentence("If we build the harbour, we will build a future."))
    assert {frame.label for frame in frames} == {""}


def test_frames_point_at_the_words_that_show_them():
    reading = read_sentence("On Monday Oslo will send a frigate.")
    assert [reading.tokens[frame.first : frame.last + 1] for frame in find(reading)] == [["will", "send"]]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Oslo does not wish to join the customs league.", "refusal"),
        ("We do not want to fund the harbour.", "refusal"),
        ("The Liberals will not be able to support the levy.", "refusal"),
        ("We are in no position to lend the museum a frigate.", "refusal"),
        ("The envoy had to abstain.", "refusal"),
        ("Oslo announced the suspension of its payments.", "refusal"),
        ("We are quite happy to continue negotiating.", "pledge"),
    ],
)
def test_what_is_not_wished_or_gladly_done_is_a_position(text, label):
    assert labels(text) == {label}


@pytest.mark.parametrize(
    "text",
    [
        "The port would like to join the league.",
        "We are happy to report a surplus.",
        "I do not want you to lose the harbour.",
        "The motion will be put to the vote on Friday.",
        "The government will decide shortly.",
        "We must redouble our commitment to the lighthouse fund.",
        "She asked for the assurances that would help her.",
    ],
)
def test_wishes_dates_and_demands_undertake_nothing(text):
    assert labels(text) == set()
