import csv
import io
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from types import SimpleNamespace

import pandas as pd
import pytest

import stance.score as score_module
from stance.errors import StanceError
from stance.runs import inputs, progress, resuming
from stance.runs.refusing import refused_path
from stance.runs.resuming import journal_path, part_path
from stance.runs.scoring import batch_sentences, make_job
from stance.runs.texts import Sentence
from stance.runs.workers import score_batches

LINES = [f"Minister {n} will not take part in the mission. We will send {n} frigates." for n in range(300)]


@pytest.fixture
def table(tmp_path):
    path = tmp_path / "rows.csv"
    path.write_text("text\n" + "".join(line + "\n" for line in LINES))
    return path


@pytest.mark.parametrize("kind", ["jsonl", "csv", "table"])
def test_file_and_stdout_get_the_same_bytes(run, table, tmp_path, kind):
    out = run(table, "--format", kind)[1]
    assert run(table, "--format", kind, "--output", tmp_path / "scored")[0] == 0
    assert (tmp_path / "scored").read_bytes().decode() == out


def test_formats_tell_the_same(run, table, tmp_path):
    found = {}
    for kind in ("jsonl", "csv", "parquet"):
        path = tmp_path / f"scored.{kind}"
        assert run(table, "--output", path)[0] == 0
        found[kind] = path
    rows = [json.loads(line) for line in found["jsonl"].read_text().splitlines()]
    with found["csv"].open(newline="") as stream:
        flat = list(csv.DictReader(stream))
    parquet = pd.read_parquet(found["parquet"])
    assert [row["text"] for row in rows] == [row["text"] for row in flat] == list(parquet["text"])
    assert [row["start"] for row in rows] == [int(row["start"]) for row in flat] == list(parquet["start"])
    assert (
        ["|".join(row["types"]) or "none" for row in rows] == [row["types"] for row in flat] == list(parquet["types"])
    )
    shares = [row["probabilities"]["refusal"] for row in rows]
    assert shares == [float(row["p_refusal"]) for row in flat] == list(parquet["p_refusal"])
    assert list(parquet.columns) == list(flat[0])


def test_table_keeps_its_columns_over_batches(run, table):
    lines = run(table, "--format", "table")[1].splitlines()
    place = lines[0].index("types")
    assert sum(line.startswith("sentence") for line in lines) == 1
    assert {line[place - 1] for line in lines[2:] if len(line) > place} <= {" ", "─"}


def test_batches_are_bounded_by_number_and_length():
    short = [Sentence("x", None, n, 0, "We met.") for n in range(600)]
    long = [Sentence("x", None, n, 0, "x" * 50_000) for n in range(12)]
    assert [len(batch) for batch in batch_sentences(short)] == [256, 256, 88]
    assert [len(batch) for batch in batch_sentences(long)] == [6, 6]


# Seconds: worker processes import scikit-learn.
def test_workers_give_the_same_bytes(run, table, tmp_path):
    one, two = tmp_path / "one.jsonl", tmp_path / "two.jsonl"
    assert run(table, "--output", one)[0] == 0
    assert run(table, "--output", two, "--workers", 2)[0] == 0
    assert one.read_bytes() == two.read_bytes()


# Seconds: worker processes import scikit-learn.
@pytest.mark.parametrize("workers", [1, 2])
def test_input_that_fails_while_it_is_scored_ends_the_run(model_folder, workers):
    def batches():
        yield [Sentence("x", None, 0, 0, "We met.")]
        raise StanceError("rows.csv: gone")

    job = make_job(model_folder, kind="jsonl", width=100)
    with pytest.raises(StanceError, match=r"rows\.csv: gone"):
        list(score_batches(job, batches(), workers=workers))


def test_summary_tells_shares_of_each_label(run, table, tmp_path):
    err = run(table, "--output", tmp_path / "scored.jsonl")[2]
    assert "600 sentences of 300 texts" in err
    assert "refusal .50" in err
    assert "stance: favor .50, against .50, neutral .00" in err
    assert run(table, "--output", tmp_path / "scored.jsonl", "--quiet")[2] == ""


# Seconds: the command runs thrice, once in a process that is killed.
@pytest.mark.parametrize(("kind", "workers"), [("jsonl", 1), ("csv", 1), ("parquet", 1), ("jsonl", 2)])
def test_killed_run_goes_on_and_gives_the_same_bytes(run, start, tmp_path, kind, workers):
    table = tmp_path / "rows.jsonl"
    # So many that the run is far from its end when it is killed: workers hand over several batches at once.
    table.write_text("".join(json.dumps({"text": line}) + "\n" for line in LINES * 12))
    output, whole = tmp_path / f"scored.{kind}", tmp_path / f"whole.{kind}"
    assert run(table, "--output", whole)[0] == 0
    with start(table, "--output", output, "--workers", workers, start_new_session=True) as process:
        while not journal_path(output).exists():
            assert process.poll() is None, process.stderr.read()
            time.sleep(0.01)
        os.killpg(process.pid, signal.SIGKILL)
    assert not output.exists()
    n_done = json.loads(journal_path(output).read_text())["n_sentences"]
    assert 0 < n_done < len(LINES) * 24
    # What was written behind the journal is cut off, whatever it is.
    with part_path(output).open("ab") as stream:
        stream.write(b"half a record" * 200_000)
    status, _, err = run(table, "--output", output, "--resume")
    assert status == 0
    assert output.read_bytes() == whole.read_bytes()
    assert "7,200 sentences of 3,600 texts" in err
    assert not part_path(output).exists()
    assert not journal_path(output).exists()


# Seconds: worker processes import scikit-learn.
@pytest.mark.skipif(not os.path.isdir("/proc/self"), reason="processes are looked up as Linux has them")  # noqa: PTH112
def test_workers_end_when_their_parent_was_killed(start, tmp_path):
    table, output = tmp_path / "rows.jsonl", tmp_path / "scored.jsonl"
    table.write_text("".join(json.dumps({"text": line}) + "\n" for line in LINES * 12))
    with start(table, "--output", output, "--workers", 2) as process:
        while not journal_path(output).exists():
            assert process.poll() is None, process.stderr.read()
            time.sleep(0.01)
        children = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
        workers = [pid for pid in children if b"popen_loky" in Path(f"/proc/{pid}/cmdline").read_bytes()]
        process.kill()
        # What they have inherited is closed when they are gone, or this waits in vain.
        process.communicate(timeout=30)
    assert len(workers) == 2
    assert not any(Path(f"/proc/{pid}").exists() and "Z" not in state_of(pid) for pid in workers)


def state_of(pid: str) -> str:
    return Path(f"/proc/{pid}/stat").read_text().split()[2]


@pytest.fixture
def interrupted(run, table, tmp_path, monkeypatch):
    """An output whose run ended in the middle."""
    output = tmp_path / "scored.jsonl"
    append = resuming.PartFile.append

    def stop_at_the_third(part, batch):
        if part.journal.n_batches == 2:
            raise KeyboardInterrupt
        append(part, batch)

    monkeypatch.setattr(resuming.PartFile, "append", stop_at_the_third)
    status, _, err = run(table, "--output", output)
    monkeypatch.undo()
    assert status == 130
    assert err == "the same command with --resume goes on from here\nstance: interrupted\n"
    return output


def test_interrupted_run_says_how_to_go_on(run, interrupted, table):
    assert not interrupted.exists()
    assert run(table, "--output", interrupted, "--resume")[0] == 0
    assert len(interrupted.read_bytes().splitlines()) == 600


def test_resume_refuses_a_part_of_another_run(run, interrupted, table):
    status, _, err = run(table, "--output", interrupted, "--resume", "--unit", "sentence")
    assert status == 2
    assert "begun by a run with other inputs" in err
    table.write_text(table.read_text() + "We met.\n")
    assert run(table, "--output", interrupted, "--resume")[0] == 2


def test_resume_goes_by_what_is_in_the_input_and_not_by_its_times(run, interrupted, table):
    os.utime(table, (1, 1))
    assert run(table, "--output", interrupted, "--resume")[0] == 0
    assert len(interrupted.read_bytes().splitlines()) == 600


@pytest.mark.parametrize("place", [0, 9_000, -1])
def test_resume_refuses_an_input_with_a_changed_byte(run, interrupted, table, place):
    content, times = bytearray(table.read_bytes()), table.stat()
    place = content.index(b"M", place) if place >= 0 else content.rindex(b"s")
    content[place : place + 1] = b"m"
    table.write_bytes(content)
    os.utime(table, ns=(times.st_atime_ns, times.st_mtime_ns))
    status, _, err = run(table, "--output", interrupted, "--resume")
    assert status == 2
    assert "begun by a run with other inputs" in err


def test_without_resume_a_part_is_started_anew(run, interrupted, table):
    assert run(table, "--output", interrupted, "--unit", "sentence")[0] == 0
    assert len(interrupted.read_bytes().splitlines()) == 300


@pytest.mark.parametrize("damage", ["{", "[]", '{"key": "x", "more": 1}'])
def test_damaged_journal_is_refused(run, interrupted, table, damage):
    journal_path(interrupted).write_text(damage)
    status, _, err = run(table, "--output", interrupted, "--resume")
    assert status == 2
    assert "without --resume" in err


def test_resume_needs_an_output(run, table):
    status, out, err = run(table, "--resume")
    assert (status, out) == (2, "")
    assert "--resume needs --output" in err


def test_bar_is_drawn_only_where_it_is_wanted(monkeypatch, capsys):
    with progress.show_progress(10, is_shown=False) as advance:
        advance(5)
    assert capsys.readouterr() == ("", "")
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "100")
    with progress.show_progress(10, is_shown=True) as advance:
        advance(5)
    out, err = capsys.readouterr()
    assert out == ""
    assert "5/10" in err


@pytest.mark.parametrize(
    ("terminals", "output", "is_drawn"),
    [("err", None, True), ("out err", None, False), ("out err", "x.jsonl", True), ("out", "x.jsonl", False)],
)
def test_bar_is_not_drawn_over_records(monkeypatch, terminals, output, is_drawn):
    for name in ("out", "err"):
        monkeypatch.setattr(f"sys.std{name}", SimpleNamespace(isatty=lambda name=name: name in terminals.split()))
    assert score_module._has_progress(SimpleNamespace(quiet=False, output=output)) == is_drawn
    assert not score_module._has_progress(SimpleNamespace(quiet=True, output=output))


def test_table_shows_no_control_characters(run, tmp_path):
    marks = "\x1b[31m\x07\x9b\u202e"
    (tmp_path / "rows.jsonl").write_text(json.dumps({"text": f"Hungary will not{marks} take part."}))
    out = run(tmp_path / "rows.jsonl", "--format", "table")[1]
    assert not set(out) & set(marks) - set("[31m")
    assert "Hungary will not\ufffd[31m\ufffd\ufffd\ufffd take part." in out


# Seconds: two processes start.
def test_start_imports_nothing_heavy_and_is_quick(model_folder, tmp_path):
    (tmp_path / "one.txt").write_text("Hungary will not block it.")
    heavy = (
        "datasets",
        "pandas",
        "matplotlib",
        "statsmodels",
        "jinja2",
        "pyarrow",
        "rich",
        "distributed",
        "trafilatura",
        "torch",
        "transformers",
    )
    report = f"import json, sys; print(json.dumps([name for name in {heavy} if name in sys.modules]), file=sys.stderr)"
    # scikit-learn itself imports pandas where it is installed; what comes on top is ours.
    alone = f"import sklearn.linear_model; {report}"
    command = (
        f"import stance.score; stance.score.main({['one.txt', '--model', str(model_folder), '--quiet']}); {report}"
    )
    found = []
    for code in (alone, command):
        done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True)
        found.append(set(json.loads(done.stderr)))
    assert found[1] <= found[0]


def test_output_is_utf8_whatever_the_terminal_speaks(start, tmp_path):
    (tmp_path / "article.txt").write_text("Orbán will not join.", encoding="utf-8")
    os.environ["PYTHONIOENCODING"] = "ascii"
    try:
        out, err = start(tmp_path / "article.txt").communicate()
    finally:
        del os.environ["PYTHONIOENCODING"]
    assert json.loads(out.decode("utf-8"))["text"] == "Orbán will not join.", err


# Seconds: worker processes import scikit-learn.
@pytest.mark.parametrize("workers", [1, 2])
def test_reader_that_stops_early_ends_the_run_quietly(start, tmp_path, workers):
    table = tmp_path / "rows.jsonl"
    table.write_text("".join(json.dumps({"text": line}) + "\n" for line in LINES * 6))
    with start(table, "--quiet", "--workers", workers) as process:
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 0


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="a device that is always full is a matter of Linux")  # noqa: PTH110
def test_full_stdout_is_one_message(model_folder, table):
    with open("/dev/full", "w") as full:  # noqa: PTH123
        done = subprocess.run(
            [sys.executable, "-m", "stance.score", str(table), "--model", str(model_folder), "--quiet"],
            stdout=full, stderr=subprocess.PIPE, text=True, check=False,
        )  # fmt: skip
    assert done.returncode == 2
    assert done.stderr == "stance: stdout: No space left on device; make room, or write elsewhere\n"


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="a device that is always full is a matter of Linux")  # noqa: PTH110
def test_no_room_for_what_is_refused_names_the_list(run, tmp_path):
    output = tmp_path / "scored.jsonl"
    (tmp_path / "rows.csv").write_text("text\nWe met.\n" + '""\n' * 1000)
    refused_path(output).with_name("scored.jsonl.refused.csv.part").symlink_to("/dev/full")
    status, out, err = run(tmp_path / "rows.csv", "--output", output, "--skip-bad-rows")
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert f"{refused_path(output)}: cannot write there (No space left on device); make room" in err
    assert not output.exists()


def test_no_room_for_a_copy_of_stdin_names_its_place(run, tmp_path, monkeypatch):
    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(inputs, "copyfileobj", full)
    with open(os.devnull) as stdin:  # noqa: PTH123
        monkeypatch.setattr("sys.stdin", stdin)
        err = run("-")[2]
    assert "stdin: cannot copy it to " in err
    assert "(No space left on device); make room there, or name another folder with TMPDIR" in err


@pytest.mark.skipif(not os.path.isdir("/proc/self"), reason="a folder that takes no files is a matter of Linux")  # noqa: PTH112
def test_output_where_no_file_can_be_made_tells_the_reason(run, table):
    status, _, err = run(table, "--output", "/proc/scored.jsonl")
    assert status == 2
    assert "/proc/scored.jsonl: cannot write there (No such file or directory); name another file" in err


def test_full_disk_keeps_what_was_scored_and_says_so(run, table, tmp_path, monkeypatch):
    output = tmp_path / "scored.jsonl"
    real, seen = resuming._flush, []

    def full(stream: io.BufferedWriter) -> None:
        seen.append(stream)
        if len(seen) > 2:  # the part once, its journal once
            raise OSError(28, "No space left on device")
        real(stream)

    monkeypatch.setattr(resuming, "_flush", full)
    status, out, err = run(table, "--output", output)
    monkeypatch.undo()
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert f"{output}: cannot write on (No space left on device); what was scored is kept in" in err
    assert "make room and run again with --resume" in err
    assert not output.exists()
    assert run(table, "--output", output, "--resume")[0] == 0
    assert len(output.read_bytes().splitlines()) == 600


def test_second_run_with_an_output_is_told_and_the_first_goes_on(run, start, tmp_path):
    table, output = tmp_path / "rows.jsonl", tmp_path / "scored.jsonl"
    table.write_text("".join(json.dumps({"text": line}) + "\n" for line in LINES * 12))
    with start(table, "--output", output, "--quiet") as process:
        while not journal_path(output).exists():
            assert process.poll() is None, process.stderr.read()
            time.sleep(0.01)
        os.kill(process.pid, signal.SIGSTOP)
        for given in ((), ("--resume",)):
            status, out, err = run(table, "--output", output, *given)
            assert (status, out, err.count("\n")) == (2, "", 1)
            assert f"{output}: another run is writing there; wait for its end, or name another file" in err
        os.kill(process.pid, signal.SIGCONT)
        assert process.stderr.read() == b""
    assert process.returncode == 0
    assert len(output.read_bytes().splitlines()) == len(LINES) * 24
    assert sorted(path.name for path in tmp_path.iterdir()) == [table.name, output.name]
