"""What does not hold of a committed experiment: every figure of its report is computed again from its predictions."""

import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np

from stance.codebook import Task, shipped_codebook
from stance.corpus.labelled import Labelled, project_labelled
from stance.errors import StanceError
from stance.metrics.predictions import read_predictions
from stance.model.archive import read_about, read_archive
from stance.model.embeddings import missing_extra
from stance.model.precedents import open_precedents
from stance.model.storage import load_model
from stance.model.training_set import ITEMS
from stance.reports.record import TaskFigures, list_mistakes, task_figures
from stance.runs.config import read_config
from stance.runs.signature import signature_seed
from stance.runs.training import held_out_items, subset_masks

_SHOWN = 3


def experiment_problems(folder: Path) -> Iterator[str]:
    """Tell what of an experiment is missing, outdated, or does not follow from its predictions."""
    name = f"experiments/{folder.name}"
    try:
        config = read_config(folder)
        report = json.loads((folder / "report.json").read_text(encoding="utf-8"))
        expected = held_out_items(config, project_labelled())
        if missing_extra(config.model.families):
            read_archive(folder / "model")
        else:
            model = load_model(folder / "model")
            if (folder / "model" / ITEMS).exists():
                open_precedents(model)
        trained_with, current = read_about(folder / "model")["codebook"], shipped_codebook().version
    except StanceError as error:
        yield str(error)
        return
    except (OSError, json.JSONDecodeError) as error:
        yield f"{name}/report.json: {error}; train the experiment"
        return
    if trained_with != current:
        yield f"{name}: trained with codebook {trained_with}, not {current}; train it again"
    for task in expected.tasks:
        yield from _task_problems(folder, name, task, expected, report)


def _task_problems(folder: Path, name: str, task: Task, expected: Labelled, report: dict[str, Any]) -> Iterator[str]:
    file = f"predictions_{task.name}.csv"
    try:
        found = read_predictions(folder / file, task)
    except StanceError as error:
        yield str(error)
        return
    ids = expected.items["id"].to_numpy(dtype=str)
    order = np.argsort(ids, kind="stable")
    if not np.array_equal(found.ids, ids[order]):
        yield f"{name}: {file} is not about the held-out items; train the experiment again"
    elif not np.array_equal(found.gold, expected.gold[task.name][order]):
        yield f"{name}: {file} has other gold labels than the annotations; train the experiment again"
    else:
        figures = task_figures(found, seed=signature_seed(report["signature"]), subsets=subset_masks(expected, found))
        yield from _differences(f"{name}/report.json: {task.name}", _as_data(figures), report["tasks"].get(task.name))
        if [asdict(mistake) for mistake in list_mistakes(found)] != report["mistakes"][task.name]:
            yield f"{name}/report.json: the mistakes of {task.name} do not follow from its predictions"


def _as_data(figures: TaskFigures) -> Any:
    """Give figures as the JSON file has them."""
    return json.loads(json.dumps(asdict(figures)))


def _differences(where: str, computed: Any, reported: Any) -> list[str]:
    """List the first figures that the report has otherwise than its predictions give them."""
    found = list(_walk(where, computed, reported))
    return found[:_SHOWN] + ([f"{where}: {len(found) - _SHOWN} further figures differ"] if len(found) > _SHOWN else [])


def _walk(where: str, computed: Any, reported: Any) -> Iterator[str]:
    if isinstance(computed, dict) and isinstance(reported, dict):
        for key in sorted(set(computed) | set(reported)):
            yield from _walk(f"{where}.{key}", computed.get(key), reported.get(key))
    elif isinstance(computed, float) and isinstance(reported, int | float):
        if abs(computed - reported) > 1e-9:
            yield f"{where} is reported as {reported}, its predictions give {computed}"
    elif isinstance(computed, list) and isinstance(reported, list) and len(computed) == len(reported):
        for index, (one, other) in enumerate(zip(computed, reported, strict=True)):
            yield from _walk(f"{where}[{index}]", one, other)
    elif computed != reported:
        yield f"{where} is reported as {reported!r}, its predictions give {computed!r}"
