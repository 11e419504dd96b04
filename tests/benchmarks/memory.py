"""Measure the peak memory of the command against the size of its input.

Run by hand: `python tests/benchmarks/memory.py [--model DIR] [--most 1000000] [--workers 1]`. Each size
is scored in a process of its own; a million sentences take some minutes.
"""

import argparse
import csv
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from throughput import real_sentences

from stance.resources import default_model_folder

SIZES = (1_000, 10_000, 100_000, 1_000_000)


def write_table(path: Path, texts: list[str], n: int) -> None:
    """Write a table of n sentences, those given over and over."""
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(("id", "text"))
        writer.writerows((number, texts[number % len(texts)]) for number in range(n))


def peak_of(command: list[str]) -> tuple[float, float]:
    """Run a command and give its peak memory in megabytes, that of its first process, and its seconds.

    The peak is read from /proc while it runs: what the system tells at its end holds the memory of the process that
    started it, if that was larger.
    """
    start, peak = time.perf_counter(), 0
    process = subprocess.Popen(command)
    status = Path(f"/proc/{process.pid}/status")
    while process.poll() is None:
        with suppress(OSError):
            told = re.search(r"VmHWM:\s+(\d+)", status.read_text(encoding="utf-8"))
            peak = max(peak, int(told[1])) if told else peak
        time.sleep(0.02)
    if process.returncode:
        raise SystemExit(f"the command ended with {process.returncode}")
    return peak / 1024, time.perf_counter() - start


def measure_sizes(
    model: Path, *, most: int, workers: int = 1, kind: str = "jsonl"
) -> Iterator[tuple[int, float, float, float, float]]:
    """Give sentences, megabytes in and out, megabytes at most in memory, and seconds of each size up to `most`."""
    texts = real_sentences(5_000)
    with tempfile.TemporaryDirectory() as folder:
        for n in (size for size in SIZES if size <= most):
            table, output = Path(folder) / "rows.csv", Path(folder) / "scored"
            write_table(table, texts, n)
            command = [sys.executable, "-m", "stance.score", str(table), "--output", str(output), "--unit", "sentence"]
            command += ["--model", str(model), "--quiet", "--format", kind, "--workers", str(workers)]
            peak, seconds = peak_of(command)
            given, made = (path.stat().st_size / 1e6 for path in (table, output))
            yield n, given, made, peak, seconds


def main() -> None:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path, default=default_model_folder())
    parser.add_argument("--most", type=int, default=SIZES[-1])
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--format", default="jsonl")
    options = parser.parse_args()
    for n, given, made, peak, seconds in measure_sizes(
        options.model, most=options.most, workers=options.workers, kind=options.format
    ):
        print(f"{n:>9,} sentences  {given:7.1f} MB in  {made:8.1f} MB out  {peak:6.0f} MB at most  {seconds:7.1f} s")


if __name__ == "__main__":
    main()
