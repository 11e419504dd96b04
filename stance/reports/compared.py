"""A comparison of runs as plain records: what `python -m stance.compare --format json` prints, field by field."""

from dataclasses import asdict, dataclass
from typing import Any

from stance.reports.parts import FEW, Bounds

BETTER, WORSE, NO_EVIDENCE = "better", "worse", "no evidence either way"


@dataclass(frozen=True)
class RunFigures:
    """One run of a comparison; `beats` holds the letters of the runs that it is significantly better than."""

    name: str
    macro_f1: float | None
    ci: list[float]
    per_label: dict[str, float | None]
    letter: str
    beats: list[str]
    per_label_ci: dict[str, Bounds]
    per_label_beats: dict[str, list[str]]


@dataclass(frozen=True)
class LabelDifference:
    """F1 of the first run minus F1 of the second on one label.

    The verdict goes by `p_adjusted`, Holm's adjustment of `p`, which tests F1 by swapped documents.
    `mcnemar` is McNemar's mid-p on the items that only one run has right, `only_a` and `only_b` of
    them. It tests how many items are right, and for a rare label that may differ from F1: a run
    that never gives it has most items right.
    """

    difference: float
    ci: list[float]
    p: float
    p_adjusted: float
    mcnemar: float
    mcnemar_adjusted: float
    only_a: int
    only_b: int
    verdict: str
    smallest_difference: float
    further_items: int | None


@dataclass(frozen=True)
class PairComparison:
    """Two runs: `difference` is macro-F1 of a minus that of b; `flipped` items changed between right and wrong.

    Wins are items with all labels right in a only, losses in b only. `smallest_difference` is what
    these items could show at the level that Holm's adjustment applies to the pair, `further_items`
    about how many more would let the observed one be found at it.
    """

    a: str
    b: str
    difference: float
    ci: list[float]
    p: float
    p_adjusted: float
    verdict: str
    per_label: dict[str, LabelDifference]
    flipped: int
    wins: int
    ties: int
    losses: int
    smallest_difference: float
    further_items: int | None


@dataclass(frozen=True)
class Flip:
    """An item that some runs have right and others not: what each gave, and the runs that are right."""

    id: str
    gold: str
    predicted: dict[str, str]
    right: list[str]


@dataclass(frozen=True)
class Comparison:
    """The comparison of runs on one task; `support` is the number of items of each label, `swaps` that of the tests."""

    task: str
    n: int
    runs: list[RunFigures]
    pairs: list[PairComparison]
    n_documents: int
    flips: list[Flip]
    support: dict[str, int]
    swaps: int

    @property
    def best(self) -> str:
        """The name of the run with the highest macro-F1, the first of equals."""
        return max(self.runs, key=lambda run: run.macro_f1 or 0.0).name

    def is_few(self, label: str) -> bool:
        """Whether a label has too few items for a figure that looks firm."""
        return self.support[label] < FEW

    def is_floor(self, p: float) -> bool:
        """Whether a p-value is the smallest that so many swaps can give, and so only a bound."""
        return p * (self.swaps + 1) <= 1 + 1e-9


def comparison_json(comparison: Comparison) -> dict[str, Any]:
    """Give the comparison as JSON data."""
    return asdict(comparison)
