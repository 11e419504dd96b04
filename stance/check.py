"""Check that seeds, annotations, split and every committed experiment are valid and belong together."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from stance.cli import DONE, NOT_HOLDING, main_guard, make_callable, make_parser, run_command

if TYPE_CHECKING:
    from stance.runs.checking import CheckResult

_EXAMPLE = "python -m stance.check --format json"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command."""
    parser = make_parser("check", __doc__ or "", _EXAMPLE)
    parser.add_argument(
        "--format", choices=("table", "json"), default="table", help="of what is printed (default: table)"
    )
    options = parser.parse_args(arguments)
    return run_command(lambda: _run(options))


def _run(options: Any) -> int:
    from stance.runs.checking import check_project

    result = check_project()
    if options.format == "json":
        print(json.dumps(asdict(result), ensure_ascii=False))
    else:
        for key, value in result.annotations.items():
            print(f"{key}: {value}")
        print(f"experiments: {', '.join(result.experiments)}")
        for pair in result.near_duplicates:
            print(f"near-duplicate: {pair}")
        for problem in result.problems:
            print(f"problem: {problem}")
        print(f"{len(result.problems)} problems")
    return NOT_HOLDING if result.problems else DONE


def check() -> "CheckResult":
    """Check the project and give what was counted and what does not hold."""
    from stance.runs.checking import check_project

    return check_project()


make_callable(__name__, check)

if __name__ == "__main__":
    main_guard(main)
