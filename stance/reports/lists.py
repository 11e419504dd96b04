"""The long lists of the HTML pages as plain data, which the page sorts, filters and draws itself.

Sentences are cut into pieces here and not in the page, because Python counts characters and
JavaScript counts UTF-16 units.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Protocol

from stance.codebook import Rule
from stance.reports.compared import Comparison, Flip
from stance.reports.mistakes import KINDS, cell_labels, concerned_labels, concerned_rules
from stance.reports.numbers import format_figure
from stance.reports.parts import Mistake, Suspect
from stance.reports.record import Report

_NO_TEXT = "–"


class Mark(Protocol):
    """Characters of a sentence that carried a label."""

    @property
    def label(self) -> str:
        """The label."""

    @property
    def start(self) -> int:
        """The first character."""

    @property
    def end(self) -> int:
        """One after the last character."""


@dataclass(frozen=True)
class Filter:
    """A choice above a list: its name, the key of its tags, and its values with what they are called."""

    name: str
    key: str
    values: list[tuple[str, str]]


@dataclass(frozen=True)
class PageList:
    """A list of the page.

    Attributes:
        title: what it lists.
        columns: header of each column.
        filters: choices above it.
        rows: `cells` by column, each text, `{"value", "text"}` for numbers, `{"pieces"}` of a
            sentence with the label that each carried, or `{"links"}` to rules; and `tags` by filter.
        sorted_by: the column that it is sorted by at first, from the largest down.
    """

    title: str
    columns: list[str]
    filters: list[Filter]
    rows: list[dict[str, Any]]
    sorted_by: int


def mistake_list(
    report: Report, task: str, text_by_id: Mapping[str, str], evidence_by_id: Mapping[str, Sequence[Mark]]
) -> PageList:
    """Give the items of a task that were not all right, the surest mistakes first."""
    labels = list(report.tasks[task].per_label)
    rows = [
        _mistake_row(item, text_by_id.get(item.id), _own_marks(evidence_by_id.get(item.id, ()), labels), report.rules)
        for item in report.mistakes[task]
    ]
    return PageList(
        f"{task}: {len(rows)} items not all right",
        ["sentence", "gold", "predicted", "error", "probabilities", "how sure", "rules", "id"],
        [
            Filter("label", "label", [(name, name) for name in labels]),
            Filter("kind of error", "kind", [(kind, kind) for kind in KINDS]),
        ],
        rows,
        5,
    )


def _mistake_row(
    item: Mistake, text: str | None, marks: Sequence[Mark], rules: Sequence[Rule] | None
) -> dict[str, Any]:
    sure = mistake_confidence(item)
    cells = [
        {"pieces": cut_at_marks(text, [mark for mark in marks if not is_whole(text, mark)])}
        if text is not None
        else _NO_TEXT,
        item.gold,
        item.predicted,
        item.kind,
        ", ".join(f"{name} {format_figure(value)}" for name, value in item.probabilities.items()),
        {"value": -1 if sure is None else sure, "text": format_figure(sure)},
        {"links": concerned_rules(item, rules or ())},
        item.id,
    ]
    return {"cells": cells, "tags": {"label": sorted(concerned_labels(item)), "kind": [item.kind]}}


def mistake_confidence(item: Mistake) -> float | None:
    """Give how sure the model was of its surest wrong decision; None without probabilities.

    >>> mistake_confidence(Mistake("1", "pledge", "refusal", {"pledge": 0.3, "refusal": 0.6}))
    0.7
    """
    predicted = cell_labels(item.predicted)
    sure = [
        item.probabilities[name] if name in predicted else 1 - item.probabilities[name]
        for name in concerned_labels(item)
        if name in item.probabilities
    ]
    return max(sure, default=None)


def cut_at_marks(text: str, marks: Iterable[Mark]) -> list[tuple[str, str]]:
    """Cut a sentence into pieces, each with the labels that it carried.

    >>> from collections import namedtuple
    >>> mark = namedtuple("mark", "label start end")
    >>> cut_at_marks("We will not go.", [mark("refusal", 3, 11), mark("pledge", 3, 7)])
    [('We ', ''), ('will', 'pledge, refusal'), (' not', 'refusal'), (' go.', '')]
    """
    found = sorted(marks, key=lambda mark: (mark.start, mark.end))
    inner = {place for mark in found for place in (mark.start, mark.end) if 0 < place < len(text)}
    cuts = [0, *sorted(inner), len(text)]
    return [
        (text[start:end], ", ".join(sorted({mark.label for mark in found if mark.start <= start and end <= mark.end})))
        for start, end in pairwise(cuts)
    ]


def is_whole(text: str, mark: Mark) -> bool:
    """Tell whether a mark covers all words of a sentence, which shows a reader nothing.

    >>> from collections import namedtuple
    >>> mark = namedtuple("mark", "label start end")
    >>> is_whole("We go.", mark("favor", 0, 5)), is_whole("We go.", mark("favor", 3, 5))
    (True, False)
    """
    return not any(character.isalnum() for character in text[: mark.start] + text[mark.end :])


def _own_marks(marks: Iterable[Mark], labels: Sequence[str]) -> list[Mark]:
    return [mark for mark in marks if mark.label in labels]


def suspect_list(suspects: Sequence[Suspect], task: str, text_by_id: Mapping[str, str]) -> PageList:
    """Give the gold labels that the model contradicts with confidence, the likeliest errors first."""
    labels = list(dict.fromkeys(item.label for item in suspects))
    return PageList(
        f"{task}: {len(suspects)} gold labels to look at again",
        ["sentence", "gold", "probability", "all gold", "all predicted", "doubt", "id"],
        [Filter("label", "label", [(name, name) for name in labels])],
        [_suspect_row(item, text_by_id.get(item.id, _NO_TEXT)) for item in suspects],
        5,
    )


def _suspect_row(item: Suspect, text: str) -> dict[str, Any]:
    cells = [
        text,
        f"{'has' if item.in_gold else 'lacks'} {item.label}",
        {"value": item.probability, "text": format_figure(item.probability)},
        item.gold,
        item.predicted,
        {"value": item.doubt, "text": format_figure(item.doubt)},
        item.id,
    ]
    return {"cells": cells, "tags": {"label": [item.label]}}


def flip_list(comparison: Comparison, text_by_id: Mapping[str, str]) -> PageList:
    """Give the items that some runs have right and others not."""
    names = [run.name for run in comparison.runs]
    both_ways = [pair for a in names for b in names if a != b for pair in [(a, b)]]
    return PageList(
        f"{len(comparison.flips)} items that some runs have right and others not",
        ["sentence", "gold", *names, "runs right", "id"],
        [Filter("flip", "flip", [(f"{a} > {b}", f"{a} right, {b} wrong") for a, b in both_ways])],
        [_flip_row(flip, names, text_by_id.get(flip.id, _NO_TEXT)) for flip in comparison.flips],
        len(names) + 2,
    )


def _flip_row(flip: Flip, names: Sequence[str], text: str) -> dict[str, Any]:
    wrong = [name for name in names if name not in flip.right]
    given = [f"{'✓' if name in flip.right else '✗'} {flip.predicted[name]}" for name in names]
    n_right = {"value": len(flip.right), "text": f"{len(flip.right)} of {len(names)}"}
    flips = [f"{a} > {b}" for a in flip.right for b in wrong]
    return {"cells": [text, flip.gold, *given, n_right, flip.id], "tags": {"flip": flips}}
