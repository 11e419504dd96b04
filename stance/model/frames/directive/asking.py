"""Verbs that ask: urge, demand, tell, propose; in what form, licensed by what, by whom."""

from typing import Final

from stance.model.frames.directive.complements import COMPLEMENTS
from stance.model.frames.directive.places import (
    after,
    before,
    deed,
    is_question,
    is_subjunctive,
    of_cue,
    supposed,
    who,
    word_at,
)
from stance.model.frames.directive.tables import WORDS
from stance.model.frames.frame import Frame
from stance.model.reading.cues import Reading
from stance.model.reading.nouns import is_actor
from stance.model.reading.words import KIND, is_adverb

_WILLING: Final = WORDS["willing"]
_HAPPENS: Final = WORDS["happens"]
_EVENTS: Final = WORDS["event"]
_TAXING: Final = frozenset(("demand", "call for", "require"))
_WINNING: Final = frozenset(("persuade", "convince", "induce", "press"))
_BINDING: Final = frozenset(("require", "oblige", "compel", "force", "mandate"))
_TOLD: Final = frozenset(("present", "past", "perfect", "progressive"))


def asked(reading: Reading, index: int, manner: str) -> Frame | None:
    """Read an asking verb."""
    cue = reading.cues[index]
    if manner == "call":
        manner = _called(reading, index)
    if not manner:
        return None
    if cue.licence.endswith("-passive") or (cue.licence == "passive" and cue.form.startswith("past")):
        return _passive(reading, index, manner)
    if manner != "urge" and not COMPLEMENTS[manner](reading, index):
        return None
    if cue.negated or supposed(reading, index):
        return of_cue(reading, index, "asked-not", "")
    if is_question(reading) and manner != "urge" and not (cue.licence in ("may", "can") and cue.subject in ("I", "we")):
        return of_cue(reading, index, "asked-question", "")
    return _licensed(reading, index, manner)


def _called(reading: Reading, index: int) -> str:
    """Give how "call" asks where an adverb parts it from its particle."""
    place = reading.ends[index] + 1
    while is_adverb(word_at(reading, place)):
        place += 1
    return {"on": "urge", "upon": "urge", "for": "demand"}.get(word_at(reading, place), "")


def _licensed(reading: Reading, index: int, manner: str) -> Frame | None:
    """Name an asking that has what it asks for, by what licenses it."""
    cue = reading.cues[index]
    licence = cue.licence
    if cue.governor >= 0 and reading.cues[cue.governor].lemma in _WILLING:
        return of_cue(reading, index, "willing")
    if licence == "would-have" and not WORDS["text"].isdisjoint(reading.words[: reading.starts[index]]):
        return of_cue(reading, index, f"{manner}/text")
    if licence in ("will", "would", "may", "can") or "-have" in licence:
        return _announced(reading, index, manner)
    works = manner == "move" and cue.lemma != "invite" and reading.words[reading.starts[index]] == "to"
    if licence == "gerund" or licence == "commit" or licence.endswith("to") or works:
        return _non_finite(reading, index, manner)
    return _stated(reading, index, manner)


def _stated(reading: Reading, index: int, manner: str) -> Frame:
    """Name an asking that is stated, where it is no mere event, law or description."""
    cue, subject = reading.cues[index], who(reading, index)
    if manner == "move" and cue.lemma in _EVENTS and subject == "thing":
        return of_cue(reading, index, "move/event", "")
    if cue.lemma in _BINDING and word_at(reading, cue.head) in WORDS["law"]:
        return of_cue(reading, index, "require/law", "")
    if subject == "thing" and manner in ("demand", "move") and _is_described(reading, index):
        return of_cue(reading, index, f"{manner}/described", "")
    if _is_own_deed(reading, index):
        return of_cue(reading, index, "move/own-deed", "")
    return of_cue(reading, index, f"{manner}/{subject}")


def _is_own_deed(reading: Reading, index: int) -> bool:
    """Tell whether one's own side has worked on others: "we have encouraged efforts to"."""
    cue = reading.cues[index]
    return cue.subject in ("I", "we") and cue.licence in ("past", "perfect") and cue.lemma == "encourage"


def _is_described(reading: Reading, index: int) -> bool:
    """Tell whether a thing that is no text asks only as it is described: "subjects that require care"."""
    cue = reading.cues[index]
    if cue.subject == "it" or after(reading, index) == "that" or word_at(reading, cue.head) in WORDS["text"]:
        return False
    return cue.clause == "relative" or (cue.licence in ("past", "perfect") and cue.lemma in _TAXING)


def _announced(reading: Reading, index: int, manner: str) -> Frame:
    """Read an asking after will or would: insisting is done by saying so, other asking is only announced."""
    cue = reading.cues[index]
    if cue.lemma == "like":
        return of_cue(reading, index, f"want/{who(reading, index)}")
    own = cue.licence in ("would", "may") and cue.subject in ("I", "we")
    if own or (cue.licence == "will" and manner in ("insist", "want")):
        return of_cue(reading, index, "would")
    return of_cue(reading, index, "announced", "")


def _non_finite(reading: Reading, index: int, manner: str) -> Frame:
    """Read "a text calling for" and "I am here to ask", but not "by asking", "agreed to ask"."""
    words, start = reading.words, reading.starts[index]
    near = words[max(0, start - 7) : start]
    if reading.cues[index].licence != "gerund":
        is_made = "here" in near or _is_done(reading, index)
        is_made = is_made or (reading.cues[index].lemma in _WINNING and not WORDS["working"].isdisjoint(near[-4:]))
        return of_cue(reading, index, "willing") if is_made else of_cue(reading, index, "asked-to", "")
    if near and (KIND.get(near[-1]) == "preposition" or near[-1] in WORDS["ending"]) and "join" not in near:
        return of_cue(reading, index, "asked-by", "")
    if manner in ("demand", "move", "propose") and _is_need(reading, start):
        return of_cue(reading, index, "asked-by-thing", "")
    return of_cue(reading, index, f"{manner}/ing")


def _is_need(reading: Reading, start: int) -> bool:
    """Tell whether a participle stands on a noun that neither asks nor says anything: "reasons calling for care"."""
    place = before(reading, start)
    word = word_at(reading, place)
    if not word or KIND.get(word) or reading.tokens[reading.places[place]][0].isupper():
        return False
    return word not in WORDS["text"] and not is_actor(word)


def _is_done(reading: Reading, index: int) -> bool:
    """Tell whether an infinitive is the purpose of a deed done in asking: "wrote to urge them", "came to appeal"."""
    governor = reading.cues[index].governor if reading.cues[index].governor >= 0 else index - 1
    if governor < 0 or reading.words[reading.starts[index]] != "to":
        return False
    cue = reading.cues[governor]
    return cue.lemma in WORDS["asking by"] and cue.licence in _TOLD and not cue.negated and cue.scope in ("", "say")


def _passive(reading: Reading, index: int, manner: str) -> Frame:
    """Read "was urged to", "are invited by the board to", but not "is required by law to"."""
    cue = reading.cues[index]
    if cue.lemma in _HAPPENS or cue.lemma in _EVENTS or (cue.lemma == "direct" and cue.subject == "thing"):
        return of_cue(reading, index, "happens", "")
    is_open = cue.negated or cue.licence == "may-passive" or supposed(reading, index)
    if is_open or not _is_asked_for(reading, index, manner):
        return of_cue(reading, index, "passive-not", "")
    return of_cue(reading, index, "passive")


def _is_asked_for(reading: Reading, index: int, manner: str) -> bool:
    """Tell whether "was asked" goes on with the deed that is asked for."""
    end = reading.ends[index]
    following = word_at(reading, end + 1)
    if following == "that":
        return manner != "tell" or is_subjunctive(reading, end + 1)
    if following == "against":
        return manner == "tell"
    found = deed(reading, end, 14 if following == "by" and manner != "move" else 3)
    if found >= 0:
        return reading.cues[found].governor == index
    place = end + 1 + (following == "not")
    return word_at(reading, place) == "to" and not KIND.get(word_at(reading, place + 1)) and manner != "move"
