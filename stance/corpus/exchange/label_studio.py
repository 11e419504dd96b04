"""Label Studio's JSON: one task a sentence, choices for types and stance, labels for the words that show a type.

Who commits and who reports it are labelled words too, and relations lead to them from the evidence.
Formats: https://labelstud.io/guide/task_format (annotations) and https://labelstud.io/guide/predictions
(pre-annotations). Label Studio drops empty choices, so a sentence without a type has no result
named "types". An adjudicator's judgement is marked as ground truth. On import Label Studio looks up
annotators by email among the members of the organisation, so accounts have to exist under the
annotators' names.
"""

import json
from collections.abc import Iterable, Iterator
from typing import Any
from xml.sax.saxutils import quoteattr

from stance.codebook import Codebook, Task
from stance.corpus.annotations import ADJUDICATOR, PLACES, Judgement
from stance.corpus.exchange.json_lines import field, objects, parse_json
from stance.corpus.exchange.records import (
    Answer,
    Defaults,
    Item,
    Link,
    Mark,
    describe,
    evidence_from,
    judge,
    marks_of,
)
from stance.errors import StanceError

_TEXT, _TYPES, _STANCE, _EVIDENCE = "text", "types", "stance", "evidence"
_RELATION, _ENDS = "relation", ("from_id", "to_id")


def render(items: Iterable[Item], codebook: Codebook) -> str:
    """Write tasks with their annotations and predictions."""
    tasks = [_task(item, codebook) for item in items]
    return json.dumps(tasks, ensure_ascii=False, indent=1) + "\n"


def parse(text: str, codebook: Codebook, defaults: Defaults, *, where: str) -> list[Judgement]:
    """Read the annotations of an export; predictions and cancelled annotations are not judgements.

    Raises:
        StanceError: the text is no export of Label Studio, or an answer is not valid.
    """
    tasks = parse_json(text, where=where)
    if not isinstance(tasks, list):
        raise StanceError(f"{where}: expected a list of tasks; export from Label Studio as JSON (not JSON-MIN)")
    answers = (
        answer
        for number, task in enumerate(objects({"tasks": tasks}, "tasks", where=where), start=1)
        for answer in _answers(task, defaults, where=f"{where}, task {number}")
    )
    return judge(answers, codebook)


def labelling_interface(codebook: Codebook) -> str:
    """Give the labelling configuration of a Label Studio project that these tasks fit."""
    commitment, stance = codebook.task("commitment"), codebook.task("stance")
    lines = [
        "<View>",
        f'  <Labels name="{_EVIDENCE}" toName="{_TEXT}">',
        *(f"    <Label value={quoteattr(name)}/>" for name in (*commitment.names, *PLACES)),
        "  </Labels>",
        "  <Relations>",
        *(f"    <Relation value={quoteattr(name)}/>" for name in PLACES),
        "  </Relations>",
        f'  <Text name="{_TEXT}" value="$text"/>',
        *_choices(_TYPES, commitment, required=False),
        *_choices(_STANCE, stance, required=True),
        "</View>",
    ]
    return "\n".join(lines) + "\n"


def _choices(name: str, task: Task, *, required: bool) -> Iterator[str]:
    kind = "multiple" if task.is_multilabel else "single"
    yield f'  <Choices name="{name}" toName="{_TEXT}" choice="{kind}" required="{str(required).lower()}">'
    for label in task.labels:
        yield f"    <Choice value={quoteattr(label.name)} hint={quoteattr(label.definition)}/>"
    yield "  </Choices>"


def _task(item: Item, codebook: Codebook) -> dict[str, Any]:
    task: dict[str, Any] = {"data": {"text": item.text, **describe(item), "codebook": codebook.version}}
    task["annotations"] = [
        {
            "completed_by": {"email": judgement.annotator},
            "ground_truth": judgement.role == ADJUDICATOR,
            "was_cancelled": False,
            "codebook": judgement.codebook,
            "role": judgement.role,
            "result": list(_result(item, judgement)),
        }
        for judgement in item.judgements
    ]
    if item.suggestion is not None:
        task["predictions"] = [
            {"model_version": item.suggestion.annotator, "result": list(_result(item, item.suggestion))}
        ]
    return task


def _result(item: Item, judgement: Judgement) -> Iterator[dict[str, Any]]:
    if judgement.types:
        yield _region(_TYPES, "choices", {"choices": list(judgement.types)})
    yield _region(_STANCE, "choices", {"choices": [judgement.stance]})
    marks, links = marks_of(item, judgement)
    for number, (label, start, end) in enumerate(marks):
        value = {"start": start, "end": end, "text": item.text[start:end], "labels": [label]}
        yield _region(_EVIDENCE, "labels", value, number)
    for mark, child in links:
        ends = (f"{_EVIDENCE}-{marks.index(end)}" for end in (mark, child))
        yield dict(zip(_ENDS, ends, strict=True), type=_RELATION, direction="right", labels=[child[0]])


def _region(name: str, kind: str, value: dict[str, Any], number: int = 0) -> dict[str, Any]:
    return {"id": f"{name}-{number}", "from_name": name, "to_name": _TEXT, "type": kind, "value": value}


def _answers(task: dict[str, Any], defaults: Defaults, *, where: str) -> Iterator[Answer]:
    data = field(task, "data", dict, where=where)
    text = field(data, "text", str, where=where)
    for number, annotation in enumerate(objects(task, "annotations", where=where, default=[]), start=1):
        place = f"{where}, annotation {number}"
        if annotation.get("was_cancelled"):
            continue
        results = objects(annotation, "result", where=place)
        regions = [result for result in results if result.get("type") != _RELATION]
        labels = [label for region in regions for label in _chosen(region, where=place)]
        marks = [(str(region.get("id")), mark) for region in regions for mark in _marks(region, where=place)]
        links = [
            link for result in results if result not in regions for link in _links(result, dict(marks), where=place)
        ]
        yield Answer(
            place,
            str(data.get("sentence", data.get("id", task.get("id", "")))),
            text,
            field(data, "start", int, where=place, default=0),
            tuple(labels),
            evidence_from((mark for _, mark in marks), links),
            defaults.annotator or _who(annotation.get("completed_by")),
            ADJUDICATOR if annotation.get("ground_truth") else str(annotation.get("role") or defaults.role),
            str(annotation.get("codebook") or data.get("codebook") or defaults.codebook),
        )


def _chosen(result: dict[str, Any], *, where: str) -> list[str]:
    value = field(result, "value", dict, where=where)
    chosen: list[str] = field(value, "choices", list, where=where, default=[])
    return chosen


def _marks(result: dict[str, Any], *, where: str) -> Iterator[Mark]:
    value = field(result, "value", dict, where=where)
    for label in field(value, "labels", list, where=where, default=[]):
        yield label, field(value, "start", int, where=where), field(value, "end", int, where=where)


def _links(relation: dict[str, Any], mark_by_id: dict[str, Mark], *, where: str) -> Iterator[Link]:
    """Give the link of a relation, whichever way it was drawn."""
    ends = [field(relation, end, str, where=where) for end in _ENDS]
    missing = [end for end in ends if end not in mark_by_id]
    if missing:
        raise StanceError(f"{where}: a relation leads to {missing[0]!r}, which is no labelled span; remove it")
    head, child = sorted((mark_by_id[end] for end in ends), key=lambda mark: mark[0] in PLACES)
    yield head, child


def _who(completed_by: Any) -> str:
    """Give the name of an annotator, who is a number, an email or a record with either."""
    if isinstance(completed_by, dict):
        completed_by = completed_by.get("email") or completed_by.get("id")
    return "" if completed_by is None else str(completed_by)
