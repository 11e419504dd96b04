"""Why a text cannot be scored, in words for its reader."""

from functools import lru_cache
from typing import Any

from stance.corpus.sentences import split_sentences

LONGEST_SENTENCE = 50_000
_NO_TEXT = "no text; give it one or remove the row"
_NOTHING = ("NoneType", "NAType", "NaTType")


def fault_of_text(content: Any, unit: str) -> str | None:
    """Tell why a text cannot be scored, or None."""
    if not isinstance(content, str):
        return _NO_TEXT if is_nothing(content) else f"{type(content).__name__} found; expected text"
    if not content.strip():
        return _NO_TEXT
    return fault_of_characters(content) or fault_of_length(content, unit)


def is_nothing(cell: Any) -> bool:
    """Tell whether a cell is empty; frames and Parquet mark it as not-a-number, which differs from itself."""
    return type(cell).__name__ in _NOTHING or cell == "" or (isinstance(cell, float) and cell != cell)


def fault_of_characters(text: str) -> str | None:
    """Tell which characters of a text are none, or None."""
    if "\0" in text:
        return "a NUL character; expected text, so the file may be of another kind or --encoding"
    try:
        text.encode()
    except UnicodeEncodeError:
        return "half of a surrogate pair, which is no character; write the text again as UTF-8"
    return None


def fault_of_length(text: str, unit: str) -> str | None:
    """Tell that a text has a sentence of no sensible length, or None."""
    if len(text) <= LONGEST_SENTENCE:
        return None
    longest = max((end - start for start, end in spans_of(text, unit)), default=0)
    if longest <= LONGEST_SENTENCE:
        return None
    return (
        f"a sentence of {longest:,} characters; the longest that is scored has {LONGEST_SENTENCE:,}, "
        "end sentences with full stops or line breaks"
    )


def spans_of(text: str, unit: str) -> list[tuple[int, int]]:
    """Give the sentences of a text as character offsets into it."""
    return _split(text) if unit == "document" else [(0, len(text))]


@lru_cache(maxsize=1)
def _split(text: str) -> list[tuple[int, int]]:
    """Split a text, which is asked for twice in a row: for the length of its sentences, then for themselves."""
    return split_sentences(text)
