"""The report of a committed experiment made again without training, from its predictions and its model.

What a report tells follows from the predictions, the annotations, the model and the reports of other
experiments; so it can be checked, and written again where only the way of telling it has changed.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from stance.codebook import shipped_codebook
from stance.corpus.labelled import Labelled, project_labelled
from stance.metrics.predictions import read_predictions
from stance.model.embeddings import missing_extra
from stance.model.storage import load_model, read_about, read_support
from stance.reports.parts import Contrast
from stance.reports.record import Report
from stance.reports.restoring import restore
from stance.runs.beside import add_project_parts, contrast_results
from stance.runs.config import DataConfig, ExperimentConfig, read_config
from stance.runs.holding_out import HELD_OUT, composed_items, draw_limit, project_parts
from stance.runs.measuring import measure_tasks
from stance.runs.signature import signature_seed
from stance.runs.writing import composed_file


@lru_cache(maxsize=16)
def whole_parts(data: DataConfig, labelled: Labelled) -> tuple[Labelled, Labelled]:
    """Give what experiments of these data train on, before any limit, and hold out; experiments share them."""
    return project_parts(data, labelled)


def rebuild_report(folder: Path, committed: Mapping[str, Any], others: Sequence[Mapping[str, Any]]) -> Report:
    """Make the report of an experiment again.

    Args:
        folder: of the experiment, trained.
        committed: the content of its report.json, for the hash of the data, and for the contrast suite where the
            model needs an extra that is not installed.
        others: the contents of the reports of all experiments.

    Raises:
        StanceError: settings, model or predictions cannot be read.
    """
    config = read_config(folder)
    line = read_about(folder / "model")["about"]["signature"]
    seed = signature_seed(line)
    predictions = {
        task.name: read_predictions(folder / f"predictions_{task.name}.csv", task) for task in shipped_codebook().tasks
    }
    train, test = whole_parts(replace(config.data, limit=0), project_labelled())
    data = {
        "train": len(draw_limit(train, config.data.limit, seed)),
        "test": len(test),
        "sha256": committed["data"]["sha256"],
    }
    report = Report(
        folder.resolve().name,
        config.question,
        HELD_OUT[config.data.held_out],
        line,
        data,
        *measure_tasks(test, predictions, seed=seed),
    )
    composed = {
        task.name: read_predictions(composed_file(folder, task.name), task)
        for task in shipped_codebook().tasks
        if composed_items(config.data, project_labelled()) is not None
    }
    contrast = _contrast(folder, config, committed, seed=seed)
    support = read_support(folder / "model")
    return add_project_parts(
        report,
        predictions,
        contrast=contrast,
        composed=composed,
        support=support,
        others=others,
        seed=seed,
    )


def _contrast(folder: Path, config: ExperimentConfig, committed: Mapping[str, Any], *, seed: int) -> Contrast:
    """Score the contrast suite; what was committed where the model cannot be run."""
    if missing_extra(config.model.families):
        return restore(Contrast, committed["contrast"])
    return contrast_results(load_model(folder / "model"), seed=seed)
