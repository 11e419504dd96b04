"""A report laid out as titled tables of text cells, which every format then draws in its own way."""

from stance.metrics.counts import MIN_DOCUMENTS
from stance.reports.abstention import lay_out_abstention
from stance.reports.baselines import lay_out_baselines, lay_out_learning
from stance.reports.ceiling import lay_out_ceiling
from stance.reports.contrast import lay_out_contrast
from stance.reports.numbers import FEW_MARK, format_share_with_interval, format_with_interval
from stance.reports.parts import FEW, LabelFigures, Means, TaskFigures, few_labels
from stance.reports.probabilities import lay_out_probabilities, lay_out_suspects
from stance.reports.record import Report
from stance.reports.table import Table

__all__ = ["Table", "lay_out", "lay_out_figures", "lay_out_task"]

_COLUMNS = ("", "precision", "recall", "F1", "AP", "support")
_MEASURES = ("precision", "recall", "f1", "average_precision")


def lay_out(report: Report) -> list[Table]:
    """Give the tables of a report: each task's, then the contrast suite."""
    tables = []
    for name in report.tasks:
        tables += lay_out_figures(report, name) + lay_out_task(report, name)
        tables += lay_out_suspects(name, report.tasks[name])
    if report.contrast is not None:
        tables += lay_out_contrast(report.contrast)
    return tables


def lay_out_figures(report: Report, name: str) -> list[Table]:
    """Give the tables of one task that every reader looks for: figures, and how often labels occur."""
    task = report.tasks[name]
    return [_figures_table(name, task), _shares_table(name, task)]


def lay_out_task(report: Report, name: str) -> list[Table]:
    """Give the further tables of one task: what stands beside the figures, subsets, confusion, probabilities."""
    task, tables = report.tasks[name], []
    if report.ceiling and name in report.ceiling:
        tables.append(lay_out_ceiling(name, task, report.ceiling[name]))
    if report.composed and name in report.composed:
        tables.append(_held_out_table(name, task, report.composed[name]))
    if report.baselines and report.baselines.get(name):
        tables.append(lay_out_baselines(name, report.experiment, task, report.baselines[name]))
    if task.subsets:
        tables.append(_subsets_table(name, task))
    if task.confusion:
        tables.append(_confusion_table(name, task))
    if report.learning and report.learning.get(name):
        tables.append(lay_out_learning(name, report.learning[name]))
    if report.abstention and name in report.abstention:
        tables.append(lay_out_abstention(name, report.abstention[name]))
    return tables + lay_out_probabilities(name, task)


def _figures_table(name: str, task: TaskFigures) -> Table:
    rows = [
        (label, *_measured(figures, is_few=figures.is_few), str(figures.support))
        for label, figures in task.per_label.items()
    ]
    rows += [("macro", *_measured(task.macro), ""), ("micro", *_measured(task.micro), "")]
    exact = format_with_interval(task.exact_match, task.exact_match_ci)
    notes = [f"exact match {exact} of {task.n} items; 95% intervals in brackets"]
    few = few_labels(task)
    if few:
        notes.append(f"{FEW_MARK} fewer than {FEW} held-out items, too few to tell: {', '.join(few)}")
    absent = [label for label, figures in task.per_label.items() if figures.f1 is None]
    if absent:
        notes.append(f"neither in gold nor predicted, left out of macro: {', '.join(absent)}")
    return Table(f"{name}: {task.n} held-out items, {task.n_documents} documents", _COLUMNS, rows, notes)


def _measured(figures: LabelFigures | Means, *, is_few: bool = False) -> list[str]:
    return [
        format_with_interval(getattr(figures, measure), figures.ci.get(measure), is_few=is_few) for measure in _MEASURES
    ]


def _held_out_table(name: str, real: TaskFigures, composed: TaskFigures) -> Table:
    """Give real and composed held-out figures side by side."""
    labels = [(label, real.per_label[label], figures) for label, figures in composed.per_label.items()]
    rows = [
        (
            label,
            format_with_interval(one.f1, one.ci.get("f1"), is_few=one.is_few),
            str(one.support),
            *_measured(other, is_few=other.is_few),
            str(other.support),
        )
        for label, one, other in labels
    ]
    rows += [
        (mean, format_with_interval(one.f1, one.ci.get("f1")), "", *_measured(other), "")
        for mean, one, other in (("macro", real.macro, composed.macro), ("micro", real.micro, composed.micro))
    ]
    exact = format_with_interval(composed.exact_match, composed.exact_match_ci)
    note = (
        f"composed: {composed.n} sentences of {composed.n_documents} documents that were written for this project, "
        f"whole documents of all genres; exact match {exact}; made-up text may be easier than real text"
    )
    header = ("", "real F1", "support", *(f"composed {column}" for column in _COLUMNS[1:]))
    return Table(f"{name}: real and composed held-out sentences", header, rows, (note,))


def _shares_table(name: str, task: TaskFigures) -> Table:
    rows = [
        (
            label,
            str(figures.support),
            format_share_with_interval(figures.prevalence, figures.ci["prevalence"]),
            str(figures.predicted),
            format_share_with_interval(figures.predicted_share, figures.ci["predicted_share"]),
        )
        for label, figures in task.per_label.items()
    ]
    header = ("", "in gold", "share of items", "predicted", "share of items")
    return Table(f"{name}: how often each label occurs", header, rows)


def _subsets_table(name: str, task: TaskFigures) -> Table:
    rows = [
        (
            subset,
            str(figures.n),
            str(figures.n_documents),
            format_with_interval(figures.macro.f1, figures.macro.ci["f1"], is_few=figures.is_few),
            format_with_interval(figures.micro.f1, figures.micro.ci["f1"], is_few=figures.is_few),
            format_with_interval(figures.exact_match, figures.exact_match_ci, is_few=figures.is_few),
            f"{len(figures.per_label) - len(few_labels(figures))} of {len(figures.per_label)}",
        )
        for subset, figures in task.subsets.items()
    ]
    few = frozenset(place for place, figures in enumerate(task.subsets.values()) if figures.is_few)
    notes = [
        f"labels told: those with {FEW} items and more in the subset; the macro mean is over all that occur in it",
        *([f"{FEW_MARK} fewer than {FEW} items or {MIN_DOCUMENTS} documents, too few to tell"] if few else []),
    ]
    header = ("", "items", "documents", "macro-F1", "micro-F1", "exact match", "labels told")
    return Table(f"{name}: subsets", header, rows, notes, minor=few)


def _confusion_table(name: str, task: TaskFigures) -> Table:
    confusion = task.confusion or {}
    rows = [(gold, *(str(count) for count in counts.values())) for gold, counts in confusion.items()]
    return Table(f"{name}: gold in rows, predicted in columns", ("", *confusion), rows)
