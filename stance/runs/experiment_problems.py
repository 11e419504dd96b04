"""What does not hold of a committed experiment: its report is made again and compared, figure by figure.

report.json is compared with what predictions, model, annotations and the other reports give; report.md
and the pages over all experiments are rendered again and compared as texts.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
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
from stance.reports.parts import Contrast
from stance.reports.record import report_json
from stance.reports.restoring import restore_report
from stance.reports.text import render_markdown
from stance.runs.beside import read_report
from stance.runs.config import read_config
from stance.runs.differences import TOLERANCE, list_differences, text_difference
from stance.runs.experimenting import CARD, DEFAULT, TABLE, model_card, render_table
from stance.runs.holding_out import composed_items, held_out_items
from stance.runs.rebuilding import rebuild_report
from stance.runs.signature import signature_seed
from stance.runs.writing import composed_file

_AGAIN = "write it again with `python -m stance.experiments --reports`"


def experiment_problems(folder: Path, others: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    """Tell what of an experiment is missing, outdated, or does not follow from what it was made from.

    `others` are the contents of the reports of all experiments.
    """
    name = f"experiments/{folder.name}"
    try:
        config = read_config(folder)
        report = read_report(folder / "report.json")
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
    if trained_with != current:
        yield f"{name}: trained with codebook {trained_with}, not {current}; train it again"
    unfit = [
        problem
        for task in expected.tasks
        for problem in _prediction_problems(folder, name, f"predictions_{task.name}.csv", task, expected)
    ]
    composed = composed_items(config.data, project_labelled())
    if composed is not None:
        for task in composed.tasks:
            file = composed_file(Path(), task.name)
            unfit += _prediction_problems(folder, name, str(file), task, composed)
    yield from unfit or _report_problems(folder, name, report, others)


def _prediction_problems(folder: Path, name: str, file: str, task: Task, expected: Labelled) -> Iterator[str]:
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
    elif not np.array_equal(found.groups, expected.groups[order]):
        yield f"{name}: {file} has other documents than the annotations; train the experiment again"


def _report_problems(
    folder: Path, name: str, report: dict[str, Any], others: Sequence[Mapping[str, Any]]
) -> Iterator[str]:
    try:
        restored = restore_report(report, where=f"{name}/report.json")
        rebuilt = json.loads(json.dumps(report_json(rebuild_report(folder, report, others))))
    except StanceError as error:
        yield str(error)
        return
    # The line of conditions is compared with the model's, and the hash with the data, by the fingerprint.
    for part in sorted((set(rebuilt) | set(report)) - {"signature"}):
        yield from list_differences(f"{name}/report.json: {part}", rebuilt.get(part), report.get(part))
    if restored.contrast is not None and missing_extra(read_config(folder).model.families):
        yield from contrast_inconsistencies(f"{name}/report.json", restored.contrast)
    yield from text_difference(folder / "report.md", f"{name}/report.md", render_markdown(restored), _AGAIN)
    if folder.name == DEFAULT:
        yield from text_difference(folder / CARD, f"{name}/{CARD}", model_card(restored), _AGAIN)


def table_problems(folder: Path, reports: Sequence[dict[str, Any]]) -> Iterator[str]:
    """Tell where the page over all experiments is not what their reports and predictions give."""
    default = next((report for report in reports if report["experiment"] == DEFAULT), None)
    if default is None:
        return
    page = render_table(folder, reports, seed=signature_seed(default["signature"]))
    yield from text_difference(folder / TABLE, f"experiments/{TABLE}", page, _AGAIN)


def contrast_inconsistencies(where: str, contrast: Contrast) -> Iterator[str]:
    """Tell where pass rates contradict each other, for a model that cannot be run here."""
    parts = {"by_capability": contrast.by_capability, "by_verb": contrast.by_verb}
    for name, rates in parts.items():
        for count in ("items", "passed"):
            total, summed = getattr(contrast.overall, count), sum(getattr(rate, count) for rate in rates.values())
            if rates and total != summed:
                yield f"{where}: contrast.overall.{count} is reported as {total}, {name} sums to {summed}"
    n_failed = contrast.overall.items - contrast.overall.passed
    if len(contrast.failures) != n_failed:
        yield f"{where}: contrast has {len(contrast.failures)} failures, contrast.overall tells of {n_failed}"
    rated = {"overall": contrast.overall} | {
        f"{name}.{key}": rate for name, rates in parts.items() for key, rate in rates.items()
    }
    for key, rate in rated.items():
        shares = (
            ("share", rate.share, rate.passed, rate.items),
            ("sets_share", rate.sets_share, rate.sets_passed, rate.sets),
        )
        for name, share, part, whole in shares:
            if whole and (share is None or abs(share - part / whole) > TOLERANCE):
                yield f"{where}: contrast.{key}.{name} is reported as {share}, {part} of {whole} are {part / whole}"
