"""Tasks and labels, read from codebook.toml or made from a user's own labels."""

import tomllib
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from stance.errors import StanceError
from stance.resources import annotations_folder

SEPARATOR = "|"
NONE = "none"
KINDS = ("multilabel", "multiclass")


@dataclass(frozen=True)
class Label:
    """A value that a sentence can get, with what it means."""

    name: str
    definition: str = ""
    examples: tuple[str, ...] = ()


@dataclass(frozen=True)
class Task:
    """A question asked of every sentence.

    A multilabel task takes any set of its labels, the empty one too; a multiclass task takes exactly one.
    """

    name: str
    kind: str
    labels: tuple[Label, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The label names in the codebook's order."""
        return tuple(label.name for label in self.labels)

    @property
    def is_multilabel(self) -> bool:
        """Whether a sentence may have several labels or none."""
        return self.kind == "multilabel"


@dataclass(frozen=True)
class Rule:
    """A rule of the codebook that tests and error lists point to by its id."""

    id: str
    text: str
    labels: tuple[str, ...] = ()


@dataclass(frozen=True)
class Codebook:
    """The tasks of an annotation project, with their version and rules."""

    version: str
    tasks: tuple[Task, ...]
    rules: tuple[Rule, ...] = field(default=())

    def task(self, name: str) -> Task:
        """Give the task of a name.

        Raises:
            StanceError: there is none.
        """
        for task in self.tasks:
            if task.name == name:
                return task
        raise StanceError(f"no task {name!r}; the codebook has {', '.join(task.name for task in self.tasks)}")


def own_task(labels: list[str], *, multilabel: bool) -> Task:
    """Make the task of a user's own labels, in alphabetical order."""
    return Task("label", KINDS[0] if multilabel else KINDS[1], tuple(Label(name) for name in sorted(labels)))


@cache
def shipped_codebook() -> Codebook:
    """Read the project's codebook."""
    return read_codebook(annotations_folder() / "codebook.toml")


def read_codebook(path: Path) -> Codebook:
    """Read a codebook.

    Raises:
        StanceError: the file is missing, is no TOML, or lacks something.
    """
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise StanceError(f"{path}: no such file; a codebook was expected here") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise StanceError(f"{path}: no valid TOML: {error}") from error
    try:
        return Codebook(
            str(data["version"]),
            tuple(_task(path, entry) for entry in data["task"]),
            tuple(Rule(entry["id"], entry["text"], tuple(entry.get("labels", ()))) for entry in data.get("rule", ())),
        )
    except KeyError as error:
        raise StanceError(
            f"{path}: {error} is missing; see the project's own codebook.toml for what is needed"
        ) from error


def _task(path: Path, entry: dict[str, Any]) -> Task:
    if entry["kind"] not in KINDS:
        raise StanceError(f"{path}: task {entry['name']!r} is of kind {entry['kind']!r}; expected {' or '.join(KINDS)}")
    labels = tuple(Label(item["name"], item["definition"], tuple(item.get("examples", ()))) for item in entry["label"])
    return Task(entry["name"], entry["kind"], labels)


def parse_labels(cell: str, task: Task, *, where: str) -> tuple[str, ...]:
    """Read the labels of one table cell, in the codebook's order.

    >>> task = own_task(["join", "leave"], multilabel=True)
    >>> parse_labels("leave|join", task, where="row 1"), parse_labels("none", task, where="row 2")
    (('join', 'leave'), ())

    Raises:
        StanceError: a label is not the codebook's, or their number does not fit the task.
    """
    found = [part.strip() for part in cell.split(SEPARATOR)]
    found = [part for part in found if part and (part != NONE or NONE in task.names)]
    unknown = [part for part in found if part not in task.names]
    if unknown:
        raise StanceError(f"{where}: {unknown[0]!r} is no label of {task.name}; expected {', '.join(task.names)}")
    if not task.is_multilabel and len(found) != 1:
        raise StanceError(f"{where}: {cell!r}; {task.name} needs exactly one of {', '.join(task.names)}")
    return tuple(name for name in task.names if name in found)


def format_labels(labels: tuple[str, ...]) -> str:
    """Write labels into one table cell.

    >>> format_labels(("pledge", "condition")), format_labels(())
    ('pledge|condition', 'none')
    """
    return SEPARATOR.join(labels) or NONE
