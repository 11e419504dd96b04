"""Feature families and their sparse matrix.

Cues and keywords are 0 or 1; n-grams are weighted by TF-IDF and brought to unit length within
their family.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy import sparse

from stance.model.features import (
    Feature,
    SentenceView,
    char_features,
    cue_features,
    frame_features,
    word_features,
)
from stance.model.keywords import keyword_features

Floats = npt.NDArray[np.float64]

FAMILIES: dict[str, Callable[[SentenceView], list[Feature]]] = {
    "cues": cue_features,
    "frames": frame_features,
    "words": word_features,
    "chars": char_features,
    "keywords": keyword_features,
}
_BINARY = frozenset(("cues", "frames", "keywords"))


@dataclass(frozen=True, eq=False)
class Vocabulary:
    """The features of one family that were seen in training: column by name, weight by column."""

    family: str
    column: dict[str, int]
    weight: Floats

    def matrix(self, sentences: Sequence[SentenceView]) -> sparse.csr_matrix:
        """Give the features of sentences: (sentences, columns)."""
        extract, column = FAMILIES[self.family], self.column
        indices: list[int] = []
        counts: list[int] = []
        starts = [0]
        for sentence in sentences:
            found = Counter(column[name] for name, _, _ in extract(sentence) if name in column)
            indices.extend(found)
            counts.extend(found.values())
            starts.append(len(indices))
        values = np.asarray(counts, dtype=float)
        columns = np.asarray(indices, dtype=np.int32)
        if self.family in _BINARY:
            values = np.ones_like(values)
        else:
            values = (1 + np.log(values)) * self.weight[columns]
        matrix = sparse.csr_matrix((values, columns, np.asarray(starts)), shape=(len(sentences), len(column)))
        return matrix if self.family in _BINARY else _unit_rows(matrix)


def learn_vocabulary(family: str, sentences: Sequence[SentenceView], *, min_documents: int) -> Vocabulary:
    """Keep the features of a family that occur in enough sentences, in alphabetical order."""
    extract = FAMILIES[family]
    frequency: Counter[str] = Counter()
    for sentence in sentences:
        frequency.update({name for name, _, _ in extract(sentence)})
    names = sorted(name for name, count in frequency.items() if count >= min_documents)
    found = np.array([frequency[name] for name in names], dtype=float)
    weight = np.log((1 + len(sentences)) / (1 + found)) + 1
    return Vocabulary(family, {name: index for index, name in enumerate(names)}, weight)


def stack(vocabularies: Sequence[Vocabulary], sentences: Sequence[SentenceView]) -> Any:
    """Give the features of all families side by side."""
    if not vocabularies:
        return sparse.csr_matrix((len(sentences), 0))
    return sparse.hstack([vocabulary.matrix(sentences) for vocabulary in vocabularies], format="csr")


def _unit_rows(matrix: sparse.csr_matrix) -> sparse.csr_matrix:
    norms = np.sqrt(np.asarray(matrix.multiply(matrix).sum(axis=1)).ravel())
    lengths = np.diff(matrix.indptr)
    matrix.data /= np.repeat(np.where(norms > 0, norms, 1.0), lengths)
    return matrix
