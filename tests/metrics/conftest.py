from collections.abc import Callable

import numpy as np
import pytest

from stance.codebook import own_task
from stance.metrics.predictions import Predictions, sorted_predictions

MakePredictions = Callable[..., Predictions]


@pytest.fixture
def make_predictions() -> MakePredictions:
    """Give a maker of random predictions: the last label is in nobody's gold, the last but one never predicted."""

    def make(
        seed: int, *, n: int = 120, n_labels: int = 5, n_documents: int = 12, multilabel: bool = True
    ) -> Predictions:
        rng = np.random.default_rng(seed)
        task = own_task([f"l{place}" for place in range(n_labels)], multilabel=multilabel)
        scores = np.round(rng.random((n, n_labels)), 2)
        if multilabel:
            gold = rng.random((n, n_labels)) < 0.25
            predicted = scores > 0.6
            gold[:, -1] = False
            predicted[:, -2:] = False
        else:
            gold = np.eye(n_labels, dtype=bool)[rng.integers(0, n_labels, n)]
            scores /= scores.sum(axis=1, keepdims=True)
            predicted = np.eye(n_labels, dtype=bool)[scores.argmax(axis=1)]
        groups = np.array([f"d{place:02d}" for place in rng.integers(0, n_documents, n)])
        return sorted_predictions(
            task, np.array([f"i{place:04d}" for place in range(n)]), groups, gold, predicted, scores
        )

    return make
