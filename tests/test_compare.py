import json

import pandas as pd
import pytest

import stance
from stance.compare import main
from stance.runs.comparing import read_runs

GOLD = ["x", "y", "x|y", "none", "x", "y", "x", "none"]


def write_run(folder, name, predicted, *, task="label", ids=None):
    (folder / name).mkdir()
    ids = ids or [f"i{place}" for place in range(len(GOLD))]
    frame = pd.DataFrame({"id": ids, "group": ids, "gold": GOLD, "predicted": predicted})
    frame.to_csv(folder / name / f"predictions_{task}.csv", index=False)
    return folder / name


@pytest.fixture
def two(tmp_path):
    """The first run has item 7 wrong, the second items 0 and 7."""
    wrong = [*GOLD[:7], "x"]
    return write_run(tmp_path, "one", wrong), write_run(tmp_path, "two", ["y", *wrong[1:]])


def run(*arguments, capsys):
    status = main([str(argument) for argument in arguments])
    return status, *capsys.readouterr()


def test_the_json_tells_runs_pairs_and_flips(two, capsys):
    status, out, err = run(*two, "--format", "json", capsys=capsys)
    data = json.loads(out)
    assert (status, err) == (0, "")
    assert (data["task"], data["n"]) == ("label", 8)
    assert [found["name"] for found in data["runs"]] == ["one", "two"]
    assert data["pairs"][0]["flipped"] == 1
    assert data["flips"] == [{"id": "i0", "gold": "x", "predicted": {"one": "x", "two": "y"}, "right": ["one"]}]


def test_run_against_itself_is_never_significant(two, capsys):
    pair = json.loads(run(two[0], two[0], "--format", "json", capsys=capsys)[1])["pairs"][0]
    assert (pair["p"], pair["p_adjusted"], pair["verdict"]) == (1.0, 1.0, "no evidence either way")
    assert (pair["a"], pair["b"]) == (f"{two[0]} (1)", f"{two[0]} (2)")


@pytest.mark.parametrize(
    ("form", "beginning"),
    [
        ("table", "No evidence either way between one and two"),
        ("markdown", "# label: one, two\n"),
        ("latex", "% needs"),
        ("html", "<!DOCTYPE html>"),
    ],
)
def test_every_format_is_printed(two, capsys, form, beginning):
    status, out, _ = run(*two, "--format", form, capsys=capsys)
    assert status == 0
    assert out.lstrip().startswith(beginning)


def test_the_page_shows_the_flipped_sentences_of_a_table(two, tmp_path, capsys):
    rows = [(f"i{place}", f"Sentence {place}.") for place in range(8)]
    pd.DataFrame(rows, columns=["key", "words"]).to_csv(tmp_path / "t.csv", index=False)
    options = ("--annotations", tmp_path / "t.csv", "--text", "words", "--id", "key")
    _, out, _ = run(*two, "--format", "html", *options, capsys=capsys)
    assert "Sentence 0." in out
    assert "Sentence 3." not in out


def test_the_page_shows_the_projects_own_sentences_without_asking(capsys):
    # A second goes into resolving the project's sentences.
    folders = [stance.resources.experiments_folder() / name for name in ("default", "majority")]
    _, out, _ = run(*folders, "--format", "html", capsys=capsys)
    assert "States" in out


def test_other_items_are_refused(tmp_path, two, capsys):
    other = write_run(tmp_path, "other", GOLD, ids=[f"j{place}" for place in range(8)])
    status, out, err = run(two[0], other, capsys=capsys)
    assert (status, out) == (2, "")
    assert "other lacks 'i0', 'i1', 'i2', 'i3', 'i4' and 3 more; one lacks 'j0', 'j1', 'j2', 'j3', 'j4' and 3" in err


def test_a_run_without_predictions_is_refused(tmp_path, two, capsys):
    (tmp_path / "empty").mkdir()
    status, _, err = run(two[0], tmp_path / "empty", capsys=capsys)
    assert status == 2
    assert "no predictions_TASK.csv in it; train the experiment first" in err


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ((), "1 run given; a comparison needs at least two"),
        (("nowhere",), "nowhere: no such run; expected an experiment folder or a predictions CSV"),
    ],
    ids=["one run", "no such run"],
)
def test_wrong_use_is_told_in_one_line(two, capsys, arguments, told):
    status, _, err = run(two[0], *arguments, capsys=capsys)
    assert (status, err) == (2, f"stance: {told}\n")


def test_a_task_that_not_all_have_is_refused(tmp_path, two, capsys):
    status, _, err = run(*two, "--task", "stance", capsys=capsys)
    assert (status, err) == (2, "stance: task 'stance' is not in every run; shared are label\n")


def test_no_task_in_common_is_refused(tmp_path, two, capsys):
    other = write_run(tmp_path, "other", GOLD, task="stance")
    assert "no task in common" in run(two[0], other, capsys=capsys)[2]


def test_files_of_other_systems_are_compared_with_folders(two, tmp_path):
    theirs = tmp_path / "theirs.csv"
    (two[1] / "predictions_label.csv").rename(theirs)
    assert [name for name, _ in read_runs([two[0], theirs], None)] == ["one", "theirs"]


def test_runs_of_the_same_name_are_named_by_their_path(tmp_path):
    for place in ("a", "b"):
        (tmp_path / place).mkdir()
        write_run(tmp_path / place, "run", GOLD)
    paths = [tmp_path / place / "run" for place in ("a", "b")]
    assert [name for name, _ in read_runs(paths, None)] == [str(path) for path in paths]


def test_predictions_are_compared_from_python(two):
    comparison = stance.compare(dict(read_runs(list(two), None)))
    assert comparison.pairs[0].difference > 0


def write_csv(path, predicted, **columns):
    frame = pd.DataFrame({"id": [f"i{place}" for place in range(8)], "gold": GOLD, "predicted": predicted})
    frame.assign(**columns).to_csv(path, index=False)
    return path


def test_a_file_without_groups_takes_those_of_the_other(tmp_path, capsys):
    groups = [f"d{place // 2}" for place in range(8)]
    grouped, bare = write_csv(tmp_path / "a.csv", GOLD, group=groups), write_csv(tmp_path / "b.csv", GOLD)
    for pair in ((grouped, bare), (bare, grouped)):
        status, out, err = run(*pair, "--format", "json", capsys=capsys)
        assert (status, err) == (0, "")
        assert json.loads(out)["n_documents"] == 4


def test_other_groups_are_refused_with_item_and_groups(tmp_path, capsys):
    one = write_csv(tmp_path / "a.csv", GOLD, group="d1")
    other = write_csv(tmp_path / "b.csv", GOLD, group=["d1", "d2", *["d1"] * 6])
    status, out, err = run(one, other, capsys=capsys)
    assert (status, out) == (2, "")
    assert err.startswith("stance: a and b: the groups of 1 items differ: 'i1' ('d1'; 'd2'); correct one of the two")


def test_files_of_other_systems_alone_are_about_the_task_label(tmp_path, capsys):
    files = [write_csv(tmp_path / name, GOLD) for name in ("a.csv", "b.csv")]
    assert json.loads(run(*files, "--format", "json", capsys=capsys)[1])["task"] == "label"
    status, _, err = run(*files, "--task", "bogus", capsys=capsys)
    assert (status, err) == (2, "stance: task 'bogus' is not in every run; shared are label\n")


def test_a_predictions_file_of_the_project_tells_its_task_by_its_name(tmp_path, capsys):
    files = [write_csv(tmp_path / "predictions_side.csv", GOLD), write_csv(tmp_path / "theirs.csv", GOLD)]
    assert json.loads(run(*files, "--format", "json", capsys=capsys)[1])["task"] == "side"


def test_a_file_that_is_no_utf_8_is_refused_without_naming_an_option_that_there_is_not(tmp_path, two, capsys):
    (tmp_path / "latin.csv").write_bytes("id,gold,predicted\ni\xe9,x,x\n".encode("latin-1"))
    status, _, err = run(two[0], tmp_path / "latin.csv", capsys=capsys)
    assert status == 2
    assert "line 2, byte 20: not valid utf-8" in err
    assert err.endswith("; save the file as UTF-8\n")
