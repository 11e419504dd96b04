"""The features that training kept, and the sparse matrix of sentences over them."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy import sparse

from stance.codebook import Task
from stance.errors import StanceError
from stance.model.embeddings import EMBEDDINGS
from stance.model.features import CHARS, CUES, FRAMES, WORDS, Encoder, Family, SentenceView, is_of_stance
from stance.model.keywords import KEYWORDS

Floats = npt.NDArray[np.float64]

FAMILIES: dict[str, Family] = {
    "cues": CUES,
    "frames": FRAMES,
    "words": WORDS,
    "chars": CHARS,
    "keywords": KEYWORDS,
    "embeddings": EMBEDDINGS,
}
# The task of the codebook whose types have frames of their own.
COMMITMENT = "commitment"
_MEMO_LIMIT = 500_000
# MiniLM has dimensions that are zero whatever the sentence, but for rounding.
_LEAST_SPREAD = 1e-4
# The usual length of a row of dense values beside rows of unit length. Inner folds of embeddings joined to
# the default's families like lengths from 2 to 5 about equally, and 1 less.
_DENSE_LENGTH = 3.0


@dataclass(frozen=True, eq=False)
class Vocabulary:
    """The features of one family that were seen in training: column by name, weight by column.

    `memo` holds the columns of keys that were met.
    """

    family: str
    column: dict[str, int]
    weight: Floats
    memo: dict[Any, list[int]] = field(default_factory=dict, repr=False)

    def columns_of(self, key: Any) -> list[int]:
        """Give the columns of a key."""
        found = self.memo.get(key)
        if found is None:
            if len(self.memo) > _MEMO_LIMIT:
                self.memo.clear()
            column = self.column
            found = [column[name] for name in FAMILIES[self.family].names(key) if name in column]
            self.memo[key] = found
        return found

    def weigh(self, matrix: sparse.csr_matrix) -> sparse.csr_matrix:
        """Turn counts into features, in place; values of a dense family are features already."""
        if FAMILIES[self.family].encode:
            return matrix
        if FAMILIES[self.family].is_binary:
            matrix.data[:] = 1.0
            return matrix
        matrix.data = (1 + np.log(matrix.data)) * self.weight[matrix.indices]
        return _unit_rows(matrix)

    def values(self, counts: Mapping[int, int]) -> dict[int, float]:
        """Turn the counts of one sentence, by column, into its features; no family of dense values has counts."""
        if FAMILIES[self.family].is_binary:
            return dict.fromkeys(counts, 1.0)
        columns = np.fromiter(counts, dtype=np.int32)
        found = np.fromiter(counts.values(), dtype=float)
        row = self.weigh(sparse.csr_matrix((found, columns, [0, len(columns)]), (1, len(self.column))))
        return dict(zip(columns.tolist(), row.data.tolist(), strict=True))

    def dense(self, encode: Encoder, texts: Sequence[str]) -> sparse.csr_matrix:
        """Give the values of a dense family: (sentences, columns)."""
        values = encode(texts)
        if values.shape[1] != len(self.weight):
            raise StanceError(
                f"the model was trained on {len(self.weight)} dimensions of {self.family}, the installed encoder gives "
                f"{values.shape[1]}; train the model again"
            )
        return sparse.csr_matrix(values * self.weight)


def learn_vocabulary(family: str, sentences: Sequence[SentenceView], *, min_documents: int) -> Vocabulary:
    """Keep the features of a family that occur in enough sentences, in alphabetical order; all of a dense family."""
    if encode := FAMILIES[family].encode:
        return _learn_dense(family, encode([sentence.text for sentence in sentences], keep=True))
    keys, names = FAMILIES[family].keys, FAMILIES[family].names
    frequency: Counter[str] = Counter()
    for sentence in sentences:
        frequency.update({name for key in set(keys(sentence)) for name in names(key)})
    kept = sorted(name for name, count in frequency.items() if count >= min_documents)
    found = np.array([frequency[name] for name in kept], dtype=float)
    weight = np.log((1 + len(sentences)) / (1 + found)) + 1
    return Vocabulary(family, {name: index for index, name in enumerate(kept)}, weight)


def _learn_dense(family: str, values: npt.NDArray[np.float32]) -> Vocabulary:
    """Standardise dimensions to a common spread.

    Their means are left: an intercept, which is not regularised, takes them up.
    """
    spread = values.std(axis=0, dtype=float)
    varies = spread > _LEAST_SPREAD
    length = _DENSE_LENGTH / np.sqrt(max(varies.sum(), 1))
    weight = np.where(varies, length / np.where(varies, spread, 1.0), 0.0)
    return Vocabulary(family, {str(index): index for index in range(len(weight))}, weight)


class _Rows:
    """The counts of one family over sentences that come one by one."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self.family = FAMILIES[vocabulary.family]
        self.texts: list[str] = []
        self.indices: list[int] = []
        self.starts = [0]

    def add(self, sentence: SentenceView) -> None:
        if self.family.encode:
            self.texts.append(sentence.text)
            return
        memo = self.vocabulary.memo
        for key in self.family.keys(sentence):
            found = memo.get(key)
            self.indices += self.vocabulary.columns_of(key) if found is None else found
        self.starts.append(len(self.indices))

    def counts(self) -> sparse.csr_matrix:
        if self.family.encode:
            return self.vocabulary.dense(self.family.encode, self.texts)
        shape = (len(self.starts) - 1, len(self.vocabulary.column))
        indices = np.asarray(self.indices, dtype=np.int32)
        matrix = sparse.csr_matrix((np.ones(len(indices)), indices, np.asarray(self.starts)), shape)
        matrix.sum_duplicates()
        return matrix


def _count(vocabularies: Sequence[Vocabulary], sentences: Iterable[SentenceView]) -> list[sparse.csr_matrix]:
    """Count how often each sentence has each feature: (sentences, columns) of each family.

    A sentence goes through all families before the next one is asked for, so that a stream of them is never in
    memory as a whole; it also spares the collector, which would look at what was read again and again.
    """
    rows = [_Rows(vocabulary) for vocabulary in vocabularies]
    for sentence in sentences:
        for row in rows:
            row.add(sentence)
    return [row.counts() for row in rows]


def stack(vocabularies: Sequence[Vocabulary], sentences: Iterable[SentenceView]) -> Any:
    """Give the features of all families side by side."""
    if not vocabularies:
        return sparse.csr_matrix((sum(1 for _ in sentences), 0))
    pairs = zip(vocabularies, _count(vocabularies, sentences), strict=True)
    return sparse.hstack([vocabulary.weigh(counts) for vocabulary, counts in pairs], format="csr")


def serving(matrix: Any, vocabularies: Sequence[Vocabulary], task: Task) -> Any:
    """Leave of the features those that speak of this task: frames of stance say nothing of what is committed to.

    What is left out is zero, so that it gets no weight.
    """
    if task.name != COMMITMENT:
        return matrix
    kept = [not is_of_stance(name) for vocabulary in vocabularies for name in vocabulary.column]
    return matrix @ sparse.diags_array(np.array(kept, dtype=float), format="csr")


def stack_counts(vocabularies: Sequence[Vocabulary], sentences: Iterable[SentenceView]) -> Any:
    """Give the counts of all families side by side."""
    if not vocabularies:
        return sparse.csr_matrix((sum(1 for _ in sentences), 0))
    return sparse.hstack(_count(vocabularies, sentences), format="csr")


def weigh_counts(vocabularies: Sequence[Vocabulary], counts: sparse.csr_matrix) -> Any:
    """Turn counts of all families side by side into features, the same that `stack` gives."""
    parts, start = [], 0
    for vocabulary in vocabularies:
        end = start + len(vocabulary.column)
        parts.append(vocabulary.weigh(counts[:, start:end]))
        start = end
    return sparse.hstack(parts, format="csr") if parts else counts


def _unit_rows(matrix: sparse.csr_matrix) -> sparse.csr_matrix:
    squares = (
        np.add.reduceat(np.append(matrix.data**2, 0.0), matrix.indptr[:-1]) if matrix.nnz else np.zeros(matrix.shape[0])
    )
    lengths = np.diff(matrix.indptr)
    norms = np.sqrt(np.where(lengths > 0, squares, 1.0))
    matrix.data /= np.repeat(norms, lengths)
    return matrix
