"""Frames of pledge and refusal: verbs of the classes act and cease that an actor undertakes.

Every verb has its licence from the reading: will, a word given ("pledged to"), the present of a declared
position, a report. What it undertakes goes by its class and polarity. A thing as subject, an ability, a
hypothesis or somebody else's demand undertakes nothing, which is told by frames without a label.
"""

from stance.model.cues import Reading
from stance.model.frames.frame import Frame
from stance.model.frames.undertaking.declared import declared, unable
from stance.model.frames.undertaking.future import future
from stance.model.frames.undertaking.given import bound, given, operative
from stance.model.frames.undertaking.nouns import noun
from stance.model.frames.undertaking.scopes import blocked

_RULES = {
    "will": future,
    "would": future,
    "commit": given,
    "be-to": bound,
    "present": declared,
    "past": declared,
    "perfect": declared,
    "passive": declared,
    "can": unable,
    "may": unable,
    "progressive": declared,
}


def find(reading: Reading) -> list[Frame]:
    """Find the frames of a sentence that was read.

    >>> from stance.model.reader import read_sentence
    >>> [frame.label for frame in find(read_sentence("Oslo will not fund the fleet, but agreed to train its crews."))]
    ['refusal', 'pledge']
    """
    if not reading.cues:
        return []
    is_question = "?" in reading.tokens[-2:]
    frames = [frame for index in range(len(reading.cues)) if (frame := _read(reading, index, is_question))]
    return frames + operative(reading) if reading.words[0] in ("decides", "undertakes", "agrees") or len(
        reading.words
    ) > 2 and reading.words[2] in ("decides", "undertakes", "agrees") else frames


def _read(reading: Reading, index: int, is_question: bool) -> Frame | None:
    cue = reading.cues[index]
    if cue.form.startswith("noun"):
        return None if is_question else noun(reading, index)
    licence = cue.licence.removesuffix("-passive")
    rule = _RULES.get(licence)
    if rule is None or (is_question and not _is_presupposed(reading, licence)):
        return None
    return blocked(reading, index) or rule(reading, index, licence)


def _is_presupposed(reading: Reading, licence: str) -> bool:
    """Tell whether a question takes a position for granted: "why has Oslo refused"."""
    return "why" in reading.words and licence in ("present", "past", "perfect", "commit")
