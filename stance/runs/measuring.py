"""Predictions on labelled sentences, and what follows from them."""

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt

from stance.corpus.labelled import Labelled
from stance.metrics.predictions import Predictions, round_probabilities, sorted_predictions
from stance.model.classifier import StanceClassifier
from stance.reports.record import Mistake, TaskFigures, list_mistakes, task_figures
from stance.runs.subsets import subset_masks


def measure_tasks(
    test: Labelled, predictions: Mapping[str, Predictions], *, seed: int
) -> tuple[dict[str, TaskFigures], dict[str, list[Mistake]]]:
    """Give what follows from predictions and sentences alone: figures, also of subsets, and mistakes by task."""
    figures = {
        task: task_figures(found, seed=seed, subsets=subset_masks(test, found)) for task, found in predictions.items()
    }
    return figures, {task: list_mistakes(found) for task, found in predictions.items()}


def predict(model: StanceClassifier, test: Labelled, shares: npt.NDArray[np.float64]) -> dict[str, Predictions]:
    """Give the predictions of every task that has gold labels."""
    labels, stored = model.decide(shares), round_probabilities(shares)
    found = {}
    for task in test.tasks:
        columns = model.task_columns(task.name)
        found[task.name] = sorted_predictions(
            task,
            test.items["id"].to_numpy(dtype=str),
            test.groups,
            test.gold[task.name],
            labels[:, columns],
            stored[:, columns],
        )
    return found
