"""Tables drawn for a terminal or a pipe, and as Markdown."""

from collections.abc import Sequence
from io import StringIO

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table as RichTable

from stance.reports.layout import Table, lay_out, read_aloud
from stance.reports.record import Report

_WIDE = 200
_MAX_MISTAKES = 200


def render_tables(tables: Sequence[Table], *, width: int | None = None) -> str:
    """Draw tables as aligned text without colour."""
    stream = StringIO()
    console = Console(file=stream, width=width or _WIDE, color_system=None, highlight=False, markup=False)
    for table in tables:
        drawn = RichTable(title=table.title, title_justify="left", title_style="", box=SIMPLE_HEAD, pad_edge=False)
        for index, column in enumerate(table.header):
            drawn.add_column(column, justify="left" if index == 0 else "right", overflow="fold")
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
    return head + render_tables(lay_out(report)) + f"signature: {report.signature}\n"


def render_markdown(report: Report) -> str:
    """Write a report as Markdown: question, signature, tables, readings, mistakes."""
    parts = [f"# {report.experiment}", report.question, report.held_out, f"Signature: `{report.signature}`"]
    parts += [markdown_table(table) for table in lay_out(report)]
    for name, task in report.tasks.items():
        parts += [f"## {name} in words", "\n".join(f"- {line}" for line in read_aloud(name, task))]
    for name, mistakes in report.mistakes.items():
        shown = mistakes[:_MAX_MISTAKES]
        rows = [(item.id, item.gold, item.predicted) for item in shown]
        title = f"{name}: {len(mistakes)} items not all right"
        if len(shown) < len(mistakes):
            title += f", the first {_MAX_MISTAKES}"
        parts.append(markdown_table(Table(title, ("id", "gold", "predicted"), rows)))
    return "\n\n".join(parts) + "\n"


def markdown_table(table: Table) -> str:
    """Write one table as Markdown under its title."""
    lines = [f"## {table.title}", "", _row(table.header), _row(["---", *("---:" for _ in table.header[1:])])]
    lines += [_row(row) for row in table.rows]
    return "\n".join([*lines, "", *table.notes]).rstrip()


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(" ".join(cell.replace("|", "\\|").split()) for cell in cells) + " |"
