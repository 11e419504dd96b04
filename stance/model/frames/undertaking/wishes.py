"""Wishes and abilities: none undertakes anything, but what is not wished, or glad to be done, is a position."""

from typing import Final

from stance.model.frames.frame import Frame
from stance.model.frames.undertaking.classes import class_of, following, goes_on
from stance.model.frames.undertaking.deeds import is_unsaid, outcome
from stance.model.frames.undertaking.scopes import SCOPES
from stance.model.frames.undertaking.subjects import acts
from stance.model.frames.undertaking.tables import ACT, WORDS
from stance.model.reading.cues import Reading

_NOW: Final = ("present", "progressive", "will", "would")
_NEAR: Final = 3


def wished(reading: Reading, index: int, licence: str) -> Frame | None:
    """Read a verb that a wish or an ability has as object: "does not wish to sign", "was unable to support it"."""
    cue = reading.cues[index]
    root, first = _root(reading, index)
    if root < 0 or cue.scope in SCOPES or not acts(reading, root):
        return None
    word = reading.cues[root]
    if word.lemma in WORDS["able"]:
        withheld = (word.lemma == "be unable") != word.negated and is_withheld(reading, index)
        return Frame("unable", "refusal", cue.first, cue.last) if withheld else None
    if not _is_unwanted(reading, root) or reading.starts[first] != reading.ends[root] + 1:
        return None
    if licence == "hedge-to" and not word.negated:
        return None
    undone = not goes_on(reading, index) and class_of(reading, index) in ("act", "direct")
    if is_unsaid(cue, following(reading, index)):
        return None
    return Frame("not-wished", "refusal", cue.first, cue.last) if undone else None


def _is_unwanted(reading: Reading, index: int) -> bool:
    """Tell whether somebody now wishes that something be not."""
    cue = reading.cues[index]
    return cue.negated and cue.lemma in WORDS["unwanted"] and (cue.licence in _NOW or cue.scope == "say")


def glad(reading: Reading, index: int, licence: str) -> Frame | None:
    """Read a verb that somebody is glad to do: "we are happy to help", "are in no position to help"."""
    cue = reading.cues[index]
    root, first = _root(reading, index)
    if root < 0 or cue.scope in SCOPES or reading.cues[root].licence not in _NOW or not acts(reading, root):
        return None
    between = reading.words[reading.ends[root] + 1 : reading.starts[first]]
    if between[-3:] == ["in", "no", "position"]:
        return Frame("unable", "refusal", cue.first, cue.last) if class_of(reading, index) == "act" else None
    if WORDS["glad"].isdisjoint(between) or len(between) > _NEAR or reading.cues[root].negated:
        return None
    done = class_of(reading, index) == "act" or cue.lemma in WORDS["talking"]
    return outcome(reading, index, "firm") if done else None


def _root(reading: Reading, index: int) -> tuple[int, int]:
    """Give the wish or the state that a verb depends on, past those that only go on, and what depends on it."""
    first, root = index, reading.cues[index].governor
    while root >= 0 and ACT.get(reading.cues[root].lemma) == "light":
        first, root = root, reading.cues[root].governor
    return root, first


def is_withheld(reading: Reading, index: int) -> bool:
    """Tell whether a verb takes a position, so that not to be able to is to withhold it."""
    lemma = reading.cues[index].lemma
    return ACT.get(lemma) in ("cast", "position") or lemma in WORDS["withheld"]
