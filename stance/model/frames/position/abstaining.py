"""Abstentions of which the sentence says that they let the matter pass."""

from stance.model.cues import Cue, Reading
from stance.model.frames.frame import Frame
from stance.model.frames.position.tables import WORDS
from stance.model.frames.undertaking.scopes import blocked

ABSTAINING = frozenset(("abstain", "sit out", "walk out", "stand aside", "step aside"))
_LICENSED = frozenset(("will", "would", "commit", "present", "past", "perfect", "progressive"))
_LETTING = frozenset(("so", "let", "lets", "letting", "allow", "allows", "allowing", "allowed", "enough", "can", "may", "sparing"))


def letting(reading: Reading, cue: Cue) -> Frame | None:
    """Read what follows an abstention: "so that the budget may pass"."""
    if cue.licence not in _LICENSED or cue.negated or blocked(reading, reading.cues.index(cue)):
        return None
    after = reading.words[reading.ends[reading.cues.index(cue)] + 1 :]
    if WORDS["passing"].isdisjoint(after) or _LETTING.isdisjoint(after):
        return None
    return Frame("abstains/letting", "acquiescence", cue.last, cue.last)
