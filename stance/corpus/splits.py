"""The split of the documents, committed as split.csv, and the sentences that would leak across it.

Three parts: `train`, on which readers are tuned; `calibration`, which tuning does not see, for what is fitted on a
tuned reader; `test`, held out from everything.
"""

import csv
import re
from collections.abc import Iterable, Mapping
from pathlib import Path

import numpy as np
import numpy.typing as npt
from sklearn.feature_extraction.text import TfidfVectorizer

from stance.corpus.labelled import Labelled
from stance.corpus.tables import read_rows
from stance.errors import StanceError

PARTS = ("train", "calibration", "test")
HELD_OUT = "test"
CALIBRATION = 0.15
SEED = 12
NEAR_DUPLICATE = 0.9
_NOT_WORD = re.compile(r"\W+")


def read_split(path: Path) -> dict[str, str]:
    """Read which part of PARTS each document is in.

    Raises:
        StanceError: a document stands twice or in no known part.
    """
    part_by_document: dict[str, str] = {}
    for row in read_rows(path):
        document, part = (row.text(column, where=str(path)) for column in ("document", "part"))
        if part not in PARTS:
            raise StanceError(f"{path}, row {row.number}: part {part!r}; expected {', '.join(PARTS)}")
        if document in part_by_document:
            raise StanceError(f"{path}, row {row.number}: document {document!r} stands in two rows; it has one part")
        part_by_document[document] = part
    return part_by_document


def write_split(path: Path, part_by_document: dict[str, str]) -> None:
    """Write split.csv, sorted by document."""
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(("document", "part"))
        writer.writerows(sorted(part_by_document.items()))


def parts_of(labelled: Labelled, part_by_document: dict[str, str]) -> npt.NDArray[np.str_]:
    """Give the part of each sentence.

    Raises:
        StanceError: a document is in no part.
    """
    missing = sorted(set(map(str, labelled.groups)) - set(part_by_document))
    if missing:
        raise StanceError(f"split.csv: document {missing[0]!r} is in no part ({len(missing)} in all); add a row for it")
    return np.array([part_by_document[document] for document in labelled.groups], dtype=np.str_)


def held_out_mask(labelled: Labelled, part_by_document: dict[str, str]) -> npt.NDArray[np.bool_]:
    """Tell which sentences are in held-out documents, real and composed.

    Raises:
        StanceError: a document is in no part.
    """
    mask: npt.NDArray[np.bool_] = parts_of(labelled, part_by_document) == HELD_OUT
    return mask


def draw_held_out(documents: Iterable[str], n: int, seed: int = SEED) -> list[str]:
    """Draw which documents of one batch of composed documents are held out; the first of a random order."""
    return _shuffled(documents, seed)[:n]


def draw_calibration(stratum_by_document: Mapping[str, str], share: float = CALIBRATION, seed: int = SEED) -> list[str]:
    """Draw which training documents are for calibration: of each stratum, a source or a genre, the share asked for."""
    by_stratum: dict[str, list[str]] = {}
    for document, stratum in stratum_by_document.items():
        by_stratum.setdefault(stratum, []).append(document)
    return [
        document for found in by_stratum.values() for document in _shuffled(found, seed)[: round(share * len(found))]
    ]


def _shuffled(documents: Iterable[str], seed: int) -> list[str]:
    """Give documents in an order that hangs on their names alone."""
    ordered = sorted(documents)
    order = np.random.default_rng([seed, len(ordered), *"".join(ordered[:1]).encode()]).permutation(len(ordered))
    return [ordered[place] for place in order]


def near_duplicates(train: Labelled, test: Labelled) -> list[tuple[str, str, float]]:
    """List pairs of a training and a held-out sentence that are (nearly) the same.

    Similarity is 1 where they are equal but for case, marks and spaces, else the cosine of their character
    3-5-grams; pairs from NEAR_DUPLICATE up are given, as (training id, held-out id, similarity).
    """
    vectorizer = TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 5), dtype=np.float32)
    plain = [_normalise(text) for text in train.texts], [_normalise(text) for text in test.texts]
    known, unseen = vectorizer.fit_transform(plain[0]), vectorizer.transform(plain[1])
    similar = (unseen @ known.T).tocoo()
    ids_train, ids_test = train.items["id"].to_list(), test.items["id"].to_list()
    return sorted(
        (ids_train[column], ids_test[row], 1.0 if plain[0][column] == plain[1][row] else round(float(value), 3))
        for row, column, value in zip(similar.row, similar.col, similar.data, strict=True)
        if value >= NEAR_DUPLICATE
    )


def _normalise(text: str) -> str:
    return " ".join(_NOT_WORD.split(text.lower())).strip()


def split_by_group(groups: npt.NDArray[np.str_], *, share: float, seed: int) -> npt.NDArray[np.bool_]:
    """Hold out about a share of the items, whole groups at a time: a mask of the held-out ones."""
    names, sizes = np.unique(groups, return_counts=True)
    order = np.random.default_rng(seed).permutation(len(names))
    held_out: list[str] = []
    n_items = 0
    for index in order:
        if n_items >= share * len(groups) or len(held_out) == len(names) - 1:
            break
        held_out.append(names[index])
        n_items += sizes[index]
    return np.isin(groups, held_out)
