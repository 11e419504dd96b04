import pytest

from stance.reports.contrast import lay_out_contrast, measure_contrast
from stance.reports.record import ContrastItem

from .conftest import contrast_items


@pytest.fixture(scope="module")
def contrast():
    return measure_contrast(contrast_items(), resamples=200)


def test_items_and_whole_sets_are_counted(contrast):
    assert (contrast.overall.passed, contrast.overall.items) == (3, 5)
    assert (contrast.overall.sets_passed, contrast.overall.sets) == (1, 3)
    assert contrast.overall.share == 3 / 5
    assert contrast.overall.sets_share == 1 / 3


def test_every_capability_has_its_rate_with_an_interval(contrast):
    assert list(contrast.by_capability) == ["negation", "voice"]
    negation = contrast.by_capability["negation"]
    assert negation.share == 3 / 4
    assert negation.ci[0] < 3 / 4 < negation.ci[1]
    assert contrast.by_capability["voice"].ci[0] == 0.0
    assert contrast.by_capability["voice"].ci[1] > 0.5


def test_unseen_verbs_are_told_apart(contrast):
    assert contrast.by_verb["unseen verbs"].share == 1 / 2
    assert contrast.by_verb["seen verbs"].share == 2 / 3


def test_without_unseen_verbs_verbs_are_not_told_apart():
    assert measure_contrast(contrast_items()[:2], resamples=50).by_verb == {}


def test_the_failures_are_listed_with_their_sentences(contrast):
    assert [item.id for item in contrast.failures] == ["n4", "v1"]
    rates, failures = lay_out_contrast(contrast)
    assert rates.rows[-1][0] == "all"
    assert failures.rows[1][:4] == ("The accord will be signed by Tallinn.", "voice", "pledge", "none")


def test_the_order_of_types_does_not_matter():
    assert ContrastItem("a", "", "c", "s", ("x", "y"), ("y", "x")).is_passed


def test_an_empty_suite_has_no_rates():
    found = measure_contrast([])
    assert found.overall.share is None
    assert found.by_capability == {}
