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
        choices=("table", "json", "markdown", "latex", "html"),
        default="table",
        help="of what is printed (default: table)",
    )
    parser.add_argument(
        "--annotations",
        type=Path,
        metavar="FILE",
        help="table with the sentences that the HTML page shows (default: the project's own, where the ids are)",
    )
    parser.add_argument("--text", default="text", metavar="COL", help="its column of the sentences (default: text)")
    parser.add_argument("--id", metavar="COL", help="its column of ids (default: id)")
    parser.add_argument("--seed", type=int, default=0, metavar="N", help="of resamples and swaps (default: 0)")
    options = parser.parse_args(arguments)
    return run_command(lambda: _run(options))


def _run(options: Any) -> int:
    from stance.reports.comparison import compare_runs
    from stance.runs.comparing import read_runs

    runs = read_runs(options.runs, options.task)
    print(_render(compare_runs(runs, seed=options.seed), options), end="")
    return DONE


def _render(comparison: "Comparison", options: Any) -> str:
    from stance.reports.comparison import comparison_json
    from stance.reports.comparison_layout import lay_out_comparison, render_comparison_markdown, render_comparison_text
    from stance.reports.html import render_comparison_html
    from stance.reports.latex import render_latex_tables

    if options.format == "json":
        return json.dumps(comparison_json(comparison), ensure_ascii=False) + "\n"
    if options.format == "markdown":
        return render_comparison_markdown(comparison)
    if options.format == "latex":
        return render_latex_tables(lay_out_comparison(comparison)[:2])
    if options.format == "html":
        return render_comparison_html(comparison, _texts(comparison, options))
    return render_comparison_text(comparison)


def _texts(comparison: "Comparison", options: Any) -> "Mapping[str, str]":
    from stance.runs.comparing import project_texts, read_texts

    if options.annotations is not None:
        return read_texts(options.annotations, text=options.text, id_column=options.id)
    return project_texts([flip.id for flip in comparison.flips]) or {}


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
