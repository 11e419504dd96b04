"""Nouns of assuring: an assurance, a guarantee, one's word, that passes from one party to another."""

from typing import Final

from stance.model.frames.assurance.words import (
    DEALS,
    DEALT,
    FIRM_DEALS,
    STOP,
    WORDS,
    Found,
    clause_at,
    cue_at,
    following,
    is_thing,
    tells_later,
    word_before,
)
from stance.model.reading.cues import Reading
from stance.model.reading.words import KIND

_NOUNS_ONLY: Final = frozenset(
    (
        "assurance",
        "assurances",
        "reassurance",
        "reassurances",
        "word",
        "undertaking",
        "undertakings",
        "guaranty",
        "guaranties",
    )
)
_VERBAL: Final = frozenset(("will", "would", "must", "may", "can", "do", "did", "to", "not"))
_NOMINAL: Final = frozenset(("determiner", "no", "preposition", "that", "conjunction", "quote", "subject-every", ""))
_MAY: Final = frozenset(("may", "might", "can", "could", "there"))
_BEHIND_DEAL: Final = frozenset(("preposition", "strong", "comma", "to"))
_ALL_DEALS: Final = frozenset(DEALS)
_WORD_DEALS: Final = FIRM_DEALS | {"have", "has", "had"}
_THESE: Final = frozenset(("these", "those", "such"))
_AUXILIARY: Final = frozenset(("have", "has", "had"))
_OPENS_OBJECT: Final = frozenset(("determiner", "subject-every", "subject-us"))
_BUYS: Final = frozenset(("for", "with"))


def is_noun(reading: Reading, place: int) -> bool:
    """Tell a noun from the verb that is spelt like it."""
    words = reading.words
    if words[place] in _NOUNS_ONLY:
        return True
    before = word_before(words, place)
    if before == "to" and words[place].endswith("s"):
        return True
    if before == "us" and reading.tokens[reading.places[place - 1]].isupper():
        return True
    kind = KIND.get(before, "")
    if not kind and before.endswith("s") and KIND.get(following(words, place)) in _OPENS_OBJECT:
        return False
    if kind in _VERBAL or (kind.startswith("subject") and before != "every" and before not in WORDS["person"]):
        return False
    if words[place] == "guarantees" and kind == "" and before not in DEALS:
        return _is_noun_by_sequel(reading, place, before)
    if following(words, place) == "that" and kind in ("conjunction", "that"):
        return False
    return kind in _NOMINAL or before in WORDS["person"]


def _is_noun_by_sequel(reading: Reading, place: int, before: str) -> bool:
    """Tell a plural noun after an adjective from the verb after its subject: "the law guarantees them"."""
    words = reading.words
    after = following(words, place)
    if before in WORDS["firm"] or before in ("security", "new"):
        return True
    if KIND.get(after) == "determiner" or after in WORDS["person"]:
        return False
    return after != "that" or bool(_dealing(reading, place, sure=True)[0])


def noun(reading: Reading, place: int, *, sure: bool) -> Found:
    """Read a noun by the verb that hands it over or seeks it."""
    words = reading.words
    before, after = words[place - 1] if place else "", following(words, place)
    if before in WORDS["cover"] or after in WORDS["scheme"]:
        return "guarantee/cover", False
    if words[place] == "word" and before not in WORDS["possessive"] and words[place - 2] not in WORDS["possessive"]:
        return None
    deal, at = _dealing(reading, place, sure=sure)
    if (before == "no" and deal in ("", "sought")) or (not sure and "no" in words[max(0, place - 2) : place]):
        return "no-guarantee", False
    kind = "noun" if sure else "word"
    if deal:
        return _dealt(reading, place, kind, deal, at)
    if not sure and _is_taken_from(words, place, before):
        return "word/firm", True
    if not sure:
        is_bought = after == "that" and before == "a" and words[place - 2] in _BUYS
        return ("word/for", True) if is_bought else None
    return _described(reading, place, before)


def _dealt(reading: Reading, place: int, kind: str, deal: str, at: int) -> Found:
    """Read a noun that changes hands: by whose hands, and with what."""
    words = reading.words
    cue = cue_at(reading, at)
    if cue and cue.scope == "deny":
        return f"{kind}/denied", False
    if deal != "sought" and is_thing(reading, cue):
        return f"{kind}/{deal}-thing", False
    if kind == "word" and deal == "given" and (_is_to_do(reading, place) or words[place] == "commitments"):
        return "word/given-to", False
    return f"{kind}/{deal}", True


def _is_to_do(reading: Reading, place: int) -> bool:
    """Tell whether a deed of one's own follows, and no clause that somebody is told: "gave its word to pay"."""
    return "to" in reading.words[place + 1 : place + 6] and clause_at(reading, place, 14) < 0


def _is_taken_from(words: list[str], place: int, before: str) -> bool:
    """Tell whether somebody holds a word: "a mutual promise not to", "a pledge from Oslo that"."""
    after = following(words, place)
    if after in ("that", "not"):
        return before in WORDS["firm"]
    near = words[place + 1 : place + 7]
    return after == "from" and "that" in near and tells_later(words, place)


def _described(reading: Reading, place: int, before: str) -> Found:
    """Read a noun that nobody hands over, by its adjective and its clause."""
    words = reading.words
    near = words[max(0, place - 4) : place]
    if before == "security":
        return "noun/security", True
    vague = not WORDS["vague"].isdisjoint(near) or "there" in near or "in" in near[-3:]
    if not vague and not WORDS["firm"].isdisjoint(near):
        return "noun/firm", True
    if words[place].endswith("s") and (
        before in WORDS["fitting"] or (before in _THESE and words[place] == "assurances")
    ):
        return "noun/fitting", True
    that = clause_at(reading, place, 14)
    if that > 0 and not vague and tells_later(words, that):
        return "noun/that", True
    return "noun/bare", False


def _dealing(reading: Reading, place: int, *, sure: bool) -> tuple[str, int]:
    """Give how a noun changes hands (given, taken, sought, withheld) and where; "" where nobody deals in it."""
    words = reading.words
    known, reach = (_ALL_DEALS, 8) if sure else (FIRM_DEALS, 6)
    if words[place] == "word" and following(words, place) == "that":
        known = _WORD_DEALS
    for index in range(place - 1, max(-1, place - reach), -1):
        word = words[index]
        if word in known:
            return ("", -1) if index and words[index - 1] in _MAY else (DEALS[word], index)
        if word in STOP or (
            not sure and KIND.get(word) in ("preposition", "conjunction") and word not in ("for", "from")
        ):
            break
    return _dealt_behind(words, place, known)


def _dealt_behind(words: list[str], place: int, known: frozenset[str]) -> tuple[str, int]:
    """Find the verb behind a noun: "assurances were given", "guarantees that Oslo won from them"."""
    relative = False
    for index in range(place + 1, min(place + 9, len(words))):
        word = words[index]
        if word in STOP or word in ("by", "of"):
            break
        if word in ("that", "which"):
            relative = True
        elif word in (known - _AUXILIARY if relative else DEALT) and (not relative or _ends_clause(words, index)):
            return DEALS[word], index
    return "", -1


def _ends_clause(words: list[str], index: int) -> bool:
    """Tell whether no object follows a verb, which then has the noun before: "guarantees that Oslo won from them"."""
    return KIND.get(following(words, index), "strong") in _BEHIND_DEAL
