"""Rows of cells of CSV and TSV text, in which a quote too many costs its own line alone.

A quote that nothing closes takes all lines after it into its cell. Where a row of several lines turns out
damaged, its first line is therefore all that is refused; the lines after it are read as rows of their own.
"""

import csv
from collections import deque
from collections.abc import Iterator
from typing import IO

# A quote that is never closed takes in no more than this before it is found.
_LARGEST_FIELD = 1 << 25


def read_cells(stream: IO[str], delimiter: str) -> Iterator[list[str] | str]:
    r"""Give the cells of each row, or of a damaged one what is wrong with it.

    >>> import io
    >>> list(read_cells(io.StringIO('1,"We met.\n2,We left.\n'), ","))[1]
    ['2', 'We left.']
    """
    csv.field_size_limit(_LARGEST_FIELD)
    lines = _Lines(stream)
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    while True:
        try:
            cells = next(reader, None)
        except csv.Error as error:
            yield _reason(error, lines.give_back(), delimiter)
            continue
        if cells is None:
            return
        lines.keep()
        yield cells


def _reason(error: csv.Error, lines: range, delimiter: str) -> str:
    expected = f"expected cells separated by {delimiter!r}, quotes closed"
    if len(lines) < 2:
        return f"{error} (line {lines[0]}); {expected}"
    return (
        f"{error} (lines {lines[0]:,} to {lines[-1]:,}); {expected}; "
        f"the {len(lines) - 1:,} from line {lines[1]:,} on were read as rows of their own"
    )


class _Lines:
    """Lines that can be given back from behind the first one since a row was whole."""

    def __init__(self, stream: IO[str]) -> None:
        self._stream = stream
        self._given_back: deque[str] = deque()
        self._taken: list[str] = []
        self._n_read = 0

    def __iter__(self) -> "_Lines":
        return self

    def __next__(self) -> str:
        line = self._given_back.popleft() if self._given_back else next(self._stream)
        self._taken.append(line)
        self._n_read += 1
        return line

    def keep(self) -> None:
        """Let go of the lines of a row that is whole."""
        self._taken.clear()

    def give_back(self) -> range:
        """Have all lines but the first of those that were taken read again; tell which were taken."""
        taken = range(self._n_read - len(self._taken) + 1, self._n_read + 1)
        self._given_back.extendleft(reversed(self._taken[1:]))
        self._n_read = taken[0]
        self._taken.clear()
        return taken
