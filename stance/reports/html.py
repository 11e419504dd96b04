"""Reports and comparisons as self-contained HTML pages: no network, light and dark, printable, usable by keyboard.

A report's page shows the sentences that went wrong, which report.json and report.md do not hold;
they are given beside it. Long lists are embedded as JSON and drawn by a few lines of script, 25
rows at a time, so that a page of thousands of items opens at once.
"""

import math
import re
from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from stance.reports.compared import Comparison, PairComparison
from stance.reports.comparison_layout import lay_out_comparison, lay_out_labels, read_pair
from stance.reports.contrast import lay_out_contrast
from stance.reports.layout import lay_out_figures, lay_out_task
from stance.reports.lists import Mark, flip_list, mistake_list, suspect_list
from stance.reports.numbers import (
    SUPERSCRIPT_BY_LETTER,
    format_difference,
    format_figure,
    format_signed_interval,
    format_with_interval,
)
from stance.reports.record import Report
from stance.reports.text import task_reading

_MANY_PAIRS = 6
_FIGURE = re.compile(r"(?:(\S+) )?(\[[^\]]*\])(\S*)")


def render_html(
    report: Report, text_by_id: Mapping[str, str], evidence_by_id: Mapping[str, Sequence[Mark]] | None = None
) -> str:
    """Write the page of a report.

    Args:
        report: what is told.
        text_by_id: the sentence of every held-out item.
        evidence_by_id: the words of a sentence that carried its predicted labels, by item.
    """
    template = _environment().get_template("report.html.j2")
    page = template.render(
        report=report,
        texts=text_by_id,
        has_evidence=bool(evidence_by_id),
        figures={name: lay_out_figures(report, name) for name in report.tasks},
        further={name: lay_out_task(report, name) for name in report.tasks},
        reading={name: task_reading(report, name) for name in report.tasks},
        contrast=[] if report.contrast is None else lay_out_contrast(report.contrast),
        suspects={
            name: suspect_list(task.probabilities.suspects, name, text_by_id)
            for name, task in report.tasks.items()
            if task.probabilities is not None and task.probabilities.suspects
        },
        lists={name: mistake_list(report, name, text_by_id, evidence_by_id or {}) for name in report.mistakes},
    )
    return page + "\n"


def render_comparison_html(comparison: Comparison, text_by_id: Mapping[str, str] | None = None) -> str:
    """Write the page of a comparison; with `text_by_id` it shows the flipped sentences."""
    template = _environment().get_template("comparison.html.j2")
    chief = chief_pairs(comparison)
    page = template.render(
        comparison=comparison,
        tables=lay_out_comparison(comparison),
        chief=chief,
        further=[pair for pair in comparison.pairs if pair not in chief],
        read=partial(read_pair, comparison),
        label_table=partial(lay_out_labels, comparison),
        flips=flip_list(comparison, text_by_id or {}),
        reach=_reach(comparison),
    )
    return page + "\n"


def _reach(comparison: Comparison) -> float:
    """Give the largest distance from 0 of an interval of differences, for the axis of the drawing."""
    return max([0.05, *(abs(bound) for pair in comparison.pairs for bound in pair.ci)])


def chief_pairs(comparison: Comparison) -> list[PairComparison]:
    """Give the pairs that a reader looks for first: all where they are few, else those of the best run."""
    if len(comparison.pairs) <= _MANY_PAIRS:
        return comparison.pairs
    return [pair for pair in comparison.pairs if comparison.best in (pair.a, pair.b)]


def log_places(numbers: Sequence[int]) -> list[float]:
    """Place rising numbers on a logarithmic axis from 0 to 1.

    >>> [round(place, 3) for place in log_places([100, 1000, 10000])], log_places([5])
    ([0.0, 0.5, 1.0], [0.5])
    """
    first, last = math.log(numbers[0]), math.log(numbers[-1])
    return [(math.log(number) - first) / (last - first) if last > first else 0.5 for number in numbers]


def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("stance.reports"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    filters: dict[str, Any] = {
        "figure": format_figure,
        "difference": format_difference,
        "signed_interval": format_signed_interval,
        "figure_cell": _mark_figure,
    }
    environment.filters |= filters
    environment.globals |= {"with_interval": format_with_interval, "log_places": log_places}
    return environment


def _mark_figure(cell: str) -> Markup:
    """Mark up a cell: figure and interval, so that the interval may stand below; letters as raised ones.

    Raised letters are so read out as letters.

    >>> str(_mark_figure(".37† [.30, .45]ᵇᶜ"))
    '<span class="figure">.37†<sup>b</sup><sup>c</sup></span> <span class="interval">[.30, .45]</span>'
    >>> str(_mark_figure("none"))
    'none'
    """
    found = _FIGURE.fullmatch(cell)
    if not found:
        return _raise_letters(cell)
    figure, interval, letters = found.groups()
    marked = Markup('<span class="interval">{}</span>').format(interval)
    if figure is None:
        return marked
    return Markup('<span class="figure">{}</span> ').format(_raise_letters(figure + letters)) + marked


def _raise_letters(cell: str) -> Markup:
    """Mark raised letters up as such."""
    text = str(escape(cell))
    for letter, raised in SUPERSCRIPT_BY_LETTER.items():
        text = text.replace(raised, f"<sup>{letter}</sup>")
    return Markup(text)
