"""Abstentions of which the sentence says that they let the matter pass."""

from typing import Final

from stance.model.frames.frame import Frame
from stance.model.frames.position.tables import WORDS
from stance.model.frames.undertaking.scopes import blocked
from stance.model.reading.cues import Reading

ABSTAINING: Final = frozenset(("abstain", "sit out", "walk out", "stand aside", "step aside"))
_LICENSED: Final = frozenset(("will", "would", "commit", "present", "past", "perfect", "progressive"))
_LETTING: Final = frozenset(
    ("so", "let", "lets", "letting", "allow", "allows", "allowing", "allowed", "enough", "can", "may", "sparing")
)


def letting(reading: Reading, index: int) -> Frame | None:
    """Read what follows an abstention: "so that the budget may pass"."""
    cue = reading.cues[index]
    if cue.licence not in _LICENSED or cue.negated or blocked(reading, index):
        return None
    start = reading.ends[index] + 1
    if _LETTING.isdisjoint(reading.words[start:]):
        return None
    for place in range(start, len(reading.words)):
        if reading.words[place] in WORDS["passing"]:
            token = reading.places[place]
            return Frame("abstains/letting", "acquiescence", token, token)
    return None
