"""Frames of pledge and refusal: verbs of the classes act and cease that an actor undertakes."""

from stance.model.frames.frame import Frame
from stance.model.reader import TYPES, Reading

_UNDERTAKEN = frozenset(("will", "would", "commit"))


def find(reading: Reading) -> list[Frame]:
    """Find the frames of a sentence that was read."""
    frames = []
    for cue in reading.cues:
        if cue.category in ("act", "cease") and cue.licence in _UNDERTAKEN and not cue.scope and not cue.form.endswith("+"):
            frames.append(Frame(f"{cue.category}/{cue.licence}", TYPES[cue.category, cue.negated], cue.first, cue.last))
    return frames
