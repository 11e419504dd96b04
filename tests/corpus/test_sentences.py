import json
from itertools import pairwise
from pathlib import Path

import pytest
import sentencex
from hypothesis import given, settings
from hypothesis import strategies as st

from stance.corpus.sentences import split_sentences

CASES = Path(__file__).parents[1] / "cases"


def load(name: str) -> list:
    return json.loads((CASES / name).read_text(encoding="utf-8"))


def split(text: str, **options: bool) -> list[str]:
    return [text[start:end] for start, end in split_sentences(text, **options)]


@pytest.mark.parametrize("case", load("sentences.json"), ids=lambda case: case["name"])
def test_splits_as_the_golden_cases_say(case):
    assert split(case["text"]) == case["sentences"]


@pytest.mark.parametrize("case", load("known_failures.json"), ids=lambda case: case["name"])
@pytest.mark.xfail(strict=True)
def test_known_failures_still_fail(case):
    assert split(case["text"]) == case["sentences"]


def test_there_are_at_least_sixty_golden_cases_with_names_of_their_own():
    names = [case["name"] for case in load("sentences.json") + load("known_failures.json")]
    assert len(names) >= 60
    assert len(set(names)) == len(names)


PIECES = st.sampled_from(
    [
        *'aZé9.?!…,:“”"‘’«»„()[] \n\u00a0\u2028\ufeff🎉',
        *("\r\n", "...", "U.S.", "Mr.", "No.", "p.m.", "Monday", "We will", "The", "I.", "J.", "- ", "1."),
    ]
)


@settings(deadline=None)
@given(st.lists(PIECES, max_size=40).map("".join))
def test_spans_are_ordered_not_blank_and_lose_no_word(text):
    spans = split_sentences(text)
    assert all(text[start:end].strip() == text[start:end] != "" for start, end in spans)
    assert all(one[1] <= other[0] for one, other in pairwise(spans))
    covered = {index for start, end in spans for index in range(start, end)}
    assert all(index in covered for index, character in enumerate(text) if character.isalnum())


@settings(deadline=None)
@given(st.text(max_size=60))
def test_any_text_keeps_all_its_letters(text):
    covered = "".join(text[start:end] for start, end in split_sentences(text))
    assert [c for c in covered if c.isalnum()] == [c for c in text if c.isalnum()]


def test_without_further_ends_an_ellipsis_ends_no_sentence():
    assert split("We may join… Or we may not.", further=False) == ["We may join… Or we may not."]


def test_many_spaces_between_sentences_do_not_join_them():
    assert split("We sign." + " " * 50 + "They do not.") == ["We sign.", "They do not."]


def test_a_long_block_takes_time_in_proportion_to_its_length():
    # Quadratic searching would give some eight million steps a sentence here and take minutes.
    assert len(split_sentences("The ministry will not sign the pact. " * 20_000)) == 20_000


@pytest.mark.parametrize(
    ("piece", "count"),
    [("stop! go ", 1), ("Mr. ", 1), ("“Go! ”", 50_000), ("'", 0), ("[a (", 1), ("we go and ", 1)],
    ids=["lower-case", "abbreviation", "quoted", "apostrophe", "bracket", "no-stop"],
)
def test_a_long_text_of_odd_pieces_is_split_in_proportion_to_its_length(piece, count):
    # Each of them copied or searched the text before a mark once a mark, or its quotation marks once a stop.
    assert len(split_sentences(piece * (300_000 // len(piece)))) == count


LINES = [
    "The delegation of Lund will not sign the note before Dr. Berg has read it.",
    "“We shall not stand in the way. We said so on Monday,” its speaker told reporters.",
    "No. 4 of the list (see art. 7) was left out, however.",
    "Nobody's vote was counted twice!",
    "Was the ferry agreement of 1987 ever in force?",
]


def test_a_long_block_has_the_sentences_of_its_parts():
    lines = LINES * 200
    assert split(" ".join(lines)) == [sentence for line in lines for sentence in split(line)]


def test_sentencex_is_never_shown_more_than_a_window(monkeypatch):
    shown = []

    def spy(language, text, ask=sentencex.get_sentence_boundaries):
        shown.append(len(text))
        return ask(language, text)

    monkeypatch.setattr(sentencex, "get_sentence_boundaries", spy)
    for text in (" ".join(LINES * 200), "x" * 55_000, "word " * 11_000):
        shown.clear()
        split_sentences(text)
        assert max(shown) <= 10_000
        assert len(text) <= sum(shown) < 2 * len(text)


def test_an_apostrophe_that_nothing_closes_hides_no_more_than_a_window():
    text = "The budget of '80 was passed. " + "The council met in June. " * 1_000 + "The workers' council left."
    assert len(split(text)) > 600
