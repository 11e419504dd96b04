"""What is known of words: verb classes, operators and position nouns, with their inflected forms.

The knowledge is in the tables of the folder lexicon/, one a class; here it is only inflected and
indexed by word form.
"""

from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import NamedTuple

VERB_CLASSES = ("act", "cease", "hinder", "permit", "state", "agenda", "other")
OPERATORS = ("commit", "refuse", "direct", "assure", "wish", "hedge", "say", "deny")
FORMS = ("base", "s", "past", "participle", "ing")

_VOWELS = "aeiou"
# Final consonant is doubled although the stress cannot be seen from the letters.
_DOUBLING = frozenset(
    [
        "abet",
        "admit",
        "bar",
        "bet",
        "bid",
        "cut",
        "dig",
        "get",
        "hit",
        "let",
        "put",
        "rid",
        "rub",
        "run",
        "set",
        "win",
        "beg",
        "ban",
        "chip",
        "commit",
        "compel",
        "concur",
        "control",
        "defer",
        "deter",
        "drop",
        "equip",
        "expel",
        "forget",
        "infer",
        "nip",
        "nod",
        "occur",
        "patrol",
        "permit",
        "plan",
        "plod",
        "prefer",
        "prod",
        "propel",
        "quit",
        "rebut",
        "refer",
        "regret",
        "rebel",
        "repel",
        "scrap",
        "scrub",
        "ship",
        "shun",
        "shut",
        "sit",
        "skip",
        "slap",
        "spin",
        "step",
        "stem",
        "stop",
        "submit",
        "swap",
        "throb",
        "transfer",
        "transmit",
        "trim",
        "upset",
        "wrap",
    ]
)


_OWNED = (
    ("its", "her", "his", "my", "our", "their"),
    ("itself", "herself", "himself", "myself", "ourselves", "themselves"),
)


class Sense(NamedTuple):
    """One reading of a word form.

    `category` is a verb class or an operator, or of a noun its class; `form` is one of FORMS, or noun.
    """

    category: str
    lemma: str
    form: str


class Entry(NamedTuple):
    """The words that follow a first word, and what they then mean together."""

    rest: tuple[str, ...]
    senses: tuple[Sense, ...]


@cache
def inflect(verb: str) -> dict[str, tuple[str, ...]]:
    """Give the spellings of a verb by form.

    >>> inflect("veto")["s"], inflect("stop")["ing"], inflect("withdraw")["participle"]
    (('vetoes',), ('stopping',), ('withdrawn',))
    """
    irregular = _irregular().get(verb)
    regular_s, regular_ing = (
        (verb + "es" if verb.endswith(("s", "x", "z", "ch", "sh", "o")) else verb + "s"),
        _stem(verb) + "ing",
    )
    if verb.endswith("y") and verb[-2:-1] not in _VOWELS:
        regular_s = verb[:-1] + "ies"
    past = _past(verb)
    forms: dict[str, tuple[str, ...]] = {
        "base": (verb,),
        "s": (regular_s,),
        "past": (past,),
        "participle": (past,),
        "ing": (regular_ing,),
    }
    if irregular:
        names = ("past", "participle", "s", "ing")
        forms |= {name: tuple(cell.split(",")) for name, cell in zip(names, irregular, strict=False)}
        if verb.endswith("e") and len(irregular) < len(names):
            forms["ing"] = (verb[:-1] + "ing",)
    return forms


@cache
def entries() -> dict[str, tuple[Entry, ...]]:
    """Index every known expression by its first word, the longest first."""
    found: dict[str, dict[tuple[str, ...], list[Sense]]] = {}
    for category, lemma, form, words in _expressions():
        senses = found.setdefault(words[0], {}).setdefault(words[1:], [])
        sense = Sense(category, lemma, form)
        if sense not in senses:
            senses.append(sense)
    return {
        first: tuple(
            Entry(rest, tuple(senses)) for rest, senses in sorted(rests.items(), key=lambda item: -len(item[0]))
        )
        for first, rests in found.items()
    }


Expression = tuple[tuple[str, ...], tuple[str, ...], str]


@cache
def expressions_by_form() -> dict[str, dict[str, tuple[Expression, ...]]]:
    """Index by first word and form: the words that follow, the categories and the lemma, the longest first."""
    found: dict[str, dict[str, tuple[Expression, ...]]] = {}
    for word, known in entries().items():
        by_form: dict[str, list[Expression]] = {}
        for rest, senses in known:
            if len(senses) == 1:
                category, lemma, form = senses[0]
                by_form.setdefault(form, []).append((rest, (category,), lemma))
                continue
            for form in dict.fromkeys(sense.form for sense in senses):
                alike = [sense for sense in senses if sense.form == form]
                categories = tuple(dict.fromkeys(sense.category for sense in alike))
                by_form.setdefault(form, []).append((rest, categories, alike[0].lemma))
        found[word] = {form: tuple(expressions) for form, expressions in by_form.items()}
    return found


def read_table(name: str) -> Iterator[tuple[str, list[str]]]:
    """Read a table of the folder lexicon/: category and lemmas of each line."""
    for line in (files("stance.model") / "lexicon" / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            category, _, lemmas = line.partition(":")
            yield category, [lemma.strip() for lemma in lemmas.split(",")]


@cache
def word_sets(name: str) -> dict[str, frozenset[str]]:
    """Read a table of the folder lexicon/ as sets: the words of all lines of each category."""
    found: dict[str, set[str]] = {}
    for category, words in read_table(name):
        found.setdefault(category, set()).update(words)
    return {category: frozenset(words) for category, words in found.items()}


def _expressions() -> Iterator[tuple[str, str, str, tuple[str, ...]]]:
    lines = [(name, *line) for name in VERB_CLASSES + OPERATORS for line in read_table(f"{name}.txt")]
    listed = {lemma for _, _, lemmas in lines for lemma in lemmas}
    for name, category, lemmas in lines:
        for lemma in lemmas:
            if category.endswith(" noun"):
                yield from ((name, lemma, form, words) for form, words in _nouns(lemma))
                continue
            for expression in _owned(lemma):
                if expression == lemma or expression not in listed:
                    yield from ((name, lemma, form, words) for form, words in _inflected(expression))


def _nouns(lemma: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    yield "noun", (lemma,)
    yield "noun", (_plural(lemma),)


def _inflected(lemma: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    first, *rest = lemma.split()
    for form, spellings in inflect(first).items():
        for spelling in spellings:
            yield form, (spelling, *rest)


def _owned(lemma: str) -> Iterator[str]:
    """Give an expression, and where something in it is its own, the same with that of others."""
    yield lemma
    words = lemma.split()
    for own, *others in _OWNED:
        if own in words:
            yield from (" ".join(other if word == own else word for word in words) for other in others)


@cache
def _irregular() -> dict[str, list[str]]:
    lines = (files("stance.model") / "lexicon" / "irregular.txt").read_text(encoding="utf-8").splitlines()
    return {line.split()[0]: line.split()[1:] for line in lines if line and not line.startswith("#")}


def _stem(verb: str) -> str:
    """Give what the endings -ing and -ed are joined to, without a final mute e."""
    if verb.endswith("ie"):
        return verb[:-2] + "y"
    if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")):
        return verb[:-1]
    return verb + verb[-1] if verb in _DOUBLING else verb


def _past(verb: str) -> str:
    if verb.endswith("y") and verb[-2:-1] not in _VOWELS:
        return verb[:-1] + "ied"
    return verb + "d" if verb.endswith("e") else _stem(verb) + "ed"


def _plural(noun: str) -> str:
    if noun.endswith("y") and noun[-2:-1] not in _VOWELS:
        return noun[:-1] + "ies"
    return noun + "es" if noun.endswith(("s", "x", "ch", "sh", "veto")) else noun + "s"


@cache
def function_words() -> dict[str, str]:
    """Give the kind of every word that builds a clause; of several kinds the first in the table."""
    kinds: dict[str, str] = {}
    for line in (files("stance.model") / "lexicon" / "function.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            kind, _, words = line.partition(": ")
            for word in words.split(", ") if kind != "comma" else [","]:
                kinds.setdefault(word.strip(), kind)
    return kinds


@cache
def actors() -> frozenset[str]:
    """Give the nouns that name who may take a position."""
    return frozenset(word for _, words in read_table("actors.txt") for word in words)


@cache
def ambiguous_forms() -> frozenset[str]:
    """Give the base and s-forms of verbs that are nouns at least as often."""
    return frozenset(
        spelling
        for _, verbs in read_table("ambiguous.txt")
        for verb in verbs
        for form in ("base", "s")
        for spelling in inflect(verb)[form]
    )
