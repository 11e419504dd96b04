"""Text of strangers as a terminal may show it: no character in it moves, colours or reorders what stands around it."""

import unicodedata

# Controls, and what turns the direction of all that follows; other marks of direction belong to their text.
_TURNING = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_SHOWN_AS = "\ufffd"


def legible(text: str) -> str:
    r"""Give a text in one line, without control characters.

    >>> legible("a file\nof \x1b[31mred")
    'a file of �[31mred'
    """
    return "".join(_SHOWN_AS if _is_control(character) else character for character in " ".join(text.split()))


def _is_control(character: str) -> bool:
    # Halves of surrogate pairs stand for bytes of file names that are no text.
    return unicodedata.category(character) in ("Cc", "Cs") or character in _TURNING
