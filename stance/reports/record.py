"""The report of a run as one record: every rendering is made from it, and so is report.json.

`tasks` and `mistakes` follow from the predictions alone, so that a check can compute them again.
What needs other inputs (annotators, other runs, the contrast suite) stands beside them, and is None
where it was not given.
"""

from dataclasses import asdict, dataclass
from typing import Any

from stance.codebook import Rule
from stance.reports.figures import task_figures
from stance.reports.mistakes import list_mistakes
from stance.reports.parts import (
    FEW,
    Abstention,
    Baseline,
    Bounds,
    Ceiling,
    Contrast,
    ContrastItem,
    HumanLabel,
    LabelFigures,
    LearningPoint,
    Means,
    Mistake,
    TaskFigures,
    few_labels,
    known,
)

__all__ = [
    "FEW",
    "Abstention",
    "Baseline",
    "Bounds",
    "Ceiling",
    "Contrast",
    "ContrastItem",
    "HumanLabel",
    "LabelFigures",
    "LearningPoint",
    "Means",
    "Mistake",
    "Report",
    "TaskFigures",
    "few_labels",
    "known",
    "list_mistakes",
    "report_json",
    "task_figures",
]

SCHEMA_VERSION = 1


@dataclass(frozen=True)
class Report:
    """All that is told about a run on its held-out items.

    Attributes:
        experiment: the name of the run.
        question: what it was made to find out.
        held_out: how the items were held out.
        signature: the conditions under which the figures were made.
        data: train and test size and the hash of both.
        tasks: figures by task.
        mistakes: items not all right, by task.
        schema_version: of report.json.
        ceiling: what annotators reach against each other, by task.
        baselines: other runs on the same items, by task.
        contrast: the contrast suite of composed sentences.
        composed: figures on the second held-out set, composed documents of many genres, by task.
        learning: what fewer training sentences reach, by task.
        abstention: what is decided where a precision is asked for, by task.
        rules: the codebook's rules, which the error list points to.
    """

    experiment: str
    question: str
    held_out: str
    signature: str
    data: dict[str, Any]
    tasks: dict[str, TaskFigures]
    mistakes: dict[str, list[Mistake]]
    schema_version: int = SCHEMA_VERSION
    ceiling: dict[str, Ceiling] | None = None
    baselines: dict[str, list[Baseline]] | None = None
    contrast: Contrast | None = None
    composed: dict[str, TaskFigures] | None = None
    learning: dict[str, list[LearningPoint]] | None = None
    abstention: dict[str, Abstention] | None = None
    rules: tuple[Rule, ...] | None = None


def report_json(report: Report) -> dict[str, Any]:
    """Give the content of report.json."""
    return {"schema_version": report.schema_version} | asdict(report)
