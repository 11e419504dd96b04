"""Words that evaluate: which side they speak for, turned round or not, and how much they count."""

from typing import NamedTuple

from stance.model.cues import Reading
from stance.model.frames.evaluation.tables import ENTRIES, TABLE, Mark, weight
from stance.model.groups import AMBIGUOUS

_DENIED, _FOUGHT, _HARMED = TABLE["denied"], TABLE["fought"], TABLE["harmed"]
_TURNING = _DENIED | _FOUGHT | _HARMED
_CAN_BE_FOUGHT = frozenset(("ill", "lack", "bad", "wrong", "trouble", "grave"))
# Goods and deeds that are part of many a name: "Security Council", "Agreement on".
_OF_NAMES = frozenset(("value", "build", "help", "success", "concord", "matter", "most", "excellent"))
# Words that are looked at before an evaluating word.
_WINDOW = 4


class Found(NamedTuple):
    """An evaluating word: how it stands there, its side, what it counts, its place, and the cue that it is, or -1."""

    kind: str
    group: str
    side: int
    weight: int
    place: int
    cue: int


def evaluating(reading: Reading) -> list[Found]:
    """Find the evaluating words of a sentence."""
    words, ends = reading.words, reading.ends
    found = []
    for place in [place for place, word in enumerate(words) if word in ENTRIES]:
        cue = ends.index(place) if place in ends else -1
        mark = _mark(words, place, cue)
        if mark is not None and not (mark.group in _OF_NAMES and _is_name(reading, place)):
            found.append(_found(reading, place, mark, cue))
    return found


def _mark(words: list[str], place: int, cue: int) -> Mark | None:
    """Give what the expression around a word says, else what the word says in the part of speech that it has."""
    verb, other, expressions = ENTRIES[words[place]]
    for before, expression, mark in expressions:
        start = place - before
        if start >= 0 and words[start : start + len(expression)] == expression:
            return mark
    if cue >= 0:
        return verb or other
    if other is not None:
        return other
    return None if words[place] in AMBIGUOUS else verb


def _is_name(reading: Reading, place: int) -> bool:
    token = reading.places[place]
    return token > 0 and reading.tokens[token][0].isupper() and not reading.tokens[token].isupper()


def _found(reading: Reading, place: int, mark: Mark, cue: int) -> Found:
    turn = _turn(reading, place, mark, cue)
    if not turn:
        return Found(mark.group, mark.group, mark.side, mark.weight, place, cue)
    kind = turn + mark.group
    return Found(kind, mark.group, -mark.side, weight(kind), place, cue)


def _turn(reading: Reading, place: int, mark: Mark, cue: int) -> str:
    """Tell whether an evaluating word is denied, fought or harmed: by the reading of its verb, or by words before."""
    if cue >= 0 and reading.cues[cue].negated:
        return "not-"
    before = reading.words[max(place - _WINDOW, 0) : place]
    if _TURNING.isdisjoint(before):
        return ""
    if not _DENIED.isdisjoint(before) and "only" not in before:
        return "" if cue >= 0 else "not-"
    if mark.side > 0:
        return "" if _HARMED.isdisjoint(before) else "harmed-"
    return "" if mark.group not in _CAN_BE_FOUGHT or _FOUGHT.isdisjoint(before) else "fought-"
