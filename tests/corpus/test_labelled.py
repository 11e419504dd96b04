from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from datasets import Dataset

from stance.codebook import own_task, shipped_codebook
from stance.corpus.annotations import Sentence
from stance.corpus.documents import Document
from stance.corpus.labelled import Columns, indicator, labelled_from_frame, read_labelled, resolve
from stance.corpus.sampling import fingerprint
from stance.errors import StanceError


def write(folder: Path, text: str, name: str = "own.csv") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_one_label_a_cell_makes_a_single_label_task(tmp_path):
    labelled = read_labelled(write(tmp_path, "text,label\nOne.,b\nTwo.,a\n"), Columns())
    assert (labelled.tasks[0].kind, labelled.tasks[0].names) == ("multiclass", ("a", "b"))
    assert labelled.gold["label"].tolist() == [[False, True], [True, False]]


def test_a_bar_in_a_cell_makes_a_multi_label_task(tmp_path):
    labelled = read_labelled(write(tmp_path, "text,label\nOne.,b|a\nTwo.,none\n"), Columns())
    assert labelled.tasks[0].is_multilabel
    assert labelled.gold["label"].tolist() == [[True, True], [False, False]]


def test_labels_that_are_numbers_stay_text(tmp_path):
    labelled = read_labelled(write(tmp_path, "text,label\nOne.,1\nTwo.,01\n"), Columns())
    assert labelled.tasks[0].names == ("01", "1")


def test_group_and_id_are_taken_where_named(tmp_path):
    path = write(tmp_path, "t,l,d,k\nOne.,a,x,k1\nTwo.,b,y,k2\n")
    labelled = read_labelled(path, Columns("t", "l", "d", "k"))
    assert labelled.groups.tolist() == ["x", "y"]
    assert labelled.items["id"].tolist() == ["k1", "k2"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("text,label\nOne.,a\n,b\n", "row 3, column 'text': no text"),
        ("text,label\nOne.,a\nTwo.,\n", "row 3: no label"),
        ("text,label\nOne.,a\nTwo.,a\n", "only the label 'a' occurs; at least two"),
        ("text,label,id\nOne.,a,k\nTwo.,b,k\n", "row 3: id 'k' stands in row 2 already"),
        ("words,label\nOne.,a\n", "no column 'text'; it has 'words', 'label'; name the right one with --text"),
    ],
    ids=["text", "label", "one-label", "id", "column"],
)
def test_refuses_a_bad_table(tmp_path, text, message):
    with pytest.raises(StanceError, match=message):
        read_labelled(write(tmp_path, text), Columns())


def test_refuses_a_label_that_the_model_does_not_know(tmp_path):
    path = write(tmp_path, "text,label\nOne.,c\n")
    with pytest.raises(StanceError, match="row 2: 'c' is no label of label; expected a, b"):
        read_labelled(path, Columns(), (own_task(["a", "b"], multilabel=False),))


def test_frame_and_dataset_give_the_same_as_a_file(tmp_path):
    frame = pd.DataFrame({"text": ["One.", "Two."], "label": ["a", "b"]})
    read = read_labelled(write(tmp_path, "text,label\nOne.,a\nTwo.,b\n"), Columns())
    for data in (frame, Dataset.from_pandas(frame)):
        assert labelled_from_frame(data, Columns()).gold["label"].tolist() == read.gold["label"].tolist()


def test_refuses_an_empty_frame():
    with pytest.raises(StanceError, match="the frame has no rows"):
        labelled_from_frame(pd.DataFrame({"text": [], "label": []}), Columns())


def test_sentences_are_taken_by_mask_and_by_position(tmp_path):
    labelled = read_labelled(write(tmp_path, "text,label\nOne.,a\nTwo.,b\n"), Columns())
    assert labelled.take(np.array([False, True])).texts == labelled.take(np.array([1])).texts == ["Two."]


def test_an_empty_label_set_is_a_row_of_zeros():
    assert indicator([], ("a", "b")).shape == (0, 2)
    assert indicator([()], ("a", "b")).tolist() == [[False, False]]


def test_a_sentence_is_resolved_from_its_document():
    text = "Oslo will sign."
    sentence = Sentence("d:1", "d", "real", 1, 16, fingerprint(text), "random")
    assert resolve(sentence, Document("d", "real", f"\n{text}")) == text


def test_refuses_a_sentence_whose_text_has_changed():
    sentence = Sentence("d:0", "d", "real", 0, 15, fingerprint("Oslo will sign."), "random")
    with pytest.raises(StanceError, match="text of d:0 is not the one that was annotated"):
        resolve(sentence, Document("d", "real", "Oslo will sing."))


def test_the_projects_tasks_are_the_codebooks():
    assert [task.name for task in shipped_codebook().tasks] == ["commitment", "stance"]
