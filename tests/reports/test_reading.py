import re

from stance.metrics.predictions import Predictions
from stance.reports.reading import read_aloud
from stance.reports.record import task_figures

from .conftest import types_run


def lines_of(run):
    return read_aloud("types", task_figures(run, seed=0, resamples=100))


def test_a_label_is_read_as_shares_of_a_hundred_with_their_range():
    line = next(line for line in lines_of(types_run()) if "calls pledge" in line)
    share = r"about \d+ {}\(\d+ to \d+\)"
    found = share.format("")
    pattern = rf"Of 100 sentences it calls pledge, {share.format('are ')}; of 100 that are, it finds {found}\."
    assert re.fullmatch(pattern, line)


def test_a_label_with_few_items_says_so_instead_of_its_figure():
    line = next(line for line in lines_of(types_run()) if line.startswith("condition"))
    assert line.startswith("condition: only 9 held-out items; too few to tell (F1 may lie anywhere in [")


def test_a_label_that_nobody_gives_is_left_out_in_so_many_words():
    lines = lines_of(types_run())
    assert "(none-such left out: neither in gold nor predicted)" in lines[0]
    assert "none-such: no held-out item has it, and never predicted; nothing to tell." in lines


def test_a_label_never_predicted_misses_all():
    run = types_run()
    predicted = run.predicted.copy()
    predicted[:, 0] = False
    silent = Predictions(run.task, run.ids, run.groups, run.gold, predicted, run.probabilities)
    assert f"pledge: never predicted; it misses all {run.gold[:, 0].sum()}." in lines_of(silent)


def test_accuracy_is_never_the_headline():
    assert "F1" in lines_of(types_run())[0]
    assert "accuracy" not in " ".join(lines_of(types_run())).lower()
