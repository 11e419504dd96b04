"""The table of all experiments, for experiments/README.md: question, figures, paired test against one of them."""

from collections.abc import Mapping, Sequence
from typing import Any

from stance.reports.compared import BETTER, NO_EVIDENCE, WORSE, Comparison, PairComparison
from stance.reports.numbers import ABSENT, format_difference, format_p, format_signed_interval, format_with_interval
from stance.reports.table import Table
from stance.reports.text import markdown_table

_HEAD = """# Experiments

Each folder holds one experiment: `experiment.toml` says what is asked and how, everything else in it was made from that
by `python -m stance.train experiments/NAME`. This page is made from their `report.json` and never edited."""
_TURNED = {BETTER: WORSE, WORSE: BETTER}


def render_experiments_table(
    reports: Sequence[Mapping[str, Any]], comparisons: Mapping[str, Comparison], *, default: str = "default"
) -> str:
    """Write the page as Markdown, one table a task, the best macro-F1 first.

    Args:
        reports: the contents of report.json files.
        comparisons: by task, of the experiments that share their held-out items with the default one.
        default: the experiment that the others are tested against.
    """
    tasks = list(dict.fromkeys(name for report in reports for name in report["tasks"]))
    tables = [markdown_table(_table(task, reports, comparisons.get(task), default)) for task in tasks]
    return "\n\n".join([_HEAD, *tables]) + "\n"


def _table(task: str, reports: Sequence[Mapping[str, Any]], comparison: Comparison | None, default: str) -> Table:
    told = [report for report in reports if task in report["tasks"]]
    told.sort(key=lambda report: -(report["tasks"][task]["macro"]["f1"] or 0.0))
    rows = [_row(task, report, comparison, default) for report in told]
    notes = (
        f"95% intervals by bootstrap over documents; against {default}: difference of macro-F1 on the same items, with "
        "interval and the p-value of swapped documents, adjusted by Holm over all pairs; composed: the second held-out "
        "set, documents of many genres that were written for this project",
    )
    header = ("experiment", "question", "items", "macro-F1", "micro-F1", f"against {default}", "composed macro-F1")
    return Table(task, header, rows, notes, 2)


def _row(task: str, report: Mapping[str, Any], comparison: Comparison | None, default: str) -> tuple[str, ...]:
    figures = report["tasks"][task]
    macro, micro = figures["macro"], figures["micro"]
    composed = (report.get("composed") or {}).get(task)
    return (
        f"[{report['experiment']}]({report['experiment']}/report.md)",
        report["question"],
        str(figures["n"]),
        format_with_interval(macro["f1"], macro["ci"]["f1"]),
        format_with_interval(micro["f1"], micro["ci"]["f1"]),
        _against(report["experiment"], comparison, default),
        format_with_interval(composed["macro"]["f1"], composed["macro"]["ci"]["f1"]) if composed else ABSENT,
    )


def _against(name: str, comparison: Comparison | None, default: str) -> str:
    if name == default:
        return ABSENT
    pair = None if comparison is None else _find_pair(comparison, name, default)
    if comparison is None or pair is None:
        return "other items"
    sign = 1 if pair.a == name else -1
    bounds = sorted(sign * bound for bound in pair.ci)
    verdict = pair.verdict if sign == 1 or pair.verdict == NO_EVIDENCE else _TURNED[pair.verdict]
    difference = f"{format_difference(sign * pair.difference)} {format_signed_interval(bounds)}"
    p = format_p(pair.p_adjusted, is_bound=comparison.is_floor(pair.p))
    return f"{difference}, p {p}: {verdict}"


def _find_pair(comparison: Comparison, name: str, default: str) -> PairComparison | None:
    return next((pair for pair in comparison.pairs if {pair.a, pair.b} == {name, default}), None)
