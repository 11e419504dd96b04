"""Report precision, recall and F1 of a model, or of another system's predictions, on a labelled file."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from stance.cli import DONE, add_column_options, log_to_stderr, main_guard, make_callable, make_parser, run_command

if TYPE_CHECKING:
    from stance.model.classifier import StanceClassifier
    from stance.reports.record import Report

_EXAMPLE = "python -m stance.evaluate experiments/default/model --annotations labels.csv --format markdown"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command."""
    parser = make_parser("evaluate", __doc__ or "", _EXAMPLE)
    parser.add_argument(
        "model",
        type=Path,
        metavar="MODEL",
        help="model folder, or a predictions CSV (id, gold, predicted) of any system",
    )
    parser.add_argument(
        "--annotations",
        type=Path,
        metavar="FILE",
        help="labelled file: CSV, TSV, JSON Lines or Parquet (default for predictions: their own column gold)",
    )
    add_column_options(parser)
    parser.add_argument(
        "--output", type=Path, metavar="DIR", help="folder for report.json, report.md, report.html and predictions"
    )
    parser.add_argument(
        "--format",
        choices=("table", "json", "markdown", "latex"),
        default="table",
        help="of what is printed (default: table)",
    )
    parser.add_argument("--seed", type=int, default=0, metavar="N", help="of the resamples (default: 0)")
    options = parser.parse_args(arguments)
    return run_command(lambda: _run(options))


def _run(options: Any) -> int:
    from stance.corpus.labelled import Columns
    from stance.runs.evaluating import evaluate_file, write_evaluation
    from stance.runs.settings import Settings

    settings = Settings(options.seed, say=log_to_stderr(quiet=options.quiet))
    columns = Columns(options.text, options.label, options.group, options.id)
    evaluation = evaluate_file(options.model, options.annotations, columns, settings)
    if options.output is not None:
        write_evaluation(options.output, evaluation)
    print(_render(evaluation.report, options.format), end="")
    return DONE


def _render(report: "Report", form: str) -> str:
    from stance.reports.latex import render_latex
    from stance.reports.record import report_json
    from stance.reports.text import render_markdown, render_text

    if form == "json":
        return json.dumps(report_json(report), ensure_ascii=False) + "\n"
    return {"table": render_text, "markdown": render_markdown, "latex": render_latex}[form](report)


def evaluate(
    model: "StanceClassifier",
    data: Any,
    *,
    text: str = "text",
    label: str = "label",
    group: str | None = None,
    seed: int = 0,
) -> "Report":
    """Evaluate a classifier on a labelled frame or `datasets.Dataset` and give the report.

    Args:
        model: a fitted classifier, as `stance.load` gives it.
        data: pandas frame or Dataset with a text and a label column; further tasks have columns of their names.
        text: column of the sentences.
        label: column of the labels of the model's first task, several joined by "|".
        group: column of the document of each sentence, for the intervals.
        seed: of the resamples.

    Raises:
        StanceError: a column, a text or a label is missing, or a label is not the model's.
    """
    from stance.corpus.labelled import Columns, labelled_from_frame
    from stance.runs.evaluating import evaluation_report
    from stance.runs.measuring import predict
    from stance.runs.settings import Settings

    test = labelled_from_frame(data, Columns(text, label, group), model.tasks_)
    predictions = predict(model, test, model.predict_proba(test.texts))
    return evaluation_report(
        "model", "a model given in Python", "frame", test, predictions, Settings(seed), model.families
    )


make_callable(__name__, evaluate)

if __name__ == "__main__":
    main_guard(main)
