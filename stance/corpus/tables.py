"""Rows of CSV, TSV, JSON Lines and Parquet files, one at a time, each with its number.

Every cell of a CSV or TSV is text: a label "1" stays "1". Rows are numbered as a spreadsheet or
an editor shows them, so the first row under a header is row 2. A damaged row is a fault that the
caller may refuse and go on from; what damages the whole file is an error.
"""

import gzip
import json
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from shutil import copyfileobj
from typing import IO, Any

from stance.corpus.decoding import TABLES, Source, open_bytes, open_text, source_of
from stance.corpus.delimited import read_cells
from stance.errors import StanceError
from stance.terminal import legible

SUFFIXES = TABLES
_DELIMITERS = {".csv": ",", ".tsv": "\t"}
_PARQUET_ROWS = 1024


@dataclass(frozen=True)
class Row:
    """One row of a table: its number and its cells by column."""

    number: int
    cells: dict[str, Any]

    def text(self, column: str, *, where: str) -> str:
        """Give a cell as text.

        Raises:
            StanceError: the row lacks it, or it is neither text nor number.
        """
        cell = self.cells.get(column)
        # Parquet writes the empty cells of a column of numbers as not-a-number, which differs from itself.
        if cell is None or cell != cell:
            raise StanceError(
                f"{where}, row {self.number}: no value in column {column!r}; give it one or remove the row"
            )
        if isinstance(cell, dict):
            raise StanceError(f"{where}, row {self.number}, column {column!r}: a nested value; expected text")
        return "|".join(map(str, cell)) if isinstance(cell, list) else str(cell)


@dataclass(frozen=True)
class Fault:
    """A row that cannot be read: its number and what is wrong with it."""

    number: int
    reason: str


@dataclass(frozen=True)
class Wanted:
    """The columns that will be asked for; others of a Parquet file are then not read."""

    needed: frozenset[str]
    optional: frozenset[str] = frozenset()

    def choose(self, names: list[str]) -> list[str] | None:
        """Give the columns to read; None for all, so that a message can list them, where one is missing."""
        if not self.needed <= set(names):
            return None
        return [name for name in names if name in self.needed | self.optional]


def read_rows(path: Path) -> Iterator[Row]:
    """Read the rows of a table in a stream.

    Raises:
        StanceError: the file is missing, empty, of another kind, or damaged; the message names the row.
    """
    for row in scan_rows(source_of(path)):
        if isinstance(row, Fault):
            raise StanceError(f"{path}, row {row.number}: {row.reason}")
        yield row


def scan_rows(source: Source, *, encoding: str | None = None, wanted: Wanted | None = None) -> Iterator[Row | Fault]:
    """Read the rows of a table in a stream, with faults in place of damaged rows.

    Raises:
        StanceError: the file is missing, empty, of another kind, or damaged as a whole.
    """
    _refuse_missing(source)
    n_rows = 0
    if source.kind == ".parquet":
        rows: Iterator[Row | Fault] = _scan_parquet(source, wanted)
    else:
        rows = _scan_text(source, encoding)
    for row in rows:
        n_rows += 1
        yield row
    if not n_rows:
        raise StanceError(f"{source.where}: the file has no rows; nothing to read")


def require_columns(where: str | Path, row: Row, columns: dict[str, str]) -> None:
    """Check that a table has the columns that are needed, given with the option that names each.

    Raises:
        StanceError: one is missing.
    """
    for option, column in columns.items():
        _require(where, row, column, f"name the right one with {option}")


def require_fixed_columns(where: str | Path, row: Row, columns: Iterable[str]) -> None:
    """Check that a table has columns whose names no option changes.

    Raises:
        StanceError: one is missing.
    """
    for column in columns:
        _require(where, row, column, f"rename the right one to {column!r} in the file, or add it")


def _require(where: str | Path, row: Row, column: str, remedy: str) -> None:
    if column not in row.cells:
        raise StanceError(f"{where}: no column {column!r}; it has {_listed(list(row.cells))}; {remedy}")


def _listed(columns: list[str], *, most: int = 20) -> str:
    shown = ", ".join(repr(column[:40]) for column in columns[:most])
    return shown + (f" and {len(columns) - most} more" if len(columns) > most else "")


def _refuse_missing(source: Source) -> None:
    try:
        _refuse_other_than_tables(source)
    except PermissionError as error:
        raise StanceError(f"{source.where}: no permission to read it") from error


def _refuse_other_than_tables(source: Source) -> None:
    if source.path.is_dir():
        raise StanceError(f"{source.where}: a folder; expected a file ({', '.join(SUFFIXES)})")
    if not source.path.is_file():
        raise StanceError(f"{source.where}: no such file")
    if source.kind not in SUFFIXES:
        raise StanceError(
            f"{source.where}: files of kind {source.kind or 'without ending'!r} are not read; "
            f"expected {', '.join(SUFFIXES)}, or one of these with .gz"
        )
    if source.path.stat().st_size == 0:
        raise StanceError(f"{source.where}: the file is empty; expected a table with a header and rows")


def _scan_text(source: Source, encoding: str | None) -> Iterator[Row | Fault]:
    with open_text(source, encoding) as stream:
        if source.kind == ".jsonl":
            yield from _scan_json(stream)
        else:
            yield from _scan_csv(source.where, stream, _DELIMITERS[source.kind])


def _scan_csv(where: str, stream: IO[str], delimiter: str) -> Iterator[Row | Fault]:
    rows = read_cells(stream, delimiter)
    header = _read_header(where, rows)
    for number, cells in enumerate(rows, start=2):
        if isinstance(cells, str):
            yield Fault(number, cells)
        elif cells and len(cells) != len(header):
            yield Fault(
                number,
                f"{len(cells)} cells, but the header has {len(header)}; quote cells that hold the separator",
            )
        elif cells:
            yield Row(number, dict(zip(header, cells, strict=True)))


def _read_header(where: str, rows: Iterator[list[str] | str]) -> list[str]:
    header = next(rows, [])
    if isinstance(header, str):
        raise StanceError(f"{where}, row 1: {header}; expected the names of the columns")
    if not any(name.strip() for name in header):
        raise StanceError(f"{where}: the file has no header; expected the names of the columns in its first row")
    repeated = [name for name, times in Counter(header).items() if times > 1]
    if repeated:
        raise StanceError(f"{where}, row 1: column {repeated[0]!r} stands twice; rename one")
    return header


def _scan_json(stream: IO[str]) -> Iterator[Row | Fault]:
    for number, line in enumerate(stream, start=1):
        if not line.strip():
            continue
        try:
            cells = json.loads(line)
        except (ValueError, RecursionError) as error:
            yield Fault(number, f"no valid JSON ({error}); expected one object a line")
            continue
        if isinstance(cells, dict):
            yield Row(number, cells)
        else:
            yield Fault(number, f"{type(cells).__name__} found; expected one JSON object a line")


def _scan_parquet(source: Source, wanted: Wanted | None) -> Iterator[Row]:
    import pyarrow
    from pyarrow import parquet

    number = 0
    try:
        with _seekable(source) as path, parquet.ParquetFile(path) as file:
            columns = wanted.choose(file.schema_arrow.names) if wanted else None
            for batch in file.iter_batches(batch_size=_PARQUET_ROWS, columns=columns):
                for cells in batch.to_pylist():
                    number += 1
                    yield Row(number, cells)
    except PermissionError as error:
        raise StanceError(f"{source.where}: no permission to read it") from error
    except (pyarrow.ArrowException, OSError, UnicodeDecodeError) as error:
        raise StanceError(f"{source.where}: no readable Parquet file ({legible(str(error))})") from error


@contextmanager
def _seekable(source: Source) -> Iterator[Path]:
    """Give a file that can be read from its end, as Parquet is; a compressed one is unpacked beside."""
    if not source.is_gzip:
        yield source.path
        return
    with tempfile.NamedTemporaryFile(prefix="stance-", suffix=".parquet") as unpacked:
        with open_bytes(source) as stream:
            _unpack(source, stream, unpacked)
        yield Path(unpacked.name)


def _unpack(source: Source, packed: IO[bytes], unpacked: IO[bytes]) -> None:
    try:
        copyfileobj(packed, unpacked)
        unpacked.flush()
    except gzip.BadGzipFile:
        raise
    except OSError as error:
        raise StanceError(
            f"{source.where}: cannot unpack it to {tempfile.gettempdir()} ({error.strerror}); make room there, or name "
            "another folder with TMPDIR"
        ) from error
