"""Verb groups: auxiliaries, negations and the main verb that they lead to, found from a position on.

A group is what one verb says: "will no longer be provided" is one, mood will, negated, passive,
of the verb provide. Words without an entry in the lexicon are verbs only where auxiliaries ask
for one.
"""

from functools import cache
from typing import Final, NamedTuple

from stance.model.lexicon import Expression
from stance.model.reading.chains import Chain
from stance.model.reading.words import ACTORS, AMBIGUOUS, FORMS, KIND, MODALS, OPENERS, is_adverb

_STATIVE: Final = "state"
_TO: Final = ("to",)
# Classes whose verbs with "to" are followed by an infinitive only: "means to", "proposes to", "stands to".
_INFINITIVAL: Final = frozenset(("commit", "hedge"))
_AUXILIARIES: Final = frozenset(("be", "have", "do"))
_AGAIN: Final = frozenset(("again", "also", "therefore", "further"))
_DEGREES: Final = frozenset(("more", "most", "very", "quite", "all", "as"))
# Adjectives and nouns of these endings follow a preposition "to", never an infinitive's.
_NOT_INFINITIVE: Final = (
    "s",
    "al",
    "ic",
    "ous",
    "ful",
    "less",
    "able",
    "ible",
    "ive",
    "ment",
    "tion",
    "sion",
    "ness",
    "ity",
    "ism",
    "ance",
    "ence",
    "ian",
)


class Group(NamedTuple):
    """One verb with its auxiliaries.

    `mood` is that of the first auxiliary (will, would, must, may, can, be-to, to) or the tense (present,
    past, perfect, progressive, gerund, imperative); `place` is the word of the main verb, `start` and
    `end` the first and last word of the group; `inverted` is a subject that stands inside it.
    """

    mood: str
    passive: bool
    negations: int
    categories: tuple[str, ...]
    lemma: str
    form: str
    start: int
    place: int
    end: int
    inverted: str
    is_elliptic: bool = False


Found = tuple[tuple[str, ...], str, int]


def auxiliary_group(words: list[str], index: int, *, is_turned: bool = False) -> Group | None:
    """Read the verb group that begins with an auxiliary, a negation or "to", if one does.

    `is_turned` tells whether a negation that opens the clause puts the auxiliary before its subject.
    """
    chain = Chain(words, index, is_turned=is_turned)
    if not chain.read():
        return None
    place = chain.place
    if place >= len(words) or KIND.get(words[place]) == "strong":
        return _elliptic(chain)
    if chain.aspect == "be":
        return _after_be(chain)
    if chain.aspect == "have":
        return _after_have(chain)
    if not chain.mood:
        return _after_negation(chain)
    return _after_modal(chain)


def _after_negation(chain: Chain) -> Group | None:
    """Read a verb that is negated without an auxiliary: "not blocking", "never intends"."""
    if KIND.get(chain.words[chain.start]) != "not":
        return None
    is_noun = chain.words[chain.start] == "not" and chain.place == chain.start + 1
    for form, mood in (("ing", "gerund"), ("past", "past"), ("s", "present"), ("base", "present")):
        # "Sends tents, not arms": a tensed verb would need an auxiliary.
        found = None if is_noun and form in ("past", "s") else _entry(chain.words, chain.place, form)
        if found:
            return _group(chain, found, mood, form)
    return None


def _elliptic(chain: Chain) -> Group | None:
    """Read auxiliaries that stand for a verb said before, as in "nor will it"."""
    bare = chain.place == chain.start + 1 and not chain.negations and not chain.inverted
    if chain.mood not in MODALS or (bare and KIND.get(chain.words[chain.start]) == "do"):
        return None
    return _stand_in(chain, ("other",), "do", _TENSE.get(chain.mood, chain.mood))._replace(is_elliptic=True)


def _stand_in(chain: Chain, categories: tuple[str, ...], lemma: str, mood: str) -> Group:
    """Make a group whose verb is its last auxiliary."""
    last = chain.place - 1
    return Group(mood, False, chain.negations, categories, lemma, "base", chain.start, last, last, chain.inverted)


_TENSE: Final = {"do": "present", "did": "past"}


def _after_have(chain: Chain) -> Group:
    if found := _fixed(chain, "have"):
        return _group(chain, found, chain.mood or "present", "base")
    found = _entry(chain.words, chain.place, "participle")
    if found is None and not chain.words[chain.place].endswith(("ed", "en", "wn", "ne")):
        return _stand_in(chain, (_STATIVE,), "have", chain.mood or "present")
    return _group(chain, found, f"{chain.mood}-have" if chain.mood else "perfect", "participle")


def _after_be(chain: Chain) -> Group:
    words, place = chain.words, chain.place
    word = words[place]
    if found := _fixed(chain, "be"):
        return _group(chain, found, chain.mood or "present", "base")
    if word in _DEGREES and place + 1 < len(words) and "participle" in FORMS.get(words[place + 1], ()):
        chain.place += 1
        return _after_be(chain)
    found = _entry(words, place, "participle")
    if found or word.endswith("ed"):
        return _group(chain, found, chain.mood or "passive", "participle", passive=True)
    found = _entry(words, place, "ing")
    if found or (word.endswith("ing") and len(word) > 5):
        return _group(chain, found, chain.mood or "progressive", "ing")
    return _stand_in(chain, (_STATIVE,), "be", chain.mood or "present")


def _fixed(chain: Chain, auxiliary: str) -> Found | None:
    """Give the expression that an auxiliary opens: "is ready", "has no intention of"."""
    words, place = chain.words, chain.place
    for rest, categories, lemma in _by_next(auxiliary, "base")[0].get(words[place], ()):
        if tuple(words[place : place + len(rest)]) == rest:
            return categories, lemma, place + len(rest) - 1
    return None


def _after_modal(chain: Chain) -> Group | None:
    words, place, mood = chain.words, chain.place, chain.mood
    word = words[place]
    if mood == "to" and word.endswith("ing") and (found := _entry(words, place, "ing")):
        return _group(chain, found, "to", "ing")
    found = _entry(words, place, "base")
    if found is None and word == "have":
        found = (_STATIVE,), word, place
    elif found is None and word != "do" and not _may_be_verb(words, place, mood):
        return None
    return _group(chain, found, _TENSE.get(mood, mood), "base")


def _may_be_verb(words: list[str], place: int, mood: str) -> bool:
    """Tell whether a word without an entry can be the verb that auxiliaries ask for."""
    word = words[place]
    if not word[0].isalpha() or word in KIND:
        return False
    if mood != "to":
        return True
    if word in ACTORS or word.endswith(_NOT_INFINITIVE):
        return False
    following = words[place + 1] if place + 1 < len(words) else ""
    kind = KIND.get(following, "") if following != "'s" else ""
    return kind in OPENERS or kind.startswith("subject") or is_adverb(following)


def lexical_group(words: list[str], index: int, form: str, mood: str) -> Group | None:
    """Read a verb of a form without auxiliaries."""
    found = _entry(words, index, form)
    if found is None:
        return None
    return Group(mood, False, 0, found[0], found[1], form, index, index, found[2], "")


@cache
def _by_next(word: str, form: str) -> tuple[dict[str, list[Expression]], Expression | None]:
    """Give the expressions that a form opens by their second word, the longest first, and the word by itself."""
    longer: dict[str, list[Expression]] = {}
    alone = None
    for expression in FORMS.get(word, {}).get(form, ()):
        if expression[0]:
            longer.setdefault(expression[0][0], []).append(expression)
        else:
            alone = expression
    return longer, alone


def _entry(words: list[str], place: int, form: str) -> Found | None:
    """Give categories, lemma and last word of the longest known expression of a form at a word."""
    if words[place] not in FORMS:
        return None
    longer, alone = _by_next(words[place], form)
    second = place + 1
    if second + 1 < len(words) and words[second] not in longer:
        second += _adverbs_inside(words, second)
    for rest, categories, lemma in longer.get(words[second], ()) if second < len(words) else ():
        end = second + len(rest)
        if tuple(words[second:end]) != rest or _denies(words, end):
            continue
        if rest == _TO and not _INFINITIVAL.isdisjoint(categories):
            # The "to" of "means to" is that of the verb behind it, and is left to it.
            if is_infinitive(words, end):
                return categories, lemma, end - 2
        elif not _takes_infinitive(words, end):
            return categories, lemma, end - 1
    return (alone[1], alone[2], place) if alone else None


def _adverbs_inside(words: list[str], place: int) -> int:
    """Count the words of an adverb inside an expression: "comply fully with", "call once more on"."""
    word = words[place]
    if word == "once":
        return 2 if words[place + 1] in ("again", "more") and place + 2 < len(words) else 0
    is_manner = word.endswith("ly") and word != "only" and is_adverb(word)
    return int(is_manner or word in _AGAIN)


def _denies(words: list[str], end: int) -> bool:
    """Tell whether the "no" that would end an expression belongs to the noun behind it: "said no date was set"."""
    following = words[end] if end < len(words) else "."
    return words[end - 1] == "no" and following.isalpha() and not KIND.get(following)


def is_infinitive(words: list[str], place: int) -> bool:
    """Tell whether a bare verb stands behind a "to", adverbs and negations passed over."""
    while place < len(words) and (is_adverb(words[place]) or KIND.get(words[place]) == "not"):
        place += 1
    return place < len(words) and ("base" in FORMS.get(words[place], ()) or words[place] in _AUXILIARIES)


def _takes_infinitive(words: list[str], end: int) -> bool:
    """Tell whether the "to" that would end an expression is that of a verb: "wrote to urge them"."""
    if words[end - 1] != "to" or end >= len(words) or "base" not in FORMS.get(words[end], ()):
        return False
    following = KIND.get(words[end + 1], "") if end + 1 < len(words) else ""
    return words[end] not in AMBIGUOUS or following in OPENERS


def _group(chain: Chain, found: Found | None, mood: str, form: str, *, passive: bool = False) -> Group:
    place = chain.place
    categories, lemma, end = found or (("other",), chain.words[place], place)
    return Group(mood, passive, chain.negations, categories, lemma, form, chain.start, place, end, chain.inverted)
