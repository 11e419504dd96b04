"""Support, votes and requests that are withheld without a word of refusing."""

from typing import Final

from stance.model.frames.frame import Frame
from stance.model.frames.undertaking.classes import following
from stance.model.frames.undertaking.subjects import acts
from stance.model.frames.undertaking.wishes import is_withheld
from stance.model.reading.cues import Reading

_PARTAKING: Final = frozenset(("participate", "take part"))
_VOTE: Final = frozenset(("ballot", "consensus", "division", "vote", "voting"))
_DENYING: Final = frozenset(("refuse", "decline", "withhold"))
_HELD: Final = frozenset(("favor", "favour"))


def unable(reading: Reading, index: int, licence: str) -> Frame | None:
    """Read "cannot support", "could not vote for": a support that is withheld."""
    cue = reading.cues[index]
    if "effectively" in reading.words[reading.starts[index] : reading.ends[index]]:
        return None
    if cue.negated and is_withheld(reading, index) and acts(reading, index):
        return Frame("can-not/position", "refusal", cue.first, cue.last)
    return None


def is_unheld(reading: Reading, index: int) -> bool:
    """Tell whether somebody does not hold with a thing: "do not believe in", "do not favour", "do not want a war"."""
    cue = reading.cues[index]
    if not cue.negated or cue.scope or cue.subject not in ("I", "we"):
        return False
    if cue.lemma == "want":
        return bool(following(reading, index)) and "to" not in reading.words[reading.ends[index] + 1 :]
    return cue.lemma in _HELD or (cue.lemma == "believe" and following(reading, index)[:1] == ["in"])


def stays_out(reading: Reading, index: int) -> bool:
    """Tell whether somebody takes no part in a vote: "did not participate in the ballot"."""
    cue = reading.cues[index]
    return cue.negated and cue.lemma in _PARTAKING and not _VOTE.isdisjoint(following(reading, index))


def is_denied(reading: Reading, index: int) -> bool:
    """Tell whether a passive says that a thing was refused: "the request was declined"."""
    cue = reading.cues[index]
    return cue.lemma in _DENYING and not cue.negated and cue.subject in ("thing", "name") and not cue.form.endswith("+")
