"""A model as a folder of JSON and plain arrays; nothing in it is ever unpickled.

`model.json` names the tasks, the settings, the SHA-256 of every other file and of itself, and a few
sentences with the probabilities that the model gave: loading checks all of them.
"""

import hashlib
import json
from pathlib import Path
from typing import Any

import numpy as np
from safetensors import SafetensorError
from safetensors.numpy import load as load_arrays
from safetensors.numpy import save as save_arrays

from stance.codebook import Label, Task
from stance.errors import StanceError
from stance.model.classifier import StanceClassifier
from stance.model.linear import Weights
from stance.model.vocabulary import FAMILIES, Vocabulary

FORMAT = 1
_ABOUT, _ARRAYS, _WORDS = "model.json", "arrays.safetensors", "vocabulary.json"
_TOLERANCE = 1e-6
_SELF_TEST = (
    "Tallinn will not lend the force any helicopters, but will not block the mission.",
    "We call on both parties to lay down their arms unless the Council decides otherwise.",
    "The delegates met on Friday.",
)


def save_model(folder: Path, model: StanceClassifier, *, codebook_version: str, about: dict[str, Any]) -> None:
    """Write a fitted model into a folder that exists; `about` is kept as it is."""
    arrays = {
        "coefficients": model.coefficients_.astype(np.float32),
        "intercepts": model.intercepts_,
        "thresholds": model.thresholds_,
    } | {f"weight-{vocabulary.family}": vocabulary.weight for vocabulary in model.vocabularies_}
    words = {vocabulary.family: list(vocabulary.column) for vocabulary in model.vocabularies_}
    contents = {
        _ARRAYS: save_arrays(arrays),
        _WORDS: json.dumps(words, ensure_ascii=False, separators=(",", ":")).encode(),
    }
    record = {
        "format": FORMAT,
        "codebook": codebook_version,
        "tasks": [_task_record(task) for task in model.tasks_],
        "is_multiclass": model.is_multiclass_,
        "families": [vocabulary.family for vocabulary in model.vocabularies_],
        "about": about,
        "self_test": [
            {"text": text, "probabilities": row.round(9).tolist()}
            for text, row in zip(_SELF_TEST, model.predict_proba(_SELF_TEST), strict=True)
        ],
        "sha256": {name: hashlib.sha256(content).hexdigest() for name, content in contents.items()},
    }
    for name, content in contents.items():
        (folder / name).write_bytes(content)
    record["checksum"] = _checksum(record)
    (folder / _ABOUT).write_text(json.dumps(record, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def load_model(folder: Path) -> StanceClassifier:
    """Read a model, after checking every byte of it.

    Raises:
        StanceError: the folder is no model, was changed, or is of a newer format.
    """
    record = read_about(folder)
    contents = {}
    for name in (_ARRAYS, _WORDS):
        path = folder / name
        if not path.is_file():
            raise StanceError(f"{path}: missing; the model is incomplete, train it again")
        contents[name] = path.read_bytes()
        if hashlib.sha256(contents[name]).hexdigest() != record["sha256"].get(name):
            raise StanceError(f"{path}: not the file that was saved (its SHA-256 differs); train the model again")
    try:
        arrays = load_arrays(contents[_ARRAYS])
    except SafetensorError as error:
        raise StanceError(f"{folder / _ARRAYS}: {error}; train the model again") from error
    model = _restore(folder, record, arrays, json.loads(contents[_WORDS]))
    for case in record["self_test"]:
        if np.abs(model.predict_proba([case["text"]])[0] - case["probabilities"]).max() > _TOLERANCE:
            raise StanceError(
                f"{folder}: the model scores its own test sentence {case['text']!r} differently than when it was saved; "
                "it was made by another version of stance, train it again"
            )
    return model


def read_about(folder: Path) -> dict[str, Any]:
    """Read model.json.

    Raises:
        StanceError: the folder is missing or no model, or the file was changed.
    """
    path = folder / _ABOUT
    if not folder.is_dir():
        raise StanceError(f"{folder}: no such folder; expected a model folder as train writes it (…/model)")
    if not path.is_file():
        hint = f"; did you mean {folder / 'model'}?" if (folder / "model" / _ABOUT).is_file() else ""
        raise StanceError(
            f"{folder}: no model (there is no {_ABOUT} in it); expected a folder as train writes it{hint}"
        )
    try:
        record: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except (json.JSONDecodeError, UnicodeDecodeError) as error:
        raise StanceError(f"{path}: no valid JSON ({error}); train the model again") from error
    if record.get("format") != FORMAT:
        raise StanceError(
            f"{path}: format {record.get('format')!r}; this version of stance reads format {FORMAT}; "
            "install the version that wrote it, or train the model again"
        )
    if record.get("checksum") != _checksum(record):
        raise StanceError(f"{path}: not the file that was saved (its checksum differs); train the model again")
    return record


def _restore(
    folder: Path, record: dict[str, Any], arrays: dict[str, Any], words: dict[str, list[str]]
) -> StanceClassifier:
    if any(not np.isfinite(array).all() for array in arrays.values()):
        raise StanceError(f"{folder / _ARRAYS}: an array holds values that are no numbers; train the model again")
    families = tuple(record["families"])
    unknown = [family for family in families if family not in FAMILIES]
    if unknown:
        raise StanceError(f"{folder}: feature family {unknown[0]!r} is unknown; known are {', '.join(FAMILIES)}")
    vocabularies = [
        Vocabulary(family, {name: index for index, name in enumerate(words[family])}, arrays[f"weight-{family}"])
        for family in families
    ]
    tasks = tuple(_task(entry) for entry in record["tasks"])
    n_features, n_labels = sum(len(item.column) for item in vocabularies), sum(len(task.labels) for task in tasks)
    if arrays["coefficients"].shape != (n_features, n_labels):
        raise StanceError(
            f"{folder / _ARRAYS}: coefficients of another shape than the vocabulary; train the model again"
        )
    weights = Weights(arrays["coefficients"].astype(float), arrays["intercepts"], arrays["thresholds"])
    model = StanceClassifier(tasks, families=families)
    return model.restore(tasks, vocabularies, [weights], is_multiclass=record["is_multiclass"])


def _checksum(record: dict[str, Any]) -> str:
    kept = {key: value for key, value in record.items() if key != "checksum"}
    return hashlib.sha256(json.dumps(kept, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def _task_record(task: Task) -> dict[str, Any]:
    return {
        "name": task.name,
        "kind": task.kind,
        "labels": [{"name": label.name, "definition": label.definition} for label in task.labels],
    }


def _task(entry: dict[str, Any]) -> Task:
    labels = tuple(Label(item["name"], item["definition"]) for item in entry["labels"])
    return Task(entry["name"], entry["kind"], labels)
