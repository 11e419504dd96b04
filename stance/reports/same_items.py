"""Whether runs were measured on the same held-out items, gold labels and documents, so that they can be compared."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from stance.errors import StanceError
from stance.metrics.predictions import Predictions, labels_cell
from stance.reports.numbers import list_few


def fit_together(runs: Sequence[tuple[str, Predictions]]) -> list[tuple[str, Predictions]]:
    """Give runs that can be compared, those without documents with the documents of the others.

    Raises:
        StanceError: fewer than two runs; labels of the task, held-out items, gold labels or documents differ.
    """
    if len(runs) < 2:
        raise StanceError(f"{len(runs)} run given; a comparison needs at least two")
    first_name, first = runs[0]
    for name, run in runs[1:]:
        _refuse_different(first_name, first, name, run)
    return _share_groups(runs)


def _refuse_different(name_a: str, a: Predictions, name_b: str, b: Predictions) -> None:
    """Refuse two runs that were not measured on the same items.

    Raises:
        StanceError: with the first items, or the first gold labels, that differ.
    """
    if a.task.names != b.task.names:
        raise StanceError(f"{name_a} and {name_b}: other labels ({', '.join(a.task.names)}; {', '.join(b.task.names)})")
    if not np.array_equal(a.ids, b.ids):
        lacking = (
            (name_b, set(a.ids.tolist()) - set(b.ids.tolist())),
            (name_a, set(b.ids.tolist()) - set(a.ids.tolist())),
        )
        told = "; ".join(f"{name} lacks {list_few(map(repr, sorted(ids)))}" for name, ids in lacking if ids)
        raise StanceError(
            f"{name_a} and {name_b}: the held-out items differ: {told}; compare runs on the same held-out items"
        )
    different = np.flatnonzero((a.gold != b.gold).any(axis=1)).tolist()
    if different:
        names = a.task.names
        golds = (
            f"{str(a.ids[place])!r} ({labels_cell(a.gold[place], names)}; {labels_cell(b.gold[place], names)})"
            for place in different
        )
        raise StanceError(
            f"{name_a} and {name_b}: the gold labels of {len(different)} items differ: {list_few(golds)}; "
            "train both on the same annotations"
        )


def _share_groups(runs: Sequence[tuple[str, Predictions]]) -> list[tuple[str, Predictions]]:
    """Let runs on the same items whose documents are not known have those of the other runs.

    Raises:
        StanceError: two runs place an item in different documents.
    """
    known = [(name, run) for name, run in runs if run.has_groups]
    if not known:
        return list(runs)
    first_name, first = known[0]
    for name, run in known[1:]:
        different = np.flatnonzero(first.groups != run.groups).tolist()
        if different:
            told = (f"{str(run.ids[at])!r} ({str(first.groups[at])!r}; {str(run.groups[at])!r})" for at in different)
            raise StanceError(
                f"{first_name} and {name}: the groups of {len(different)} items differ: {list_few(told)}; "
                "correct one of the two, or leave out its column 'group'"
            )
    return [(name, replace(run, groups=first.groups, has_groups=True)) for name, run in runs]
