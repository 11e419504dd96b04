"""Named features of a sentence, each with the tokens it came from.

A family is a function from a sentence to features. Families share what was read: a sentence is
tokenized once, and its clauses are read once, when the first family asks for them.
"""

from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from stance.model.frames import assurance, condition, directive, evaluation, position, undertaking
from stance.model.frames.frame import Frame
from stance.model.reader import Cue, Reading, read_words
from stance.model.tokens import split_words, tokenize

_FRAMES = (undertaking, position, assurance, condition, directive, evaluation)


class Feature(NamedTuple):
    """A feature with the first and last token that it came from."""

    name: str
    first: int
    last: int


class SentenceView:
    """A sentence with what families need of it, made when first asked for."""

    def __init__(self, text: str) -> None:
        self.tokens = tokenize(text)
        self.words, self.places = split_words(self.tokens)

    @cached_property
    def reading(self) -> Reading:
        """The cues of its clauses."""
        return read_words(self.tokens, self.words, self.places)


def cue_features(sentence: SentenceView) -> list[Feature]:
    """Give the cues, from the exact reading to coarser ones."""
    features: list[Feature] = []
    for cue in sentence.reading.cues:
        first, last = cue.first, cue.last
        features += [Feature(name, first, last) for name in _cue_names(cue)]
    return features


def _cue_names(cue: Cue) -> list[str]:
    category, lemma, negated, licence, scope, subject, form, _, _ = cue
    verb, how = ("not " + category, "not " + lemma) if negated else (category, lemma)
    if form[-1:] == "+":
        licence += "+"
    if scope:
        licence += "<" + scope
    return [
        verb,
        f"{verb}/{licence}",
        f"{verb}/{licence}/{subject}",
        f"{how}/{licence}",
        how,
        f"*/{licence}/{subject}",
    ]


def frame_features(sentence: SentenceView) -> list[Feature]:
    """Give the frames, and for each label that a frame speaks for that one does."""
    features = []
    for name, label, first, last in find_frames(sentence.reading):
        features.append(Feature(f"{label}<{name}", first, last))
        if label:
            features.append(Feature("=" + label, first, last))
    return features


def find_frames(reading: Reading) -> list[Frame]:
    """Give the frames of all modules."""
    return [frame for module in _FRAMES for frame in module.find(reading)]


def word_features(sentence: SentenceView) -> list[Feature]:
    """Give words and pairs of words."""
    words, places = sentence.words, sentence.places
    features = [Feature(word, place, place) for word, place in zip(words, places, strict=True)]
    features += [
        Feature(f"{first} {second}", place, following)
        for (first, second), (place, following) in zip(pairwise(words), pairwise(places), strict=True)
    ]
    return features


def char_features(sentence: SentenceView) -> list[Feature]:
    """Give the runs of 3 to 5 characters within words, word ends marked by a space."""
    features = []
    for place, token in enumerate(sentence.tokens):
        padded = f" {token.lower()} "
        length = len(padded)
        features += [
            Feature(padded[start : start + size], place, place)
            for size in (3, 4, 5)
            for start in range(length - size + 1)
        ]
    return features
