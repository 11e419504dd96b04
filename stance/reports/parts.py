"""The parts of a report as plain records: what report.json holds, field by field.

A part that was not measured is None, never an empty figure. No part holds a real sentence: reports
are committed, and real text is not. Only composed sentences, which are the project's own, stand in
a part, that of the contrast suite.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from stance.metrics.counts import MIN_DOCUMENTS

FEW = 15

Bounds = list[float] | None


@dataclass(frozen=True)
class Means:
    """Precision, recall, F1 and average precision over labels, with intervals."""

    precision: float | None
    recall: float | None
    f1: float | None
    ci: dict[str, Bounds]
    average_precision: float | None = None


@dataclass(frozen=True)
class LabelFigures:
    """The figures of one label; `predicted` is how often it was given, `prevalence` its share in gold."""

    precision: float | None
    recall: float | None
    f1: float | None
    average_precision: float | None
    support: int
    predicted: int
    prevalence: float
    predicted_share: float
    ci: dict[str, Bounds]

    @property
    def is_few(self) -> bool:
        """Whether the label has too few items for a figure that looks firm."""
        return self.support < FEW


@dataclass(frozen=True)
class LabelCalibration:
    """How far the probabilities of a label can be trusted: bins of equally many items, Brier score, error."""

    items: list[int]
    probability: list[float]
    share: list[float]
    share_ci: list[Bounds]
    brier: float
    brier_of_prevalence: float
    error: float
    ci: dict[str, Bounds]


@dataclass(frozen=True)
class Curve:
    """Precision at thresholds; `reached` is the recall, or the share of given labels that is kept."""

    reached: list[float]
    threshold: list[float]
    precision: list[float]
    precision_ci: list[Bounds]


@dataclass(frozen=True)
class Kept:
    """The largest share of given labels that can be kept at a precision, and the threshold; None if none can."""

    precision: float
    share: float | None
    threshold: float | None


@dataclass(frozen=True)
class Suspect:
    """A gold label that the model contradicts with confidence; `in_gold` tells whether gold has the label."""

    id: str
    label: str
    in_gold: bool
    gold: str
    predicted: str
    probability: float
    doubt: float


@dataclass(frozen=True)
class Probabilities:
    """What follows from the probabilities of a task beside its decisions; "all" takes its labels together."""

    calibration: dict[str, LabelCalibration]
    calibration_all: LabelCalibration
    precision_recall: dict[str, Curve]
    kept: Curve | None
    kept_at: list[Kept]
    suspects: list[Suspect]


@dataclass(frozen=True)
class TaskFigures:
    """The figures of one task on one set of items."""

    kind: str
    n: int
    n_documents: int
    per_label: dict[str, LabelFigures]
    macro: Means
    micro: Means
    exact_match: float
    subsets: dict[str, "TaskFigures"] = field(default_factory=dict)
    confusion: dict[str, dict[str, int]] | None = None
    exact_match_ci: Bounds = None
    probabilities: Probabilities | None = None

    @property
    def is_few(self) -> bool:
        """Whether the items are too few for a figure that looks firm, or the documents for an interval over them."""
        return self.n < FEW or self.n_documents < MIN_DOCUMENTS


@dataclass(frozen=True)
class Mistake:
    """A held-out item whose labels were not all right; `kind` is missed, false alarm or confused."""

    id: str
    gold: str
    predicted: str
    probabilities: dict[str, float]
    kind: str = ""


@dataclass(frozen=True)
class HumanLabel:
    """F1 between annotators on one label, and where the model lies.

    `difference` is the model's F1 minus the annotators', `place` below, within or above; both are
    None where either is not known.
    """

    f1: float | None
    ci: Bounds
    positives: int
    difference: float | None = None
    difference_ci: Bounds = None
    place: str | None = None


@dataclass(frozen=True)
class Ceiling:
    """What annotators reach against each other on one task, over the items that two of them judged."""

    n: int
    n_documents: int
    per_label: dict[str, HumanLabel]


@dataclass(frozen=True)
class Baseline:
    """Another run on the same held-out items, by its means."""

    name: str
    macro_f1: float | None
    macro_ci: Bounds
    micro_f1: float | None
    micro_ci: Bounds


@dataclass(frozen=True)
class LearningPoint:
    """What training on fewer sentences reaches on the same held-out items."""

    train: int
    macro_f1: float
    macro_ci: Bounds
    micro_f1: float
    micro_ci: Bounds


@dataclass(frozen=True)
class Abstention:
    """What is decided on the held-out items where labels are only given at a stated precision."""

    min_precision: float
    decided: float
    decided_ci: Bounds
    precision: float | None
    precision_ci: Bounds
    labels: int


@dataclass(frozen=True)
class ContrastItem:
    """One composed sentence of the contrast suite; `unseen` where its verb stands in no training sentence."""

    id: str
    text: str
    capability: str
    set: str
    gold: tuple[str, ...]
    predicted: tuple[str, ...]
    unseen: bool = False

    @property
    def is_passed(self) -> bool:
        """Whether all types are right and none is too many."""
        return set(self.gold) == set(self.predicted)


@dataclass(frozen=True)
class PassRate:
    """How many items are right, and in how many sets every item is."""

    items: int
    passed: int
    share: float | None
    ci: Bounds
    sets: int
    sets_passed: int
    sets_share: float | None
    sets_ci: Bounds


@dataclass(frozen=True)
class Contrast:
    """The contrast suite: pass rates over all, by capability, for seen and unseen verbs; and what failed."""

    overall: PassRate
    by_capability: dict[str, PassRate]
    by_verb: dict[str, PassRate]
    failures: list[ContrastItem]


def known(value: float) -> float | None:
    """Give a figure, or None where it is not defined."""
    return None if math.isnan(value) else float(value)


def known_bounds(bounds: npt.NDArray[np.float64]) -> Bounds:
    """Give an interval (2,), or None where it is not defined."""
    return None if np.isnan(bounds).any() else [float(bounds[0]), float(bounds[1])]


def few_labels(task: TaskFigures) -> Sequence[str]:
    """Name the labels with too few items for a figure that looks firm."""
    return [name for name, figures in task.per_label.items() if figures.is_few]
