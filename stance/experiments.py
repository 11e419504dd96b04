"""Train every experiment again, and write the table of all and the model card from their reports."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from stance.cli import DONE, add_engine_options, log_to_stderr, main_guard, make_parser, run_command, scheduler_of

_EXAMPLE = "python -m stance.experiments --table"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command."""
    parser = make_parser("experiments", __doc__ or "", _EXAMPLE)
    parser.add_argument("--table", action="store_true", help="train nothing, only write experiments/README.md again")
    parser.add_argument(
        "--reports",
        action="store_true",
        help="train nothing, write every report again from the committed predictions and models, then the table",
    )
    parser.add_argument("--folder", type=Path, metavar="DIR", help="folder of experiments (default: the project's)")
    parser.add_argument("--seed", type=int, default=0, metavar="N", help="of folds and resamples (default: 0)")
    parser.add_argument(
        "--jobs", type=int, default=2, metavar="N", help="processes for inner folds (default: 2); a cluster uses all"
    )
    add_engine_options(parser, use="the fits of inner folds are done there; the result is the same")
    options = parser.parse_args(arguments)
    return run_command(lambda: _run(options))


def _run(options: Any) -> int:
    from stance.resources import experiments_folder
    from stance.runs.experimenting import train_all, write_reports, write_table
    from stance.runs.settings import Settings

    folder = options.folder or experiments_folder()
    say = log_to_stderr(quiet=options.quiet)
    if options.reports:
        write_reports(folder, say=say)
    elif not options.table:
        train_all(folder, Settings(options.seed, options.jobs, say, scheduler_of(options)))
    print(write_table(folder, seed=options.seed), end="")
    return DONE


if __name__ == "__main__":
    main_guard(main)
