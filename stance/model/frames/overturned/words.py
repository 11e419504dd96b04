"""Words that say that a position no longer holds."""

from typing import Final

from stance.model.lexicon import word_sets

BROKEN: Final = word_sets("overturned.txt")
_CONTRAST: Final = frozenset(("but", "yet", "then", "only", "used", "having", "had"))
# Without one of these no position is taken back.
WORDS: Final = (
    _CONTRAST | BROKEN["despite"] | BROKEN["failing"] | BROKEN["sign"] | BROKEN["unkept"] | {"kept", "neither"}
)


def holds_phrase(words: list[str], phrases: frozenset[str]) -> bool:
    """Tell whether one of the phrases stands in these words."""
    joined = f" {' '.join(words)} "
    return any(f" {phrase} " in joined for phrase in phrases)
