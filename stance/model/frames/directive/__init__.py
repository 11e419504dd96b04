"""Frames of directive: somebody else, or everybody, is asked or obliged to act.

Verbs are read from their cues: those that ask (by the manner of their table), those that oblige (by the modal
before them) and bare ones that command. Nouns and adjectives that call a deed due are found by the word.
"""

from typing import Final

from stance.model.frames.directive.asking import asked
from stance.model.frames.directive.imperatives import MARKS, after_mark, commands, let
from stance.model.frames.directive.necessity import WORD_RULES
from stance.model.frames.directive.obligation import bound, got, modal_word, needed, obliged, shall, unbearable
from stance.model.frames.directive.pleas import plea
from stance.model.frames.directive.requests import requests
from stance.model.frames.directive.tables import MANNERS, NOUNS
from stance.model.frames.frame import Frame
from stance.model.reading.cues import Cue, Reading

_MODAL_RULES: Final = {
    "must": obliged,
    "must-passive": obliged,
    "will-have-to": obliged,
    "will-have-to-passive": obliged,
    "can": unbearable,
    "can-passive": unbearable,
    "be-to": bound,
}
_WORD_RULES: Final = {
    **WORD_RULES,
    **dict.fromkeys(("must", "should", "ought"), modal_word),
    **dict.fromkeys(MARKS, after_mark),
    "let": let,
    "shall": shall,
}
_TRIGGERS: Final = frozenset(_WORD_RULES)
_LEMMAS: Final = frozenset((*MANNERS, *NOUNS, "need", "get"))


def find(reading: Reading) -> list[Frame]:
    """Find the frames of a sentence that was read.

    >>> from stance.model.reader import read_sentence
    >>> [frame.name for frame in find(read_sentence("The cabinet must pay, and we call on Riga to help."))]
    ['must/actor', 'urge/own']
    """
    lemmas, licences, rules, words = _LEMMAS, _MODAL_RULES, _WORD_RULES, reading.words
    found = commands(reading) + requests(reading)
    found += [
        _of_cue(reading, index, cue)
        for index, cue in enumerate(reading.cues)
        if cue.lemma in lemmas or cue.licence in licences
    ]
    if not _TRIGGERS.isdisjoint(words):
        found += [rules[word](reading, index) for index, word in enumerate(words) if word in rules]
    return [frame for frame in found if frame is not None]


def _of_cue(reading: Reading, index: int, cue: Cue) -> Frame | None:
    if cue.form == "noun" or cue.form == "noun+":
        return plea(reading, index) if cue.category == "noun-direct" else None
    rule = _MODAL_RULES.get(cue.licence)
    if rule is not None:
        return rule(reading, index)
    if cue.lemma == "need":
        return needed(reading, index)
    manner = MANNERS.get(cue.lemma)
    if manner is not None:
        return asked(reading, index, manner)
    return got(reading, index) if cue.lemma == "get" else None
