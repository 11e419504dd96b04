"""Making sure that others do not: "will see to it that the smugglers never land"."""

from typing import Final

from stance.model.frames.frame import Frame
from stance.model.frames.position.tables import WORDS
from stance.model.frames.undertaking.scopes import blocked
from stance.model.frames.undertaking.subjects import acts
from stance.model.reading.cues import Cue, Reading

_MAKING: Final = frozenset(("make", "making", "makes", "made"))
_SURE: Final = frozenset(("sure", "certain"))
_OTHERS: Final = frozenset(("actor", "name", "they"))
_NOT: Final = frozenset(("not", "never"))
_LICENSED: Final = frozenset(("will", "would", "commit", "progressive"))
_WITHIN: Final = 12


def ensured(reading: Reading, index: int, cue: Cue) -> Frame | None:
    """Read a verb that makes certain that another party does not do something."""
    if index + 1 == len(reading.cues) or not _ensures(reading, index, cue):
        return None
    content = reading.cues[index + 1]
    if content.subject not in _OTHERS or not _is_denied(reading, index + 1):
        return None
    if reading.starts[index + 1] - reading.ends[index] > _WITHIN or not WORDS["ours"].isdisjoint(
        reading.words[reading.ends[index] : reading.starts[index + 1]]
    ):
        return None
    if cue.licence not in _LICENSED or blocked(reading, index) or not acts(reading, index):
        return None
    return Frame("ensures-not", "opposition", cue.first, cue.last)


def _is_denied(reading: Reading, index: int) -> bool:
    """Tell whether a deed is denied of one who may want it: not a passive, a state or a failure."""
    cue = reading.cues[index]
    if not cue.negated or cue.licence.endswith("-passive") or cue.lemma in ("be", "have") or "cease" in cue.category:
        return False
    return not _NOT.isdisjoint(reading.words[reading.starts[index] : reading.ends[index] + 1])


def _ensures(reading: Reading, index: int, cue: Cue) -> bool:
    if cue.negated:
        return False
    if cue.lemma == "ensure":
        return True
    after = reading.words[reading.ends[index] : reading.ends[index] + 4]
    if _MAKING.isdisjoint(after[:1]):
        return after[1:] == ["to", "it", "that"]
    return not _SURE.isdisjoint(after[1:2])
