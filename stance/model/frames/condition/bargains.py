"""Conditions without a conjunction: a promise behind a demand, a benefit confined to those who do something."""

from bisect import bisect_left
from typing import Final

from stance.model.frames.condition.markers import WORDS, Marker
from stance.model.frames.frame import Frame
from stance.model.reading.cues import Reading
from stance.model.reading.nouns import is_plural
from stance.model.reading.words import KIND, is_adverb

_ANY: Final = frozenset(("any", "every", "only", "no", "against", "those"))
_CONFINED: Final = frozenset(("pledge", "acquiescence", "refusal", "directive"))


def bargain(reading: Reading) -> Marker | None:
    """Find the promise behind an imperative, as in "Open the gates, and we will pay"."""
    if not reading.cues or reading.cues[0].licence != "imperative" or reading.starts[0] > 1:
        return None
    words = reading.words
    for index in range(reading.ends[0] + 1, len(words) - 2):
        if words[index] in ("and", "or") and words[index + 1] in ("i", "we") and words[index + 2] in ("will", "shall"):
            return Marker("bargain", index, index + 1)
    return None


def confined(reading: Reading, claims: list[Frame]) -> Marker | None:
    """Find the clause that confines a benefit to those who do something: "lend to states that open their books"."""
    words = reading.words
    for index in range(2, len(words) - 1):
        if words[index] not in ("that", "who", "which") or not _is_open(words, index):
            continue
        if _is_deed(reading, index) and _is_claimed(reading, index, claims):
            return Marker("confined", index, index)
    return None


def _is_open(words: list[str], index: int) -> bool:
    """Tell whether whoever does it is meant, no party in particular."""
    noun = words[index - 1]
    if noun == "those":
        return True
    if words[index - 2] == "that" or noun in KIND or not (is_plural(noun) or words[index - 2] in _ANY):
        return False
    return KIND.get(words[index - 2], "") != "determiner" or words[index - 2] in _ANY


def _is_deed(reading: Reading, index: int) -> bool:
    """Tell whether the relative clause names a deed that is in the party's own hands."""
    at = index + 1
    while at < len(reading.words) and (
        is_adverb(reading.words[at]) or KIND.get(reading.words[at]) in ("be", "not", "do")
    ):
        at += 1
    return at < len(reading.words) and reading.words[at] in WORDS["confining"]


def _is_claimed(reading: Reading, index: int, claims: list[Frame]) -> bool:
    """Tell whether the clause before undertakes or demands something."""
    token = reading.places[index]
    place = bisect_left([claim.first for claim in claims], token) - 1
    return place >= 0 and claims[place].label in _CONFINED and token - claims[place].last < 16
