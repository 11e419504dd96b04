from collections import Counter

import pytest

from stance.corpus.annotations import read_sentences
from stance.corpus.documents import Document, addresses
from stance.corpus.sampling import CUES, FOR_TRAINING, MODERN, NARROW_CUES, draw_corpus, eligible, fingerprint
from stance.corpus.splits import read_split
from stance.resources import annotations_folder


@pytest.fixture(scope="module")
def drawn():
    # Splitting 249 addresses takes some seconds; every test of the draw shares one.
    return draw_corpus()


def test_sentences_that_are_too_short_or_stage_directions_are_not_drawn():
    text = "We agree. We will not sign it. [The audience rose and cheered.] " + "so " * 101 + "it ends."
    spans = eligible(Document("a", "real", text))
    assert [text[start:end] for start, end in spans] == ["We will not sign it."]


@pytest.mark.parametrize(
    ("family", "text"),
    [
        ("refusal", "Oslo refuses to sign."),
        ("opposition", "Oslo cannot accept the pact."),
        ("acquiescence", "Oslo will not stand in the way."),
        ("assurance", "Oslo was given guarantees."),
        ("condition", "Oslo signs only if Lima does."),
        ("refusal-narrow", "We will never do it."),
        ("acquiescence-narrow", "They have no objection to it."),
        ("assurance-narrow", "He assured me of it."),
        ("condition-narrow", "Provided that it rains, we sail."),
    ],
)
def test_a_cue_finds_its_family(family, text):
    cues = CUES | NARROW_CUES
    assert cues[family].search(text)
    assert not cues[family].search("The mission sailed on Tuesday.")


def test_the_draw_is_the_committed_one(drawn):
    records, held_out = drawn
    committed = [item for item in read_sentences(annotations_folder() / "sentences.csv") if item.source == "real"]
    part_by_document = read_split(annotations_folder() / "split.csv")
    assert sorted((item.id, item.end, item.sha256, item.draw, item.family) for item in committed) == sorted(
        (record.id, record.end, record.sha256, record.draw, record.family) for record in records
    )
    assert {item.document for item in committed} & set(held_out) == {
        document for document, part in part_by_document.items() if part == "test" and document in addresses()
    }


def test_no_text_is_drawn_twice(drawn):
    records, _ = drawn
    assert max(Counter(record.sha256 for record in records).values()) == 1


def test_random_sentences_are_so_many_a_document(drawn):
    records, held_out = drawn
    counts = Counter(record.document for record in records if record.draw == "random")
    for document, count in counts.items():
        wanted = MODERN.random_per_document + (0 if document in held_out else FOR_TRAINING.random_per_document)
        # A document may repeat a sentence that another has; the repeat is left out.
        assert count in (wanted, wanted - 1)


def test_random_sentences_name_no_cue_and_enriched_ones_do(drawn):
    assert {record.family for record in drawn[0] if record.draw == "random"} == {""}
    assert {record.family for record in drawn[0] if record.draw == "enriched"} == set(CUES | NARROW_CUES)


def test_no_cue_draws_more_of_a_document_than_planned(drawn):
    counts = Counter((record.document, record.family) for record in drawn[0] if record.draw == "enriched")
    assert max(counts.values()) <= FOR_TRAINING.most_per_document + MODERN.most_per_document


def test_held_out_documents_are_forty_four_and_sorted(drawn):
    held_out = drawn[1]
    assert len(set(held_out)) == 44
    assert held_out == sorted(held_out)


def test_a_fingerprint_tells_texts_apart():
    assert fingerprint("Oslo will block it.") != fingerprint("Oslo will block it!")
