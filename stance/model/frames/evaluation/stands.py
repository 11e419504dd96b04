"""What a clause takes a stand by: a name that says why, a side, and where it stands."""

from typing import Final, NamedTuple

from stance.model.reading.cues import Cue, Reading

PERSONS: Final = frozenset(("I", "we", "you", "they", "every", "actor", "name"))
_MAIN: Final = frozenset(("", "say", "assure"))


class Stand(NamedTuple):
    """A commitment or a judgement: why it speaks, for which side, its place and tokens, whether in a main clause."""

    why: str
    side: int
    place: int
    first: int
    last: int
    is_main: bool


def is_main(cue: Cue) -> bool:
    """Tell whether a clause depends on nothing but a verb of saying."""
    return cue.scope in _MAIN


def is_ours(cue: Cue) -> bool:
    """Tell whether the speaker's own side is the subject."""
    return cue.subject in ("I", "we")


def words_after(reading: Reading, index: int, number: int) -> list[str]:
    """Give the words behind a cue."""
    start = reading.ends[index] + 1
    return reading.words[start : start + number]
