"""Labelled sentences as one record, from the project's annotations or from a user's table."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from stance.codebook import NONE, SEPARATOR, Task, own_task, parse_labels, shipped_codebook
from stance.corpus.annotations import (
    Judgement,
    Sentence,
    gold_evidence,
    gold_judgements,
    read_judgements,
    read_sentences,
)
from stance.corpus.documents import Document, read_document
from stance.corpus.sampling import fingerprint
from stance.corpus.tables import Row, read_rows, require_columns
from stance.errors import StanceError
from stance.resources import annotations_folder

Bools = npt.NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Labelled:
    """Sentences with their gold labels.

    `items` has the columns id, group (the document) and text (empty where only labels are known), and more that
    subsets are made of.
    `gold` holds one boolean matrix (sentences x labels of the task) for each task by name.
    """

    tasks: tuple[Task, ...]
    items: pd.DataFrame
    gold: dict[str, Bools]

    def __len__(self) -> int:
        """Give the number of sentences."""
        return len(self.items)

    @property
    def texts(self) -> list[str]:
        """The sentences."""
        return list(self.items["text"])

    @property
    def groups(self) -> npt.NDArray[Any]:
        """The document of each sentence."""
        return self.items["group"].to_numpy(dtype=str)

    def take(self, chosen: npt.NDArray[Any]) -> "Labelled":
        """Keep some sentences, by a boolean mask or by positions."""
        items = self.items.loc[chosen] if chosen.dtype == bool else self.items.iloc[chosen]
        gold = {name: matrix[chosen] for name, matrix in self.gold.items()}
        return Labelled(self.tasks, items.reset_index(drop=True), gold)


@dataclass(frozen=True)
class Columns:
    """The names of the columns of a user's table; None where the table has no such column."""

    text: str = "text"
    label: str = "label"
    group: str | None = None
    id: str | None = None


def indicator(labels: list[tuple[str, ...]], names: tuple[str, ...]) -> Bools:
    """Give the boolean matrix of label sets.

    >>> indicator([("b",), ()], ("a", "b")).tolist()
    [[False, True], [False, False]]
    """
    return np.array([[name in row for name in names] for row in labels], dtype=bool).reshape(len(labels), len(names))


@cache
def project_labelled() -> Labelled:
    """Load the project's annotated sentences with their texts resolved and checked.

    Raises:
        StanceError: an annotation does not fit the text it points to.
    """
    codebook = shipped_codebook()
    folder = annotations_folder()
    sentences = read_sentences(folder / "sentences.csv")
    judgements = read_judgements(folder / "judgements.csv", codebook)
    gold, evidence = gold_judgements(judgements), gold_evidence(judgements)
    missing = [sentence.id for sentence in sentences if sentence.id not in gold]
    if missing:
        raise StanceError(f"judgements.csv: nobody judged {missing[0]} ({len(missing)} in all)")
    documents = {sentence.document: read_document(sentence.document, sentence.source) for sentence in sentences}
    items = pd.DataFrame(
        [
            _item(sentence, documents[sentence.document], gold[sentence.id])
            | {"evidence": evidence.get(sentence.id, ())}
            for sentence in sentences
        ]
    )
    commitment, stance = codebook.task("commitment"), codebook.task("stance")
    matrices = {
        "commitment": indicator([gold[sentence.id].types for sentence in sentences], commitment.names),
        "stance": indicator([(gold[sentence.id].stance,) for sentence in sentences], stance.names),
    }
    return Labelled((commitment, stance), items, matrices)


def resolve(sentence: Sentence, document: Document) -> str:
    """Give the text of a sentence.

    Raises:
        StanceError: the document's text is not the one that was annotated.
    """
    text = document.text[sentence.start : sentence.end]
    if fingerprint(text) != sentence.sha256:
        raise StanceError(
            f"sentences.csv: the text of {sentence.id} is not the one that was annotated (found {text[:60]!r}); "
            "install the versions in .ci/constraints.txt"
        )
    return text


def _item(sentence: Sentence, document: Document, gold: Judgement) -> dict[str, Any]:
    return {
        "id": sentence.id,
        "group": sentence.document,
        "text": resolve(sentence, document),
        "start": sentence.start,
        "source": sentence.source,
        "genre": document.genre or document.source,
        "draw": sentence.draw,
        "family": sentence.family,
        "year": document.year,
        "annotator": gold.annotator,
    }


def read_labelled(
    path: Path, columns: Columns, tasks: tuple[Task, ...] | None = None, *, needs_text: bool = True
) -> Labelled:
    """Read a user's labelled table.

    Without `tasks` the labels that occur make up one task, multi-label where a cell joins several
    by "|". With tasks (those of a model), the label column holds the first; each further task is
    read where the table has a column of its name. With `needs_text` false the table may do without texts.

    Raises:
        StanceError: the table lacks a column, a text or a label, repeats an id, or has an unknown label.
    """
    return _from_rows(str(path), list(read_rows(path)), columns, tasks, needs_text=needs_text)


def labelled_from_frame(data: Any, columns: Columns, tasks: tuple[Task, ...] | None = None) -> Labelled:
    """Take labelled sentences from a pandas frame or a `datasets.Dataset`, as `read_labelled` does from a file.

    Raises:
        StanceError: as `read_labelled`.
    """
    frame = data if isinstance(data, pd.DataFrame) else data.to_pandas()
    if frame.empty:
        raise StanceError("the frame has no rows; expected labelled sentences")
    records = frame.astype(object).where(frame.notna(), None).to_dict("records")
    rows = [
        # A cell that holds a list of labels comes out of a dataset as an array.
        Row(number, {name: cell.tolist() if isinstance(cell, np.ndarray) else cell for name, cell in record.items()})
        for number, record in enumerate(records)
    ]
    return _from_rows("frame", rows, columns, tasks, needs_text=True)


def _from_rows(
    where: str, rows: list[Row], columns: Columns, tasks: tuple[Task, ...] | None, *, needs_text: bool
) -> Labelled:
    columns = _present(rows[0], columns, tasks)
    has_text = needs_text or columns.text in rows[0].cells
    require_columns(where, rows[0], ({"--text": columns.text} if has_text else {}) | {"--label": columns.label})
    for option, column in (("--group", columns.group), ("--id", columns.id)):
        if column is not None:
            require_columns(where, rows[0], {option: column})
    texts = [_non_empty(row, columns.text, where) if has_text else "" for row in rows]
    ids = [row.text(columns.id, where=where) if columns.id else str(row.number) for row in rows]
    _refuse_repeated(where, rows, ids)
    groups = [row.text(columns.group, where=where) for row in rows] if columns.group else ids
    cells = [row.text(columns.label, where=where) for row in rows]
    if tasks is None:
        tasks = (_task_of(where, rows, cells),)
    gold = {tasks[0].name: _read_gold(where, rows, cells, tasks[0])}
    for task in tasks[1:]:
        if task.name in rows[0].cells:
            gold[task.name] = _read_gold(where, rows, [row.text(task.name, where=where) for row in rows], task)
    items = pd.DataFrame({"id": ids, "group": groups, "text": texts})
    return Labelled(tuple(task for task in tasks if task.name in gold), items, gold)


def _present(row: Row, columns: Columns, tasks: tuple[Task, ...] | None) -> Columns:
    """Take the optional columns by their usual names where the table has them.

    The label column of a model's first task may also be named after the task, or types.
    """
    names = (columns.label, *((tasks[0].name, "types") if tasks else ()))
    return Columns(
        columns.text,
        next((name for name in names if name in row.cells), columns.label),
        columns.group or ("group" if "group" in row.cells else None),
        columns.id or ("id" if "id" in row.cells else None),
    )


def _non_empty(row: Row, column: str, where: str) -> str:
    text = row.text(column, where=where)
    if not text.strip():
        raise StanceError(f"{where}, row {row.number}, column {column!r}: no text; give it one or remove the row")
    return text


def _refuse_repeated(where: str, rows: list[Row], ids: list[str]) -> None:
    seen: dict[str, int] = {}
    for row, item in zip(rows, ids, strict=True):
        if item in seen:
            raise StanceError(
                f"{where}, row {row.number}: id {item!r} stands in row {seen[item]} already; ids must differ"
            )
        seen[item] = row.number


def _task_of(where: str, rows: list[Row], cells: list[str]) -> Task:
    multilabel = any(SEPARATOR in cell for cell in cells)
    if not multilabel:
        for row, cell in zip(rows, cells, strict=True):
            if not cell.strip():
                raise StanceError(f"{where}, row {row.number}: no label; give it one or remove the row")
    names = {part.strip() for cell in cells for part in cell.split(SEPARATOR)} - {""}
    if multilabel:
        names -= {NONE}
    if len(names) < 2:
        raise StanceError(
            f"{where}: only the label {min(names, default='')!r} occurs; at least two are needed to learn"
        )
    return own_task(sorted(names), multilabel=multilabel)


def _read_gold(where: str, rows: list[Row], cells: list[str], task: Task) -> Bools:
    labels = [
        parse_labels(cell, task, where=f"{where}, row {row.number}") for row, cell in zip(rows, cells, strict=True)
    ]
    return indicator(labels, task.names)
