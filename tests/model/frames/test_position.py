"""What the frames of opposition and acquiescence read in sentences."""

import pytest

from stance.model.frames.position import find
from stance.model.reader import read_sentence


def labels(text: str) -> set[str]:
    return {frame.label for frame in find(read_sentence(text)) if frame.label}


OPPOSITION = [
    "Oslo will block the mission.",
    "Oslo opposes the mission.",
    "The minister said her government would veto the text.",
    "Oslo threatened to veto the budget.",
    "The party tried to block the bill.",
    "Her group voted against the amendment.",
    "Oslo is against the levy.",
    "The unions remain opposed to the levy.",
    "Oslo says no to the levy.",
    "Any attempt to close the strait will be resisted.",
    "The plan was opposed by three member states.",
    "Oslo turned it down.",
    "They voted the proposal down.",
    "The delegation raised an objection to the annex.",
    "Oslo's veto of the text angered its partners.",
    "The vote was held over the objections of the islands.",
    "We will stop you.",
    "Oslo has vowed to stop the pipeline.",
    "We will do everything to prevent the junta from acquiring gunboats.",
    "The coalition will fight the ruling in court.",
    "The ministry will appeal.",
    "Oslo continues to oppose the mine.",
    "Vowing to block the deal, the envoy left the hall.",
    "The levy is opposed by three of the river towns.",
    "The bill will be blocked by the upper chamber.",
    "Resistance by the pilots to the fee is growing.",
    "Oslo will keep the firm from buying the yard.",
    "We will make sure that the smugglers never reach the coast.",
    "The envoy called the demand unacceptable.",
    'In his words the league is "utterly opposed" to the levy.',
    "Oslo lodged a protest against the patrols.",
    "The vetoes cast by Oslo and Lima ended the debate.",
    "Two members spoke strongly against the text.",
    "Oslo had no choice but to vote against the text.",
    "Can the mayor explain why his council rejects the levy?",
    "His party will fight the levy in court.",
    "The pilots have come out strongly against the fee.",
    "Oslo is dead set against the levy.",
    "The guilds are up in arms over the toll.",
    "The mayor set her face against the bridge.",
    "The islands took strong exception to the wording.",
    "I wish to oppose the second amendment.",
    "I must object to the motion.",
    "He said that he would have to veto the text.",
    "Our vote against should surprise nobody.",
    "The levy explains their 'no' vote.",
    "Our answer to the offer remains no.",
    "It is unacceptable to move the border without us.",
    "The quota is a non-starter for Oslo.",
    "The bid to derail the treaty angered the court.",
    "The abbot stood in their way.",
    "Asked about Oslo's opposition to the toll, he shrugged.",
    "The guilds are reported to have rejected the toll.",
    "Lima is said to oppose the pact.",
    "Oslo is the only member to oppose the pact.",
    "The king is a fierce opponent of the dam.",
    "The envoy was 100 per cent against the toll.",
    "The loan is being blocked by those who fear the league.",
    "We are working with our neighbours to stop the smugglers.",
    "The attempts to defeat the bill angered the court.",
    "The guilds vowed to topple the regent.",
    "The enemy will be defeated.",
    "Lima has brushed aside the proposal.",
    "Oslo is leading a campaign against the plan.",
    "The chamber has difficulty with the second clause.",
]

OPPOSITION_BY_WITHHOLDING_LEAVE = [
    "Oslo will not allow the mission to sail.",
    "We cannot accept the annexation of the islands.",
    "We will not tolerate interference in our elections.",
    "We shall never recognise the junta.",
    "Oslo refuses to let inspectors into the harbour.",
    "Neither Oslo nor Lima will accept the quotas.",
    "The junta has refused entry to the envoy.",
    "The text is not acceptable to my delegation.",
    "We cannot agree to the paragraph.",
    "There is no way we will accept the deal.",
    "This will not stand.",
    "Oslo will not stop blocking the mission.",
    "The terms could not be accepted as a basis for talks.",
    "Oslo declined to recognise the result.",
    "My party cannot abide the compromise.",
    "The delegation was denied access to the camp.",
    "The board will not approve the sale of the yard.",
    "We will not stand for meddling by foreign courts.",
    "Oslo is not prepared to see the mandate widened.",
    "Lima will have no truck with the league.",
    'We would not say "yes" to the merger.',
    "They will not, and they should not, tolerate the raids.",
    "We cannot - and will not - accept the wall.",
    "Never again will we allow such a raid.",
    "Not much longer can we tolerate the raids.",
    "The raids will be no more tolerated.",
    "Two towns, neither of which would tolerate the toll, met.",
    "It is not to be tolerated that the toll should rise.",
    "These raids will not be endured by the islanders.",
    "We cannot concede that the toll is lawful.",
    "We can recognise no such claim.",
]

ACQUIESCENCE = [
    "Oslo will not block the mission.",
    "Oslo no longer opposes the mission.",
    "Oslo has no objection to the visit.",
    "Oslo has no problem with the visit.",
    "Oslo would not stand in the way of the deal.",
    "Oslo will stall the treaty no longer.",
    "Oslo dropped its objections to the accession.",
    "Oslo lifted its veto on the loan.",
    "Oslo relented.",
    "We respect the decision of the voters.",
    "The loser accepted the result.",
    "They can live with the compromise.",
    "Oslo agreed to let the convoy through.",
    "Oslo would wave the doctors through.",
    "Oslo will abstain, allowing the loan to pass.",
    "The chair let the amendment pass without objecting.",
    "The government refused to oppose the invasion.",
    "Oslo has stopped opposing the mine.",
    "It is up to the islanders to decide their future.",
    "The captain would not mind a delay.",
    "The mayor is not opposed to talks.",
    "The kingdom announced its acceptance of the findings.",
    "The plan was accepted by the rebels.",
    "The claim of the islanders is respected by Oslo.",
    "The bishop's consent to the rite surprised the town.",
    "Oslo's withdrawal of its objections surprised the court.",
    "We accept the tribunal's award of the reef to our neighbours.",
    "The chairman acceded to the request of the islands.",
    "Oslo abstained so that the budget could pass.",
    "The ministry will lift its ban on the rival ferries.",
    "The creditors waived the debt of the islands.",
    "Oslo acknowledged the right of the islanders to fish there.",
    "The governor authorised the march.",
    "The prince conceded that the towns could keep their courts.",
    "I shall not press my amendment.",
    "We have no qualms about the visit.",
    "The rival firm is relaxed about the merger.",
    "The two guilds resigned themselves to the fee.",
    "Lima was the first capital to accept the annexation.",
    "We recognise in all islands the right to fish.",
    "I do not deny the council the right to tax.",
    "They can keep the bridge if they like.",
    "If you vote no, that is your choice.",
    "There can be no objection to the visit.",
    "The request has been acceded to.",
    "The regulator gave the merger the green light.",
    "The government backed down.",
    "The firm has reached an agreement with Lima to allow the project to go ahead.",
    "It accepted unconditionally the terms of the islands.",
]

NO_POSITION = {
    "asked of another": "We urge Oslo not to block the mission.",
    "asked to lift": "The Council called on Oslo to lift its veto.",
    "wanted of another": "It wants Oslo to accept the deal.",
    "put as a duty": "We must resist this pressure.",
    "supposed": "If Oslo blocks the mission, others will sail.",
    "possible": "Oslo may veto the loan.",
    "likely": "Oslo is likely to veto the loan.",
    "considered": "Oslo is considering vetoing the loan.",
    "denied": "Oslo denied blocking the loan.",
    "hoped": "Opponents hope to block the bill.",
    "left open": "Oslo refuses to rule out blocking the deal.",
    "a question": "Will Oslo block the mission?",
    "what a text does": "The bill would allow ministers to rule by decree.",
    "what a rule does": "The rules prevent companies from hiring divers.",
    "a mere effect": "This will allow us to save money.",
    "an effect of a thing": "The higher prices will prevent families from buying homes.",
    "an event in the street": "Thousands of people protested against the law.",
    "a road blocked": "Protesters blocked roads in the capital.",
    "a ruling": "The court blocked the law on Tuesday.",
    "talks that stalled": "The talks stalled over the weekend.",
    "an ill": "We will stop inflation.",
    "criticism": "The mayor criticised the plan.",
    "a claim denied": "The ministry rejected the accusation.",
    "a party's name": "The opposition leader met the ambassador.",
    "a fact": "We recognise that more needs to be done.",
    "esteem": "We respect the traditions of the islands.",
    "imagined": "Imagine that every canton blocked every road.",
    "whoever": "Whoever opposed the prince was banished.",
    "a power": "The charter gives Oslo the authority to veto the text.",
    "a conduct called unacceptable": "The violence in the harbour is unacceptable.",
    "a party described": "Groups opposed to the army hold the hills.",
    "an obstacle of snow": "The pass had been blocked by snow.",
    "vetoes counted": "Oslo has used its veto nine times since the war.",
    "a position compared": "We would sooner talk rather than use our veto.",
    "a seat contested": "The mayor contested the last two elections.",
    "an effect of a text": "The new housing rules will not interfere with the repairs.",
    "a dare": "She defied the mayor to publish the letters.",
    "a right to a veto": "Oslo has a veto on the transfer.",
    "a duty of everybody": "The time has come to reject the plan.",
    "those described": "We punish those who attempt to obstruct the court.",
    "an effort that is over": "We have worked with our neighbours to contain the unrest.",
    "a difficulty in doing": "The guilds had difficulty selling oil.",
    "a contrast": "The figures stand in opposition to those of May.",
    "those shut out by nobody": "We will see that no child is prevented from learning by want.",
    "while others do": "As long as others will challenge us, we sail.",
    "a participle of a duty": "We must act, curbing the flow of arms to the junta.",
    "soldiers fought": "The rebels fought government troops near the town.",
    "what a relative clause describes": "We trade with nations which permit foreign bases.",
    "what is not afforded": "We cannot afford to allow the islands to drift.",
    "men rejected": "Half of the men were rejected for service.",
    "what we are not let": "We shall not be permitted to rest.",
    "what a rate yields": "The rates would yield about nine million.",
    "nobody to be stopped": "We will not allow fear to break us.",
    "said no of a thing": "A spokesman said no date had been set.",
}

OWN_ACT = {
    "accepting an invitation": "The queen accepted an invitation to the summit.",
    "accepting responsibility": "The firm said it accepted responsibility for the spill.",
    "helping friends": "We will not let our allies stand alone.",
    "ceasing": "Oslo will stop importing gas.",
    "conceding nothing": "Oslo will not bow to pressure.",
}

OWN_ACT_WITHHELD = {
    "rejecting aid": "Oslo rejected the aid that was offered to it.",
    "resisting sending": "Oslo resisted sending tanks.",
    "rejecting calls to resign": "The mayor rejected calls to resign.",
    "not accepting patients": "The clinic will not accept patients from the camps.",
    "rejecting talks": "The junta rejected the path of diplomacy.",
    "rejecting a call for a truce": "The rebels rejected a call by the bishops for a truce.",
    "not acceding": "Lima did not accede to the proposal.",
    "not yielding": "Oslo will not yield to blackmail.",
}


@pytest.mark.parametrize("text", OPPOSITION)
def test_a_position_against_what_others_do_is_opposition(text: str) -> None:
    assert labels(text) == {"opposition"}


@pytest.mark.parametrize("text", OPPOSITION_BY_WITHHOLDING_LEAVE)
def test_not_letting_others_act_is_opposition(text: str) -> None:
    assert labels(text) == {"opposition"}


@pytest.mark.parametrize("text", ACQUIESCENCE)
def test_letting_others_go_on_is_acquiescence(text: str) -> None:
    assert labels(text) == {"acquiescence"}


@pytest.mark.parametrize("text", NO_POSITION.values(), ids=NO_POSITION.keys())
def test_what_nobody_takes_as_a_position_has_no_label(text: str) -> None:
    assert labels(text) == set()


@pytest.mark.parametrize("text", OWN_ACT.values(), ids=OWN_ACT.keys())
def test_an_act_of_ones_own_is_no_position_toward_others(text: str) -> None:
    assert labels(text) == set()


@pytest.mark.parametrize("text", OWN_ACT_WITHHELD.values(), ids=OWN_ACT_WITHHELD.keys())
def test_what_is_offered_or_asked_and_rejected_is_an_own_act_withheld(text: str) -> None:
    assert labels(text) == {"refusal"}


def test_not_suffering_a_bare_ill_is_an_effort_of_ones_own() -> None:
    assert labels("We will not tolerate poverty.") == {"pledge"}


def test_each_clause_has_its_own_position() -> None:
    assert labels("Oslo opposes the levy but will not block it.") == {"opposition", "acquiescence"}


def test_a_position_that_was_given_up_does_not_count() -> None:
    assert labels("Oslo had opposed the loan but finally relented.") == {"acquiescence"}


def test_a_look_alike_speaks_for_no_label_and_says_why() -> None:
    (frame,) = find(read_sentence("We urge Oslo not to block the mission."))
    assert (frame.name, frame.label) == ("not-hinder/asked", "")


def test_a_frame_shows_the_words_of_the_verb() -> None:
    reading = read_sentence("The minister said Oslo would not block the mission.")
    (frame,) = find(reading)
    assert reading.tokens[frame.first : frame.last + 1] == ["would", "not", "block"]


def test_a_clause_that_only_tells_which_takes_no_position() -> None:
    assert not labels("They wrote to the states that allow the rebels a base.")
    assert not labels("The city cannot afford to allow the gangs a haven.")
    assert not labels("The time has come to reject the plan.")
