"""Training: one experiment folder or one labelled table in, one folder with model, predictions and reports out."""

from pathlib import Path

from stance.codebook import shipped_codebook
from stance.corpus.labelled import Columns, Labelled, project_labelled, read_labelled
from stance.metrics.predictions import Predictions
from stance.reports.record import Report
from stance.resources import experiments_folder
from stance.runs.beside import add_project_parts, contrast_results, read_reports
from stance.runs.config import ExperimentConfig, read_config
from stance.runs.fitting import by_sentence, describe_settings, fit_model, fit_own, leave_one_out
from stance.runs.folds import folds_on
from stance.runs.holding_out import HELD_OUT, composed_items, draw_limit, project_parts, split_table
from stance.runs.locking import hold_folder
from stance.runs.measuring import measure_tasks, predict
from stance.runs.settings import Settings
from stance.runs.signature import data_hash, signature
from stance.runs.writing import Trained, write_run


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
        composed = _predict_composed(config, labelled, trained)
        report = add_project_parts(
            report,
            predictions,
            contrast=contrast_results(trained.model, seed=settings.seed),
            composed=composed,
            support=trained.model.support_,
            others=read_reports(experiments_folder()),
            seed=settings.seed,
        )
        write_run(output, trained, report, predictions, composed=composed, codebook_version=shipped_codebook().version)
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
        mask, held_out = split_table(path, labelled, settings.seed)
        train, test = labelled.take(~mask), labelled.take(mask)
    else:
        train, test = labelled, read_labelled(test_path, columns, labelled.tasks)
        held_out = f"held out: {test_path.name}, {len(test)} items"
    with hold_folder(output):
        with folds_on(settings.scheduler):
            model, chosen = fit_own(train, settings)
        trained = Trained(model, train, test, held_out, f"families {'+'.join(chosen)}", model.predict_proba(test.texts))
        question = f"What do the labels of {path.name} teach?"
        report, predictions = make_report(output.resolve().name, question, trained, settings)
        write_run(output, trained, report, predictions, codebook_version="own labels")
    return report


def _train_project(config: ExperimentConfig, labelled: Labelled, settings: Settings) -> Trained:
    train, test = project_parts(config.data, labelled)
    if config.data.held_out == "leave-one-out":
        shares = leave_one_out(config.model, train, settings)
        model = fit_model(config.model, by_sentence(train), settings)
    else:
        train = draw_limit(train, config.data.limit, settings.seed)
        settings.say(f"training on {len(train)} sentences, {len(test)} are held out")
        model = fit_model(config.model, train, settings)
        shares = model.predict_proba(test.texts)
    return Trained(model, train, test, HELD_OUT[config.data.held_out], describe_settings(config), shares, config)


def _predict_composed(config: ExperimentConfig, labelled: Labelled, trained: Trained) -> dict[str, Predictions]:
    items = composed_items(config.data, labelled)
    return {} if items is None else predict(trained.model, items, trained.model.predict_proba(items.texts))


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
