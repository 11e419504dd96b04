"""Whether intervals cover the truth in simulated documents: the ground for the choice made in intervals.py.

Documents of about 25 sentences differ in how often a label occurs and how often it is found. The
truth is what expected counts give. Measured here: a part of the table in intervals.py, with fewer
runs and resamples to stay within two seconds.
"""

import numpy as np
import pytest

from stance.metrics.figures import macro, measure_counts
from stance.metrics.intervals import count_intervals, draw_weights, macro_interval, percentile_interval, resample

PREVALENCE, FOUND, FALSE = (
    np.array([0.2, 0.06, 0.03, 0.015]),
    np.array([0.75, 0.6, 0.4, 0.85]),
    np.array([0.05, 0.03, 0.03, 0.003]),
)
SPREAD, RUNS, RESAMPLES = 12, 200, 300


def draw_documents(rng, n_documents):
    items = 1 + rng.negative_binomial(3, 3 / 27, size=(n_documents, 1))

    def shares(means, spread):
        return rng.beta(means * spread, (1 - means) * spread, size=(n_documents, 4))

    gold = rng.binomial(items, shares(PREVALENCE, SPREAD))
    tp = rng.binomial(gold, shares(FOUND, SPREAD))
    fp = rng.binomial(items - gold, shares(FALSE, 4 * SPREAD))
    return np.stack([tp, fp, gold - tp, np.broadcast_to(items, gold.shape)], axis=-1).astype(float)


def true_figures():
    gold, other = 25 * PREVALENCE, 25 * (1 - PREVALENCE)
    counts = np.stack([gold * FOUND, other * FALSE, gold * (1 - FOUND), gold + other], axis=-1)
    figures = measure_counts(counts)
    return np.concatenate([figures, macro(figures)[None]])


def coverage(n_documents):
    """Give how often the plain percentile interval and the chosen one hold the truth: (labels and macro, measures)."""
    rng, truth = np.random.default_rng(7), true_figures()
    hits = np.zeros((2, 5, 3))
    for _ in range(RUNS):
        counts = draw_documents(rng, n_documents)
        drawn = resample(counts, draw_weights(n_documents, resamples=RESAMPLES, seed=0))
        figures = measure_counts(drawn)
        plain = np.concatenate([percentile_interval(figures), percentile_interval(macro(figures))[:, None]], axis=1)
        total = counts.sum(axis=0)
        chosen = np.concatenate(
            [
                count_intervals(drawn, total, n_documents=n_documents),
                macro_interval(drawn, total, n_documents=n_documents)[:, None],
            ],
            axis=1,
        )
        for method, bounds in enumerate((plain, chosen)):
            hits[method] += (bounds[0] <= truth) & (truth <= bounds[1])
    return hits / RUNS


# One simulation of a second for each number of documents, shared by the tests.
@pytest.fixture(scope="module", params=[42, 12], ids=["42 documents", "12 documents"])
def covered(request):
    return coverage(request.param)


def test_a_95_percent_interval_covers_nearly_that_often(covered):
    _, chosen = covered
    assert 0.92 <= chosen.mean() <= 0.97
    assert chosen.min() >= 0.85


def test_the_plain_percentile_interval_covers_less(covered):
    plain, chosen = covered
    assert plain.mean() < chosen.mean() - 0.02
    assert plain.min() < 0.85
