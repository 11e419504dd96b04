"""The record of a frame."""

from typing import Final, NamedTuple

from stance.model.reading.cues import Cue

# Begins the name of a frame that speaks of stance alone, and not of what is committed to.
OF_STANCE: Final = "~"


class Frame(NamedTuple):
    """A pattern that was found, the label that it speaks for, and its words.

    `label` is a commitment type or a stance, or "" where the pattern only looks like one and speaks against it;
    `first` and `last` are the tokens of the words that show it.
    """

    name: str
    label: str
    first: int
    last: int


def frame_of(cue: Cue, name: str, label: str) -> Frame:
    """Give the frame whose words are those of a cue."""
    return Frame(name, label, cue.first, cue.last)
