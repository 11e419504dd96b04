"""Verbs of assuring: assure, guarantee, promise, vouch."""

from typing import Final

from stance.model.frames.assurance.words import (
    BE,
    STOP,
    WORDS,
    Found,
    clause_at,
    cue_at,
    following,
    is_safety,
    is_thing,
    tells_later,
    word_before,
)
from stance.model.reading.cues import Cue, Reading
from stance.model.reading.words import ACTORS, KIND

# Before the verb, these let it mean to make certain.
_MAKES_SURE: Final = frozenset(
    ("to", "will", "would", "must", "should", "can", "could", "that", "which", "by", "and", "not")
)
_THINGS: Final = frozenset(("this", "that", "it", "which", "these"))
_NOT_NAMED: Final = frozenset(("to", "not", "never", "a", "an"))
_OWN: Final = frozenset(("I", "we"))
_NOT_OTHERS: Final = frozenset(("I", "we", "thing", "it"))
_ASSURED: Final = frozenset(("actor", "name", "you", "they"))
# What one may count on by the speaker's word: "may be assured that", "can be assured of our support".
_OFFERED: Final = {"may": ("that", "of"), "can": ("of",)}
_WITHHOLDING: Final = frozenset(("actor", "name", "they"))
_WITHHELD: Final = frozenset(("commit", "will", "would", "can", "may"))
_AHEAD: Final = frozenset(("will", "would"))
_GIVEN: Final = frozenset(("present", "past", "perfect"))
_GIVERS: Final = frozenset(("actor", "name", "they", "I", "we"))
_ASKED: Final = frozenset(("must", "direct-to", "be-to"))


def assure(reading: Reading, place: int) -> Found:
    """Read "assure, reassure": whom, of what."""
    words = reading.words
    before, after = word_before(words, place), following(words, place)
    if before in ("rest", "self"):
        return "rest-assured", False
    cue = cue_at(reading, place)
    if words[place].endswith("ssured") and before in BE:
        return _assured(reading, place, cue, after)
    if is_thing(reading, cue) or (cue and cue.licence == "can" and cue.subject not in _OWN):
        return "assure/thing", False
    if after == "that" and before not in _MAKES_SURE and _gives(cue) and tells_later(words, place):
        return "assure/that", True
    if after == "that" or after in WORDS["later"] or before in ("the", "an", "a", "which", "that"):
        return "assure/certain", False
    if clause_at(reading, place, 16) > 0:
        return _assure_person(words, place, before, after)
    return _assure_object(words, place, before, after)


def _gives(cue: Cue | None) -> bool:
    """Tell whether a party is what assures: "the minister assured that"."""
    return cue is not None and cue.licence in _GIVEN and cue.subject in _GIVERS and not cue.negated


def _assure_object(words: list[str], place: int, before: str, after: str) -> Found:
    """Read what comes behind the verb where no "that" does."""
    makes_sure = before in _MAKES_SURE
    of = words[place + 2 : place + 3] == ["of"] and words[place + 3 : place + 4] != ["being"]
    if after in WORDS["person"] and (not makes_sure or of):
        return "assure/person", True
    if KIND.get(after) == "preposition":
        return "assure/thing", False
    if makes_sure:
        return "assure/thing", False
    if "of" in words[place + 2 : place + 5] and _names_party(words, place):
        return "assure/of", True
    near = words[place + 2 : place + 8]
    is_told = not STOP.intersection(near) and not _AHEAD.isdisjoint(near)
    return ("assure/clause" if is_told else "assure/thing"), is_told


def _assured(reading: Reading, place: int, cue: Cue | None, after: str) -> Found:
    """Read the passive, which needs what is assured: "was assured that", "was assured by the envoy that"."""
    words = reading.words
    licence = cue.licence.removesuffix("-passive") if cue else ""
    if words[place] == "reassured" and after == "that" and tells_later(words, place):
        return "assured/passive", True
    if _is_safe(words, cue) and licence in ("present", "past", "passive") and after != "by":
        return "assured/safety", True
    if licence in _OFFERED and cue and cue.subject in _ASSURED and after in _OFFERED[licence]:
        return "assured/may", True
    if licence in ("can", "may", "will", "would", "must") or (
        cue and cue.subject == "thing" and after not in ("that", "by")
    ):
        return "assured/able", False
    if words[place] == "assured" and _is_told(words, place, after):
        return "assured/passive", True
    that = clause_at(reading, place, 22)
    has_clause = (
        that > 0 and after in ("by", ",", "in", "on", "at") and words[that - 1] != "so" and tells_later(words, that)
    )
    return ("assured/by" if has_clause else "assured/state"), has_clause


def _is_safe(words: list[str], cue: Cue | None) -> bool:
    """Tell whether the safety of another party is the subject of a verb."""
    return cue is not None and cue.head > 0 and words[cue.head] in WORDS["safety"] and words[cue.head - 1] != "national"


def _is_told(words: list[str], place: int, after: str) -> bool:
    if after == "of":
        return words[place - 1] not in ("am", "is", "are")
    return (
        after == "that"
        or KIND.get(after, "").startswith("subject")
        or words[place + 1 : place + 3] == ["in", "advance"]
    )


def _names_party(words: list[str], place: int) -> bool:
    """Tell whether the next words name somebody: "assured the council of its support"."""
    return any(word in ACTORS or word in ("other", "others") for word in words[place + 1 : place + 4])


def _assure_person(words: list[str], place: int, before: str, after: str) -> Found:
    later = tells_later(words, place)
    if not later and (after == "you" or before == "to"):
        return "assure/fact", False
    if words[place - 1] in ("will", "would") and words[place - 2] in _THINGS:
        return "assure/thing", False
    return ("assure/person" if later else "assure/plain"), True


def guarantee(reading: Reading, place: int) -> Found:
    """Read "guarantee", which may mean to make certain."""
    words = reading.words
    before, after = word_before(words, place), following(words, place)
    cue = cue_at(reading, place)
    if words[place] == "guaranteed" and KIND.get(before) in ("determiner", "preposition"):
        return "guaranteed", False
    if before in BE:
        given = after in ("that", "to") or (_is_safe(words, cue) and after != "by")
        return ("guarantee/passive" if given else "guaranteed"), given
    if before in WORDS["law"] or is_thing(reading, cue):
        return "guarantee/certain", False
    if _is_denied_to_others(reading, place, cue):
        return "guarantee/withheld", True
    if is_safety(words, place):
        return "guarantee/safety", True
    if before in _MAKES_SURE and after != "in":
        return _guarantee_later(reading, place, cue, after)
    if after in WORDS["person"] or after == "that" or words[place + 1 : place + 4] == ["in", "writing", "that"]:
        return "guarantee/that", before != "which"
    told = clause_at(reading, place, 6) > 0 or bool(cue and cue.subject == "I" and after == ",")
    return ("guarantee/that" if told else "guarantee/thing"), told


def _is_denied_to_others(reading: Reading, place: int, cue: Cue | None) -> bool:
    """Tell whether a party will not guarantee what others want to hear: "refused to guarantee that"."""
    if cue is None or not cue.negated or cue.subject not in _WITHHOLDING or cue.licence not in _WITHHELD:
        return False
    if cue.licence in ("can", "may") and cue.scope != "say":
        return False
    return clause_at(reading, place, 3) > 0 or not _AHEAD.isdisjoint(reading.words[place + 2 : place + 8])


def _guarantee_later(reading: Reading, place: int, cue: Cue | None, after: str) -> Found:
    """Read "must guarantee that", "to guarantee to the islands that": somebody has to give it to somebody."""
    words = reading.words
    if after == "to" and clause_at(reading, place, 9) > 0:
        return "guarantee/to", True
    asked = cue is not None and cue.licence in _ASKED and cue.subject not in _NOT_OTHERS
    if asked and (after == "that" or after in WORDS["person"]) and tells_later(words, place):
        return "guarantee/asked", True
    return "guarantee/certain", False


def promise(reading: Reading, place: int) -> Found:
    """Read a promise made to somebody else, or asked for; what I promise, or to nobody, only pledges."""
    words = reading.words
    before, after = word_before(words, place), following(words, place)
    cue = cue_at(reading, place)
    if before in BE:
        return ("promised/passive", True) if clause_at(reading, place, 9) > 0 else None
    if words[place] == "promise" and KIND.get(before) == "conjunction":
        return None
    if cue and cue.subject in _OWN:
        return "promise/own", False
    if _is_asked(reading, cue) and after in ("that", "not", "never", "to"):
        return _promise_asked(words, place, after)
    if after == "that":
        return "promise/that", False
    if is_safety(words, place):
        return "guarantee/safety", True
    clause = clause_at(reading, place, 6)
    if clause > 0 and _NOT_NAMED.isdisjoint(words[place + 1 : clause]) and not is_thing(reading, cue):
        return "promise/person", True
    return None


def _is_asked(reading: Reading, cue: Cue | None) -> bool:
    """Tell whether another party is to give its word: "should promise not to", "urged them to pledge that"."""
    return cue is not None and (cue.licence in _ASKED or cue.scope == "direct")


def _promise_asked(words: list[str], place: int, after: str) -> Found:
    """Read what one is asked to promise: a restraint or a clause, no mere deed."""
    if after == "to" and not {"not", "never"} & set(words[place + 2 : place + 4]):
        return None
    return "promise/asked", True


def asked_vow(reading: Reading, place: int) -> Found:
    """Read "must vow never to"."""
    after = following(reading.words, place)
    if _is_asked(reading, cue_at(reading, place)) and after in ("that", "not", "never"):
        return "promise/asked", True
    return None


def vouch(reading: Reading, place: int) -> Found:
    """Read "vouch": for what somebody is going to do."""
    words = reading.words
    near = words[place + 1 : place + 10]
    end = next((index for index, word in enumerate(near) if word in STOP), len(near))
    conduct = words[place + 1 : place + 2] == ["that"] or not WORDS["conduct"].isdisjoint(near[:end])
    return ("vouch" if conduct else "vouch/thing"), conduct


def undertake(reading: Reading, place: int) -> Found:
    """Read "undertook to the Council that"."""
    addressed = reading.words[place + 1 : place + 3] == ["to", "the"] and clause_at(reading, place, 7) > 0
    return ("undertake", True) if addressed else None
