"""Seconds: worker processes start, and start again where a test kills one."""

import os
import signal
import sys
import threading
import time

import numpy as np
import pytest
from scipy import sparse

from stance.codebook import own_task
from stance.errors import StanceError
from stance.model.linear import fit_task, plan_folds
from stance.runs.folds import folds_on
from stance.train import main

distributed = pytest.importorskip("distributed", reason="an extra of the package")

# The library's own, at import and when processes end: not of our making.
pytestmark = [
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]
TASK = own_task(["a", "b"], multilabel=True)


LINES = [
    *(f"Minister {n} will not take part in the mission.,no,{n % 9}" for n in range(20)),
    *(f"We will send {n} engineers to the strait.,yes,{n % 9}" for n in range(20)),
]


@pytest.fixture(scope="module")
def data():
    """Features so many that a fold takes long enough to be interrupted."""
    rng = np.random.default_rng(3)
    X = sparse.random(4000, 600, density=0.1, format="csr", rng=rng)
    gold = np.asarray(X @ rng.normal(size=(600, 2)) + rng.normal(size=(4000, 2))) > 0
    return X, gold, plan_folds(np.arange(4000), n_folds=5, seed=0)


def fit(data):
    X, gold, plan = data
    return fit_task(X, gold, TASK, plan, strengths=(0.1, 1.0, 10.0), jobs=1)


def kill_worker_at_work(cluster, killed: list[int]) -> None:
    """Kill the first worker that is seen at a fold, and note how many folds it held."""
    names = {worker.worker_address: worker.process.pid for worker in cluster.workers.values()}
    while True:
        for state in list(cluster.scheduler.workers.values()):
            folds = [task for task in list(state.processing) if "_fold_scores" in str(task.key)]
            if folds and state.address in names:
                os.kill(names[state.address], signal.SIGKILL)
                killed.append(len(folds))
                return
        time.sleep(0.001)


def test_worker_killed_at_a_fold_changes_no_weight(cluster, data):
    here = fit(data)
    killed: list[int] = []
    killer = threading.Thread(target=kill_worker_at_work, args=(cluster, killed), daemon=True)
    killer.start()
    with folds_on(cluster.scheduler_address):
        there = fit(data)
    killer.join(timeout=10)
    assert killed[0] >= 1
    for name in ("coefficients", "intercepts", "thresholds", "support"):
        assert getattr(there, name).tobytes() == getattr(here, name).tobytes(), name
    assert there.inner_loss == here.inner_loss


def test_fold_that_takes_workers_down_is_one_message(cluster, data, monkeypatch):
    monkeypatch.setattr(cluster.scheduler, "allowed_failures", 0)
    killer = threading.Thread(target=kill_worker_at_work, args=(cluster, []), daemon=True)
    killer.start()
    with (
        pytest.raises(StanceError, match="lost with several workers, perhaps for lack of memory"),
        folds_on(cluster.scheduler_address),
    ):
        fit(data)
    killer.join(timeout=10)


def test_training_on_a_cluster_writes_the_same_bytes(cluster, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    table = tmp_path / "labels.csv"
    table.write_text("text,label,group\n" + "".join(line + "\n" for line in LINES))
    printed, written = [], []
    for given in (("--jobs", "1"), ("--engine", "dask", "--scheduler", cluster.scheduler_address)):
        status = main(["--annotations", str(table), "--output", "own", "--quiet", *given])
        out, err = capsys.readouterr()
        assert status == 0, err
        printed.append(out)
        written.append({path: path.read_bytes() for path in sorted(tmp_path.rglob("own/**/*")) if path.is_file()})
    assert printed[0] == printed[1]
    assert written[0] == written[1]
    assert any(path.name == "arrays.safetensors" for path in written[0])


def test_scheduler_without_workers_is_one_message(monkeypatch):
    monkeypatch.setattr("stance.runs.cluster.SECONDS_TO_CONNECT", 1)
    with (
        distributed.LocalCluster(n_workers=0, dashboard_address=":0", silence_logs=50) as empty,
        pytest.raises(StanceError, match=r"has no workers; start some with `dask worker tcp://.* --nthreads 1`"),
        folds_on(empty.scheduler_address),
    ):
        pass


def test_workers_of_another_version_are_refused(cluster, monkeypatch):
    monkeypatch.setattr("stance.runs.cluster.library_versions", lambda: {"numpy": "1.0", "no-such-library": "1.0"})
    with (
        pytest.raises(StanceError, match=r"worker tcp://.*: numpy is version .*, here it is 1\.0; install the same"),
        folds_on(cluster.scheduler_address),
    ):
        pass
    monkeypatch.setattr("stance.runs.cluster.library_versions", lambda: {"no-such-library": "1.0"})
    with (
        pytest.raises(StanceError, match="no-such-library is not installed, here it is"),
        folds_on(cluster.scheduler_address),
    ):
        pass


def test_scheduler_that_is_not_there_is_one_message(monkeypatch):
    monkeypatch.setattr("stance.runs.cluster.SECONDS_TO_CONNECT", 1)
    with (
        pytest.raises(StanceError, match=r"--scheduler tcp://127\.0\.0\.1:9: not reached"),
        folds_on("tcp://127.0.0.1:9"),
    ):
        pass


def test_missing_library_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "distributed", None)
    with (
        pytest.raises(StanceError, match=r"pip install 'stance\[cluster\]'"),
        folds_on("tcp://127.0.0.1:9"),
    ):
        pass
