import gzip
import json
import os
import re
import threading

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from stance.corpus.decoding import Source, open_text, source_of
from stance.errors import StanceError
from stance.runs import texts as texts_module
from stance.runs.inputs import InputOptions, open_inputs
from stance.runs.texts import Refusal, read_texts, split_texts

ARTICLE = "Oslo will not join.\nWe will not block it, she said. The talks go on."
ROWS = [{"id": "a", "text": "Oslo will not join. It will pay."}, {"id": "b", "text": "We met."}]


def write_rows(path, rows):
    frame = pd.DataFrame(rows)
    kind = path.name.split(".")[1]
    if kind == "parquet":
        content = frame.to_parquet(index=False)
    elif kind == "jsonl":
        content = frame.to_json(orient="records", lines=True, force_ascii=False).encode()
    else:
        content = frame.to_csv(index=False, sep="\t" if kind == "tsv" else ",").encode()
    path.write_bytes(gzip.compress(content) if path.suffix == ".gz" else content)


def sentences_of(path, **options):
    with open_inputs([str(path)], InputOptions(**options)) as sources:
        return list(split_texts(read_texts(sources, InputOptions(**options)), options.get("unit", "document")))


@pytest.mark.parametrize("ending", [".csv", ".tsv", ".jsonl", ".parquet"])
@pytest.mark.parametrize("packed", ["", ".gz"])
def test_tables_of_every_kind_give_the_same_sentences(tmp_path, ending, packed):
    path = tmp_path / f"rows{ending}{packed}"
    write_rows(path, ROWS)
    found = [(item.doc, item.id, item.number, item.start, item.text) for item in sentences_of(path)]
    assert found == [
        (path.name, "a", 0, 0, "Oslo will not join."),
        (path.name, "a", 1, 20, "It will pay."),
        (path.name, "b", 0, 0, "We met."),
    ]


def test_text_is_read_plain_and_packed(tmp_path):
    (tmp_path / "article.txt").write_text(ARTICLE)
    (tmp_path / "article.txt.gz").write_bytes(gzip.compress(ARTICLE.encode()))
    plain, packed = sentences_of(tmp_path / "article.txt"), sentences_of(tmp_path / "article.txt.gz")
    assert [item.text for item in plain] == [item.text for item in packed]
    assert [item.text for item in plain] == [
        "Oslo will not join.",
        "We will not block it, she said.",
        "The talks go on.",
    ]


def test_unit_sentence_takes_a_row_as_one(tmp_path):
    write_rows(tmp_path / "rows.csv", ROWS)
    assert [item.text for item in sentences_of(tmp_path / "rows.csv", unit="sentence")] == [row["text"] for row in ROWS]


def test_rows_without_id_column_are_named_by_their_number(tmp_path):
    (tmp_path / "rows.csv").write_text("text\nWe met.\n\nWe left.\n")
    assert [item.id for item in sentences_of(tmp_path / "rows.csv")] == ["2", "4"]


def test_empty_cell_of_the_id_column_gives_no_id(tmp_path):
    (tmp_path / "rows.jsonl").write_text('{"text": "We met.", "id": null}\n')
    assert [item.id for item in sentences_of(tmp_path / "rows.jsonl")] == [None]


def test_byte_order_mark_is_no_part_of_the_document(tmp_path):
    (tmp_path / "article.txt").write_bytes(b"\xef\xbb\xbf" + ARTICLE.encode())
    (tmp_path / "rows.csv").write_bytes(b"\xef\xbb\xbftext\nWe met.\n")
    assert sentences_of(tmp_path / "article.txt")[0].start == 0
    assert sentences_of(tmp_path / "rows.csv")[0].text == "We met."


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16", "utf-8-sig", "latin-1"])
def test_encoding_option_decodes(tmp_path, encoding):
    (tmp_path / "article.txt").write_bytes("Orbán will not block it.".encode(encoding))
    assert sentences_of(tmp_path / "article.txt", encoding=encoding)[0].text == "Orbán will not block it."


@pytest.mark.parametrize(
    ("content", "place"),
    [
        (b"Good line.\nOrb\xe1n spoke.", "line 2, byte 15"),
        # The first byte of a character ends one read of the file, the wrong second one begins the next.
        (b"a" * ((1 << 20) - 1) + b"\xc3\x28", f"line 1, byte {1 << 20}"),
        (b"Cut short \xe2\x82", "line 1, byte 11"),
    ],
    ids=["latin-1", "across reads", "cut short"],
)
def test_wrong_encoding_names_the_place_and_the_option(tmp_path, content, place):
    path = tmp_path / "article.txt"
    path.write_bytes(content)
    with (
        pytest.raises(StanceError, match=f"{place}: not valid utf-8.*--encoding"),
        open_text(source_of(path), "utf-8") as text,
    ):
        text.read()


def test_unknown_encoding_is_refused(run, tmp_path):
    (tmp_path / "article.txt").write_text(ARTICLE)
    for name in ("utf-99", "hex", ""):
        status, out, err = run(tmp_path / "article.txt", "--encoding", name)
        assert (status, out) == (2, "")
        assert "no such text encoding" in err


def test_folder_is_read_in_order_with_paths_as_names(tmp_path):
    (tmp_path / "b.txt").write_text("We met.")
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "b.txt").write_text("We left.")
    (tmp_path / "notes.pdf").write_bytes(b"%PDF")
    assert [(item.doc, item.text) for item in sentences_of(tmp_path)] == [("a/b.txt", "We left."), ("b.txt", "We met.")]


def test_what_is_hidden_in_a_folder_is_no_input(tmp_path):
    for name in (".cache/b.txt", ".b.txt", "a/b.txt", "a/._b.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("We met.")
    assert [item.doc for item in sentences_of(tmp_path)] == ["a/b.txt"]
    assert [item.doc for item in sentences_of(tmp_path / ".b.txt")] == [".b.txt"]
    assert [item.doc for item in sentences_of(tmp_path / ".cache")] == ["b.txt"]


def test_files_of_the_same_name_are_named_by_their_paths(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "x.txt").write_text("We met.")
    with open_inputs(["one/x.txt", "two/x.txt"], InputOptions()) as sources:
        assert [source.doc for source in sources] == ["one/x.txt", "two/x.txt"]


def test_output_in_the_input_folder_is_no_input(records, run, tmp_path):
    (tmp_path / "a.txt").write_text("We met.")
    output = tmp_path / "scored.jsonl"
    assert run(tmp_path, "--output", output)[0] == 0
    first = output.read_bytes()
    assert run(tmp_path, "--output", output)[0] == 0
    assert output.read_bytes() == first


def test_output_that_is_an_input_is_refused(run, tmp_path):
    path = tmp_path / "rows.jsonl"
    path.write_text('{"text": "We met."}\n')
    status, _, err = run(path, "--output", path)
    assert status == 2
    assert "an input, and the output too" in err


@pytest.mark.parametrize(
    ("kind", "content"),
    [
        ("txt", "We met."),
        ("csv", "text\nWe met.\n"),
        ("jsonl", '{"text": "We met."}\n'),
        ("tsv", "id\ttext\n2\tWe met.\n"),
    ],
)
def test_stdin_is_read_as_the_kind_that_is_named(records, tmp_path, monkeypatch, kind, content):
    (tmp_path / "stdin").write_text(content)
    with (tmp_path / "stdin").open() as stream:
        monkeypatch.setattr("sys.stdin", stream)
        found = records("-", "--stdin", kind)
    assert [(item["doc"], item["text"]) for item in found] == [("-", "We met.")]


@pytest.mark.parametrize("kind", ["txt", "csv", "parquet"])
def test_packed_stdin_is_told_by_its_bytes(records, tmp_path, monkeypatch, kind):
    write_rows(tmp_path / f"rows.{kind}.gz", ROWS)
    with gzip.open(tmp_path / "rows.txt.gz", "wt") as stream:
        stream.write("We met.")
    with (tmp_path / f"rows.{kind}.gz").open() as stream:
        monkeypatch.setattr("sys.stdin", stream)
        found = [item["text"] for item in records("-", "--stdin", kind)]
    assert found == (["We met."] if kind == "txt" else ["Oslo will not join.", "It will pay.", "We met."])


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes with names are a matter of Unix")
def test_named_pipe_is_read_like_a_file(records, tmp_path):
    pipe = tmp_path / "pipe.csv"
    os.mkfifo(pipe)
    writer = threading.Thread(target=lambda: pipe.write_text("text\nWe met.\n"))
    writer.start()
    assert [item["text"] for item in records(pipe)] == ["We met."]
    writer.join()


def test_page_gives_its_running_text(records, tmp_path):
    pytest.importorskip("trafilatura", reason="an extra of the package")
    menu = "<nav><a href='/'>Home</a> <a href='/news'>News</a></nav>"
    body = "<p>Oslo will not join the force this year, the minister said on Monday in the capital.</p>" * 3
    (tmp_path / "page.html").write_text(f"<html><body>{menu}<article><h1>Oslo</h1>{body}</article></body></html>")
    found = [item["text"] for item in records(tmp_path / "page.html")]
    assert "Oslo will not join the force this year, the minister said on Monday in the capital." in found
    assert not any("News" in text for text in found)


def test_page_without_the_library_says_what_to_install(run, tmp_path, monkeypatch):
    (tmp_path / "page.html").write_text("<p>We met.</p>")
    monkeypatch.setitem(__import__("sys").modules, "trafilatura", None)
    status, out, err = run(tmp_path / "page.html")
    assert (status, out) == (2, "")
    assert "pip install 'stance[html]'" in err
    assert err.count("\n") == 1


def test_page_without_text_is_refused_with_one_message(run, tmp_path):
    pytest.importorskip("trafilatura", reason="an extra of the package")
    (tmp_path / "page.html").write_text("<html><body></body></html>")
    status, out, err = run(tmp_path / "page.html")
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert "no running text" in err


def test_long_text_is_read_in_pieces_with_offsets_into_the_whole(tmp_path, monkeypatch):
    monkeypatch.setattr(texts_module, "_PIECE", 64)
    text = "".join(f"Number {n} will not join the force.\r\n\r\n" for n in range(50))
    path = tmp_path / "long.txt"
    path.write_bytes(text.encode())
    found = sentences_of(path)
    assert [item.number for item in found] == list(range(50))
    assert [item.text for item in found] == [f"Number {n} will not join the force." for n in range(50)]
    assert all(text[item.start : item.start + len(item.text)] == item.text for item in found)


HARD = [
    "\r\n",
    "\t",
    "\u00a0",
    "“",
    "”",
    "🇭🇺",
    "👩‍🚀",
    "e\u0301",
    "שלום",
    "مرحبا",
    "\u200f",
    "\ufeff",
    ". ",
    "! ",
    "\u2028",
    "We",
    "will",
]
TEXTS = st.lists(st.sampled_from(HARD) | st.text(max_size=8), min_size=1, max_size=60).map("".join)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(content=TEXTS, has_mark=st.booleans(), piece=st.sampled_from([16, 1 << 20]))
def test_offsets_point_into_the_document_as_given(tmp_path, monkeypatch, content, has_mark, piece):
    monkeypatch.setattr(texts_module, "_PIECE", piece)
    path = tmp_path / "hard.txt"
    content = content.lstrip("\ufeff")
    path.write_bytes((b"\xef\xbb\xbf" if has_mark else b"") + content.encode())
    source = Source(path, str(path), path.name, ".txt")
    items = list(read_texts([source], InputOptions()))
    if any(isinstance(item, Refusal) for item in items):
        assert not content.strip() or "\0" in content
        return
    assert "".join(item.text for item in items) == content
    for item in split_texts(items, "document"):
        assert content[item.start : item.start + len(item.text)] == item.text


# Half a second: a model scores each example.
@settings(max_examples=25, deadline=None)
@given(content=TEXTS)
def test_offsets_of_evidence_point_into_the_document(tiny_model, content):
    from stance.runs.scoring import score_sentences
    from stance.runs.texts import Text

    whole = f"{content}\r\n\r\nHungary will not take part. {content}"
    batch = list(split_texts([Text("x", None, whole)], "document"))
    for record in score_sentences(tiny_model, batch):
        assert whole[record["start"] : record["end"]] == record["text"]
        for words in record["evidence"]:
            assert whole[words["start"] : words["end"]] == words["text"]
            assert record["start"] <= words["start"] < words["end"] <= record["end"]


def test_record_has_the_fields_of_the_interface(records, tmp_path):
    (tmp_path / "article.txt").write_text("The mayor spoke. Hungary will not take part in the mission.")
    found = records(tmp_path / "article.txt")
    place, rest = "doc id sentence start end text", "types stance probabilities stance_probabilities evidence"
    assert list(found[1]) == [*place.split(), *rest.split()]
    assert (found[1]["doc"], found[1]["id"], found[1]["sentence"], found[1]["start"]) == ("article.txt", None, 1, 17)
    assert re.fullmatch("refusal", "|".join(found[1]["types"]))
    assert sum(found[1]["stance_probabilities"].values()) == pytest.approx(1, abs=2e-4)


def test_json_is_utf8_without_escapes(run, tmp_path):
    (tmp_path / "article.txt").write_text("Orbán will not join. It is 🇭🇺 that stays out.", encoding="utf-8")
    out = run(tmp_path / "article.txt", "--format", "jsonl")[1]
    assert "Orbán" in out
    assert "🇭🇺" in json.loads(out.splitlines()[1])["text"]
