"""How often intervals cover the truth in simulated documents: the table in stance/metrics/intervals.py.

Run by hand: `python tests/benchmarks/coverage.py`, some minutes. Documents of about 25 sentences
differ in how often each of four labels occurs, is found, and is given without need.
"""

import argparse
from collections.abc import Iterator

import numpy as np
from scipy.stats import norm

from stance.metrics.figures import macro, measure_counts
from stance.metrics.intervals import (
    LEVEL,
    Floats,
    draw_weights,
    expanded_tail,
    item_intervals,
    mean_interval,
    not_narrower,
    percentile_interval,
    resample,
)

PREVALENCE = np.array([0.2, 0.06, 0.03, 0.015])
FOUND = np.array([0.75, 0.6, 0.4, 0.85])
FALSE = np.array([0.05, 0.03, 0.03, 0.003])
SPREAD = 12


def draw_documents(rng: np.random.Generator, n_documents: int) -> Floats:
    """Draw counts (documents, labels, 4)."""

    def shares(means: Floats, spread: float) -> Floats:
        return rng.beta(means * spread, (1 - means) * spread, size=(n_documents, 4))

    items = 1 + rng.negative_binomial(3, 3 / 27, size=(n_documents, 1))
    gold = rng.binomial(items, shares(PREVALENCE, SPREAD))
    tp = rng.binomial(gold, shares(FOUND, SPREAD))
    fp = rng.binomial(items - gold, shares(FALSE, 4 * SPREAD))
    return np.stack([tp, fp, gold - tp, np.broadcast_to(items, gold.shape)], axis=-1).astype(float)


def with_macro(counts: Floats) -> Floats:
    """Give the figures of labels and of their mean (..., labels + 1, 3)."""
    figures = measure_counts(counts)
    return np.concatenate([figures, macro(figures)[..., None, :]], axis=-2)


def bca(counts: Floats, drawn: Floats, tail: float) -> Floats:
    """Give bias-corrected and accelerated intervals (Efron 1987) with a jackknife over documents."""
    total = counts.sum(axis=0)
    observed, left_out = with_macro(total), with_macro(total - counts)
    known = ~np.isnan(drawn)
    under = ((drawn < observed) + 0.5 * (drawn == observed)).sum(axis=0) / np.maximum(known.sum(axis=0), 1)
    bias = norm.ppf(np.clip(under, 0.01, 0.99))
    pulled = np.nan_to_num(np.nanmean(left_out, axis=0) - left_out)
    acceleration = (pulled**3).sum(axis=0) / (6 * np.maximum((pulled**2).sum(axis=0), 1e-12) ** 1.5)
    shift = bias + np.array([norm.ppf(tail), -norm.ppf(tail)])[:, None, None]
    levels = norm.cdf(bias + shift / (1 - acceleration * shift))
    bounds = np.full(levels.shape, np.nan)
    for place in np.ndindex(observed.shape):
        bounds[(slice(None), *place)] = np.nanquantile(drawn[(slice(None), *place)], levels[(slice(None), *place)])
    return bounds


def methods(counts: Floats, weights: Floats) -> dict[str, Floats]:
    """Give the intervals (2, labels + 1, 3) of every method."""
    n_documents, total = len(counts), counts.sum(axis=0)
    drawn = with_macro(resample(counts, weights))
    labels = item_intervals(total)
    least = np.concatenate([labels, mean_interval(measure_counts(total), labels)[:, None]], axis=1)
    found = {
        "percentile": percentile_interval(drawn),
        "BCa": bca(counts, drawn, (1 - LEVEL) / 2),
        "expanded percentile": percentile_interval(drawn, n_documents=n_documents),
        "BCa, expanded alike": bca(counts, drawn, expanded_tail(LEVEL, n_documents)),
    }
    for name in ("expanded percentile", "BCa, expanded alike"):
        found[f"{name}, not under Wilson's"] = not_narrower(found[name], least)
    return found


def simulate(*, runs: int, resamples: int) -> Iterator[tuple[int, str, float, float]]:
    """Give documents, method, and mean and worst coverage of a nominal 95% interval."""
    gold, other = 25 * PREVALENCE, 25 * (1 - PREVALENCE)
    truth = with_macro(np.stack([gold * FOUND, other * FALSE, gold * (1 - FOUND), gold + other], axis=-1))
    for n_documents in (42, 12):
        rng, hits = np.random.default_rng(2), {}
        for run in range(runs):
            counts = draw_documents(rng, n_documents)
            # A label that neither occurs nor is given has no figure, and so no interval that could cover.
            if np.isnan(with_macro(counts.sum(axis=0))).any():
                continue
            weights = draw_weights(n_documents, resamples=resamples, seed=run)
            for name, bounds in methods(counts, weights).items():
                hits.setdefault(name, []).append((bounds[0] <= truth) & (truth <= bounds[1]))
        for name, covered in hits.items():
            shares = np.mean(covered, axis=0)
            yield n_documents, name, float(shares.mean()), float(shares.min())


def main() -> None:
    """Print mean and worst coverage of every method."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=600)
    parser.add_argument("--resamples", type=int, default=1000)
    options = parser.parse_args()
    for n_documents, name, mean, worst in simulate(runs=options.runs, resamples=options.resamples):
        print(f"{n_documents} documents  {name:<44} mean {mean:.3f}  worst {worst:.3f}", flush=True)


if __name__ == "__main__":
    main()
