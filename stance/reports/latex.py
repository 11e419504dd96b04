"""Tables as LaTeX, to be put into a paper: plain tabular environments with the rules of booktabs."""

from collections.abc import Sequence

from stance.reports.layout import lay_out_figures
from stance.reports.numbers import SUPERSCRIPT_BY_LETTER
from stance.reports.record import Report
from stance.reports.table import Table

_ESCAPED = str.maketrans(
    {raised: rf"\textsuperscript{{{letter}}}" for letter, raised in SUPERSCRIPT_BY_LETTER.items()}
    | {
        "\\": r"\textbackslash{}",
        "&": r"\&",
        "%": r"\%",
        "$": r"\$",
        "#": r"\#",
        "_": r"\_",
        "{": r"\{",
        "}": r"\}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        "|": r"\textbar{}",
        "<": r"\textless{}",
        ">": r"\textgreater{}",
        "≤": r"$\le$",
        "−": "$-$",
        "–": "--",
        "†": r"\textsuperscript{\dag}",
    }
)


def render_latex(report: Report) -> str:
    """Write the figures of every task; the preamble needs booktabs."""
    return render_latex_tables([lay_out_figures(report, name)[0] for name in report.tasks], report.signature)


def render_latex_tables(tables: Sequence[Table], signature: str = "") -> str:
    """Write tables one after another, with the conditions of their figures as a comment."""
    head = "% needs \\usepackage{booktabs}\n" + (f"% {signature}\n" if signature else "")
    return head + "\n".join(map(latex_table, tables))


def latex_table(table: Table) -> str:
    r"""Write one table with its title as caption and its notes below.

    >>> print(latex_table(Table("F1", ("", "a_b"), [("x", ".5")])))
    \begin{table}
    \centering
    \caption{F1}
    \begin{tabular}{lr}
    \toprule
     & a\_b \\
    \midrule
    x & .5 \\
    \bottomrule
    \end{tabular}
    \end{table}
    <BLANKLINE>
    """
    lines = [r"\begin{table}", r"\centering", rf"\caption{{{escape_latex(table.title)}}}"]
    columns = "l" * table.n_words + "r" * (len(table.header) - table.n_words)
    lines += [rf"\begin{{tabular}}{{{columns}}}", r"\toprule", _row(table.header), r"\midrule"]
    lines += [_row(row) for row in table.rows]
    lines += [r"\bottomrule", r"\end{tabular}"]
    lines += [rf"\par\smallskip{{\footnotesize {escape_latex(note)}\par}}" for note in table.notes]
    return "\n".join([*lines, r"\end{table}", ""])


def escape_latex(text: str) -> str:
    r"""Write text so that LaTeX prints it as it is.

    >>> print(escape_latex("50% of a_b – .50†"))
    50\% of a\_b -- .50\textsuperscript{\dag}
    """
    return text.translate(_ESCAPED)


def _row(cells: Sequence[str]) -> str:
    # A row that begins with a bracket would be read as the optional argument of the line break before it.
    guarded = ("{}" + escape_latex(cell) if cell.startswith("[") else escape_latex(cell) for cell in cells)
    return " & ".join(guarded) + r" \\"
