"""Tables drawn for a terminal or a pipe, and as Markdown."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from io import StringIO

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table as RichTable

from stance.reports.ceiling import read_ceiling
from stance.reports.contrast import lay_out_contrast
from stance.reports.layout import lay_out, lay_out_figures, lay_out_task
from stance.reports.mistakes import concerned_rules
from stance.reports.probabilities import lay_out_suspects
from stance.reports.reading import read_aloud
from stance.reports.record import Report
from stance.reports.table import Table

_WIDE = 200
_MAX_ROWS = 15
_MAX_MISTAKES = 200


def render_tables(tables: Iterable[Table], *, width: int | None = None) -> str:
    """Draw tables as aligned text without colour."""
    stream = StringIO()
    console = Console(file=stream, width=width or _WIDE, color_system=None, highlight=False, markup=False)
    for table in tables:
        console.print(table.title, soft_wrap=True)
        drawn = RichTable(box=SIMPLE_HEAD, pad_edge=False)
        for index, column in enumerate(table.header):
            drawn.add_column(column, justify="left" if index < table.n_words else "right", overflow="fold")
        for row in table.rows:
            drawn.add_row(*row)
        console.print(drawn)
        for note in table.notes:
            console.print(note, soft_wrap=True)
        console.print()
    return "\n".join(line.rstrip() for line in stream.getvalue().splitlines()) + "\n"


def render_text(report: Report) -> str:
    """Draw a report for a terminal: what was asked, the tables, the conditions."""
    head = f"{report.experiment}: {report.question}\n{report.held_out}\n\n"
    return head + render_tables(map(shorten, lay_out(report))) + f"signature: {report.signature}\n"


def shorten(table: Table) -> Table:
    """Keep what fits on a screen: of a list, which has words in all columns, its beginning; else all but minor rows."""
    if table.minor:
        kept = [row for place, row in enumerate(table.rows) if place not in table.minor]
        return _shortened(table, kept)
    return _shortened(table, table.rows[:_MAX_ROWS]) if table.n_words == len(table.header) else table


def _shortened(table: Table, rows: Sequence[Sequence[str]]) -> Table:
    left_out = len(table.rows) - len(rows)
    if not left_out:
        return table
    return replace(table, rows=rows, notes=(*table.notes, f"and {left_out} more; see other formats"), minor=frozenset())


def render_markdown(report: Report) -> str:
    """Write a report as Markdown: question, signature, answer; then figures, readings and mistakes of each task."""
    answers = [f"- {read_aloud(name, task)[0]}" for name, task in report.tasks.items()]
    parts = [f"# {report.experiment}", report.question, report.held_out, f"Signature: `{report.signature}`"]
    parts.append("\n".join(answers))
    for name in report.tasks:
        parts += map(markdown_table, lay_out_figures(report, name))
        parts += [f"## {name} in words", "\n".join(f"- {line}" for line in task_reading(report, name))]
        parts += map(markdown_table, lay_out_task(report, name))
        parts += map(markdown_table, lay_out_suspects(name, report.tasks[name]))
    if report.contrast is not None:
        parts += map(markdown_table, lay_out_contrast(report.contrast))
    parts += [markdown_table(_mistakes_table(report, name)) for name in report.mistakes]
    return "\n\n".join(parts) + "\n"


def task_reading(report: Report, name: str) -> list[str]:
    """Put all that is known of a task into sentences."""
    lines = read_aloud(name, report.tasks[name])
    return lines + (read_ceiling(report.ceiling[name]) if report.ceiling and name in report.ceiling else [])


def _mistakes_table(report: Report, name: str) -> Table:
    mistakes = report.mistakes[name]
    shown = mistakes[:_MAX_MISTAKES]
    header: tuple[str, ...] = ("id", "kind", "gold", "predicted")
    rows: list[tuple[str, ...]] = [(item.id, item.kind, item.gold, item.predicted) for item in shown]
    notes = []
    if report.rules:
        header = (*header, "rules")
        rules = [", ".join(concerned_rules(item, report.rules)) for item in shown]
        rows = [(*row, cell) for row, cell in zip(rows, rules, strict=True)]
        notes.append("rules: those of the codebook on the labels that were missed or given without need")
    title = f"{name}: {len(mistakes)} items not all right"
    if len(shown) < len(mistakes):
        title += f", the first {_MAX_MISTAKES}"
    return Table(title, header, rows, notes, len(header))


def markdown_table(table: Table) -> str:
    """Write one table as Markdown under its title."""
    lines = [f"## {table.title}", "", _row(table.header), _row(_alignment(table))]
    lines += [_row(row) for row in table.rows]
    notes = ["", "  \n".join(table.notes)] if table.notes else []
    return "\n".join([*lines, *notes])


def _alignment(table: Table) -> list[str]:
    return ["---" if index < table.n_words else "---:" for index in range(len(table.header))]


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(" ".join(cell.replace("|", "\\|").split()) for cell in cells) + " |"
