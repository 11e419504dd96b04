"""Words that evaluate: which side they speak for, turned round or not, and how much they count."""

from typing import Final, NamedTuple

from stance.model.frames.evaluation.tables import ENTRIES, TABLE, Entry, Mark, turned_round
from stance.model.reading.cues import Cue, Reading
from stance.model.reading.words import AMBIGUOUS

_DENIED: Final = TABLE["denied"]
_FOUGHT: Final = TABLE["fought"]
_HARMED: Final = TABLE["harmed"]
_RAISED: Final = TABLE["raised"]
_RISING: Final = TABLE["rising"]
_FALLING: Final = TABLE["falling"]
_AMOUNTS: Final = frozenset(("cost", "yield"))
_TURNING: Final = _DENIED | _FOUGHT | _HARMED | _RAISED
# The words to stop at: all others are passed over by one look-up.
_NOTED: Final = _TURNING.union(ENTRIES)
_CAN_BE_FOUGHT: Final = frozenset(("foe", "ill", "lack", "bad", "wrong", "trouble", "grave", "cost"))
# Goods and deeds that are part of many a name: "Security Council", "Agreement on".
_OF_NAMES: Final = frozenset(("value", "build", "help", "success", "concord", "matter", "most", "excellent"))
# Words that are looked at before an evaluating word.
_WINDOW: Final = 4


class Found(NamedTuple):
    """An evaluating word: what it says, turned round where it is, its place, and the cue that it is, or -1."""

    mark: Mark
    place: int
    cue: int


def evaluating(reading: Reading) -> list[Found]:
    """Find the evaluating words of a sentence."""
    words, ends = reading.words, reading.ends
    noted = [(place, word) for place, word in enumerate(words) if word in _NOTED]
    if not noted:
        return []
    found = []
    movers = {cue.head: cue for cue in reading.cues if cue.head >= 0}
    turned = -_WINDOW - 1
    for place, word in noted:
        entry = ENTRIES.get(word)
        if entry is not None:
            cue = ends.index(place) if place in ends else -1
            longer = _expression(reading, place, entry) if entry.expressions else None
            mark, cue = longer or (_mark(word, entry, cue), cue)
            if mark is not None and not (mark.group in _OF_NAMES and _is_name(reading, place)):
                is_near = place - turned <= _WINDOW
                turn = _turn(reading, place, mark, cue, is_near=is_near) if is_near or cue >= 0 else ""
                if not turn and place in movers:
                    turn = _moved(mark, movers[place])
                if turn or mark.group not in _AMOUNTS:
                    found.append(Found(turned_round(mark, turn) if turn else mark, place, cue))
        if word in _TURNING:
            turned = place
    return found


def _expression(reading: Reading, place: int, entry: Entry) -> tuple[Mark, int] | None:
    """Give the mark of the expression around a word, and the cue that ends within the expression, or -1."""
    words, ends = reading.words, reading.ends
    for before, expression, mark in entry.expressions:
        start = place - before
        end = start + len(expression)
        # The last word is looked at first: it is rarely there.
        if start >= 0 and end <= len(words) and words[end - 1] == expression[-1] and words[start:end] == expression:
            return mark, next((cue for cue, last in enumerate(ends) if start <= last < end), -1)
    return None


def _mark(word: str, entry: Entry, cue: int) -> Mark | None:
    """Give what a word says in the part of speech that it has."""
    verb, other, _ = entry
    if cue >= 0:
        return verb or other
    if other is not None:
        return other
    return None if word in AMBIGUOUS else verb


def _is_name(reading: Reading, place: int) -> bool:
    token = reading.places[place]
    return token > 0 and reading.tokens[token][0].isupper() and not reading.tokens[token].isupper()


def _turn(reading: Reading, place: int, mark: Mark, cue: int, *, is_near: bool) -> str:
    """Tell whether an evaluating word is denied, fought or harmed: by the reading of its verb, or by words before."""
    if cue >= 0 and reading.cues[cue].negated:
        return "not-"
    if not is_near:
        return ""
    before = reading.words[max(place - _WINDOW, 0) : place]
    if not _DENIED.isdisjoint(before) and "only" not in before:
        return "" if cue >= 0 else "not-"
    if mark.side > 0 and not _HARMED.isdisjoint(before):
        return "harmed-"
    if mark.group in _CAN_BE_FOUGHT and not _FOUGHT.isdisjoint(before):
        return "fought-"
    return "raised-" if mark.group in _AMOUNTS and not _RAISED.isdisjoint(before) else ""


def _moved(mark: Mark, cue: Cue) -> str:
    """Tell whether what an evaluating word names goes up or down itself: "crime fell", "prices have risen"."""
    if cue.negated:
        return ""
    if cue.lemma in _FALLING:
        return "harmed-" if mark.side > 0 else "fought-" if mark.group in _CAN_BE_FOUGHT else ""
    return "raised-" if mark.group in _AMOUNTS and cue.lemma in _RISING else ""
