"""Judgements as ratings, from the project's file or from a user's table."""

from functools import cache
from pathlib import Path

from stance.codebook import Task, format_labels, own_task, parse_labels, shipped_codebook
from stance.corpus.annotations import read_judgements, read_sentences
from stance.corpus.tables import read_rows, require_columns
from stance.errors import StanceError
from stance.reports.agreement import Rating, TaskAgreement, measure_agreement
from stance.resources import annotations_folder


@cache
def project_agreement(*, seed: int = 0) -> list[TaskAgreement]:
    """Measure the agreement of the project's annotators, before adjudication, on article and real sentences.

    What annotators reach on composed sentences is told by genre: a ceiling of figures on real text is theirs alone.
    """
    codebook, folder = shipped_codebook(), annotations_folder()
    document_by_id = {
        sentence.id: sentence.document
        for sentence in read_sentences(folder / "sentences.csv")
        if sentence.source != "composed"
    }
    judgements = [
        judgement
        for judgement in read_judgements(folder / "judgements.csv", codebook)
        if judgement.role == "annotator" and judgement.sentence in document_by_id
    ]
    types = [Rating(item.sentence, document_by_id[item.sentence], item.annotator, item.types) for item in judgements]
    stances = [
        Rating(item.sentence, document_by_id[item.sentence], item.annotator, (item.stance,)) for item in judgements
    ]
    return [
        measure_agreement(codebook.task("commitment"), types, seed=seed),
        measure_agreement(codebook.task("stance"), stances, seed=seed),
    ]


def own_agreement(
    path: Path, *, unit: str, annotator: str, label: str, group: str | None, seed: int = 0
) -> TaskAgreement:
    """Measure the agreement in a user's table of judgements, one row a judgement.

    Raises:
        StanceError: a column is missing, somebody judged an item twice, or nothing was judged by two.
    """
    rows, where = list(read_rows(path)), str(path)
    require_columns(path, rows[0], {"--id": unit, "--annotator": annotator, "--label": label})
    if group is not None:
        require_columns(path, rows[0], {"--group": group})
    cells = [row.text(label, where=where) for row in rows]
    task = _task(cells)
    seen: dict[tuple[str, str], int] = {}
    ratings = []
    for row, cell in zip(rows, cells, strict=True):
        item, who = row.text(unit, where=where), row.text(annotator, where=where)
        if (item, who) in seen:
            raise StanceError(
                f"{path}, row {row.number}: {who!r} judged {item!r} in row {seen[item, who]} already; keep one"
            )
        seen[item, who] = row.number
        document = row.text(group, where=where) if group else item
        ratings.append(Rating(item, document, who, parse_labels(cell, task, where=f"{path}, row {row.number}")))
    agreement = measure_agreement(task, ratings, seed=seed)
    if not agreement.n:
        raise StanceError(
            f"{path}: no item was judged by two annotators; agreement needs rows with the same {unit!r} "
            f"and another {annotator!r}"
        )
    return agreement


def _task(cells: list[str]) -> Task:
    multilabel = any("|" in cell or cell.strip() in ("", format_labels(())) for cell in cells)
    names = {part.strip() for cell in cells for part in cell.split("|")} - {""}
    return own_task(sorted(names - {format_labels(())} if multilabel else names), multilabel=multilabel)
