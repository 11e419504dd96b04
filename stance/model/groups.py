"""Verb groups: auxiliaries, negations and the main verb that they lead to, found from a position on.

A group is what one verb says: "will no longer be provided" is one, mood will, negated, passive,
of the verb provide. Words without an entry in the lexicon are verbs only where auxiliaries ask
for one.
"""

from collections.abc import Callable
from typing import NamedTuple

from stance.model.lexicon import actors, ambiguous_forms, entries, expressions_by_form, function_words, word_sets

KIND = function_words()
ENTRIES = entries()
FORMS = expressions_by_form()
ACTORS = actors()
AMBIGUOUS = ambiguous_forms()

MODALS = frozenset(("will", "would", "must", "may", "can", "do", "did"))
_SUBJECTS = frozenset(("subject-I", "subject-we", "subject-you", "subject-they", "subject-it", "subject-every"))
_OPENERS = frozenset(("determiner", "subject-us", "subject-it", "that", "to", "preposition", "no", "quote"))
_STATIVE = "state"
_LONGEST_SUBJECT = 7
# Words of other kinds that can stand between auxiliary and verb: "has since agreed", "they would each send".
_DEGREES = frozenset(("more", "most", "very", "quite", "all", "as"))
_REFLEXIVE = frozenset(("itself", "themselves", "ourselves", "himself", "herself", "myself"))
_BETWEEN = frozenset(("since", "each", "all", "both"))
# Adjectives and nouns of these endings follow a preposition "to", never an infinitive's.
_NOT_INFINITIVE = (
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


_NOT_ADVERBS = word_sets("nouns.txt")["ly"]


def is_adverb(word: str) -> bool:
    """Tell whether a word can stand between an auxiliary and its verb."""
    kind = KIND.get(word)
    return kind in ("adverb", "maybe") or (
        kind is None and len(word) > 4 and word[-2:] == "ly" and word not in _NOT_ADVERBS
    )


class _Chain:
    """The auxiliaries from one word on: what they say together, and the place of the word after them."""

    def __init__(self, words: list[str], index: int, *, is_turned: bool) -> None:
        self.words = words
        self.is_turned = is_turned
        self.start = self.place = index
        self.mood = self.aspect = self.inverted = ""
        self.negations = 0

    def read(self) -> bool:
        """Read as far as auxiliaries go; tell whether any were read."""
        n = len(self.words)
        while self.place < n and self._take(self.words[self.place]):
            self.place += 1
        if not self.inverted and self._is_turned() and (self.aspect or self.mood) in (*MODALS, "have"):
            self._pass_over_subject()
        self._pass_over_phrase()
        return self.place > self.start

    def _pass_over_phrase(self) -> None:
        """Go on behind a short phrase between auxiliary and verb: "had in the meantime refused"."""
        has = self.aspect == "have"
        if KIND.get(self._word_at(self.place)) != "preposition" or not (has or self.mood in MODALS):
            return
        form = "participle" if has else "base"
        for place in range(self.place + 2, min(self.place + 5, len(self.words))):
            before = KIND.get(self.words[place - 1], "")
            if form in FORMS.get(self.words[place], ()) and not before and self.words[place] not in AMBIGUOUS:
                self.place = place
                return

    def _is_turned(self) -> bool:
        """Tell whether the auxiliary stands before its subject because a negation opens the clause."""
        if self.is_turned or (self.start and KIND.get(self.words[self.start - 1]) == "nor"):
            return True
        return self.place == self.start + 2 and KIND.get(self.words[self.start]) == "not"

    def _pass_over_subject(self) -> None:
        """Go on at the first word that can be the verb, as in "nor will the northern bloc contribute"."""
        for place in range(self.place + 1, min(self.place + _LONGEST_SUBJECT, len(self.words))):
            before = KIND.get(self.words[place - 1], "")
            form = "participle" if self.aspect == "have" else "base"
            if form in FORMS.get(self.words[place], ()) and before not in ("determiner", "preposition"):
                self.inverted, self.place = "subject-actor", place
                return

    def _take(self, word: str) -> bool:
        kind = KIND.get(word, "")
        if kind == "preposition" and self.place > self.start and self._by_no_means():
            return True
        read = _READERS.get(kind)
        if read is not None:
            return read(self, word)
        if kind in MODALS:
            return self._modal(kind)
        if self.place > self.start and (is_adverb(word) or word in _BETWEEN or word in _REFLEXIVE):
            return True
        return kind in _SUBJECTS and self._subject(kind)

    def _by_no_means(self) -> bool:
        """Take a phrase that negates: "is by no means opposing"."""
        if self._word_after(self.place) != "no" or self._word_at(self.place + 2) not in ("means", "way", "sense"):
            return False
        self.negations += 1
        self.place += 2
        return True

    def _modal(self, kind: str) -> bool:
        if self.mood or self.aspect:
            return False
        self.mood = kind
        return True

    def _subject(self, kind: str) -> bool:
        """Take a subject that stands behind its auxiliary, as in "nor will it"."""
        if not self.mood or self.mood == "to" or self.aspect or self.inverted or self.place > self.start + 2:
            return False
        self.inverted = kind
        return True

    def _not(self, word: str) -> bool:
        self.negations += 1
        return True

    def _nor(self, word: str) -> bool:
        if word != "neither" or self.place == self.start:
            return False
        self.negations += 1
        return True

    def _no_longer(self, word: str) -> bool:
        if self.place == self.start or self._word_after(self.place) != "longer":
            return False
        self.negations += 1
        self.place += 1
        return True

    def _have(self, word: str) -> bool:
        if self.aspect:
            return False
        after = self._behind_adverbs()
        if self._word_at(after) == "got" and self._word_at(after + 1) == "to":
            after += 1
        if self._word_at(after) == "to" and self.mood in ("", "will", "would", "do", "did"):
            self.mood = "must" if self.mood in ("", "do") else self.mood + "-have-to"
            self.place = after
        else:
            self.aspect = "have"
        return True

    def _be(self, word: str) -> bool:
        after = self._behind_adverbs()
        following = self._word_at(after)
        if following == "going" and self._word_at(after + 1) == "to":
            self._count_negations(after)
            self.mood, self.place = "would" if word in ("was", "were") else "will", after + 1
        elif following == "to" and not self.mood:
            self._count_negations(after)
            self.mood, self.place = "be-to", after
        else:
            self.aspect = "be"
        return True

    def _to(self, word: str) -> bool:
        if self.mood == "must" and self.words[self.place - 1] == "ought":
            return True
        if self.mood or self.aspect:
            return False
        self.mood = "to"
        return True

    def _conjunction(self, word: str) -> bool:
        """Let the last auxiliary decide, as in "has not and will not turn"."""
        if word == "yet":
            return self.place > self.start
        following = KIND.get(self._word_after(self.place), "")
        if word not in ("and", "or") or self.place == self.start or following not in MODALS or self.inverted:
            return False
        self.mood, self.aspect, self.negations = following, "", 0
        self.place += 1
        return True

    def _quote(self, word: str) -> bool:
        """Pass over a mark in the middle of a group: "offered to “engage"."""
        return self.place > self.start

    def _comma(self, word: str) -> bool:
        """Pass over an adverb or a phrase between commas."""
        if self.mood in MODALS and (end := self._bracket()):
            self.place = end
            return True
        if is_adverb(self._word_after(self.place)) and self._word_at(self.place + 2) == ",":
            self.place += 2
            return True
        return False

    def _bracket(self) -> int:
        """Give the second comma of "did not, in so many words, refuse", or 0."""
        for place in range(self.place + 2, min(self.place + 14, len(self.words) - 1)):
            if self.words[place] == ",":
                return place if "base" in FORMS.get(self.words[place + 1], ()) else 0
            if KIND.get(self.words[place], "") in MODALS:
                return 0
        return 0

    def _behind_adverbs(self) -> int:
        place = self.place + 1
        while is_adverb(self._word_at(place)) or KIND.get(self._word_at(place)) == "not":
            place += 1
        return place

    def _count_negations(self, end: int) -> None:
        self.negations += sum(KIND.get(word) == "not" for word in self.words[self.place + 1 : end])

    def _word_at(self, place: int) -> str:
        return self.words[place] if place < len(self.words) else ""

    def _word_after(self, place: int) -> str:
        return self._word_at(place + 1)


_READERS: dict[str, Callable[[_Chain, str], bool]] = {
    "not": _Chain._not,
    "nor": _Chain._nor,
    "no": _Chain._no_longer,
    "have": _Chain._have,
    "be": _Chain._be,
    "to": _Chain._to,
    "quote": _Chain._quote,
    "conjunction": _Chain._conjunction,
    "comma": _Chain._comma,
}


def auxiliary_group(words: list[str], index: int, *, expects_infinitive: bool, is_turned: bool = False) -> Group | None:
    """Read the verb group that begins with an auxiliary, a negation or "to", if one does.

    `expects_infinitive` tells whether the verb before is one that an infinitive follows, `is_turned` whether
    a negation that opens the clause puts the auxiliary before its subject.
    """
    chain = _Chain(words, index, is_turned=is_turned)
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
    return _after_modal(chain, expects_infinitive=expects_infinitive)


def _after_negation(chain: _Chain) -> Group | None:
    """Read a verb that is negated without an auxiliary: "not blocking", "never intends"."""
    if KIND.get(chain.words[chain.start]) != "not":
        return None
    for form, mood in (("ing", "gerund"), ("past", "past"), ("s", "present"), ("base", "present")):
        found = _entry(chain.words, chain.place, form)
        if found:
            return _group(chain, found, mood, form)
    return None


def _elliptic(chain: _Chain) -> Group | None:
    """Read auxiliaries that stand for a verb said before, as in "nor will it"."""
    bare = chain.place == chain.start + 1 and not chain.negations and not chain.inverted
    if chain.mood not in MODALS or (bare and KIND.get(chain.words[chain.start]) == "do"):
        return None
    return _stand_in(chain, ("other",), "do", _TENSE.get(chain.mood, chain.mood))._replace(is_elliptic=True)


def _stand_in(chain: _Chain, categories: tuple[str, ...], lemma: str, mood: str) -> Group:
    """Make a group whose verb is its last auxiliary."""
    last = chain.place - 1
    return Group(mood, False, chain.negations, categories, lemma, "base", chain.start, last, last, chain.inverted)


_TENSE = {"do": "present", "did": "past"}


def _after_have(chain: _Chain) -> Group:
    found = _entry(chain.words, chain.place, "participle")
    if found is None and not chain.words[chain.place].endswith(("ed", "en", "wn", "ne")):
        return _stand_in(chain, (_STATIVE,), "have", chain.mood or "present")
    return _group(chain, found, f"{chain.mood}-have" if chain.mood else "perfect", "participle")


def _after_be(chain: _Chain) -> Group:
    words, place = chain.words, chain.place
    word = words[place]
    for rest, categories, lemma in FORMS["be"]["base"]:
        if rest and rest[0] == word and tuple(words[place : place + len(rest)]) == rest:
            return _group(chain, (categories, lemma, place + len(rest) - 1), chain.mood or "present", "base")
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


def _after_modal(chain: _Chain, *, expects_infinitive: bool) -> Group | None:
    words, place, mood = chain.words, chain.place, chain.mood
    word = words[place]
    if mood == "to" and word.endswith("ing") and (found := _entry(words, place, "ing")):
        return _group(chain, found, "to", "ing")
    found = _entry(words, place, "base")
    if found is None and word not in ("do", "have") and not _may_be_verb(words, place, mood):
        return None
    return _group(chain, found, _TENSE.get(mood, mood), "base")


def _may_be_verb(words: list[str], place: int, mood: str) -> bool:
    """Tell whether a word without an entry can be the verb that auxiliaries ask for."""
    word = words[place]
    if not word[0].isalpha() or word in KIND:
        return False
    if mood != "to":
        return True
    if word in ACTORS or word.endswith(_NOT_INFINITIVE) or word.endswith("s"):
        return False
    following = KIND.get(words[place + 1], "") if place + 1 < len(words) else ""
    return following in _OPENERS or following.startswith("subject") or following == "adverb"


def lexical_group(words: list[str], index: int, form: str, mood: str) -> Group | None:
    """Read a verb of a form without auxiliaries."""
    found = _entry(words, index, form)
    if found is None:
        return None
    return Group(mood, False, 0, found[0], found[1], form, index, index, found[2], "")


def _entry(words: list[str], place: int, form: str) -> Found | None:
    """Give categories, lemma and last word of the longest known expression of a form at a word."""
    forms = FORMS.get(words[place])
    if forms is None:
        return None
    following = words[place + 1] if place + 1 < len(words) else ""
    for rest, categories, lemma in forms.get(form, ()):
        if not rest:
            return categories, lemma, place
        end = place + 1 + len(rest)
        if rest[0] == following and tuple(words[place + 1 : end]) == rest:
            return categories, lemma, end - 1
    return None


def _group(chain: _Chain, found: Found | None, mood: str, form: str, *, passive: bool = False) -> Group:
    place = chain.place
    categories, lemma, end = found or (("other",), chain.words[place], place)
    return Group(mood, passive, chain.negations, categories, lemma, form, chain.start, place, end, chain.inverted)
