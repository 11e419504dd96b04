"""A plain CSV table, for spreadsheets: one row a judgement, or one row a sentence that has none.

Dialect: RFC 4180 with its line ends, so that a carriage return in a text gets quoted; UTF-8. Labels
are joined by "|" and the empty set is "none", as everywhere in the project; evidence is
TYPE:START-END in the text of the row, with /actor:START-END and /source:START-END where they are known.
"""

import csv
import io
from collections.abc import Iterable
from typing import Any

from stance.codebook import SEPARATOR, Codebook, format_labels
from stance.corpus.annotations import Judgement, format_evidence, parse_evidence
from stance.corpus.exchange.records import (
    Answer,
    Defaults,
    Item,
    describe,
    given_or_suggested,
    judge,
)
from stance.errors import StanceError

COLUMNS = (
    *("sentence", "document", "source", "start", "text"),
    *("annotator", "role", "types", "stance", "evidence", "codebook"),
)


def render(items: Iterable[Item], codebook: Codebook) -> str:
    """Write the table."""
    stream = io.StringIO()
    writer = csv.DictWriter(stream, COLUMNS, lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(_row(item, judgement, codebook) for item in items for judgement in given_or_suggested(item))
    return stream.getvalue()


def parse(text: str, codebook: Codebook, defaults: Defaults, *, where: str) -> list[Judgement]:
    """Read a table; a row without types and stance is a sentence that nobody judged.

    Raises:
        StanceError: a column is missing, or an answer is not valid.
    """
    reader = csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""), strict=True)
    missing = {"sentence", "text", "types", "stance"} - set(reader.fieldnames or ())
    if missing:
        raise StanceError(f"{where}: no column {min(missing)!r}; it has {', '.join(reader.fieldnames or ()) or 'none'}")
    try:
        answers = [_answer(row, defaults, where=f"{where}, row {number}") for number, row in enumerate(reader, start=2)]
    except csv.Error as error:
        raise StanceError(
            f"{where}, line {reader.reader.line_num}: {error}; expected a table separated by commas"
        ) from error
    return judge(answers, codebook)


def _row(item: Item, judgement: Judgement | None, codebook: Codebook) -> dict[str, Any]:
    row = {**describe(item), "text": item.text, "codebook": codebook.version}
    if judgement is None:
        return row
    evidence = (one.shifted(-item.sentence.start) for one in judgement.evidence)
    row |= {"types": format_labels(judgement.types), "stance": judgement.stance, "evidence": format_evidence(evidence)}
    if judgement is not item.suggestion:
        row |= {"annotator": judgement.annotator, "role": judgement.role, "codebook": judgement.codebook}
    return row


def _answer(row: dict[str, Any], defaults: Defaults, *, where: str) -> Answer:
    if None in row or None in row.values():
        raise StanceError(f"{where}: not as many cells as the header has; quote cells that hold a comma")
    start = row.get("start") or "0"
    if not start.isdecimal():
        raise StanceError(f"{where}, column 'start': {start!r} is no character offset")
    cells = [*row["types"].split(SEPARATOR), row["stance"]]
    return Answer(
        where,
        row["sentence"],
        row["text"],
        int(start),
        tuple(cell.strip() for cell in cells if cell.strip()),
        parse_evidence(row.get("evidence", ""), where=where),
        defaults.annotator or row.get("annotator", ""),
        row.get("role") or defaults.role,
        row.get("codebook") or defaults.codebook,
    )
