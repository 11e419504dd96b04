"""What annotators reach against each other, as the ceiling of a model.

F1 between two annotators takes one as gold for the other. No model can be measured above it with
confidence, since the gold labels that it is measured by are themselves one annotator's reading.
"""

from collections.abc import Mapping
from dataclasses import replace

from stance.reports.numbers import format_difference, format_signed_interval, format_with_interval
from stance.reports.parts import Bounds, Ceiling, HumanLabel, TaskFigures
from stance.reports.table import Table

BELOW, WITHIN, ABOVE = "below", "within", "above"


def place_model(task: TaskFigures, human: Mapping[str, HumanLabel], *, n: int, n_documents: int) -> Ceiling:
    """Place a model's F1 of each label below, within or above what annotators reach.

    Args:
        task: the model's figures.
        human: F1 between annotators by label, with interval and number of positive judgements.
        n: items that two annotators judged.
        n_documents: documents of these items.

    Below and above are told where the interval of the difference leaves out 0. Model and annotators
    were measured on different items, so the interval is made from theirs (Zou and Donner 2008).
    """
    placed = {name: _place(task, name, figures) for name, figures in human.items() if name in task.per_label}
    return Ceiling(n, n_documents, placed)


def _place(task: TaskFigures, name: str, human: HumanLabel) -> HumanLabel:
    model = task.per_label[name]
    bounds = difference_interval(model.f1, model.ci.get("f1"), human.f1, human.ci)
    if model.f1 is None or human.f1 is None or bounds is None:
        return human
    place = BELOW if bounds[1] < 0 else ABOVE if bounds[0] > 0 else WITHIN
    return replace(human, difference=model.f1 - human.f1, difference_ci=bounds, place=place)


def difference_interval(first: float | None, first_ci: Bounds, second: float | None, second_ci: Bounds) -> Bounds:
    """Give the interval of the difference of two independent figures from theirs; None where one is missing.

    >>> [round(bound, 3) for bound in difference_interval(0.6, [0.5, 0.7], 0.9, [0.8, 0.95])]
    [-0.412, -0.159]
    """
    if first is None or second is None or first_ci is None or second_ci is None:
        return None
    difference = first - second
    down = ((first - first_ci[0]) ** 2 + (second_ci[1] - second) ** 2) ** 0.5
    up = ((first_ci[1] - first) ** 2 + (second - second_ci[0]) ** 2) ** 0.5
    return [difference - down, difference + up]


def lay_out_ceiling(name: str, task: TaskFigures, ceiling: Ceiling) -> Table:
    """Give the table of model and annotators side by side."""
    rows = []
    for label, human in ceiling.per_label.items():
        figures = task.per_label[label]
        difference = "–" if human.difference is None else format_difference(human.difference)
        rows.append(
            (
                label,
                format_with_interval(figures.f1, figures.ci.get("f1"), is_few=figures.is_few),
                format_with_interval(human.f1, human.ci),
                f"{difference} {format_signed_interval(human.difference_ci)}".strip(),
                human.place or "not known",
            )
        )
    note = (
        f"annotators: F1 of one against the other on {ceiling.n} items of {ceiling.n_documents} documents, before "
        "adjudication; within: the interval of the difference holds 0"
    )
    return Table(
        f"{name}: model and annotators", ("", "model F1", "annotators' F1", "difference", "model is"), rows, (note,)
    )


def read_ceiling(ceiling: Ceiling) -> list[str]:
    """Put the places into sentences."""
    lines = []
    for place, words in (
        (BELOW, "below what annotators reach"),
        (WITHIN, "not told apart from what annotators reach"),
        (ABOVE, "above what annotators reach against each other"),
    ):
        labels = [label for label, human in ceiling.per_label.items() if human.place == place]
        if labels:
            lines.append(f"The model is {words} on {', '.join(labels)}.")
    return lines
