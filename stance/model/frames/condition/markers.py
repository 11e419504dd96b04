"""Phrases that can set a condition, and where they stand in a sentence."""

from bisect import bisect_right
from typing import Final, NamedTuple

from stance.model.lexicon import read_table, word_sets
from stance.model.reading.cues import Reading
from stance.model.reading.words import FORMS, KIND, is_adverb


class Marker(NamedTuple):
    """A phrase that can set a condition: its kind, and its first and last word."""

    kind: str
    first: int
    last: int


_LIST: Final = " words"
WORDS: Final = {
    name.removesuffix(_LIST): words for name, words in word_sets("condition.txt").items() if name.endswith(_LIST)
}
FINITE: Final = frozenset(("will", "would", "must", "may", "can", "do", "did", "be", "have"))
_INVERTED: Final = frozenset(("should", "were"))
_CLOSING: Final = frozenset(("comma", "strong"))
_BEFORE_INVERTED: Final = frozenset(("comma", "strong", "that", ""))
_SUBJECTS: Final = frozenset(("determiner", "subject-they", "subject-it"))
_COMMON: Final = frozenset(("preposition", "determiner", "conjunction", "to", "not", "be", "no", "that", "will"))
# With "only" before the verb, these confine as they do right behind it.
_CONFINED: Final = frozenset(("if", "once", "exchange", "event", "time"))


class _Phrase(NamedTuple):
    """A phrase of the table: its words, and how many of them stand before the one that it is looked up by."""

    words: list[str]
    before: int
    kind: str


def _phrases() -> dict[str, tuple[_Phrase, ...]]:
    """Index the phrases of the table by their first word that is not in every sentence, the longest first."""
    found: dict[str, list[_Phrase]] = {}
    for kind, phrases in read_table("condition.txt"):
        for phrase in phrases if not kind.endswith(_LIST) else ():
            words = phrase.split()
            before = next((place for place, word in enumerate(words) if KIND.get(word) not in _COMMON), 0)
            found.setdefault(words[before], []).append(_Phrase(words, before, kind))
    return {word: tuple(sorted(known, key=lambda phrase: -len(phrase.words))) for word, known in found.items()}


_PHRASES: Final = _phrases()
PIVOTS: Final = frozenset(_PHRASES) | WORDS["term"] | WORDS["tying"] | _INVERTED | {"only"}


def markers(reading: Reading) -> list[Marker]:
    """Find the markers of a sentence, in order."""
    found: list[Marker] = []
    taken = -1
    for index, word in enumerate(reading.words):
        marker = _marker(reading, index, word, taken) if index > taken and word in PIVOTS else None
        if marker:
            found.append(marker)
            taken = marker.last
    return found


def _marker(reading: Reading, index: int, word: str, taken: int) -> Marker | None:
    """Find the marker that a word is looked up by; words up to `taken` belong to another one."""
    words = reading.words
    for phrase in _PHRASES.get(word, ()):
        start = index - phrase.before
        end = start + len(phrase.words)
        if start > taken and words[start:end] == phrase.words and _applies(words, phrase.kind, end):
            if phrase.kind in _CONFINED and (_follows_only(words, start) or _has_only(reading, start)):
                return Marker("only-if", start, end - 1)
            return None if phrase.kind == "time" else Marker(phrase.kind, start, end - 1)
    if word in WORDS["term"]:
        return Marker("term", index, index)
    if word in WORDS["tying"]:
        return Marker("tied", index, index)
    if word == "only":
        return _only_case(reading, index)
    return Marker("inversion", index, index) if word in _INVERTED and _is_inverted(words, index) else None


def _applies(words: list[str], kind: str, end: int) -> bool:
    """Tell whether the words behind a phrase leave it its meaning."""
    if kind == "other" and words[end - 2] == "before":
        return not any(KIND.get(word) in FINITE for word in words[end : end + 2])
    if kind == "aside":
        return end >= len(words) or KIND.get(words[end], "") in _CLOSING
    if kind == "without":
        return not WORDS["leave"].isdisjoint(words[end : end + 5])
    return kind != "once" or (end < len(words) and KIND.get(words[end], "") not in FINITE | _CLOSING)


def _follows_only(words: list[str], start: int) -> bool:
    """Tell whether "only" stands in quotation marks before a phrase."""
    return start > 2 and words[start - 2] == "only" and KIND.get(words[start - 1]) == "quote"


def _has_only(reading: Reading, index: int) -> bool:
    """Tell whether "only" before the last verb confines what is marked here: "will only sign when they leave"."""
    place = bisect_right(reading.starts, index) - 1
    while place >= 0 and reading.cues[place].form == "noun":
        place -= 1
    if place < 0:
        return False
    words, start = reading.words, reading.starts[place]
    return "only" in words[max(0, start - 1) : reading.ends[place] + 1] and words[start - 2 : start - 1] != ["not"]


def _only_case(reading: Reading, index: int) -> Marker | None:
    """Find the case in which alone something is done: "would only use them in extreme circumstances"."""
    place = bisect_right(reading.starts, index)
    words = reading.words
    if index and words[index - 1] == "not":
        return None
    begins = place < len(reading.starts) and reading.starts[place] == index + 1
    if not begins and not (place and reading.ends[place - 1] > index) and words[index + 1 : index + 2] != ["in"]:
        return None
    for at in range(index + 1, min(index + 12, len(words) - 1)):
        if KIND.get(words[at]) in _CLOSING:
            return None
        if words[at] == "in" and not WORDS["case"].isdisjoint(words[at + 1 : at + 4]):
            return Marker("only-if", at, at)
    return None


def _is_inverted(words: list[str], index: int) -> bool:
    """Tell whether an auxiliary stands before its subject as in "should the talks fail"."""
    if words[-1] == "?" or index + 2 >= len(words) or (words[index] == "were" and "to" not in words[index : index + 7]):
        return False
    following = words[index + 1]
    kind = KIND.get(following, "")
    if not index:
        return kind not in ("not", "be", "have")
    if KIND.get(words[index - 1], "") not in _BEFORE_INVERTED and words[index - 2 : index] != ["do", "so"]:
        return False
    if kind in _SUBJECTS:
        return True
    is_noun = (
        not kind and following.endswith("s") and not is_adverb(following) and "base" not in FORMS.get(following, ())
    )
    return is_noun and words[index] == "should"
