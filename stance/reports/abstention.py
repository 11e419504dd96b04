"""What is decided, and how rightly, where a label is only given at a stated precision.

The probability from which a label is given was chosen on inner folds of training documents; here it
is held against the held-out items.
"""

import numpy as np

from stance.metrics.counts import document_positions, sum_by_document
from stance.metrics.intervals import RESAMPLES, draw_weights, percentile_interval, resample
from stance.metrics.predictions import Bools, Predictions
from stance.reports.numbers import format_with_interval
from stance.reports.parts import Abstention, known, known_bounds
from stance.reports.table import Table


def measure_abstention(
    predictions: Predictions, supported: Bools, *, min_precision: float, seed: int, resamples: int = RESAMPLES
) -> Abstention:
    """Measure the share of items in which every predicted label is supported, and the precision of those labels.

    Args:
        predictions: of the held-out items.
        supported: (n, labels), in the same order: whether inner folds support the label at its probability.
        min_precision: the precision that was asked for.
        seed: of the resamples of documents.
        resamples: their number.
    """
    kept = predictions.predicted & supported
    decided = np.logical_not(np.any(predictions.predicted & ~supported, axis=1)).reshape(-1)
    per_item = np.stack(
        [decided, np.ones(len(decided)), (kept & predictions.gold).sum(axis=1), kept.sum(axis=1)], axis=1
    ).astype(float)
    n_documents, positions = document_positions(predictions.groups)
    counts = sum_by_document(per_item, positions, n_documents)
    drawn = resample(counts, draw_weights(n_documents, resamples=resamples, seed=seed))
    total = counts.sum(axis=0)
    with np.errstate(invalid="ignore", divide="ignore"):
        share, precision = drawn[:, 0] / drawn[:, 1], drawn[:, 2] / drawn[:, 3]
    return Abstention(
        min_precision,
        float(total[0] / total[1]),
        known_bounds(percentile_interval(share, n_documents=n_documents)),
        known(float(total[2] / total[3])) if total[3] else None,
        known_bounds(percentile_interval(precision, n_documents=n_documents)),
        int(total[3]),
    )


def lay_out_abstention(name: str, abstention: Abstention) -> Table:
    """Give the table of what is decided."""
    row = (
        f"{abstention.min_precision:.2f}",
        format_with_interval(abstention.decided, abstention.decided_ci),
        format_with_interval(abstention.precision, abstention.precision_ci),
        str(abstention.labels),
    )
    note = "decided: every label that would be given is supported by inner folds; precision: of the labels then given"
    header = ("precision asked for", "items decided", "precision on held-out items", "labels given")
    return Table(f"{name}: with --min-precision", header, (row,), (note,))
