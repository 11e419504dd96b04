"""Reading the runs of a comparison: experiment folders or predictions of other systems."""

from collections.abc import Sequence
from pathlib import Path

from stance.corpus.labelled import project_labelled
from stance.corpus.tables import read_rows, require_columns
from stance.errors import StanceError
from stance.metrics.predictions import Predictions, read_predictions

_PREFIX = "predictions_"
_OWN_TASK = "label"


def read_runs(paths: Sequence[Path], task: str | None) -> list[tuple[str, Predictions]]:
    """Read the predictions of one task from every run, named by its folder or file.

    Raises:
        StanceError: fewer than two runs, a run without predictions, or no task that all share.
    """
    if len(paths) < 2:
        raise StanceError(f"{len(paths)} run given; a comparison needs at least two")
    files = [_files(path) for path in paths]
    # A file of another system does not tell its task, and so is about that of the others.
    telling = [found for found in files if isinstance(found, dict)]
    tasks = [name for name in telling[0] if all(name in found for found in telling)] if telling else [_OWN_TASK]
    if task is not None and task not in tasks:
        raise StanceError(f"task {task!r} is not in every run; shared are {', '.join(tasks) or 'none'}")
    if not tasks:
        raise StanceError(f"{paths[0]} and {paths[1]}: no task in common; compare runs of the same task")
    chosen = task or tasks[0]
    return [
        (name, read_predictions(found[chosen] if isinstance(found, dict) else found, name=chosen))
        for name, found in zip(_names(paths), files, strict=True)
    ]


def read_texts(path: Path, *, text: str, id_column: str | None) -> dict[str, str]:
    """Read the sentence of each id from a table, to show the flipped ones.

    Raises:
        StanceError: the table lacks a column or a cell.
    """
    rows, where, column = list(read_rows(path)), str(path), id_column or "id"
    require_columns(path, rows[0], {"--text": text, "--id": column})
    return {row.text(column, where=where): row.text(text, where=where) for row in rows}


def project_texts(ids: Sequence[str]) -> dict[str, str] | None:
    """Give the sentences of the project's own items, None where one of the ids is not the project's."""
    try:
        items = project_labelled().items
    except StanceError:
        # A comparison of other systems needs nothing of the project; without its texts the page shows ids.
        return None
    text_by_id = dict(zip(items["id"], items["text"], strict=True))
    return {name: text_by_id[name] for name in ids} if set(ids) <= set(text_by_id) else None


def _files(path: Path) -> dict[str, Path] | Path:
    """Give the predictions files of a run by task; a CSV whose name tells no task as it is."""
    if path.is_file():
        task = path.stem.removeprefix(_PREFIX)
        return path if task == path.stem else {task: path}
    if not path.is_dir():
        raise StanceError(f"{path}: no such run; expected an experiment folder or a predictions CSV")
    found = sorted(path.glob(_PREFIX + "*.csv"))
    if not found:
        raise StanceError(f"{path}: no {_PREFIX}TASK.csv in it; train the experiment first")
    return {item.stem.removeprefix(_PREFIX): item for item in found}


def _names(paths: Sequence[Path]) -> list[str]:
    """Name runs by folder or file; two of the same name by their whole path."""
    short = [path.resolve().name if path.is_dir() else path.stem for path in paths]
    names = [name if short.count(name) == 1 else str(path) for name, path in zip(short, paths, strict=True)]
    return [name if names.count(name) == 1 else f"{name} ({place})" for place, name in enumerate(names, start=1)]
