"""Pass rates on the contrast suite: composed sentences in sets that differ in what decides the label.

An item is passed if all its types are right and none is too many; a set if all its items are, which
a system that reads the wrong cue cannot do. Composed sentences are never mixed with real ones.
"""

from collections.abc import Sequence
from functools import partial

import numpy as np

from stance.metrics.counts import document_positions, sum_by_document
from stance.metrics.intervals import (
    RESAMPLES,
    draw_weights,
    not_narrower,
    percentile_interval,
    resample,
    wilson_interval,
)
from stance.reports.numbers import format_with_interval
from stance.reports.parts import Contrast, ContrastItem, PassRate, known_bounds
from stance.reports.table import Table

SEEN, UNSEEN = "seen verbs", "unseen verbs"


def measure_contrast(items: Sequence[ContrastItem], *, seed: int = 0, resamples: int = RESAMPLES) -> Contrast:
    """Measure the contrast suite; intervals resample whole sets."""
    rate = partial(_pass_rate, seed=seed, resamples=resamples)
    unseen, seen = [item for item in items if item.unseen], [item for item in items if not item.unseen]
    by_capability: dict[str, list[ContrastItem]] = {}
    for item in items:
        by_capability.setdefault(item.capability, []).append(item)
    return Contrast(
        rate(items),
        {name: rate(found) for name, found in by_capability.items()},
        {SEEN: rate(seen), UNSEEN: rate(unseen)} if unseen else {},
        [item for item in items if not item.is_passed],
    )


def _pass_rate(items: Sequence[ContrastItem], *, seed: int, resamples: int) -> PassRate:
    if not items:
        return PassRate(0, 0, None, None, 0, 0, None, None)
    n_sets, positions = document_positions(np.array([item.set for item in items], dtype=str))
    per_item = np.array([[item.is_passed, True] for item in items], dtype=float)
    counts = sum_by_document(per_item, positions, n_sets)
    passed, total = counts.sum(axis=0)
    drawn = resample(counts, draw_weights(n_sets, resamples=resamples, seed=seed))
    bounds = percentile_interval(drawn[:, 0] / drawn[:, 1], n_documents=n_sets)
    share = passed / total
    n_whole = int((counts[:, 0] == counts[:, 1]).sum())
    whole = wilson_interval(np.array(n_whole / n_sets), np.array(float(n_sets)))
    return PassRate(
        int(total),
        int(passed),
        float(share),
        known_bounds(not_narrower(bounds, wilson_interval(share, total))),
        n_sets,
        n_whole,
        n_whole / n_sets,
        known_bounds(whole),
    )


def lay_out_contrast(contrast: Contrast) -> list[Table]:
    """Give the tables of pass rates and of failures."""
    rated = [*contrast.by_capability.items(), *contrast.by_verb.items(), ("all", contrast.overall)]
    rows = [
        (
            name,
            format_with_interval(rate.share, rate.ci),
            f"{rate.passed} of {rate.items}",
            format_with_interval(rate.sets_share, rate.sets_ci),
            f"{rate.sets_passed} of {rate.sets}",
        )
        for name, rate in rated
    ]
    note = "composed sentences, in sets that differ in what decides the label; a set is passed if every item is"
    tables = [
        Table("contrast suite: passed by capability", ("", "items", "passed", "whole sets", "passed"), rows, (note,))
    ]
    if contrast.failures:
        failed = [
            (item.text, item.capability, "|".join(item.gold) or "none", "|".join(item.predicted) or "none", item.id)
            for item in contrast.failures
        ]
        title = f"contrast suite: {len(failed)} sentences failed"
        tables.append(Table(title, ("sentence", "capability", "gold", "predicted", "id"), failed, (), 5))
    return tables
