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

from stance.model.features import Feature, char_features, cue_features, word_features
from stance.model.keywords import keyword_features

Floats = npt.NDArray[np.float64]

FAMILIES: dict[str, Callable[[str], list[Feature]]] = {
    "cues": cue_features,
    "words": word_features,
    "chars": char_features,
    "keywords": keyword_features,
}
_BINARY = frozenset(("cues", "keywords"))


@dataclass(frozen=True, eq=False)
class Vocabulary:
    """The features of one family that were seen in training: column by name, weight by column."""

    family: str
    column: dict[str, int]
    weight: Floats

    def matrix(self, texts: Sequence[str]) -> sparse.csr_matrix:
        """Give the features of texts: (texts, columns)."""
        extract, column = FAMILIES[self.family], self.column
        indices: list[int] = []
        counts: list[int] = []
        starts = [0]
        for text in texts:
            found = Counter(column[name] for name, _, _ in extract(text) if name in column)
            indices.extend(found)
            counts.extend(found.values())
            starts.append(len(indices))
        values = np.asarray(counts, dtype=float)
        columns = np.asarray(indices, dtype=np.int32)
        if self.family in _BINARY:
            values = np.ones_like(values)
        else:
            values = (1 + np.log(values)) * self.weight[columns]
        matrix = sparse.csr_matrix((values, columns, np.asarray(starts)), shape=(len(texts), len(column)))
        return matrix if self.family in _BINARY else _unit_rows(matrix)


def learn_vocabulary(family: str, texts: Sequence[str], *, min_documents: int) -> Vocabulary:
    """Keep the features of a family that occur in enough texts, in alphabetical order."""
    extract = FAMILIES[family]
    frequency: Counter[str] = Counter()
    for text in texts:
        frequency.update({name for name, _, _ in extract(text)})
    names = sorted(name for name, count in frequency.items() if count >= min_documents)
    found = np.array([frequency[name] for name in names], dtype=float)
    weight = np.log((1 + len(texts)) / (1 + found)) + 1
    return Vocabulary(family, {name: index for index, name in enumerate(names)}, weight)


def stack(vocabularies: Sequence[Vocabulary], texts: Sequence[str]) -> Any:
    """Give the features of all families side by side."""
    if not vocabularies:
        return sparse.csr_matrix((len(texts), 0))
    return sparse.hstack([vocabulary.matrix(texts) for vocabulary in vocabularies], format="csr")


def _unit_rows(matrix: sparse.csr_matrix) -> sparse.csr_matrix:
    norms = np.sqrt(np.asarray(matrix.multiply(matrix).sum(axis=1)).ravel())
    lengths = np.diff(matrix.indptr)
    matrix.data /= np.repeat(np.where(norms > 0, norms, 1.0), lengths)
    return matrix
