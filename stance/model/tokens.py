"""Words of a sentence: lower-case, contractions taken apart, each with the place it came from."""

import re
from collections.abc import Iterator
from typing import Final

_PATTERN: Final = r"(?:[A-Za-z]\.){2,}|%s+(?:['’-]%s+)*|[^\w\s]"
TOKEN: Final = re.compile(_PATTERN.replace("%s", r"[^\W_]"))
# The same of a text in ASCII, in less time.
_ASCII_TOKEN: Final = re.compile(_PATTERN.replace("%s", "[A-Za-z0-9]"))

_WHOLE: Final = {
    "won't": ("will", "not"),
    "can't": ("can", "not"),
    "cannot": ("can", "not"),
    "shan't": ("shall", "not"),
    "ain't": ("is", "not"),
    "let's": ("let", "us"),
    "gonna": ("going", "to"),
    "y'all": ("you",),
}
_ENDINGS: Final = {"'ll": "will", "'re": "are", "'ve": "have", "'d": "would", "'m": "am"}
_IS_AFTER: Final = frozenset(["he", "she", "it", "that", "there", "what", "who", "here", "where", "how"])
_MEMO_LIMIT: Final = 200_000

_memo: Final[dict[str, tuple[str, ...]]] = {}


def tokenize(text: str) -> list[str]:
    """Give the tokens of a sentence as they stand in it: words, and each mark by itself."""
    return (_ASCII_TOKEN if text.isascii() else TOKEN).findall(text)


def token_spans(text: str) -> list[tuple[int, int]]:
    """Give the character offsets of the tokens of `tokenize`."""
    return [match.span() for match in TOKEN.finditer(text)]


def split_words(tokens: list[str]) -> tuple[list[str], list[int]]:
    """Give the words of tokens, and the position of the token that each word came from.

    >>> split_words(["They", "won't"])
    (['they', 'will', 'not'], [0, 1, 1])
    """
    remembered = _memo.get
    parts = [remembered(token) or words_of(token) for token in tokens]
    words = [word for part in parts for word in part]
    if len(words) == len(tokens):
        return words, list(range(len(tokens)))
    return words, [place for place, part in enumerate(parts) for _ in part]


def words_of(token: str) -> tuple[str, ...]:
    """Give the words of one token.

    >>> [words_of(token) for token in ("Won’t", "they'll", "Hungary's", "U.S.")]
    [('will', 'not'), ('they', 'will'), ('hungary', "'s"), ('u.s.',)]
    """
    words = _memo.get(token)
    if words is None:
        if len(_memo) > _MEMO_LIMIT:
            _memo.clear()
        words = _memo[token] = tuple(_split(token.lower().replace("’", "'")))
    return words


def _split(token: str) -> Iterator[str]:
    if token in _WHOLE:
        yield from _WHOLE[token]
        return
    if token.endswith("n't") and len(token) > 3:
        yield token[:-3]
        yield "not"
        return
    stem, mark, ending = token.rpartition("'")
    if mark and stem and mark + ending in _ENDINGS:
        yield stem
        yield _ENDINGS[mark + ending]
    elif mark and stem and ending == "s":
        yield stem
        yield "is" if stem in _IS_AFTER else "'s"
    else:
        yield token
