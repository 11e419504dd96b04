import json
import os
import pickle
import shutil
import struct

import numpy as np
import pytest
from safetensors.numpy import load, save

import stance
from stance.errors import StanceError
from stance.model import archive
from stance.model.archive import ABOUT, ARRAYS, WORDS, Archive, read_archive, write_archive
from stance.model.storage import load_model
from stance.model.training_set import ITEMS, ROWS
from stance.score import main

TEXTS = ["Hungary will not take part in the mission.", "The delegates met on Friday."]


@pytest.fixture
def folder(model_folder, tmp_path):
    return shutil.copytree(model_folder, tmp_path / "model")


def forge(folder, *, record=None, arrays=None, words=None):
    """Write a model folder again with other contents and checksums that fit them, as an attacker would."""
    found = read_archive(folder)
    write_archive(folder, Archive(found.record | (record or {}), arrays or found.arrays, words or found.words))


def forge_bytes(folder, content):
    """Put bytes in the place of the arrays, with checksums that fit them."""
    found = read_archive(folder)
    save_arrays = archive.save_arrays
    archive.save_arrays = lambda _: content
    try:
        write_archive(folder, found)
    finally:
        archive.save_arrays = save_arrays


def test_loaded_model_gives_the_same_probabilities(tiny_model, folder):
    assert np.array_equal(load_model(folder).predict_proba(TEXTS), tiny_model.predict_proba(TEXTS))


def test_loading_unpickles_nothing(folder, monkeypatch):
    def refuse(*_, **__):
        raise AssertionError("a pickle was read")

    for name in ("load", "loads", "Unpickler"):
        monkeypatch.setattr(pickle, name, refuse)
    assert load_model(folder).predict_proba(TEXTS).shape == (2, 10)


@pytest.mark.parametrize("name", [ABOUT, ARRAYS, WORDS, ITEMS, ROWS])
def test_changed_byte_is_refused_with_the_file_named(folder, name):
    content = bytearray((folder / name).read_bytes())
    content[len(content) // 2] ^= 1
    (folder / name).write_bytes(content)
    with pytest.raises(StanceError, match=f"{name}: "):
        load_model(folder)


@pytest.mark.parametrize("name", [ABOUT, ARRAYS, WORDS])
def test_missing_file_is_named(folder, name):
    (folder / name).unlink()
    with pytest.raises(StanceError, match=name):
        load_model(folder)


@pytest.mark.parametrize("name", [ITEMS, ROWS])
def test_model_is_whole_without_its_training_sentences(folder, name):
    (folder / name).unlink()
    assert load_model(folder).predict_proba(TEXTS).shape == (2, 10)


@pytest.mark.parametrize("name", [ABOUT, ARRAYS, WORDS, ITEMS, ROWS])
def test_link_out_of_the_folder_is_refused(folder, tmp_path, name):
    shutil.move(folder / name, tmp_path / "elsewhere")
    (folder / name).symlink_to(tmp_path / "elsewhere")
    with pytest.raises(StanceError, match=f"{name}: a link to another place"):
        load_model(folder)


def test_newer_format_says_what_to_do(folder):
    record = json.loads((folder / ABOUT).read_text()) | {"format": 2}
    (folder / ABOUT).write_text(json.dumps(record))
    with pytest.raises(StanceError, match=r"format 2; this version of stance reads format 1; install the version"):
        load_model(folder)


def test_other_codebook_says_what_to_do(folder):
    forge(folder, record={"codebook": "0.1"})
    with pytest.raises(StanceError, match=r"trained on codebook '0.1'.*install the version that trained it, or train"):
        load_model(folder)


def test_model_of_own_labels_needs_no_codebook(folder):
    forge(folder, record={"codebook": "own labels"})
    assert load_model(folder).tasks_


def test_model_that_scores_differently_is_refused(folder):
    arrays = read_archive(folder).arrays
    forge(folder, arrays=arrays | {"intercepts": arrays["intercepts"] + 0.1})
    with pytest.raises(StanceError, match="scores its own test sentence"):
        load_model(folder)


@pytest.mark.parametrize("value", [np.nan, np.inf, -np.inf])
@pytest.mark.parametrize("name", ["coefficients", "intercepts", "thresholds"])
def test_values_that_are_no_numbers_are_refused(folder, name, value):
    arrays = read_archive(folder).arrays
    array = arrays[name].copy()
    array.flat[0] = value
    forge(folder, arrays=arrays | {name: array})
    with pytest.raises(StanceError, match=f"array '{name}' holds values that are no numbers"):
        load_model(folder)


@pytest.mark.parametrize(
    "change",
    [
        lambda arrays: arrays | {"coefficients": arrays["coefficients"][:-1]},
        lambda arrays: arrays | {"intercepts": np.zeros(11)},
        lambda arrays: arrays | {"thresholds": np.zeros((10, 1))},
        lambda arrays: arrays | {"more": np.zeros(3)},
        lambda arrays: {name: array for name, array in arrays.items() if name != "intercepts"},
    ],
    ids=["rows", "labels", "dimensions", "unknown", "missing"],
)
def test_arrays_of_other_shapes_are_refused(folder, change):
    forge(folder, arrays=change(read_archive(folder).arrays))
    with pytest.raises(StanceError, match="arrays of other shapes"):
        load_model(folder)


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        ("thresholds", 0.0, "a threshold is not above zero"),
        ("thresholds", 1e300, "a threshold is above one"),
        ("support", 7.0, "a precision in 'support' is not between zero and one"),
        ("support", -0.5, "a precision in 'support' is not between zero and one"),
        ("coefficients", 3e38, "array 'coefficients' holds a value beyond 1,000,000"),
        ("intercepts", -1e300, "array 'intercepts' holds a value beyond"),
        ("weight-words", 1e300, "array 'weight-words' holds a value beyond"),
    ],
)
def test_values_that_no_training_gives_are_refused(folder, name, value, message):
    arrays = read_archive(folder).arrays
    array = arrays[name].copy()
    array.flat[-1] = value
    forge(folder, arrays=arrays | {name: array})
    with pytest.raises(StanceError, match=f"{ARRAYS}: {message}"):
        load_model(folder)


def test_whole_numbers_in_place_of_weights_are_refused(folder):
    arrays = read_archive(folder).arrays
    forge(folder, arrays=arrays | {"intercepts": np.zeros(10, dtype=np.int64)})
    with pytest.raises(StanceError, match="no numbers"):
        load_model(folder)


def header_of(content, change):
    """Change the header of a safetensors file: its length in eight bytes, then JSON."""
    (length,) = struct.unpack("<Q", content[:8])
    header = json.dumps(change(json.loads(content[8 : 8 + length]))).encode()
    return struct.pack("<Q", len(header)) + header + content[8 + length :]


def _larger(header):
    header["coefficients"]["shape"][0] *= 1_000_000
    return header


def _beyond(header):
    header["coefficients"]["data_offsets"][1] += 1 << 40
    return header


def _overlapping(header):
    header["intercepts"]["data_offsets"] = header["thresholds"]["data_offsets"]
    return header


@pytest.mark.parametrize(
    "damage",
    [
        lambda content: header_of(content, _larger),
        lambda content: header_of(content, _beyond),
        lambda content: header_of(content, _overlapping),
        lambda content: struct.pack("<Q", 1 << 62) + content[8:],
        lambda content: content[:-5],
        lambda content: content + b"more",
        lambda content: b"\x80\x05" + content,
        lambda content: b"",
    ],
    ids=["shape", "offsets", "overlap", "header length", "cut short", "behind the end", "pickle", "empty"],
)
def test_forged_arrays_are_refused(folder, damage):
    forge_bytes(folder, damage((folder / ARRAYS).read_bytes()))
    with pytest.raises(StanceError, match=f"{ARRAYS}: no valid arrays"):
        load_model(folder)


@pytest.mark.parametrize(
    "record",
    [
        {"sha256": {"../../etc/passwd": "0"}},
        {"sha256": None},
        {"tasks": None},
        {"tasks": []},
        {"tasks": [{"name": "x"}]},
        {"families": ["../words"]},
        {"families": 3},
        {"self_test": [{"text": "x", "probabilities": [0.5]}]},
        {"self_test": [{}]},
        {"self_test": None},
        {"self_test": []},
        {"self_test": {}},
        {"self_test": [{"text": 3, "probabilities": [0.5] * 10}]},
        {"self_test": [{"text": "x" * 20_000, "probabilities": [0.5] * 10}]},
        {"self_test": [{"text": "x", "probabilities": [10**400]}]},
        {"self_test": [{"text": "x", "probabilities": [0.5] * 10}] * 1000},
        {"is_multiclass": "no"},
        {"is_multiclass": 0},
        {"is_multiclass": None},
        {"is_multiclass": True},
        {"attached": {"../../etc/passwd": "0"}},
        {"codebook": None},
    ],
    ids=lambda record: json.dumps(record)[:30],
)
def test_forged_record_is_refused(folder, record):
    forged = json.loads((folder / ABOUT).read_text()) | record
    forged["checksum"] = archive._checksum(forged)
    (folder / ABOUT).write_text(json.dumps(forged))
    with pytest.raises(StanceError):
        load_model(folder)


@pytest.mark.parametrize(
    "content", [b"[" * 100_000, b"\xff\xfe", b"[]", b"3", b"", b'{"format": 1' + b"0" * 5000 + b"}"],
    ids=["nested", "no text", "list", "number", "empty", "long number"],
)  # fmt: skip
def test_damaged_record_is_refused(folder, content):
    (folder / ABOUT).write_bytes(content)
    with pytest.raises(StanceError, match=ABOUT):
        load_model(folder)


def test_words_that_stand_twice_are_refused(folder):
    words = read_archive(folder).words
    family = next(iter(words))
    words[family][1] = words[family][0]
    forge(folder, words=words)
    with pytest.raises(StanceError, match=f"{WORDS}: .*twice"):
        load_model(folder)


def test_record_of_a_gigabyte_is_not_read(folder):
    os.truncate(folder / ABOUT, 1 << 30)
    with pytest.raises(StanceError, match="a model's file has at most"):
        load_model(folder)


def test_exported_model_is_read_only_on_trust(tiny_model, model_folder, tmp_path, capsys):
    path = tmp_path / "model.joblib"
    assert main(["--model", str(model_folder), "--export", str(path)]) == 0
    with pytest.raises(StanceError, match=r"can run any program.*--trust"):
        stance.load(path)
    found = stance.load(path, trust=True)
    assert np.array_equal(found.predict_proba(TEXTS), tiny_model.predict_proba(TEXTS))
    (tmp_path / "one.txt").write_text(TEXTS[0])
    capsys.readouterr()
    assert main([str(tmp_path / "one.txt"), "--model", str(path), "--format", "jsonl"]) == 2
    assert capsys.readouterr().out == ""
    assert main([str(tmp_path / "one.txt"), "--model", str(path), "--format", "jsonl", "--trust"]) == 0
    assert json.loads(capsys.readouterr().out)["text"] == TEXTS[0]


class Program:
    """What a pickle from a stranger may hold."""

    def __init__(self, path):
        self.path = path

    def __reduce__(self):
        return os.mkdir, (self.path,)


def test_joblib_file_of_a_stranger_runs_nothing_without_trust(tmp_path):
    (tmp_path / "model.joblib").write_bytes(pickle.dumps(Program(str(tmp_path / "proof"))))
    with pytest.raises(StanceError):
        stance.load(tmp_path / "model.joblib")
    assert not (tmp_path / "proof").exists()


def test_trusted_file_that_holds_no_model_is_refused(tmp_path):
    (tmp_path / "model.joblib").write_bytes(pickle.dumps([1]))
    with pytest.raises(StanceError, match="holds list"):
        stance.load(tmp_path / "model.joblib", trust=True)
    (tmp_path / "model.joblib").write_bytes(b"no pickle")
    with pytest.raises(StanceError, match="no joblib file"):
        stance.load(tmp_path / "model.joblib", trust=True)


def test_folder_without_a_model_hints_at_the_one_inside(folder, tmp_path):
    with pytest.raises(StanceError, match=r"did you mean .*model\?"):
        stance.load(tmp_path)
    with pytest.raises(StanceError, match="no such folder"):
        stance.load(tmp_path / "nowhere")


def test_saved_twice_gives_the_same_bytes(save_tiny, model_folder, tmp_path):
    again = save_tiny(tmp_path / "model")
    assert {path.name for path in again.iterdir()} == {ABOUT, ARRAYS, WORDS, ITEMS, ROWS}
    for path in again.iterdir():
        assert path.read_bytes() == (model_folder / path.name).read_bytes()


def test_arrays_are_those_of_the_library(folder):
    content = (folder / ARRAYS).read_bytes()
    assert save(load(content)) == content
