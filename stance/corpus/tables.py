"""Rows of CSV, TSV, JSON Lines and Parquet files, one at a time, each with its number.

Every cell is text or None: a label "1" stays "1". Rows are numbered as a spreadsheet or an
editor shows them, so the first row under a header is row 2.
"""

import csv
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from stance.errors import StanceError

SUFFIXES = (".csv", ".tsv", ".jsonl", ".parquet")
_DELIMITERS = {".csv": ",", ".tsv": "\t"}
_LARGEST_FIELD = 2**31 - 1


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
        if cell is None:
            raise StanceError(
                f"{where}, row {self.number}: no value in column {column!r}; give it one or remove the row"
            )
        if isinstance(cell, dict):
            raise StanceError(f"{where}, row {self.number}, column {column!r}: a nested value; expected text")
        return "|".join(map(str, cell)) if isinstance(cell, list) else str(cell)


def read_rows(path: Path, *, encoding: str = "utf-8") -> Iterator[Row]:
    """Read the rows of a table in a stream.

    Raises:
        StanceError: the file is missing, empty, of another kind, or damaged; the message names the row.
    """
    suffix = path.suffix.lower()
    if path.is_dir():
        raise StanceError(f"{path}: a folder; expected a file ({', '.join(SUFFIXES)})")
    if not path.is_file():
        raise StanceError(f"{path}: no such file")
    if suffix not in SUFFIXES:
        raise StanceError(
            f"{path}: files of kind {suffix or 'without ending'!r} are not read; expected {', '.join(SUFFIXES)}"
        )
    if path.stat().st_size == 0:
        raise StanceError(f"{path}: the file is empty; expected a table with a header and rows")
    if suffix == ".parquet":
        yield from _read_parquet(path)
        return
    try:
        with path.open(encoding="utf-8-sig" if encoding == "utf-8" else encoding, newline="") as stream:
            yield from _read_json(path, stream) if suffix == ".jsonl" else _read_csv(path, stream, _DELIMITERS[suffix])
    except UnicodeDecodeError as error:
        raise StanceError(not_decodable(path, encoding)) from error
    except PermissionError as error:
        raise StanceError(f"{path}: no permission to read it") from error


def not_decodable(path: Path, encoding: str) -> str:
    """Tell where the bytes of a file stop being valid text."""
    line = 0
    with path.open("rb") as stream:
        for line, raw in enumerate(stream, start=1):
            try:
                raw.decode(encoding)
            except UnicodeDecodeError as error:
                return (
                    f"{path}, line {line}, byte {error.start + 1}: not valid {encoding} (byte 0x{raw[error.start]:02x}); "
                    "save the file as UTF-8"
                )
    return f"{path}, line {line}: not valid {encoding}; save the file as UTF-8"


def require_columns(where: str | Path, row: Row, columns: dict[str, str]) -> None:
    """Check that a table has the columns that are needed, given with the option that names each.

    Raises:
        StanceError: one is missing.
    """
    for option, column in columns.items():
        if column not in row.cells:
            raise StanceError(
                f"{where}: no column {column!r}; it has {_listed(list(row.cells))}; name the right one with {option}"
            )


def _listed(columns: list[str], *, most: int = 20) -> str:
    shown = ", ".join(repr(column[:40]) for column in columns[:most])
    return shown + (f" and {len(columns) - most} more" if len(columns) > most else "")


def _read_csv(path: Path, stream: IO[str], delimiter: str) -> Iterator[Row]:
    csv.field_size_limit(_LARGEST_FIELD)
    reader = csv.reader(stream, delimiter=delimiter, strict=True)
    try:
        header = next(reader, None)
        if not header or not any(name.strip() for name in header):
            raise StanceError(f"{path}: the file has no header; expected the names of the columns in its first row")
        repeated = {name for name in header if header.count(name) > 1} if len(header) < 1000 else set()
        if repeated:
            raise StanceError(f"{path}, row 1: column {min(repeated)!r} stands twice; rename one")
        n_rows = 0
        for n_rows, cells in enumerate((cells for cells in reader if cells), start=1):
            if len(cells) != len(header):
                raise StanceError(
                    f"{path}, row {n_rows + 1}: {len(cells)} cells, but the header has {len(header)}; "
                    "quote cells that hold the separator"
                )
            yield Row(n_rows + 1, dict(zip(header, cells, strict=True)))
    except csv.Error as error:
        raise StanceError(
            f"{path}, line {reader.line_num}: {error}; expected a table separated by {delimiter!r}"
        ) from error
    if not n_rows:
        raise StanceError(f"{path}: a header and no rows; nothing to read")


def _read_json(path: Path, stream: IO[str]) -> Iterator[Row]:
    n_rows = 0
    for number, line in enumerate(stream, start=1):
        if not line.strip():
            continue
        try:
            cells = json.loads(line)
        except (json.JSONDecodeError, RecursionError) as error:
            raise StanceError(f"{path}, line {number}: no valid JSON ({error}); expected one object a line") from error
        if not isinstance(cells, dict):
            raise StanceError(f"{path}, line {number}: {type(cells).__name__} found; expected one JSON object a line")
        n_rows += 1
        yield Row(number, cells)
    if not n_rows:
        raise StanceError(f"{path}: only blank lines; expected one JSON object a line")


def _read_parquet(path: Path) -> Iterator[Row]:
    import pyarrow
    from pyarrow import parquet

    number = 0
    try:
        for batch in parquet.ParquetFile(path).iter_batches(batch_size=1024):
            for cells in batch.to_pylist():
                number += 1
                yield Row(number, cells)
    except (pyarrow.ArrowException, OSError) as error:
        raise StanceError(f"{path}: no readable Parquet file ({error})") from error
    if not number:
        raise StanceError(f"{path}: a Parquet file without rows; nothing to read")
