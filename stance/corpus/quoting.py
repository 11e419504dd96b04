"""The text of an annotated sentence by its id, where its document is at hand."""

from functools import cache

from stance.corpus.annotations import Sentence, read_sentences
from stance.corpus.documents import read_document
from stance.corpus.labelled import resolve
from stance.errors import StanceError
from stance.resources import annotations_folder


def quote(sentence: str, sha256: str) -> str | None:
    """Give the text of a sentence, None where there is no sentence here of that id and that text.

    The fingerprint keeps a sentence from being quoted whose bounds have changed since it was noted down.
    """
    found = _sentences().get(sentence)
    if found is None or found.sha256 != sha256:
        return None
    try:
        return resolve(found, read_document(found.document, found.source))
    except (StanceError, ImportError):
        # Addresses come from a package that may be missing or of another version; a precedent is told without them.
        return None


@cache
def _sentences() -> dict[str, Sentence]:
    return {sentence.id: sentence for sentence in read_sentences(annotations_folder() / "sentences.csv")}
