"""Words of assuring, and what stands around them."""

from bisect import bisect_left
from typing import Final

from stance.model.lexicon import inflect, word_sets
from stance.model.reading.cues import Cue, Reading
from stance.model.reading.words import KIND, is_adverb

Found = tuple[str, bool] | None

_VERBS: Final = " verbs"
_TABLE: Final = word_sets("assurance.txt")


def _forms(verbs: frozenset[str]) -> frozenset[str]:
    """Give all spellings of these verbs."""
    return frozenset(form for verb in verbs for spellings in inflect(verb).values() for form in spellings)


WORDS: Final = {name: _forms(words) if name.endswith(_VERBS) else words for name, words in _TABLE.items()}
DEALS: Final = {word: how for how in ("given", "taken", "sought", "withheld") for word in WORDS[how + _VERBS]}
FIRM_DEALS: Final = frozenset(DEALS) - WORDS["weak verbs"]
DEALT: Final = frozenset(word for word in FIRM_DEALS if word.endswith(("ed", "en", "got", "won", "sought")))
STOP: Final = frozenset((";", ":", ".", "!", "?", ","))
BE: Final = frozenset(("am", "is", "are", "was", "were", "be", "been", "being"))
_ABSTRACT: Final = ("tion", "sion", "ment", "ity", "ness", "ance", "ence", "ism", "ure", "ship")
_FINITE: Final = frozenset(("will", "would", "must", "may", "can", "past", "perfect"))


def word_before(words: list[str], place: int) -> str:
    """Give the word before, without adverbs."""
    place -= 1
    while place > 0 and is_adverb(words[place]) and words[place] != "not":
        place -= 1
    return words[place] if place >= 0 else ""


def following(words: list[str], place: int) -> str:
    """Give the word behind."""
    return words[place + 1] if place + 1 < len(words) else ""


def cue_at(reading: Reading, place: int) -> Cue | None:
    """Give the verb that a word belongs to."""
    index = bisect_left(reading.ends, place)
    if index < len(reading.cues) and reading.starts[index] <= place:
        return reading.cues[index]
    return None


def is_thing(reading: Reading, cue: Cue | None) -> bool:
    """Tell whether the subject of a verb is a thing that makes certain, and nobody who gives his word."""
    if cue is None or cue.subject != "thing" or cue.licence.endswith("-passive") or cue.head < 1:
        return False
    head = reading.words[cue.head]
    return head in WORDS["thing"] or head.endswith(_ABSTRACT)


def clause_at(reading: Reading, place: int, reach: int) -> int:
    """Find the "that" with which the clause of what is assured begins, no other clause between, or -1."""
    words = reading.words
    for index in range(place + 1, min(place + reach, len(words))):
        word = words[index]
        if word == "that":
            return index
        if word in STOP and word != ",":
            return -1
        if KIND.get(word) in ("relative", "will", "would", "may", "must"):
            return -1
        cue = cue_at(reading, index)
        if cue is not None and cue.licence in _FINITE and not cue.form.startswith(("noun", "participle")):
            return -1
    return -1


def tells_later(words: list[str], place: int) -> bool:
    """Tell whether a clause is about what is yet to be done."""
    return not WORDS["later"].isdisjoint(words[place : place + 24])


def is_safety(words: list[str], place: int) -> bool:
    """Tell whether the object behind a verb is the safety of another party."""
    near = words[place + 1 : place + 7]
    for word in near:
        if word in STOP or word in (
            "our",
            "social",
            "retirement",
            "health",
            "food",
            "energy",
            "job",
            "economic",
            "income",
        ):
            return False
        if word in WORDS["safety"]:
            return True
    return False
