"""A folder of JSON and plain arrays that is read only if it is what was written; nothing is ever unpickled.

The record names the SHA-256 of every other file and of itself, so a changed byte is found. Further
files may be attached; they are named likewise, and read only when they are asked for. The
checksum is no signature: whoever can write the folder can forge it, so the contents are checked
as those of a stranger, and reading them can do no more than fail.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from safetensors import SafetensorError
from safetensors.numpy import load as load_arrays
from safetensors.numpy import save as save_arrays

from stance.errors import StanceError

FORMAT = 1
ABOUT, ARRAYS, WORDS = "model.json", "arrays.safetensors", "vocabulary.json"
_LARGEST_RECORD = 1 << 24
_LARGEST_FILE = 1 << 31
_REAL = ("float32", "float64")
_ATTACHED = "attached"
_AGAIN = "train the model again"

Arrays = dict[str, npt.NDArray[Any]]


@dataclass(frozen=True, eq=False)
class Archive:
    """What a model folder holds: a record, arrays by name, lists of words by name."""

    record: dict[str, Any]
    arrays: Arrays
    words: dict[str, list[str]]


def write_archive(folder: Path, archive: Archive, attached: Mapping[str, bytes] | None = None) -> None:
    """Write an archive into a folder that exists, with contents of further files by name."""
    contents = {
        ARRAYS: save_arrays(archive.arrays),
        WORDS: json.dumps(archive.words, ensure_ascii=False, separators=(",", ":")).encode(),
    }
    record = archive.record | {"format": FORMAT, "sha256": _hashes(contents)}
    if attached:
        record[_ATTACHED] = _hashes(attached)
    for name, content in (contents | dict(attached or {})).items():
        (folder / name).write_bytes(content)
    record["checksum"] = _checksum(record)
    (folder / ABOUT).write_text(json.dumps(record, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def read_archive(folder: Path) -> Archive:
    """Read an archive after checking every byte of it.

    Raises:
        StanceError: the folder is no model, was changed, or is of another format.
    """
    record = read_about(folder)
    hashes = record.get("sha256")
    if not isinstance(hashes, dict) or set(hashes) != {ARRAYS, WORDS}:
        raise StanceError(f"{folder / ABOUT}: names other files than {ARRAYS} and {WORDS}; {_AGAIN}")
    contents = {name: _read_checked(folder / name, hashes[name]) for name in (ARRAYS, WORDS)}
    return Archive(
        record,
        parse_arrays(folder / ARRAYS, contents[ARRAYS], types=_REAL),
        _parse_words(folder / WORDS, contents[WORDS]),
    )


def read_attached(folder: Path, names: Sequence[str]) -> dict[str, bytes] | None:
    """Read attached files after checking every byte of them; None where the archive was written without them.

    Raises:
        StanceError: as `read_archive`.
    """
    hashes = _attached_hashes(folder, read_about(folder), names)
    if hashes is None:
        return None
    return {name: _read_checked(folder / name, hashes[name]) for name in names}


def refuse_changed_attached(folder: Path, record: Mapping[str, Any], names: Sequence[str]) -> None:
    """Check every byte of the attached files that are there; without them an archive can be used all the same.

    Raises:
        StanceError: one was changed, or the record names others.
    """
    hashes = _attached_hashes(folder, record, names)
    for name, sha256 in ({} if hashes is None else hashes).items():
        path = folder / name
        if path.is_symlink() or path.exists():
            _read_checked(path, sha256)


def _attached_hashes(folder: Path, record: Mapping[str, Any], names: Sequence[str]) -> dict[str, Any] | None:
    hashes = record.get(_ATTACHED)
    if hashes is None:
        return None
    if not isinstance(hashes, dict) or set(hashes) != set(names):
        raise StanceError(f"{folder / ABOUT}: attaches other files than {' and '.join(names)}; {_AGAIN}")
    return hashes


def read_about(folder: Path) -> dict[str, Any]:
    """Read model.json.

    Raises:
        StanceError: the folder is missing or no model, or the file was changed.
    """
    path = folder / ABOUT
    if not folder.is_dir():
        raise StanceError(f"{folder}: no such folder; expected a model folder as train writes it (…/model)")
    if not path.is_file():
        hint = f"; did you mean {folder / 'model'}?" if (folder / "model" / ABOUT).is_file() else ""
        raise StanceError(f"{folder}: no model (there is no {ABOUT} in it); expected a folder as train writes it{hint}")
    try:
        record = json.loads(_read_bytes(path, _LARGEST_RECORD).decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise StanceError(f"{path}: no valid JSON ({error}); {_AGAIN}") from error
    if not isinstance(record, dict):
        raise StanceError(f"{path}: no record of a model; {_AGAIN}")
    if record.get("format") != FORMAT:
        raise StanceError(
            f"{path}: format {record.get('format')!r}; this version of stance reads format {FORMAT}; "
            f"install the version that wrote it, or {_AGAIN}"
        )
    if record.get("checksum") != _checksum(record):
        raise StanceError(f"{path}: not the file that was saved (its checksum differs); {_AGAIN}")
    return record


def _read_checked(path: Path, sha256: Any) -> bytes:
    content = _read_bytes(path, _LARGEST_FILE)
    if hashlib.sha256(content).hexdigest() != sha256:
        raise StanceError(f"{path}: not the file that was saved (its SHA-256 differs); {_AGAIN}")
    return content


def _read_bytes(path: Path, most: int) -> bytes:
    if path.is_symlink():
        raise StanceError(f"{path}: a link to another place; a model is a folder of plain files, copy the file itself")
    if not path.is_file():
        raise StanceError(f"{path}: missing; the model is incomplete, train it again")
    size = path.stat().st_size
    if size > most:
        raise StanceError(f"{path}: {size:,} bytes; a model's file has at most {most:,}; {_AGAIN}")
    return path.read_bytes()


def parse_arrays(path: Path, content: bytes, *, types: Sequence[str]) -> Arrays:
    """Parse arrays of some types of numbers; the library refuses a header that claims more than the file holds.

    Raises:
        StanceError: they are no arrays, or hold something else.
    """
    try:
        arrays: Arrays = load_arrays(content)
    except (SafetensorError, ValueError, KeyError, TypeError, OverflowError, MemoryError) as error:
        raise StanceError(f"{path}: no valid arrays ({error}); {_AGAIN}") from error
    for name, array in arrays.items():
        if array.dtype.name not in types or not np.isfinite(array).all():
            raise StanceError(f"{path}: array {name!r} holds values that are no numbers; {_AGAIN}")
    return arrays


def _parse_words(path: Path, content: bytes) -> dict[str, list[str]]:
    try:
        words = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise StanceError(f"{path}: no valid JSON ({error}); {_AGAIN}") from error
    if not isinstance(words, dict) or not all(isinstance(names, list) for names in words.values()):
        raise StanceError(f"{path}: no lists of words; {_AGAIN}")
    for family, names in words.items():
        if not all(isinstance(name, str) for name in names) or len(set(names)) < len(names):
            raise StanceError(f"{path}: the words of {family!r} are not text, or one stands twice; {_AGAIN}")
    return words


def _hashes(contents: Mapping[str, bytes]) -> dict[str, str]:
    return {name: hashlib.sha256(content).hexdigest() for name, content in contents.items()}


def _checksum(record: dict[str, Any]) -> str:
    kept = {key: value for key, value in record.items() if key != "checksum"}
    return hashlib.sha256(json.dumps(kept, ensure_ascii=False, sort_keys=True).encode("utf-8", "replace")).hexdigest()
