import json
import re
from collections import namedtuple

import pytest

from stance.reports.comparison import compare_runs
from stance.reports.html import render_comparison_html, render_html
from stance.reports.lists import cut_at_marks, flip_list, mistake_list

from .conftest import SECRET, types_run

Words = namedtuple("Words", "label start end")


@pytest.fixture
def page(full_report, text_by_id):
    return render_html(full_report, text_by_id, {"i000": [Words("pledge", 4, 11), Words("favor", 0, 3)]})


def embedded(page, name):
    return json.loads(re.search(rf'id="{name}-data">(.*?)</script>', page, re.DOTALL).group(1))


def test_a_page_asks_for_nothing_from_elsewhere(page):
    assert not re.search(r'(src|href)="(?!#)', page)
    assert "url(" not in page
    assert "@import" not in page
    assert "http" not in page


def test_the_page_shows_the_sentences_and_every_part(page):
    assert SECRET in page
    for part in (
        "model and annotators",
        "beside other runs",
        "Reliability",
        "Learning curve",
        "Contrast suite",
        "Rules",
    ):
        assert part in page


def test_the_learning_curve_is_drawn_for_both_means(page):
    assert 'aria-label="macro-F1 from .20 with 200 training sentences to .40 with 800;' in page
    assert 'aria-label="micro-F1 from .45 with 200 training sentences to .60 with 800;' in page


def test_the_learning_curve_has_a_tick_at_each_point_and_a_named_axis(page):
    plot = re.search(r'<svg class="plot wide-plot".*?</svg>', page, re.DOTALL).group(0)
    ticks = re.findall(r'<text x="([\d.]+)" y="131" text-anchor="middle">([\d,]+)</text>', plot)
    dots = re.findall(r'<circle class="dot" cx="([\d.]+)"', plot)
    assert [number for _, number in ticks] == ["200", "800"]
    assert [place for place, _ in ticks] == dots
    assert "training sentences, log scale" in plot


def test_words_that_are_the_whole_sentence_are_not_marked(full_report):
    item = full_report.mistakes["types"][0]
    text = "“We go home.”"
    marks = {item.id: [Words("pledge", 1, 11), Words("refusal", 4, 6)]}
    row = mistake_list(full_report, "types", {item.id: text}, marks).rows[0]
    assert row["cells"][0]["pieces"] == [("“We ", ""), ("go", "refusal"), (" home.”", "")]


def test_a_page_without_further_parts_is_drawn_too(bare_report):
    page = render_html(bare_report, {})
    assert "Contrast suite" not in page
    assert "annotators" not in page


def test_every_mistake_is_embedded_with_its_rules_and_tags(page, full_report):
    data = embedded(page, "mistakes-types")
    assert len(data["rows"]) == len(full_report.mistakes["types"])
    row, mistake = data["rows"][0], full_report.mistakes["types"][0]
    assert row["cells"][1:4] == [mistake.gold, mistake.predicted, mistake.kind]
    assert row["tags"]["kind"] == [mistake.kind]
    assert set(row["cells"][6]["links"]) <= {"act", "duration"}


def test_a_sentence_cannot_end_the_script_that_holds_it(bare_report):
    text = '</script><img onerror="alert(1)">'
    page = render_html(bare_report, {mistake.id: text for mistake in bare_report.mistakes["types"]})
    assert "<img" not in page
    assert embedded(page, "mistakes-types")["rows"][0]["cells"][0]["pieces"] == [[text, ""]]


def test_markup_in_names_is_told_and_not_obeyed(bare_report):
    from dataclasses import replace

    assert "<b>" not in render_html(replace(bare_report, experiment="<b>x</b>"), {})


def test_evidence_is_that_of_the_labels_of_the_task(full_report, text_by_id):
    marks = {"i000": [Words("pledge", 4, 11), Words("favor", 0, 3)]}
    for task, label in (("types", "pledge"), ("side", "favor")):
        rows = mistake_list(full_report, task, text_by_id, marks).rows
        pieces = [row["cells"][0]["pieces"] for row in rows if row["cells"][-1] == "i000"]
        assert {label for cut in pieces for _, label in cut if label} <= {label}


def test_offsets_count_characters_beyond_the_basic_plane_as_one():
    assert cut_at_marks("𝒜 pledges", [Words("pledge", 2, 9)]) == [("𝒜 ", ""), ("pledges", "pledge")]


def test_the_surest_mistakes_can_be_sorted_first(full_report, text_by_id):
    found = mistake_list(full_report, "types", text_by_id, {})
    assert found.columns[found.sorted_by] == "how sure"
    assert all(0 <= row["cells"][found.sorted_by]["value"] <= 1 for row in found.rows)


def test_a_comparison_shows_flipped_sentences_only_where_they_are_given(text_by_id):
    comparison = compare_runs([("a", types_run()), ("b", types_run(1))], resamples=100)
    assert SECRET in render_comparison_html(comparison, text_by_id)
    assert SECRET not in render_comparison_html(comparison)


def test_a_flip_is_tagged_with_who_is_right_against_whom():
    comparison = compare_runs([("a", types_run()), ("b", types_run(1)), ("c", types_run(2))], resamples=50)
    for row, flip in zip(flip_list(comparison, {}).rows, comparison.flips, strict=True):
        wrong = [name for name in "abc" if name not in flip.right]
        assert row["tags"]["flip"] == [f"{a} > {b}" for a in flip.right for b in wrong]
