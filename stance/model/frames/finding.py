"""All frames of a sentence, in the order in which one package needs what another found."""

from typing import Final

from stance.model.frames import assurance, condition, directive, evaluation, overturned, position, undertaking
from stance.model.frames.frame import Frame
from stance.model.reading.cues import Reading

# As far behind an effort, in tokens, may stand what it is aimed at.
_REACH: Final = 12


def find_frames(reading: Reading) -> list[Frame]:
    """Find what a sentence that was read commits to and which side it takes.

    >>> from stance.model.reader import read_sentence
    >>> [frame[:2] for frame in find_frames(read_sentence("Oslo will not join but will not block the plan."))][:2]
    [('will/other/act', 'refusal'), ('not-hinder/will/deed', 'acquiescence')]
    """
    positions, asked = position.find(reading), directive.find(reading)
    undertaken = _beside(positions, undertaking.find(reading))
    positions, undertaken = overturned.held(reading, positions), overturned.held(reading, undertaken)
    conditions = condition.find(reading, undertaken + positions + asked)
    found = undertaken + positions + assurance.find(reading) + conditions + asked
    return found + evaluation.find(reading, found)


def _beside(positions: list[Frame], undertaken: list[Frame]) -> list[Frame]:
    """Leave out what is undertaken by a verb that takes a position: one verb phrase gets one type.

    Working with others to stop somebody is opposition only.
    """
    taken = {frame.last for frame in positions if frame.label}
    if not taken:
        return undertaken
    opposed = [frame.first for frame in positions if frame.label == "opposition"]
    return [
        frame
        for frame in undertaken
        if frame.last not in taken
        and not (frame.name == "progressive/forward" and any(0 < first - frame.last < _REACH for first in opposed))
    ]
