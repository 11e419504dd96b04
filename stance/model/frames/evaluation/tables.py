"""The tables of evaluation, indexed by word: what a word says of its object, what it does to other words.

Built once, so that reading a sentence takes one look-up a word.
"""

from collections.abc import Iterator
from functools import cache
from typing import Final, NamedTuple

from stance.model.lexicon import inflect, read_table
from stance.model.reading.words import KIND


class Mark(NamedTuple):
    """What a word says of its object: the group of its line in the tables, and a side (1 praise, -1 criticism).

    `kind` is the group, with "not-", "harmed-" or "fought-" before it where it is turned round, `weight` what it
    counts toward the verdict.
    """

    kind: str
    group: str
    side: int
    weight: int


class Entry(NamedTuple):
    """What is known of a word: its marks as a verb and otherwise, and the expressions that are looked for at it.

    They are looked for at their longest word, rather at one that is no word of grammar. An expression gives how many
    of its words come before, its words, and its mark.
    """

    verb: Mark | None
    other: Mark | None
    expressions: tuple[tuple[int, list[str], Mark], ...]


def _spellings(kind: str, lemma: str) -> Iterator[str]:
    """Give the forms of a word of the tables; of an expression only the first word is inflected."""
    first, *rest = lemma.split()
    forms = {first}
    if kind == "verb":
        forms.update(spelling for spellings in inflect(first).values() for spelling in spellings)
    elif kind == "noun" and not rest:
        forms.update(inflect(first)["s"])
    elif kind == "adjective":
        forms.update(_degrees(first))
    for form in forms:
        yield " ".join([form, *rest])


def _degrees(adjective: str) -> Iterator[str]:
    """Give adverb, comparative and superlative, also where nobody uses them."""
    stem = adjective[:-1] + "i" if adjective.endswith("y") else adjective
    adverb = stem[:-1] + "y" if stem.endswith("le") else stem + ("ally" if stem.endswith("ic") else "ly")
    if adverb not in KIND:
        yield adverb
    if len(adjective) <= 6:
        yield stem.removesuffix("e") + "er"
        yield stem.removesuffix("e") + "est"


def _marks() -> Iterator[tuple[str, str, Mark]]:
    for table, side in (("praise", 1), ("criticism", -1)):
        for line, lemmas in read_table(f"{table}.txt"):
            group, kind = line.split()
            for lemma in lemmas:
                for spelling in _spellings(kind, lemma):
                    yield kind, spelling, _mark(group, group, side)


def _mark(kind: str, group: str, side: int) -> Mark:
    return Mark(kind, group, side, _WEIGHTS.get(kind, 2))


@cache
def turned_round(mark: Mark, turn: str) -> Mark:
    """Give what a word says turned round by "not-", "harmed-" or "fought-", or made plainer by "raised-"."""
    return _mark(turn + mark.group, mark.group, mark.side if turn == "raised-" else -mark.side)


def _entries() -> dict[str, Entry]:
    """Index the evaluating words; a word of several lines of one kind is read as in the first."""
    verbs: dict[str, Mark] = {}
    others: dict[str, Mark] = {}
    longer: dict[str, list[tuple[int, list[str], Mark]]] = {}
    for kind, spelling, mark in _marks():
        words = spelling.split()
        if len(words) > 1:
            telling = max(words, key=lambda word: (word not in KIND, len(word)))
            longer.setdefault(telling, []).append((words.index(telling), words, mark))
        else:
            (verbs if kind == "verb" else others).setdefault(spelling, mark)
    return {
        word: Entry(verbs.get(word), others.get(word), tuple(longer.get(word, ())))
        for word in (verbs.keys() | others.keys() | longer.keys()) - TABLE["names"]
    }


def _lines() -> Iterator[tuple[str, str]]:
    """Give the words of evaluation.txt, inflected where the name of their line says so, with that name."""
    for line, lemmas in read_table("evaluation.txt"):
        name, _, kind = line.partition(" ")
        for lemma in lemmas:
            if kind in ("verb", "word"):
                yield from ((name, spelling) for spelling in _spellings(kind, lemma))
            else:
                yield line, lemma


def _table() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for name, word in _lines():
        found.setdefault(name, set()).add(word)
    return {name: frozenset(words) for name, words in found.items()}


TABLE: Final = _table()
_WEIGHTS: Final = {kind: number for number in (0, 1, 3) for kind in TABLE[f"counts {number}"]}
ENTRIES: Final = _entries()
