"""What the frames of condition read in sentences."""

import pytest

from stance.model.features import SentenceView
from stance.model.frames import condition
from stance.model.frames.frame import Frame


def frames(text: str) -> list[Frame]:
    """Give the frames of condition beside those of undertaking, position and directive."""
    view = SentenceView(text)
    others = [
        frame
        for frame in view.frames
        if frame.label in ("pledge", "refusal", "opposition", "acquiescence", "directive")
    ]
    return condition.find(view.reading, others)


def is_condition(text: str) -> bool:
    return any(frame.label == "condition" for frame in frames(text))


CONJUNCTIONS = [
    "Lima will reopen the pass only if the striking miners leave the bridge.",
    "If the storm abates, Osterby will send its tugs to the wreck.",
    "If the mayor, who has long hesitated, accepts our terms, we shall let the bill pass.",
    "The premier said she would not sign until the opposition withdrew its lawsuit.",
    "No envoy will be received until the hostages walk free.",
    "Unless the ministry reinstates the teachers, the union will strike on Monday.",
    "The union would not take part in the vote on Oct. 3 unless it is given a seat.",
    "Dakar will back the motion as long as the amendment on fisheries is kept.",
    "The duchy will lend its tugs provided the harbour board asks for them.",
    "We will withdraw the guns once the Panel certifies that the pass is open.",
    "The premier refuses to meet the miners while they occupy the square.",
    "No talks will be held before the garrison lays down its arms.",
    "The town should not reopen the port before it withdraws its lawsuit.",
    "Should the mediators fail, Riga will take the dispute to the court.",
    "It would suspend the accord should imports rise by a tenth.",
    "If attacked, the islands will respond with all means at their disposal.",
    "If the owners want our signature, they must first pay the back wages.",
    "The harbour will stay closed until the owners sign.",
    "The islands would be happy to lend their tugs if the mayor asked for them.",
    "The premier can accept the levy only if it is shared.",
    "There will be no talks until the rebels lay down their arms.",
    "Aid to the port will be frozen unless the mayor resigns.",
    "The elders say the tolls will be lifted if the miners return.",
    "Further sanctions will follow if the shelling goes on.",
    "The blockade will stay until the regime complies.",
    "The deal is off unless the owners apologise.",
    "The licence would not be withdrawn provided the owner gave notice.",
    "The miners warned of a walkout if the owner did not come.",
    "The firm said that if we pave the road, its owners will build a second mill.",
    "The fund will not release the money before parliament has passed the budget.",
    "Not until the siege ends will the garrison talk.",
    "The duchy may lift the toll and will do so should the raids end.",
    "The envoy insists that it will talk only after the siege ends.",
    "The guild demanded that the owner withdraw before talks begin.",
]

PHRASES = [
    "In exchange for the release of the pilots, Quito offered to drop the charges.",
    "The rebels offered to free the crew in return for fuel.",
    "The ceasefire will be observed on condition that the shelling stops.",
    "Pending ratification by both chambers, the ministry will withhold the second tranche.",
    "In the absence of an agreement, Tallinn will raise its tariffs in May.",
    "The brigade will not deploy without a mandate from the assembly.",
    "Our support is contingent on an independent audit.",
    "Our support will depend on the wording of the motion.",
    "At the request of the host, the mission will repair the bridges.",
    "The firms' pledge to invest is subject to approval by the regulator.",
    "The union made a pay rise a precondition for any return to work.",
    "The party tied its backing for the budget to the repeal of the toll.",
    "The islands would consider a base only with the consent of their elders.",
    "Our only condition is that the crew be spared.",
    "We will come to any table, but not under shelling.",
    "The mayor will only step down once the council has named a successor.",
    "The league would use its veto only in extreme circumstances.",
    "The league will not use its veto except in an emergency.",
    "The guild will return to the mine when the conditions of its charter are met.",
]

BARGAINS = [
    "Let our observers in, and we will recognise the result.",
    "We will send grain to those districts that open their granaries.",
]

LOOK_ALIKES = [
    "We will stay as long as it takes.",
    "The mission will stay until June.",
    "We will not rest until the last child is vaccinated.",
    "If you look at the figures, exports have doubled.",
    "The council will decide whether the bridge is closed.",
    "If we do this, the economy will grow.",
    "The patient's condition is stable and he will leave hospital on Friday.",
    "The factory provided work for three hundred people.",
    "Before we vote, I will read the letter aloud.",
    "The envoy wondered if the truce would hold.",
    "Oslo will send a frigate, while Bergen will send two.",
    "If the drought persists, prices will rise.",
    "The court will rule on the appeal once more.",
    "The ministry will send more doctors if necessary.",
    "The envoy spoke on condition of anonymity and said that Oslo would sign.",
    "The firm made conditions in the mine safer.",
    "This town should no longer remain dependent on coal.",
    "We must act now if we are to save the harbour.",
    "The ferries will be late if it snows.",
    "The islands are not open to lending tugs if the mayor asks.",
    "In the event, the minister did not resign, and will stay.",
    "Reform is essential if a town that lives by coal is to thrive.",
    "Quotas should be pooled so if one town lands no cod, others may land more.",
    "He will not consent that those be fined for having sailed without leave.",
    "It is no secret that the bridge is old, that the bank is weak and that the mayor should mend it until it holds.",
    "If anything, the party will move to the right.",
    "In accordance with the understanding reached, we will limit our statements.",
    "We must, if we value the harbour, keep its charter.",
    "If there are people who plot, we know it because we will not sit back.",
]


@pytest.mark.parametrize("text", CONJUNCTIONS)
def test_a_commitment_that_a_clause_restricts_is_conditional(text: str) -> None:
    assert is_condition(text)


@pytest.mark.parametrize("text", PHRASES)
def test_a_commitment_that_a_phrase_restricts_is_conditional(text: str) -> None:
    assert is_condition(text)


@pytest.mark.parametrize("text", BARGAINS)
def test_a_bargain_and_a_confined_benefit_are_conditional(text: str) -> None:
    assert is_condition(text)


@pytest.mark.parametrize("text", LOOK_ALIKES)
def test_a_look_alike_is_no_condition(text: str) -> None:
    assert not is_condition(text)


def test_an_if_restricts_nothing_where_nothing_is_undertaken() -> None:
    reading = SentenceView("If the river rises, the mill is lost.").reading
    assert [frame.label for frame in condition.find(reading, [])] == [""]


def test_the_frame_shows_the_words_of_the_marker() -> None:
    view = SentenceView("Oslo will sail only if the Council asks.")
    (frame,) = frames(view.text)
    assert view.tokens[frame.first : frame.last + 1] == ["only", "if"]
