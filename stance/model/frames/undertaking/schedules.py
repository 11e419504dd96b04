"""Schedules and ceremonies: what will take place, and is no undertaking; and what only probably will."""

from typing import Final

from stance.model.frames.undertaking.tables import WORDS
from stance.model.reading.cues import Cue, Reading

_CHOICES: Final = frozenset(("choice", "choices", "decision", "decisions"))
_STATEMENTS: Final = frozenset(("statement", "statements"))
_OBJECTS: Final = {
    **dict.fromkeys(("make", "take", "reach"), _CHOICES),
    **dict.fromkeys(("issue", "release"), _STATEMENTS),
    "serve as": WORDS["office"],
}
_FROM_WHEN: Final = frozenset(("as", "from", "on", "in", "at", "."))


def is_scheduled(cue: Cue, after: list[str]) -> bool:
    """Tell whether a deed is only a meeting, an office, a vote or a decision that is due."""
    foreseen = cue.licence.startswith(("will", "would"))
    if cue.lemma in WORDS["settling"]:
        return foreseen
    if cue.lemma in WORDS["electing"]:
        return foreseen and cue.subject not in ("I", "we")
    if cue.lemma == "vote":
        return "on" in after[:4]
    if cue.lemma == "take over":
        return not after or after[0] in _FROM_WHEN
    if not _OBJECTS.get(cue.lemma, _STATEMENTS).isdisjoint(after):
        return cue.lemma in _OBJECTS
    if cue.lemma not in WORDS["holding"] or (cue.lemma in ("begin", "start") and "talks" in after):
        return False
    return not WORDS["gathering"].isdisjoint(after)


def is_unsure(reading: Reading, index: int) -> bool:
    """Tell whether an adverb makes a will only likely: "will probably pay", "apparently would resign"."""
    if not reading.cues[index].licence.startswith(("will", "would")):
        return False
    start = max(0, reading.starts[index] - 1)
    return not WORDS["unsure"].isdisjoint(reading.words[start : reading.ends[index]])
