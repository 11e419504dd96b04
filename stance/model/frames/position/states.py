"""States that are positions: is against, is content with, stands in the way, will not be bullied."""

from collections.abc import Callable
from typing import Final

from stance.model.frames.position.sites import after
from stance.model.frames.position.tables import WORDS, Verb
from stance.model.reading.cues import Cue, Reading
from stance.model.reading.words import KIND, is_adverb

STANDING: Final = frozenset(("be", "remain", "stay", "stand", "declare", "pronounce", "profess"))
_AGAINST: Final = frozenset(("against", "opposed", "hostile", "averse", "antagonistic", "resistant"))
_BEFORE_AGAINST: Final = frozenset(
    (
        "per",
        "cent",
        "percent",
        "%",
        "one",
        "hundred",
        "dead",
        "set",
        "all",
        "very",
        "much",
        "and",
        "itself",
        "themselves",
        "himself",
        "herself",
    )
)
CONTENT: Final = frozenset(("content", "amenable", "reconciled", "resigned", "acceptable", "unperturbed", "unfazed"))
_INDIFFERENT: Final = frozenset(("indifferent", "tolerant"))
FINE: Final = frozenset(("fine", "comfortable", "relaxed", "ok", "okay", "sanguine"))
_COERCED: Final = frozenset(("blackmail", "bully", "coerce"))
_DECIDING: Final = frozenset(("decide", "choose", "determine", "judge"))
_OPPONENTS: Final = frozenset(("opponent", "opponents"))
_THEIRS: Final = frozenset(("your", "their", "his", "her", "its"))
_CHOICES: Final = frozenset(("choice", "business", "call", "decision", "right", "prerogative", "privilege"))
_WAY: Final = frozenset(("way", "path"))
_ANSWERS: Final = {"yes": "permit", "aye": "permit", "nay": "hinder"}

# Words that a state needs beside its verb, and verbs that are rare enough to be looked at always.
_JUDGING: Final = _DECIDING | _CHOICES | frozenset(_ANSWERS)
ADJECTIVES: Final = _AGAINST | _OPPONENTS | CONTENT | _INDIFFERENT | FINE | _JUDGING | {"happy"}
STATES: Final = _COERCED | {"appeal", "stand", "be up"}


def state(reading: Reading, index: int, cue: Cue) -> Verb | None:
    """Read "is against", "would be content with", "will not be bullied"."""
    if cue.lemma in _COERCED:
        return Verb("permit", "firm", "coerce") if cue.negated else None
    rule = _RULES.get(cue.lemma)
    if rule is not None:
        return rule(reading, index)
    if cue.lemma not in STANDING:
        return None
    if cue.lemma == "be" and cue.subject == "it" and _is_theirs(reading.words[reading.ends[index] + 1 :][:3]):
        return Verb("permit", "adjective", "decide")
    if cue.subject == "it" and reading.words[reading.ends[index] + 1 : reading.ends[index] + 2] in (["up"], ["for"]):
        return _right(reading, index)
    return _adjective(reading, index, after(reading, index))


def _appealed(reading: Reading, index: int) -> Verb | None:
    return Verb("hinder", "noun", "appeal") if after(reading, index) not in ("to", "for") else None


def _stood(reading: Reading, index: int) -> Verb | None:
    """Read "will stand in her way", "is standing against it"."""
    following = after(reading, index)
    if following == "in" and not _WAY.isdisjoint(reading.words[reading.ends[index] + 1 : reading.ends[index] + 7]):
        return Verb("hinder", "firm", "stand in the way")
    if not reading.cues[index].negated:
        return _adjective(reading, index, following)
    return _not_stood(reading, index, following)


def _not_stood(reading: Reading, index: int, following: str) -> Verb | None:
    """Read "this will not stand", "cannot stand the toll", "will not stand for it"."""
    cue, near = reading.cues[index], reading.words[reading.ends[index] + 1 : reading.ends[index] + 7]
    if following == "for":
        return Verb("permit", "firm", "stand for") if WORDS["race"].isdisjoint(near) else None
    if following[:1].isalpha():
        return Verb("permit", "firm", "stand") if cue.licence == "can" else _against(following)
    return Verb("permit", "firm", "stand") if cue.subject in ("it", "thing") else None


def _is_theirs(after: list[str]) -> bool:
    """Read "that is your choice", "that is a matter for them"."""
    return (after[:1] != [] and after[0] in _THEIRS and not _CHOICES.isdisjoint(after[1:2])) or (
        after == ["a", "matter", "for"]
    )


def _right(reading: Reading, index: int) -> Verb | None:
    """Read "it is up to them to decide"."""
    end = reading.ends[index]
    if reading.words[end + 1 : end + 3] == ["in", "arms"]:
        return Verb("hinder", "adjective", "up in arms")
    reach = 14 if reading.words[end + 1 : end + 2] == ["up"] else 8
    return None if _DECIDING.isdisjoint(reading.words[end + 2 : end + reach]) else Verb("permit", "adjective", "decide")


def _adjective(reading: Reading, index: int, word: str) -> Verb | None:
    following = reading.words[reading.ends[index] + 1 :]
    if word in FINE and ("with" in following or "about" in following):
        return Verb("permit", "adjective", word)
    if word == "happy" and "for" in following[following.index(word) + 1 :][:1]:
        return Verb("permit", "adjective", word)
    if word in CONTENT or (reading.cues[index].negated and word in _INDIFFERENT):
        return Verb("permit", "adjective", word)
    if not _OPPONENTS.isdisjoint(following[:5]) and "of" in following[:6]:
        return Verb("hinder", "adjective", "opponent")
    return _against(next((word for word in following[:6] if not _leads_on(word)), ""))


def _leads_on(word: str) -> bool:
    """Tell whether a word may stand before the adjective: "is dead set against", "declared itself opposed"."""
    return is_adverb(word) or word in _BEFORE_AGAINST or word[0].isdigit() or KIND.get(word) == "quote"


def _against(word: str) -> Verb | None:
    return Verb("hinder", "adjective", word) if word in _AGAINST else None


def _said(reading: Reading, index: int) -> Verb | None:
    """Read "would not say yes to", where a quotation mark may part the words."""
    end = reading.ends[index]
    following = [word for word in reading.words[end + 1 : end + 4] if word[0].isalpha()]
    kind = _ANSWERS.get(following[0], "") if following else ""
    return Verb(kind, "firm", "say") if kind == "hinder" or (kind and reading.cues[index].negated) else None


_RULES: Final[dict[str, Callable[[Reading, int], Verb | None]]] = {
    "say": _said,
    "appeal": _appealed,
    "be up": _right,
    "stand": _stood,
}
