from collections import Counter

import pytest

from stance.codebook import shipped_codebook
from stance.corpus.annotations import gold_judgements, read_judgements, read_sentences
from stance.corpus.contrast import read_contrast
from stance.corpus.documents import composed_documents, read_document
from stance.corpus.labelled import project_labelled, resolve
from stance.corpus.sentences import split_sentences
from stance.corpus.splits import draw_calibration, draw_held_out, held_out_mask, near_duplicates, read_split
from stance.resources import annotations_folder
from stance.runs.annotation_problems import judgement_problems, sentence_problems, split_problems
from stance.runs.contrast_problems import contrast_problems
from stance.runs.judging import project_agreement
from stance.runs.statement import statement_problems

FOLDER = annotations_folder()


@pytest.fixture(scope="module")
def sentences():
    return read_sentences(FOLDER / "sentences.csv")


@pytest.fixture(scope="module")
def judgements():
    return read_judgements(FOLDER / "judgements.csv", shipped_codebook())


@pytest.fixture(scope="module")
def part_by_document():
    return read_split(FOLDER / "split.csv")


@pytest.fixture(scope="module")
def held_out(part_by_document):
    return held_out_mask(project_labelled(), part_by_document)


def test_every_sentence_is_the_text_that_was_annotated(sentences):
    assert list(sentence_problems(sentences)) == []


def test_the_article_is_annotated_whole(sentences):
    article = [item for item in sentences if item.source == "article"]
    text = read_document(article[0].document, "article").text
    assert [(item.start, item.end) for item in article] == split_sentences(text)


def test_judgements_fit_their_sentences(sentences, judgements):
    assert list(judgement_problems(sentences, judgements)) == []


def test_ids_are_document_and_start(sentences):
    assert all(item.id == f"{item.document}:{item.start}" for item in sentences)


def test_judgements_are_in_the_order_of_the_codebook_and_name_their_version(judgements):
    names = shipped_codebook().task("commitment").names
    assert all(list(item.types) == sorted(item.types, key=names.index) for item in judgements)
    assert {item.codebook for item in judgements} == {"1.3", "1.4", "1.5"}


def test_every_held_out_sentence_was_judged_twice_by_different_annotators(judgements, held_out):
    annotators = Counter(item.sentence for item in judgements if item.role == "annotator")
    assert min(annotators[name] for name in project_labelled().items["id"][held_out]) == 2


def test_adjudicators_decided_only_where_annotators_differ(judgements):
    given = {}
    for item in judgements:
        if item.role in ("annotator", "reviewer"):
            given.setdefault(item.sentence, set()).add((item.types, item.stance))
    adjudicated = {item.sentence for item in judgements if item.role == "adjudicator"}
    assert adjudicated == {name for name, answers in given.items() if len(answers) > 1}


def test_no_adjudicator_is_an_annotator(judgements):
    names = {
        role: {item.annotator for item in judgements if item.role == role}
        for role in ("annotator", "reviewer", "adjudicator")
    }
    assert not (names["annotator"] | names["reviewer"]) & names["adjudicator"]


def test_the_split_is_complete_and_holds_out_no_document_of_the_first_round():
    assert list(split_problems(project_labelled())) == []


def test_the_parts_of_documents_are_the_drawn_ones(part_by_document):
    items = project_labelled().items
    kinds = items["genre"].where(items["source"] == "composed", items["source"])
    stratum = dict(zip(items["group"], kinds, strict=True))
    batches: dict[str, list[str]] = {}
    for document in composed_documents():
        if "-1a-" in document or "-1b-" in document:
            batches.setdefault(document.rsplit("-", 1)[0], []).append(document)
    held_out = {document for batch in batches.values() for document in draw_held_out(batch, 3)}
    assert held_out == {
        name for name, part in part_by_document.items() if part == "test" and name in composed_documents()
    }
    rest = {name: kind for name, kind in stratum.items() if part_by_document[name] != "test" and kind != "article"}
    assert set(draw_calibration(rest)) == {name for name, part in part_by_document.items() if part == "calibration"}


def test_no_document_is_on_both_sides(held_out):
    groups = project_labelled().groups
    assert not set(groups[held_out]) & set(groups[~held_out])


def test_no_held_out_text_is_a_training_text(held_out):
    # Every held-out sentence is compared with every training sentence: some seconds, and worth it.
    labelled = project_labelled()
    pairs = near_duplicates(labelled.take(~held_out), labelled.take(held_out))
    assert [pair for pair in pairs if pair[2] == 1.0] == []


def test_no_text_of_an_address_is_committed(sentences):
    # A run of sixty characters of an address in any annotation file would be its text.
    committed = "".join(path.read_text(encoding="utf-8") for path in sorted(FOLDER.rglob("*")) if path.is_file())
    for item in [item for item in sentences if item.source == "real"][::40]:
        text = resolve(item, read_document(item.document, "real"))
        assert len(text) < 60 or text[:60] not in committed


def test_contrast_items_are_apart_from_training_text_and_marked_right(held_out):
    items = read_contrast(FOLDER / "contrast.csv", shipped_codebook())
    assert list(contrast_problems(items, project_labelled().take(~held_out).texts)) == []


def test_contrast_sets_test_one_capability_and_sets_of_negation_change_the_label():
    by_set = {}
    for item in read_contrast(FOLDER / "contrast.csv", shipped_codebook()):
        by_set.setdefault(item.set, []).append(item)
    assert all(len({item.capability for item in items}) == 1 for items in by_set.values())
    negated = [items for items in by_set.values() if items[0].capability.startswith("affirmed-negated")]
    assert len(negated) == 80
    assert all(len({item.types for item in items}) == len(items) for items in negated)


def test_the_tables_of_the_data_statement_follow_from_the_data():
    assert list(statement_problems(FOLDER / "README.md")) == []


def test_the_words_of_the_data_statement_follow_from_the_data(sentences, judgements, part_by_document, held_out):
    statement = " ".join((FOLDER / "README.md").read_text(encoding="utf-8").split())
    labelled = project_labelled()
    real = labelled.items["source"].to_numpy() == "real"
    documents = {item.document for item in sentences if item.source == "real"}
    parts = Counter(part_by_document[document] for document in documents)
    acquiescence, assurance = (labelled.gold["commitment"][:, index] & real for index in (3, 4))
    double = Counter(item.sentence for item in judgements if item.role == "annotator")
    twice = labelled.items["id"].map(lambda name: double[name] > 1).to_numpy() & ~held_out
    article = (labelled.items["source"] == "article").to_numpy()
    items = read_contrast(FOLDER / "contrast.csv", shipped_codebook())
    for claim in (
        f"{len(sentences):,} sentences with commitment types",
        f"{parts['test']} of the {len(documents)} addresses with annotated sentences",
        f"further {(twice & real).sum()} real and {(twice & ~real & ~article).sum()} composed ones",
        f"acquiescence {(acquiescence & ~held_out).sum()} outside the held-out part",
        f"and {(acquiescence & held_out).sum()} held out",
        f"assurance {(assurance & ~held_out).sum()} and {(assurance & held_out).sum()}",
        f"{len({item.set for item in items})} minimal sets",
        f"`unseen` marks {sum(item.unseen for item in items)} sentences",
    ):
        assert claim in statement


def test_gold_labels_exist_for_exactly_the_sentences(sentences, judgements):
    assert set(gold_judgements(judgements)) == {item.id for item in sentences}


def test_annotators_agree_well_on_every_label():
    commitment, stance = project_agreement()
    # .8 is the customary bound for reliable data (Krippendorff 2004, section 11.4.2).
    assert min(figures.alpha for figures in commitment.per_label.values()) > 0.8
    assert stance.overall.alpha > 0.8
