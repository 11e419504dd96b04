"""The model card of a run: Markdown with the YAML front matter that model hubs read.

It is made from the same report as all else, so that a card cannot claim what was not measured.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from stance.codebook import Task
from stance.reports.contrast import lay_out_contrast
from stance.reports.layout import lay_out_figures
from stance.reports.parts import Bounds, Means, TaskFigures
from stance.reports.record import Report
from stance.reports.text import markdown_table, task_reading

_EXAMPLE = """```python
import stance

model = stance.load()
model.predict(["We will not stand in the way."])
```"""


@dataclass(frozen=True)
class CardFacts:
    """What a card tells that no report knows.

    Attributes:
        name: of the model.
        data_name: of the labelled data.
        tasks: with the definitions of their labels.
        use: what the model is for, in a paragraph.
        limits: what it is not fit for, one sentence each.
        license: of the model, an SPDX id in lower case.
        languages: of the texts, ISO codes.
    """

    name: str
    data_name: str
    tasks: Sequence[Task]
    use: str
    limits: Sequence[str] = ()
    license: str = "mit"
    languages: Sequence[str] = ("en",)


def render_model_card(report: Report, facts: CardFacts) -> str:
    """Write the card."""
    parts = [_front_matter(report, facts), f"# {facts.name}", facts.use]
    parts.append(_EXAMPLE)
    parts += ["## What it tells", *map(_definitions, facts.tasks)]
    parts += ["## How well", f"{report.question} {report.held_out}.".replace("..", ".")]
    for name in report.tasks:
        parts.append(markdown_table(lay_out_figures(report, name)[0]).replace("## ", "### ", 1))
        parts.append("\n".join(f"- {line}" for line in task_reading(report, name)))
    if report.contrast is not None:
        parts.append(markdown_table(lay_out_contrast(report.contrast)[0]).replace("## ", "### ", 1))
    if facts.limits:
        parts += ["## Limits", "\n".join(f"- {line}" for line in facts.limits)]
    parts += ["## Conditions", f"`{report.signature}`"]
    return "\n\n".join(parts) + "\n"


def _definitions(task: Task) -> str:
    kind = "any number of" if task.is_multilabel else "exactly one of"
    lines = [f"- **{label.name}**: {label.definition}" for label in task.labels]
    return "\n".join([f"{task.name}, {kind}:", "", *lines])


def _front_matter(report: Report, facts: CardFacts) -> str:
    results = [_result(name, task, report, facts) for name, task in report.tasks.items()]
    fields = {
        "language": list(facts.languages),
        "license": facts.license,
        "library_name": "stance",
        "pipeline_tag": "text-classification",
        "tags": ["stance-detection", "political-science", "text-classification"],
        "model-index": [{"name": facts.name, "results": results}],
    }
    # JSON is YAML: one line a field needs no writer of YAML and no quoting rules but JSON's.
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in fields.items()]
    return "\n".join(["---", *lines, "---"])


def _result(name: str, task: TaskFigures, report: Report, facts: CardFacts) -> dict[str, Any]:
    metrics = _metrics("macro", task.macro) + _metrics("micro", task.micro)
    return {
        "task": {"type": "text-classification", "name": name},
        "dataset": {"name": facts.data_name, "type": "text", "split": report.held_out},
        "metrics": metrics,
    }


def _metrics(kind: str, means: Means) -> list[dict[str, Any]]:
    found = {"f1": means.f1, "precision": means.precision, "recall": means.recall}
    return [
        {"type": measure, "name": f"{kind} {measure}", "value": round(value, 4)} | _interval(means.ci[measure])
        for measure, value in found.items()
        if value is not None
    ]


def _interval(bounds: Bounds) -> dict[str, list[float]]:
    return {} if bounds is None else {"confidence_interval": [round(bound, 4) for bound in bounds]}
