"""The check of the committed project: seeds, annotations, split, contrast suite and experiments belong together.

Problems are collected, not raised, so that one run tells them all; what cannot be read is one problem.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from stance.codebook import shipped_codebook
from stance.corpus.annotations import Judgement, Sentence, read_judgements, read_sentences
from stance.corpus.contrast import read_contrast
from stance.corpus.labelled import Labelled, project_labelled
from stance.corpus.splits import HELD_OUT, held_out_mask, parts_of, read_split
from stance.errors import StanceError
from stance.model.embeddings import missing_extra
from stance.reports.restoring import restore_report
from stance.resources import annotations_folder, experiments_folder
from stance.runs.annotation_problems import (
    judgement_problems,
    list_near_duplicates,
    seed_problems,
    sentence_problems,
    split_problems,
)
from stance.runs.beside import read_report
from stance.runs.config import FILE, read_config
from stance.runs.contrast_problems import contrast_problems
from stance.runs.experiment_problems import experiment_problems, table_problems
from stance.runs.experimenting import TABLE
from stance.runs.judging import project_agreement
from stance.runs.retraining import fingerprint_problems
from stance.runs.spans import count_spans
from stance.runs.statement import FILE as STATEMENT
from stance.runs.statement import statement_problems


@dataclass
class CheckResult:
    """What was counted and what does not hold.

    `not_scored`: experiments whose model needs an extra that is not installed, so that its test sentences
    were not scored.
    """

    annotations: dict[str, Any] = field(default_factory=dict)
    experiments: list[str] = field(default_factory=list)
    near_duplicates: list[str] = field(default_factory=list)
    not_scored: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)


def check_project() -> CheckResult:
    """Check everything that is committed; what depends on broken annotations is not looked at."""
    result = CheckResult(problems=list(seed_problems()))
    if result.problems:
        return result
    try:
        sentences = read_sentences(annotations_folder() / "sentences.csv")
        judgements = read_judgements(annotations_folder() / "judgements.csv", shipped_codebook())
    except StanceError as error:
        result.problems.append(str(error))
        return result
    result.problems += sentence_problems(sentences)
    result.problems += judgement_problems(sentences, judgements)
    if not result.problems:
        result.annotations = _count(sentences, judgements)
        _check_labelled(result, project_labelled())
    return result


def _check_labelled(result: CheckResult, labelled: Labelled) -> None:
    result.problems += split_problems(labelled)
    if result.problems:
        return
    result.near_duplicates = list_near_duplicates(labelled)
    result.annotations |= {"parts": _count_parts(labelled), "spans": count_spans(labelled.items["evidence"])}
    _check_contrast(result, labelled)
    result.problems += statement_problems(annotations_folder() / STATEMENT)
    _check_experiments(result, experiments_folder())


def _check_experiments(result: CheckResult, root: Path) -> None:
    folders = sorted(item.parent for item in root.glob(f"*/{FILE}"))
    result.experiments = [folder.name for folder in folders]
    reports = list(_readable_reports(folders))
    sound = []
    for folder in folders:
        problems = list(experiment_problems(folder, reports))
        result.problems += problems
        if problems:
            continue
        sound.append(folder)
        if missing_extra(read_config(folder).model.families):
            result.not_scored.append(folder.name)
    result.problems += fingerprint_problems(sound)
    if len(reports) == len(folders):
        try:
            result.problems += table_problems(root, reports)
        except StanceError as error:
            result.problems.append(f"experiments/{TABLE}: cannot be made again: {error}")


def _readable_reports(folders: Sequence[Path]) -> Iterator[dict[str, Any]]:
    """Read the reports that can be read; what cannot is told where its experiment is looked at."""
    for folder in folders:
        with suppress(StanceError):
            report = read_report(folder / "report.json")
            restore_report(report, where=str(folder))
            yield report


def _check_contrast(result: CheckResult, labelled: Labelled) -> None:
    try:
        items = read_contrast(annotations_folder() / "contrast.csv", shipped_codebook())
    except StanceError as error:
        result.problems.append(str(error))
        return
    result.annotations["contrast"] = len(items)
    held_out = held_out_mask(labelled, read_split(annotations_folder() / "split.csv"))
    result.problems += contrast_problems(items, labelled.take(~held_out).texts)


def _count_parts(labelled: Labelled) -> dict[str, int]:
    """Count the sentences of each part; what is held out is real, and composed apart."""
    parts = parts_of(labelled, read_split(annotations_folder() / "split.csv"))
    composed = (labelled.items["source"] == "composed").to_numpy()
    return {
        "train": int((parts == "train").sum()),
        "calibration": int((parts == "calibration").sum()),
        "held_out": int(((parts == HELD_OUT) & ~composed).sum()),
        "held_out_composed": int(((parts == HELD_OUT) & composed).sum()),
    }


def _count(sentences: list[Sentence], judgements: list[Judgement]) -> dict[str, Any]:
    sources = Counter(sentence.source for sentence in sentences)
    annotators = Counter(judgement.sentence for judgement in judgements if judgement.role == "annotator")
    commitment, stance = project_agreement()
    return {
        **{source: sources[source] for source in ("article", "real", "composed")},
        "documents": len({sentence.document for sentence in sentences}),
        "double": sum(count > 1 for count in annotators.values()),
        "agreement": {
            "commitment": {name: figures.alpha for name, figures in commitment.per_label.items()},
            "stance": stance.overall.alpha if stance.overall else None,
        },
    }
