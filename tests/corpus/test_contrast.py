import pytest

from stance.codebook import shipped_codebook
from stance.corpus.contrast import read_contrast
from stance.errors import StanceError
from stance.runs.contrast_problems import contrast_problems, is_unseen, words_of_texts

HEADER = "set,capability,rule,verb,text,types,stance,unseen\n"
ROWS = [
    "c1,negation,act,scuttle,Oslo will scuttle the pact.,opposition,against,yes\n",
    "c1,negation,act,scuttle,Oslo will not scuttle the pact.,acquiescence,neutral,yes\n",
]


def read(folder, *rows):
    path = folder / "contrast.csv"
    path.write_text(HEADER + "".join(rows), encoding="utf-8")
    return read_contrast(path, shipped_codebook())


def test_reads_items_with_an_id_of_set_and_position(tmp_path):
    first, second = read(tmp_path, *ROWS)
    assert (first.id, second.id) == ("c1.1", "c1.2")
    assert (first.types, second.stance, second.unseen, second.row) == (("opposition",), "neutral", True, 3)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("acquiescence", "consent", "row 3, column 'types': 'consent' is no label of commitment"),
        ("neutral", "mixed", "row 3, column 'stance': 'mixed' is no label of stance"),
        (",act,", ",acts,", "row 3, column 'rule': 'acts' is no rule of the codebook; expected act, cease"),
        ("neutral,yes", "neutral,maybe", "row 3, column 'unseen': 'maybe'; expected yes or no"),
        ("will not scuttle", "WILL  scuttle", "row 3: the text of row 2 again"),
        ("c1,", "c2,", "row 2: set 'c1' has this item alone"),
        ("negation", "", "row 3, column 'capability': an empty cell"),
    ],
    ids=["type", "stance", "rule", "unseen", "repeat", "alone", "empty"],
)
def test_refuses_a_bad_row(tmp_path, old, new, message):
    with pytest.raises(StanceError, match=message):
        read(tmp_path, ROWS[0], ROWS[1].replace(old, new))


def test_refuses_a_file_without_a_column(tmp_path):
    path = tmp_path / "contrast.csv"
    path.write_text("set,capability\nc1,negation\n", encoding="utf-8")
    with pytest.raises(StanceError, match="row 2: no value in column 'rule'"):
        read_contrast(path, shipped_codebook())


def test_tells_of_a_text_that_is_a_training_sentence_and_of_too_few_items(tmp_path):
    items = read(tmp_path, *ROWS)
    problems = list(contrast_problems(items, ["Oslo will SCUTTLE  the pact."]))
    assert problems[0] == "contrast.csv: 2 items; at least 500 are expected"
    assert problems[1] == "contrast.csv, row 2: the text is a training sentence; replace it"


def test_tells_of_a_verb_that_is_wrongly_marked_as_unseen(tmp_path):
    problems = list(contrast_problems(read(tmp_path, *ROWS), ["They scuttled it."]))
    assert "row 3: the verb 'scuttle' is seen in training sentences; write no" in problems[-1]


def test_tells_of_a_verb_that_is_wrongly_marked_as_seen(tmp_path):
    problems = list(contrast_problems(read(tmp_path, *(row.replace(",yes", ",no") for row in ROWS)), ["Nothing."]))
    assert "row 2: the verb 'scuttle' is unseen in training sentences; write yes" in problems[1]


@pytest.mark.parametrize("form", ["withdraws", "withdrew", "withdrawn", "Withdrawing", "withdraw"])
def test_a_verb_is_seen_in_any_form(form):
    assert not is_unseen("withdraw from", words_of_texts([f"Oslo {form} now."]))


def test_a_verb_inside_another_word_is_not_seen():
    assert is_unseen("spike", words_of_texts(["The spikes-and-bolts trade, spiked-up."]))
