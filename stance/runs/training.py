"""Training: one experiment folder or one labelled table in, one folder with model, predictions and reports out."""

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from stance.codebook import shipped_codebook
from stance.corpus.labelled import Columns, Labelled, project_labelled, read_labelled
from stance.corpus.splits import held_out_mask, near_duplicates, read_split, split_by_group
from stance.errors import StanceError
from stance.metrics.predictions import Predictions, round_probabilities, sorted_predictions, write_predictions
from stance.model.classifier import StanceClassifier
from stance.model.keywords import PATTERNS, keyword_weights
from stance.model.precedents import keep_training_set
from stance.model.storage import load_model, save_model
from stance.model.vocabulary import Vocabulary
from stance.reports.html import render_html
from stance.reports.record import Mistake, Report, TaskFigures, list_mistakes, report_json, task_figures
from stance.reports.text import render_markdown
from stance.resources import annotations_folder, experiments_folder
from stance.runs.beside import add_project_parts, contrast_results, read_reports
from stance.runs.config import DataConfig, ExperimentConfig, ModelConfig, read_config
from stance.runs.evidence import mistake_evidence
from stance.runs.files import staged_folder
from stance.runs.folds import folds_on
from stance.runs.locking import hold_folder
from stance.runs.signature import data_hash, signature
from stance.runs.subsets import subset_masks

Bools = npt.NDArray[np.bool_]
Say = Callable[[str], None]

HELD_OUT_SHARE = 0.25
_MIN_GROUPS = 4
HELD_OUT = {
    "split": "held out: real sentences of the documents that split.csv keeps out of training",
    "article": "held out: the seed article, trained without it",
    "leave-one-out": "held out: leave-one-out over the sentences of one article, not over documents",
}
OWN_FAMILIES = (("words", "chars"), ("words", "chars", "cues"))


@dataclass(frozen=True)
class Settings:
    """What a command may choose beside the experiment: seed, processes, where log lines go, who fits the folds.

    With `scheduler`, the address of a Dask cluster, inner folds are fitted there, else by `jobs` processes here.
    """

    seed: int = 0
    jobs: int = 1
    say: Say = lambda line: None
    scheduler: str | None = None


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


def train_experiment(folder: Path, output: Path, settings: Settings) -> Report:
    """Train an experiment on the project's annotations and write everything it makes into `output`.

    Raises:
        StanceError: the experiment or the annotations are not valid, another run writes to `output`, or the
            cluster is not fit.
    """
    config = read_config(folder)
    settings.say("reading the annotated sentences")
    labelled = project_labelled()
    with hold_folder(output):
        with folds_on(settings.scheduler):
            trained = _train_project(config, labelled, settings)
        report, predictions = make_report(folder.resolve().name, config.question, trained, settings)
        report = add_project_parts(
            report,
            predictions,
            contrast=contrast_results(trained.model, seed=settings.seed),
            support=trained.model.support_,
            others=read_reports(experiments_folder()),
            seed=settings.seed,
        )
        write_run(output, trained, report, predictions, codebook_version=shipped_codebook().version)
    return report


def train_own(path: Path, columns: Columns, test_path: Path | None, output: Path, settings: Settings) -> Report:
    """Train on a user's table and write everything it makes into `output`.

    Raises:
        StanceError: a table is not valid, or too small to hold anything out, another run writes to `output`, or
            the cluster is not fit.
    """
    settings.say(f"reading {path}")
    labelled = read_labelled(path, columns)

    if test_path is None:
        mask, held_out = _hold_out(path, labelled, settings.seed)
        train, test = labelled.take(~mask), labelled.take(mask)
    else:
        train, test = labelled, read_labelled(test_path, columns, labelled.tasks)
        held_out = f"held out: {test_path.name}, {len(test)} items"
    with hold_folder(output):
        with folds_on(settings.scheduler):
            model, chosen = fit_own(train, settings)
        trained = Trained(model, train, test, held_out, f"families {'+'.join(chosen)}", _shares(model, test))
        question = f"What do the labels of {path.name} teach?"
        report, predictions = make_report(output.resolve().name, question, trained, settings)
        write_run(output, trained, report, predictions, codebook_version="own labels")
    return report


def held_out_items(config: ExperimentConfig, labelled: Labelled) -> Labelled:
    """Give the sentences that an experiment is tested on."""
    return labelled.take(_held_out(config.data, labelled))


def _held_out(data: DataConfig, labelled: Labelled) -> Bools:
    source = labelled.items["source"].to_numpy(dtype=str)
    if data.held_out == "leave-one-out":
        return np.isin(source, data.sources)
    if data.held_out == "article":
        return np.isin(source, ["article"])
    return held_out_mask(labelled, read_split(annotations_folder() / "split.csv"))


def _train_project(config: ExperimentConfig, labelled: Labelled, settings: Settings) -> Trained:
    train, test = project_parts(config.data, labelled)
    if config.data.held_out == "leave-one-out":
        shares = _leave_one_out(config.model, train, settings)
        model = fit_model(config.model, _by_sentence(train), settings)
    else:
        train = draw_limit(train, config.data.limit, settings.seed)
        settings.say(f"training on {len(train)} sentences, {len(test)} are held out")
        model = fit_model(config.model, train, settings)
        shares = _shares(model, test)
    return Trained(model, train, test, HELD_OUT[config.data.held_out], describe_settings(config), shares, config)


def project_parts(data: DataConfig, labelled: Labelled) -> tuple[Labelled, Labelled]:
    """Give what an experiment may train on, before any limit, and what it holds out; both alike for leave-one-out."""
    mask = _held_out(data, labelled)
    if data.held_out == "leave-one-out":
        return labelled.take(mask), labelled.take(mask)
    wanted = np.isin(labelled.items["source"].to_numpy(dtype=str), data.sources)
    return without_near_duplicates(labelled.take(~mask & wanted), labelled.take(mask))


def draw_limit(train: Labelled, limit: int, seed: int) -> Labelled:
    """Draw as many training sentences as the experiment is limited to, all where there is no limit."""
    return train.take(np.random.default_rng(seed).permutation(len(train))[:limit]) if limit else train


def describe_settings(config: ExperimentConfig) -> str:
    """Give the part of the signature that tells what was fitted on which sources."""
    return f"{config.model.kind}, families {'+'.join(config.model.families) or 'none'}, {'+'.join(config.data.sources)}"


def without_near_duplicates(train: Labelled, test: Labelled) -> tuple[Labelled, Labelled]:
    """Leave out of training what a held-out sentence nearly repeats."""
    leaking = {pair[0] for pair in near_duplicates(train, test)}
    return train.take(~train.items["id"].isin(leaking).to_numpy()), test


def fit_model(config: ModelConfig, train: Labelled, settings: Settings) -> StanceClassifier:
    """Fit the classifier that an experiment describes."""
    tasks = train.tasks
    if config.kind == "keywords":
        vocabulary = Vocabulary(
            "keywords", {name: index for index, name in enumerate(sorted(PATTERNS))}, np.ones(len(PATTERNS))
        )
        weights = [keyword_weights(task) for task in tasks]
        return StanceClassifier(tasks, families=("keywords",)).restore(
            tasks, [vocabulary], weights, is_multiclass=False
        )
    model = StanceClassifier(
        tasks,
        families=config.families,
        strengths=config.strengths,
        min_documents=config.min_documents,
        folds=config.folds,
        seed=settings.seed,
        jobs=settings.jobs,
    )
    return model.fit(train.texts, _targets(train), train.groups)


def _targets(labelled: Labelled) -> Bools:
    gold: Bools = np.hstack([labelled.gold[task.name] for task in labelled.tasks])
    return gold


def _shares(model: StanceClassifier, test: Labelled) -> npt.NDArray[np.float64]:
    return model.predict_proba(test.texts)


def _leave_one_out(config: ModelConfig, everything: Labelled, settings: Settings) -> npt.NDArray[np.float64]:
    shares = []
    for index in range(len(everything)):
        settings.say(f"leaving out sentence {index + 1} of {len(everything)}")
        left = np.arange(len(everything)) == index
        shares.append(_shares(fit_model(config, _by_sentence(everything.take(~left)), settings), everything.take(left)))
    return np.vstack(shares)


def _by_sentence(labelled: Labelled) -> Labelled:
    """Let every sentence be its own document, where there is only one."""
    return Labelled(labelled.tasks, labelled.items.assign(group=labelled.items["id"]), labelled.gold)


def _hold_out(path: Path, labelled: Labelled, seed: int) -> tuple[Bools, str]:
    n_groups = len(np.unique(labelled.groups))
    if n_groups >= _MIN_GROUPS:
        mask = split_by_group(labelled.groups, share=HELD_OUT_SHARE, seed=seed)
        kind = "items" if n_groups == len(labelled) else "groups"
        return mask, f"held out: {mask.sum()} of {len(labelled)} items, whole {kind} drawn at random, seed {seed}"
    if len(labelled) < 2 * _MIN_GROUPS:
        raise StanceError(
            f"{path}: {len(labelled)} rows; too few to hold some out, at least {2 * _MIN_GROUPS} are needed"
        )
    mask = split_by_group(labelled.items["id"].to_numpy(dtype=str), share=HELD_OUT_SHARE, seed=seed)
    return (
        mask,
        f"held out: {mask.sum()} of {len(labelled)} items at random; the table has too few groups to keep them whole",
    )


def fit_own(train: Labelled, settings: Settings) -> tuple[StanceClassifier, tuple[str, ...]]:
    """Fit with each candidate set of families and keep the one that inner folds prefer."""
    fitted = []
    for families in OWN_FAMILIES:
        settings.say(f"training on {len(train)} items with {', '.join(families)}")
        config = ModelConfig(families=families)
        fitted.append((fit_model(config, train, settings), families))
    return min(fitted, key=lambda pair: pair[0].inner_loss_[train.tasks[0].name])


def make_report(
    name: str, question: str, trained: Trained, settings: Settings
) -> tuple[Report, dict[str, Predictions]]:
    """Evaluate a fitted model on its held-out items."""
    settings.say("evaluating")
    predictions = predict(trained.model, trained.test, trained.shares)
    fingerprint = data_hash(trained.train, trained.test)
    line = signature(
        fingerprint,
        held_out=trained.held_out,
        settings=trained.settings,
        families=trained.model.families,
        seed=settings.seed,
    )
    data = {"train": len(trained.train), "test": len(trained.test), "sha256": fingerprint}
    tasks, mistakes = measure_tasks(trained.test, predictions, seed=settings.seed)
    return Report(name, question, trained.held_out, line, data, tasks, mistakes), predictions


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


def write_run(
    output: Path, trained: Trained, report: Report, predictions: dict[str, Predictions], *, codebook_version: str
) -> None:
    """Write model, predictions and reports, all or nothing.

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
