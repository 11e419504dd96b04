"""The sentences that a model was trained on: ids, gold labels and features, never their text.

They are kept beside the model for precedents. A file of a stranger may claim anything, so every number
in it is checked before it is used as a place in an array.
"""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from safetensors.numpy import save as save_arrays
from scipy import sparse

from stance.errors import StanceError
from stance.model.archive import Arrays, parse_arrays, read_attached

Bools = npt.NDArray[np.bool_]

ITEMS, ROWS = "training.json", "training.safetensors"
_COLUMNS = ("id", "document", "sha256")
_WHOLE = ("uint8", "uint16", "uint32")


@dataclass(frozen=True, eq=False)
class TrainingSet:
    """Training sentences in their order: id, document and fingerprint of the text of each.

    `gold` (sentences, labels) has the columns of the model's `classes_`; `counts` (sentences, features) tells how
    often a sentence has each feature that the model knows.
    """

    ids: tuple[str, ...]
    documents: tuple[str, ...]
    sha256: tuple[str, ...]
    gold: Bools
    counts: sparse.csr_matrix


def training_set_files(kept: TrainingSet) -> dict[str, bytes]:
    """Give the contents of the files that a training set is kept in, by name."""
    columns = dict(zip(_COLUMNS, (kept.ids, kept.documents, kept.sha256), strict=True))
    counts = kept.counts
    arrays = {
        "gold": kept.gold.astype(np.uint8),
        "lengths": _narrow(np.diff(counts.indptr)),
        "columns": _narrow(counts.indices),
        "counts": _narrow(counts.data),
    }
    return {
        ITEMS: json.dumps(columns, ensure_ascii=False, separators=(",", ":")).encode(),
        ROWS: save_arrays(arrays),
    }


def read_training_set(folder: Path, *, n_features: int, n_labels: int) -> TrainingSet:
    """Read the training set of a model folder.

    Raises:
        StanceError: the folder has none, or it was changed, or does not belong to such a model.
    """
    contents = read_attached(folder, (ITEMS, ROWS))
    if contents is None:
        raise StanceError(
            f"{folder}: keeps no training sentences, as older versions of stance left them out; "
            "train the model again to have precedents"
        )
    try:
        ids, documents, sha256 = _parse_items(contents[ITEMS])
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise StanceError(f"{folder / ITEMS}: no list of training sentences ({error}); train it again") from error
    arrays = parse_arrays(folder / ROWS, contents[ROWS], types=_WHOLE)
    if not _fit(arrays, n_items=len(ids), n_features=n_features, n_labels=n_labels):
        raise StanceError(f"{folder / ROWS}: features of other sentences than {ITEMS} lists; train the model again")
    return TrainingSet(ids, documents, sha256, arrays["gold"].astype(bool), _counts(arrays, n_features))


def _narrow(values: npt.NDArray[Any]) -> npt.NDArray[Any]:
    """Give whole numbers in the smallest type that holds them."""
    whole = values.astype(np.uint32)
    return whole.astype(next(name for name in _WHOLE if whole.max(initial=0) <= np.iinfo(name).max))


def _parse_items(content: bytes) -> tuple[tuple[str, ...], ...]:
    columns = json.loads(content)
    found = tuple(tuple(columns[name]) for name in _COLUMNS)
    if not found[0] or len({len(column) for column in found}) > 1:
        raise ValueError("columns are empty or of unlike length")
    if not all(isinstance(cell, str) for column in found for cell in column):
        raise ValueError("a cell is no text")
    return found


def _fit(arrays: Arrays, *, n_items: int, n_features: int, n_labels: int) -> bool:
    shapes = {"gold": (n_items, n_labels), "lengths": (n_items,)}
    if set(arrays) != {*shapes, "columns", "counts"} or any(arrays[name].shape != shapes[name] for name in shapes):
        return False
    n_kept = (int(arrays["lengths"].sum(dtype=np.int64)),)
    if arrays["columns"].shape != n_kept or arrays["counts"].shape != n_kept:
        return False
    return bool((arrays["columns"] < n_features).all() and (arrays["counts"] > 0).all() and (arrays["gold"] < 2).all())


def _counts(arrays: Arrays, n_features: int) -> sparse.csr_matrix:
    starts = np.concatenate([[0], np.cumsum(arrays["lengths"], dtype=np.int64)])
    columns = arrays["columns"].astype(np.int32)
    matrix = sparse.csr_matrix((arrays["counts"].astype(float), columns, starts), (len(starts) - 1, n_features))
    matrix.sum_duplicates()
    return matrix
