"""The line under every report that tells under which conditions its figures were made."""

import hashlib
import platform
from importlib.metadata import version

import numpy as np

from stance.corpus.labelled import Labelled
from stance.metrics.intervals import RESAMPLES
from stance.model.embeddings import NAME, PACKAGES
from stance.runs.versions import library_versions


def signature(data: str, *, held_out: str, settings: str, families: tuple[str, ...], seed: int) -> str:
    """Give the signature of a run on data of this hash."""
    return (
        f"stance {version('stance')} | data {data[:12]} | {held_out} | {settings} | seed {seed} | "
        f"{RESAMPLES} resamples of documents, expanded percentile, not under Wilson's | {package_versions(families)}"
    )


def package_versions(families: tuple[str, ...]) -> str:
    """Give the part of the signature that tells what fitted the weights of a model of these families."""
    found = library_versions() | {name: version(name) for name in (PACKAGES if NAME in families else ())}
    return " ".join(f"{name} {number}" for name, number in found.items()) + f" | Python {platform.python_version()}"


def signature_seed(line: str) -> int:
    """Read the seed back from a signature line."""
    return int(next(part for part in line.split(" | ") if part.startswith("seed ")).removeprefix("seed "))


def data_hash(train: Labelled, test: Labelled) -> str:
    """Give the SHA-256 of all that was trained on and tested with: ids, texts, gold."""
    digest = hashlib.sha256()
    for part in (train, test):
        for item, text in zip(part.items["id"], part.texts, strict=True):
            digest.update(f"{item}\t{text}\n".encode())
        for task in part.tasks:
            digest.update(np.packbits(part.gold[task.name]).tobytes())
        digest.update(b"--")
    return digest.hexdigest()
