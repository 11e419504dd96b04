"""Feature families: what a sentence is described by.

A family turns a sentence into keys (a cue, a frame, a word, a token), each with the tokens it came from,
and a key into the names of its features. Keys recur, so a vocabulary remembers the columns of each
and scoring hardly ever makes a name. Families share what was read: a sentence is tokenized once, and
its clauses are read once, when the first family asks for them.
"""

from collections.abc import Callable, Hashable, Sequence
from functools import cached_property
from itertools import pairwise
from typing import Any, NamedTuple, Protocol

import numpy as np
import numpy.typing as npt

from stance.model.frames.finding import find_frames
from stance.model.frames.frame import OF_STANCE, Frame
from stance.model.reader import read_words
from stance.model.reading.cues import Reading
from stance.model.tokens import split_words, tokenize

Span = tuple[int, int]
_MARK = "<" + OF_STANCE
_STANCES = frozenset(("=favor", "=against", "=neutral"))


class SentenceView:
    """A sentence with what families need of it, made when first asked for."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens = tokenize(text)

    @cached_property
    def words(self) -> tuple[list[str], list[int]]:
        """The words, and the token that each came from."""
        return split_words(self.tokens)

    @cached_property
    def reading(self) -> Reading:
        """The cues of its clauses."""
        return read_words(self.tokens, *self.words)

    @cached_property
    def frames(self) -> list[Frame]:
        """What all frame modules find."""
        return find_frames(self.reading)


class Encoder(Protocol):
    """What makes the values of a dense family."""

    def __call__(self, texts: Sequence[str], *, keep: bool = False) -> npt.NDArray[np.float32]:
        """Give values of sentences (sentences, dimensions), and keep them for a later run if told to."""


class Family(NamedTuple):
    """A kind of feature.

    `keys` gives hashable keys of a sentence, `places` the first and last token of each in the same order, `names` the
    features of a key. Features of a binary family are 0 or 1; others are weighted by TF-IDF and brought to unit length.
    A dense family has no keys: `encode` gives its values.
    """

    keys: Callable[[SentenceView], list[Any]]
    places: Callable[[SentenceView], list[Span]]
    names: Callable[[Any], tuple[str, ...]]
    is_binary: bool
    encode: Encoder | None = None


def _cue_keys(sentence: SentenceView) -> list[Hashable]:
    return [cue[:7] for cue in sentence.reading.cues]


def _cue_places(sentence: SentenceView) -> list[Span]:
    return [(cue.first, cue.last) for cue in sentence.reading.cues]


def cue_names(key: tuple[str, str, bool, str, str, str, str]) -> tuple[str, ...]:
    """Name a cue from its exact reading to coarser ones.

    >>> cue_names(("hinder", "block", True, "will", "", "name", "base"))[:3]
    ('not hinder', 'not hinder/will', 'not hinder/will/name')
    """
    category, lemma, negated, licence, scope, subject, form = key
    verb, how = ("not " + category, "not " + lemma) if negated else (category, lemma)
    if form[-1:] == "+":
        licence += "+"
    if scope:
        licence += "<" + scope
    return (
        verb,
        f"{verb}/{licence}",
        f"{verb}/{licence}/{subject}",
        f"{how}/{licence}",
        how,
        f"*/{licence}/{subject}",
    )


def _frame_keys(sentence: SentenceView) -> list[Hashable]:
    return [frame[:2] for frame in sentence.frames]


def _frame_places(sentence: SentenceView) -> list[Span]:
    return [(frame.first, frame.last) for frame in sentence.frames]


def frame_names(key: tuple[str, str]) -> tuple[str, ...]:
    """Name a frame, and the label that it speaks for.

    >>> frame_names(("must/we", "directive"))
    ('directive<must/we', '=directive')
    """
    name, label = key
    return (f"{label}<{name}", "=" + label) if label else (f"<{name}",)


def is_of_stance(name: str) -> bool:
    """Tell whether a feature comes of a frame of stance, or names a stance.

    >>> is_of_stance("favor<~value/own"), is_of_stance("directive<must/we")
    (True, False)
    """
    return _MARK in name or name in _STANCES


def _word_keys(sentence: SentenceView) -> list[Hashable]:
    words, _ = sentence.words
    return [*words, *(f"{first} {second}" for first, second in pairwise(words))]


def _word_places(sentence: SentenceView) -> list[Span]:
    _, places = sentence.words
    return [*((place, place) for place in places), *pairwise(places)]


def _itself(key: str) -> tuple[str, ...]:
    return (key,)


def _token_keys(sentence: SentenceView) -> list[Any]:
    return sentence.tokens


def _token_places(sentence: SentenceView) -> list[Span]:
    return [(place, place) for place in range(len(sentence.tokens))]


def char_names(token: str) -> tuple[str, ...]:
    """Give the runs of 3 to 5 characters of a token, its ends marked by a space.

    >>> char_names("No")
    (' no', 'no ', ' no ')
    """
    padded = f" {token.lower()} "
    length = len(padded)
    return tuple(padded[start : start + size] for size in (3, 4, 5) for start in range(length - size + 1))


CUES = Family(_cue_keys, _cue_places, cue_names, is_binary=True)
FRAMES = Family(_frame_keys, _frame_places, frame_names, is_binary=True)
WORDS = Family(_word_keys, _word_places, _itself, is_binary=False)
CHARS = Family(_token_keys, _token_places, char_names, is_binary=False)
