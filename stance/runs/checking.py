"""The check of the committed project: annotations point at their text, the split does not leak, reports follow from predictions."""

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from stance.codebook import shipped_codebook
from stance.corpus.annotations import Judgement, Sentence, gold_judgements, read_judgements, read_sentences
from stance.corpus.documents import read_document
from stance.corpus.labelled import Labelled, project_labelled, resolve
from stance.corpus.splits import held_out_mask, near_duplicates, read_split
from stance.errors import StanceError
from stance.metrics.predictions import read_predictions
from stance.model.storage import load_model, read_about
from stance.reports.record import TaskFigures, list_mistakes, task_figures
from stance.resources import annotations_folder, experiments_folder
from stance.runs.config import FILE, read_config
from stance.runs.judging import project_agreement
from stance.runs.training import held_out_items, signature_seed, subset_masks

_SHOWN = 3


@dataclass
class CheckResult:
    """What was counted and what does not hold."""

    annotations: dict[str, Any] = field(default_factory=dict)
    experiments: list[str] = field(default_factory=list)
    near_duplicates: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)


def check_project() -> CheckResult:
    """Check everything that is committed; problems are collected, not raised."""
    result = CheckResult()
    try:
        sentences = read_sentences(annotations_folder() / "sentences.csv")
        judgements = read_judgements(annotations_folder() / "judgements.csv", shipped_codebook())
    except StanceError as error:
        result.problems.append(str(error))
        return result
    result.problems += _sentence_problems(sentences)
    result.problems += _judgement_problems(sentences, judgements)
    if not result.problems:
        result.annotations = _counts(sentences, judgements)
        labelled = project_labelled()
        result.problems += _split_problems(labelled)
        result.near_duplicates = _near_duplicates(labelled)
        for folder in sorted(item.parent for item in experiments_folder().glob(f"*/{FILE}")):
            result.experiments.append(folder.name)
            result.problems += _experiment_problems(folder)
    return result


def _sentence_problems(sentences: list[Sentence]) -> Iterator[str]:
    for name, count in Counter(sentence.id for sentence in sentences).items():
        if count > 1:
            yield f"sentences.csv: {name} stands {count} times"
    for sentence in sentences:
        try:
            resolve(sentence, read_document(sentence.document, sentence.source))
        except StanceError as error:
            yield str(error)


def _judgement_problems(sentences: list[Sentence], judgements: list[Judgement]) -> Iterator[str]:
    by_id = {sentence.id: sentence for sentence in sentences}
    for judgement in judgements:
        sentence = by_id.get(judgement.sentence)
        if sentence is None:
            yield f"judgements.csv: {judgement.sentence} is no sentence of sentences.csv"
            continue
        for item in judgement.evidence:
            if not sentence.start <= item.start < item.end <= sentence.end:
                yield f"judgements.csv: evidence {item.start}-{item.end} of {sentence.id} lies outside the sentence"
            if item.type not in judgement.types:
                yield f"judgements.csv: {judgement.annotator} shows {item.type} in {sentence.id} without having given it"
    for (name, annotator), count in Counter((item.sentence, item.annotator) for item in judgements).items():
        if count > 1:
            yield f"judgements.csv: {annotator} judged {name} {count} times"
    try:
        missing = sorted(set(by_id) - set(gold_judgements(judgements)))
    except StanceError as error:
        yield str(error)
        return
    if missing:
        yield f"judgements.csv: nobody judged {missing[0]} ({len(missing)} in all)"


def _counts(sentences: list[Sentence], judgements: list[Judgement]) -> dict[str, Any]:
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


def _split_problems(labelled: Labelled) -> Iterator[str]:
    try:
        part_by_document = read_split(annotations_folder() / "split.csv")
        mask = held_out_mask(labelled, part_by_document)
    except StanceError as error:
        yield str(error)
        return
    unknown = sorted(set(part_by_document) - set(labelled.groups))
    if unknown:
        yield f"split.csv: document {unknown[0]!r} has no annotated sentence ({len(unknown)} in all)"
    not_real = labelled.items.loc[mask & (labelled.items["source"] != "real"), "id"]
    if len(not_real):
        yield f"split.csv: {not_real.iloc[0]} is held out but not real; figures come from real text only"


def _near_duplicates(labelled: Labelled) -> list[str]:
    """List training sentences that nearly repeat a held-out one; train leaves them out."""
    mask = held_out_mask(labelled, read_split(annotations_folder() / "split.csv"))
    return [
        f"{train} (left out of training) nearly repeats {test} (held out), similarity {similarity}"
        for train, test, similarity in near_duplicates(labelled.take(~mask), labelled.take(mask))
    ]


def _experiment_problems(folder: Path) -> Iterator[str]:
    name = f"experiments/{folder.name}"
    try:
        config = read_config(folder)
        report = json.loads((folder / "report.json").read_text(encoding="utf-8"))
        expected = held_out_items(config, project_labelled())
        load_model(folder / "model")
        if read_about(folder / "model")["codebook"] != shipped_codebook().version:
            yield f"{name}: trained with codebook {read_about(folder / 'model')['codebook']}, not {shipped_codebook().version}; train it again"
    except StanceError as error:
        yield str(error)
        return
    except (OSError, json.JSONDecodeError) as error:
        yield f"{name}/report.json: {error}; train the experiment"
        return
    for task in expected.tasks:
        try:
            found = read_predictions(folder / f"predictions_{task.name}.csv", task)
        except StanceError as error:
            yield str(error)
            continue
        order = np.argsort(expected.items["id"].to_numpy(dtype=str), kind="stable")
        if not np.array_equal(found.ids, expected.items["id"].to_numpy(dtype=str)[order]):
            yield f"{name}: predictions_{task.name}.csv is not about the held-out items; train the experiment again"
            continue
        if not np.array_equal(found.gold, expected.gold[task.name][order]):
            yield f"{name}: predictions_{task.name}.csv has other gold labels than the annotations; train the experiment again"
            continue
        figures = task_figures(found, seed=signature_seed(report["signature"]), subsets=subset_masks(expected, found))
        yield from _differences(f"{name}/report.json: {task.name}", as_data(figures), report["tasks"].get(task.name))
        mistakes = [asdict(mistake) for mistake in list_mistakes(found)]
        if mistakes != report["mistakes"][task.name]:
            yield f"{name}/report.json: the mistakes of {task.name} do not follow from its predictions"


def as_data(figures: TaskFigures) -> Any:
    """Give figures as the JSON file has them."""
    return json.loads(json.dumps(asdict(figures)))


def _differences(where: str, computed: Any, reported: Any) -> list[str]:
    """List the first figures that the report has otherwise than its predictions give them."""
    found = list(_walk(where, computed, reported))
    return found[:_SHOWN] + ([f"{where}: {len(found) - _SHOWN} further figures differ"] if len(found) > _SHOWN else [])


def _walk(where: str, computed: Any, reported: Any) -> Iterator[str]:
    if isinstance(computed, dict) and isinstance(reported, dict):
        for key in sorted(set(computed) | set(reported)):
            yield from _walk(f"{where}.{key}", computed.get(key), reported.get(key))
    elif isinstance(computed, float) and isinstance(reported, int | float):
        if abs(computed - reported) > 1e-9:
            yield f"{where} is reported as {reported}, its predictions give {computed}"
    elif isinstance(computed, list) and isinstance(reported, list) and len(computed) == len(reported):
        for index, (one, other) in enumerate(zip(computed, reported, strict=True)):
            yield from _walk(f"{where}[{index}]", one, other)
    elif computed != reported:
        yield f"{where} is reported as {reported!r}, its predictions give {computed!r}"
