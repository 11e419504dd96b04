"""Gold and predicted labels of one task: the only thing that figures are made from.

Stored as a CSV that any other system can write too, one row an item, sorted by id.
"""

import csv
import math
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from stance.codebook import KINDS, NONE, SEPARATOR, Label, Task, format_labels, parse_labels
from stance.corpus.tables import Row, read_rows, require_fixed_columns
from stance.errors import StanceError

Bools = npt.NDArray[np.bool_]
Floats = npt.NDArray[np.float64]

_PREFIX = "p_"
DIGITS = 6


@dataclass(frozen=True, eq=False)
class Predictions:
    """The held-out items of one task.

    Attributes:
        task: the labels and whether an item may have several.
        ids: (n,) text, sorted.
        groups: (n,) text, the document of each item.
        gold: (n, labels) booleans.
        predicted: (n, labels) booleans.
        probabilities: (n, labels), or None where the system gave none.
        has_groups: whether the documents are known; else each item stands for one of its own.
    """

    task: Task
    ids: npt.NDArray[Any]
    groups: npt.NDArray[Any]
    gold: Bools
    predicted: Bools
    probabilities: Floats | None
    has_groups: bool = True

    def take(self, mask: Bools) -> "Predictions":
        """Keep some items."""
        return replace(
            self,
            ids=self.ids[mask],
            groups=self.groups[mask],
            gold=self.gold[mask],
            predicted=self.predicted[mask],
            probabilities=None if self.probabilities is None else self.probabilities[mask],
        )


def sorted_predictions(
    task: Task,
    ids: npt.NDArray[Any],
    groups: npt.NDArray[Any],
    gold: Bools,
    predicted: Bools,
    probabilities: Floats | None,
) -> Predictions:
    """Bring predictions into the order of their ids."""
    order = np.argsort(ids, kind="stable")
    shares = None if probabilities is None else probabilities[order]
    return Predictions(task, ids[order], groups[order], gold[order], predicted[order], shares)


def round_probabilities(probabilities: Floats) -> Floats:
    """Round to the digits that the project's own predictions are stored with, so that figures follow from the file."""
    return np.round(probabilities, DIGITS)


def write_predictions(path: Path, predictions: Predictions) -> None:
    """Write predictions_TASK.csv."""
    names = predictions.task.names
    columns = ["id", "group", "gold", "predicted"]
    if predictions.probabilities is not None:
        columns += [_PREFIX + name for name in names]
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(columns)
        for index, item in enumerate(predictions.ids):
            cells = [item, predictions.groups[index]]
            cells += [labels_cell(matrix[index], names) for matrix in (predictions.gold, predictions.predicted)]
            if predictions.probabilities is not None:
                cells += map(_probability_cell, predictions.probabilities[index])
            writer.writerow(cells)


def _probability_cell(value: float) -> str:
    """Write a probability to six digits, or to all that it has, since another system's are kept as they are.

    >>> _probability_cell(0.25), _probability_cell(0.1234567890123)
    ('0.250000', '0.1234567890123')
    """
    short = f"{value:.{DIGITS}f}"
    return short if float(short) == value else repr(float(value))


def labels_cell(row: Bools, names: tuple[str, ...]) -> str:
    """Write one row of a label matrix as a table cell."""
    return format_labels(tuple(name for name, chosen in zip(names, row, strict=True) if chosen))


def read_predictions(
    path: Path, task: Task | None = None, *, name: str = "label", needs_gold: bool = True
) -> Predictions:
    """Read predictions of this or any other system.

    Columns id, gold and predicted are needed; group and p_LABEL are optional. Without `task` the
    labels are those of the p_ columns, else those that occur. With `needs_gold` off a file without
    gold is read too, for its items to get their gold labels from elsewhere.

    Raises:
        StanceError: a column is missing, a label unknown, an id repeated, a probability no number.
    """
    rows, where = list(read_rows(path)), str(path)
    require_fixed_columns(path, rows[0], ("id", "gold", "predicted") if needs_gold else ("id", "predicted"))
    task = task or _task_of(rows, name)
    ids = np.array([row.text("id", where=where) for row in rows], dtype=str)
    _refuse_unfit_ids(path, rows, ids.tolist())
    has_groups = "group" in rows[0].cells
    groups = np.array([row.text("group", where=where) for row in rows], dtype=str) if has_groups else ids
    predicted = _matrix(path, rows, "predicted", task)
    gold = _matrix(path, rows, "gold", task) if needs_gold else np.zeros_like(predicted)
    found = sorted_predictions(task, ids, groups, gold, predicted, _probabilities(path, rows, task))
    return replace(found, has_groups=has_groups)


def _refuse_unfit_ids(path: Path, rows: list[Row], ids: list[str]) -> None:
    seen: dict[str, int] = {}
    for row, item in zip(rows, ids, strict=True):
        if not item.strip():
            raise StanceError(f"{path}, row {row.number}: no id; every held-out item needs one of its own")
        if item in seen:
            raise StanceError(
                f"{path}, row {row.number}: id {item!r} stands in row {seen[item]} already; "
                "every held-out item has one row"
            )
        seen[item] = row.number


def _task_of(rows: list[Row], name: str) -> Task:
    cells = [str(row.cells[column]) for row in rows for column in ("gold", "predicted") if column in row.cells]
    multilabel = any(SEPARATOR in cell or cell.strip() in ("", NONE) for cell in cells)
    columns = [column.removeprefix(_PREFIX) for column in rows[0].cells if column.startswith(_PREFIX)]
    found = {part.strip() for cell in cells for part in cell.split(SEPARATOR)} - {""}
    labels = columns or sorted(found - {NONE} if multilabel else found)
    return Task(name, KINDS[0] if multilabel else KINDS[1], tuple(map(Label, labels)))


def _matrix(path: Path, rows: list[Row], column: str, task: Task) -> Bools:
    names = task.names
    matrix = np.zeros((len(rows), len(names)), dtype=bool)
    for index, row in enumerate(rows):
        where = f"{path}, row {row.number}, column {column!r}"
        for label in parse_labels(row.text(column, where=str(path)), task, where=where):
            matrix[index, names.index(label)] = True
    return matrix


def _probabilities(path: Path, rows: list[Row], task: Task) -> Floats | None:
    if not any(column.startswith(_PREFIX) for column in rows[0].cells):
        return None
    require_fixed_columns(path, rows[0], [_PREFIX + name for name in task.names])
    return np.array([[_probability(path, row, _PREFIX + name) for name in task.names] for row in rows])


def _probability(path: Path, row: Row, column: str) -> float:
    cell = row.text(column, where=str(path))
    try:
        value = float(cell)
    except ValueError:
        value = math.nan
    if not 0 <= value <= 1:
        raise StanceError(
            f"{path}, row {row.number}, column {column!r}: {cell!r}; expected a probability, a number from 0 to 1"
        )
    return value
