"""What a scoring run did, in a few lines."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from stance.codebook import Task
from stance.reports.numbers import format_figure
from stance.runs.scoring import UNDECIDED


@dataclass(frozen=True)
class Summary:
    """Numbers of texts, sentences and refused texts, and of sentences by label."""

    tasks: tuple[Task, ...]
    n_texts: int
    n_sentences: int
    n_refused: int
    labels: Mapping[str, int]


def render_summary(summary: Summary) -> Iterator[str]:
    """Give the lines of a summary: what was scored, the share of sentences of each label, what was refused."""
    yield f"{_counted(summary.n_sentences, 'sentence')} of {_counted(summary.n_texts, 'text')}"
    if summary.n_sentences:
        for task in summary.tasks:
            shares = (
                f"{name} {format_figure(summary.labels.get(name, 0) / summary.n_sentences)}" for name in task.names
            )
            yield f"{task.name}: {', '.join(shares)}"
    if summary.labels.get(UNDECIDED):
        yield f"undecided: {_counted(summary.labels[UNDECIDED], 'sentence')}"
    if summary.n_refused:
        yield f"refused: {_counted(summary.n_refused, 'text')}"


def _counted(n: int, noun: str) -> str:
    return f"{n:,} {noun}" if n == 1 else f"{n:,} {noun}s"
