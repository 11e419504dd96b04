"""Noun phrases as far as clauses need them: who or what the head of one is, one or many, denied or not."""

from functools import lru_cache
from typing import Final, NamedTuple

from stance.model.lexicon import word_sets
from stance.model.reading.words import ACTORS, AMBIGUOUS, FORMS, KIND, MODALS, is_adverb

_WORDS: Final = word_sets("nouns.txt")
PAIRS: Final = _WORDS["pair"]
PAIRED: Final = frozenset(pair.split()[1] for pair in PAIRS)
_PRONOUNS: Final = {
    "subject-I": "I",
    "subject-we": "we",
    "subject-you": "you",
    "subject-they": "they",
    "subject-it": "it",
    "subject-every": "every",
}
_SINGULAR_PRONOUNS: Final = frozenset(
    (
        "each",
        "every",
        "everybody",
        "anyone",
        "anybody",
        "he",
        "she",
        "it",
        "this",
        "that",
        "there",
        "what",
        "everything",
        "everyone",
    )
)
# Endings of nouns for people, and of nouns for what nobody is.
_HUMAN: Final = ("ers", "ors", "ists", "ians", "men", "women", "ees", "ants", "crats", "eans")
_HUMAN_ONE: Final = ("ist", "man", "woman", "crat")
_BEHIND_NAMES: Final = MODALS | {"have", "be", "comma", "not", "quote"}
_ABSTRACT: Final = (
    "tion",
    "sion",
    "ment",
    "ity",
    "ness",
    "ance",
    "ence",
    "ship",
    "ism",
    "ing",
    "age",
    "ure",
    "dom",
    "cy",
)


class Noun(NamedTuple):
    """A noun phrase: `kind` of its head (I, we, you, they, it, every, actor, name, thing), the head's word, number.

    `denied` tells whether there is none of it, as in "no member" or "none of them".
    """

    kind: str
    head: int
    plural: bool
    denied: bool = False


def pronoun(word: str, index: int) -> Noun | None:
    """Give the noun phrase that a pronoun is by itself, if a word is one of a subject."""
    found = _PRONOUNS.get(KIND[word])
    return Noun(found, index, word not in _SINGULAR_PRONOUNS) if found else None


def common(word: str, index: int, *, capital: bool, denied: bool) -> Noun:
    """Give the noun phrase whose head is this word, which is written with a capital where that tells a name."""
    kind, plural = sort_of(word)
    if capital and kind == "thing":
        return Noun("name", index, plural and word not in _WORDS["name"], denied)
    return Noun(kind, index, plural, denied)


@lru_cache(maxsize=100_000)
def sort_of(word: str) -> tuple[str, bool]:
    """Give the kind of a common noun, actor or thing, and whether it names several."""
    return "actor" if is_actor(word) or word in _WORDS["number"] else "thing", is_plural(word)


@lru_cache(maxsize=100_000)
def is_nominal(word: str) -> bool:
    """Tell whether a word that builds no clause and is no verb can be the head of a noun phrase."""
    return word[0].isalpha() and not is_adverb(word)


def is_actor(word: str) -> bool:
    """Tell whether a noun names who may take a position."""
    if word in ACTORS:
        return True
    if word in _WORDS["thing"]:
        return False
    return word.endswith(_HUMAN) or (word.endswith(_HUMAN_ONE) and len(word) > 5)


def is_abstract(word: str) -> bool:
    """Tell whether a noun has the ending of what nobody is."""
    return word.removesuffix("s").endswith(_ABSTRACT) and not is_actor(word)


def is_plural(word: str) -> bool:
    """Tell whether a noun names several."""
    return (
        (word.endswith("s") and not word.endswith(("ss", "us", "is")))
        or word.endswith(("men", "people"))
        or word in _WORDS["plural"]
    )


def is_part(word: str) -> bool:
    """Tell whether a noun only counts or parts those named after its "of"."""
    return word in _WORDS["part"] or (word.endswith("est") and len(word) > 6)


def opens_as_name(word: str, rest: list[str]) -> bool:
    """Tell whether the capital of the first word of a sentence is that of a name, by the words behind it."""
    if word in _WORDS["name"]:
        return True
    if word in KIND or word in FORMS or is_plural(word) or word.endswith(_ABSTRACT) or word in _WORDS["common"]:
        return False
    following = next((other for other in rest[:3] if not is_adverb(other)), "")
    kind = KIND.get(following, "")
    if following == "'s" or kind in _BEHIND_NAMES:
        return True
    if following == "no":
        return "longer" in rest
    forms = FORMS.get(following, ())
    return "past" in forms or ("s" in forms and (following not in AMBIGUOUS or following != rest[0]))
