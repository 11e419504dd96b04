"""Aims that are no infinitive of a verb: what is one's goal, in one's favour, or one's effort."""

from typing import Final

from stance.model.frames.frame import Frame, frame_of
from stance.model.frames.undertaking.classes import following
from stance.model.frames.undertaking.scopes import SCOPES
from stance.model.frames.undertaking.subjects import acts
from stance.model.frames.undertaking.tables import WORDS
from stance.model.reading.cues import Cue, Reading
from stance.model.reading.words import is_adverb

_HAD: Final = {True: "open", False: "closed"}


def stands(reading: Reading, index: int, tense: str) -> Frame | None:
    """Read be and have: "our goal is peace", "peace is our goal", "has no wish to"."""
    cue = reading.cues[index]
    after = following(reading, index)
    if cue.lemma == "have" and after[:1] == ["no"] and not WORDS["wished"].isdisjoint(after[1:3]):
        if any(noun.form == "noun+" for noun in reading.cues[index + 1 : index + 2]):
            return None
        if after[2:3] and after[2] not in ("to", "of", "in", "whatever", "whatsoever"):
            return None
        return frame_of(reading.cues[index], "no-wish", "refusal")
    if cue.lemma not in ("be", "remain"):
        return _closed(cue, tense)
    if "in" in after and not {"favour", "favor"}.isdisjoint(after) and acts(reading, index):
        return frame_of(reading.cues[index], "in-favour", "refusal" if cue.negated else "pledge")
    if not cue.negated and _names_aim(reading, index):
        return frame_of(reading.cues[index], "goal/named", "pledge")
    if index and reading.cues[index - 1].category == "noun-commit":
        own = reading.cues[index - 1].licence.startswith("own")
        return frame_of(reading.cues[index], "goal/thing", "pledge") if own and _is_aim(reading, index) else None
    return None


def _closed(cue: Cue, tense: str) -> Frame | None:
    """Read of a thing that it is not to be had: "is off the table", "is not for sale"."""
    told = tense == "present" or cue.scope == "say"
    return frame_of(cue, "closed", "refusal") if told and cue.lemma in WORDS[_HAD[cue.negated]] else None


def exerted(reading: Reading, index: int) -> Frame | None:
    """Read an effort that goes on: "is making every possible effort to free them", "continues its support"."""
    after = following(reading, index)
    if reading.cues[index].lemma not in WORDS["exerting"] or not acts(reading, index):
        return None
    is_kept = after[:1] in (["its"], ["our"], ["their"]) and not WORDS["good"].isdisjoint(after)
    if reading.cues[index].lemma == "do":
        all_one_can = not WORDS["all one can"].isdisjoint(after[:3])
        return frame_of(reading.cues[index], "effort", "pledge") if all_one_can else None
    is_effort = is_kept or not WORDS["effort"].isdisjoint(after)
    return frame_of(reading.cues[index], "effort", "pledge") if is_effort else None


def is_aimed(reading: Reading, index: int) -> bool:
    """Tell whether a participle says what one's aim is: "our first aim is ending the war"."""
    if not index or reading.cues[index].head != reading.starts[index - 1]:
        return False
    aim = reading.cues[index - 1]
    return aim.category == "noun-commit" and aim.licence.startswith("own")


def _names_aim(reading: Reading, index: int) -> bool:
    """Tell whether a thing is said to be one's aim: "peace is our goal", "jobs are the first aim of my plan"."""
    start = reading.ends[index] + 1
    if reading.words[start - 1] not in ("is", "are", "was", "were", "remain", "remains"):
        return False
    words = reading.words[start : start + 10]
    goal = next((place for place, word in enumerate(words[:6]) if word in WORDS["goal"]), 0)
    if not goal or reading.cues[index].scope in SCOPES or not {"to", "that", ","}.isdisjoint(words[: goal + 2]):
        return False
    return words[0] in ("our", "my") or words[goal + 1 : goal + 3] in (["of", "our"], ["of", "my"])


def _is_aim(reading: Reading, index: int) -> bool:
    """Tell whether what is meant to be follows: "our goal is peace"."""
    noun, cue = reading.cues[index - 1], reading.cues[index]
    if cue.negated or noun.lemma in ("plan", "decision") or reading.starts[index] - reading.ends[index - 1] > 6:
        return False
    after = following(reading, index)[:1]
    return bool(after) and not is_adverb(after[0]) and reading.words[reading.starts[index]] in ("is", "was", "remains")
