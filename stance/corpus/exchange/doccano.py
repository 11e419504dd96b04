"""doccano's JSON Lines: categories and spans, as in its projects for intent detection and slot filling.

Format: https://doccano.github.io/doccano/ and the examples that doccano shows beside its import form:
"cats" holds categories, "entities" spans as [start, end, label]; its projects for sequence labelling
call the spans "label". "relations" holds pairs of spans, evidence and its actor or source. doccano keeps
further fields, relations too, as metadata and gives them back. It exports one file an annotator, named
after the account, without saying so inside: name the annotator on import.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from stance.codebook import Codebook
from stance.corpus.annotations import Judgement
from stance.corpus.exchange.json_lines import field, parse_lines, write_lines
from stance.corpus.exchange.records import (
    Answer,
    Defaults,
    Item,
    Link,
    Mark,
    describe,
    evidence_from,
    given_or_suggested,
    judge,
    labels_of,
    marks_of,
)
from stance.errors import StanceError

_SPANS = ("entities", "label", "labels")


def render(items: Iterable[Item], codebook: Codebook) -> str:
    """Write one line a judgement, or one line a sentence that has none."""
    return write_lines(_line(item, judgement, codebook) for item in items for judgement in given_or_suggested(item))


def parse(text: str, codebook: Codebook, defaults: Defaults, *, where: str) -> list[Judgement]:
    """Read an export; a line without a category is a sentence that nobody judged.

    Raises:
        StanceError: a line is no JSON object, or an answer is not valid.
    """
    lines = parse_lines(text, where=where)
    return judge((_answer(line, defaults, where=place) for place, line in lines), codebook)


def _line(item: Item, judgement: Judgement | None, codebook: Codebook) -> dict[str, Any]:
    line = {"text": item.text, "entities": [], "cats": [], **describe(item), "codebook": codebook.version}
    if judgement is None:
        return line
    line["cats"] = labels_of(judgement)
    marks, links = marks_of(item, judgement)
    line["entities"] = [[start, end, label] for label, start, end in marks]
    line["relations"] = [[[start, end, label] for label, start, end in link] for link in links]
    if judgement is not item.suggestion:
        line |= {"annotator": judgement.annotator, "role": judgement.role, "codebook": judgement.codebook}
    return line


def _answer(line: dict[str, Any], defaults: Defaults, *, where: str) -> Answer:
    return Answer(
        where,
        str(line.get("sentence", line.get("id", ""))),
        field(line, "text", str, where=where),
        field(line, "start", int, where=where, default=0),
        tuple(field(line, "cats", list, where=where, default=[])),
        evidence_from(_marks(line, where=where), _links(line, where=where)),
        defaults.annotator or str(line.get("annotator") or ""),
        str(line.get("role") or defaults.role),
        str(line.get("codebook") or defaults.codebook),
    )


def _marks(line: dict[str, Any], *, where: str) -> Iterator[Mark]:
    name = next((name for name in _SPANS if name in line), _SPANS[0])
    for span in field(line, name, list, where=where, default=[]):
        yield _mark(span, f"{where}, field {name!r}")


def _links(line: dict[str, Any], *, where: str) -> Iterator[Link]:
    place = f"{where}, field 'relations'"
    for pair in field(line, "relations", list, where=where, default=[]):
        if not (isinstance(pair, list) and len(pair) == len(("evidence", "actor or source"))):
            raise StanceError(f"{place}: {pair!r}; expected a pair of spans, evidence and its actor or source")
        yield _mark(pair[0], place), _mark(pair[1], place)


def _mark(span: Any, place: str) -> Mark:
    if not (isinstance(span, list) and list(map(type, span)) == [int, int, str]):
        raise StanceError(f"{place}: {span!r}; expected [start, end, label]")
    return span[2], span[0], span[1]
