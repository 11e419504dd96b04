"""Seconds: worker processes start, and start again where a test kills one."""

import os
import signal
import threading
import time

import pandas as pd
import pytest

from stance.runs.ledger import LEDGER
from stance.runs.refusing import refused_path

pytest.importorskip("distributed", reason="an extra of the package")

# The library's own, at import and when processes end: not of our making.
pytestmark = [
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]
N_PARTS = 6


@pytest.fixture
def parts(tmp_path):
    folder = tmp_path / "parts"
    folder.mkdir()
    for part in range(N_PARTS):
        texts = [
            f"Minister {part}-{n} will not take part in the mission. We will send {n} frigates." for n in range(80)
        ]
        frame = pd.DataFrame({"id": [f"{part}-{n}" for n in range(80)], "text": texts})
        frame.to_parquet(folder / f"part-{part}.parquet")
    return folder


def read_parts(folder):
    return pd.concat([pd.read_parquet(path) for path in sorted(folder.glob("*.parquet"))], ignore_index=True)


def test_lost_worker_costs_no_row(run, cluster, parts, tmp_path):
    assert run(parts, "--output", tmp_path / "alone.parquet")[0] == 0
    output = tmp_path / "scored"
    pids = [worker.process.pid for worker in cluster.workers.values()]

    def kill_one() -> None:
        while not list(output.glob("*.parquet")):
            time.sleep(0.01)
        os.kill(pids[0], signal.SIGKILL)

    killer = threading.Thread(target=kill_one, daemon=True)
    killer.start()
    status, out, err = run(parts, "--engine", "dask", "--scheduler", cluster.scheduler_address, "--output", output)
    killer.join()
    assert (status, out) == (0, ""), err
    assert {path.name for path in output.iterdir()} == {LEDGER, *(path.name for path in parts.iterdir())}
    pd.testing.assert_frame_equal(read_parts(output), pd.read_parquet(tmp_path / "alone.parquet"))
    assert "960 sentences of 480 texts" in err


def test_second_run_scores_only_what_is_missing(run, cluster, parts, tmp_path):
    given = (parts, "--engine", "dask", "--scheduler", cluster.scheduler_address, "--output", tmp_path / "scored")
    status, _, told = run(*given)
    assert status == 0
    times = {path.name: path.stat().st_mtime_ns for path in (tmp_path / "scored").glob("*.parquet")}
    (tmp_path / "scored" / "part-3.parquet").unlink()
    status, _, err = run(*given)
    assert status == 2
    assert "go on with --resume" in err
    # Half of a line, as a run leaves it that was killed while it wrote.
    with (tmp_path / "scored" / LEDGER).open("a") as stream:
        stream.write('{"part": "part-4.par')
    assert run(*given, "--resume") == (0, "", told)
    found = {path.name: path.stat().st_mtime_ns for path in (tmp_path / "scored").glob("*.parquet")}
    assert {name for name in found if found[name] != times[name]} == {"part-3.parquet"}
    # Nothing is left to do, and yet the summary is of everything.
    assert run(*given, "--resume") == (0, "", told)
    status, _, err = run(*given, "--resume", "--unit", "sentence")
    assert status == 2
    assert "made by a run with other inputs" in err


def test_precedents_are_those_of_one_machine(run, cluster, parts, tmp_path):
    assert run(parts, "--output", tmp_path / "alone.parquet", "--precedents", 2)[0] == 0
    given = ("--engine", "dask", "--scheduler", cluster.scheduler_address, "--output", tmp_path / "scored")
    assert run(parts, *given, "--precedents", 2)[0] == 0
    pd.testing.assert_frame_equal(read_parts(tmp_path / "scored"), pd.read_parquet(tmp_path / "alone.parquet"))
    status, _, err = run(parts, *given, "--precedents", 3, "--resume")
    assert status == 2
    assert "made by a run with other inputs, options" in err


def test_bad_row_in_one_part_writes_no_part(run, cluster, parts, tmp_path):
    pd.DataFrame({"id": ["x"], "text": [None]}).to_parquet(parts / "part-9.parquet")
    status, out, err = run(
        parts, "--engine", "dask", "--scheduler", cluster.scheduler_address, "--output", tmp_path / "scored"
    )
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert "part-9.parquet, row 1: column 'text': no text" in err
    assert not (tmp_path / "scored").exists()


def test_other_files_than_parquet_are_refused(run, cluster, parts, tmp_path):
    (parts / "notes.txt").write_text("We met.")
    given = ("--engine", "dask", "--scheduler", cluster.scheduler_address, "--output", tmp_path / "scored")
    assert "scores Parquet parts" in run(parts, *given)[2]


def test_refused_rows_are_listed_as_on_one_machine(run, cluster, parts, tmp_path):
    for name, texts in (("part-1a", ["We met.", None, "", "They left."]), ("part-4a", [None, None])):
        pd.DataFrame({"id": [str(n) for n in range(len(texts))], "text": texts}).to_parquet(parts / f"{name}.parquet")
    alone, output = tmp_path / "alone.parquet", tmp_path / "scored"
    status, _, err = run(parts, "--output", alone, "--skip-bad-rows")
    assert status == 0
    assert "refused: 4 texts" in err
    given = (parts, "--engine", "dask", "--scheduler", cluster.scheduler_address, "--output", output, "--skip-bad-rows")
    status, _, err = run(*given)
    assert status == 0, err
    assert "962 sentences of 482 texts" in err
    assert "refused: 4 texts" in err
    assert refused_path(output).read_bytes() == refused_path(alone).read_bytes()
    pd.testing.assert_frame_equal(read_parts(output), pd.read_parquet(alone))
    (output / "part-5.parquet").unlink()
    refused_path(output).unlink()
    assert run(*given, "--resume")[0] == 0
    assert refused_path(output).read_bytes() == refused_path(alone).read_bytes()


def test_parts_without_a_good_row_are_one_message(run, cluster, tmp_path):
    folder = tmp_path / "parts"
    folder.mkdir()
    pd.DataFrame({"text": [None, ""]}).to_parquet(folder / "part-0.parquet")
    given = ("--engine", "dask", "--scheduler", cluster.scheduler_address, "--output", tmp_path / "scored")
    status, _, err = run(folder, *given, "--skip-bad-rows")
    assert (status, err.count("\n")) == (2, 1)
    assert (
        "part-0.parquet, row 1: column 'text': no text; give it one or remove the row; nothing else is left to score"
        in err
    )
    assert not (tmp_path / "scored").exists()
    assert not refused_path(tmp_path / "scored").exists()


def test_engine_and_scheduler_go_together(run, parts, tmp_path):
    for given in (("--engine", "dask"), ("--scheduler", "tcp://127.0.0.1:9")):
        assert "go together" in run(parts, *given, "--output", tmp_path / "scored")[2]


@pytest.mark.parametrize("address", ["garbage", "pigeon://here:1"])
def test_address_that_is_none_is_one_message_at_once(start, parts, tmp_path, address):
    begun = time.perf_counter()
    with start(parts, "--engine", "dask", "--scheduler", address, "--output", tmp_path / "scored") as process:
        out, err = process.communicate()
    assert time.perf_counter() - begun < 15
    assert (process.returncode, out, err.count(b"\n")) == (2, b"", 1)
    assert f"--scheduler {address}: not reached".encode() in err
