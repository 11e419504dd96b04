"""Votes that say no: our vote against, their "no" vote."""

from typing import Final

from stance.model.frames.frame import Frame
from stance.model.reading.cues import Reading, is_question
from stance.model.reading.words import OWNERS, is_adverb

VOTES: Final = frozenset(("vote", "votes"))
_OWNERS: Final = OWNERS | {"'s"}
_MARKS: Final = frozenset("'\"“”„«»‘’")
ANSWERS: Final = frozenset(("answer", "reply", "response"))
_IS: Final = frozenset(("is", "was", "be", "remains", "remain", "a", "still"))
_STOPS: Final = frozenset((".", ";", ":", ",", "!", "—", "–"))
_NO: Final = frozenset(("no", "nay"))


def voted(reading: Reading, place: int) -> Frame | None:
    """Read the noun at a place that is somebody's vote against what is proposed."""
    words = reading.words
    before = [word for word in words[max(place - 5, 0) : place] if word[0] not in _MARKS]
    is_no = before[-1:] != [] and before[-1] in _NO
    owner = before[-2:-1] if is_no else before[-1:]
    owned = owner != [] and (owner[0] in _OWNERS or (is_no and owner[0] == "a"))
    if not owned or is_question(reading.tokens) or not (is_no or _is_against(words, place + 1)):
        return None
    token = reading.places[place]
    return Frame("vote-no", "opposition", token, token)


def answered(reading: Reading, place: int) -> Frame | None:
    """Read an answer that is no: "our answer remains no"."""
    words = reading.words
    for at in range(place + 1, min(place + 12, len(words) - 1)):
        if words[at] in _STOPS or words[at] == "question":
            return None
        if words[at] == "no" and words[at + 1] in _STOPS and (words[at - 1] in _IS or is_adverb(words[at - 1])):
            return Frame("answer-no", "opposition", reading.places[place], reading.places[at])
    return None


def _is_against(words: list[str], place: int) -> bool:
    while place < len(words) and is_adverb(words[place]):
        place += 1
    return words[place : place + 1] == ["against"]
