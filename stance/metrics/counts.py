"""Counts per document, from which every figure and every resample is summed."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from stance.metrics.predictions import Predictions

Counts = npt.NDArray[np.float64]
Positions = npt.NDArray[np.intp]

MIN_DOCUMENTS = 5


@dataclass(frozen=True, eq=False)
class DocumentCounts:
    """Sufficient statistics of one run.

    Attributes:
        labels: (documents, labels, 4): true positives, false positives, false negatives, items.
        exact: (documents,): items whose whole label set is right.
    """

    labels: Counts
    exact: Counts

    @property
    def n_documents(self) -> int:
        """Number of documents."""
        return len(self.exact)


def resampling_groups(predictions: Predictions) -> npt.NDArray[Any]:
    """Give what is drawn in a resample: documents; single items where there are fewer than five documents."""
    enough = len(np.unique(predictions.groups)) >= MIN_DOCUMENTS
    return predictions.groups if enough else predictions.ids


def document_positions(groups: npt.NDArray[Any]) -> tuple[int, Positions]:
    """Give the number of documents and, for each item, the place of its document in sorted order."""
    documents, positions = np.unique(groups, return_inverse=True)
    return len(documents), positions


def sum_by_document(per_item: npt.NDArray[Any], positions: Positions, n_documents: int) -> Counts:
    """Sum statistics of items (n, ...) into their documents (documents, ...).

    >>> sum_by_document(np.array([[1.0], [2.0], [4.0]]), np.array([0, 1, 0]), 2).tolist()
    [[5.0], [2.0]]
    """
    total = np.zeros((n_documents, *per_item.shape[1:]))
    np.add.at(total, positions, per_item)
    return total


def count_by_document(predictions: Predictions) -> DocumentCounts:
    """Count hits, false alarms and misses of every label in every document, documents in sorted order."""
    gold, predicted = predictions.gold, predictions.predicted
    per_item = np.stack([gold & predicted, ~gold & predicted, gold & ~predicted, np.ones_like(gold)], axis=2)
    n_documents, positions = document_positions(resampling_groups(predictions))
    labels = sum_by_document(per_item, positions, n_documents)
    return DocumentCounts(labels, sum_by_document((gold == predicted).all(axis=1), positions, n_documents))
