"""Reports and comparisons as self-contained HTML pages; a report shows the sentences that went wrong."""

from collections.abc import Mapping

from jinja2 import Environment, PackageLoader, StrictUndefined

from stance.reports.comparison import Comparison
from stance.reports.comparison_layout import lay_out_comparison
from stance.reports.layout import lay_out
from stance.reports.numbers import format_figure
from stance.reports.reading import read_aloud
from stance.reports.record import Report


def render_html(report: Report, text_by_id: Mapping[str, str]) -> str:
    """Write the page; `text_by_id` gives the sentence of every held-out item."""
    template = _environment().get_template("report.html.j2")
    return template.render(report=report, tables=lay_out(report), texts=text_by_id, read_aloud=read_aloud) + "\n"


def render_comparison_html(comparison: Comparison) -> str:
    """Write the page of a comparison."""
    template = _environment().get_template("comparison.html.j2")
    return template.render(comparison=comparison, tables=lay_out_comparison(comparison)) + "\n"


def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("stance.reports"), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )
    environment.filters["figure"] = format_figure
    return environment
