"""Time scoring and the folds of training on a Dask cluster of this machine, against one process.

Run by hand, on a machine where nothing else runs: `OMP_NUM_THREADS=1 python tests/benchmarks/cluster.py
[--sentences 40000] [--parts 16] [--rounds 3]`. All ways of scoring read the same Parquet parts, and all
ways of training fit the weights of the default experiment on its training sentences. Workers are processes
of one thread; a round before the first loads the model into each. The median of the rounds counts.
"""

import argparse
import os
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from io import StringIO
from pathlib import Path

import numpy as np
import pandas as pd
from distributed import LocalCluster
from throughput import real_sentences

from stance.corpus.labelled import Labelled, project_labelled
from stance.corpus.splits import held_out_mask, read_split
from stance.resources import annotations_folder, default_model_folder, experiments_folder
from stance.runs.config import read_config
from stance.runs.delivering import Delivery, deliver
from stance.runs.fitting import fit_model
from stance.runs.folds import folds_on
from stance.runs.inputs import InputOptions
from stance.runs.parts import deliver_on_cluster
from stance.runs.scoring import make_job
from stance.runs.settings import Settings

WORKERS = (1, 2)
# As the README says: else Dask has its workers give freed memory back at once, and fits take twice the time.
KEEP_MEMORY = {"MALLOC_TRIM_THRESHOLD_": "134217728", "MALLOC_MMAP_THRESHOLD_": "33554432"}
Ways = dict[str, Callable[[], object]]


def write_parts(folder: Path, texts: list[str], n_parts: int) -> None:
    """Write sentences into so many Parquet files."""
    folder.mkdir()
    for number, rows in enumerate(np.array_split(np.array(texts, dtype=object), n_parts)):
        pd.DataFrame({"text": rows}).to_parquet(folder / f"part-{number:03d}.parquet")


def ways_to_score(parts: Path, outputs: Iterator[Path], model: Path, clusters: dict[int, str]) -> Ways:
    """Give the ways to score the parts, each into outputs of its own."""
    job = make_job(model, kind="parquet", width=100)

    def of(workers: int = 1) -> Delivery:
        return Delivery((str(parts),), job, InputOptions(unit="sentence"), next(outputs), workers)

    ways: Ways = {f"{n} here": lambda n=n: deliver(of(n), StringIO()) for n in WORKERS}
    return ways | {f"{n} on dask": lambda at=at: deliver_on_cluster(of(), at) for n, at in clusters.items()}


def ways_to_train(clusters: dict[int, str]) -> Ways:
    """Give the ways to fit the default experiment."""
    config, train = read_config(experiments_folder() / "default").model, training_sentences()

    def fit(jobs: int = 1, scheduler: str | None = None) -> None:
        with folds_on(scheduler):
            fit_model(config, train, Settings(jobs=jobs))

    ways: Ways = {f"{n} here": lambda n=n: fit(jobs=n) for n in WORKERS}
    return ways | {f"{n} on dask": lambda at=at: fit(scheduler=at) for n, at in clusters.items()}


def training_sentences() -> Labelled:
    """Give the project's sentences that are not held out."""
    labelled = project_labelled()
    return labelled.take(~held_out_mask(labelled, read_split(annotations_folder() / "split.csv")))


def medians(ways: Ways, rounds: int) -> dict[str, float]:
    """Give the median seconds of each way, all ways in turn in each round, after one that does not count."""
    seconds: dict[str, list[float]] = {name: [] for name in ways}
    for number in range(rounds + 1):
        for name, work in ways.items():
            start = time.perf_counter()
            work()
            if number:
                seconds[name].append(time.perf_counter() - start)
    return {name: statistics.median(found) for name, found in seconds.items()}


def print_table(title: str, found: dict[str, float], n: int) -> None:
    """Print the ways of one kind of work, with how many times as fast as one process here they are."""
    base = found["1 here"]
    print(f"\n{title}\n{'processes':<12} {'seconds':>8} {'sentences/s':>12} {'times one':>10}")
    for name, value in found.items():
        print(f"{name:<12} {value:>8.1f} {n / value:>12,.0f} {base / value:>10.2f}")


def main() -> None:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path, default=default_model_folder())
    parser.add_argument("--sentences", type=int, default=40_000)
    parser.add_argument("--parts", type=int, default=16)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    os.environ.update(KEEP_MEMORY)
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        clusters = {
            n: stack.enter_context(
                LocalCluster(n_workers=n, threads_per_worker=1, dashboard_address=":0", memory_limit=0)
            ).scheduler_address
            for n in WORKERS
        }
        texts = real_sentences(options.sentences)
        write_parts(folder / "parts", texts, options.parts)
        outputs = (folder / f"scored-{number}" for number in range(1_000_000))
        scored = medians(ways_to_score(folder / "parts", outputs, options.model, clusters), options.rounds)
        trained = medians(ways_to_train(clusters), options.rounds)
    print(f"medians of {options.rounds} rounds; {len(texts):,} sentences in {options.parts} parts")
    print_table("scoring", scored, len(texts))
    print_table("training: default experiment, features and folds", trained, len(training_sentences()))


if __name__ == "__main__":
    main()
