import pytest

from stance.codebook import shipped_codebook
from stance.corpus.annotations import (
    Evidence,
    Judgement,
    Sentence,
    format_evidence,
    gold_judgements,
    parse_evidence,
    read_judgements,
    read_sentences,
    write_judgements,
    write_sentences,
)
from stance.errors import StanceError

SENTENCES = [
    Sentence("a:0", "a", "article", 0, 20, "0" * 16, "all"),
    Sentence("b:5", "b", "real", 5, 30, "1" * 16, "enriched", "refusal"),
]
EVIDENCE = (Evidence("refusal", 3, 7), Evidence("acquiescence", 9, 12))
JUDGEMENTS = [
    Judgement("a:0", "A", "annotator", ("refusal", "acquiescence"), "neutral", EVIDENCE, "1.4"),
    Judgement("b:5", "J", "adjudicator", (), "favor", (), "1.3"),
]


def judged(annotator, types, stance="favor", role="annotator"):
    return Judgement("s", annotator, role, types, stance)


def test_sentences_go_into_a_file_and_back(tmp_path):
    write_sentences(tmp_path / "sentences.csv", SENTENCES)
    assert read_sentences(tmp_path / "sentences.csv") == SENTENCES


def test_judgements_go_into_a_file_and_back(tmp_path):
    write_judgements(tmp_path / "judgements.csv", JUDGEMENTS)
    assert read_judgements(tmp_path / "judgements.csv", shipped_codebook()) == JUDGEMENTS


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("article", "diary", "row 2: source 'diary'; expected article, real, composed"),
        ("a:0,a,article,0,", "a:0,a,article,x,", "row 2, column 'start': 'x' is no character offset"),
        ("family\n", "kind\n", "row 2: no value in column 'family'"),
    ],
    ids=["source", "offset", "column"],
)
def test_refuses_a_bad_row_of_sentences(tmp_path, old, new, message):
    path = tmp_path / "sentences.csv"
    write_sentences(path, SENTENCES)
    path.write_text(path.read_text().replace(old, new))
    with pytest.raises(StanceError, match=message):
        read_sentences(path)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("adjudicator", "boss", "row 3: role 'boss'; expected annotator, reviewer, adjudicator, span annotator"),
        ("refusal|acq", "refusal|Acq", "row 2: 'Acquiescence' is no label of commitment"),
        ("neutral", "unclear", "row 2: 'unclear' is no label of stance"),
        ("refusal:3-7", "refusal:7-3", "row 2: evidence 'refusal:7-3'; expected TYPE:START-END"),
    ],
    ids=["role", "type", "stance", "evidence"],
)
def test_refuses_a_bad_row_of_judgements(tmp_path, old, new, message):
    path = tmp_path / "judgements.csv"
    write_judgements(path, JUDGEMENTS)
    path.write_text(path.read_text().replace(old, new))
    with pytest.raises(StanceError, match=message):
        read_judgements(path, shipped_codebook())


def test_evidence_goes_into_a_cell_and_back():
    assert parse_evidence(format_evidence(EVIDENCE), where="") == EVIDENCE
    assert parse_evidence("", where="") == ()


def test_one_judgement_is_gold():
    only = judged("A", ("pledge",))
    assert gold_judgements([only]) == {"s": only}


def test_equal_judgements_are_gold_without_adjudication():
    assert gold_judgements([judged("A", ("pledge",)), judged("B", ("pledge",))])["s"].types == ("pledge",)


def test_an_adjudicator_decides_where_annotators_differ():
    found = [judged("A", ("pledge",)), judged("B", ()), judged("J", ("refusal",), role="adjudicator")]
    assert gold_judgements(found)["s"].annotator == "J"


@pytest.mark.parametrize("other", [judged("B", ()), judged("B", ("pledge",), "against")], ids=["types", "stance"])
def test_refuses_a_difference_that_nobody_adjudicated(other):
    with pytest.raises(StanceError, match="the annotators of s differ and no adjudicator decided"):
        gold_judgements([judged("A", ("pledge",)), other])
