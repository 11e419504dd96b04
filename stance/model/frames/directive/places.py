"""What stands around a word or a cue: the frame made of it, the deed that is asked for, who is asked."""

from typing import Final

from stance.model.frames.directive.tables import BREAKS, STOPS, SUPPOSING, WORDS
from stance.model.frames.frame import Frame
from stance.model.reading.cues import Reading
from stance.model.reading.nouns import is_actor
from stance.model.reading.words import AMBIGUOUS, FORMS, KIND, behind_adverbs, is_adverb

LABEL: Final = "directive"
_LONGEST: Final = 24
_FINITE: Final = WORDS["finite"]
_DUTY: Final = frozenset(("be", "should", "must", "not"))
_VERB_ENDINGS: Final = ("ise", "ize", "ify", "ate")
_WHO: Final = {
    "I": "own",
    "we": "own",
    "actor": "other",
    "name": "other",
    "they": "other",
    "you": "other",
    "every": "other",
}


def of_cue(reading: Reading, index: int, name: str, label: str = LABEL) -> Frame:
    """Give the frame that the words of a cue show."""
    cue = reading.cues[index]
    return Frame(name, label, cue.first, cue.last)


def of_words(reading: Reading, first: int, last: int, name: str, label: str = LABEL) -> Frame:
    """Give the frame that some words show."""
    places = reading.places
    return Frame(name, label, places[first], places[min(last, len(places) - 1)])


def word_at(reading: Reading, place: int) -> str:
    """Give the word at a place, or nothing outside the sentence."""
    words = reading.words
    return words[place] if 0 <= place < len(words) else ""


def after(reading: Reading, index: int) -> str:
    """Give the word after a cue."""
    return word_at(reading, reading.ends[index] + 1)


def before(reading: Reading, place: int) -> int:
    """Give the place of the last word before one that is no adverb."""
    place -= 1
    while place >= 0 and is_adverb(reading.words[place]):
        place -= 1
    return place


def who(reading: Reading, index: int) -> str:
    """Give who is the subject of a verb: own, other, thing, or none."""
    subject = reading.cues[index].subject
    return _WHO.get(subject, "thing") if subject else "none"


def is_question(reading: Reading) -> bool:
    """Tell whether a sentence ends as a question."""
    return "?" in reading.tokens[-3:]


def deed(reading: Reading, place: int, limit: int = _LONGEST) -> int:
    """Give the infinitive after a word as a cue, if no stop stands between, or -1."""
    starts, words = reading.starts, reading.words
    for later, start in enumerate(starts):
        if start <= place:
            continue
        if start - place > limit:
            return -1
        if words[start] == "to" or words[start : start + 2] == ["not", "to"]:
            return later if STOPS.isdisjoint(words[place + 1 : start]) else -1
    return -1


def asked_of(reading: Reading, index: int, limit: int = _LONGEST) -> int:
    """Give the infinitive that says what somebody named between is asked to do, or -1."""
    end = reading.ends[index]
    found = deed(reading, end, limit)
    if found < 0 or not _depends(reading, found, index):
        return -1
    return found if behind_adverbs(reading.words, end + 1) < reading.starts[found] else -1


def _depends(reading: Reading, found: int, index: int) -> bool:
    """Tell whether an infinitive depends on a cue, or on nothing that stands nearer."""
    governor = reading.cues[found].governor
    return governor in (-1, index) or reading.cues[governor].form.startswith("noun")


def is_subjunctive(reading: Reading, that: int) -> bool:
    """Tell whether a clause says what ought to be: "that he leave", not "that he left"."""
    words = reading.words
    for place in range(that + 1, min(len(words), that + 16)):
        word = words[place]
        if word in _FINITE or word in STOPS:
            return False
        if word in ("be", "not", "should", "must"):
            return True
        if place > that + 1 and _is_bare(reading, place):
            return True
    return False


def _is_bare(reading: Reading, place: int) -> bool:
    """Tell whether a word stands as a bare verb."""
    word, kind = reading.words[place], KIND.get(reading.words[place - 1], "")
    if kind in ("determiner", "preposition", "to", "no") or word in KIND:
        return False
    if "base" not in FORMS.get(word, ()):
        return word.endswith(_VERB_ENDINGS) and word not in FORMS and len(word) > 5
    following = KIND.get(word_at(reading, place + 1), "")
    if following in ("preposition", "strong", "comma", "adverb") and _is_somebody(reading, place - 1):
        return True
    return (
        word not in AMBIGUOUS
        or kind.startswith("subject")
        or following in ("determiner", "no", "to")
        or following.startswith("subject")
    )


def _is_somebody(reading: Reading, place: int) -> bool:
    """Tell whether a word names somebody."""
    return is_actor(reading.words[place]) or reading.tokens[reading.places[place]][0].isupper()


def states_duty(reading: Reading, end: int) -> bool:
    """Tell whether a subjunctive is plain to see: "that it be", "that it should"."""
    return not _DUTY.isdisjoint(reading.words[end : end + 10])


def has_near(reading: Reading, place: int, wanted: frozenset[str], most: int) -> bool:
    """Tell whether one of some words stands among so many before a place, with no break between."""
    words = reading.words
    for earlier in range(place - 1, max(-1, place - 1 - most), -1):
        if words[earlier] in wanted:
            return True
        if words[earlier] in BREAKS:
            return False
    return False


def supposed(reading: Reading, index: int) -> bool:
    """Tell whether the clause of a cue is a supposition or denied."""
    scope = reading.cues[index].scope
    return scope == "deny" or (scope == "if" and has_near(reading, reading.starts[index], SUPPOSING, 15))
