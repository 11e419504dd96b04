import csv
import gzip
import io
import json
import os
import time

import numpy as np
import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from stance.corpus.delimited import read_cells
from stance.runs import delivering, ids
from stance.runs.refusing import refused_path

GOOD = "Hungary will not take part."


def parquet(frame):
    stream = io.BytesIO()
    frame.to_parquet(stream)
    return stream.getvalue()


NASTY = {
    "empty.txt": b"",
    "blank.txt": b" \n\t\r\n\xc2\xa0",
    "nul.txt": b"Hungary\0 will not take part.",
    "binary.txt": bytes(range(256)) * 40,
    "utf16.txt": "Hungary will not take part.".encode("utf-16"),
    "no-stop.txt": b"word " * 2_000_000,
    "no-space.txt": b"x" * 10_000_000,
    "empty.csv": b"",
    "no-header.csv": b"\n\n",
    "header-alone.csv": b"id,text\n",
    "no-column.csv": b"id,speech\n1,We met.\n",
    "same-column.csv": b"text,text\nWe met.,We left.\n",
    "open-quote.csv": b'text\n"We met.\nWe left.\n',
    "stray-quote.csv": b'text\n"We" met.\n',
    "ragged.csv": b"id,text\n1,We met.,more\n",
    "empty-row.csv": b"id,text\n1,We met.\n2,\n",
    "nul.csv": b"id,text\n1,We\0 met.\n",
    "latin-1.csv": b"id,text\n1,Orb\xe1n spoke.\n",
    "wide.csv": (",".join(f"c{n}" for n in range(100_000)) + "\n" + "," * 99_999 + "\n").encode(),
    "nested.jsonl": b"[" * 100_000 + b"]" * 100_000,
    "nested-text.jsonl": b'{"text": ' + b"[" * 500 + b"]" * 500 + b"}",
    "list.jsonl": b'["We met."]\n',
    "number.jsonl": b'{"text": 5}\n',
    "truth.jsonl": b'{"text": true}\n',
    "null.jsonl": b'{"text": null}\n',
    "object.jsonl": b'{"text": {"a": "We met."}}\n',
    "no-json.jsonl": b'{"text": "We met."\n',
    "long-number.jsonl": b'{"text": "We met.", "n": ' + b"1" * 5000 + b"}\n",
    "surrogate.jsonl": b'{"text": "We met \\ud83d."}\n',
    "surrogate-id.jsonl": b'{"text": "We met.", "id": "\\udc80"}\n',
    "id-object.jsonl": b'{"text": "We met.", "id": {}}\n',
    "same-id.jsonl": b'{"text": "We met.", "id": 1}\n{"text": "We left.", "id": "1"}\n',
    "nan.jsonl": b'{"text": NaN}\n',
    "blank.jsonl": b"\n\n\n",
    "no-parquet.parquet": b"PAR1 this is none PAR1",
    "empty.parquet": b"",
    "no-rows.parquet": parquet(pd.DataFrame({"text": pd.Series([], dtype=str)})),
    "null.parquet": parquet(pd.DataFrame({"text": ["We met.", None]})),
    "numbers.parquet": parquet(pd.DataFrame({"text": [1.5, np.nan]})),
    "lists.parquet": parquet(pd.DataFrame({"text": [["We met."]]})),
    "cut.parquet": parquet(pd.DataFrame({"text": ["We met."] * 100}))[:-9],
    "no-gzip.txt.gz": b"We met.",
    "cut.txt.gz": gzip.compress(b"We met. " * 1000)[:-9],
    "damaged.csv.gz": gzip.compress(b"text\n" + b"We met.\n" * 1000)[:40] + b"\0" * 40,
    "no-gzip.parquet.gz": b"PAR1",
    "notes.pdf": b"%PDF-1.7",
    "README": b"We met.",
}


def assert_refused(found, folder, given):
    status, out, err = found
    assert (status, out) == (2, "")
    assert err.startswith("stance: ")
    assert err.count("\n") == 1
    assert "Traceback" not in err
    assert sorted(path.name for path in folder.iterdir()) == sorted(given)


# no-stop.txt takes most of half a second: ten million characters are split twice.
@pytest.mark.parametrize("name", NASTY)
def test_bad_file_is_one_message_and_nothing_written(run, tmp_path, name):
    (tmp_path / "good.txt").write_text(GOOD)
    (tmp_path / name).write_bytes(NASTY[name])
    assert_refused(run(tmp_path / "good.txt", tmp_path / name), tmp_path, ["good.txt", name])
    given = [tmp_path / "good.txt", tmp_path / name, "--output", tmp_path / "scored.jsonl"]
    assert_refused(run(*given), tmp_path, ["good.txt", name])


@pytest.mark.parametrize("arguments", [["nowhere.txt"], ["x.csv"], ["a" * 5000 + ".txt"], ["bad\0name.txt"], [""]])
def test_path_that_leads_to_no_file_is_one_message(run, tmp_path, monkeypatch, arguments):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "x.csv").mkdir()
    assert_refused(run(*arguments), tmp_path, ["x.csv"])


def test_folder_named_like_a_table_is_a_folder(records, tmp_path):
    (tmp_path / "x.csv").mkdir()
    (tmp_path / "x.csv" / "a.txt").write_text(GOOD)
    assert [item["text"] for item in records(tmp_path / "x.csv")] == [GOOD]


@pytest.mark.skipif(os.geteuid() == 0, reason="everything is permitted to root")
def test_file_without_permission_is_one_message(run, tmp_path):
    (tmp_path / "a.txt").write_text(GOOD)
    (tmp_path / "a.txt").chmod(0)
    assert_refused(run(tmp_path / "a.txt"), tmp_path, ["a.txt"])


@pytest.mark.parametrize("name", ["a.txt", "a.csv", "a.parquet"])
def test_forbidden_file_is_one_message(run, tmp_path, monkeypatch, name):
    (tmp_path / name).write_bytes(b"text\nWe met.\n")

    def forbid(*_, **__):
        raise PermissionError(13, "Permission denied", name)

    monkeypatch.setattr("builtins.open", forbid)
    monkeypatch.setattr("pyarrow.parquet.ParquetFile", forbid)
    found = run(tmp_path / name)
    monkeypatch.undo()
    assert_refused(found, tmp_path, [name])


@pytest.mark.parametrize(
    ("output", "message"),
    [("nowhere/scored.jsonl", "no such folder"), (".", "a folder"), ("scored.csv.gz", "not compressed")],
)
def test_output_that_cannot_be_is_refused_first(run, tmp_path, monkeypatch, output, message):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text(GOOD)
    found = run("a.txt", "--output", output)
    assert message in found[2]
    assert_refused(found, tmp_path, ["a.txt"])


def test_sentences_without_end_do_not_hang(run, tmp_path):
    (tmp_path / "long.txt").write_bytes(NASTY["no-stop.txt"])
    begun = time.perf_counter()
    err = run(tmp_path / "long.txt")[2]
    assert time.perf_counter() - begun < 5
    assert "a sentence of 9,999,999 characters" in err


def test_mixed_rows_are_refused_with_row_and_reason(run, tmp_path):
    rows = [
        '{"id": 1, "text": "We met."}',
        "{",
        '{"id": 2, "text": ""}',
        '{"id": 3}',
        '{"id": 4, "text": ["We left."]}',
        "",
        '{"id": 1, "text": "We left."}',
    ]
    (tmp_path / "rows.jsonl").write_text("\n".join(rows))
    (tmp_path / "empty.txt").write_text("")
    output = tmp_path / "scored.jsonl"
    status, _, err = run(tmp_path / "rows.jsonl", tmp_path / "empty.txt", "--output", output, "--skip-bad-rows")
    assert status == 0
    assert "refused: 6 texts" in err
    assert [json.loads(line)["id"] for line in output.read_text().splitlines()] == ["1"]
    with refused_path(output).open(newline="") as stream:
        refused = list(csv.DictReader(stream))
    assert [(row["doc"], row["row"]) for row in refused] == [
        ("rows.jsonl", "2"),
        ("rows.jsonl", "3"),
        ("rows.jsonl", "4"),
        ("rows.jsonl", "5"),
        ("rows.jsonl", "7"),
        ("empty.txt", ""),
    ]
    assert [row["reason"].split(";")[0] for row in refused[1:]] == [
        "column 'text': no text",
        "column 'text': no text",
        "column 'text': list found",
        "column 'id': '1' stands in an earlier row",
        "the file is empty",
    ]


def test_the_same_id_in_two_files_names_two_texts(records, tmp_path):
    for name in ("a.csv", "b.csv"):
        (tmp_path / name).write_text("id,text\n1,We met.\n")
    assert [(item["doc"], item["id"]) for item in records(tmp_path)] == [("a.csv", "1"), ("b.csv", "1")]


def test_no_more_ids_are_remembered_than_memory_is_meant_for(monkeypatch):
    monkeypatch.setattr(ids, "_MOST", 2)
    rows = ids.RowIds("id")
    assert [bool(rows.fault(item)) for item in ("a", "b", "c", "c", "a", None, None, "", "")] == [
        *(False, False, False, False, True),
        *(False, False, False, False),
    ]


@pytest.fixture
def closed_folder(tmp_path, monkeypatch):
    """A folder with a good text and a subfolder that cannot be listed."""
    folder, real = tmp_path / "texts", os.scandir
    (folder / "sub").mkdir(parents=True)
    (folder / "a.txt").write_text(GOOD)

    def forbid(path):
        if str(path) == str(folder / "sub"):
            raise PermissionError(13, "Permission denied", str(path))
        return real(path)

    monkeypatch.setattr("os.scandir", forbid)
    return folder


def test_closed_folder_is_told_and_not_passed_over(run, closed_folder):
    for folder in (closed_folder, closed_folder / "sub"):
        status, out, err = run(folder)
        assert (status, out) == (2, "")
        assert err == f"stance: {closed_folder / 'sub'}: no permission to list this folder\n"


def test_closed_folder_is_listed_where_the_run_goes_on(run, closed_folder, tmp_path):
    output = tmp_path / "scored.jsonl"
    assert run(closed_folder, "--output", output, "--skip-bad-rows")[0] == 0
    assert len(output.read_text().splitlines()) == 1
    assert refused_path(output).read_text().splitlines()[1:] == ["sub,,no permission to list this folder"]


DAMAGED = {
    "cut.csv.gz": (gzip.compress(("text\n" + "We met.\n" * 5000).encode())[:-9], "no whole gzip file"),
    "latin-1.csv": (b"text\n" + b"We met.\n" * 5000 + b"Orb\xe1n spoke.\n", "line 5002, byte 40009: not valid utf-8"),
    "cut.parquet": (NASTY["cut.parquet"], "no readable Parquet file"),
    "speech.csv": (b"speech\nWe met.\n", "no column 'text'"),
    "empty.csv": (b"", "the file is empty"),
}


@pytest.mark.parametrize("name", DAMAGED)
def test_damaged_table_is_listed_and_the_rest_is_scored(run, tmp_path, name):
    (tmp_path / name).write_bytes(DAMAGED[name][0])
    (tmp_path / "z.csv").write_text(f"text\n{GOOD}\n")
    output = tmp_path / "scored.jsonl"
    status, _, err = run(tmp_path / name, tmp_path / "z.csv", "--output", output, "--skip-bad-rows")
    assert (status, "refused: 1 text" in err) == (0, True)
    found = [json.loads(line) for line in output.read_text().splitlines()]
    assert [item["text"] for item in found if item["doc"] == "z.csv"] == [GOOD]
    before = [int(item["id"]) for item in found if item["doc"] == name]
    assert before == list(range(2, len(before) + 2))
    with refused_path(output).open(newline="") as stream:
        (refused,) = csv.DictReader(stream)
    assert (refused["doc"], refused["row"]) == (name, "")
    assert refused["reason"].startswith(DAMAGED[name][1])
    assert (f"what comes after row {len(before) + 1} is lost" in refused["reason"]) == bool(before)


def test_quote_that_nothing_closes_costs_its_own_line(run, tmp_path):
    lines = ["id,text", "1,We met.", '2,"We left.', *(f"{n},We stay." for n in range(3, 2000)), '2000,"Go, he said."']
    (tmp_path / "rows.csv").write_text("\n".join(lines) + "\n")
    output = tmp_path / "scored.jsonl"
    status, _, err = run(tmp_path / "rows.csv", "--output", output, "--skip-bad-rows")
    assert status == 0, err
    assert "of 1,999 texts" in err
    assert [json.loads(line)["id"] for line in output.read_text().splitlines()] == [
        str(n) for n in range(1, 2001) if n != 2
    ]
    with refused_path(output).open(newline="") as stream:
        (refused,) = csv.DictReader(stream)
    assert (refused["doc"], refused["row"]) == ("rows.csv", "3")
    assert "(lines 3 to 2,001)" in refused["reason"]
    assert "the 1,998 from line 4 on were read as rows of their own" in refused["reason"]


def test_quote_that_nothing_closes_ends_a_run_that_skips_nothing(run, tmp_path):
    (tmp_path / "rows.csv").write_text('id,text\n1,"We met.\n' + "2,We left.\n" * 50)
    status, out, err = run(tmp_path / "rows.csv")
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert "row 2: unexpected end of data (lines 2 to 52)" in err


def test_cell_of_many_lines_is_one_text(records, tmp_path):
    (tmp_path / "rows.csv").write_text('id,text\n1,"We met.\n\nWe ""left"".\n"\n2,We stay.\n')
    assert [(item["id"], item["text"]) for item in records(tmp_path / "rows.csv")] == [
        ("1", "We met."),
        ("1", 'We "left".'),
        ("2", "We stay."),
    ]


# Quotes in each line, so that none of them could be read a second time for every other one.
@pytest.mark.parametrize("line", ['1,"a\n', '1,"a ""b\n', '"""\n', '1,2,"\n'])
def test_many_open_quotes_take_time_in_proportion(line):
    begun = time.perf_counter()
    found = list(read_cells(io.StringIO(line * 50_000), ","))
    assert len(found) > 20_000
    assert time.perf_counter() - begun < 5


def test_input_that_is_damaged_after_it_was_looked_through_ends_the_run(run, tmp_path, monkeypatch):
    (tmp_path / "rows.csv").write_text("text\nWe met.\n")
    real = delivering.inspect_inputs

    def then_damage(*given, **options):
        found = real(*given, **options)
        (tmp_path / "rows.csv").write_bytes(b"text\n\xe1\n")
        return found

    monkeypatch.setattr(delivering, "inspect_inputs", then_damage)
    assert "not valid utf-8" in run(tmp_path / "rows.csv")[2]


def test_message_on_a_damaged_parquet_file_is_one_line_as_is_its_entry(run, tmp_path):
    (tmp_path / "a.txt").write_text(GOOD)
    (tmp_path / "b.parquet").write_bytes(NASTY["no-parquet.parquet"] + b"PAR1")
    output = tmp_path / "scored.jsonl"
    assert run(tmp_path / "b.parquet")[2].count("\n") == 1
    assert run(tmp_path / "a.txt", tmp_path / "b.parquet", "--output", output, "--skip-bad-rows")[0] == 0
    assert len(refused_path(output).read_text().splitlines()) == 2


def test_nothing_left_to_score_is_an_error(run, tmp_path):
    (tmp_path / "rows.csv").write_text("id,text\n1,\n2,\n")
    found = run(tmp_path / "rows.csv", "--output", tmp_path / "scored.csv", "--skip-bad-rows")
    assert "row 2: column 'text': no text" in found[2]
    assert_refused(found, tmp_path, ["rows.csv"])


def test_list_of_refused_rows_of_an_earlier_run_is_removed(run, tmp_path):
    output = tmp_path / "scored.csv"
    for rows, is_listed in (("1,\n2,We met.\n", True), ("2,We met.\n", False)):
        (tmp_path / "rows.csv").write_text("id,text\n" + rows)
        assert run(tmp_path / "rows.csv", "--output", output, "--skip-bad-rows")[0] == 0
        assert refused_path(output).exists() == is_listed


def test_skipping_needs_a_place_for_the_list(run, tmp_path):
    (tmp_path / "rows.csv").write_text("text\nWe met.\n")
    assert "--skip-bad-rows needs --output" in run(tmp_path / "rows.csv", "--skip-bad-rows")[2]


CELLS = st.text(alphabet=st.characters(codec="utf-8"), max_size=30) | st.sampled_from(
    ['"', ",", "\r", "\n", "\0", "", " "]
)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)
JSON_LINES = st.lists(
    st.fixed_dictionaries({}, optional={"text": VALUES, "id": VALUES}).map(json.dumps) | st.text(max_size=20),
    max_size=6,
).map(lambda lines: "\n".join(lines).encode("utf-8", "surrogatepass"))
FILES = st.one_of(
    st.tuples(st.just("a.txt"), st.binary(max_size=200)),
    st.tuples(st.just("a.csv"), st.lists(CELLS, max_size=12).map(lambda cells: ("text" + "".join(cells)).encode())),
    st.tuples(st.just("a.csv"), st.lists(CELLS, max_size=12).map(lambda cells: ("text\n" + ",".join(cells)).encode())),
    st.tuples(st.just("a.tsv"), st.binary(max_size=100).map(b"id\ttext\n".__add__)),
    st.tuples(st.just("a.jsonl"), JSON_LINES),
    st.tuples(st.just("a.parquet"), st.binary(max_size=100)),
    st.tuples(st.sampled_from(["a.csv.gz", "a.txt.gz"]), st.binary(max_size=100)),
)


# Seconds: each example runs the command.
@settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
@given(file=FILES, skip=st.booleans())
def test_any_file_is_scored_or_refused_with_one_message(run, tmp_path, file, skip):
    name, content = file
    for path in tmp_path.iterdir():
        path.unlink()
    (tmp_path / name).write_bytes(content)
    output = tmp_path / "scored.jsonl"
    found = run(tmp_path / name, "--output", output, *(["--skip-bad-rows"] if skip else []))
    if found[0] == 2:
        assert_refused(found, tmp_path, [name])
    else:
        assert found[0] == 0
        for line in output.read_text(encoding="utf-8").splitlines():
            assert json.loads(line)["text"]
        assert {path.name for path in tmp_path.iterdir()} <= {name, output.name, refused_path(output).name}
