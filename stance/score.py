"""Tell types, stance and evidence of every sentence of texts and tables."""

import shutil
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from stance.cli import (
    DONE,
    add_engine_options,
    log_to_stderr,
    main_guard,
    make_callable,
    make_parser,
    run_command,
    scheduler_of,
)

if TYPE_CHECKING:
    import argparse

    import pandas as pd

    from stance.model.classifier import StanceClassifier
    from stance.runs.delivering import Delivery
    from stance.runs.summary import Summary

_EXAMPLE = """python -m stance.score article.txt speeches.csv --text speech --format csv --output scored.csv
  python -m stance.score article.txt --precedents 3 --format table"""
_KINDS = ".txt, .csv, .tsv, .jsonl, .parquet, .html (its running text), each also as .gz"
_WIDTH = 110


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command."""
    parser = make_parser("score", __doc__ or "", _EXAMPLE)
    _add_input_options(parser)
    _add_model_options(parser)
    _add_output_options(parser)
    options = parser.parse_args(arguments)
    if not options.inputs and options.export is None:
        parser.error("name an INPUT, or - for stdin")
    return run_command(lambda: _run(options))


def _add_input_options(parser: "argparse.ArgumentParser") -> None:
    group = parser.add_argument_group("input")
    group.add_argument("inputs", nargs="*", metavar="INPUT", help=f"{_KINDS}, a folder of these, or - for stdin")
    group.add_argument(
        "--unit",
        choices=("document", "sentence"),
        default="document",
        help="split each text into sentences, or take it as one (default: document)",
    )
    group.add_argument("--text", default="text", metavar="COL", help="text column of tables (default: text)")
    group.add_argument("--id", metavar="COL", help="id column of tables (default: id, if there)")
    group.add_argument("--encoding", default="utf-8", metavar="NAME", help="of text files (default: utf-8)")
    group.add_argument(
        "--stdin",
        choices=("txt", "csv", "tsv", "jsonl", "parquet", "html"),
        default="txt",
        help="kind of what comes from stdin or a pipe (default: txt)",
    )


def _add_model_options(parser: "argparse.ArgumentParser") -> None:
    group = parser.add_argument_group("model")
    group.add_argument(
        "--model", type=Path, metavar="DIR", help="model folder (default: the model that ships with the package)"
    )
    group.add_argument(
        "--min-precision",
        type=float,
        metavar="SHARE",
        help="give only labels that had this precision on inner folds, such as 0.9; others are named as undecided",
    )
    group.add_argument(
        "--precedents",
        type=int,
        metavar="N",
        help="give with each sentence the N training sentences that are most like it to the model, with gold labels",
    )
    group.add_argument(
        "--export", type=Path, metavar="FILE", help="write the model as a joblib file for programs of your own, and end"
    )
    group.add_argument(
        "--trust",
        action="store_true",
        help="let --model be a joblib file; reading one can run any program, so only if you made it yourself",
    )


def _add_output_options(parser: "argparse.ArgumentParser") -> None:
    group = parser.add_argument_group("output and work")
    group.add_argument(
        "--format",
        choices=("table", "jsonl", "csv", "parquet"),
        help="default: by the ending of --output; a table on a terminal, else jsonl",
    )
    group.add_argument("--output", type=Path, metavar="FILE", help="write here instead of stdout")
    group.add_argument(
        "--resume", action="store_true", help="go on where an interrupted run with the same --output ended"
    )
    group.add_argument(
        "--skip-bad-rows", action="store_true", help="list what cannot be scored in OUTPUT.refused.csv and go on"
    )
    group.add_argument(
        "--workers", type=int, default=1, metavar="N", help="processes (default: 1); a cluster uses all that it has"
    )
    add_engine_options(group, use="INPUT and --output are folders of Parquet parts that all machines see")


def _run(options: Any) -> int:
    from stance.runs.summary import render_summary

    say = log_to_stderr(quiet=options.quiet)
    if options.export is not None:
        return _export(options)
    _refuse_options(options)
    try:
        summary = _score(options)
    except KeyboardInterrupt:
        if options.output is not None:
            say("the same command with --resume goes on from here")
        raise
    for line in render_summary(summary):
        say(line)
    if options.output is not None:
        say(f"written to {options.output}")
    return DONE


def _refuse_options(options: Any) -> None:
    from stance.errors import StanceError

    if options.min_precision is not None and not 0 < options.min_precision <= 1:
        raise StanceError(f"--min-precision {options.min_precision}: expected a share above 0 and up to 1, such as 0.9")


def _score(options: Any) -> "Summary":
    scheduler = scheduler_of(options)
    if scheduler is not None:
        from stance.runs.parts import deliver_on_cluster

        return deliver_on_cluster(_delivery(options), scheduler)
    from stance.runs.delivering import deliver

    return deliver(_delivery(options), sys.stdout)


def _delivery(options: Any) -> "Delivery":
    from stance.runs.delivering import Delivery
    from stance.runs.inputs import InputOptions
    from stance.runs.scoring import make_job

    job = make_job(
        _model_path(options.model),
        kind=options.format or _default_format(options),
        width=_width(options.output),
        is_trusted=options.trust,
        min_precision=options.min_precision,
        precedents=options.precedents,
    )
    return Delivery(
        options.inputs,
        job,
        InputOptions(options.unit, options.text, options.id, options.encoding, f".{options.stdin}"),
        options.output,
        options.workers,
        options.resume,
        options.skip_bad_rows,
        has_progress=_has_progress(options),
    )


def _has_progress(options: Any) -> bool:
    """Tell whether to draw a bar: on a terminal on which no records are printed, as it would be drawn over them."""
    return not options.quiet and sys.stderr.isatty() and (options.output is not None or not sys.stdout.isatty())


def _export(options: Any) -> int:
    from stance.model.storage import export_joblib, load_any
    from stance.runs.files import told_as

    if options.inputs:
        from stance.errors import StanceError

        raise StanceError("--export writes the model and scores nothing; leave INPUT out")
    model = load_any(_model_path(options.model), trust=options.trust)
    with told_as(options.export, option="--export"):
        export_joblib(model, options.export)
    log_to_stderr(quiet=options.quiet)(f"written to {options.export}")
    return DONE


def _model_path(given: Path | None) -> Path:
    from stance.resources import default_model_folder

    return default_model_folder() if given is None else given


def _default_format(options: Any) -> str:
    if options.engine == "dask":
        return "parquet"
    if options.output is not None:
        suffix = str(options.output.suffix.lower().lstrip("."))
        return suffix if suffix in ("csv", "parquet") else "jsonl"
    return "table" if sys.stdout.isatty() else "jsonl"


def _width(output: Path | None) -> int:
    return shutil.get_terminal_size().columns if output is None and sys.stdout.isatty() else _WIDTH


def score(
    data: Any,
    *,
    model: "StanceClassifier | None" = None,
    text: str = "text",
    unit: str = "document",
    id: str | None = None,
    min_precision: float | None = None,
    precedents: int | None = None,
) -> "pd.DataFrame":
    """Score texts and give one row a sentence, with the fields of the command's records.

    Args:
        data: pandas frame or `datasets.Dataset` with a text column; or a list or Series of texts.
        model: a fitted classifier (default: the one that ships with the package).
        text: column of the texts.
        unit: document splits each row into sentences, sentence takes it as one.
        id: column that names the rows (default: id, if there, else their position).
        min_precision: give only labels that had this precision on inner folds.
        precedents: number of training sentences, those most like it to the model, to give with each sentence.

    Raises:
        StanceError: the data are something else, a column is missing, a text or id cannot be, or the model
            does not know its training sentences.
    """
    import stance
    from stance.runs.frames import score_frame

    return score_frame(
        stance.load() if model is None else model,
        data,
        text=text,
        unit=unit,
        id=id,
        min_precision=min_precision,
        precedents=precedents,
    )


make_callable(__name__, score)

if __name__ == "__main__":
    main_guard(main)
