"""Which positions hold at the end of the sentence that reports them."""

import pytest

from stance.model.features import SentenceView

_TYPES = ("pledge", "refusal", "opposition", "acquiescence")


def types(text: str) -> set[str]:
    return {frame.label for frame in SentenceView(text).frames if frame.label in _TYPES}


BROKEN = [
    "The mayor had promised to stay, but left.",
    "Despite a promise to withdraw, the brigade remained in the valley.",
    "The governor swore he would veto the bill but signed it.",
    "The ministry promised help, yet sent none.",
    "Bergen used to oppose the levy.",
    "The general said that he would not attack the town, but attacked it at dawn.",
    "The guild had vowed never to raise its fees, then raised them.",
    "Although it had pledged to fund the clinic, the council cut the grant to nothing.",
    "The premier went back on his word to support the motion.",
    "The owner pledged to free the sailors and never did.",
    "The owner had pledged to free the sailors; he has freed none of them.",
    "Contrary to its promise to mend the dyke, the guild sold the stone.",
    "The duchy had insisted that it would never sign, only to sign a month later.",
    "The premier had ruled out a pact, but formed one in May.",
    "The owners failed to honour their promise to pay for the nets.",
    "The members who had vowed to defeat it changed their minds.",
]

KEPT = [
    ("The mayor promised to stay, and stayed.", {"pledge"}),
    ("The governor swore he would veto the bill, and vetoed it.", {"opposition"}),
    ("Bergen still opposes the levy.", {"opposition"}),
    ("The general said that he would not attack the town, but warned it.", {"refusal"}),
    ("The guild pledged to fund the clinic, but did not say when.", {"pledge"}),
    ("True to its promise to mend the dyke, the guild sent masons.", {"pledge"}),
    ("The duchy, although it had voted for the pact, will not pay.", {"pledge", "refusal"}),
    ("The owners honoured their promise to pay for the nets.", {"pledge"}),
]


@pytest.mark.parametrize("text", BROKEN)
def test_a_position_that_was_taken_back_is_none(text: str) -> None:
    assert types(text) == set()


@pytest.mark.parametrize(("text", "expected"), KEPT)
def test_a_position_that_holds_counts(text: str, expected: set[str]) -> None:
    assert types(text) == expected
