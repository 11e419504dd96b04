"""The tables that the frames of directive look words up in."""

from typing import Final

from stance.model.lexicon import read_table, word_sets

WORDS: Final = word_sets("directive.txt")


def _manners() -> dict[str, str]:
    """Give how each verb asks, by its lemma: the first word of its line."""
    lines = [line for line in read_table("direct.txt") if line[0] not in ("impersonal", "direct noun")]
    lines += [
        (name.removesuffix(" verb"), lemmas) for name, lemmas in read_table("directive.txt") if name.endswith(" verb")
    ]
    return {lemma: manner for manner, lemmas in lines for lemma in lemmas}


def _phrases() -> dict[str, list[tuple[int, tuple[str, ...], str]]]:
    """Index the fixed phrases by the word that a star marks: its place in the phrase, the phrase, the name."""
    found: dict[str, list[tuple[int, tuple[str, ...], str]]] = {}
    for name, phrases in read_table("directive.txt"):
        for phrase in phrases if name.endswith(" phrase") else ():
            words = phrase.split()
            offset = next(place for place, word in enumerate(words) if word.startswith("*"))
            words[offset] = words[offset][1:]
            found.setdefault(words[offset], []).append((offset, tuple(words), name.removesuffix(" phrase")))
    return found


MANNERS: Final = _manners()
NOUNS: Final = [lemma for name, lemmas in read_table("direct.txt") if name == "direct noun" for lemma in lemmas]
PHRASES: Final = _phrases()
SUPPOSING: Final = frozenset(("if", "unless", "whether", "lest", "supposing"))
STOPS: Final = frozenset((";", ":", "?", "!", "."))
BREAKS: Final = STOPS | {",", "—", "–", "(", ")", "-"}
QUOTES: Final = frozenset(('"', "“", "”", "„", "«", "»"))
IS: Final = frozenset(("is", "are", "be", "was", "were", "been", "remains", "remain", "seems", "becomes", "become"))
