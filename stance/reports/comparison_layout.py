"""A comparison laid out as tables: runs with letters, pairs with verdicts, labels of each pair, flipped items."""

from stance.reports.compared import NO_EVIDENCE, Comparison, LabelDifference, PairComparison, RunFigures
from stance.reports.numbers import (
    ABSENT,
    FEW_MARK,
    format_count,
    format_difference,
    format_letters,
    format_p,
    format_signed_interval,
    format_size,
    format_with_interval,
)
from stance.reports.parts import FEW
from stance.reports.table import Table
from stance.reports.text import markdown_table, render_tables, shorten

_FAR = 100
_LABEL_NOTE = (
    "p: of F1, documents swapped at random; McNemar: mid-p on the items that only one run has right, so of right "
    "items, not of F1; both adjusted by Holm over labels and pairs; the verdict goes by F1"
)
_SMALLEST_NOTE = (
    "smallest: the true difference that a test on these items would find four times in five, at the level that "
    "Holm's adjustment holds this comparison against, 5% over the number of those with no smaller p; to settle: about "
    "how many further held-out items would let the observed one be found at that level"
)
_UNCLEAR = "unclear"
_UNCLEAR_NOTE = (
    f"{_UNCLEAR}: by the spread of the resamples these items would be enough, yet the test of swapped documents does "
    "not find the difference, or one with a smaller p failed before it; documents are few or unlike each other"
)


def lay_out_comparison(comparison: Comparison) -> list[Table]:
    """Give the tables of a comparison."""
    tables = [_runs_table(comparison), _pairs_table(comparison)]
    tables += [lay_out_labels(comparison, pair) for pair in comparison.pairs]
    if len(comparison.runs) == 2:
        tables.append(_flips_table(comparison))
    return tables


def render_comparison_text(comparison: Comparison) -> str:
    """Draw a comparison for a terminal: verdicts in words, then the tables."""
    words = "".join(f"{line}\n" for line in read_comparison(comparison))
    return words + "\n" + render_tables(map(shorten, lay_out_comparison(comparison)))


def render_comparison_markdown(comparison: Comparison) -> str:
    """Write a comparison as Markdown: verdicts in words, then the tables."""
    words = "\n".join(f"- {line}" for line in read_comparison(comparison))
    names = ", ".join(run.name for run in comparison.runs)
    tables = map(markdown_table, lay_out_comparison(comparison))
    return "\n\n".join([f"# {comparison.task}: {names}", words, *tables]) + "\n"


def read_comparison(comparison: Comparison) -> list[str]:
    """Put the verdicts into sentences."""
    return [read_pair(comparison, pair) for pair in comparison.pairs]


def read_pair(comparison: Comparison, pair: PairComparison) -> str:
    """Put the verdict of one pair into a sentence."""
    difference = f"{format_difference(pair.difference)} {format_signed_interval(pair.ci)}"
    if pair.verdict != NO_EVIDENCE:
        return f"{pair.a} is {pair.verdict} than {pair.b} in macro-F1, by {difference}."
    line = f"No evidence either way between {pair.a} and {pair.b}: {difference}"
    if pair.smallest_difference > 0:
        size = format_size(pair.smallest_difference)
        line += f"; these {comparison.n} items would show a difference of {size}"
    return f"{line}. {_settling(comparison.n, pair.further_items)}"


def _settling(n: int, further: int | None) -> str:
    if further is None:
        return "The runs do equally well here."
    if further == 0:
        return (
            "By its size the difference would be found, but the test does not find it; documents are too few or unlike."
        )
    if further > _FAR * n:
        return f"More than {_FAR} times as many items would be needed to settle it."
    return f"About {format_count(further)} further held-out items would settle it."


def _few_notes(comparison: Comparison) -> list[str]:
    few = [label for label in comparison.support if comparison.is_few(label)]
    return [f"{FEW_MARK} fewer than {FEW} held-out items, too few to tell: {', '.join(few)}"] if few else []


def _runs_table(comparison: Comparison) -> Table:
    labels = list(comparison.support)
    rows = [_run_row(comparison, run) for run in comparison.runs]
    notes = [
        "letters: the runs that this one is significantly better than, at 5% after Holm's adjustment; "
        "95% intervals by bootstrap over documents",
        *_few_notes(comparison),
    ]
    title = f"{comparison.task}: F1 on {comparison.n} held-out items, {comparison.n_documents} documents"
    return Table(title, ("", "macro-F1", *labels), rows, notes)


def _run_row(comparison: Comparison, run: RunFigures) -> tuple[str, ...]:
    macro = format_with_interval(run.macro_f1, run.ci) + format_letters(run.beats)
    cells = [
        format_with_interval(figure, run.per_label_ci[label], is_few=comparison.is_few(label))
        + format_letters(run.per_label_beats[label])
        for label, figure in run.per_label.items()
    ]
    return (f"{run.letter} {run.name}", macro, *cells)


def _pairs_table(comparison: Comparison) -> Table:
    header = (
        "",
        "difference",
        "95% interval",
        "p",
        "p adjusted",
        "wins/ties/losses",
        "smallest",
        "to settle",
        "verdict",
    )
    notes = [
        "p: documents swapped at random between the runs, adjusted by Holm over the pairs; wins, ties and losses count "
        "items with all labels right",
        _SMALLEST_NOTE,
    ]
    rows = [_pair_row(comparison, pair) for pair in comparison.pairs]
    if any(_is_unclear(pair) or any(map(_is_unclear, pair.per_label.values())) for pair in comparison.pairs):
        notes.append(_UNCLEAR_NOTE)
    return Table("differences of macro-F1", header, rows, notes)


def _pair_row(comparison: Comparison, pair: PairComparison) -> tuple[str, ...]:
    is_open, is_bound = pair.verdict == NO_EVIDENCE, comparison.is_floor(pair.p)
    return (
        f"{pair.a} − {pair.b}",
        format_difference(pair.difference),
        format_signed_interval(pair.ci),
        format_p(pair.p, is_bound=is_bound),
        format_p(pair.p_adjusted, is_bound=is_bound),
        f"{pair.wins}/{pair.ties}/{pair.losses}",
        _smallest(pair),
        _further(comparison, pair),
        pair.verdict if is_open else f"{pair.a} is {pair.verdict}",
    )


def _smallest(item: PairComparison | LabelDifference) -> str:
    return format_size(item.smallest_difference) if item.smallest_difference > 0 else ABSENT


def _is_unclear(item: PairComparison | LabelDifference) -> bool:
    return item.verdict == NO_EVIDENCE and item.further_items == 0


def _further(comparison: Comparison, item: PairComparison | LabelDifference) -> str:
    if item.verdict != NO_EVIDENCE:
        return "settled"
    if not item.further_items:
        return ABSENT if item.further_items is None else _UNCLEAR
    is_far = item.further_items > _FAR * comparison.n
    return f">{_FAR}×" if is_far else f"~{format_count(item.further_items)}"


def lay_out_labels(comparison: Comparison, pair: PairComparison) -> Table:
    """Give the table of the labels of one pair."""
    measured = ("", "difference", "95% interval", "p adjusted", "only a : only b", "McNemar adjusted")
    rows = [_label_row(comparison, label, item) for label, item in pair.per_label.items()]
    title = f"{pair.a} (a) − {pair.b} (b): F1 by label"
    notes = (_LABEL_NOTE, *_few_notes(comparison))
    return Table(title, (*measured, "smallest", "to settle", "verdict"), rows, notes)


def _label_row(comparison: Comparison, label: str, item: LabelDifference) -> tuple[str, ...]:
    return (
        label + (FEW_MARK if comparison.is_few(label) else ""),
        format_difference(item.difference),
        format_signed_interval(item.ci),
        format_p(item.p_adjusted, is_bound=comparison.is_floor(item.p)),
        f"{item.only_a} : {item.only_b}",
        format_p(item.mcnemar_adjusted),
        _smallest(item),
        _further(comparison, item),
        item.verdict,
    )


def _flips_table(comparison: Comparison) -> Table:
    a, b = (run.name for run in comparison.runs)
    rows = [(flip.id, flip.right[0], flip.gold, flip.predicted[a], flip.predicted[b]) for flip in comparison.flips]
    return Table(f"{len(rows)} items that only one run has right", ("id", "right", "gold", a, b), rows, (), 5)
