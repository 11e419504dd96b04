"""A table of text cells, which every format draws in its own way."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Table:
    """A title, a header and rows of text; notes stand below.

    The first `n_words` columns hold words and are set to the left, the others figures.
    A terminal leaves out the rows at the places `minor`.
    """

    title: str
    header: Sequence[str]
    rows: Sequence[Sequence[str]]
    notes: Sequence[str] = ()
    n_words: int = 1
    minor: frozenset[int] = frozenset()
