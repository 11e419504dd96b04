import json
from itertools import permutations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.metrics import cohen_kappa_score, f1_score

from stance.agreement import main
from stance.codebook import own_task
from stance.metrics.agreement import cohen_kappa, coincidences, krippendorff_alpha, pair_table, positive_f1
from stance.metrics.intervals import draw_weights, percentile_interval, resample
from stance.reports.agreement import Rating, measure_agreement

_ = np.nan
# The example of Krippendorff's "Computing Krippendorff's Alpha-Reliability" (2011, section C: nominal
# data, any number of observers, missing values): four observers, twelve units, alpha .743.
OBSERVERS = [
    [1, 2, 3, 3, 2, 1, 4, 1, 2, _, _, _],
    [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, _, 3],
    [_, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, _],
    [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, _],
]


def naive_alpha(units):
    """Observed over expected disagreement, by counting pairs one by one."""
    units = [[value for value in unit if not np.isnan(value)] for unit in units]
    units = [unit for unit in units if len(unit) > 1]
    pooled = [value for unit in units for value in unit]
    if not units:
        return np.nan
    observed = sum(sum(a != b for a, b in permutations(unit, 2)) / (len(unit) - 1) for unit in units) / len(pooled)
    expected = sum(a != b for a, b in permutations(pooled, 2)) / (len(pooled) * (len(pooled) - 1))
    return 1 - observed / expected if expected else np.nan


def alpha(values, n_values):
    return float(krippendorff_alpha(coincidences(np.asarray(values, dtype=float), n_values).sum(axis=0)))


def test_alpha_is_that_of_krippendorffs_example():
    units = np.array(OBSERVERS, dtype=float).T - 1
    assert alpha(units, 5) == pytest.approx(0.743, abs=0.0005)
    assert alpha(units, 5) == pytest.approx(naive_alpha(units), abs=1e-12)


units = st.lists(st.lists(st.sampled_from([0.0, 1.0, 2.0, np.nan]), min_size=4, max_size=4), min_size=1, max_size=12)


@settings(max_examples=40, deadline=None)
@given(units)
def test_alpha_is_that_of_counting_pairs(values):
    assert alpha(values, 3) == pytest.approx(naive_alpha(values), nan_ok=True)


@settings(max_examples=40, deadline=None)
@given(units, st.randoms())
def test_the_order_of_units_and_annotators_does_not_matter_to_alpha(values, random):
    shuffled = [random.sample(unit, len(unit)) for unit in random.sample(values, len(values))]
    assert alpha(shuffled, 3) == pytest.approx(alpha(values, 3), nan_ok=True)


def test_perfect_agreement_is_one_and_one_value_alone_is_no_figure():
    assert alpha([[0, 0], [1, 1]], 2) == 1
    assert np.isnan(alpha([[1, 1], [1, 1]], 2))


pairs = st.lists(st.tuples(st.integers(0, 2), st.integers(0, 2)), min_size=2, max_size=40)


@settings(max_examples=40, deadline=None)
@given(pairs)
def test_kappa_is_that_of_scikit_learn(judged):
    first, second = np.array(judged, dtype=float).T
    found = float(cohen_kappa(pair_table(first, second, 3).sum(axis=0)))
    if len({*first, *second}) > 1:  # scikit-learn warns and gives nan where one value alone occurs
        assert found == pytest.approx(cohen_kappa_score(first, second), abs=1e-12)
    else:
        assert np.isnan(found)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 1), st.integers(0, 1)), min_size=1, max_size=40))
def test_f1_between_annotators_is_that_of_scikit_learn(judged):
    first, second = np.array(judged, dtype=float).T
    found = float(positive_f1(pair_table(first, second, 2).sum(axis=0)))
    expected = f1_score(first, second, zero_division=0) if (first + second).any() else np.nan
    assert found == pytest.approx(expected, nan_ok=True)


def test_units_that_one_annotator_judged_count_nothing():
    judged = np.array([[0, 0], [1, 1], [1, _], [_, 0]])
    assert alpha(judged, 2) == alpha(judged[:2], 2)
    assert pair_table(judged[:, 0], judged[:, 1], 2).sum() == 2


def ratings(*judged):
    return [
        Rating(f"u{number}", f"d{number % 3}", who, labels)
        for number, unit in enumerate(judged)
        for who, labels in unit
    ]


BOTH = own_task(["a", "b"], multilabel=True)


def test_the_record_counts_units_documents_annotators_and_positives():
    found = measure_agreement(
        BOTH,
        ratings([("X", ("a",)), ("Y", ("a",))], [("X", ()), ("Y", ("b",))], [("X", ("a",))]),
        resamples=50,
    )
    assert (found.n, found.n_documents, found.n_annotators, found.exact) == (2, 2, 2, 1 / 2)
    assert (found.per_label["a"].positives, found.per_label["b"].positives) == (2, 1)
    assert found.per_label["a"].f1 == 1
    assert [(item.id, item.given) for item in found.disagreements] == [("u1", {"X": "none", "Y": "b"})]
    assert found.overall is None


def test_a_multiclass_task_has_a_figure_over_all_labels():
    task = own_task(["a", "b", "c"], multilabel=False)
    judged = [("a", "a"), ("b", "b"), ("c", "a"), ("b", "c"), ("a", "a")]
    found = measure_agreement(task, ratings(*[[("X", (x,)), ("Y", (y,))] for x, y in judged]), resamples=50)
    assert found.overall.kappa == pytest.approx(cohen_kappa_score(*zip(*judged, strict=True)))
    assert found.overall.alpha == pytest.approx(naive_alpha([["abc".index(x), "abc".index(y)] for x, y in judged]))


def test_without_doubly_judged_units_there_is_no_figure():
    found = measure_agreement(BOTH, ratings([("X", ("a",))]), resamples=50)
    assert (found.n, found.exact, found.per_label["a"].alpha) == (0, None, None)
    assert found.per_label["a"].ci == {"alpha": None, "kappa": None, "f1": None}


def test_the_same_seed_gives_the_same_intervals():
    judged = ratings(*[[("X", ("a",) if i % 2 else ()), ("Y", ("a",) if i % 3 else ())] for i in range(9)])
    first, again, other = (measure_agreement(BOTH, judged, seed=seed, resamples=5) for seed in (1, 1, 2))
    assert first == again
    assert first.per_label["a"].ci != other.per_label["a"].ci


def test_intervals_are_expanded_for_few_documents():
    judged = ratings(*[[("X", ("a",) if i % 2 else ()), ("Y", ("a",) if i % 3 else ())] for i in range(9)])
    table = pair_table(*(np.array([[i % 2, bool(i % 3)] for i in range(9)], dtype=float).T), 2)
    by_document = np.stack([table[place::3].sum(axis=0) for place in range(3)])
    drawn = positive_f1(resample(by_document, draw_weights(3, resamples=400, seed=1)))
    found = measure_agreement(BOTH, judged, seed=1, resamples=400).per_label["a"].ci["f1"]
    assert found == pytest.approx(percentile_interval(drawn, n_documents=3).tolist())
    assert found != pytest.approx(percentile_interval(drawn).tolist())


TABLE = "item,coder,code\n1,X,yes\n1,Y,yes\n2,X,no\n2,Y,yes\n3,X,no\n3,Y,no\n"
OPTIONS = ["--id", "item", "--annotator", "coder", "--label", "code"]


def test_the_command_measures_a_table_of_ones_own(tmp_path, capsys):
    path = tmp_path / "own.csv"
    path.write_text(TABLE)
    assert main([str(path), *OPTIONS, "--format", "json"]) == 0
    figures = json.loads(capsys.readouterr().out)["label"]
    assert figures["n"] == 3
    assert figures["overall"]["kappa"] == pytest.approx(cohen_kappa_score(["yes", "no", "no"], ["yes", "yes", "no"]))


def test_the_command_prints_figures_and_disagreements(tmp_path, capsys):
    path = tmp_path / "own.csv"
    path.write_text(TABLE)
    assert main([str(path), *OPTIONS]) == 0
    out = capsys.readouterr().out
    assert "label: 3 items judged twice or more, 3 documents, 2 annotators" in out
    assert "X: no; Y: yes" in out
    assert "equal judgements: .67" in out


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("id,annotator,label\n1,X,a\n1,X,b\n", "row 3: 'X' judged '1' in row 2 already; keep one"),
        ("id,annotator,label\n1,X,a\n2,Y,b\n", "own.csv: no item was judged by two annotators; agreement needs"),
        (
            "id,who,label\n1,X,a\n",
            "no column 'annotator'; it has 'id', 'who', 'label'; name the right one with --annotator",
        ),
    ],
    ids=["twice", "nothing-twice", "column"],
)
def test_the_command_refuses_a_bad_table(tmp_path, capsys, text, message):
    path = tmp_path / "own.csv"
    path.write_text(text)
    assert main([str(path)]) == 2
    assert message in capsys.readouterr().err
