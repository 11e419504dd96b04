"""Scored records as JSON Lines, CSV, Parquet or a table to read.

Records are rendered a batch at a time and independently of each other, so that several processes
can do it; what stands once at the top of an output is rendered apart.
"""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from stance.codebook import SEPARATOR, Task, format_labels
from stance.reports.numbers import ABSENT, format_figure
from stance.terminal import legible

Record = dict[str, Any]

FORMATS = ("table", "jsonl", "csv", "parquet")
PRECEDENTS = "precedents"
_PLACE = ("doc", "id", "sentence", "start", "end", "text")
DIGITS = 4
_ROWS_A_GROUP = 10_000
_INDENT = 2


def label_fields(given: Sequence[list[str]]) -> Record:
    """Give the labels of each task as the fields of a record: types and stance, or label where there is one task.

    >>> label_fields([["pledge"], ["favor"]]), label_fields([["money"]])
    ({'types': ['pledge'], 'stance': 'favor'}, {'label': ['money']})
    """
    first, *further = given
    return {"types": first, "stance": next(iter(further[0]), None)} if further else {"label": first}


def render_header(tasks: tuple[Task, ...], kind: str, *, width: int, has_precedents: bool = False) -> str:
    """Give what stands at the top of an output of records."""
    if kind == "csv":
        return _csv_lines([column_names(tasks, has_precedents=has_precedents)])
    return _draw([], len(tasks), width=width, has_header=True) if kind == "table" else ""


def render_records(records: Iterable[Record], kind: str, *, width: int) -> str:
    """Give a batch of records as lines of JSON or CSV, or as rows of a table that is `width` characters wide.

    Records that will become Parquet are kept as JSON until then.
    """
    if kind == "csv":
        return _csv_lines(flatten(record).values() for record in records)
    if kind == "table":
        found = list(records)
        return _draw(found, 2 if "stance" in found[0] else 1, width=width, has_header=False) if found else ""
    return "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records)


def column_names(tasks: tuple[Task, ...], *, has_precedents: bool = False) -> list[str]:
    """Give the columns of a record as one table row."""
    labels = ["types", "stance"] if len(tasks) > 1 else ["label"]
    shares = (f"p_{name}" for task in tasks for name in task.names)
    return [*_PLACE, *labels, *shares, "undecided", "evidence", *([PRECEDENTS] if has_precedents else [])]


def flatten(record: Record) -> Record:
    """Give a record as one table row: labels joined, a column a probability, evidence and precedents as JSON."""
    flat: Record = {key: record[key] for key in _PLACE}
    for key in ("types", "label"):
        if key in record:
            flat[key] = format_labels(tuple(record[key]))
    if "stance" in record:
        flat["stance"] = record["stance"]
    for key in ("probabilities", "stance_probabilities"):
        flat |= {f"p_{name}": share for name, share in record.get(key, {}).items()}
    flat["undecided"] = SEPARATOR.join(record.get("undecided", ()))
    for key in ("evidence", PRECEDENTS):
        if key in record:
            flat[key] = json.dumps(record[key], ensure_ascii=False)
    return flat


def write_parquet(lines: Path, tasks: tuple[Task, ...], path: Path, *, has_precedents: bool = False) -> None:
    """Turn a file of JSON Lines records into Parquet, a group of rows at a time."""
    import pyarrow
    from pyarrow import parquet

    names = column_names(tasks, has_precedents=has_precedents)
    schema = pyarrow.schema([(name, _arrow_type(name)) for name in names])
    with parquet.ParquetWriter(path, schema) as writer:
        for batch in _batches(_read_lines(lines)):
            writer.write_table(pyarrow.Table.from_pylist(batch, schema=schema))


def _read_lines(path: Path) -> Iterator[Record]:
    with path.open(encoding="utf-8", newline="\n") as stream:
        for line in stream:
            yield flatten(json.loads(line))


def _batches(rows: Iterator[Record]) -> Iterator[list[Record]]:
    while batch := list(islice(rows, _ROWS_A_GROUP)):
        yield batch


def _arrow_type(column: str) -> Any:
    import pyarrow

    if column.startswith("p_"):
        return pyarrow.float64()
    return pyarrow.int64() if column in ("sentence", "start", "end") else pyarrow.string()


def _csv_lines(rows: Iterable[Iterable[Any]]) -> str:
    stream = io.StringIO()
    csv.writer(stream, lineterminator="\n").writerows(rows)
    return stream.getvalue()


def _draw(records: list[Record], n_tasks: int, *, width: int, has_header: bool) -> str:
    """Draw sentence, types with their probability, stance and evidence in columns of fixed shares of the width.

    Precedents stand under their sentence, set in, with gold labels, similarity and id in the same columns.
    """
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.padding import Padding
    from rich.table import Table

    columns = (
        {"sentence": 6, "types": 2, "stance": 1, "evidence": 3}
        if n_tasks > 1
        else {"sentence": 6, "label": 2, "evidence": 3}
    )
    table = Table(box=SIMPLE_HEAD, pad_edge=False, expand=True, show_header=has_header, show_edge=False)
    for column, ratio in columns.items():
        table.add_column(column, ratio=ratio, overflow="fold")
    for record in records:
        precedents = record.get(PRECEDENTS, ())
        table.add_row(*_cells(record), end_section=not precedents)
        for number, precedent in enumerate(precedents, start=1):
            text, *further = _precedent_cells(precedent)
            table.add_row(Padding(text, (0, 0, 0, _INDENT)), *further, end_section=number == len(precedents))
    stream = io.StringIO()
    Console(file=stream, width=width, color_system=None, highlight=False, markup=False, emoji=False).print(table)
    return "".join(line.rstrip() + "\n" for line in stream.getvalue().splitlines())


def _cells(record: Record) -> list[str]:
    probability = record["probabilities"]
    labels = record["types"] if "types" in record else record["label"]
    told = [f"{name} {format_figure(probability[name])}" for name in labels]
    told += [f"undecided: {name}" for name in record.get("undecided", ())]
    cells = [legible(record["text"]), _stacked(told) or ABSENT]
    if "stance" in record:
        cells.append(record["stance"] or ABSENT)
    return [*cells, _stacked(f"{item['type']}: {item['text']}" for item in record["evidence"])]


def _precedent_cells(precedent: Record) -> list[str]:
    labels = precedent["types"] if "types" in precedent else precedent["label"]
    cells = [legible(precedent["text"] or ABSENT), _stacked(labels) or ABSENT]
    if "stance" in precedent:
        cells.append(precedent["stance"] or ABSENT)
    return [*cells, f"{format_figure(precedent['similarity'])} {legible(precedent['id'])}"]


def _stacked(lines: Iterable[str]) -> str:
    return "\n".join(map(legible, lines))
