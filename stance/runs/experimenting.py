"""All experiments in order, and the pages that are made from their reports: the table and the model card."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from stance.codebook import shipped_codebook
from stance.metrics.predictions import read_predictions
from stance.model.embeddings import missing_extra
from stance.reports.card import CardFacts, render_model_card
from stance.reports.comparison import Comparison, compare_runs
from stance.reports.experiments import render_experiments_table
from stance.reports.record import Report
from stance.runs.beside import BASELINES, read_report, read_reports
from stance.runs.config import FILE, read_config
from stance.runs.rebuilding import rebuild_report
from stance.runs.settings import Say, Settings
from stance.runs.training import train_experiment
from stance.runs.writing import write_report

DEFAULT = "default"
TABLE, CARD = "README.md", "MODEL_CARD.md"

_USE = (
    "Tells of every sentence of a political or diplomatic text which commitments it reports (pledge, refusal, "
    "opposition, acquiescence, assurance, condition, directive) and which stance, with the words that show each."
)
_LIMITS = (
    "English only.",
    "Held-out figures are of State of the Union addresses; what press, parliaments and UN texts give is not measured "
    "here, except on composed sentences.",
    "The labels were made by language models that worked from the codebook, not by people.",
    "Each sentence is read by itself: what only its context tells is not found.",
)


def train_all(folder: Path, settings: Settings) -> None:
    """Train every experiment of a folder: baselines first and the default last, since reports tell of those before.

    An experiment whose extra is not installed is left as it is; `write_reports` brings its report up to date.
    """
    names = sorted(path.parent.name for path in folder.glob(f"*/{FILE}"))
    for name in sorted(names, key=lambda name: (name not in BASELINES, name == DEFAULT)):
        config = read_config(folder / name)
        if extra := missing_extra(config.model.families):
            settings.say(f"{name}: skipped, its report stays as it is; to train it, pip install 'stance[{extra}]'")
            continue
        settings.say(f"{name}: {config.question}")
        report = train_experiment(folder / name, folder / name, settings)
        if name == DEFAULT:
            (folder / name / CARD).write_text(model_card(report), encoding="utf-8")


def write_reports(folder: Path, *, say: Say) -> None:
    """Write report.json and report.md of every trained experiment again, and the model card; nothing is trained.

    Raises:
        StanceError: something of an experiment cannot be read.
    """
    for path in sorted(folder.glob(f"*/{FILE}"), key=lambda path: path.parent.name == DEFAULT):
        place = path.parent
        if not (place / "report.json").is_file():
            say(f"{place.name}: skipped, it was never trained")
            continue
        say(f"{place.name}: writing its reports again")
        report = rebuild_report(place, read_report(place / "report.json"), read_reports(folder))
        write_report(place, report)
        if place.name == DEFAULT:
            (place / CARD).write_text(model_card(report), encoding="utf-8")


def write_table(folder: Path, *, seed: int) -> str:
    """Write the table of all experiments from their reports, and give it."""
    page = render_table(folder, read_reports(folder), seed=seed)
    (folder / TABLE).write_text(page, encoding="utf-8")
    return page


def render_table(folder: Path, reports: Sequence[Mapping[str, Any]], *, seed: int) -> str:
    """Give the table of all experiments."""
    tasks = next(report["tasks"] for report in reports if report["experiment"] == DEFAULT)
    return render_experiments_table(reports, {task: _compare(folder, reports, task, seed=seed) for task in tasks})


def _compare(folder: Path, reports: Sequence[Mapping[str, Any]], task: str, *, seed: int) -> Comparison:
    """Compare the experiments that share their held-out items with the default one."""
    held_out = next(report["held_out"] for report in reports if report["experiment"] == DEFAULT)
    names = [str(report["experiment"]) for report in reports if report["held_out"] == held_out]
    path = f"predictions_{task}.csv"
    return compare_runs([(name, read_predictions(folder / name / path, name=task)) for name in names], seed=seed)


def model_card(report: Report) -> str:
    """Give the card of the shipped model."""
    facts = CardFacts(
        "stance-default", "stance annotated corpus, held-out real sentences", shipped_codebook().tasks, _USE, _LIMITS
    )
    return render_model_card(report, facts)
