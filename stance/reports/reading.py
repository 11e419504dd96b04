"""The figures of a report in plain sentences, for a reader who does not think in precision and recall."""

from stance.reports.numbers import format_interval, format_share, format_with_interval
from stance.reports.parts import LabelFigures, Probabilities, TaskFigures


def read_aloud(name: str, task: TaskFigures) -> list[str]:
    """Put the figures of a task into sentences: the mean, each label, the probabilities."""
    lines = [_read_mean(name, task)]
    lines += [_read_label(label, figures) for label, figures in task.per_label.items()]
    if task.probabilities is not None:
        lines += _read_probabilities(task.probabilities)
    return lines


def _read_mean(name: str, task: TaskFigures) -> str:
    absent = [label for label, figures in task.per_label.items() if figures.f1 is None]
    left_out = f" ({', '.join(absent)} left out: neither in gold nor predicted)" if absent else ""
    return (
        f"{name}: F1 is {format_with_interval(task.macro.f1, task.macro.ci['f1'])} on average over labels{left_out}, "
        f"{format_with_interval(task.micro.f1, task.micro.ci['f1'])} over decisions."
    )


def _read_label(label: str, figures: LabelFigures) -> str:
    if figures.support == 0:
        given = f"given {figures.predicted} times, always wrongly" if figures.predicted else "and never predicted"
        return f"{label}: no held-out item has it, {given}; nothing to tell."
    if figures.is_few:
        interval = format_interval(figures.ci["f1"])
        return f"{label}: only {figures.support} held-out items; too few to tell (F1 may lie anywhere in {interval})."
    if figures.predicted == 0:
        return f"{label}: never predicted; it misses all {figures.support}."
    right, found = _of_hundred(figures.precision), _of_hundred(figures.recall)
    return (
        f"Of 100 sentences it calls {label}, about {right} are ({_range(figures, 'precision')}); "
        f"of 100 that are, it finds about {found} ({_range(figures, 'recall')})."
    )


def _read_probabilities(found: Probabilities) -> list[str]:
    reached = [item for item in found.kept_at if item.share is not None]
    lines = []
    if reached:
        best = reached[-1]
        lines.append(
            f"Whoever needs {_of_hundred(best.precision)} right of 100 keeps the surest {format_share(best.share)} "
            "of the labels it gives."
        )
    elif found.kept is not None:
        least = _of_hundred(found.kept_at[0].precision)
        lines.append(f"No share of its labels, however sure, is right {least} times of 100.")
    if found.suspects:
        n_suspects = len(found.suspects)
        lines.append(f"{n_suspects} gold labels are contradicted with confidence; they deserve a second look.")
    return lines


def _of_hundred(share: float | None) -> int:
    return round(100 * (share or 0.0))


def _range(figures: LabelFigures, measure: str) -> str:
    bounds = figures.ci[measure]
    return "no interval" if bounds is None else f"{_of_hundred(bounds[0])} to {_of_hundred(bounds[1])}"
