"""Negations that stand apart from their verb, beside those that the reader counts."""

from typing import Final

from stance.model.frames.undertaking.classes import is_negated
from stance.model.reading.cues import Reading

_WITHIN: Final = 6


def negated(reading: Reading, index: int) -> bool:
    """Tell whether a verb is negated: also in "will block it no longer", not in "had no choice but to block it"."""
    start, end = reading.starts[index], reading.ends[index]
    before = reading.words[max(start - 4, 0) : start]
    if before[-1:] == ["but"] and "no" in before:
        return False
    behind = reading.words[end + 1 : end + 1 + _WITHIN]
    longer = behind.index("longer") if "longer" in behind else 0
    apart = (longer > 0 and behind[longer - 1] == "no") or before[-3:-1] == ["no", "way"]
    return is_negated(reading, index) != apart
