"""Train an experiment, or a classifier of your own labels, and report on what was held out."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from stance.cli import (
    DONE,
    add_column_options,
    add_engine_options,
    log_to_stderr,
    main_guard,
    make_callable,
    make_parser,
    run_command,
    scheduler_of,
)

if TYPE_CHECKING:
    from stance.runs.estimator import StanceClassifier

_EXAMPLE = "python -m stance.train --annotations labels.csv --text sentence --label topic --output topics"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command."""
    parser = make_parser("train", __doc__ or "", _EXAMPLE)
    parser.add_argument(
        "experiment",
        nargs="?",
        type=Path,
        metavar="EXPERIMENT",
        help="folder with experiment.toml (default: experiments/default)",
    )
    parser.add_argument("--annotations", type=Path, metavar="FILE", help="own labels: CSV, TSV, JSON Lines or Parquet")
    add_column_options(parser)
    parser.add_argument("--test", type=Path, metavar="FILE", help="official held-out file of own labels")
    parser.add_argument(
        "--output",
        type=Path,
        metavar="DIR",
        help="folder to write into (default: the experiment; for own labels stance-NAME)",
    )
    parser.add_argument("--seed", type=int, default=0, metavar="N", help="of folds, split and resamples (default: 0)")
    parser.add_argument(
        "--jobs", type=int, default=2, metavar="N", help="processes for inner folds (default: 2); a cluster uses all"
    )
    add_engine_options(parser, use="the fits of inner folds are done there; the result is the same")
    options = parser.parse_args(arguments)
    return run_command(lambda: _run(options))


def _run(options: Any) -> int:
    from stance.corpus.labelled import Columns
    from stance.errors import StanceError
    from stance.reports.text import render_text
    from stance.resources import experiments_folder
    from stance.runs.settings import Settings
    from stance.runs.training import train_experiment, train_own

    settings = Settings(options.seed, options.jobs, log_to_stderr(quiet=options.quiet), scheduler_of(options))
    if options.annotations is None:
        if options.test is not None:
            raise StanceError("--test goes with --annotations; an experiment's held-out part is in its settings")
        folder = options.experiment or experiments_folder() / "default"
        output = options.output or folder
        report = train_experiment(folder, output, settings)
    else:
        if options.experiment is not None:
            raise StanceError("name an experiment or --annotations, not both; --output names the folder for own labels")
        output = options.output or Path(f"stance-{options.annotations.stem}")
        columns = Columns(options.text, options.label, options.group, options.id)
        report = train_own(options.annotations, columns, options.test, output, settings)
    print(render_text(report), end="")
    settings.say(f"written to {output}")
    return DONE


def train(
    data: Any, *, text: str = "text", label: str = "label", group: str | None = None, seed: int = 0, jobs: int = 2
) -> "StanceClassifier":
    """Train on a frame or a `datasets.Dataset` of own labels and give the fitted classifier.

    Args:
        data: pandas frame or Dataset with a text and a label column.
        text: column of the sentences.
        label: column of the labels, several joined by "|".
        group: column of the document of each sentence, for inner folds.
        seed: of the inner folds.
        jobs: processes for the inner folds.

    Raises:
        StanceError: a column is missing, or a text or a label.
    """
    from stance.corpus.labelled import Columns, labelled_from_frame
    from stance.model.precedents import keep_training_set
    from stance.runs.estimator import estimator_of
    from stance.runs.fitting import fit_own
    from stance.runs.settings import Settings

    labelled = labelled_from_frame(data, Columns(text, label, group))
    model, _ = fit_own(labelled, Settings(seed, jobs))
    model.training_set_ = keep_training_set(model, labelled)
    return estimator_of(model)


make_callable(__name__, train)

if __name__ == "__main__":
    main_guard(main)
