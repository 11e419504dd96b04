import gzip

import pandas as pd
import pytest

from stance.corpus.tables import Row, read_rows
from stance.errors import StanceError


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        (
            "a.csv",
            'id,text\n1,"We met,\nall."\n\n2,\n',
            [(2, {"id": "1", "text": "We met,\nall."}), (4, {"id": "2", "text": ""})],
        ),
        ("a.tsv", "id\ttext\r\n01\tWe, too\r\n", [(2, {"id": "01", "text": "We, too"})]),
        ("a.jsonl", '{"id": 1}\n\n{"id": null}\n', [(1, {"id": 1}), (3, {"id": None})]),
    ],
)
@pytest.mark.parametrize("is_packed", [False, True], ids=["plain", "packed"])
def test_rows_have_the_numbers_that_an_editor_shows(tmp_path, name, content, expected, is_packed):
    path = tmp_path / (name + ".gz" if is_packed else name)
    path.write_bytes(gzip.compress(content.encode()) if is_packed else content.encode())
    assert [(row.number, row.cells) for row in read_rows(path)] == expected


def test_parquet_rows_are_counted_from_one(tmp_path):
    pd.DataFrame({"id": [7, 8]}).to_parquet(tmp_path / "a.parquet")
    assert [(row.number, row.text("id", where="a")) for row in read_rows(tmp_path / "a.parquet")] == [
        (1, "7"),
        (2, "8"),
    ]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("a,b\n1\n", r"row 2: 1 cells, but the header has 2; quote cells"),
        ("a,a\n1,2\n", r"row 1: column 'a' stands twice"),
        ('a\n"x\n', r"row 2: unexpected end of data \(line 2\)"),
        ("a\n", "no rows"),
        ("", "the file is empty"),
        ("\n1\n", "no header"),
    ],
)
def test_damaged_table_is_told_where_and_what(tmp_path, content, message):
    (tmp_path / "a.csv").write_text(content)
    with pytest.raises(StanceError, match=message):
        list(read_rows(tmp_path / "a.csv"))


def test_header_of_a_hundred_thousand_columns_is_checked_too(tmp_path):
    columns = [f"c{n}" for n in range(100_000)]
    (tmp_path / "a.csv").write_text(",".join([*columns, "c0"]) + "\n")
    with pytest.raises(StanceError, match="'c0' stands twice"):
        list(read_rows(tmp_path / "a.csv"))


@pytest.mark.parametrize(
    ("cell", "expected"), [("x", "x"), (1, "1"), (True, "True"), (["a", "b"], "a|b"), (0.5, "0.5")], ids=repr
)
def test_cell_is_given_as_text(cell, expected):
    assert Row(1, {"a": cell}).text("a", where="x") == expected


@pytest.mark.parametrize("cell", [None, float("nan"), {}], ids=repr)
def test_cell_without_text_is_refused(cell):
    with pytest.raises(StanceError, match="x, row 1"):
        Row(1, {"a": cell}).text("a", where="x")
