"""Tell types, stance and evidence of every sentence of texts and tables."""

import os
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from stance.cli import DONE, log_to_stderr, main_guard, make_callable, make_parser, run_command

if TYPE_CHECKING:
    import pandas as pd

    from stance.model.classifier import StanceClassifier

_EXAMPLE = "python -m stance.score article.txt speeches.csv --text speech --format csv --output scored.csv"
_WIDTH = 110


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command."""
    parser = make_parser("score", __doc__ or "", _EXAMPLE)
    parser.add_argument(
        "inputs",
        nargs="+",
        metavar="INPUT",
        help=".txt, .csv, .tsv, .jsonl, .parquet, a folder of these, or - for stdin",
    )
    parser.add_argument(
        "--model", type=Path, metavar="DIR", help="model folder (default: the model that ships with the package)"
    )
    parser.add_argument(
        "--unit",
        choices=("document", "sentence"),
        default="document",
        help="split each table row into sentences, or take it as one (default: document)",
    )
    parser.add_argument("--text", default="text", metavar="COL", help="text column of tables (default: text)")
    parser.add_argument("--id", metavar="COL", help="id column of tables (default: id, if there)")
    parser.add_argument(
        "--format", choices=("table", "jsonl", "csv", "parquet"), help="default: a table on a terminal, else jsonl"
    )
    parser.add_argument("--output", type=Path, metavar="FILE", help="write here instead of stdout")
    parser.add_argument("--workers", type=int, default=1, metavar="N", help="processes (default: 1)")
    options = parser.parse_args(arguments)
    return run_command(lambda: _run(options))


def _run(options: Any) -> int:
    import stance
    from stance.errors import StanceError
    from stance.runs.scoring import InputOptions, expand_inputs, read_units, score_units

    say = log_to_stderr(quiet=options.quiet)
    kind = options.format or _default_format(options.output)
    if kind == "parquet" and options.output is None:
        raise StanceError("--format parquet needs --output FILE; a Parquet file cannot be printed")
    model = stance.load(options.model)
    files = expand_inputs(options.inputs)
    units = read_units(files, InputOptions(options.unit, options.text, options.id))
    n_records = _write(score_units(model, units), kind, options.output)
    if options.output is not None:
        say(f"{n_records} sentences written to {options.output}")
    return DONE


def _default_format(output: Path | None) -> str:
    if output is not None:
        suffix = output.suffix.lower().lstrip(".")
        return suffix if suffix in ("csv", "parquet") else "jsonl"
    return "table" if sys.stdout.isatty() else "jsonl"


def _write(records: Any, kind: str, output: Path | None) -> int:
    """Write to a temporary file first, so that bad input in the middle leaves nothing half-written."""
    from stance.runs.records import render_records, write_parquet, write_records

    folder = None if output is None else output.resolve().parent
    handle, name = tempfile.mkstemp(prefix=".stance-", dir=folder)
    staged = Path(name)
    try:
        with os.fdopen(handle, "w+", encoding="utf-8", newline="") as stream:
            if kind == "table":
                stream.write(render_records(records, width=_terminal_width()))
                n_records = 0
            elif kind == "parquet":
                n_records = write_parquet(records, staged)
            else:
                n_records = write_records(records, stream, kind)
            if output is None:
                stream.seek(0)
                for line in stream:
                    sys.stdout.write(line)
        if output is not None:
            staged.chmod(0o644)
            staged.replace(output)
    finally:
        staged.unlink(missing_ok=True)
    return n_records


def _terminal_width() -> int:
    return os.get_terminal_size().columns if sys.stdout.isatty() else _WIDTH


def score(
    data: Any,
    *,
    model: "StanceClassifier | None" = None,
    text: str = "text",
    unit: str = "document",
    id: str | None = None,
) -> "pd.DataFrame":
    """Score a frame or a `datasets.Dataset` and give one row a sentence, with the fields of the command's records.

    Args:
        data: pandas frame or Dataset with a text column.
        model: a fitted classifier (default: the one that ships with the package).
        text: column of the texts.
        unit: document splits each row into sentences, sentence takes it as one.
        id: column that names the rows (default: their position).

    Raises:
        StanceError: the text column is missing, or a text.
    """
    import pandas as pd

    import stance
    from stance.runs.scoring import score_units, units_of_frame

    return pd.DataFrame(score_units(model or stance.load(), units_of_frame(data, text=text, unit=unit, id_column=id)))


make_callable(__name__, score)

if __name__ == "__main__":
    main_guard(main)
