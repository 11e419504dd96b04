"""How far two sets of marked words agree: exact, and the overlap of their tokens.

Every unit (one label of one sentence) has two sets of token positions. The F1 of tokens is the Dice coefficient of
all units together, 2|A∩B| / (|A| + |B|): the same whichever side is taken as gold.
"""

from collections.abc import Iterable
from dataclasses import dataclass

Tokens = frozenset[int]


@dataclass(frozen=True)
class Overlap:
    """Agreement of marked words: `exact` is the share of units with equal sets, `f1` that of tokens."""

    units: int
    exact: float | None
    precision: float | None
    recall: float | None
    f1: float | None


def measure_overlap(pairs: Iterable[tuple[Tokens, Tokens]]) -> Overlap:
    """Measure pairs of (gold, found) token positions; what is not defined is None.

    >>> measure_overlap([(frozenset({1, 2, 3}), frozenset({2, 3})), (frozenset({7}), frozenset({7}))])
    Overlap(units=2, exact=0.5, precision=1.0, recall=0.75, f1=0.8571428571428571)
    """
    pairs = list(pairs)
    shared = sum(len(gold & found) for gold, found in pairs)
    n_gold, n_found = (sum(map(len, side)) for side in zip(*pairs, strict=True)) if pairs else (0, 0)
    return Overlap(
        len(pairs),
        sum(gold == found for gold, found in pairs) / len(pairs) if pairs else None,
        shared / n_found if n_found else None,
        shared / n_gold if n_gold else None,
        2 * shared / (n_gold + n_found) if n_gold + n_found else None,
    )
