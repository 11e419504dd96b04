"""What depends on a verb of the present or the past that is no word given: deeds gone on with, agreed, decided."""

from typing import Final

from stance.model.frames.frame import Frame
from stance.model.frames.undertaking.classes import class_of
from stance.model.frames.undertaking.deeds import outcome
from stance.model.frames.undertaking.scopes import SCOPES
from stance.model.frames.undertaking.subjects import OWN, acts, who
from stance.model.frames.undertaking.tables import ACT, WORDS
from stance.model.reading.cues import Reading

_NOW: Final = ("present", "progressive")


def going_on(reading: Reading, index: int, tense: str) -> Frame | None:
    """Read what an actor goes on doing; other infinitives only say what a deed was for."""
    cue, light = reading.cues[index], reading.cues[reading.cues[index].governor]
    if _is_settled(reading, index):
        return outcome(reading, index, "accord")
    if ACT.get(light.lemma) != "light" or tense not in _NOW or not acts(reading, index):
        return None
    kind, subject = class_of(reading, index), who(reading, index)
    if kind == "commit":
        return Frame("going-on/aim", "pledge", cue.first, cue.last)
    if kind != "act":
        return None
    label = "refusal" if cue.negated else "pledge"
    held = subject == OWN or tense == "progressive"
    return Frame(f"going-on/{subject}", label if held else "", cue.first, cue.last)


def _is_settled(reading: Reading, index: int) -> bool:
    """Tell whether a deed was agreed or decided on: "signed a pact to rebuild", "a decision was taken to close"."""
    governor = reading.cues[index].governor
    verb = reading.cues[governor]
    if verb.lemma not in WORDS["concluding"] or verb.negated or verb.scope in SCOPES:
        return False
    if verb.licence.endswith("-passive"):
        return verb.head >= 0 and reading.words[verb.head] in WORDS["accord"] | WORDS["decision"]
    between = reading.words[reading.ends[governor] + 1 : reading.starts[index]]
    return not WORDS["accord"].isdisjoint(between) and acts(reading, governor)
