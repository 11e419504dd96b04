import numpy as np
import pandas as pd
import pytest

from stance.corpus.labelled import Columns, Labelled, labelled_from_frame
from stance.evaluate import evaluate
from stance.metrics.predictions import sorted_predictions
from stance.model.classifier import StanceClassifier
from stance.runs.subsets import is_attributed, length_band, subset_masks

TEXTS = ["We will not go.", "The minister said that Oslo will not take part in the talks of the week.", "Come!", "No."]


def items(**columns):
    frame = pd.DataFrame({"id": ["b", "a", "d", "c"], "text": TEXTS, "label": ["x", "y", "x", "y"]})
    labelled = labelled_from_frame(frame, Columns())
    return Labelled(labelled.tasks, labelled.items.assign(**columns), labelled.gold)


def masks(labelled):
    task = labelled.tasks[0]
    gold = labelled.gold[task.name]
    ids = labelled.items["id"].to_numpy(dtype=str)
    return subset_masks(labelled, sorted_predictions(task, ids, labelled.groups, gold, gold, None))


def test_a_users_items_are_told_by_length_and_attribution_in_the_order_of_the_predictions():
    found = masks(items())
    assert list(found) == ["length: 1–10 words", "length: 11–20 words", "attribution: with", "attribution: without"]
    assert found["attribution: with"].tolist() == [True, False, False, False]
    assert found["length: 1–10 words"].tolist() == [False, True, True, True]


def test_the_projects_items_are_told_by_draw_source_and_decade_too():
    found = masks(
        items(draw=["random", "random", "enriched", "random"], source="real", year=[1947, 1951, 1959, np.nan])
    )
    assert list(found)[:6] == [
        "draw: enriched",
        "draw: random",
        "source: real",
        "decade: 1940s",
        "decade: 1950s",
        "decade: none",
    ]
    # In order of id: a is of 1951, b of 1947, c of no year, d of 1959.
    assert found["decade: 1950s"].tolist() == [True, False, False, True]


def test_what_all_items_share_makes_no_subset():
    found = masks(items(draw="all", year=2024.0))
    assert not [name for name in found if name.startswith(("draw", "decade"))]


@pytest.mark.parametrize(
    ("n_words", "band"), [(1, "1–10 words"), (10, "1–10 words"), (11, "11–20 words"), (40, "31–40 words")]
)
def test_bands_hold_their_ends(n_words, band):
    assert length_band("so " * n_words) == band


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We will not go,” she told reporters.", True),
        ("Paris announced on Monday that it would pay.", True),
        ("I have said that Congress must act.", False),
        ("This policy means that Oslo will pay.", False),
        ("Rome will say so.", False),
        ("Oslo will not take part.", False),
    ],
)
def test_attribution_is_a_verb_of_saying_that_reports_somebody_else(text, expected):
    assert is_attributed(text) is expected


def test_an_evaluation_of_own_labels_tells_of_its_subsets():
    frame = pd.DataFrame({"text": TEXTS * 4, "label": ["x", "y", "x", "y"] * 4})
    labelled = labelled_from_frame(frame, Columns())
    model = StanceClassifier(labelled.tasks, families=("words",), folds=2, min_documents=1)
    model.fit(labelled.texts, labelled.gold["label"], labelled.groups)
    subsets = evaluate(model, frame).tasks["label"].subsets
    assert subsets["attribution: with"].n == 4
    assert subsets["length: 1–10 words"].n == 12
