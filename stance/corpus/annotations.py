"""Sentences, judgements and the gold labels that follow from them, all stand-off.

Nothing adjudicated is stored twice: gold is a function of the judgements. One judgement, or
equal ones, are gold as they stand; where annotators differ an adjudicator's judgement decides.
"""

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from stance.codebook import Codebook, format_labels, parse_labels
from stance.corpus.tables import read_rows
from stance.errors import StanceError

ROLES = ("annotator", "adjudicator")
SOURCES = ("article", "real", "composed")
_SENTENCE_COLUMNS = ("id", "document", "source", "start", "end", "sha256", "draw", "family")
_JUDGEMENT_COLUMNS = ("sentence", "annotator", "role", "types", "stance", "evidence", "codebook")


@dataclass(frozen=True)
class Sentence:
    """A sentence as offsets into a document; `draw` and `family` say how it came to be annotated."""

    id: str
    document: str
    source: str
    start: int
    end: int
    sha256: str
    draw: str
    family: str = ""


@dataclass(frozen=True)
class Evidence:
    """Words that show a type, as character offsets into the document."""

    type: str
    start: int
    end: int


@dataclass(frozen=True)
class Judgement:
    """What one annotator or adjudicator decided about one sentence."""

    sentence: str
    annotator: str
    role: str
    types: tuple[str, ...]
    stance: str
    evidence: tuple[Evidence, ...] = ()
    codebook: str = ""


def read_sentences(path: Path) -> list[Sentence]:
    """Read sentences.csv.

    Raises:
        StanceError: a cell is missing or an offset is no number.
    """
    sentences = []
    for row in read_rows(path):
        cells = {column: row.text(column, where=str(path)) for column in _SENTENCE_COLUMNS}
        start, end = (_offset(cells[name], f"{path}, row {row.number}, column {name!r}") for name in ("start", "end"))
        if cells["source"] not in SOURCES:
            raise StanceError(f"{path}, row {row.number}: source {cells['source']!r}; expected {', '.join(SOURCES)}")
        sentences.append(
            Sentence(
                cells["id"],
                cells["document"],
                cells["source"],
                start,
                end,
                cells["sha256"],
                cells["draw"],
                cells["family"],
            )
        )
    return sentences


def write_sentences(path: Path, sentences: Iterable[Sentence]) -> None:
    """Write sentences.csv."""
    rows = ([getattr(sentence, column) for column in _SENTENCE_COLUMNS] for sentence in sentences)
    _write(path, _SENTENCE_COLUMNS, rows)


def read_judgements(path: Path, codebook: Codebook) -> list[Judgement]:
    """Read judgements.csv.

    Raises:
        StanceError: a label is outside the codebook, a role or an offset is invalid.
    """
    commitment, stance = codebook.task("commitment"), codebook.task("stance")
    judgements = []
    for row in read_rows(path):
        where = f"{path}, row {row.number}"
        cells = {column: row.text(column, where=str(path)) for column in _JUDGEMENT_COLUMNS}
        if cells["role"] not in ROLES:
            raise StanceError(f"{where}: role {cells['role']!r}; expected {' or '.join(ROLES)}")
        judgements.append(
            Judgement(
                cells["sentence"],
                cells["annotator"],
                cells["role"],
                parse_labels(cells["types"], commitment, where=where),
                parse_labels(cells["stance"], stance, where=where)[0],
                parse_evidence(cells["evidence"], where=where),
                cells["codebook"],
            )
        )
    return judgements


def write_judgements(path: Path, judgements: Iterable[Judgement]) -> None:
    """Write judgements.csv."""
    rows = (
        (
            judgement.sentence,
            judgement.annotator,
            judgement.role,
            format_labels(judgement.types),
            judgement.stance,
            format_evidence(judgement.evidence),
            judgement.codebook,
        )
        for judgement in judgements
    )
    _write(path, _JUDGEMENT_COLUMNS, rows)


def parse_evidence(cell: str, *, where: str) -> tuple[Evidence, ...]:
    """Read evidence offsets of one cell.

    >>> parse_evidence("refusal:74-92 acquiescence:135-149", where="row 2")
    (Evidence(type='refusal', start=74, end=92), Evidence(type='acquiescence', start=135, end=149))

    Raises:
        StanceError: an entry is not TYPE:START-END.
    """
    found = []
    for entry in cell.split():
        name, _, span = entry.partition(":")
        start, _, end = span.partition("-")
        if not (start.isdecimal() and end.isdecimal() and int(start) < int(end)):
            raise StanceError(f"{where}: evidence {entry!r}; expected TYPE:START-END")
        found.append(Evidence(name, int(start), int(end)))
    return tuple(found)


def format_evidence(evidence: Iterable[Evidence]) -> str:
    """Write evidence into one cell, the inverse of `parse_evidence`."""
    return " ".join(f"{item.type}:{item.start}-{item.end}" for item in evidence)


def gold_judgements(judgements: Iterable[Judgement]) -> dict[str, Judgement]:
    """Give the judgement that holds for each sentence.

    Raises:
        StanceError: annotators differ and nobody adjudicated.
    """
    by_sentence: dict[str, list[Judgement]] = {}
    for judgement in judgements:
        by_sentence.setdefault(judgement.sentence, []).append(judgement)
    return {sentence: _decide(sentence, found) for sentence, found in by_sentence.items()}


def _decide(sentence: str, found: list[Judgement]) -> Judgement:
    adjudicated = [judgement for judgement in found if judgement.role == "adjudicator"]
    if adjudicated:
        return adjudicated[-1]
    if len({(judgement.types, judgement.stance) for judgement in found}) > 1:
        raise StanceError(
            f"judgements.csv: the annotators of {sentence} differ and no adjudicator decided; add that row"
        )
    return found[0]


def _offset(cell: str, where: str) -> int:
    if not cell.isdecimal():
        raise StanceError(f"{where}: {cell!r} is no character offset")
    return int(cell)


def _write(path: Path, columns: tuple[str, ...], rows: Iterable[Iterable[object]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows(rows)
