"""A report laid out as titled tables of text cells, which every format then draws in its own way."""

from collections.abc import Sequence
from dataclasses import dataclass

from stance.reports.numbers import format_figure, format_with_interval
from stance.reports.record import FEW, Means, Report, TaskFigures, few_labels

_COLUMNS = ("", "precision", "recall", "F1", "AP", "support", "predicted")


@dataclass(frozen=True)
class Table:
    """A title, a header and rows of text; notes stand below."""

    title: str
    header: Sequence[str]
    rows: Sequence[Sequence[str]]
    notes: Sequence[str] = ()


def lay_out(report: Report) -> list[Table]:
    """Give the tables of a report: figures of each task, its subsets, its confusion table."""
    tables = []
    for name, task in report.tasks.items():
        tables.append(_figures_table(name, task))
        if task.subsets:
            tables.append(_subsets_table(name, task))
        if task.confusion:
            tables.append(_confusion_table(name, task))
    return tables


def _figures_table(name: str, task: TaskFigures) -> Table:
    rows = [
        (
            label,
            format_with_interval(figures.precision, figures.ci["precision"]),
            format_with_interval(figures.recall, figures.ci["recall"]),
            format_with_interval(figures.f1, figures.ci["f1"]),
            format_figure(figures.average_precision),
            str(figures.support),
            str(figures.predicted),
        )
        for label, figures in task.per_label.items()
    ]
    rows += [_mean_row("macro", task.macro), _mean_row("micro", task.micro)]
    few = few_labels(task)
    notes = [f"exact match {format_figure(task.exact_match)} of {task.n} items; 95% intervals in brackets"]
    if few:
        notes.append(f"fewer than {FEW} held-out items, too few to tell: {', '.join(few)}")
    return Table(f"{name}: {task.n} held-out items, {task.n_documents} documents", _COLUMNS, rows, notes)


def _mean_row(name: str, means: Means) -> tuple[str, ...]:
    return (
        name,
        format_with_interval(means.precision, means.ci["precision"]),
        format_with_interval(means.recall, means.ci["recall"]),
        format_with_interval(means.f1, means.ci["f1"]),
        "",
        "",
        "",
    )


def _subsets_table(name: str, task: TaskFigures) -> Table:
    rows = [
        (
            subset,
            str(figures.n),
            format_with_interval(figures.macro.f1, figures.macro.ci["f1"]),
            format_with_interval(figures.micro.f1, figures.micro.ci["f1"]),
            format_figure(figures.exact_match),
        )
        for subset, figures in task.subsets.items()
    ]
    return Table(f"{name}: subsets", ("", "items", "macro-F1", "micro-F1", "exact match"), rows)


def _confusion_table(name: str, task: TaskFigures) -> Table:
    confusion = task.confusion or {}
    rows = [(gold, *(str(count) for count in counts.values())) for gold, counts in confusion.items()]
    return Table(f"{name}: gold in rows, predicted in columns", ("", *confusion), rows)


def read_aloud(name: str, task: TaskFigures) -> list[str]:
    """Put the figures of each label into a sentence."""
    lines = []
    for label, figures in task.per_label.items():
        if figures.support < FEW:
            lines.append(f"{label}: only {figures.support} held-out items; too few to tell.")
        elif figures.predicted == 0:
            lines.append(f"{label}: never predicted; it misses all {figures.support}.")
        else:
            right, found = round(100 * (figures.precision or 0)), round(100 * (figures.recall or 0))
            lines.append(f"Of 100 sentences it calls {label}, about {right} are; it finds about {found} of 100.")
    return lines
