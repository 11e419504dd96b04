import json
from dataclasses import replace

import numpy as np
import pytest
from scipy.stats import binom, norm
from statsmodels.stats.contingency_tables import mcnemar

from stance.errors import StanceError
from stance.metrics.predictions import Predictions
from stance.reports.compared import comparison_json
from stance.reports.comparison import compare_runs
from stance.reports.comparison_layout import read_comparison, render_comparison_markdown, render_comparison_text

from .conftest import SIDES, types_run


@pytest.fixture(scope="module")
def comparison():
    runs = [("good", types_run(0, skill=0.45)), ("alike", types_run(1, skill=0.45)), ("poor", types_run(2, skill=0.1))]
    return compare_runs(runs, resamples=500)


def pair_of(comparison, a, b):
    return next(pair for pair in comparison.pairs if (pair.a, pair.b) == (a, b))


def test_the_json_has_the_keys_that_other_programs_read(comparison):
    data = json.loads(json.dumps(comparison_json(comparison), allow_nan=False))
    assert set(data) >= {"task", "n", "runs", "pairs"}
    assert set(data["runs"][0]) >= {"name", "macro_f1", "ci", "per_label"}
    pair = data["pairs"][0]
    assert set(pair) >= {"a", "b", "difference", "ci", "p", "p_adjusted", "verdict", "per_label", "flipped"}
    assert set(pair["per_label"]["pledge"]) >= {"difference", "ci", "p", "p_adjusted"}


def test_a_run_compared_with_itself_is_never_significant():
    run = types_run()
    pair = compare_runs([("a", run), ("b", run)], resamples=200).pairs[0]
    assert (pair.difference, pair.ci, pair.p, pair.flipped) == (0.0, [0.0, 0.0], 1.0, 0)
    assert pair.verdict == "no evidence either way"
    assert pair.further_items is None
    assert {item.p for item in pair.per_label.values()} == {1.0}
    assert {item.verdict for item in pair.per_label.values()} == {"no evidence either way"}


def test_a_clear_difference_is_found_and_its_direction_told(comparison):
    pair = pair_of(comparison, "good", "poor")
    assert pair.verdict == "better"
    assert 0 < pair.ci[0] < pair.difference < pair.ci[1]
    turned = compare_runs([("poor", types_run(2, skill=0.1)), ("good", types_run(0, skill=0.45))], resamples=500)
    assert turned.pairs[0].verdict == "worse"
    assert turned.pairs[0].difference == -pair.difference


def test_runs_of_one_kind_give_no_evidence_either_way(comparison):
    assert pair_of(comparison, "good", "alike").verdict == "no evidence either way"


def test_letters_name_the_runs_that_are_beaten(comparison):
    assert [(run.letter, run.beats) for run in comparison.runs] == [("a", ["c"]), ("b", ["c"]), ("c", [])]


def test_wins_ties_and_losses_add_up_and_count_whole_items(comparison):
    pair = pair_of(comparison, "good", "poor")
    good, poor = types_run(0, skill=0.45), types_run(2, skill=0.1)
    right = [(run.gold == run.predicted).all(axis=1) for run in (good, poor)]
    assert pair.wins == int((right[0] & ~right[1]).sum())
    assert pair.losses == int((~right[0] & right[1]).sum())
    assert pair.wins + pair.ties + pair.losses == 200
    assert pair.flipped == pair.wins + pair.losses


def test_the_second_test_of_a_label_is_mcnemars(comparison):
    item = pair_of(comparison, "good", "poor").per_label["refusal"]
    exact = mcnemar([[0, item.only_a], [item.only_b, 0]], exact=True).pvalue
    discordant = item.only_a + item.only_b
    assert item.mcnemar == pytest.approx(exact - binom.pmf(min(item.only_a, item.only_b), discordant, 0.5), abs=1e-12)


def test_adjusted_p_values_are_never_smaller(comparison):
    for pair in comparison.pairs:
        assert pair.p_adjusted >= pair.p
        for item in pair.per_label.values():
            assert item.p_adjusted >= item.p
            assert item.mcnemar_adjusted >= item.mcnemar


def test_a_label_that_one_run_never_gives_is_judged_by_f1_and_not_by_items_right():
    run = types_run(0, skill=0.45)
    predicted = run.predicted.copy()
    # The shy run has nearly as many items right on a rare label as one that finds it with false alarms.
    predicted[:, 0] = False
    shy = Predictions(run.task, run.ids, run.groups, run.gold, predicted, None)
    item = compare_runs([("open", run), ("shy", shy)], resamples=500).pairs[0].per_label["pledge"]
    assert item.verdict == "better"
    assert item.p_adjusted < 0.05


def test_flips_are_the_items_that_some_runs_have_right_and_others_not(comparison):
    for flip in comparison.flips:
        assert 0 < len(flip.right) < 3
        assert set(flip.predicted) == {"good", "alike", "poor"}
    pair = pair_of(comparison, "good", "poor")
    assert sum(("good" in flip.right) != ("poor" in flip.right) for flip in comparison.flips) == pair.flipped


def test_a_single_document_is_compared_by_items():
    runs = [("good", types_run(0, skill=0.5, n_documents=1)), ("poor", types_run(2, skill=0.0, n_documents=1))]
    pair = compare_runs(runs, resamples=300).pairs[0]
    assert pair.p < 0.05
    assert pair.ci[0] < pair.difference < pair.ci[1]


def test_under_a_simulated_null_few_comparisons_are_significant():
    # Forty pairs of equal runs; two verdicts are expected by chance, six come once in eighty trials.
    found = [
        compare_runs([("a", types_run(2 * seed)), ("b", types_run(2 * seed + 1))], resamples=99).pairs[0]
        for seed in range(40)
    ]
    assert sum(pair.p < 0.05 for pair in found) <= 6
    assert sum(item.verdict != "no evidence either way" for pair in found for item in pair.per_label.values()) <= 6


def test_one_run_is_refused():
    with pytest.raises(StanceError, match="1 run given; a comparison needs at least two"):
        compare_runs([("a", types_run())])


def test_other_items_are_refused_with_the_first_that_differs():
    run = types_run()
    with pytest.raises(StanceError, match="a and b: the held-out items differ: b lacks 'i000'; compare runs"):
        compare_runs([("a", run), ("b", run.take(np.arange(200) > 0))])


def test_other_gold_labels_are_refused():
    run = types_run()
    gold = run.gold.copy()
    gold[7, 0] = ~gold[7, 0]
    other = Predictions(run.task, run.ids, run.groups, gold, run.predicted, None)
    with pytest.raises(StanceError, match=r"the gold labels of 1 items differ: 'i007' \(none; pledge\); train both"):
        compare_runs([("a", run), ("b", other)])


def test_other_labels_are_refused():
    run = types_run()
    other = Predictions(SIDES, run.ids, run.groups, run.gold[:, :3], run.predicted[:, :3], None)
    with pytest.raises(StanceError, match="a and b: other labels"):
        compare_runs([("a", run), ("b", other)])


def test_the_p_of_a_label_is_what_its_verdict_goes_by(comparison):
    for pair in comparison.pairs:
        for item in pair.per_label.values():
            assert (item.p_adjusted < 0.05 and item.difference != 0) == (item.verdict != "no evidence either way")


def test_what_a_comparison_could_show_goes_by_the_level_of_holm(comparison):
    labels = [item for pair in comparison.pairs for item in pair.per_label.values()]
    p, alpha = sorted(item.p for item in labels), 0.05
    for item in labels:
        level = alpha / (len(labels) - p.index(item.p))
        run_error = item.smallest_difference / (norm.ppf(1 - level / 2) + norm.ppf(0.8))
        width = (item.ci[1] - item.ci[0]) / 3.92
        assert run_error == pytest.approx(width, rel=0.25, abs=1e-9)


def test_what_the_test_does_not_find_is_never_called_enough(comparison):
    text = render_comparison_text(comparison)
    assert "enough" not in text.replace("items would be enough", "")
    assert ("unclear:" in text) == any(" unclear " in line for line in text.splitlines())


def test_an_unclear_difference_comes_with_its_explanation(comparison):
    pair = comparison.pairs[0]
    unclear = replace(pair, further_items=0, verdict="no evidence either way")
    text = render_comparison_text(replace(comparison, pairs=[unclear, *comparison.pairs[1:]]))
    assert any(line.split()[:3] == ["good", "−", "alike"] and " unclear " in line for line in text.splitlines())
    assert "\nunclear: by the spread of the resamples" in text


def test_a_p_value_at_its_floor_is_told_as_a_bound():
    runs = [("good", types_run(0, skill=0.5)), ("poor", types_run(2, skill=0.0))]
    comparison = compare_runs(runs, resamples=99)
    pair = comparison.pairs[0]
    assert pair.p == 1 / (comparison.swaps + 1)
    assert f"≤{pair.p:.3f}".replace("0.", ".") in render_comparison_text(comparison)


def test_labels_with_too_few_items_carry_the_mark(comparison):
    assert comparison.support["condition"] < 15 <= comparison.support["refusal"]
    text = render_comparison_text(comparison)
    lines = [line.split()[0] for line in text.splitlines() if line.startswith((" condition", " refusal"))]
    assert set(lines) == {"condition†", "refusal"}
    assert "† fewer than 15 held-out items, too few to tell: condition, none-such" in text
    assert ".58†" in text


def test_a_run_beside_itself_is_told_without_a_smallest_difference():
    run = types_run()
    same = compare_runs([("a", run), ("b", run)], resamples=50)
    assert read_comparison(same) == [
        "No evidence either way between a and b: .00 [.00, .00]. The runs do equally well here."
    ]


def test_an_open_question_says_what_would_settle_it(comparison):
    line = next(line for line in read_comparison(comparison) if "good and alike" in line)
    assert "these 200 items would show a difference of" in line


def test_the_markdown_comparison_is_the_approved_one(comparison, assert_golden):
    assert_golden("comparison.md", render_comparison_markdown(comparison))


def test_the_terminal_comparison_is_the_approved_one(comparison, assert_golden):
    assert_golden("comparison.txt", render_comparison_text(comparison))
