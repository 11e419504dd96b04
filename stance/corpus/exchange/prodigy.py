"""Prodigy's JSON Lines for the choice interface: options, the accepted ones, spans, relations, and who answered.

Format: https://prodi.gy/docs/api-interfaces#choice, #spans and #relations. One line is one answer, so a sentence
with two judgements has two lines, and one without has a line without an answer. Answers that were
rejected or ignored in the tool are no judgements. Set "choice_style": "multiple" in the recipe.
"""

from collections.abc import Iterable
from typing import Any

from stance.codebook import Codebook
from stance.corpus.annotations import Judgement
from stance.corpus.exchange.json_lines import field, objects, parse_lines, write_lines
from stance.corpus.exchange.records import (
    Answer,
    Defaults,
    Item,
    Mark,
    describe,
    evidence_from,
    given_or_suggested,
    judge,
    labels_of,
    marks_of,
)


def render(items: Iterable[Item], codebook: Codebook) -> str:
    """Write one line a judgement, or one line a sentence that has none."""
    options = [
        {"id": label.name, "text": label.name}
        for name in ("commitment", "stance")
        for label in codebook.task(name).labels
    ]
    return write_lines(
        _line(item, judgement, options, codebook) for item in items for judgement in given_or_suggested(item)
    )


def parse(text: str, codebook: Codebook, defaults: Defaults, *, where: str) -> list[Judgement]:
    """Read the accepted answers of an export (`prodigy db-out`).

    Raises:
        StanceError: a line is no JSON object, or an answer is not valid.
    """
    lines = parse_lines(text, where=where)
    return judge((_answer(line, defaults, where=place) for place, line in lines if _is_given(line)), codebook)


def _line(item: Item, judgement: Judgement | None, options: list[dict[str, str]], codebook: Codebook) -> dict[str, Any]:
    line: dict[str, Any] = {"text": item.text, "meta": {**describe(item), "codebook": codebook.version}}
    line["options"] = options
    if judgement is None:
        return line
    line["accept"] = labels_of(judgement)
    marks, links = marks_of(item, judgement)
    line["spans"] = [_span(mark) for mark in marks]
    line["relations"] = [
        {"label": child[0], "head_span": _span(mark), "child_span": _span(child)} for mark, child in links
    ]
    if judgement is not item.suggestion:
        line["meta"] |= {"role": judgement.role, "codebook": judgement.codebook}
        line |= {"answer": "accept", "_annotator_id": judgement.annotator, "_session_id": judgement.annotator}
    return line


def _span(mark: Mark) -> dict[str, Any]:
    label, start, end = mark
    return {"start": start, "end": end, "label": label}


def _is_given(line: dict[str, Any]) -> bool:
    return line.get("answer") == "accept"


def _answer(line: dict[str, Any], defaults: Defaults, *, where: str) -> Answer:
    meta = field(line, "meta", dict, where=where, default={})
    marks = [_mark(span, where=where) for span in objects(line, "spans", where=where, default=[])]
    links = [
        (
            _mark(field(relation, "head_span", dict, where=where), where=where),
            _mark(field(relation, "child_span", dict, where=where), where=where),
        )
        for relation in objects(line, "relations", where=where, default=[])
    ]
    return Answer(
        where,
        str(meta.get("sentence", line.get("id", line.get("_input_hash", "")))),
        field(line, "text", str, where=where),
        field(meta, "start", int, where=where, default=0),
        tuple(field(line, "accept", list, where=where)),
        evidence_from(marks, links),
        defaults.annotator or str(line.get("_annotator_id") or line.get("_session_id") or ""),
        str(meta.get("role") or defaults.role),
        str(meta.get("codebook") or defaults.codebook),
    )


def _mark(span: dict[str, Any], *, where: str) -> Mark:
    return (
        field(span, "label", str, where=where),
        field(span, "start", int, where=where),
        field(span, "end", int, where=where),
    )
