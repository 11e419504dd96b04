"""Intervals by bootstrap over documents.

Sentences of one document are alike, so documents are drawn, with replacement, and their counts
summed by one matrix product: no figure is computed from sentences again. The interval is the
percentile interval (Efron and Tibshirani 1993, chapter 13).
"""

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]

RESAMPLES = 2000
LEVEL = 0.95


def draw_weights(n_documents: int, *, resamples: int, seed: int) -> Floats:
    """Give how often each document is drawn in each resample: (resamples, documents)."""
    rng = np.random.default_rng(seed)
    return rng.multinomial(n_documents, np.full(n_documents, 1 / n_documents), size=resamples).astype(float)


def resample(counts: Floats, weights: Floats) -> Floats:
    """Sum counts (documents, ...) for every resample: (resamples, ...)."""
    flat = counts.reshape(len(counts), -1)
    return (weights @ flat).reshape(len(weights), *counts.shape[1:])


def percentile_interval(resampled: Floats, *, level: float = LEVEL) -> Floats:
    """Give lower and upper bound (2, ...) over the first axis; resamples without a value are left out.

    A figure that no resample has gives nan.
    """
    tail = (1 - level) / 2
    empty = np.isnan(resampled).all(axis=0)
    filled = np.where(empty, 0.0, resampled)
    bounds = np.nanquantile(filled, [tail, 1 - tail], axis=0)
    return np.where(empty, np.nan, bounds)
