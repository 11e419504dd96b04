"""Counts per document, from which every figure and every resample is summed."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from stance.metrics.predictions import Predictions

Counts = npt.NDArray[np.float64]


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


def count_by_document(predictions: Predictions) -> DocumentCounts:
    """Count hits, false alarms and misses of every label in every document, documents in sorted order."""
    gold, predicted = predictions.gold, predictions.predicted
    per_item = np.stack([gold & predicted, ~gold & predicted, gold & ~predicted, np.ones_like(gold)], axis=2)
    documents, positions = np.unique(predictions.groups, return_inverse=True)
    labels = np.zeros((len(documents), *per_item.shape[1:]))
    np.add.at(labels, positions, per_item)
    exact = np.bincount(positions, weights=(gold == predicted).all(axis=1), minlength=len(documents))
    return DocumentCounts(labels, exact)
