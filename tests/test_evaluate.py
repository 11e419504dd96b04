import hashlib
import json
from pathlib import Path

import pandas as pd
import pytest

import stance
from stance.codebook import shipped_codebook
from stance.corpus.labelled import Columns, labelled_from_frame
from stance.evaluate import main
from stance.model.storage import save_model
from stance.runs.config import ModelConfig
from stance.runs.fitting import fit_model
from stance.runs.settings import Settings

SENTENCES = [
    ("1", "d1", "We will sign the accord.", "pledge"),
    ("2", "d1", "We will not sign it.", "refusal"),
    ("3", "d2", "They met on Friday.", "none"),
    ("4", "d2", "We shall send aid, but not troops.", "pledge|refusal"),
    ("5", "d3", "We will send aid.", "pledge"),
    ("6", "d3", "We refuse to pay.", "refusal"),
]


@pytest.fixture
def annotations(tmp_path) -> Path:
    path = tmp_path / "labels.csv"
    pd.DataFrame(SENTENCES, columns=["id", "group", "text", "label"]).to_csv(path, index=False)
    return path


@pytest.fixture
def predictions(tmp_path) -> Path:
    """One false alarm on 3, one miss on 4; no gold, no probabilities, in another order."""
    rows = [("6", "refusal"), ("5", "pledge"), ("4", "pledge"), ("3", "pledge"), ("2", "refusal"), ("1", "pledge")]
    path = tmp_path / "theirs.csv"
    pd.DataFrame(rows, columns=["id", "predicted"]).to_csv(path, index=False)
    return path


def run(*arguments, capsys):
    status = main([str(argument) for argument in arguments])
    return status, *capsys.readouterr()


def test_another_systems_predictions_get_their_gold_from_the_labelled_file(predictions, annotations, capsys):
    status, out, err = run(predictions, "--annotations", annotations, "--format", "json", capsys=capsys)
    assert (status, err) == (0, "")
    per_label = json.loads(out)["tasks"]["label"]["per_label"]
    assert per_label["pledge"]["precision"] == 3 / 4
    assert per_label["pledge"]["recall"] == 1.0
    assert per_label["refusal"]["precision"] == 1.0
    assert per_label["refusal"]["recall"] == 2 / 3


@pytest.mark.parametrize(
    ("form", "beginning"),
    [
        ("table", "theirs: How well does theirs do on labels.csv?\n"),
        ("markdown", "# theirs\n"),
        ("latex", "% needs"),
    ],
)
def test_every_format_is_printed(predictions, annotations, capsys, form, beginning):
    status, out, _ = run(predictions, "--annotations", annotations, "--format", form, capsys=capsys)
    assert status == 0
    assert out.startswith(beginning)
    assert "pledge" in out


def test_predictions_with_gold_labels_of_their_own_need_no_labelled_file(tmp_path, capsys):
    path = tmp_path / "theirs.csv"
    path.write_text("id,gold,predicted\n1,a,a\n2,b,a\n3,a|b,b\n", encoding="utf-8")
    status, out, err = run(path, "--format", "json", "--output", tmp_path / "out", capsys=capsys)
    assert (status, err) == (0, "")
    per_label = json.loads(out)["tasks"]["label"]["per_label"]
    assert {name: (found["precision"], found["recall"]) for name, found in per_label.items()} == {
        "a": (0.5, 0.5),
        "b": (1.0, 0.5),
    }
    assert (tmp_path / "out" / "report.html").is_file()


def test_labels_for_predictions_need_no_texts(predictions, annotations, capsys):
    with_texts = run(predictions, "--annotations", annotations, "--format", "json", capsys=capsys)
    pd.read_csv(annotations).drop(columns="text").to_csv(annotations, index=False)
    status, out, _ = run(predictions, "--annotations", annotations, "--format", "json", capsys=capsys)
    assert status == 0
    assert json.loads(out)["tasks"]["label"]["macro"] == json.loads(with_texts[1])["tasks"]["label"]["macro"]


def test_a_model_without_a_labelled_file_is_refused(capsys):
    status, out, err = run("mine/model", capsys=capsys)
    assert (status, out) == (2, "")
    assert "--annotations" in err


def test_the_output_folder_holds_all_reports(predictions, annotations, tmp_path, capsys):
    folder = tmp_path / "out"
    assert run(predictions, "--annotations", annotations, "--output", folder, capsys=capsys)[0] == 0
    assert {path.name for path in folder.iterdir()} == {
        "predictions_label.csv",
        "report.json",
        "report.md",
        "report.html",
    }
    assert "They met on Friday." in (folder / "report.html").read_text(encoding="utf-8")
    assert "They met on Friday." not in (folder / "report.md").read_text(encoding="utf-8")


def test_the_predictions_that_are_written_give_the_same_report(predictions, annotations, tmp_path, capsys):
    first = run(
        predictions, "--annotations", annotations, "--format", "json", "--output", tmp_path / "o", capsys=capsys
    )
    again = tmp_path / "o" / "predictions_label.csv"
    second = run(again, "--annotations", annotations, "--format", "json", capsys=capsys)
    assert json.loads(first[1])["tasks"] == json.loads(second[1])["tasks"]


def test_a_seed_is_taken_and_the_same_one_gives_the_same_bytes(predictions, annotations, capsys):
    outs = [
        run(predictions, "--annotations", annotations, "--seed", seed, "--format", "json", capsys=capsys)[1]
        for seed in (1, 1, 2)
    ]
    assert outs[0] == outs[1] != outs[2]


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda frame: frame.iloc[1:], "no prediction for '6' of labels.csv; ids must match"),
        (
            lambda frame: pd.concat([frame, frame.iloc[:1].assign(id="9")]),
            "predictions for '9', not in labels.csv; ids",
        ),
        (lambda frame: pd.concat([frame, frame.iloc[:1]]), "row 8: id '6' stands in row 2 already"),
        (lambda frame: frame.rename(columns={"predicted": "guess"}), "no column 'predicted'; it has 'id', 'guess'"),
    ],
    ids=["missing", "unknown", "repeated", "no column"],
)
def test_predictions_that_do_not_belong_are_refused(predictions, annotations, capsys, change, told):
    change(pd.read_csv(predictions, dtype=str)).to_csv(predictions, index=False)
    status, out, err = run(predictions, "--annotations", annotations, capsys=capsys)
    assert (status, out) == (2, "")
    assert err.startswith(f"stance: {predictions}")
    assert told in err
    assert err.count("\n") == 1


def test_nothing_is_written_where_something_is_refused(predictions, annotations, tmp_path, capsys):
    pd.read_csv(predictions, dtype=str).iloc[1:].to_csv(predictions, index=False)
    assert run(predictions, "--annotations", annotations, "--output", tmp_path / "o", capsys=capsys)[0] == 2
    assert not (tmp_path / "o").exists()


def test_a_label_without_a_probability_column_is_refused(predictions, annotations, capsys):
    pd.read_csv(predictions, dtype=str).assign(p_pledge="0.5").to_csv(predictions, index=False)
    status, _, err = run(predictions, "--annotations", annotations, capsys=capsys)
    assert status == 2
    assert "'refusal' is no label of label; expected pledge" in err


def test_gold_labels_that_contradict_the_labelled_file_are_refused_with_the_items(predictions, annotations, capsys):
    gold = ["refusal", "pledge", "pledge", "none", "pledge", "pledge"]
    pd.read_csv(predictions, dtype=str).assign(gold=gold).to_csv(predictions, index=False)
    status, out, err = run(predictions, "--annotations", annotations, capsys=capsys)
    assert (status, out) == (2, "")
    assert "the gold labels of 2 items differ: '2' (pledge; refusal), '4' (pledge; pledge|refusal); remove" in err


def test_gold_labels_that_agree_and_an_empty_column_of_them_are_no_matter(predictions, annotations, capsys):
    frame = pd.read_csv(predictions, dtype=str)
    for gold in (["refusal", "pledge", "refusal|pledge", "none", "refusal", "pledge"], ""):
        frame.assign(gold=gold).to_csv(predictions, index=False)
        assert run(predictions, "--annotations", annotations, capsys=capsys)[0] == 0


def test_the_signature_names_what_was_evaluated_how_and_with_which_versions(predictions, annotations, capsys):
    _, out, _ = run(predictions, "--annotations", annotations, "--format", "json", capsys=capsys)
    parts = json.loads(out)["signature"].split(" | ")
    digest = hashlib.sha256(predictions.read_bytes()).hexdigest()[:12]
    assert parts[2:4] == ["evaluated on all 6 items of labels.csv", f"predictions theirs.csv {digest}"]
    assert parts[5] == "2000 resamples of documents, expanded percentile, not under Wilson's"
    assert [part.split()[::2] for part in parts[6:]] == [["scikit-learn", "numpy", "scipy"], ["Python"]]


def test_a_missing_file_is_told(tmp_path, annotations, capsys):
    status, _, err = run(tmp_path / "none.csv", "--annotations", annotations, capsys=capsys)
    assert status == 2
    assert err == f"stance: {tmp_path / 'none.csv'}: no such file\n"


@pytest.fixture(scope="module")
def model():
    """The keyword patterns, which need no training."""
    labelled = labelled_from_frame(
        pd.DataFrame(SENTENCES, columns=["id", "group", "text", "label"]), Columns(), shipped_codebook().tasks
    )
    return fit_model(ModelConfig(kind="keywords"), labelled, Settings())


def test_a_model_folder_is_evaluated_with_the_words_that_carried_its_labels(model, annotations, tmp_path, capsys):
    (tmp_path / "model").mkdir()
    about = {"experiment": "x", "signature": "x"}
    save_model(tmp_path / "model", model, codebook_version=shipped_codebook().version, about=about)
    status, _, err = run(
        tmp_path / "model", "--annotations", annotations, "--output", tmp_path / "o", "--quiet", capsys=capsys
    )
    assert (status, err) == (0, "")
    checksum = json.loads((tmp_path / "model" / "model.json").read_text(encoding="utf-8"))["checksum"]
    line = json.loads((tmp_path / "o" / "report.json").read_text(encoding="utf-8"))["signature"]
    assert f" | model {tmp_path.name} {checksum[:12]} | seed 0 | " in line
    page = (tmp_path / "o" / "report.html").read_text(encoding="utf-8")
    assert "Marked words carried a predicted label." in page
    assert 'id="rule-act"' in page


def test_a_frame_is_evaluated_from_python(model):
    report = stance.evaluate(model, pd.DataFrame(SENTENCES, columns=["id", "group", "text", "label"]))
    assert report.tasks["commitment"].n == 6
    assert report.rules is not None
