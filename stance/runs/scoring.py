"""Scoring of documents and tables: input files in, one record a sentence out, in order."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from stance.corpus.sentences import split_sentences
from stance.corpus.tables import SUFFIXES, not_decodable, read_rows, require_columns
from stance.errors import StanceError
from stance.model.classifier import StanceClassifier
from stance.model.evidence import find_evidence

STDIN = "-"
KINDS = (".txt", *SUFFIXES)
_BATCH = 256
_DIGITS = 4

Record = dict[str, Any]


@dataclass(frozen=True)
class Unit:
    """A text to score: the file it came from, its id there, and the sentences in it."""

    doc: str
    id: str | None
    text: str
    spans: list[tuple[int, int]]


@dataclass(frozen=True)
class InputOptions:
    """How tables are read: as documents or sentences, from which column, named by which."""

    unit: str = "document"
    text: str = "text"
    id: str | None = None


def expand_inputs(inputs: Sequence[str]) -> list[Path | None]:
    """Give the files of inputs, folders opened, None for stdin.

    Raises:
        StanceError: an input is missing, of no known kind, or a folder without any.
    """
    return [file for name in inputs for file in _expand(name)]


def _expand(name: str) -> list[Path | None]:
    path, kinds = Path(name), ", ".join(KINDS)
    if name == STDIN:
        return [None]
    if path.is_dir():
        found: list[Path | None] = [
            item for item in sorted(path.rglob("*")) if item.is_file() and item.suffix.lower() in KINDS
        ]
        if not found:
            raise StanceError(f"{path}: no file in this folder is of a known kind ({kinds})")
        return found
    if not path.exists():
        raise StanceError(f"{path}: no such file or folder")
    if path.suffix.lower() not in KINDS:
        raise StanceError(
            f"{path}: files of kind {path.suffix or 'without ending'!r} are not read; expected {kinds}, or - for stdin"
        )
    return [path]


def read_units(files: Iterable[Path | None], options: InputOptions) -> Iterator[Unit]:
    """Read what is to be scored, one text at a time.

    Raises:
        StanceError: a file is not readable, or a row has no text.
    """
    for path in files:
        if path is None:
            yield _document(STDIN, _read_stdin(), "stdin")
        elif path.suffix.lower() == ".txt":
            yield _document(path.name, _read_text(path), str(path))
        else:
            yield from _read_table(path, options)


def units_of_frame(data: Any, *, text: str, unit: str, id_column: str | None) -> Iterator[Unit]:
    """Take what is to be scored from a pandas frame or a `datasets.Dataset`.

    Raises:
        StanceError: the text column is missing, or a text.
    """
    columns = list(data.columns if hasattr(data, "columns") else data.column_names)
    for column in filter(None, (text, id_column)):
        if column not in columns:
            raise StanceError(f"frame: no column {column!r}; it has {', '.join(map(repr, columns))}")
    ids = data[id_column] if id_column else range(len(data))
    for number, (item, content) in enumerate(zip(ids, data[text], strict=True)):
        if not isinstance(content, str) or not content.strip():
            raise StanceError(f"frame, row {number}, column {text!r}: no text; give it one or remove the row")
        yield Unit("frame", str(item), content, _spans(content, unit))


def score_units(model: StanceClassifier, units: Iterable[Unit]) -> Iterator[Record]:
    """Score the sentences of units, a batch at a time, in input order."""
    rows = ((unit, number, span) for unit in units for number, span in enumerate(unit.spans))
    while batch := list(islice(rows, _BATCH)):
        shares = model.predict_proba([unit.text[start:end] for unit, _, (start, end) in batch])
        chosen = model.decide(shares)
        for index, (unit, number, span) in enumerate(batch):
            labels = [str(name) for name, is_chosen in zip(model.classes_, chosen[index], strict=True) if is_chosen]
            yield _record(model, unit, number, span, labels, shares[index])


def _record(
    model: StanceClassifier, unit: Unit, number: int, span: tuple[int, int], labels: list[str], shares: Any
) -> Record:
    start, end = span
    text = unit.text[start:end]
    probability = {str(name): round(float(share), _DIGITS) for name, share in zip(model.classes_, shares, strict=True)}
    record: Record = {"doc": unit.doc, "id": unit.id, "sentence": number, "start": start, "end": end, "text": text}
    first, *further = model.tasks_
    of_first = [label for label in labels if label in first.names]
    if further:
        record["types"] = of_first
        record["stance"] = next(label for label in labels if label in further[0].names)
        record["probabilities"] = {name: probability[name] for name in first.names}
        record["stance_probabilities"] = {name: probability[name] for name in further[0].names}
    else:
        record["label"] = of_first
        record["probabilities"] = probability
    record["evidence"] = [
        {
            "type": words.label,
            "start": start + words.start,
            "end": start + words.end,
            "text": text[words.start : words.end],
        }
        for words in find_evidence(model, text, of_first)
    ]
    return record


def _document(name: str, text: str, where: str) -> Unit:
    if not text.strip():
        raise StanceError(f"{where}: the file is empty; expected text")
    return Unit(name, None, text, split_sentences(text))


def _spans(text: str, unit: str) -> list[tuple[int, int]]:
    return split_sentences(text) if unit == "document" else [(0, len(text))]


def _read_text(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise StanceError(not_decodable(path, "utf-8")) from error


def _read_stdin() -> str:
    try:
        return sys.stdin.buffer.read().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise StanceError(f"stdin, byte {error.start + 1}: not valid utf-8; pass UTF-8 text") from error


def _read_table(path: Path, options: InputOptions) -> Iterator[Unit]:
    where, is_first = str(path), True
    for row in read_rows(path):
        if is_first:
            require_columns(path, row, {"--text": options.text} | ({"--id": options.id} if options.id else {}))
            is_first = False
        text = row.text(options.text, where=where)
        if not text.strip():
            raise StanceError(
                f"{path}, row {row.number}, column {options.text!r}: no text; give it one or remove the row"
            )
        column = options.id or ("id" if "id" in row.cells else None)
        item = row.text(column, where=where) if column else str(row.number)
        yield Unit(path.name, item, text, _spans(text, options.unit))
