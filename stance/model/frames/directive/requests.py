"""Requests in the form of questions: "would you sit down?", "why not wait?", "will the minister agree to pay?"."""

from typing import Final

from stance.model.frames.directive.places import is_question, of_words, word_at
from stance.model.frames.directive.tables import BREAKS, QUOTES, WORDS
from stance.model.frames.frame import Frame
from stance.model.reading.cues import Reading
from stance.model.reading.words import FORMS, KIND, is_adverb

_MODALS: Final = frozenset(("will", "would", "could", "can"))
_NEAR: Final = 9
_LONGEST: Final = 12


def requests(reading: Reading) -> list[Frame]:
    """Read the requests of a sentence that is a question."""
    words = reading.words
    found = []
    for place, word in enumerate(words if is_question(reading) else ()):
        if word in _MODALS and _opens(words, place):
            is_you = word_at(reading, place + 1) == "you"
            if _is_put_to_you(reading, place + 2) if is_you else _is_put(words, place):
                found.append(of_words(reading, place, place + 1, "request"))
        elif word == "why" and _is_suggested(reading, place + 1):
            found.append(of_words(reading, place, place + 1, "request/why"))
    return found


def _opens(words: list[str], place: int) -> bool:
    before = words[place - 1] if place else ""
    return not before or before in BREAKS or before in QUOTES or KIND.get(before) in ("conjunction", "adverb")


def _is_put_to_you(reading: Reading, place: int) -> bool:
    """Tell whether a deed is asked for: "would you please stand", not "would you say"."""
    place += word_at(reading, place) in ("all", "two", "three", "four", "both", "please", "kindly", "gentlemen")
    while is_adverb(word_at(reading, place)):
        place += 1
    verb = word_at(reading, place)
    return "base" in FORMS.get(verb, ()) and verb not in WORDS["not requested"]


def _is_put(words: list[str], place: int) -> bool:
    """Tell whether those who answer to a chamber are asked to undertake something."""
    following = words[place + 1 : place + _LONGEST]
    addressee = next((later for later, word in enumerate(following[:_NEAR]) if word in WORDS["addressee"]), -1)
    if addressee < 0:
        return False
    asked = following[addressee + 1 : addressee + 4]
    given = not WORDS["given"].isdisjoint(asked) and not WORDS["assurance"].isdisjoint(following[addressee + 2 :])
    return given or not WORDS["undertaken"].isdisjoint(asked)


def _is_suggested(reading: Reading, place: int) -> bool:
    """Read "why don't we begin?", "why not wait?"."""
    words = reading.words
    if words[place : place + 2] == ["do", "not"]:
        return word_at(reading, place + 2) in ("we", "you", "they")
    return word_at(reading, place) == "not" and "base" in FORMS.get(word_at(reading, place + 1), ())
