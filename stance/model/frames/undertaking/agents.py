"""Who does what is told in the passive."""

from typing import Final

from stance.model.reading.cues import Reading

_NEAR: Final = 3


def agent_at(reading: Reading, index: int, within: int = _NEAR) -> int:
    """Give the place of the first word after the "by" of a passive, or -1 where none stands so near."""
    start = reading.ends[index] + 1
    near = reading.words[start : start + within]
    return start + near.index("by") + 1 if "by" in near else -1
