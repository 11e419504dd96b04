"""Gold and predicted labels of one task: the only thing that figures are made from.

Stored as a CSV that any other system can write too, one row an item, sorted by id.
"""

import csv
import math
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from stance.codebook import KINDS, NONE, SEPARATOR, Label, Task, format_labels, parse_labels
from stance.corpus.tables import Row, read_rows, require_columns
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
    """

    task: Task
    ids: npt.NDArray[Any]
    groups: npt.NDArray[Any]
    gold: Bools
    predicted: Bools
    probabilities: Floats | None

    def take(self, mask: Bools) -> "Predictions":
        """Keep some items."""
        kept = None if self.probabilities is None else self.probabilities[mask]
        return Predictions(self.task, self.ids[mask], self.groups[mask], self.gold[mask], self.predicted[mask], kept)


def sorted_predictions(
    task: Task,
    ids: npt.NDArray[Any],
    groups: npt.NDArray[Any],
    gold: Bools,
    predicted: Bools,
    probabilities: Floats | None,
) -> Predictions:
    """Bring predictions into the order of their ids, probabilities rounded as they will be stored."""
    order = np.argsort(ids, kind="stable")
    rounded = None if probabilities is None else np.round(probabilities[order], DIGITS)
    return Predictions(task, ids[order], groups[order], gold[order], predicted[order], rounded)


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
                cells += [f"{value:.{DIGITS}f}" for value in predictions.probabilities[index]]
            writer.writerow(cells)


def labels_cell(row: Bools, names: tuple[str, ...]) -> str:
    """Write one row of a label matrix as a table cell."""
    return format_labels(tuple(name for name, chosen in zip(names, row, strict=True) if chosen))


def read_predictions(path: Path, task: Task | None = None, *, name: str = "label") -> Predictions:
    """Read predictions of this or any other system.

    Columns id, gold and predicted are needed; group and p_LABEL are optional. Without `task` the
    labels are those of the p_ columns, else those that occur.

    Raises:
        StanceError: a column is missing, a label unknown, an id repeated, a probability no number.
    """
    rows = list(read_rows(path))
    for column in ("id", "gold", "predicted"):
        require_columns(path, rows[0], {"that name in the file": column})
    task = task or _task_of(rows, name)
    where = str(path)
    ids = np.array([row.text("id", where=where) for row in rows], dtype=str)
    _refuse_unfit_ids(path, rows, ids.tolist())
    groups = np.array([row.text("group", where=where) for row in rows], dtype=str) if "group" in rows[0].cells else ids
    matrices = {column: _matrix(path, rows, column, task) for column in ("gold", "predicted")}
    probabilities = _probabilities(path, rows, task)
    return sorted_predictions(task, ids, groups, matrices["gold"], matrices["predicted"], probabilities)


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
    cells = [str(row.cells[column]) for row in rows for column in ("gold", "predicted")]
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
    for name in task.names:
        require_columns(path, rows[0], {"that name in the file": _PREFIX + name})
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
