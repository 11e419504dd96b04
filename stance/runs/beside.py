"""What stands beside a run's figures on the project's own labels: annotators, other runs, the contrast suite."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

from stance.codebook import shipped_codebook
from stance.corpus.contrast import read_contrast
from stance.metrics.predictions import Predictions
from stance.model.classifier import StanceClassifier
from stance.reports.abstention import measure_abstention
from stance.reports.baselines import baselines_of, learning_of
from stance.reports.ceiling import place_model
from stance.reports.contrast import measure_contrast
from stance.reports.parts import Abstention, Ceiling, Contrast, ContrastItem, HumanLabel, LearningPoint, TaskFigures
from stance.reports.record import Report
from stance.resources import annotations_folder, experiments_folder
from stance.runs.judging import project_agreement

BASELINES = ("majority", "keywords", "tfidf")
LEARNING = "learning-"


MIN_PRECISION = 0.9


def add_project_parts(
    report: Report, model: StanceClassifier, predictions: Mapping[str, Predictions], *, seed: int
) -> Report:
    """Add to a report on the project's labels what needs more than its predictions."""
    others = list(_reports_on_same_items(report))
    return replace(
        report,
        ceiling=project_ceilings(report.tasks, seed=seed),
        baselines={
            task: baselines_of([other for other in others if other["experiment"] in BASELINES], task)
            for task in report.tasks
        },
        contrast=contrast_results(model, seed=seed),
        learning=_learning(others, report) if report.experiment == "default" else None,
        abstention={task: _abstention(model, task, found, seed=seed) for task, found in predictions.items()},
        rules=shipped_codebook().rules,
    )


def _learning(others: list[dict[str, Any]], report: Report) -> dict[str, list[LearningPoint]]:
    smaller = [other for other in others if other["experiment"].startswith(LEARNING)]
    return {task: learning_of(smaller, task) for task in report.tasks}


def _abstention(model: StanceClassifier, task: str, predictions: Predictions, *, seed: int) -> Abstention:
    columns = model.task_columns(task)
    shares = np.zeros((len(predictions.ids), len(model.classes_)))
    shares[:, columns] = 0.0 if predictions.probabilities is None else predictions.probabilities
    supported = model.supported(shares, min_precision=MIN_PRECISION)[:, columns]
    return measure_abstention(predictions, supported, min_precision=MIN_PRECISION, seed=seed)


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


def _reports_on_same_items(report: Report) -> Iterator[dict[str, Any]]:
    """Read the reports of the other committed experiments that held out the same items in the same way."""
    for path in sorted(experiments_folder().glob("*/report.json")):
        other = read_report(path)
        same = other["held_out"] == report.held_out and other["data"]["test"] == report.data["test"]
        if same and other["experiment"] != report.experiment:
            yield other


def read_report(path: Path) -> dict[str, Any]:
    """Read the content of a report.json."""
    content: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return content
