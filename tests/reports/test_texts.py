import numpy as np
import pytest

from stance.reports.latex import escape_latex, latex_table, render_latex
from stance.reports.layout import lay_out
from stance.reports.record import Report, task_figures
from stance.reports.table import Table
from stance.reports.text import markdown_table, render_markdown, render_tables, render_text, shorten

from .conftest import types_run


def test_the_markdown_report_is_the_approved_one(full_report, assert_golden):
    assert_golden("report.md", render_markdown(full_report))


def test_the_terminal_report_is_the_approved_one(full_report, assert_golden):
    assert_golden("report.txt", render_text(full_report))


def test_the_latex_report_is_the_approved_one(full_report, assert_golden):
    assert_golden("report.tex", render_latex(full_report))


def test_a_figure_on_few_items_is_marked_in_the_table(full_report):
    rows = {row[0]: row for row in lay_out(full_report)[0].rows}
    assert "†" in rows["condition"][3]
    assert "†" not in rows["pledge"][3]


def test_a_bare_report_is_drawn_without_the_parts_that_it_lacks(bare_report):
    text = render_text(bare_report)
    assert "annotators" not in text
    assert "contrast" not in text


def test_pipes_and_line_breaks_do_not_break_a_markdown_row():
    assert "| a\\|b | c d |" in markdown_table(Table("t", ("x", "y"), [("a|b", "c\nd")]))


def test_columns_of_words_stand_to_the_left():
    table = Table("t", ("x", "y", "z"), [("a", "b", "1")], (), 2)
    assert "| --- | --- | ---: |" in markdown_table(table)
    assert r"\begin{tabular}{llr}" in latex_table(table)


def test_a_long_table_is_cut_for_the_screen_and_says_so():
    short = shorten(Table("t", ("id",), [(str(place),) for place in range(40)]))
    assert len(short.rows) == 15
    assert "and 25 more" in short.notes[-1]


def test_a_table_of_figures_is_never_cut():
    figures = Table("t", ("", "F1"), [(str(place), ".50") for place in range(40)])
    assert shorten(figures) is figures


def test_the_title_of_a_narrow_table_is_not_broken():
    title = "a title that is longer than its table by far"
    assert title in render_tables([Table(title, ("x",), [("1",)])])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("50 % & more", r"50 \% \& more"),
        ("a_b^c", r"a\_b\textasciicircum{}c"),
        ("−.03 – .37ᵇ", r"$-$.03 -- .37\textsuperscript{b}"),
        (r"\input{x}", r"\textbackslash{}input\{x\}"),
    ],
)
def test_latex_prints_what_was_meant(text, expected):
    assert escape_latex(text) == expected


def test_a_subset_that_is_too_small_is_marked_and_left_off_the_screen_but_counted():
    mask = np.arange(200) < 80
    subsets = {"decade: 1790s": np.arange(200) < 9, "decade: 1950s": mask, "decade: 1960s": ~mask}
    figures = {"types": task_figures(types_run(), seed=0, resamples=50, subsets=subsets)}
    report = Report("r", "?", "held out", "signature", {}, figures, {})
    markdown, screen = render_markdown(report), render_text(report)
    row = next(line for line in markdown.splitlines() if line.startswith("| decade: 1790s"))
    assert row.count("†") == 3
    assert "† fewer than 15 items or 5 documents, too few to tell" in markdown
    assert "decade: 1790s" not in screen
    assert "decade: 1950s" in screen
    assert "and 1 more; see other formats" in screen
