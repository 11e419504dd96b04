"""Frames of assurance: a guarantee about later conduct that one party gives, takes, asks for or withholds.

A verb of assuring counts where it has somebody to assure or a clause with what is assured, and a noun
where somebody hands it over or seeks it; with a mere thing as object it means to make certain.
"""

from collections.abc import Callable
from typing import Final

from stance.model.frames.assurance.nouns import is_noun, noun
from stance.model.frames.assurance.verbs import asked_vow, assure, guarantee, promise, undertake, vouch
from stance.model.frames.assurance.words import WORDS, Found
from stance.model.frames.directive.requests import requests
from stance.model.frames.frame import Frame
from stance.model.reading.cues import Reading, is_question

_VERBS: Final[dict[str, Callable[[Reading, int], Found]]] = {
    word: read
    for name, read in (
        ("assure", assure),
        ("guarantee", guarantee),
        ("promise", promise),
        ("asked", asked_vow),
        ("vouch", vouch),
        ("undertake", undertake),
    )
    for word in WORDS[name + " verbs"]
}
_TRIGGERS: Final = frozenset(_VERBS) | WORDS["sure"] | WORDS["word"]


def find(reading: Reading) -> list[Frame]:
    """Find the frames of a sentence that was read.

    >>> from stance.model.reader import read_sentence
    >>> [frame.name for frame in find(read_sentence("The envoy assured Oslo that no ship would sail."))]
    ['assure/person']
    """
    words = reading.words
    if _TRIGGERS.isdisjoint(words):
        return []
    asks_whether = is_question(reading.tokens) and not requests(reading)
    frames = []
    for place, word in enumerate(words):
        found = _read(reading, place, word) if word in _TRIGGERS else None
        if found:
            name, is_given = found
            if asks_whether:
                name, is_given = "question", False
            frames.append(Frame(name, "assurance" if is_given else "", reading.places[place], reading.places[place]))
    return frames


def _read(reading: Reading, place: int, word: str) -> Found:
    """Give the name of what a word of assuring amounts to, and whether it is an assurance."""
    if word in WORDS["sure"] and is_noun(reading, place):
        return noun(reading, place, sure=True)
    if word in WORDS["word"] and is_noun(reading, place):
        return noun(reading, place, sure=False)
    read = _VERBS.get(word)
    return read(reading, place) if read else None
