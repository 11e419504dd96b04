import numpy as np
import pandas as pd
import pytest

from stance.codebook import own_task
from stance.corpus.labelled import Labelled
from stance.corpus.splits import held_out_mask, near_duplicates, read_split, split_by_group, write_split
from stance.errors import StanceError

TASK = own_task(["no", "yes"], multilabel=False)


def labelled(texts, groups=None):
    ids = [f"s{number}" for number in range(len(texts))]
    items = pd.DataFrame({"id": ids, "group": groups or ids, "text": texts})
    return Labelled((TASK,), items, {"label": np.tile([True, False], (len(texts), 1))})


def test_a_split_goes_into_a_file_and_back(tmp_path):
    write_split(tmp_path / "split.csv", {"b": "test", "a": "train"})
    assert (tmp_path / "split.csv").read_text() == "document,part\na,train\nb,test\n"
    assert read_split(tmp_path / "split.csv") == {"a": "train", "b": "test"}


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ("a,dev\n", "row 2: part 'dev'; expected train, calibration, test"),
        ("a,train\na,test\n", "row 3: document 'a' stands in two rows"),
    ],
    ids=["part", "twice"],
)
def test_refuses_a_bad_split(tmp_path, rows, message):
    (tmp_path / "split.csv").write_text("document,part\n" + rows)
    with pytest.raises(StanceError, match=message):
        read_split(tmp_path / "split.csv")


def test_held_out_sentences_are_those_of_held_out_documents():
    mask = held_out_mask(labelled(["x", "y", "z"], ["a", "b", "a"]), {"a": "test", "b": "train"})
    assert mask.tolist() == [True, False, True]


def test_refuses_a_document_in_no_part():
    with pytest.raises(StanceError, match=r"document 'b' is in no part \(1 in all\)"):
        held_out_mask(labelled(["x", "y"], ["a", "b"]), {"a": "test"})


def test_equal_but_for_case_and_marks_is_a_near_duplicate_of_similarity_one():
    train, test = (
        labelled(["The ministry will not sign the pact of May."]),
        labelled(["the ministry will NOT sign the pact of May!", "A wholly other sentence stands here."]),
    )
    assert near_duplicates(train, test) == [("s0", "s0", 1.0)]


def test_other_sentences_are_no_near_duplicates():
    assert near_duplicates(labelled(["Oslo will sign."]), labelled(["Lima opposes the tax on grain."])) == []


def test_whole_groups_are_held_out_up_to_about_the_share():
    groups = np.array([f"g{number // 5}" for number in range(100)])
    mask = split_by_group(groups, share=0.25, seed=3)
    assert mask.sum() == 25
    assert not set(groups[mask]) & set(groups[~mask])


def test_the_same_seed_holds_out_the_same_groups():
    groups = np.array(list("aabbccdd"))
    first, again = (split_by_group(groups, share=0.5, seed=7) for _ in range(2))
    assert first.tolist() == again.tolist()


def test_one_group_at_least_stays_for_training():
    assert not split_by_group(np.array(list("aab")), share=1.0, seed=0).all()
