"""Other runs on the same held-out items, by their means, beside the model."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from stance.reports.numbers import format_with_interval
from stance.reports.parts import Baseline, LearningPoint, TaskFigures
from stance.reports.table import Table


def baselines_of(reports: Iterable[Mapping[str, Any]], task: str) -> list[Baseline]:
    """Take the means of one task out of the contents of report.json files.

    The caller gives reports of the same held-out items only; a report without the task is left out.
    """
    return [
        Baseline(
            report["experiment"],
            figures["macro"]["f1"],
            figures["macro"]["ci"]["f1"],
            figures["micro"]["f1"],
            figures["micro"]["ci"]["f1"],
        )
        for report in reports
        if (figures := report["tasks"].get(task)) is not None
    ]


def learning_of(reports: Iterable[Mapping[str, Any]], task: str) -> list[LearningPoint]:
    """Take the points of the learning curve of one task out of the contents of report.json files, fewest first.

    The caller gives reports of the same held-out items only; one without a mean over labels is left out.
    """
    points = [
        LearningPoint(report["data"]["train"], macro["f1"], macro["ci"]["f1"], micro["f1"], micro["ci"]["f1"])
        for report in reports
        for macro, micro in [(report["tasks"][task]["macro"], report["tasks"][task]["micro"])]
        if macro["f1"] is not None
    ]
    return sorted(points, key=lambda point: point.train)


def lay_out_baselines(name: str, experiment: str, task: TaskFigures, baselines: Sequence[Baseline]) -> Table:
    """Give the table of the model and the other runs, best macro-F1 first."""
    here = Baseline(experiment, task.macro.f1, task.macro.ci["f1"], task.micro.f1, task.micro.ci["f1"])
    ranked = sorted([here, *baselines], key=lambda item: -(item.macro_f1 or 0.0))
    rows = [
        (
            f"{item.name} (this)" if item is here else item.name,
            format_with_interval(item.macro_f1, item.macro_ci),
            format_with_interval(item.micro_f1, item.micro_ci),
        )
        for item in ranked
    ]
    note = "intervals of single runs; whether two runs differ is for `python -m stance.compare`, which pairs them"
    return Table(f"{name}: beside other runs on the same items", ("", "macro-F1", "micro-F1"), rows, (note,))


def lay_out_learning(name: str, points: Sequence[LearningPoint]) -> Table:
    """Give the table of the learning curve."""
    rows = [
        (
            str(point.train),
            format_with_interval(point.macro_f1, point.macro_ci),
            format_with_interval(point.micro_f1, point.micro_ci),
        )
        for point in points
    ]
    return Table(f"{name}: what fewer training sentences reach", ("training sentences", "macro-F1", "micro-F1"), rows)
