"""The auxiliaries, negations and adverbs that lead to a verb."""

from collections.abc import Callable
from typing import Final

from stance.model.lexicon import word_sets
from stance.model.reading.pairing import MAY_PAIR, second_auxiliary
from stance.model.reading.words import AMBIGUOUS, FORMS, KIND, MODALS, is_adverb

_SUBJECTS: Final = frozenset(("subject-I", "subject-we", "subject-you", "subject-they", "subject-it", "subject-every"))
_LONGEST_SUBJECT: Final = 7
_REFLEXIVE: Final = frozenset(("itself", "themselves", "ourselves", "himself", "herself", "myself"))
# Words of other kinds that can stand between auxiliary and verb: "has since agreed", "they would each send".
_BETWEEN: Final = frozenset(("since", "each", "all", "both"))
# After "do" they are an object: "did much to help".
_DEGREES: Final = frozenset(("much", "very"))
_FIRM: Final = MODALS - {"do", "did"}
# Behind "not" these add and deny nothing: "not only opposed it but vetoed it".
_ADDING: Final = frozenset(("only", "merely"))
_TURNING: Final = MODALS | {"have"}
# Before a time: "will this week sign", "will early next year sign".
_DATING: Final = frozenset(("each", "every", "last", "next", "this"))
_EARLY: Final = frozenset(("early", "late"))
_NOUNS: Final = word_sets("nouns.txt")
_TIMES: Final = _NOUNS["time"] | _NOUNS["season"]
_NO_WAY: Final = frozenset(
    ("means", "way", "sense", "circumstances", "circumstance", "account", "case", "event", "terms", "conditions")
)
# They open a clause between commas, which may have a modal of its own.
_CLAUSAL: Final = frozenset(("hypothesis", "subordinator"))
_WHATEVER: Final = frozenset(("however", "whatever", "whichever", "whoever"))
_VERB_FORMS: Final = frozenset(("base", "participle"))


class Chain:
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
        if not self.inverted and self._is_turned() and (self.aspect or self.mood) in _TURNING:
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
        return KIND.get(self.words[self.start]) == "not" and KIND.get(self.words[self.place - 1]) in _TURNING

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
        if word in MAY_PAIR and self._pair():
            return True
        if kind == "preposition" and self.place > self.start and self._by_no_means():
            return True
        read = _READERS.get(kind)
        if read is not None:
            return read(self, word)
        if kind in MODALS:
            return self._modal(kind)
        if self.place > self.start and self._between(word):
            return True
        return kind in _SUBJECTS and self._subject(kind)

    def _between(self, word: str) -> bool:
        """Pass over a word, or a time, that can stand between auxiliary and verb."""
        if word in _DATING or word in _EARLY:
            return self._time(word) or word in _BETWEEN
        if word == "much" and self._word_after(self.place) == "longer":
            return self.place == self.start + 1
        if word in _DEGREES:
            return self.mood in _FIRM and not self.aspect
        return is_adverb(word) or word in _BETWEEN or word in _REFLEXIVE

    def _pair(self) -> bool:
        """Take a second auxiliary; what will be done counts before what should be, or else the last one decides."""
        if self.mood not in MODALS or self.aspect or self.inverted:
            return False
        second = second_auxiliary(self.words, self.place)
        if second is None:
            return False
        mood, negations, self.place = second
        if self.mood != "will":
            self.mood, self.negations = mood, negations
        return True

    def _by_no_means(self) -> bool:
        """Take a phrase that negates: "is by no means opposing"."""
        if self._word_after(self.place) != "no" or self._word_at(self.place + 2) not in _NO_WAY:
            return False
        self.negations += 1
        self.place += 2
        return True

    def _time(self, word: str) -> bool:
        """Pass over when something is done: "will later this year send", "has this week refused"."""
        end = self.place + 1 + int(word in _EARLY)
        awaits = self.aspect == "have" or (self.mood in MODALS and not self.aspect)
        if not awaits or self.start == 0 or self._is_turned() or self._word_at(end) not in _TIMES:
            return False
        self.place = end
        return True

    def _modal(self, kind: str) -> bool:
        if self.mood or self.aspect:
            return False
        self.mood = kind
        return True

    def _subject(self, kind: str) -> bool:
        """Take a subject that stands behind its auxiliary, as in "nor will it"."""
        if not self.mood or self.mood == "to" or self.aspect or self.inverted:
            return False
        if self.place > self.start + 2 and not self._is_turned():
            return False
        self.inverted = kind
        return True

    def _not(self, word: str) -> bool:
        self.negations += int(self._word_after(self.place) not in _ADDING)
        return True

    def _nor(self, word: str) -> bool:
        if word != "neither" or self.place == self.start:
            return False
        self.negations += 1
        return True

    def _no_longer(self, word: str) -> bool:
        """Take "no longer", and "no more" before the verb: "will be no more tolerated"."""
        after = self._word_after(self.place)
        is_verb = after == "more" and not _VERB_FORMS.isdisjoint(FORMS.get(self._word_at(self.place + 2), ()))
        if self.place == self.start or not (after == "longer" or is_verb):
            return False
        self.negations += 1
        self.place += 1
        return True

    def _have(self, word: str) -> bool:
        if self.aspect:
            return False
        after = self._behind_adverbs()
        if self._word_after(self.place) == "yet" and self._word_at(self.place + 2) == "to":
            self.mood, self.place = "yet", self.place + 2
            return True
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
        elif following == "about" and self._word_at(after + 1) == "to" and "not" in self.words[self.place : after]:
            self.negations += 1
            self.mood, self.place = "will", after + 1
        elif following == "to" and not self.mood:
            self._count_negations(after)
            self.mood, self.place = "be-to", after
        else:
            if self.aspect == "have" and self.mood in MODALS:
                self.mood += "-have"
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
        opener = self._word_after(self.place)
        is_clause = KIND.get(opener) in _CLAUSAL or opener in _WHATEVER
        for place in range(self.place + 2, min(self.place + 14, len(self.words) - 1)):
            if self.words[place] == ",":
                following = self.words[place + 1]
                return place if "base" in FORMS.get(following, ()) or following in ("be", "have") else 0
            if KIND.get(self.words[place], "") in MODALS and not is_clause:
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


_READERS: Final[dict[str, Callable[[Chain, str], bool]]] = {
    "not": Chain._not,
    "nor": Chain._nor,
    "no": Chain._no_longer,
    "have": Chain._have,
    "be": Chain._be,
    "to": Chain._to,
    "quote": Chain._quote,
    "conjunction": Chain._conjunction,
    "comma": Chain._comma,
}
