import pytest

from stance.corpus.documents import addresses, composed_documents, read_document
from stance.errors import StanceError
from stance.resources import seeds_folder

ARTICLE = "000_856fc3ee71b02177"


def test_the_article_is_read_byte_for_byte():
    text = read_document(ARTICLE, "article").text
    assert text.encode() == (seeds_folder() / f"{ARTICLE}.txt").read_bytes()


def test_an_address_has_its_year():
    assert read_document("1947-Truman-1", "real").year == addresses()["1947-Truman-1"] == 1947


def test_a_composed_document_has_its_genre():
    assert read_document("dispatch-01", "composed").genre == "dispatch"
    assert {document.genre for document in composed_documents().values()} == {
        *("communique", "dispatch", "parliament", "un"),
        *("wire dispatch", "newspaper analysis", "opinion piece", "interview", "press briefing"),
        *("parliamentary debate", "general debate", "joint declaration", "think-tank brief"),
        *("court and law report", "trade and business news", "history feature"),
    }


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("article", "no such article; the annotations point to it"),
        ("real", "no address 'nothing' in the installed package; install the version"),
        ("composed", "composed/: no document 'nothing'"),
    ],
)
def test_refuses_a_document_that_is_not_there(source, message):
    with pytest.raises(StanceError, match=message):
        read_document("nothing", source)
