"""What every exchange format carries: a sentence with its judgements, and an answer as a tool gives it.

In a tool the text is the sentence, so evidence counts from the start of the sentence; in our
records it counts from the start of the document. The two meet only here. Types and stance go into
one list of labels where a tool has one list: their names differ, and an answer without a stance
is a sentence that nobody judged yet. A tool shows evidence, actor and source as marks of their own, and
links say which evidence an actor or a source belongs to; one that nobody linked belongs to all evidence
of the sentence that has none of its own.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from stance.codebook import NONE, Codebook
from stance.corpus.annotations import ANNOTATOR, PLACES, ROLES, Evidence, Judgement, Sentence
from stance.errors import StanceError

Mark = tuple[str, int, int]
Link = tuple[Mark, Mark]


@dataclass(frozen=True)
class Item:
    """A sentence with its text and judgements; `suggestion` is shown to an annotator as a first proposal."""

    sentence: Sentence
    text: str
    judgements: tuple[Judgement, ...] = ()
    suggestion: Judgement | None = None


@dataclass(frozen=True)
class Defaults:
    """What holds of answers where the file does not say: role and codebook; an annotator given here goes first."""

    annotator: str = ""
    role: str = ANNOTATOR
    codebook: str = ""


@dataclass(frozen=True)
class Answer:
    """One answer as a tool gives it; its evidence counts from the start of the sentence."""

    where: str
    sentence: str
    text: str
    start: int
    labels: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    annotator: str
    role: str
    codebook: str


def describe(item: Item) -> dict[str, Any]:
    """Give the fields that bring an answer home: sentence, document, start and source."""
    sentence = item.sentence
    return {
        "sentence": sentence.id,
        "document": sentence.document,
        "source": sentence.source,
        "start": sentence.start,
    }


def labels_of(judgement: Judgement) -> list[str]:
    """Give types and stance as one list of labels."""
    return [*judgement.types, judgement.stance]


def marks_of(item: Item, judgement: Judgement) -> tuple[list[Mark], list[Link]]:
    """Give the marks (label, start, end) in the text of the sentence, evidence first, and the links between them.

    A mark that several links lead to stands once. A link is (evidence, actor or source).
    """
    evidence, named, links = [], [], []
    for one in (found.shifted(-item.sentence.start) for found in judgement.evidence):
        mark = (one.type, one.start, one.end)
        evidence.append(mark)
        for place, span in ((name, getattr(one, name)) for name in PLACES):
            if span is not None:
                named.append((place, *span))
                links.append((mark, named[-1]))
    return [*evidence, *dict.fromkeys(named)], links


def evidence_from(marks: Iterable[Mark], links: Iterable[Link]) -> tuple[Evidence, ...]:
    """Give the evidence that marks and links stand for, the inverse of `marks_of`."""
    marks, links = list(marks), list(links)
    linked = {child for _, child in links}
    loose = {
        place: (start, end) for place, start, end in marks if place in PLACES and (place, start, end) not in linked
    }
    of_mark: dict[Mark, dict[str, tuple[int, int]]] = {}
    for mark, (place, start, end) in links:
        of_mark.setdefault(mark, {})[place] = (start, end)
    return tuple(
        Evidence(*mark, *((loose | of_mark.get(mark, {})).get(place) for place in PLACES))
        for mark in marks
        if mark[0] not in PLACES
    )


def given_or_suggested(item: Item) -> list[Judgement | None]:
    """Give what becomes a line of its own where a tool has one line an answer: at least one, perhaps blank."""
    return [*item.judgements] or [item.suggestion]


def judge(answers: Iterable[Answer], codebook: Codebook) -> list[Judgement]:
    """Turn answers into judgements; answers without any label are left out.

    Raises:
        StanceError: a label is not the codebook's, the stance is missing, evidence lies outside the
            sentence, nobody is named, or somebody judged a sentence twice.
    """
    judgements = []
    place: dict[tuple[str, str], str] = {}
    for answer in answers:
        if not answer.labels:
            continue
        judgement = _judgement(answer, codebook)
        key = (judgement.sentence, judgement.annotator)
        if key in place:
            raise StanceError(
                f"{answer.where}: {judgement.annotator!r} judged {judgement.sentence!r} already ({place[key]}); "
                "keep one"
            )
        place[key] = answer.where
        judgements.append(judgement)
    return judgements


def _judgement(answer: Answer, codebook: Codebook) -> Judgement:
    types, stance = codebook.task("commitment").names, codebook.task("stance").names
    unknown = [label for label in answer.labels if label not in (*types, *stance, NONE)]
    if unknown:
        raise StanceError(f"{answer.where}: {unknown[0]!r} is no label; expected {', '.join((*types, *stance))}")
    stances = [label for label in stance if label in answer.labels]
    if len(stances) != 1:
        raise StanceError(
            f"{answer.where}: {len(stances)} stances ({', '.join(stances) or 'none'}) of {answer.sentence!r}; "
            f"expected exactly one of {', '.join(stance)}"
        )
    if not answer.annotator:
        raise StanceError(f"{answer.where}: the file does not say who answered; name the annotator with --annotator")
    if answer.role not in ROLES:
        raise StanceError(f"{answer.where}: role {answer.role!r}; expected {', '.join(ROLES)}")
    given = tuple(name for name in types if name in answer.labels)
    evidence = tuple(_evidence(answer, given))
    return Judgement(
        answer.sentence, answer.annotator, answer.role, given, stances[0], evidence, answer.codebook or codebook.version
    )


def _evidence(answer: Answer, given: tuple[str, ...]) -> Iterator[Evidence]:
    for one in answer.evidence:
        if one.type not in given:
            raise StanceError(
                f"{answer.where}: evidence of {one.type!r} in {answer.sentence!r}, which has no such type; "
                "give the type or remove the evidence"
            )
        for name, (start, end) in one.spans.items():
            if not 0 <= start < end <= len(answer.text):
                raise StanceError(
                    f"{answer.where}: {name} {start}-{end} lies outside the sentence ({len(answer.text)} characters)"
                )
        yield one.shifted(answer.start)
