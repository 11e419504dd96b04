"""Evaluation of a model, or of another system's predictions, on any labelled file."""

from importlib.metadata import version
from pathlib import Path

import numpy as np

from stance.corpus.labelled import Columns, Labelled, read_labelled
from stance.errors import StanceError
from stance.metrics.predictions import Predictions, read_predictions, sorted_predictions, write_predictions
from stance.model.storage import load_model
from stance.reports.html import render_html
from stance.reports.record import Report, list_mistakes, report_json, task_figures
from stance.reports.text import render_markdown
from stance.runs.files import staged_folder
from stance.runs.training import Settings, data_hash, json_text, predict


def evaluate_file(
    system: Path, annotations: Path, columns: Columns, settings: Settings
) -> tuple[Report, dict[str, Predictions], dict[str, str]]:
    """Evaluate a model folder or a predictions CSV on a labelled file.

    Returns:
        The report, the predictions of each task, and the text of each item.

    Raises:
        StanceError: model, predictions or labels are not valid, or do not belong together.
    """
    if system.suffix.lower() == ".csv":
        test, predictions = _from_predictions(system, annotations, columns)
    else:
        model = load_model(system)
        settings.say(f"reading {annotations}")
        test = read_labelled(annotations, columns, model.tasks_)
        settings.say(f"scoring {len(test)} items")
        predictions = predict(model, test, model.predict_proba(test.texts))
    report = evaluation_report(system, annotations, test, predictions, settings)
    return report, predictions, dict(zip(test.items["id"], test.texts, strict=True))


def evaluation_report(
    system: Path, annotations: Path, test: Labelled, predictions: dict[str, Predictions], settings: Settings
) -> Report:
    """Make the report of predictions on a labelled file."""
    data = {"train": 0, "test": len(test), "sha256": data_hash(test.take(np.zeros(len(test), dtype=bool)), test)}
    return Report(
        system.resolve().parent.name if system.name == "model" else system.stem,
        f"How well does {system.name} do on {annotations.name}?",
        f"evaluated on all {len(test)} items of {annotations.name}",
        f"stance {version('stance')} | data {data['sha256'][:12]} | {annotations.name} | seed {settings.seed}",
        data,
        {name: task_figures(found, seed=settings.seed) for name, found in predictions.items()},
        {name: list_mistakes(found) for name, found in predictions.items()},
    )


def _from_predictions(system: Path, annotations: Path, columns: Columns) -> tuple[Labelled, dict[str, Predictions]]:
    """Join another system's predictions with gold labels by id."""
    found = read_predictions(system)
    test = read_labelled(annotations, columns, (found.task,))
    ids = test.items["id"].to_numpy(dtype=str)
    missing = sorted(set(ids) - set(found.ids))
    if missing:
        raise StanceError(
            f"{system}: no prediction for {missing[0]!r} of {annotations.name} ({len(missing)} in all); ids must match"
        )
    unknown = sorted(set(found.ids) - set(ids))
    if unknown:
        raise StanceError(
            f"{system}: a prediction for {unknown[0]!r}, which is not in {annotations.name} ({len(unknown)} in all)"
        )
    place = {item: index for index, item in enumerate(found.ids)}
    order = np.array([place[item] for item in ids])
    shares = None if found.probabilities is None else found.probabilities[order]
    joined = sorted_predictions(
        found.task, ids, test.groups, test.gold[found.task.name], found.predicted[order], shares
    )
    return test, {found.task.name: joined}


def write_evaluation(
    output: Path, report: Report, predictions: dict[str, Predictions], text_by_id: dict[str, str]
) -> None:
    """Write predictions and reports of an evaluation, all or nothing."""
    with staged_folder(output) as staging:
        for task, found in predictions.items():
            write_predictions(staging / f"predictions_{task}.csv", found)
        (staging / "report.json").write_text(json_text(report_json(report)), encoding="utf-8")
        (staging / "report.md").write_text(render_markdown(report), encoding="utf-8")
        (staging / "report.html").write_text(render_html(report, text_by_id), encoding="utf-8")
