"""Exchange with annotation tools and as a dataset: the project's sentences out, judgements in."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

from stance.codebook import shipped_codebook
from stance.corpus.annotations import (
    Judgement,
    gold_judgements,
    read_judgements,
    read_sentences,
    write_judgements,
)
from stance.corpus.dataset import corpus_dataset, corpus_frame
from stance.corpus.decoding import UTF_8, open_text, source_of
from stance.corpus.documents import read_document
from stance.corpus.exchange import doccano, label_studio, prodigy, table
from stance.corpus.exchange.records import Defaults, Item
from stance.corpus.labelled import resolve
from stance.corpus.splits import read_split
from stance.errors import StanceError
from stance.resources import annotations_folder
from stance.runs.dataset_card import render_card
from stance.runs.files import staged_folder

if TYPE_CHECKING:
    from datasets import Dataset

FORMATS: dict[str, ModuleType] = {
    "label-studio": label_studio,
    "prodigy": prodigy,
    "doccano": doccano,
    "csv": table,
}
LABELS = ("judgements", "gold", "none")


@dataclass(frozen=True)
class Selection:
    """Which sentences go out; None is all. `labels` is what goes with them: judgements, gold as a proposal, none."""

    source: str | None = None
    part: str | None = None
    labels: str = "judgements"


def select_items(selection: Selection) -> list[Item]:
    """Give the selected sentences with their texts and judgements.

    Raises:
        StanceError: the annotations are not valid, or nothing is selected.
    """
    folder, codebook = annotations_folder(), shipped_codebook()
    part_by_document = read_split(folder / "split.csv")
    judgements = read_judgements(folder / "judgements.csv", codebook)
    chosen = [
        sentence
        for sentence in read_sentences(folder / "sentences.csv")
        if selection.source in (None, sentence.source) and selection.part in (None, part_by_document[sentence.document])
    ]
    if not chosen:
        raise StanceError(f"no sentence is of source {selection.source} and part {selection.part}; choose others")
    given, proposed = _labels(judgements, selection.labels)
    return [
        Item(
            sentence,
            resolve(sentence, read_document(sentence.document, sentence.source)),
            tuple(given.get(sentence.id, ())),
            proposed.get(sentence.id),
        )
        for sentence in chosen
    ]


def _labels(judgements: list[Judgement], wanted: str) -> tuple[dict[str, list[Judgement]], dict[str, Judgement]]:
    given: dict[str, list[Judgement]] = {}
    if wanted == "judgements":
        for judgement in judgements:
            given.setdefault(judgement.sentence, []).append(judgement)
    return given, gold_judgements(judgements) if wanted == "gold" else {}


def export_items(selection: Selection, name: str, output: Path, *, say: Callable[[str], None]) -> None:
    """Write selected sentences in the format of a tool.

    Raises:
        StanceError: as `select_items`, or the file cannot be written.
    """
    items = select_items(selection)
    text = FORMATS[name].render(items, shipped_codebook())
    with staged_folder(output.parent) as staging:
        (staging / output.name).write_text(text, encoding="utf-8", newline="")
    say(f"{len(items)} sentences, {sum(len(item.judgements) for item in items)} judgements: {output}")


def export_dataset(selection: Selection, output: Path, *, say: Callable[[str], None]) -> None:
    """Write selected sentences with their gold labels as a folder of Parquet files with a dataset card.

    Raises:
        StanceError: as `select_items`, or the folder cannot be written.
    """
    frame = corpus_frame()
    for column, wanted in (("source", selection.source), ("part", selection.part)):
        if wanted is not None:
            frame = frame[frame[column] == wanted]
    if frame.empty:
        raise StanceError(f"no sentence is of source {selection.source} and part {selection.part}; choose others")
    parts = {name: part for name, part in corpus_dataset(frame).items() if len(part)}
    statement = (annotations_folder() / "README.md").read_text(encoding="utf-8")
    with staged_folder(output) as staging:
        for name, part in parts.items():
            _write_parquet(part, staging / f"{name}.parquet")
        card = render_card(statement, {name: len(part) for name, part in parts.items()})
        (staging / "README.md").write_text(card, encoding="utf-8")
    say(f"{len(frame)} sentences: {output}")


def _write_parquet(part: "Dataset", path: Path) -> None:
    """Write without the bar that datasets draws, also into a pipe, unless it is switched off as a whole."""
    from datasets.utils import are_progress_bars_disabled, disable_progress_bars, enable_progress_bars

    drawn = not are_progress_bars_disabled()
    disable_progress_bars()
    try:
        part.to_parquet(path)
    finally:
        if drawn:
            enable_progress_bars()


def import_judgements(
    path: Path, name: str, output: Path, *, defaults: Defaults, say: Callable[[str], None]
) -> list[Judgement]:
    """Read the judgements in a tool's export and write them as judgements.csv has them.

    Raises:
        StanceError: the file is no export of the tool, an answer is not valid, or there is none.
    """
    if not path.is_file():
        raise StanceError(f"{path}: no such file; expected an export of {name}")
    with open_text(source_of(path), UTF_8) as stream:
        text = stream.read()
    judgements: list[Judgement] = FORMATS[name].parse(text, shipped_codebook(), defaults, where=str(path))
    if not judgements:
        raise StanceError(f"{path}: no judgement in it; expected sentences with a stance")
    with staged_folder(output.parent) as staging:
        write_judgements(staging / output.name, judgements)
    annotators = {judgement.annotator for judgement in judgements}
    sentences = {judgement.sentence for judgement in judgements}
    say(f"{len(judgements)} judgements of {len(sentences)} sentences by {len(annotators)} annotators: {output}")
    return judgements
