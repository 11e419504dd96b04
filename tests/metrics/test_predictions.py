import numpy as np
import pytest
from sklearn.metrics import average_precision_score, brier_score_loss

from stance.codebook import own_task
from stance.errors import StanceError
from stance.metrics.predictions import read_predictions, write_predictions
from stance.reports.figures import task_figures


def written(path, text):
    path.write_text(text, encoding="utf-8")
    return path


def test_what_is_written_is_read_back(tmp_path, make_predictions):
    before = make_predictions(1)
    write_predictions(tmp_path / "p.csv", before)
    after = read_predictions(tmp_path / "p.csv", before.task)
    for name in ("ids", "groups", "gold", "predicted", "probabilities"):
        assert np.array_equal(getattr(before, name), getattr(after, name))


def test_rows_are_sorted_by_id_whatever_their_order(tmp_path):
    path = written(tmp_path / "p.csv", "id,gold,predicted\nb,x,y\na,y,y\n")
    found = read_predictions(path)
    assert found.ids.tolist() == ["a", "b"]
    assert found.gold.tolist() == [[False, True], [True, False]]


def test_a_file_without_group_takes_each_item_as_a_document(tmp_path):
    found = read_predictions(written(tmp_path / "p.csv", "id,gold,predicted\na,x,y\nb,y,y\n"))
    assert found.groups.tolist() == ["a", "b"]
    assert found.probabilities is None


def test_labels_are_taken_from_the_probability_columns(tmp_path):
    path = written(tmp_path / "p.csv", "id,gold,predicted,p_x,p_z\na,x,none,0.4,0.1\n")
    assert read_predictions(path).task.names == ("x", "z")
    assert read_predictions(path).task.is_multilabel


def test_one_label_a_cell_makes_a_multiclass_task(tmp_path):
    path = written(tmp_path / "p.csv", "id,gold,predicted\na,x,y\nb,z,y\n")
    assert not read_predictions(path).task.is_multilabel


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "id,gold\na,x\n",
            "no column 'predicted'; it has 'id', 'gold'; rename the right one to 'predicted' in the file, or add it",
        ),
        ("id,gold,predicted\na,x,x\na,y,x\n", "row 3: id 'a' stands in row 2 already; every held-out item has one row"),
        ("id,gold,predicted,p_x,p_y\na,x,q,0.1,0.2\n", "row 2, column 'predicted': 'q' is no label of label"),
        ("id,gold,predicted,p_x,p_y\na,x,x,0.1,high\n", "row 2, column 'p_y': 'high'; expected a probability"),
        ("id,gold,predicted,p_x,p_y\na,x,x,0.1,1.5\n", "row 2, column 'p_y': '1.5'; expected a probability"),
        ("id,gold,predicted,p_x,p_y\na,x,x,0.1,nan\n", "row 2, column 'p_y': 'nan'; expected a probability"),
        ("id,gold,predicted,p_x\n,x,x,0.1\n", "row 2: no id; every held-out item needs one of its own"),
    ],
    ids=["no column", "repeated id", "unknown label", "no number", "over one", "not a number", "empty id"],
)
def test_a_damaged_file_is_refused_with_its_place(tmp_path, text, told):
    path = written(tmp_path / "p.csv", text)
    with pytest.raises(StanceError) as caught:
        read_predictions(path)
    assert told in str(caught.value)
    assert str(path) in str(caught.value)


def test_a_missing_probability_column_is_named(tmp_path):
    path = written(tmp_path / "p.csv", "id,gold,predicted,p_x\na,x,y,0.1\n")
    with pytest.raises(StanceError, match="no column 'p_y'"):
        read_predictions(path, own_task(["x", "y"], multilabel=False))


def test_figures_from_17_digits_are_those_of_scikit_learn(tmp_path):
    rng = np.random.default_rng(5)
    # Close together, so that six digits would tie what is apart.
    shares = 0.5 + rng.random((200, 2)) * 1e-6
    gold = rng.random((200, 2)) < 0.4
    cells = ["|".join(name for name, has in zip("xy", row, strict=True) if has) or "none" for row in gold]
    rows = [f"{place:03d},{cells[place]},x,{a!r},{b!r}" for place, (a, b) in enumerate(shares.tolist())]
    path = written(tmp_path / "p.csv", "id,gold,predicted,p_x,p_y\n" + "\n".join(rows) + "\n")
    figures = task_figures(read_predictions(path), seed=0, resamples=10)
    for place, name in enumerate("xy"):
        theirs = average_precision_score(gold[:, place], shares[:, place])
        assert figures.per_label[name].average_precision == pytest.approx(theirs, abs=1e-12)
        theirs = brier_score_loss(gold[:, place], shares[:, place])
        assert figures.probabilities.calibration[name].brier == pytest.approx(theirs, abs=1e-12)


def test_all_digits_of_another_system_are_written_back(tmp_path):
    text = "id,group,gold,predicted,p_x,p_y\na,a,x,y,0.12345678901234568,0.500000\n"
    write_predictions(tmp_path / "q.csv", read_predictions(written(tmp_path / "p.csv", text)))
    assert (tmp_path / "q.csv").read_text(encoding="utf-8") == text
