"""Scored records written as JSON Lines, CSV, Parquet or a table to read."""

import csv
import io
import json
from collections.abc import Iterable
from itertools import islice
from pathlib import Path
from typing import IO, Any

Record = dict[str, Any]

_ROWS_A_GROUP = 10_000


def write_records(records: Iterable[Record], stream: IO[str], kind: str) -> int:
    """Write records as JSON Lines or CSV in a stream and give their number."""
    n_records = 0
    writer = None
    for n_records, record in enumerate(records, start=1):
        if kind == "jsonl":
            stream.write(json.dumps(record, ensure_ascii=False) + "\n")
            continue
        flat = flatten(record)
        if writer is None:
            writer = csv.DictWriter(stream, list(flat), lineterminator="\n")
            writer.writeheader()
        writer.writerow(flat)
    return n_records


def write_parquet(records: Iterable[Record], path: Path) -> int:
    """Write records as Parquet, a group of rows at a time, and give their number."""
    import pyarrow
    from pyarrow import parquet

    iterator, n_records, writer = iter(records), 0, None
    try:
        while batch := [flatten(record) for record in islice(iterator, _ROWS_A_GROUP)]:
            columns = {name: [row[name] for row in batch] for name in batch[0]}
            table = pyarrow.table(
                {name: pyarrow.array(cells, type=_arrow_type(name)) for name, cells in columns.items()}
            )
            writer = writer or parquet.ParquetWriter(path, table.schema)
            writer.write_table(table)
            n_records += len(batch)
    finally:
        if writer is not None:
            writer.close()
    return n_records


def _arrow_type(column: str) -> Any:
    import pyarrow

    if column.startswith("p_"):
        return pyarrow.float64()
    return pyarrow.int64() if column in ("sentence", "start", "end") else pyarrow.string()


def flatten(record: Record) -> Record:
    """Give a record as one table row: labels joined, a column a probability, evidence as JSON."""
    flat: Record = {key: record[key] for key in ("doc", "id", "sentence", "start", "end", "text")}
    for key in ("types", "label"):
        if key in record:
            flat[key] = "|".join(record[key]) or "none"
    if "stance" in record:
        flat["stance"] = record["stance"]
    for key in ("probabilities", "stance_probabilities"):
        flat |= {f"p_{name}": share for name, share in record.get(key, {}).items()}
    flat["evidence"] = json.dumps(record["evidence"], ensure_ascii=False)
    return flat


def render_records(records: Iterable[Record], *, width: int) -> str:
    """Draw records as a table: sentence, types with their probability, stance, evidence."""
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table

    table = Table(box=SIMPLE_HEAD, pad_edge=False, show_lines=True)
    for column, ratio in (("sentence", 6), ("types", 2), ("stance", 1), ("evidence", 3)):
        table.add_column(column, ratio=ratio, overflow="fold")
    for record in records:
        shown = record.get("types", record.get("label", []))
        probability = record["probabilities"]
        types = "\n".join(f"{name} {probability[name]:.2f}" for name in shown) or "–"
        evidence = "\n".join(f"{item['type']}: {item['text']}" for item in record["evidence"])
        table.add_row(" ".join(record["text"].split()), types, record.get("stance", ""), evidence)
    stream = io.StringIO()
    Console(file=stream, width=width, color_system=None, highlight=False, markup=False).print(table)
    return "\n".join(line.rstrip() for line in stream.getvalue().splitlines()) + "\n"
