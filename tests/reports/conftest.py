import os
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from stance.codebook import Label, Rule, Task
from stance.metrics.predictions import Predictions, sorted_predictions
from stance.reports.ceiling import place_model
from stance.reports.contrast import measure_contrast
from stance.reports.record import (
    Baseline,
    ContrastItem,
    HumanLabel,
    LearningPoint,
    Report,
    list_mistakes,
    task_figures,
)

GOLDEN = Path(__file__).parents[1] / "golden"
NAMES = ("pledge", "refusal", "condition", "none-such")
TYPES = Task("types", "multilabel", tuple(Label(name, f"What a {name} is.") for name in NAMES))
SIDES = Task("side", "multiclass", tuple(Label(name) for name in ("favor", "against", "neutral")))
RULES = (
    Rule("act", "To do or not to do.", ("pledge", "refusal")),
    Rule("duration", "Mere duration is no condition.", ("condition",)),
    Rule("clauses", "Each clause is labelled, then the union is taken."),
)
SECRET = "The marmots of Valdoria will never sign"


def types_run(seed: int = 0, *, skill: float = 0.35, n: int = 200, n_documents: int = 20) -> Predictions:
    """Make a run on the same gold for every seed: two common labels, one rare, one that nobody gives."""
    fixed, rng = np.random.default_rng(99), np.random.default_rng(seed)
    gold = fixed.random((n, 4)) < np.array([0.3, 0.2, 0.04, 0.0])
    scores = np.clip(0.3 + skill * gold + rng.normal(0, 0.15, gold.shape), 0, 1)
    scores[:, 3] = 0.0
    groups = np.array([f"d{place:02d}" for place in np.arange(n) % n_documents])
    ids = np.array([f"i{place:03d}" for place in range(n)])
    return sorted_predictions(TYPES, ids, groups, gold, scores > 0.5, scores)


def side_run(seed: int = 0, *, n: int = 90) -> Predictions:
    rng = np.random.default_rng(seed)
    gold = np.eye(3, dtype=bool)[rng.integers(0, 3, n)]
    scores = rng.random((n, 3)) + 0.8 * gold
    scores /= scores.sum(axis=1, keepdims=True)
    predicted = np.eye(3, dtype=bool)[scores.argmax(axis=1)]
    ids = np.array([f"i{place:03d}" for place in range(n)])
    groups = np.array([f"d{place:02d}" for place in np.arange(n) % 15])
    return sorted_predictions(SIDES, ids, groups, gold, predicted, scores)


def contrast_items() -> list[ContrastItem]:
    """Two sets of negation, one of voice; one item of each capability fails, one of them with an unseen verb."""
    made = [
        ("n1", "Tallinn will sign.", "negation", "s1", ("pledge",), ("pledge",), False),
        ("n2", "Tallinn will not sign.", "negation", "s1", ("refusal",), ("refusal",), False),
        ("n3", "Tallinn will endow it.", "negation", "s2", ("pledge",), ("pledge",), True),
        ("n4", "Tallinn won't endow it.", "negation", "s2", ("refusal",), ("pledge",), True),
        ("v1", "The accord will be signed by Tallinn.", "voice", "s3", ("pledge",), (), False),
    ]
    return [ContrastItem(*item) for item in made]


@pytest.fixture
def bare_report() -> Report:
    """A report with nothing but predictions."""
    found = types_run()
    figures = {"types": task_figures(found, seed=0, resamples=200)}
    return Report("bare", "How?", "held out", "signature", {}, figures, {"types": list_mistakes(found)})


@pytest.fixture(scope="session")
def full_report() -> Report:
    """A report with every part."""
    runs = {"types": types_run(), "side": side_run()}
    figures = {
        "types": task_figures(runs["types"], seed=0, resamples=200, subsets={"first": np.arange(200) < 80}),
        "side": task_figures(runs["side"], seed=0, resamples=200),
    }
    human = {
        "pledge": HumanLabel(0.9, [0.85, 0.94], 60),
        "refusal": HumanLabel(0.7, [0.5, 0.85], 20),
        "condition": HumanLabel(None, None, 0),
    }
    return Report(
        "full",
        "How well does it do?",
        "held out: 20 documents",
        "stance 0.1.0 | seed 0",
        {"train": 800, "test": 200, "sha256": "0" * 64},
        figures,
        {name: list_mistakes(run) for name, run in runs.items()},
        ceiling={"types": place_model(figures["types"], human, n=100, n_documents=10)},
        baselines={"types": [Baseline("keywords", 0.3, [0.2, 0.4], 0.5, [0.45, 0.55])]},
        contrast=measure_contrast(contrast_items(), resamples=200),
        learning={
            "types": [
                LearningPoint(200, 0.2, [0.1, 0.3], 0.45, [0.35, 0.55]),
                LearningPoint(800, 0.4, [0.3, 0.5], 0.6, [0.5, 0.7]),
            ]
        },
        rules=RULES,
    )


@pytest.fixture
def text_by_id() -> dict[str, str]:
    return {f"i{place:03d}": f"{SECRET} treaty {place}." for place in range(200)}


@pytest.fixture
def assert_golden() -> Callable[[str, str], None]:
    """Compare a text with a file of tests/golden; with STANCE_GOLDEN=write the file is written instead."""

    def compare(name: str, text: str) -> None:
        path = GOLDEN / name
        if os.environ.get("STANCE_GOLDEN") == "write":
            path.write_text(text, encoding="utf-8")
        assert text == path.read_text(encoding="utf-8")

    return compare
