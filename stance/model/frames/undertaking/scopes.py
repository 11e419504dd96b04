"""Clauses in which nothing is undertaken: what is asked, wished, thought possible, denied or supposed."""

from typing import Final

from stance.model.frames.frame import Frame
from stance.model.frames.undertaking.classes import class_of
from stance.model.frames.undertaking.schedules import is_unsure
from stance.model.frames.undertaking.tables import WORDS
from stance.model.reading.cues import Reading

SCOPES: Final = {"direct": "asked", "wish": "wished", "hedge": "hedged", "deny": "denied", "if": "supposed"}
_PRESUPPOSED: Final = frozenset(("present", "past", "perfect", "commit", "progressive"))
_RELATIVES: Final = frozenset(("which", "who", "that"))
_LONGEST: Final = 8
_ASKING: Final = ("must", "should", "direct", "imperative", "hedge-to", "wish-to")
_NEAR: Final = 4
_LOOKS: Final = frozenset(("act", "cease", "commit", "refuse"))


def blocked(reading: Reading, index: int) -> Frame | None:
    """Give the frame of a verb that only looks like an undertaking, because of the clause that it stands in."""
    cue = reading.cues[index]
    name = "hedged" if is_unsure(reading, index) else SCOPES.get(cue.scope)
    if not name or (name == "asked" and _is_told(reading, index)):
        return None
    looks = class_of(reading, index) in _LOOKS and cue.licence in ("will", "would", "present", "commit")
    return Frame(name if looks else f"{name}/rest", "", cue.first, cue.last)


def tells_which(reading: Reading, index: int) -> bool:
    """Tell whether a verb only tells which party or thing is meant: "the states that accept it", "laws which allow"."""
    cue, words = reading.cues[index], reading.words
    if cue.clause != "relative" or cue.head < 0 or cue.licence.endswith("-passive"):
        return False
    start = reading.starts[index]
    return any(words[place] in _RELATIVES for place in range(start - 1, max(cue.head, start - _LONGEST), -1))


def _is_told(reading: Reading, index: int) -> bool:
    """Tell whether the clause of a verb is told to somebody and not asked of him: "warned that it would leave"."""
    for cue in reversed(reading.cues[:index]):
        if "direct" in cue.category:
            insists = cue.lemma == "insist" and reading.cues[index].licence.startswith(("will", "would"))
            return insists or cue.lemma in WORDS["told"]
    return False


def presupposed(reading: Reading, licence: str) -> bool:
    """Tell whether a question takes a position for granted: "why has Oslo refused"."""
    return "why" in reading.words and licence in _PRESUPPOSED


def is_demanded(reading: Reading, index: int) -> bool:
    """Tell whether what a noun names is asked of somebody: "they must make clear their commitment to peace"."""
    if not index or reading.starts[index] - reading.ends[index - 1] > _NEAR:
        return False
    verb = reading.cues[index - 1]
    return verb.scope in SCOPES or verb.licence.startswith(_ASKING)
