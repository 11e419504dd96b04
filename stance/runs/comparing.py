"""Reading the runs of a comparison: experiment folders or predictions of other systems."""

from collections.abc import Sequence
from pathlib import Path

from stance.errors import StanceError
from stance.metrics.predictions import Predictions, read_predictions

_PREFIX = "predictions_"


def read_runs(paths: Sequence[Path], task: str | None) -> list[tuple[str, Predictions]]:
    """Read the predictions of one task from every run, named by its folder or file.

    Raises:
        StanceError: fewer than two runs, a run without predictions, or no task that all share.
    """
    if len(paths) < 2:
        raise StanceError(f"{len(paths)} run given; a comparison needs at least two")
    files = [_files(path) for path in paths]
    shared = [name for name in files[0] if all(name in found for found in files)]
    if task is not None and task not in shared:
        raise StanceError(f"task {task!r} is not in every run; shared are {', '.join(shared) or 'none'}")
    if not shared:
        raise StanceError(f"{paths[0]} and {paths[1]}: no task in common; compare runs of the same task")
    chosen = task or shared[0]
    names = _names(paths)
    return [(name, read_predictions(found[chosen], name=chosen)) for name, found in zip(names, files, strict=True)]


def _files(path: Path) -> dict[str, Path]:
    """Give the predictions files of a run by task; a single CSV serves any task."""
    if path.is_file():
        name = path.stem.removeprefix(_PREFIX)
        return {name: path, "commitment": path, "label": path}
    if not path.is_dir():
        raise StanceError(f"{path}: no such run; expected an experiment folder or a predictions CSV")
    found = sorted(path.glob(_PREFIX + "*.csv"))
    if not found:
        raise StanceError(f"{path}: no {_PREFIX}TASK.csv in it; train the experiment first")
    return {item.stem.removeprefix(_PREFIX): item for item in found}


def _names(paths: Sequence[Path]) -> list[str]:
    """Name runs by folder or file; two of the same name by their whole path."""
    short = [path.resolve().name if path.is_dir() else path.stem for path in paths]
    return [name if short.count(name) == 1 else str(path) for name, path in zip(short, paths, strict=True)]
