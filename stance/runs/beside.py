"""What stands beside a run's figures on the project's own labels: annotators, other runs, the contrast suite."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

from stance.codebook import shipped_codebook
from stance.corpus.contrast import read_contrast
from stance.errors import StanceError
from stance.metrics.predictions import Bools, Floats, Predictions
from stance.model.classifier import StanceClassifier
from stance.model.decisions import supported_from
from stance.model.linear import GRID
from stance.reports.abstention import measure_abstention
from stance.reports.baselines import baselines_of, learning_of
from stance.reports.ceiling import place_model
from stance.reports.contrast import measure_contrast
from stance.reports.figures import task_figures
from stance.reports.parts import Ceiling, Contrast, ContrastItem, HumanLabel, LearningPoint, TaskFigures
from stance.reports.record import Report, report_json
from stance.resources import annotations_folder
from stance.runs.judging import project_agreement

BASELINES = ("majority", "keywords", "tfidf")
LEARNING = "learning-"
MIN_PRECISION = 0.9


def add_project_parts(
    report: Report,
    predictions: Mapping[str, Predictions],
    *,
    contrast: Contrast | None,
    composed: Mapping[str, Predictions],
    support: Floats,
    others: Sequence[Mapping[str, Any]],
    seed: int,
) -> Report:
    """Add to a report on the project's labels what needs more than its predictions.

    Args:
        report: with the figures that follow from predictions.
        predictions: by task.
        contrast: what the model reaches on the contrast suite.
        composed: predictions on the composed held-out set by task; empty where there is none.
        support: precision on inner folds (thresholds, labels of all tasks) of the model.
        others: contents of the report.json files of all experiments, of which those on the same items are taken.
        seed: of the resamples.
    """
    beside = [other for other in others if _is_on_same_items(other, report)]
    baselines = [other for other in beside if other["experiment"] in BASELINES]
    return replace(
        report,
        ceiling=project_ceilings(report.tasks, seed=seed),
        # A baseline beside the others would make the report of each depend on that of the next.
        baselines=None
        if report.experiment in BASELINES
        else {task: baselines_of(baselines, task) for task in report.tasks},
        contrast=contrast,
        composed={task: task_figures(found, seed=seed) for task, found in composed.items()} or None,
        learning=_learning(beside, report) if report.experiment == "default" else None,
        abstention={
            task: measure_abstention(found, _supported(task, found, support), min_precision=MIN_PRECISION, seed=seed)
            for task, found in predictions.items()
        },
        rules=shipped_codebook().rules,
    )


def _is_on_same_items(other: Mapping[str, Any], report: Report) -> bool:
    """Tell whether another experiment held out the same items in the same way."""
    there = (other["held_out"], other["data"]["test"])
    return bool(there == (report.held_out, report.data["test"]) and other["experiment"] != report.experiment)


def _learning(others: Sequence[Mapping[str, Any]], report: Report) -> dict[str, list[LearningPoint]]:
    """Give the learning curve of each task, the reported model its last point; empty if there is no other."""
    smaller = [other for other in others if other["experiment"].startswith(LEARNING)]
    curve = [*smaller, report_json(report)] if smaller else []
    return {task: learning_of(curve, task) for task in report.tasks}


def _supported(task: str, predictions: Predictions, support: Floats) -> Bools:
    """Tell which labels of a task inner folds support at their probabilities."""
    tasks = shipped_codebook().tasks
    place = [known.name for known in tasks].index(task)
    start = sum(len(known.names) for known in tasks[:place])
    columns = support[:, start : start + len(tasks[place].names)]
    shares = np.zeros(predictions.gold.shape) if predictions.probabilities is None else predictions.probabilities
    supported: Bools = shares >= supported_from(columns, GRID, MIN_PRECISION)
    return supported


def project_ceilings(tasks: dict[str, TaskFigures], *, seed: int) -> dict[str, Ceiling]:
    """Place each task's figures beside what the project's annotators reach against each other."""
    ceilings = {}
    for agreement in project_agreement(seed=seed):
        human = {
            name: HumanLabel(figures.f1, figures.ci.get("f1"), figures.positives)
            for name, figures in agreement.per_label.items()
        }
        ceilings[agreement.task] = place_model(
            tasks[agreement.task], human, n=agreement.n, n_documents=agreement.n_documents
        )
    return ceilings


def contrast_results(model: StanceClassifier, *, seed: int) -> Contrast:
    """Score the contrast suite."""
    items = read_contrast(annotations_folder() / "contrast.csv", shipped_codebook())
    columns = model.task_columns("commitment")
    names = np.array(shipped_codebook().task("commitment").names)
    chosen = model.predict_labels([item.text for item in items])[:, columns]
    return measure_contrast(
        [
            ContrastItem(
                item.id, item.text, item.capability, item.set, item.types, tuple(names[row].tolist()), item.unseen
            )
            for item, row in zip(items, chosen, strict=True)
        ],
        seed=seed,
    )


def read_reports(folder: Path) -> list[dict[str, Any]]:
    """Read the reports of all experiments of a folder.

    Raises:
        StanceError: one of them is damaged.
    """
    return [read_report(path) for path in sorted(folder.glob("*/report.json"))]


def read_report(path: Path) -> dict[str, Any]:
    """Read the content of a report.json.

    Raises:
        StanceError: it is missing or no JSON.
    """
    try:
        content: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise StanceError(f"experiments/{path.parent.name}/{path.name}: {error}; train the experiment") from error
    return content
