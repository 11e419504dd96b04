"""What the frames of assurance read in sentences."""

import pytest

from stance.model.frames.assurance import find
from stance.model.reader import read_sentence


def labels(text: str) -> set[str]:
    return {frame.label for frame in find(read_sentence(text)) if frame.label}


ASSURANCES = [
    "The envoy assured Oslo that no ship would sail.",
    "The ministry was assured that the mission would stay out of its waters.",
    "I assure you that we will reopen the harbour.",
    "He assured the council of his support.",
    "Oslo was given guarantees that its fleet would be spared.",
    "The island received written assurances from the bank.",
    "The union wants a firm guarantee that wages will rise.",
    "Oslo sought assurances about the ferries.",
    "The bank refused to give any such assurance.",
    "The minister gave me his word that the school would stay open.",
    "The treaty was signed in return for security guarantees.",
    "The general vouched for the safety of the crew.",
    "The company has guaranteed that nobody will be dismissed.",
    "She reassured reporters that the vote would go ahead.",
    "The council had obtained an undertaking from the owner.",
    "Oslo had been promised that no soldier would land.",
    "The admiral promised the fishermen that the strait would stay open.",
    "Assurances were given that the files would be returned.",
    "Legally binding assurances on the fishing grounds that Oslo won from the league still stand.",
    "Oslo demanded US guarantees that no ship would sail.",
    "The league must guarantee that no member will be excluded.",
    "Riga urged the league to promise never to station missiles on the coast.",
    "The ministry was assured, at a meeting with the envoys, that the files would be opened.",
    "We gave our word to the miners in July that we would not close the pit.",
    "The partners guarantee the neutrality of the strait.",
    "You have my word that the letter will be answered.",
    "He assures that the mill will stay open.",
    "Without firm guarantees the garrison will not withdraw.",
    "The owner refused to guarantee that the mill would stay open.",
    "The mayor said she could not guarantee there would be no more cuts.",
    "The ministry had assured the villagers their homes would be spared.",
    "The garrisons were reassured that the ferries would sail.",
    "Both towns exchanged guarantees of free passage.",
    "The two duchies guarantee each other's borders.",
]

LOOK_ALIKES = [
    "We want to guarantee clean water.",
    "The law should assure equal opportunity.",
    "We must act to assure that every child can read.",
    "Oslo is a guarantor of the accord.",
    "The bank offers guaranteed loans.",
    "There is no guarantee that it works.",
    "Rest assured, the harbour is open.",
    "I can assure you that prices rose last year.",
    "In other words, the harbour is closed.",
    "She spoke with great self-assurance.",
    "The figures are reassuring.",
    "He kept his promise to the farmers.",
    "The loan guarantee fund is empty.",
    "The premier gave a pledge to build two schools.",
    "Karvel gave its commitment to shelter the poets.",
    "The minister pledged that the tax would be cut.",
    "The reform will assure the tenants of a fair trial.",
    "Prosperity can be assured only by trade.",
    "Every town guarantees a minimum wage.",
    "Mediators vouched for the list.",
    "We cannot guarantee that the dam will hold.",
    "Its harbours assure for the island a share of the trade.",
    "Constitutional guarantees of a fair trial were ignored.",
    "The premier denied that he had given them any assurance that the tax would fall.",
    "Has the minister given an assurance that the bridge will be mended?",
]


@pytest.mark.parametrize("text", ASSURANCES)
def test_an_assurance_that_passes_between_parties_is_found(text: str) -> None:
    assert labels(text) == {"assurance"}


@pytest.mark.parametrize("text", LOOK_ALIKES)
def test_a_look_alike_is_no_assurance(text: str) -> None:
    assert labels(text) == set()


def test_a_look_alike_has_a_frame_without_a_label() -> None:
    assert [frame.label for frame in find(read_sentence("Rest assured, the harbour is open."))] == [""]


def test_who_asks_whether_an_assurance_will_be_given_asks_for_it():
    frames = find(read_sentence("Will the minister give an assurance that the bridge will be mended?"))
    assert [frame.label for frame in frames] == ["assurance"]
