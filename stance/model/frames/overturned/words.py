"""Words that say that a position no longer holds."""

from stance.model.lexicon import read_table, word_sets

BROKEN = word_sets("overturned.txt")
TURNED = tuple(
    tuple(phrase.split()) for kind, phrases in read_table("overturned.txt") if kind == "turned" for phrase in phrases
)
_CONTRAST = frozenset(("but", "yet", "then", "only", "used", "having", "had"))
# Without one of these no position is taken back.
WORDS = _CONTRAST | BROKEN["despite"] | BROKEN["failing"] | BROKEN["sign"] | BROKEN["unkept"] | {"kept", "neither"}


def begins_phrase(words: list[str], phrases: tuple[tuple[str, ...], ...] | frozenset[str]) -> bool:
    """Tell whether one of the phrases stands in these words."""
    joined = f" {' '.join(words)} "
    return any(f" {phrase if isinstance(phrase, str) else ' '.join(phrase)} " in joined for phrase in phrases)
