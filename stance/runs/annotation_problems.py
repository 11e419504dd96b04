"""What does not hold of sentences, judgements and split: each problem is one line, none is raised."""

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from stance.corpus.annotations import Judgement, Sentence, gold_judgements
from stance.corpus.documents import read_document
from stance.corpus.labelled import Labelled, resolve
from stance.corpus.splits import held_out_mask, near_duplicates, read_split
from stance.errors import StanceError
from stance.resources import annotations_folder, seeds_folder
from stance.runs.scoring import file_hash


def seed_problems() -> Iterator[str]:
    """Tell of seeds that are not byte for byte what they were."""
    for line in (seeds_folder() / "SHA256SUMS").read_text(encoding="utf-8").splitlines():
        expected, name = line.split()
        path = seeds_folder() / name
        if not path.is_file():
            yield f"seeds/{name}: no such file; restore it"
        elif file_hash(path) != expected:
            yield f"seeds/{name}: its bytes have changed since it was annotated; restore the file"


def sentence_problems(sentences: list[Sentence]) -> Iterator[str]:
    """Tell of sentences that stand twice, overlap, or are not what was annotated."""
    for name, count in Counter(sentence.id for sentence in sentences).items():
        if count > 1:
            yield f"sentences.csv: {name} stands {count} times; keep one row"
    yield from _overlaps(sentences)
    for sentence in sentences:
        try:
            resolve(sentence, read_document(sentence.document, sentence.source))
        except StanceError as error:
            yield str(error)


def judgement_problems(sentences: list[Sentence], judgements: list[Judgement]) -> Iterator[str]:
    """Tell of judgements without their sentence, of evidence outside it, and of sentences without a gold label."""
    by_id = {sentence.id: sentence for sentence in sentences}
    for judgement in judgements:
        if judgement.sentence in by_id:
            yield from _evidence_problems(by_id[judgement.sentence], judgement)
        else:
            yield f"judgements.csv: {judgement.sentence} is no sentence of sentences.csv; remove the row"
    for (name, annotator), count in Counter((item.sentence, item.annotator) for item in judgements).items():
        if count > 1:
            yield f"judgements.csv: {annotator} judged {name} {count} times; keep one row"
    yield from _gold_problems(set(by_id), judgements)


def split_problems(labelled: Labelled) -> Iterator[str]:
    """Tell of documents in no part, of parts without sentences, and of an article that is held out."""
    try:
        part_by_document = read_split(annotations_folder() / "split.csv")
        mask = held_out_mask(labelled, part_by_document)
    except StanceError as error:
        yield str(error)
        return
    unknown = sorted(set(part_by_document) - set(labelled.groups))
    if unknown:
        yield f"split.csv: document {unknown[0]!r} has no annotated sentence ({len(unknown)} in all)"
    article = labelled.items.loc[mask & (labelled.items["source"] == "article"), "id"]
    if len(article):
        yield f"split.csv: {article.iloc[0]} is held out; the article is left out by experiments of its own"


def list_near_duplicates(labelled: Labelled) -> list[str]:
    """List training sentences that nearly repeat a held-out one; train leaves them out."""
    mask = held_out_mask(labelled, read_split(annotations_folder() / "split.csv"))
    return [
        f"{train} (left out of training) nearly repeats {test} (held out), similarity {similarity}"
        for train, test, similarity in near_duplicates(labelled.take(~mask), labelled.take(mask))
    ]


def _overlaps(sentences: list[Sentence]) -> Iterator[str]:
    ordered = sorted(sentences, key=lambda sentence: (sentence.document, sentence.start))
    for one, other in pairwise(ordered):
        if one.id != other.id and one.document == other.document and other.start < one.end:
            yield f"sentences.csv: {other.id} begins inside {one.id}; a character belongs to one sentence"


def _evidence_problems(sentence: Sentence, judgement: Judgement) -> Iterator[str]:
    where = f"judgements.csv: {judgement.annotator} on {sentence.id}"
    for item in judgement.evidence:
        for name, (start, end) in item.spans.items():
            if not sentence.start <= start < end <= sentence.end:
                yield f"{where}: {name} {start}-{end} lies outside the sentence"
        if item.type not in judgement.types:
            yield f"{where}: words that show {item.type}, without giving that type"
    places = Counter((item.type, item.start, item.end) for item in judgement.evidence)
    for (name, start, end), count in places.items():
        if count > 1:
            yield f"{where}: {name} {start}-{end} stands {count} times; keep one"


def _gold_problems(wanted: set[str], judgements: list[Judgement]) -> Iterator[str]:
    try:
        missing = sorted(wanted - set(gold_judgements(judgements)))
    except StanceError as error:
        yield str(error)
        return
    if missing:
        yield f"judgements.csv: nobody judged {missing[0]} ({len(missing)} in all); add a row for each"
