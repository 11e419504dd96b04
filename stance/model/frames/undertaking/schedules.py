"""Schedules, ceremonies and words: what will take place or be said, and is no undertaking."""

from stance.model.frames.undertaking.tables import WORDS
from stance.model.reading.cues import Cue, Reading


def is_scheduled(cue: Cue, after: list[str]) -> bool:
    """Tell whether a deed is only a meeting, an office, a vote or a decision that is due."""
    lemma = cue.lemma
    if lemma == "vote":
        return "on" in after[:4]
    if lemma in WORDS["settling"]:
        return cue.licence.startswith(("will", "would"))
    if lemma in WORDS["electing"]:
        return cue.licence.startswith(("will", "would")) and cue.subject not in ("I", "we")
    if lemma in ("make", "take", "reach"):
        return not {"decision", "decisions"}.isdisjoint(after)
    if lemma in ("issue", "release"):
        return not {"statement", "statements"}.isdisjoint(after)
    if lemma == "serve as":
        return not WORDS["office"].isdisjoint(after)
    if lemma == "take over":
        return not after or after[0] in ("as", "from", "on", "in", "at", ".")
    if lemma in ("begin", "start") and "talks" in after:
        return False
    return lemma in WORDS["holding"] and not WORDS["gathering"].isdisjoint(after)


def is_untold(cue: Cue, *, negated: bool) -> bool:
    """Tell whether somebody will not say: "would not disclose the price"."""
    return negated and cue.lemma in WORDS["untold"] and cue.licence.startswith(("will", "would"))


def is_unsure(reading: Reading, index: int) -> bool:
    """Tell whether an adverb makes a will only likely: "will probably pay", "apparently would resign"."""
    licence = reading.cues[index].licence
    start = reading.starts[index]
    return licence.startswith(("will", "would")) and not WORDS["unsure"].isdisjoint(
        reading.words[max(0, start - 1) : reading.ends[index]]
    )
