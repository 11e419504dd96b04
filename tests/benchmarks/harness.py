"""Time a full report and a comparison of ten runs on 5,000 held-out items, 10 labels, 2,000 resamples.

Run by hand: `python tests/benchmarks/harness.py [--documents 200]`. With as many documents as items
every sentence is its own document, the hardest case for the resampling.
"""

import argparse
import json
import time
from collections.abc import Callable
from typing import TypeVar

import numpy as np

from stance.codebook import own_task
from stance.metrics.predictions import Predictions, sorted_predictions
from stance.reports.compared import comparison_json
from stance.reports.comparison import compare_runs
from stance.reports.comparison_layout import render_comparison_markdown
from stance.reports.html import render_comparison_html, render_html
from stance.reports.record import Report, list_mistakes, report_json, task_figures
from stance.reports.text import render_markdown, render_text

Result = TypeVar("Result")
N_LABELS = 10


def make_run(n_items: int, n_documents: int, *, seed: int, noise: float) -> Predictions:
    """Make a run; the gold labels are the same for every seed."""
    fixed, rng = np.random.default_rng(0), np.random.default_rng(seed)
    gold = fixed.random((n_items, N_LABELS)) < np.linspace(0.02, 0.3, N_LABELS)
    scores = np.clip(gold * 0.5 + rng.normal(0.25, noise, gold.shape), 0, 1)
    groups = np.array([f"document-{place:04d}" for place in np.arange(n_items) % n_documents])
    ids = np.array([f"item-{place:05d}" for place in range(n_items)])
    task = own_task([f"label-{place}" for place in range(N_LABELS)], multilabel=True)
    return sorted_predictions(task, ids, groups, gold, scores > 0.5, scores)


class Clock:
    """Runs work and keeps how long it took."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    def time(self, name: str, work: Callable[[], Result]) -> Result:
        start = time.perf_counter()
        result = work()
        self.seconds[name] = time.perf_counter() - start
        return result


def time_harness(*, n_items: int, n_documents: int) -> dict[str, float]:
    """Give the seconds of each step of a report and of a comparison of ten runs."""
    clock = Clock()
    runs = [(f"run-{place}", make_run(n_items, n_documents, seed=place, noise=0.2 + place / 50)) for place in range(10)]
    text_by_id = {name: f"Sentence {name} of a middling length, as they are in addresses." for name in runs[0][1].ids}
    figures = clock.time("figures, 2,000 resamples", lambda: task_figures(runs[0][1], seed=0))
    mistakes = clock.time("mistakes", lambda: list_mistakes(runs[0][1]))
    report = Report("benchmark", "How fast?", "made up", "", {}, {"label": figures}, {"label": mistakes})
    clock.time("report.json", lambda: json.dumps(report_json(report)))
    clock.time("report.md", lambda: render_markdown(report))
    clock.time("terminal", lambda: render_text(report))
    clock.time("report.html", lambda: render_html(report, text_by_id))
    comparison = clock.time("comparison of ten runs", lambda: compare_runs(runs))
    clock.time("comparison.json", lambda: json.dumps(comparison_json(comparison)))
    clock.time("comparison.md", lambda: render_comparison_markdown(comparison))
    clock.time("comparison.html", lambda: render_comparison_html(comparison, text_by_id))
    return clock.seconds


def main() -> None:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--items", type=int, default=5000)
    parser.add_argument("--documents", type=int, default=200)
    options = parser.parse_args()
    seconds = time_harness(n_items=options.items, n_documents=options.documents)
    for name, value in (seconds | {"together": sum(seconds.values())}).items():
        print(f"{name:<40} {value:6.2f} s")


if __name__ == "__main__":
    main()
