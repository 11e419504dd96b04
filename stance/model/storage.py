"""Models saved and loaded: as a folder that is safe to load, or as a joblib file that is not.

A saved model carries a few sentences with the probabilities that it gave; loading scores them
again, so a model that would now answer otherwise is refused. A joblib file is a pickle, which can
run any program when it is read; it is therefore read only where the caller says that it is trusted.
"""

import os
import tempfile
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from stance.codebook import KINDS, Label, Task, shipped_codebook
from stance.errors import StanceError
from stance.model.archive import (
    ABOUT,
    ARRAYS,
    FORMAT,
    WORDS,
    Archive,
    read_about,
    read_archive,
    refuse_changed_attached,
    write_archive,
)
from stance.model.classifier import StanceClassifier
from stance.model.embeddings import refuse_missing_extra
from stance.model.linear import GRID, Weights
from stance.model.soundness import UNKNOWN, array_problems, read_is_multiclass, read_self_test
from stance.model.training_set import ITEMS, ROWS, TrainingSet, training_set_files
from stance.model.vocabulary import FAMILIES, Vocabulary

__all__ = ["FORMAT", "export_joblib", "load_any", "load_model", "read_about", "read_support", "save_model"]

OWN_LABELS = "own labels"
_TOLERANCE = 1e-6
# Processors differ in the last digits of embeddings.
_DENSE_TOLERANCE = 1e-4
_AGAIN = "train the model again"
_SELF_TEST = (
    "Tallinn will not lend the force any helicopters, but will not block the mission.",
    "We call on both parties to lay down their arms unless the Council decides otherwise.",
    "The delegates met on Friday.",
)


def save_model(
    folder: Path,
    model: StanceClassifier,
    *,
    codebook_version: str,
    about: dict[str, Any],
    training_set: TrainingSet | None = None,
) -> None:
    """Write a fitted model into a folder that exists; `about` is kept as it is."""
    arrays = {
        "coefficients": model.coefficients_.astype(np.float32),
        "intercepts": model.intercepts_,
        "thresholds": model.thresholds_,
        "support": np.nan_to_num(model.support_, nan=UNKNOWN),
    } | {f"weight-{vocabulary.family}": vocabulary.weight for vocabulary in model.vocabularies_}
    words = {vocabulary.family: list(vocabulary.column) for vocabulary in model.vocabularies_}
    record = {
        "codebook": codebook_version,
        "tasks": [_task_record(task) for task in model.tasks_],
        "is_multiclass": model.is_multiclass_,
        "families": [vocabulary.family for vocabulary in model.vocabularies_],
        "about": about,
        "self_test": [
            {"text": text, "probabilities": row.round(9).tolist()}
            for text, row in zip(_SELF_TEST, model.predict_proba(_SELF_TEST), strict=True)
        ],
    }
    attached = {} if training_set is None else training_set_files(training_set)
    write_archive(folder, Archive(record, arrays, words), attached)


def load_any(path: Path, *, trust: bool = False) -> StanceClassifier:
    """Load a model folder, or with `trust` a joblib file too.

    Raises:
        StanceError: as `load_model`; or a file without trust, or one that holds no classifier.
    """
    if not path.is_file():
        return load_model(path)
    if not trust:
        raise StanceError(
            f"{path}: a file, where a model folder was expected; a joblib file can run any program when it is read: "
            "if you made it yourself, say so with --trust (in Python trust=True), else ask for the folder"
        )
    return _load_joblib(path)


def load_model(folder: Path) -> StanceClassifier:
    """Load a model folder, after checking every byte of it; its training sentences are read when they are asked for.

    Raises:
        StanceError: the folder is no model, was changed, is of another format or codebook, scores differently, or
            needs an extra that is not installed.
    """
    archive = read_archive(folder)
    refuse_changed_attached(folder, archive.record, (ITEMS, ROWS))
    try:
        model = _restore(folder, archive)
        _refuse_other_codebook(folder, archive.record, model.tasks_)
        cases = read_self_test(archive.record)
    except (KeyError, TypeError, ValueError, AttributeError, IndexError, OverflowError) as error:
        raise StanceError(f"{folder / ABOUT}: an entry is missing or damaged ({error!r}); {_AGAIN}") from error
    is_dense = any(FAMILIES[vocabulary.family].encode for vocabulary in model.vocabularies_)
    tolerance = _DENSE_TOLERANCE if is_dense else _TOLERANCE
    for text, expected in cases:
        found = model.predict_proba([text])[0]
        if expected.shape != found.shape or not np.abs(found - expected).max() <= tolerance:
            raise StanceError(
                f"{folder}: the model scores its own test sentence {text[:80]!r} differently than when it was saved; "
                "it was made by another version of stance, train it again"
            )
    model.training_set_ = folder.absolute()
    return model


def read_support(folder: Path) -> npt.NDArray[np.float64]:
    """Read the precision on inner folds (thresholds, labels) of a saved model, for which no extra is needed.

    Raises:
        StanceError: the folder is no model, or was changed.
    """
    return _support(read_archive(folder))


def _support(archive: Archive) -> npt.NDArray[np.float64]:
    stored = archive.arrays["support"]
    return np.where(stored == UNKNOWN, np.nan, stored)


def export_joblib(model: StanceClassifier, path: Path) -> None:
    """Write a model as a joblib file, whole or not at all; it is without the training sentences of its folder."""
    from copy import copy

    from joblib import dump

    model = copy(model)
    model.training_set_ = None

    handle, name = tempfile.mkstemp(prefix=".stance-", dir=path.resolve().parent)
    os.close(handle)
    try:
        dump(model, name)
        Path(name).chmod(0o644)
        Path(name).replace(path)
    finally:
        Path(name).unlink(missing_ok=True)


def _load_joblib(path: Path) -> StanceClassifier:
    from joblib import load

    try:
        model = load(path)
    except Exception as error:
        raise StanceError(
            f"{path}: no joblib file that this version reads ({error}); export the model again"
        ) from error
    if not isinstance(model, StanceClassifier):
        raise StanceError(f"{path}: holds {type(model).__name__}; expected a model as --export writes it")
    return model


def _restore(folder: Path, archive: Archive) -> StanceClassifier:
    record, arrays = archive.record, archive.arrays
    tasks, families = tuple(_task(entry) for entry in record["tasks"]), tuple(record["families"])
    unknown = [family for family in families if family not in FAMILIES]
    if unknown:
        raise StanceError(f"{folder}: feature family {unknown[0]!r} is unknown; known are {', '.join(FAMILIES)}")
    refuse_missing_extra(families, where=str(folder))
    n_features, n_labels = sum(len(archive.words[name]) for name in families), sum(len(task.labels) for task in tasks)
    shapes: dict[str, tuple[int, ...]] = {f"weight-{name}": (len(archive.words[name]),) for name in families}
    shapes |= {"coefficients": (n_features, n_labels), "intercepts": (n_labels,), "thresholds": (n_labels,)}
    shapes["support"] = (len(GRID), n_labels)
    found = {name: array.shape for name, array in arrays.items()}
    if found != shapes or set(archive.words) != set(families):
        raise StanceError(f"{folder / ARRAYS}: arrays of other shapes than tasks and {WORDS} need; {_AGAIN}")
    for problem in array_problems(arrays):
        raise StanceError(f"{folder / ARRAYS}: {problem}; {_AGAIN}")
    vocabularies = [
        Vocabulary(
            family, {name: index for index, name in enumerate(archive.words[family])}, arrays[f"weight-{family}"]
        )
        for family in families
    ]
    weights = Weights(
        arrays["coefficients"].astype(float), arrays["intercepts"], arrays["thresholds"], _support(archive)
    )
    is_multiclass = read_is_multiclass(record, len(tasks), is_multilabel=tasks[0].is_multilabel)
    model = StanceClassifier(tasks, families=families)
    return model.restore(tasks, vocabularies, [weights], is_multiclass=is_multiclass)


def _refuse_other_codebook(folder: Path, record: dict[str, Any], tasks: tuple[Task, ...]) -> None:
    if record["codebook"] == OWN_LABELS:
        return
    codebook = shipped_codebook()
    shipped = {task.name: (task.kind, task.names) for task in codebook.tasks}
    if record["codebook"] != codebook.version or any(
        shipped.get(task.name) != (task.kind, task.names) for task in tasks
    ):
        raise StanceError(
            f"{folder}: trained on codebook {record['codebook']!r}; this version of stance has codebook "
            f"{codebook.version!r}; install the version that trained it, or {_AGAIN}"
        )


def _task_record(task: Task) -> dict[str, Any]:
    return {
        "name": task.name,
        "kind": task.kind,
        "labels": [{"name": label.name, "definition": label.definition} for label in task.labels],
    }


def _task(entry: dict[str, Any]) -> Task:
    labels = tuple(Label(str(item["name"]), str(item["definition"])) for item in entry["labels"])
    if entry["kind"] not in KINDS or not labels:
        raise ValueError(f"task {entry['name']!r}")
    return Task(str(entry["name"]), entry["kind"], labels)
