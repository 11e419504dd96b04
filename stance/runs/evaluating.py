"""Evaluation of a model, or of another system's predictions, on any labelled file."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd

from stance.codebook import NONE, SEPARATOR, Rule, Task, own_task, shipped_codebook
from stance.corpus.labelled import Columns, Labelled, read_labelled
from stance.corpus.tables import read_rows, require_columns
from stance.errors import StanceError
from stance.metrics.predictions import (
    Predictions,
    labels_cell,
    read_predictions,
    sorted_predictions,
    write_predictions,
)
from stance.model.classifier import StanceClassifier
from stance.model.evidence import Words
from stance.model.storage import load_model, read_about
from stance.reports.html import render_html
from stance.reports.numbers import list_few
from stance.reports.record import Report
from stance.runs.evidence import mistake_evidence
from stance.runs.files import staged_folder
from stance.runs.measuring import measure_tasks, predict
from stance.runs.scoring import file_hash
from stance.runs.settings import Settings
from stance.runs.signature import data_hash, signature
from stance.runs.writing import write_report


@dataclass(frozen=True)
class Evaluation:
    """A report with what it was made from: predictions by task; text, and words that carried labels, by item."""

    report: Report
    predictions: dict[str, Predictions]
    text_by_id: dict[str, str]
    evidence_by_id: dict[str, list[Words]]


def evaluate_file(system: Path, annotations: Path | None, columns: Columns, settings: Settings) -> Evaluation:
    """Evaluate a model folder or a predictions CSV on a labelled file; a CSV without one on its own gold labels.

    Raises:
        StanceError: model, predictions or labels are not valid, or do not belong together.
    """
    model = None
    if system.suffix.lower() == ".csv":
        test, predictions = (
            _with_own_gold(system) if annotations is None else _from_predictions(system, annotations, columns)
        )
    elif annotations is None:
        raise StanceError(f"{system}: a model has no labels of its own to be measured on; name some with --annotations")
    else:
        model = load_model(system)
        settings.say(f"reading {annotations}")
        test = read_labelled(annotations, columns, model.tasks_)
        settings.say(f"scoring {len(test)} items")
        predictions = predict(model, test, model.predict_proba(test.texts))
    data_name = (annotations or system).name
    report = evaluation_report(
        _name_of(system), describe_system(system), data_name, test, predictions, settings, _families(model)
    )
    text_by_id = {item: text for item, text in zip(test.items["id"], test.texts, strict=True) if text}
    evidence = {} if model is None else mistake_evidence(model, report, text_by_id)
    return Evaluation(report, predictions, text_by_id, evidence)


def evaluation_report(
    name: str,
    system: str,
    data_name: str,
    test: Labelled,
    predictions: Mapping[str, Predictions],
    settings: Settings,
    families: tuple[str, ...] = (),
) -> Report:
    """Make the report of predictions on labelled data.

    Args:
        name: of the run.
        system: what was evaluated, as the signature tells it.
        data_name: of the labelled data.
        test: the labelled data.
        predictions: by task.
        settings: with the seed of the resamples.
        families: of the model, whose packages the signature names.
    """
    sha256 = data_hash(test.take(np.zeros(len(test), dtype=bool)), test)
    held_out = f"evaluated on all {len(test)} items of {data_name}"
    return Report(
        name,
        f"How well does {name} do on {data_name}?",
        held_out,
        signature(sha256, held_out=held_out, settings=system, families=families, seed=settings.seed),
        {"train": 0, "test": len(test), "sha256": sha256},
        *measure_tasks(test, predictions, seed=settings.seed),
        rules=rules_of(test.tasks),
    )


def describe_system(system: Path) -> str:
    """Name a model folder or a predictions file with the first digits of its checksum.

    Raises:
        StanceError: the folder is no model.
    """
    if system.suffix.lower() == ".csv":
        return f"predictions {system.name} {file_hash(system)[:12]}"
    return f"model {_name_of(system)} {read_about(system)['checksum'][:12]}"


def _name_of(system: Path) -> str:
    return system.resolve().parent.name if system.name == "model" else system.stem


def _families(model: StanceClassifier | None) -> tuple[str, ...]:
    return () if model is None else model.families


def rules_of(tasks: Sequence[Task]) -> tuple[Rule, ...] | None:
    """Give the rules of the project's codebook where the tasks are its own, else None."""
    codebook = shipped_codebook()
    own = {(task.name, task.names) for task in codebook.tasks}
    return codebook.rules if all((task.name, task.names) in own for task in tasks) else None


def _with_own_gold(system: Path) -> tuple[Labelled, dict[str, Predictions]]:
    """Take gold labels and predictions from one file."""
    found = read_predictions(system)
    items = pd.DataFrame({"id": found.ids, "group": found.groups, "text": ""})
    return Labelled((found.task,), items, {found.task.name: found.gold}), {found.task.name: found}


def _from_predictions(system: Path, annotations: Path, columns: Columns) -> tuple[Labelled, dict[str, Predictions]]:
    """Join another system's predictions with gold labels by id."""
    task = _joined_task(system, annotations, columns)
    found = read_predictions(system, task, needs_gold=False)
    test = read_labelled(annotations, columns, (task,), needs_text=False)
    ids = test.items["id"].to_numpy(dtype=str)
    _refuse_other_items(system, annotations, set(found.ids.tolist()), set(ids.tolist()))
    _refuse_other_gold(system, annotations, test, task)
    place = {item: index for index, item in enumerate(found.ids)}
    order = np.array([place[item] for item in ids])
    shares = None if found.probabilities is None else found.probabilities[order]
    joined = sorted_predictions(
        found.task, ids, test.groups, test.gold[found.task.name], found.predicted[order], shares
    )
    return test, {found.task.name: joined}


def _joined_task(system: Path, annotations: Path, columns: Columns) -> Task:
    """Take the labels from the p_ columns of predictions, else those that occur in either file."""
    found = read_predictions(system, needs_gold=False)
    cells = _label_cells(annotations, columns)
    several = any(SEPARATOR in cell or cell.strip() in ("", NONE) for cell in cells)
    is_multilabel = found.task.is_multilabel or several
    names = set(found.task.names)
    if found.probabilities is None:
        names |= {part.strip() for cell in cells for part in cell.split(SEPARATOR)} - {""}
    return own_task(sorted(names - {NONE} if is_multilabel else names), multilabel=is_multilabel)


def _label_cells(annotations: Path, columns: Columns) -> list[str]:
    rows = list(read_rows(annotations))
    names = (columns.label, "types")
    column = next((name for name in names if name in rows[0].cells), columns.label)
    require_columns(annotations, rows[0], {"--label": column})
    return [row.text(column, where=str(annotations)) for row in rows]


def _refuse_other_items(system: Path, annotations: Path, predicted: set[str], gold: set[str]) -> None:
    missing, unknown = sorted(gold - predicted), sorted(predicted - gold)
    if missing:
        raise StanceError(
            f"{system}: no prediction for {list_few(map(repr, missing))} of {annotations.name}; ids must match"
        )
    if unknown:
        raise StanceError(
            f"{system}: predictions for {list_few(map(repr, unknown))}, not in {annotations.name}; ids must match"
        )


def _refuse_other_gold(system: Path, annotations: Path, test: Labelled, task: Task) -> None:
    """Refuse predictions that come with gold labels which the labelled file contradicts; an empty column has none."""
    cells = [str(row.cells.get("gold") or "").strip() for row in read_rows(system)]
    if not any(cells):
        return
    theirs = read_predictions(system, task)
    order = np.argsort(test.items["id"].to_numpy(dtype=str), kind="stable")
    ours = test.gold[task.name][order]
    different = np.flatnonzero((theirs.gold != ours).any(axis=1)).tolist()
    if different:
        told = [
            f"{str(theirs.ids[place])!r} ({labels_cell(theirs.gold[place], task.names)}; "
            f"{labels_cell(ours[place], task.names)})"
            for place in different
        ]
        raise StanceError(
            f"{system} and {annotations.name}: the gold labels of {len(different)} items differ: {list_few(told)}; "
            "remove the column 'gold' from the predictions, or correct one of the two"
        )


def write_evaluation(output: Path, evaluation: Evaluation) -> None:
    """Write predictions and reports of an evaluation, all or nothing."""
    report = evaluation.report
    page = render_html(report, evaluation.text_by_id, evaluation.evidence_by_id)
    with staged_folder(output) as staging:
        for task, found in evaluation.predictions.items():
            write_predictions(staging / f"predictions_{task}.csv", found)
        write_report(staging, report)
        (staging / "report.html").write_text(page, encoding="utf-8")
