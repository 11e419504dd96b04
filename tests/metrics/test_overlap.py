from hypothesis import given
from hypothesis import strategies as st
from sklearn.metrics import f1_score, precision_score, recall_score

from stance.metrics.overlap import Overlap, measure_overlap

tokens = st.frozensets(st.integers(0, 9), max_size=6)


@given(st.lists(st.tuples(tokens, tokens), min_size=1, max_size=8))
def test_overlap_is_what_scikit_learn_gives_for_the_tokens_of_all_units(pairs):
    gold = [place in one for one, _ in pairs for place in range(10)]
    found = [place in other for _, other in pairs for place in range(10)]
    measured = measure_overlap(pairs)
    for figure, score in (
        (measured.precision, precision_score),
        (measured.recall, recall_score),
        (measured.f1, f1_score),
    ):
        assert abs((figure or 0.0) - score(gold, found, zero_division=0.0)) < 1e-12
    assert measured.exact == sum(one == other for one, other in pairs) / len(pairs)


def test_nothing_marked_has_no_figures():
    assert measure_overlap([]) == Overlap(0, None, None, None, None)


def test_f1_does_not_depend_on_the_side_that_is_gold():
    pairs = [(frozenset({1, 2}), frozenset({2, 3, 4})), (frozenset(), frozenset({5}))]
    assert measure_overlap(pairs).f1 == measure_overlap([(other, one) for one, other in pairs]).f1
