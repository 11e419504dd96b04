"""What a training run writes: model, predictions and reports."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

import numpy as np
import numpy.typing as npt

from stance.corpus.labelled import Labelled
from stance.metrics.predictions import Predictions, write_predictions
from stance.model.classifier import StanceClassifier
from stance.model.precedents import keep_training_set
from stance.model.storage import load_model, save_model
from stance.reports.html import render_html
from stance.reports.record import Report, report_json
from stance.reports.text import render_markdown
from stance.runs.config import ExperimentConfig
from stance.runs.evidence import mistake_evidence
from stance.runs.files import staged_folder


@dataclass(frozen=True, eq=False)
class Trained:
    """A fitted model with its held-out items and how they were held out."""

    model: StanceClassifier
    train: Labelled
    test: Labelled
    held_out: str
    settings: str
    shares: npt.NDArray[np.float64]
    config: ExperimentConfig | None = None


def composed_file(folder: Path, task: str) -> Path:
    """Give where an experiment keeps its predictions on the composed held-out set."""
    return folder / "composed" / f"predictions_{task}.csv"


def write_run(
    output: Path,
    trained: Trained,
    report: Report,
    predictions: dict[str, Predictions],
    *,
    composed: Mapping[str, Predictions] = MappingProxyType({}),
    codebook_version: str,
) -> None:
    """Write model, predictions (of the composed held-out set apart) and reports, all or nothing.

    Raises:
        StanceError: the folder cannot be written, or the saved model does not give the same probabilities.
    """
    text_by_id = dict(zip(trained.test.items["id"], trained.test.texts, strict=True))
    with staged_folder(output) as staging:
        (staging / "model").mkdir()
        about: dict[str, Any] = {"experiment": report.experiment, "signature": report.signature}
        if trained.config:
            about["settings"] = {"data": asdict(trained.config.data), "model": asdict(trained.config.model)}
        kept = keep_training_set(trained.model, trained.train)
        save_model(staging / "model", trained.model, codebook_version=codebook_version, about=about, training_set=kept)
        load_model(staging / "model")
        for task, found in predictions.items():
            write_predictions(staging / f"predictions_{task}.csv", found)
        for task, found in composed.items():
            path = composed_file(staging, task)
            path.parent.mkdir(exist_ok=True)
            write_predictions(path, found)
        write_report(staging, report)
        evidence_by_id = mistake_evidence(trained.model, report, text_by_id)
        (staging / "report.html").write_text(render_html(report, text_by_id, evidence_by_id), encoding="utf-8")


def write_report(folder: Path, report: Report) -> None:
    """Write report.json and report.md."""
    (folder / "report.json").write_text(json_text(report_json(report)), encoding="utf-8")
    (folder / "report.md").write_text(render_markdown(report), encoding="utf-8")


def json_text(record: Any) -> str:
    """Write JSON as the project's files have it."""
    return json.dumps(record, ensure_ascii=False, indent=1) + "\n"
