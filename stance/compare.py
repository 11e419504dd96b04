"""Compare runs on the same held-out items: intervals of the differences, paired tests, verdicts in words."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from stance.cli import DONE, main_guard, make_callable, make_parser, run_command

if TYPE_CHECKING:
    from stance.metrics.predictions import Predictions
    from stance.reports.comparison import Comparison

_EXAMPLE = "python -m stance.compare experiments/default experiments/tfidf"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command."""
    parser = make_parser("compare", __doc__ or "", _EXAMPLE)
    parser.add_argument(
        "runs", nargs="+", type=Path, metavar="RUN", help="experiment folder, or a predictions CSV; two or more"
    )
    parser.add_argument("--task", metavar="TASK", help="which task (default: the first that the runs share)")
    parser.add_argument(
        "--format",
        choices=("table", "json", "markdown", "html"),
        default="table",
        help="of what is printed (default: table)",
    )
    parser.add_argument("--seed", type=int, default=0, metavar="N", help="of resamples and swaps (default: 0)")
    options = parser.parse_args(arguments)
    return run_command(lambda: _run(options))


def _run(options: Any) -> int:
    from stance.reports.comparison import compare_runs, comparison_json, lay_out_comparison
    from stance.reports.html import render_comparison_html
    from stance.reports.text import markdown_table, render_tables
    from stance.runs.comparing import read_runs

    comparison = compare_runs(read_runs(options.runs, options.task), seed=options.seed)
    tables = lay_out_comparison(comparison)
    if options.format == "json":
        print(json.dumps(comparison_json(comparison), ensure_ascii=False))
    elif options.format == "markdown":
        print("\n\n".join(map(markdown_table, tables)))
    elif options.format == "html":
        print(render_comparison_html(comparison), end="")
    else:
        print(render_tables(tables), end="")
    return DONE


def compare(runs: "Mapping[str, Predictions]", *, seed: int = 0) -> "Comparison":
    """Compare predictions of several runs on the same held-out items.

    Args:
        runs: predictions by name, two or more.
        seed: of resamples and swaps.

    Raises:
        StanceError: fewer than two runs, or their items or gold labels differ.
    """
    from stance.reports.comparison import compare_runs

    return compare_runs(list(runs.items()), seed=seed)


make_callable(__name__, compare)

if __name__ == "__main__":
    main_guard(main)
