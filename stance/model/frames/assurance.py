"""Frames of assurance: somebody gives, promises, receives or asks for a guarantee about what will be done.

The same words also mean to make certain. They assure where they have a person for an object ("assured me that"), where
a clause says what is assured, or where the noun changes hands ("received a guarantee").
"""

from collections.abc import Callable

from stance.model.frames.frame import Frame
from stance.model.groups import ACTORS, KIND, is_adverb
from stance.model.lexicon import inflect, read_table
from stance.model.reader import Reading

Verdict = tuple[str, bool]
Rule = Callable[[Reading, int], Verdict | None]


def _words(wanted: str) -> frozenset[str]:
    return frozenset(word for kind, words in read_table("assurance.txt") if kind == wanted for word in words)


def _forms(verbs: frozenset[str] | set[str]) -> frozenset[str]:
    return frozenset(spelling for verb in verbs for spellings in inflect(verb).values() for spelling in spellings)


_STRONG = _words("strong")
_WEAK = _words("weak")
_TRANSFER = _forms(_words("transfer"))
_EXACT = _forms(_words("exact"))
_GIVE = _forms({"give", "receive", "obtain", "offer", "seek", "ask", "want", "demand", "secure"})
_HANDED = frozenset(spelling for verb in _words("transfer") for spelling in inflect(verb)["participle"]) | {
    "forthcoming"
}
_SAFETY = _words("safety")
_FACT = _words("fact")
_DEVOTION = _words("devotion")

_ENDS = frozenset((";", ".", "?", "!", ":", "—", "–"))
_TOLD = frozenset(("me", "us", "him", "her", "them", "you", "it", "everyone", "everybody", "each", "all", "both"))
_HIM = frozenset(("me", "us", "him", "her", "them", "you"))
_CLAUSE = frozenset(("subject-I", "subject-we", "subject-they"))
_FUTURE = frozenset(("will", "would", "shall", "never", "intend", "going", "must", "should", "may", "can", "could"))
_PERSONS = frozenset(("actor", "name", "I", "we", "they", "every", "it"))
_UNDONE = frozenset(("to", "must", "may", "can"))
_OWNERS = frozenset(("his", "her", "its", "their", "our", "my", "your", "'s", "solemn", "personal"))
_HAVE_WORD = _GIVE | _forms({"have"})
_REACH = 8


def find(reading: Reading) -> list[Frame]:
    """Find the frames of a sentence that was read.

    >>> from stance.model.reader import read_sentence
    >>> [frame[:2] for frame in find(read_sentence("Riga assured us that it would pay."))]
    [('assure/that', 'assurance')]
    """
    words = reading.words
    if _RULES.keys().isdisjoint(words):
        return []
    frames = []
    for index, word in enumerate(words):
        rule = _RULES.get(word)
        verdict = rule(reading, index) if rule else None
        if verdict:
            place = reading.places[index]
            frames.append(Frame(verdict[0], "assurance" if verdict[1] else "", place, place))
    return frames


def _back(words: list[str], index: int) -> int:
    """Give the place of the nearest word before that is no adverb; -1 where there is none."""
    place = index - 1
    while place >= 0 and (is_adverb(words[place]) or KIND.get(words[place]) == "not"):
        place -= 1
    return place


def _is_passive(words: list[str], index: int) -> bool:
    place = _back(words, index)
    return place >= 0 and KIND.get(words[place]) == "be"


def _ahead(words: list[str], index: int, wanted: str, reach: int) -> int:
    """Give the place of a word ahead in the same clause; 0 where there is none."""
    for place in range(index + 1, min(len(words), index + 1 + reach)):
        if words[place] == wanted:
            return place
        if words[place] in _ENDS:
            return 0
    return 0


def _is_person(reading: Reading, start: int, end: int) -> bool:
    """Tell whether some words name somebody who can be told something."""
    return any(
        word in _TOLD or word in ACTORS or reading.tokens[reading.places[start + offset]][0].isupper()
        for offset, word in enumerate(reading.words[start:end])
    )


def _assure(reading: Reading, index: int) -> Verdict | None:
    words = reading.words
    if words[index] == "assured":
        if words[index - 1 : index] == ["rest"]:
            return "rest-assured", False
        if _is_passive(words, index):
            return _assured(reading, index)
    return _assures(reading, index)


def _assured(reading: Reading, index: int) -> Verdict:
    """Read the passive: somebody was assured of something, or something is assured."""
    words = reading.words
    if _ahead(words, index, "that", _REACH + 2):
        return "assured/that", True
    following = words[index + 1] if index + 1 < len(words) else ""
    if following == "of":
        told = words[_back(words, index)] in ("was", "were", "been") or not _DEVOTION.isdisjoint(
            words[index + 2 : index + 6]
        )
        return f"assured/of{'' if told else '-certain'}", told
    if KIND.get(following) in _CLAUSE:
        return "assured/that", True
    safe = not _SAFETY.isdisjoint(words[max(0, index - 7) : index])
    return ("assured/safe", True) if safe else ("assured/thing", False)


def _assures(reading: Reading, index: int) -> Verdict:
    """Read the active: somebody is told that or of something, or something is made certain."""
    words = reading.words
    start = index + 1
    end = start
    while end < len(words) and end < start + 10 and not _connects(words, end, start):
        end += 1
    if end == start or end >= len(words) or not _is_person(reading, start, end):
        return "assure/certain", False
    if words[end] == "of":
        told = words[index] in ("assured", "assures", "assuring") or not _DEVOTION.isdisjoint(words[end + 1 : end + 6])
        return f"assure/of{'' if told else '-certain'}", told
    if words[start] == "you" and _FUTURE.isdisjoint(words[end : end + 14]):
        return "assure/you-fact", False
    return "assure/that", _has_clause(words, end)


def _connects(words: list[str], place: int, start: int) -> bool:
    """Tell whether the object of an assuring verb ends before a word."""
    word = words[place]
    return word in ("that", "of") or (
        place > start and (word in (",", ":") or KIND.get(word) in _CLAUSE | {"subject-it"})
    )


def _has_clause(words: list[str], place: int) -> bool:
    return words[place] != "of" and words[place] not in _ENDS - {":"}


def _guarantee(reading: Reading, index: int) -> Verdict | None:
    if _is_noun(reading, index):
        return _noun(reading, index)
    words = reading.words
    if words[index] == "guaranteed" and _is_adjective(words, index):
        return "guaranteed/adjective", False
    if _is_passive(words, index):
        that = words[index + 1 : index + 2] == ["that"]
        return f"guaranteed/{'that' if that else 'passive'}", that
    return _guarantees(reading, index)


def _is_noun(reading: Reading, index: int) -> bool:
    words = reading.words
    if words[index] not in ("guarantee", "guarantees"):
        return False
    place = _back(words, index)
    before = KIND.get(words[place], "") if place >= 0 else ""
    if before in ("will", "would", "must", "may", "can", "do", "did", "to", "relative") or before.startswith("subject"):
        return False
    if before in ("determiner", "preposition", "no", "subordinator", "hypothesis") or words[place] in _TRANSFER:
        return True
    following = words[index + 1] if index + 1 < len(words) else ""
    opens = KIND.get(following, "") in ("determiner", "subject-us", "subject-every", "subject-it", "subject-you")
    person = words[place] in ACTORS or (place > 0 and reading.tokens[reading.places[place]][0].isupper())
    return not (opens or (person and following == "that"))


def _is_adjective(words: list[str], index: int) -> bool:
    before = KIND.get(words[index - 1], "") if index else ""
    return before in ("determiner", "preposition", "no") or words[index - 1 : index] in (["government"], ["want"])


def _guarantees(reading: Reading, index: int) -> Verdict:
    """Read the verb: a person guarantees somebody something, or something is made certain."""
    words = reading.words
    if not _undertakes(reading, index):
        return "guarantee/certain", False
    following = words[index + 1 : index + 2]
    if _ahead(words, index, "that", 6):
        return "guarantee/that", True
    if following and (following[0] in _HIM or following[0] in (",", ":")):
        return "guarantee/somebody", True
    if not _SAFETY.isdisjoint(words[index + 1 : index + 6]):
        return "guarantee/safety", True
    return "guarantee/other", False


def _undertakes(reading: Reading, index: int) -> bool:
    """Tell whether a person guarantees something by its own act, or is asked to."""
    words = reading.words
    place = _back(words, index)
    before = KIND.get(words[place], "") if place >= 0 else ""
    if before in _UNDONE:
        return not _ASKING.isdisjoint(words[max(0, index - 9) : index])
    cue = next((cue for cue in reading.cues if cue.first <= reading.places[index] <= cue.last), None)
    return cue is None or cue.subject in _PERSONS or cue.scope == "direct"


_ASKING = _forms({"ask", "demand", "urge", "offer", "promise", "request", "agree", "refuse", "pledge"})


def _noun(reading: Reading, index: int) -> Verdict | None:
    """Read an assurance or a guarantee as a thing that is given, received, asked for or described."""
    words = reading.words
    before = words[index - 1] if index else ""
    following = words[index + 1] if index + 1 < len(words) else ""
    if before in _FACT or _denied(words, index):
        return "noun/fact", False
    if before == "security" and words[index - 2 : index - 1] != ["social"]:
        return "noun/security", True
    if _is_handed(words, index):
        return "noun/handed", True
    if following in ("that", "from", "by") or "without" in words[max(0, index - 3) : index]:
        return f"noun/{following or 'without'}", True
    return f"noun/{'plural' if words[index].endswith('s') else 'bare'}", False


def _denied(words: list[str], index: int) -> bool:
    return any(word in ("denied", "denies", "deny") for word in words[max(0, index - 10) : index])


def _is_handed(words: list[str], index: int) -> bool:
    """Tell whether a verb before or behind a noun hands it over or asks for it."""
    for word in reversed(words[max(0, index - _REACH) : index]):
        if word in _ENDS:
            break
        if word in _TRANSFER:
            return True
    return not _HANDED.isdisjoint(words[index + 1 : index + 5])


def _weak_noun(reading: Reading, index: int) -> Verdict | None:
    """Read a pledge or promise, which is an assurance where somebody else gets or wants it."""
    words = reading.words
    window = words[max(0, index - 6) : index]
    following = words[index + 1] if index + 1 < len(words) else ""
    verbs = _GIVE if words[index].startswith("undertaking") else _EXACT
    if following == "of" or not _ENDS.isdisjoint(window) or verbs.isdisjoint(window):
        return None
    return "noun/weak", following in ("that", "from", "to", "not", "by")


def _promise(reading: Reading, index: int) -> Verdict | None:
    """Read a promise to somebody, told that something will be done."""
    words = reading.words
    following = words[index + 1] if index + 1 < len(words) else ""
    if words[index] in ("promised", "pledged") and _is_passive(words, index):
        told = following in ("that", "by", "in", "as") or KIND.get(following) in _CLAUSE
        return f"promised/{'told' if told else 'thing'}", told
    end = _ahead(words, index, "that", 7)
    if end == index + 1:
        return "promise/that", False
    if end and _is_person(reading, index + 1, end):
        return "promise/somebody", True
    if following in _HIM:
        return "promise/him", False
    return None


def _promise_or_noun(reading: Reading, index: int) -> Verdict | None:
    before = KIND.get(reading.words[index - 1], "") if index else ""
    if before in ("determiner", "preposition", "no", "") and reading.words[index] not in ("promised", "pledged"):
        return _weak_noun(reading, index)
    return _promise(reading, index)


def _word(reading: Reading, index: int) -> Verdict | None:
    words = reading.words
    if words[index - 1 : index] and words[index - 1] not in _OWNERS:
        return None
    given = not _HAVE_WORD.isdisjoint(words[max(0, index - _REACH) : index])
    return "word/given" if given else "word/other", given


def _vouch(reading: Reading, index: int) -> Verdict | None:
    to = _ahead(reading.words, index, "to", 3)
    return ("vouch/to", True) if to else ("vouch", False)


def _understand(reading: Reading, index: int) -> Verdict | None:
    given = reading.words[max(0, index - 2) : index] == ["given", "to"]
    return ("given-to-understand", True) if given else None


_RULES: dict[str, Rule] = (
    dict.fromkeys(_WEAK - {"pledge", "pledges", "promise", "promises"}, _weak_noun)
    | dict.fromkeys(_STRONG, _noun)
    | dict.fromkeys(_forms({"assure", "reassure"}), _assure)
    | dict.fromkeys(_forms({"guarantee"}), _guarantee)
    | dict.fromkeys(_forms({"promise", "pledge"}), _promise_or_noun)
    | dict.fromkeys(_forms({"vouch"}), _vouch)
    | {"word": _word, "understand": _understand}
)
