"""Sentences, judgements and the gold labels that follow from them, all stand-off.

Nothing adjudicated is stored twice: gold is a function of the judgements. One judgement, or
equal ones, are gold as they stand; where annotators differ an adjudicator's judgement decides.
A span annotator was shown the gold labels and marked the words that show them; such a row repeats
the labels it was shown and is no judgement of them.
"""

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from stance.codebook import Codebook, format_labels, parse_labels
from stance.corpus.tables import read_rows
from stance.errors import StanceError

ROLES = ("annotator", "reviewer", "adjudicator", "span annotator")
"""A reviewer reads again what an annotator judged with an earlier codebook: what they agree on is no ceiling."""
ANNOTATOR, REVIEWER, ADJUDICATOR, SPAN_ANNOTATOR = ROLES
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


Offsets = tuple[int, int]
PLACES = ("actor", "source")
SPANS = ("evidence", *PLACES)


@dataclass(frozen=True)
class Evidence:
    """Words that show a type, as character offsets into the document.

    `actor` is who commits, `source` who reports it, as offsets (start, end); None where the sentence names nobody.
    """

    type: str
    start: int
    end: int
    actor: Offsets | None = None
    source: Offsets | None = None

    @property
    def spans(self) -> dict[str, Offsets]:
        """The spans that are there by name: evidence, actor, source."""
        named = {"evidence": (self.start, self.end), "actor": self.actor, "source": self.source}
        return {name: span for name, span in named.items() if span is not None}

    def shifted(self, by: int) -> "Evidence":
        """Count offsets from another beginning."""
        moved = {name: (start + by, end + by) for name, (start, end) in self.spans.items()}
        return Evidence(self.type, *moved["evidence"], moved.get("actor"), moved.get("source"))


@dataclass(frozen=True)
class Judgement:
    """What one annotator, adjudicator or span annotator decided about one sentence."""

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
            raise StanceError(f"{where}: role {cells['role']!r}; expected {', '.join(ROLES)}")
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
    """Read the spans of one cell: entries TYPE:START-END, each with /actor:START-END and /source:START-END if known.

    >>> parse_evidence("refusal:74-92/actor:60-67 condition:135-149", where="row 2")[0].actor
    (60, 67)

    Raises:
        StanceError: an entry is of another form.
    """
    return tuple(_parse_entry(entry, where) for entry in cell.split())


def _parse_entry(entry: str, where: str) -> Evidence:
    fields = [field.partition(":") for field in entry.split("/")]
    spans = [_parse_span(span) for _, _, span in fields]
    places = dict(zip([name for name, _, _ in fields[1:]], spans[1:], strict=True))
    if None in spans or len(places) < len(fields) - 1 or not set(places) <= set(PLACES):
        raise StanceError(
            f"{where}: evidence {entry!r}; expected TYPE:START-END, /actor:START-END and /source:START-END where known"
        )
    return Evidence(fields[0][0], *(spans[0] or ()), *(places.get(name) for name in PLACES))


def _parse_span(span: str) -> Offsets | None:
    start, _, end = span.partition("-")
    return (int(start), int(end)) if start.isdecimal() and end.isdecimal() and int(start) < int(end) else None


def format_evidence(evidence: Iterable[Evidence]) -> str:
    """Write evidence into one cell, the inverse of `parse_evidence`."""
    return " ".join(
        "/".join(
            f"{item.type if name == 'evidence' else name}:{start}-{end}" for name, (start, end) in item.spans.items()
        )
        for item in evidence
    )


def gold_judgements(judgements: Iterable[Judgement]) -> dict[str, Judgement]:
    """Give the judgement that holds for each sentence.

    Raises:
        StanceError: annotators differ and nobody adjudicated.
    """
    by_sentence = _by_sentence(judgement for judgement in judgements if judgement.role != SPAN_ANNOTATOR)
    return {sentence: _decide(sentence, found) for sentence, found in by_sentence.items()}


def gold_evidence(judgements: Iterable[Judgement]) -> dict[str, tuple[Evidence, ...]]:
    """Give the spans that hold for each sentence that has any: those that show exactly the gold types.

    Where several judgements do, an adjudicator's goes before an annotator's, and the first before the second.

    Raises:
        StanceError: as `gold_judgements`.
    """
    judgements = list(judgements)
    gold = gold_judgements(judgements)
    order = {ADJUDICATOR: 0, ANNOTATOR: 1, REVIEWER: 1, SPAN_ANNOTATOR: 1}
    found = {}
    for sentence, given in _by_sentence(item for item in judgements if item.evidence).items():
        wanted = set(gold[sentence].types) if sentence in gold else set()
        fit = [item for item in given if {one.type for one in item.evidence} == wanted]
        if fit:
            found[sentence] = min(fit, key=lambda item: order[item.role]).evidence
    return found


def _by_sentence(judgements: Iterable[Judgement]) -> dict[str, list[Judgement]]:
    grouped: dict[str, list[Judgement]] = {}
    for judgement in judgements:
        grouped.setdefault(judgement.sentence, []).append(judgement)
    return grouped


def _decide(sentence: str, found: list[Judgement]) -> Judgement:
    adjudicated = [judgement for judgement in found if judgement.role == ADJUDICATOR]
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
