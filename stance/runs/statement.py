"""The tables of the data statement, annotations/README.md, computed from the data that it describes."""

from collections.abc import Iterator
from pathlib import Path

from stance.codebook import shipped_codebook
from stance.corpus.annotations import SOURCES, Judgement, read_judgements, read_sentences
from stance.corpus.labelled import Labelled, project_labelled
from stance.corpus.splits import parts_of, read_split
from stance.reports.agreement import lay_out_agreement
from stance.reports.census import lay_out_annotators, lay_out_census, lay_out_genres, lay_out_reviews, lay_out_spans
from stance.reports.layout import Table
from stance.reports.text import markdown_table
from stance.resources import annotations_folder
from stance.runs.judging import project_agreement
from stance.runs.spans import count_spans, span_agreement

FILE = "README.md"


def statement_tables() -> list[Table]:
    """Give the tables of the data statement: sentences and labels, genres, marked words, judgements, agreement."""
    folder = annotations_folder()
    labelled = project_labelled()
    judgements = read_judgements(folder / "judgements.csv", shipped_codebook())
    source_by_sentence = {sentence.id: sentence.source for sentence in read_sentences(folder / "sentences.csv")}
    return [
        lay_out_census(labelled, parts_of(labelled, read_split(folder / "split.csv"))),
        lay_out_genres(labelled, judgements),
        _spans_table(labelled, judgements),
        lay_out_annotators(judgements, source_by_sentence),
        lay_out_reviews(judgements),
        *(lay_out_agreement(agreement)[0] for agreement in project_agreement()),
    ]


def _spans_table(labelled: Labelled, judgements: list[Judgement]) -> Table:
    counts, agreement = {}, {}
    for source in SOURCES:
        items = labelled.items[labelled.items["source"] == source]
        counts[source] = count_spans(items["evidence"])
        texts = zip(items["text"], items["start"], strict=True)
        agreement[source] = span_agreement(judgements, dict(zip(items["id"], texts, strict=True)))
    return lay_out_spans(counts, agreement)


def statement_problems(path: Path) -> Iterator[str]:
    """Tell which tables of the data statement are not those that the data give."""
    text = path.read_text(encoding="utf-8") if path.is_file() else ""
    for table in statement_tables():
        if markdown_table(table) not in text:
            yield (
                f"annotations/{FILE}: the table {table.title!r} does not follow from the data; "
                "paste what `python -m stance.check --format markdown` prints"
            )
