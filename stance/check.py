"""Check that seeds, annotations, split and every committed experiment are valid and belong together."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from stance.cli import DONE, NOT_HOLDING, log_to_stderr, main_guard, make_callable, make_parser, run_command

if TYPE_CHECKING:
    from stance.runs.checking import CheckResult

_EXAMPLE = "python -m stance.check --retrain"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command."""
    parser = make_parser("check", __doc__ or "", _EXAMPLE)
    parser.add_argument(
        "--format",
        choices=("table", "json", "markdown"),
        default="table",
        help="of what is printed (default: table); markdown gives the tables of annotations/README.md",
    )
    parser.add_argument(
        "--retrain",
        nargs="?",
        const="default",
        metavar="NAME",
        help="also train this experiment again, in a temporary folder, and compare model and predictions byte for byte "
        "(default: default; some forty seconds)",
    )
    options = parser.parse_args(arguments)
    return run_command(lambda: _run(options))


def _run(options: Any) -> int:
    from stance.runs.checking import check_project

    if options.format == "markdown":
        return _print_statement()
    result = check_project()
    if options.retrain is not None:
        result.problems += _retrain(options)
    if options.format == "json":
        print(json.dumps(asdict(result), ensure_ascii=False))
    else:
        print("\n".join(_lines(result)))
    return NOT_HOLDING if result.problems else DONE


def _retrain(options: Any) -> list[str]:
    from stance.resources import experiments_folder
    from stance.runs.retraining import retraining_problems
    from stance.runs.settings import Settings

    return retraining_problems(experiments_folder() / options.retrain, Settings(say=log_to_stderr(quiet=options.quiet)))


def _print_statement() -> int:
    from stance.reports.text import markdown_table
    from stance.runs.statement import statement_tables

    print("\n\n".join(map(markdown_table, statement_tables())))
    return DONE


def _lines(result: "CheckResult") -> list[str]:
    from stance.reports.numbers import format_figure

    counts = {key: value for key, value in result.annotations.items() if key != "agreement"}
    agreement = result.annotations.get("agreement", {})
    lines = [f"{key}: {_told(value)}" for key, value in counts.items()]
    if agreement:
        alphas = [*agreement["commitment"].items(), ("stance", agreement["stance"])]
        lines.append("alpha: " + ", ".join(f"{name} {format_figure(alpha)}" for name, alpha in alphas))
    lines.append(f"experiments: {', '.join(result.experiments) or 'none'}")
    lines += [f"not scored, its extra is not installed: {name}" for name in result.not_scored]
    lines += [f"near-duplicate: {pair}" for pair in result.near_duplicates]
    lines += [f"problem: {problem}" for problem in result.problems]
    return [*lines, f"{len(result.problems)} problems"]


def _told(value: Any) -> str:
    return ", ".join(f"{name} {count}" for name, count in value.items()) if isinstance(value, dict) else str(value)


def check() -> "CheckResult":
    """Check the project and give what was counted and what does not hold."""
    from stance.runs.checking import check_project

    return check_project()


make_callable(__name__, check)

if __name__ == "__main__":
    main_guard(main)
