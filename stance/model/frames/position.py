"""Frames of position."""

from stance.model.frames.frame import Frame
from stance.model.reader import Reading


def find(reading: Reading) -> list[Frame]:
    """Find the frames of a sentence that was read."""
    return []
