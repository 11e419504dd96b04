"""Tell how far annotators agree: alpha, kappa and F1 for every label, with intervals, and where they differ."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from stance.cli import DONE, main_guard, make_parser, run_command

_EXAMPLE = "python -m stance.agreement judgements.csv --id sentence --annotator coder --label types"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command."""
    parser = make_parser("agreement", __doc__ or "", _EXAMPLE)
    parser.add_argument(
        "file",
        nargs="?",
        type=Path,
        metavar="FILE",
        help="own judgements, one a row: CSV, TSV, JSON Lines or Parquet (default: the project's)",
    )
    parser.add_argument("--id", default="id", metavar="COL", help="column of what was judged (default: id)")
    parser.add_argument(
        "--annotator", default="annotator", metavar="COL", help="column of who judged (default: annotator)"
    )
    parser.add_argument(
        "--label", default="label", metavar="COL", help="column of the labels, several joined by | (default: label)"
    )
    parser.add_argument(
        "--group",
        metavar="COL",
        help="column of documents, which the intervals resample (default: each item by itself)",
    )
    parser.add_argument(
        "--format", choices=("table", "json", "markdown"), default="table", help="of what is printed (default: table)"
    )
    parser.add_argument("--seed", type=int, default=0, metavar="N", help="of the resamples (default: 0)")
    options = parser.parse_args(arguments)
    return run_command(lambda: _run(options))


def _run(options: Any) -> int:
    from stance.reports.agreement import agreement_json, lay_out_agreement
    from stance.reports.text import markdown_table, render_tables
    from stance.runs.judging import own_agreement, project_agreement

    if options.file is None:
        agreements = project_agreement(seed=options.seed)
    else:
        agreements = [
            own_agreement(
                options.file,
                unit=options.id,
                annotator=options.annotator,
                label=options.label,
                group=options.group,
                seed=options.seed,
            )
        ]
    tables = [table for agreement in agreements for table in lay_out_agreement(agreement)]
    if options.format == "json":
        print(json.dumps(agreement_json(agreements), ensure_ascii=False))
    elif options.format == "markdown":
        print("\n\n".join(map(markdown_table, tables)))
    else:
        print(render_tables(tables), end="")
    return DONE


if __name__ == "__main__":
    main_guard(main)
