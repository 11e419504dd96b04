"""Clauses in which a verb takes no position, whatever licenses it: what is supposed, compared, asked or denied."""

from typing import Final

from stance.model.frames.position.sites import Site
from stance.model.frames.undertaking.scopes import blocked, presupposed, tells_which
from stance.model.reading.cues import Reading, is_question

_REPORTED: Final = ("past", "perfect", "passive")
_SUPPOSING: Final = frozenset(("imagine", "suppose", "picture"))
_ANYBODY: Final = frozenset(("whoever", "whichever", "anyone", "anybody"))


def obstacle_of(site: Site) -> str:
    """Name the clause in which a position does not count, if the verb stands in one."""
    reading, index, cue = site.reading, site.at, site.cue
    if found := _named_by_words(site) or _swallowed(site):
        return found
    if is_question(reading.tokens) and not presupposed(reading, cue.licence.removesuffix("-passive")):
        return "question"
    frame = blocked(reading, index)
    if frame is None or (cue.scope != "if" and cue.licence in _REPORTED and cue.lemma != "let"):
        return ""
    return frame.name.partition("/")[0]


def _named_by_words(site: Site) -> str:
    """Name what the words before a verb make of it."""
    reading, index, cue = site.reading, site.at, site.cue
    start = reading.starts[index]
    if _is_imagined(reading, index) or _is_while(reading, start):
        return "supposed"
    if _is_compared(site):
        return "compared"
    if reading.words[max(start - 1, 0)] == "yet":
        return "pending"
    if cue.form.startswith("ing") and reading.words[max(start - 2, 0) :][:2] == ["stand", "for"]:
        return "object"
    return ""


def _swallowed(site: Site) -> str:
    """Name what a position is part of: "cannot afford to allow", "do not mean to", a clause that tells who is meant."""
    reading, index = site.reading, site.at
    previous = reading.cues[index - 1] if index else None
    if previous and previous.lemma == "afford" and site.cue.governor == index - 1:
        return "asked"
    if previous and previous.lemma == "mean" and previous.negated:
        return "denied"
    is_let = site.negated == (site.verb.kind == "hinder")
    return "described" if is_let and tells_which(reading, index) else ""


def _is_imagined(reading: Reading, index: int) -> bool:
    """Tell whether a verb says what is imagined: "imagine that they block it", "whoever opposed it"."""
    first, start = reading.words[0], reading.starts[index]
    if first in _SUPPOSING or (index == 0 and (first == "should" or first in _ANYBODY)):
        return True
    return index > 0 and start > 0 and reading.words[start - 1] in _ANYBODY


def _is_while(reading: Reading, start: int) -> bool:
    """Read "as long as others challenge us"."""
    near = reading.words[max(start - 5, 0) : start]
    return "long" in near and near[near.index("long") + 1 :][:1] == ["as"]


def _is_compared(site: Site) -> bool:
    """Tell whether a deed is only compared: "further than it would accept", "rather than block it"."""
    start = site.reading.starts[site.at]
    near = site.reading.words[max(start - 7, 0) : start]
    return "than" in near and (site.verb.kind == "permit" or "rather" in near[-3:])
