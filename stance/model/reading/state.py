"""The state of one pass over the words of a sentence."""

from typing import Final

from stance.model.reading.cues import Cue, is_question
from stance.model.reading.nouns import PAIRED, PAIRS, Noun, common, is_plural, opens_as_name
from stance.model.reading.words import MODALS

# Scopes in which nothing is undertaken; a clause inside one of another kind stays in it.
BLOCKING: Final = frozenset(("direct", "wish", "hedge", "deny", "if"))
VERBAL: Final = MODALS | {"have", "be", "not", "adverb"}

JOINING: Final = frozenset(("and", "or", "nor", "but", "yet", ",", "then"))

# Determiners that can stand for those they count: "some will".
ALONE: Final = frozenset(("some", "any", "many", "most", "several", "few", "both", "others", "another", "more"))


class Clause:
    """A clause that is being read: `scope` is what it depends on; `lent` tells that its subject is an antecedent.

    `phrasal` tells that it may turn out to be a phrase only: "after the vote".
    """

    __slots__ = ("finite", "form", "governor", "kind", "lent", "phrasal", "prior", "scope", "set_off", "subject")

    def __init__(self, kind: str, scope: str = "", subject: Noun | None = None, *, set_off: bool = False) -> None:
        self.kind = kind
        self.scope = scope
        self.subject = subject
        self.set_off = set_off
        self.lent = kind == "relative" and subject is not None
        self.finite = False
        self.phrasal = False
        self.form = ""
        self.governor = -1
        self.prior: Noun | None = None


class State:
    """What one pass remembers: words, the cues so far, the stack of clauses, the noun phrase that is being read."""

    def __init__(self, tokens: list[str], words: list[str], places: list[int]) -> None:
        self.tokens = tokens
        self.words = words
        self.places = places
        self.index = 0
        self.cues: list[Cue] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        self._noun: Noun | None = None
        self.is_question = is_question(tokens)
        self.new_sentence()

    def new_sentence(self) -> None:
        """Forget clauses and what verbs may still govern."""
        self.clauses = [Clause("main")]
        self.governor = -1
        self.is_new = True
        self.bracket: tuple[list[Clause], int, Noun | None] | None = None
        self.object: Noun | None = None
        self.object_joined = ""
        self.no_noun()

    def no_noun(self) -> None:
        """Forget the noun phrase that is being read, with what stood before it."""
        self._noun = None
        self.head = -1
        self.phrase = ""
        self.denied = False
        self.joined = ""

    @property
    def noun(self) -> Noun | None:
        """The noun phrase that is being read; it is looked at only where a clause asks for it."""
        if self._noun is None and self.head >= 0:
            word = self.words[self.head]
            capital = self.is_name(self.head) and (self.head > 0 or opens_as_name(word, self.words[1:4]))
            if self.head and word in PAIRED and f"{self.words[self.head - 1]} {word}" in PAIRS:
                self._noun = Noun("actor", self.head, is_plural(word), denied=self.denied and not self.phrase)
                return self._noun
            self._noun = common(word, self.head, capital=capital, denied=self.denied and not self.phrase)
        return self._noun

    @noun.setter
    def noun(self, noun: Noun | None) -> None:
        self._noun = noun
        self.head = -1 if noun is None else noun.head

    def read_noun(self, index: int) -> None:
        """Let the head of the noun phrase be the word at an index."""
        self._noun = None
        self.head = index
        self.is_new = False

    def is_name(self, index: int) -> bool:
        """Tell whether a word is written with a capital; of a contraction only the first part can be."""
        place = self.places[index]
        return self.tokens[place][0].isupper() and (index == 0 or self.places[index - 1] != place)
