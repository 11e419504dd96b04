"""Duties that are only named: in a question inside the sentence, in a clause on a noun, in one of feeling."""

from typing import Final

from stance.model.frames.directive.places import before, has_near, word_at
from stance.model.frames.directive.tables import BREAKS, IS, WORDS
from stance.model.reading.cues import Reading
from stance.model.reading.words import KIND

HOW: Final = frozenset(("how", "what", "where", "much", "way", "whatever"))
_ACTING: Final = frozenset(("I", "we", "actor", "name", "every"))
_CONTENT: Final = frozenset(("that", "why"))
_RELATIVES: Final = frozenset(("which", "who", "whom", "whose", "that"))
_LONGEST: Final = 12


def named(reading: Reading, index: int) -> str:
    """Tell where a duty stands that is only named: in a question inside the sentence, a notion, a relative clause."""
    start = reading.starts[index]
    compared = word_at(reading, start - 2) in ("as", "than") and word_at(reading, start - 3) != ","
    if compared or has_near(reading, start, HOW, 6):
        return "how"
    if _is_notion(reading, index):
        return "notion"
    return "relative" if _qualifies(reading, index) else ""


def _is_notion(reading: Reading, index: int) -> bool:
    """Tell whether a clause with "that" is judged or only thought: "a pity that she should", "on condition that"."""
    that = _opener(reading, index, _CONTENT)
    return that > 0 and has_near(reading, that, WORDS["notion"], 3)


def _qualifies(reading: Reading, index: int) -> bool:
    """Tell whether a duty only tells which thing is meant: "the role which the sciences must play"."""
    cue = reading.cues[index]
    if cue.clause != "relative" or cue.subject in _ACTING:
        return False
    if cue.subject == "they" and word_at(reading, cue.head - 1) != "that" and is_relative(reading, cue.head):
        return True
    place = _opener(reading, index, _RELATIVES)
    end = reading.ends[index]
    is_passive = cue.licence.endswith("-passive") or reading.words[end + 1 : end + 3] == ["to", "be"]
    is_done = is_passive and cue.head < place
    if place <= 0 or _is_presented(reading, place):
        return False
    return not is_done and word_at(reading, place - 1) not in WORDS["opinion"]


def _is_presented(reading: Reading, place: int) -> bool:
    """Tell whether a relative clause says what there is, or what this is: "it is a process that must go on"."""
    words = reading.words
    for earlier in range(place - 1, max(0, place - _LONGEST), -1):
        if words[earlier] in IS:
            return KIND.get(word_at(reading, before(reading, earlier))) == "subject-it"
        if words[earlier] in BREAKS:
            return False
    return False


def _opener(reading: Reading, index: int, wanted: frozenset[str]) -> int:
    """Give the place of the word that begins the clause of a verb, if it is one of some, or -1."""
    words, start = reading.words, reading.starts[index]
    for place in range(start - 1, max(0, start - _LONGEST), -1):
        if words[place] in wanted:
            return place
        if words[place] in BREAKS:
            return -1
    return -1


def is_relative(reading: Reading, place: int) -> bool:
    """Tell whether the pronoun at a place begins a clause on the noun before it: "the tools they need"."""
    if place < 1 or not KIND.get(reading.words[place], "").startswith("subject"):
        return False
    place -= 1 + (reading.words[place - 1] == "that")
    previous = word_at(reading, place)
    if KIND.get(previous) and previous not in ("everything", "all", "whatever", "anything", "what"):
        return False
    return previous[:1].isalpha() and previous not in WORDS["when"] and place not in reading.ends
