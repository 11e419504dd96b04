"""The training sentences that are most like a sentence to the model.

Likeness is the cosine of contributions, coefficient times feature for every feature and label: the
same numbers whose sums are the scores and whose largest are the evidence. So two sentences are alike
where the same features push the same labels, and a word that decides nothing counts for nothing,
however rare it is. Summed over the labels, that is the cosine of the features, each weighted by the
length of its row of coefficients.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from scipy import sparse

from stance.corpus.labelled import Labelled
from stance.corpus.sampling import fingerprint
from stance.errors import StanceError
from stance.model.classifier import StanceClassifier
from stance.model.features import SentenceView
from stance.model.training_set import TrainingSet, read_training_set
from stance.model.vocabulary import FAMILIES, stack, stack_counts, weigh_counts

Floats = npt.NDArray[np.float64]

# Far finer than what is shown and far coarser than what sums differ by from machine to machine.
_DIGITS = 9
# Less would be shown as nothing.
_LEAST = 1e-4
_CELLS_AT_ONCE = 1 << 21


class Likeness(NamedTuple):
    """The place of a training sentence in the training set, and its similarity, at least 0.0001 and at most 1."""

    place: int
    similarity: float


@dataclass(frozen=True, eq=False)
class Precedents:
    """A model with the contributions of its training sentences, of unit length: (features, sentences)."""

    model: StanceClassifier
    kept: TrainingSet
    contributions: sparse.csr_matrix


def keep_training_set(model: StanceClassifier, train: Labelled) -> TrainingSet | None:
    """Give of the sentences that a model was trained on what is kept beside it; nothing of a dense family."""
    if _is_dense(model):
        return None
    return TrainingSet(
        tuple(map(str, train.items["id"])),
        tuple(map(str, train.groups)),
        tuple(map(fingerprint, train.texts)),
        np.hstack([train.gold[task.name] for task in model.tasks_]),
        stack_counts(model.vocabularies_, map(SentenceView, train.texts)),
    )


def _is_dense(model: StanceClassifier) -> bool:
    return any(FAMILIES[vocabulary.family].encode for vocabulary in model.vocabularies_)


def open_precedents(model: StanceClassifier) -> Precedents:
    """Read and weigh the training sentences of a model.

    Raises:
        StanceError: nobody kept them, or the model folder does not give them.
    """
    kept = model.training_set_
    if _is_dense(model):
        raise StanceError(
            "a model with sentence embeddings keeps no training sentences to give as precedents; use one without them"
        )
    if kept is None:
        raise StanceError(
            "this model does not know its training sentences; precedents need a model folder, "
            "or a classifier as stance.train gives it"
        )
    if isinstance(kept, Path):
        n_features, n_labels = model.coefficients_.shape
        kept = read_training_set(kept, n_features=n_features, n_labels=n_labels)
    rows = _contributions(model, weigh_counts(model.vocabularies_, kept.counts))
    return Precedents(model, kept, rows.T.tocsr())


def find_precedents(precedents: Precedents, sentences: list[SentenceView], n: int) -> Iterator[list[Likeness]]:
    """Give for each sentence the n training sentences most like it, fewer where fewer share anything with it.

    Equal ones stand in the order of training.
    """
    rows = _contributions(precedents.model, stack(precedents.model.vocabularies_, sentences))
    step = max(1, _CELLS_AT_ONCE // len(precedents.kept.ids))
    for start in range(0, len(sentences), step):
        similarities = (rows[start : start + step] @ precedents.contributions).toarray().round(_DIGITS)
        for row in similarities:
            yield _nearest(row, n)


def _nearest(row: Floats, n: int) -> list[Likeness]:
    least = np.partition(row, -n)[-n] if n < len(row) else _LEAST
    places = np.flatnonzero(row >= max(least, _LEAST))
    order = places[np.argsort(-row[places], kind="stable")][:n]
    return [Likeness(int(place), float(row[place])) for place in order]


def _contributions(model: StanceClassifier, features: sparse.csr_matrix) -> sparse.csr_matrix:
    weighted = features @ sparse.diags_array(np.sqrt((model.coefficients_**2).sum(axis=1)))
    lengths = np.sqrt(np.asarray(weighted.multiply(weighted).sum(axis=1)).ravel())
    return sparse.csr_matrix(sparse.diags_array(1 / np.where(lengths > 0, lengths, 1.0)) @ weighted)
