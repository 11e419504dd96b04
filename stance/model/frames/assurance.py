"""Frames of assurance: a guarantee about later conduct that one party gives, takes, asks for or withholds.

A verb of assuring counts where it has somebody to assure or a clause with what is assured, and a noun
where somebody hands it over or seeks it; with a mere thing as object it means to make certain.
"""

from stance.model.cues import Reading
from stance.model.frames.frame import Frame
from stance.model.groups import ACTORS, KIND, is_adverb
from stance.model.lexicon import inflect


def _forms(*verbs: str) -> frozenset[str]:
    """Give all spellings of these verbs."""
    return frozenset(spelling for verb in verbs for spellings in inflect(verb).values() for spelling in spellings)


_ASSURE, _GUARANTEE = _forms("assure", "reassure"), _forms("guarantee")
_PROMISE, _UNDERTAKE, _VOUCH = _forms("promise", "pledge"), _forms("undertake") - {"undertaking"}, _forms("vouch")
_SURE_NOUNS = frozenset(("assurance", "assurances", "guarantee", "guarantees", "guaranty", "guaranties"))
_OTHER_NOUNS = frozenset(
    [
        "word",
        "undertaking",
        "undertakings",
        "pledge",
        "pledges",
        "promise",
        "promises",
        "commitment",
        "commitments",
        "representations",
    ]
)
_GIVE = _forms(
    "give", "offer", "provide", "extend", "convey", "furnish", "express", "repeat", "renew", "grant", "issue"
)
_TAKE = _forms("receive", "obtain", "get", "secure", "extract", "win", "have", "gain", "accept", "hear")
_ASK = _forms("seek", "demand", "want", "request", "require", "ask", "deserve", "insist", "press", "await", "call")
_WITHHOLD = _forms("withhold", "refuse", "deny", "decline")
_DEALS = (
    dict.fromkeys(_GIVE, "given")
    | dict.fromkeys(_TAKE, "taken")
    | dict.fromkeys(_ASK, "asked")
    | dict.fromkeys(_WITHHOLD, "withheld")
)
_FIRM_DEALS = frozenset(_DEALS) - _forms(
    "have", "accept", "provide", "express", "repeat", "renew", "extend", "win", "call"
)
_DEALT = frozenset(word for word in _FIRM_DEALS if word.endswith(("ed", "en", "got", "won", "sought")))
_TRIGGERS = _ASSURE | _GUARANTEE | _PROMISE | _UNDERTAKE | _VOUCH | _SURE_NOUNS | _OTHER_NOUNS
_PERSONS = frozenset(("me", "us", "you", "him", "her", "them", "everyone", "everybody", "all"))
_BE = frozenset(("am", "is", "are", "was", "were", "be", "been", "being"))
_LATER = frozenset(
    [
        "will",
        "would",
        "shall",
        "should",
        "intend",
        "intends",
        "may",
        "can",
        "could",
        "never",
        "plan",
        "plans",
        "ready",
        "committed",
    ]
)
_SAFETY = frozenset(
    [
        "safety",
        "security",
        "integrity",
        "independence",
        "sovereignty",
        "neutrality",
        "borders",
        "frontier",
        "frontiers",
        "passage",
        "immunity",
        "safe",
    ]
)
_COVER = frozenset(
    ["loan", "bank", "credit", "mortgage", "export", "deposit", "price", "state", "quality", "self", "life"]
)
_SCHEME = frozenset(
    [
        "fund",
        "funds",
        "scheme",
        "schemes",
        "program",
        "programs",
        "programme",
        "programmes",
        "company",
        "agency",
        "authority",
    ]
)
_POSSESSIVE = frozenset(("my", "our", "your", "his", "her", "its", "their", "'s", "solemn"))
_STOP = frozenset((";", ":", ".", "!", "?", ","))
_MAKES_SURE = frozenset(("to", "will", "would", "must", "should", "can", "could", "that", "which", "by", "and", "not"))
_MAY = frozenset(("may", "might", "can", "could", "there"))
_NOT_NAMED = frozenset(("to", "not", "never", "a", "an"))
_OF_THINGS = frozenset(("law", "constitution", "treaty", "nothing", "code", "budget", "program", "programme"))


def find(reading: Reading) -> list[Frame]:
    """Find the frames of a sentence that was read.

    >>> from stance.model.reader import read_sentence
    >>> [frame.name for frame in find(read_sentence("The envoy assured Oslo that no ship would sail."))]
    ['assure/person']
    """
    words = reading.words
    if _TRIGGERS.isdisjoint(words):
        return []
    frames = []
    for place, word in enumerate(words):
        if word in _TRIGGERS and (found := _read(words, place, word)):
            name, is_given = found
            label = "assurance" if is_given else ""
            frames.append(Frame(name, label, reading.places[place], reading.places[place]))
    return frames


_Found = tuple[str, bool] | None


def _read(words: list[str], place: int, word: str) -> _Found:
    """Give the name of what a word of assuring amounts to, and whether it is an assurance."""
    if word in _ASSURE:
        return _assure(words, place)
    if word in _SURE_NOUNS and _is_noun(words, place):
        return _noun(words, place, sure=True)
    if word in _GUARANTEE:
        return _guarantee(words, place)
    if word in _OTHER_NOUNS and _is_noun(words, place):
        return _noun(words, place, sure=False)
    if word in _PROMISE:
        return _promise(words, place)
    if word in _VOUCH:
        return "vouch", words[-1] != "?"
    return ("undertake", True) if word in _UNDERTAKE and _addressed(words, place) else None


def _before(words: list[str], place: int) -> str:
    """Give the word before, without adverbs."""
    place -= 1
    while place > 0 and is_adverb(words[place]) and words[place] != "not":
        place -= 1
    return words[place] if place >= 0 else ""


def _is_noun(words: list[str], place: int) -> bool:
    if words[place] in ("assurance", "assurances", "word", "undertaking", "undertakings", "guaranty", "guaranties"):
        return True
    before = _before(words, place)
    kind = KIND.get(before, "")
    if kind in ("will", "would", "must", "may", "can", "do", "did", "to", "not") or (
        kind.startswith("subject") and before != "every"
    ):
        return False
    if words[place] == "guarantees" and kind == "" and before not in _DEALS:
        return _is_noun_by_sequel(words, place, before)
    if words[place + 1 : place + 2] == ["that"] and kind in ("conjunction", "that"):
        return False
    return (
        kind in ("determiner", "no", "preposition", "that", "conjunction", "quote", "subject-every", "")
        or before in _PERSONS
    )


def _is_noun_by_sequel(words: list[str], place: int, before: str) -> bool:
    """Tell a plural noun after an adjective from the verb after its subject: "the law guarantees them"."""
    after = _following(words, place)
    if KIND.get(after) == "determiner" or after in _PERSONS:
        return False
    return (
        after != "that"
        or before in ("written", "firm", "binding", "security", "solemn", "new")
        or bool(_deal(words, place, sure=True))
    )


def _clause(words: list[str], place: int, reach: int = 9) -> int:
    """Find the "that" with which the clause of what is assured begins, or -1."""
    for index in range(place + 1, min(place + reach, len(words))):
        if words[index] == "that":
            return index
        if words[index] in _STOP:
            return -1
    return -1


def _tells_later(words: list[str], place: int) -> bool:
    """Tell whether a clause is about what is yet to be done."""
    return not _LATER.isdisjoint(words[place : place + 24])


def _following(words: list[str], place: int) -> str:
    return words[place + 1] if place + 1 < len(words) else ""


def _assure(words: list[str], place: int) -> _Found:
    before, after = _before(words, place), _following(words, place)
    if before in ("rest", "self"):
        return "rest-assured", False
    if words[place].endswith("ssured") and before in _BE:
        return _assured(words, place, after)
    if after == "that" or after in _LATER or before in ("the", "an", "a", "which", "that"):
        return "assure/certain", False
    if _clause(words, place, 13) > 0:
        return _assure_person(words, place, before, after)
    if after in _PERSONS and before not in _MAKES_SURE:
        return "assure/person", True
    if before not in _MAKES_SURE and "of" in words[place + 2 : place + 5] and _names_party(words, place):
        return "assure/of", True
    is_told = before not in _MAKES_SURE and after not in KIND and "would" in words[place + 2 : place + 6]
    return ("assure/clause" if is_told else "assure/thing"), is_told


def _assured(words: list[str], place: int, after: str) -> _Found:
    """Read the passive, which needs what is assured: "was assured that", "was assured by the envoy that"."""
    if words[place] == "assured" and (after in ("that", "of") or KIND.get(after, "").startswith("subject")):
        return "assured/passive", True
    rest = words[place + 1 : place + 14]
    has_clause = "that" in rest and after in ("by", ",", "in", "on") and "so" not in rest
    return ("assured/by" if has_clause else "assured/state"), has_clause


def _names_party(words: list[str], place: int) -> bool:
    """Tell whether the next words name somebody: "assured the council of its support"."""
    return any(word in ACTORS or word in ("other", "others") for word in words[place + 1 : place + 4])


def _assure_person(words: list[str], place: int, before: str, after: str) -> _Found:
    if not _tells_later(words, place) and (after == "you" or before == "to"):
        return "assure/fact", False
    subject = words[place - 1] if place else ""
    if subject in ("will", "would") and words[place - 2] in ("this", "that", "it", "which", "these"):
        return "assure/thing", False
    return ("assure/person" if _tells_later(words, place) else "assure/plain"), True


def _guarantee(words: list[str], place: int) -> _Found:
    before, after = _before(words, place), _following(words, place)
    if words[place] == "guaranteed" and KIND.get(before) in ("determiner", "preposition"):
        return "guaranteed", False
    if before in _BE:
        return ("guarantee/passive", True) if after in ("that", "to") else ("guaranteed", False)
    if before in _OF_THINGS or (before in _MAKES_SURE and after != "in"):
        return "guarantee/certain", False
    if after in _PERSONS or after == "that" or words[place + 1 : place + 4] == ["in", "writing", "that"]:
        return "guarantee/that", before != "which"
    if not _SAFETY.isdisjoint(words[place + 1 : place + 6]):
        return "guarantee/safety", True
    return ("guarantee/that", True) if _clause(words, place, 6) > 0 else ("guarantee/thing", False)


def _promise(words: list[str], place: int) -> _Found:
    """Read a promise made to somebody else; what I promise, or a promise to nobody, only pledges."""
    before, after = _before(words, place), _following(words, place)
    subject = before if before not in ("have", "can", "has", "had") else _before(words, place - 1)
    if before in _BE:
        return ("promised/passive", True) if _clause(words, place) > 0 else None
    if words[place] == "promise" and KIND.get(before) == "conjunction":
        return None
    if subject in ("i", "we"):
        return "promise/own", False
    if after == "that":
        return "promise/that", True
    if after == "safe":
        return "guarantee/safety", True
    clause = _clause(words, place, 6)
    if clause > 0 and _NOT_NAMED.isdisjoint(words[place + 1 : clause]):
        return "promise/person", True
    return None


def _addressed(words: list[str], place: int) -> bool:
    """Tell whether one undertakes something to somebody: "undertook to the Council that"."""
    return words[place + 1 : place + 3] == ["to", "the"] and _clause(words, place, 7) > 0


def _noun(words: list[str], place: int, *, sure: bool) -> _Found:
    """Read a noun by the verb that hands it over or seeks it."""
    before, after = words[place - 1] if place else "", _following(words, place)
    if before in _COVER or after in _SCHEME:
        return "guarantee/cover", False
    kind = "noun" if sure else "word"
    deal = _deal(words, place, sure=sure)
    if words[place] == "word" and before not in _POSSESSIVE and words[place - 2] not in _POSSESSIVE:
        return None
    if (before == "no" and not deal) or (not sure and "no" in words[max(0, place - 2) : place]):
        return "no-guarantee", False
    if deal:
        return f"{kind}/{deal}", sure or words[place] != "commitments"
    if not sure:
        is_bought = after == "that" and before == "a" and words[place - 2] in ("for", "with")
        return ("word/for", True) if is_bought else None
    return (
        (f"noun/{after if after in ('that', 'from') else before}", True)
        if after in ("that", "from") or before == "security"
        else ("noun/bare", False)
    )


def _deal(words: list[str], place: int, *, sure: bool) -> str:
    """Give how a noun changes hands: given, taken, asked or withheld, or "" where nobody deals in it."""
    known, reach = (_DEALS, 8) if sure else (_FIRM_DEALS, 6)
    for index in range(place - 1, max(-1, place - reach), -1):
        word = words[index]
        if word in known:
            return "" if index and words[index - 1] in _MAY else _DEALS[word]
        if word in _STOP or (
            not sure and KIND.get(word) in ("preposition", "conjunction") and word not in ("for", "from")
        ):
            break
    for word in words[place + 1 : place + 6]:
        if word in _STOP or word in ("that", "by", "of"):
            break
        if word in _DEALT:
            return _DEALS[word]
    return ""
