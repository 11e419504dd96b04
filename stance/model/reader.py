"""Reads the clauses of a sentence: which known verb, under which negation, licence and actor.

One pass from left to right keeps the state of the clause: its subject, the group that was read
last, and the operator ("urged", "refused", "hopes") whose clause this is. Every verb, operator
and position noun becomes a `Cue`. What a cue amounts to is for the linear model to weigh; `TYPES`
is the codebook's own answer.
"""

from typing import NamedTuple

from stance.model.groups import (
    ACTORS,
    ENTRIES,
    FORMS,
    KIND,
    MODALS,
    Group,
    auxiliary_group,
    is_adverb,
    lexical_group,
)
from stance.model.tokens import split_words, tokenize


class Cue(NamedTuple):
    """One reading: what was said, how, by whom; `first` and `last` are token positions of the words.

    `licence` says what makes it count or not: will, commit (an operator undertakes it), direct (somebody
    is asked), present, past, …; `scope` is the operator or conjunction whose clause it stands in, or "".
    """

    category: str
    lemma: str
    negated: bool
    licence: str
    scope: str
    subject: str
    form: str
    first: int
    last: int


# The verb class x polarity table of the codebook.
TYPES = {
    ("act", False): "pledge",
    ("act", True): "refusal",
    ("cease", False): "refusal",
    ("cease", True): "pledge",
    ("hinder", False): "opposition",
    ("hinder", True): "acquiescence",
    ("permit", False): "acquiescence",
    ("permit", True): "opposition",
}

_AUXILIARY = MODALS | {"have", "be", "to", "not"}
_MAY_BEGIN_GROUP = _AUXILIARY | {"", "preposition"}
_OPERATORS = frozenset(("commit", "refuse", "direct", "assure", "wish", "hedge", "say", "deny"))
_SCOPES = frozenset(("direct", "assure", "wish", "hedge", "say", "deny"))
_OWNER = dict.fromkeys(("its", "his", "her", "their", "our", "my", "'s"), "own") | dict.fromkeys(
    ("the", "a", "an"), "the"
)
_NOUN_GOVERNS = frozenset(("to", "that", "from", "of", "for", "on"))
_NOUN_FOLLOWERS = _NOUN_GOVERNS | {"against", "by"}
_OPENING = frozenset(("strong", "quote"))
_JOINING = frozenset(("and", "or", "nor", ","))
_INFINITIVE_WINDOW = 16
_GERUND_WINDOW = 3
_SUBJECT = {
    "subject-I": "I",
    "subject-we": "we",
    "subject-you": "you",
    "subject-they": "they",
    "subject-it": "it",
    "subject-every": "every",
}


class Reading(NamedTuple):
    """A sentence that was read.

    `words` are lower-case with contractions taken apart, `places` the token of each word; `cues` are in
    order, and `starts` and `ends` give the first and the last word of each.
    """

    tokens: list[str]
    words: list[str]
    places: list[int]
    cues: list[Cue]
    starts: list[int]
    ends: list[int]


def read_sentence(text: str) -> Reading:
    """Read the cues of a sentence, in order.

    >>> reading = read_sentence("Oslo will not take part, but will not block them.")
    >>> [(TYPES[cue.category, cue.negated], cue.licence) for cue in reading.cues]
    [('refusal', 'will'), ('acquiescence', 'will')]
    """
    tokens = tokenize(text)
    return read_words(tokens, *split_words(tokens))


def read_words(tokens: list[str], words: list[str], places: list[int]) -> Reading:
    """Read the cues of a sentence that is already tokenized."""
    reader = _Reader(tokens, words, places)
    while reader.index < len(words):
        reader.step()
    return Reading(tokens, words, places, reader.cues, reader.starts, reader.ends)


class _Reader:
    """The state of one pass."""

    def __init__(self, tokens: list[str], words: list[str], places: list[int]) -> None:
        self.tokens = tokens
        self.words = words
        self.places = places
        self.index = 0
        self.cues: list[Cue] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        self._new_sentence()

    def _new_sentence(self) -> None:
        self._new_clause()
        self.governor = -1
        self.scope = ""

    def _new_clause(self) -> None:
        self.subject = ""
        self.no_subject = 0
        self.in_phrase = False
        self.had_verb = False
        self.is_new = True

    def step(self) -> None:
        """Read what begins at the next word: a verb group, a position noun, or the word by itself."""
        index = self.index
        word = self.words[index]
        kind = KIND.get(word, "")
        if word not in ENTRIES and kind not in _AUXILIARY:
            if kind:
                self._function(index, word, kind)
            else:
                self._nominal(index, word)
        elif kind in MODALS and index and KIND.get(self.words[index - 1], "") in ("determiner", "preposition"):
            self.in_phrase = True
        elif kind in _MAY_BEGIN_GROUP and (group := self._find_group(index, kind)):
            self._take(group)
            self.index = group.end + 1
            return
        elif kind:
            self._function(index, word, kind)
        elif self._noun(index):
            self.is_new = False
        else:
            self._nominal(index, word)
        self.index = index + 1

    def _find_group(self, index: int, kind: str) -> Group | None:
        words = self.words
        if kind in _AUXILIARY:
            return auxiliary_group(words, index, expects_infinitive=kind == "to" and self._expects_infinitive(index))
        before = KIND.get(words[index - 1], "") if index else ""
        if before in ("determiner", "no") or (index and before not in _OPENING and self._is_name(index)):
            return None
        at_start = self.is_new or self._may_join(index)
        return lexical_group(words, index, has_subject=bool(self.subject), at_start=at_start)

    def _expects_infinitive(self, index: int) -> bool:
        governor = self.governor
        return (
            governor >= 0
            and index - self.ends[governor] <= _INFINITIVE_WINDOW
            and not _OPERATORS.isdisjoint(self.cues[governor].category.removeprefix("noun-").split("+"))
        )

    def _take(self, group: Group) -> None:
        """Turn a verb group into a cue and move the state behind it."""
        if group.inverted:
            self.subject = _SUBJECT[group.inverted]
        licence, negations = self._licence(group)
        negations += self.no_subject + self._no_object(group.end)
        category = group.categories[0] if len(group.categories) == 1 else "+".join(sorted(group.categories))
        self.cues.append(
            Cue(
                category,
                group.lemma,
                negations % 2 == 1,
                licence + ("-passive" if group.passive else ""),
                self.scope,
                self.subject,
                group.form,
                self.places[group.start],
                self.places[group.end],
            )
        )
        self.starts.append(group.start)
        self.ends.append(group.end)
        self.governor = len(self.cues) - 1
        operator = next((name for name in group.categories if name in _SCOPES), "")
        if operator and not self._goes_on_with_infinitive(group.end):
            self.scope = "deny" if operator == "say" and negations % 2 else operator
            self.subject, self.had_verb = "", False
        else:
            self.had_verb = True
        self.no_subject = 0
        self.in_phrase = False
        self.is_new = False

    def _goes_on_with_infinitive(self, end: int) -> bool:
        following = end + 1
        while following < len(self.words) and is_adverb(self.words[following]):
            following += 1
        return following < len(self.words) and self.words[following] == "to"

    def _no_object(self, end: int) -> int:
        """Count a negated object, as in "will provide no funds"."""
        return int(end + 1 < len(self.words) and self.words[end + 1] in ("no", "nothing", "nobody"))

    def _licence(self, group: Group) -> tuple[str, int]:
        """Give what licenses a group, and its number of negations with those it takes over."""
        governor = self._governor(group)
        if governor is not None:
            return _governed(governor, group)
        if group.mood in ("imperative", "present") and group.form == "base" and self._may_join(group.start):
            previous = self.cues[-1]
            self.no_subject = 0
            return previous.licence, group.negations + int(previous.negated)
        return group.mood, group.negations

    def _may_join(self, index: int) -> bool:
        """Tell whether a bare verb here would go on with the group before it, as in "will not fund or arm"."""
        return bool(self.cues) and self.cues[-1].form.startswith("base") and self.words[index - 1] in _JOINING

    def _governor(self, group: Group) -> Cue | None:
        if self.governor < 0:
            return None
        governor, distance = self.cues[self.governor], group.start - self.ends[self.governor]
        if group.mood == "to":
            if distance > _INFINITIVE_WINDOW:
                return None
            self._mark_governing()
            return governor
        if group.mood == "gerund" and distance <= _GERUND_WINDOW:
            self._mark_governing()
            return governor
        return None

    def _mark_governing(self) -> None:
        """Note on a cue that a verb depends on it, so that it is not taken for a position of its own."""
        cue = self.cues[self.governor]
        if not cue.form.endswith("+"):
            self.cues[self.governor] = cue._replace(form=cue.form + "+")

    def _noun(self, index: int) -> bool:
        """Take a noun that names a position."""
        noun = next((found for found in FORMS[self.words[index]].get("noun", ()) if not found[0]), None)
        if noun is None:
            return False
        category, lemma = noun[1][0], noun[2]
        before, after = self.words[index - 1] if index else "", self._following(index)
        licence = f"{_OWNER.get(before, 'bare')}-{after if after in _NOUN_FOLLOWERS else 'other'}"
        negated = before in ("no", "without") or self._is_object_of_negated(index)
        if before == "no":
            self.no_subject = 0
        place = self.places[index]
        self.cues.append(
            Cue("noun-" + category, lemma, negated, licence, self.scope, self.subject, "noun", place, place)
        )
        self.starts.append(index)
        self.ends.append(index)
        if after in _NOUN_GOVERNS:
            self.governor = len(self.cues) - 1
        if after == "that" and category in ("assure", "direct"):
            self.scope = category
        if not self.had_verb and not self.in_phrase:
            self.subject = "thing"
        return True

    def _is_object_of_negated(self, index: int) -> bool:
        return bool(self.cues) and self.cues[-1].negated and index - self.ends[-1] <= 2

    def _function(self, index: int, word: str, kind: str) -> None:
        """Let a word that builds the clause change its state."""
        subject = _SUBJECT.get(kind)
        if subject is not None:
            self.subject, self.in_phrase, self.had_verb, self.is_new = subject, False, False, False
            return
        change = _CHANGES.get(kind)
        if change is not None:
            change(self, index, word)

    def _no(self, index: int, word: str) -> None:
        if self._following(index) != ",":
            self.no_subject = int(word != "without" and not self.had_verb)
            self.in_phrase = word == "without"

    def _preposition(self, index: int, word: str) -> None:
        self.in_phrase = True

    def _determiner(self, index: int, word: str) -> None:
        """Begin a second noun phrase where the first is complete: "In Oslo the minister …"."""
        self.in_phrase = self.in_phrase and (index == 0 or self.words[index - 1] in KIND)

    def _strong(self, index: int, word: str) -> None:
        self._new_sentence()

    def _comma(self, index: int, word: str) -> None:
        self.in_phrase = False
        if self.scope in ("if", "sub"):
            self._new_sentence()

    def _subordinator(self, index: int, word: str) -> None:
        self._new_sentence()
        self.scope = "if" if KIND[word] == "hypothesis" else "sub"

    def _nor(self, index: int, word: str) -> None:
        self.no_subject, self.had_verb = 1, False

    def _relative(self, index: int, word: str) -> None:
        """Begin a clause whose subject is the noun before a relative pronoun, where one stands there."""
        self.in_phrase, self.had_verb = False, False
        antecedent = self.words[index - 1] if index else ""
        if word != "that":
            self.governor = -1
        elif self.ends and self.ends[-1] == index - 1:
            return
        if antecedent and antecedent not in KIND and antecedent[0].isalpha():
            is_name = self.tokens[self.places[index - 1]][0].isupper()
            self.subject = "actor" if antecedent in ACTORS else "name" if is_name else "thing"

    def _is_name(self, index: int) -> bool:
        """Tell whether a word is written with a capital; of a contraction only the first part can be."""
        place = self.places[index]
        return self.tokens[place][0].isupper() and (index == 0 or self.places[index - 1] != place)

    def _following(self, index: int) -> str:
        return self.words[index + 1] if index + 1 < len(self.words) else ""

    def _conjunction(self, index: int, word: str) -> None:
        self.in_phrase = False
        following = KIND.get(self.words[index + 1], "") if index + 1 < len(self.words) else ""
        if word in ("but", "yet"):
            self.governor = -1
            self.scope = self.scope if self.scope in ("say", "assure") else ""
        if following in _SUBJECT:
            self.governor = -1
            self.had_verb = False
            if self.scope in ("wish", "hedge", "deny"):
                self.scope = ""
        self.is_new = self.had_verb

    def _nominal(self, index: int, word: str) -> None:
        """Keep the subject of the clause: the first noun that can act, outside prepositional phrases."""
        self.is_new = False
        if self.in_phrase or self.had_verb or not word[0].isalpha() or is_adverb(word):
            return
        is_name = self.tokens[self.places[index]][0].isupper() and (index > 0 or self._opens_with_name())
        if word in ACTORS:
            self.subject = "actor"
        elif is_name and self.subject != "actor":
            self.subject = "name"
        elif self.subject not in ("actor", "name"):
            self.subject = "thing"

    def _opens_with_name(self) -> bool:
        """Tell whether the capital of the first word is that of a name: a verb, a comma or a possessive follows it."""
        following = self.words[1] if len(self.words) > 1 else ""
        kind = KIND.get(following, "")
        if following == "'s" or kind in MODALS or kind in ("have", "be", "comma", "not"):
            return not self.words[0].endswith("ing")
        return any(sense.form in ("s", "past") for entry in ENTRIES.get(following, ()) for sense in entry.senses)


_CHANGES = {
    "no": _Reader._no,
    "preposition": _Reader._preposition,
    "determiner": _Reader._determiner,
    "strong": _Reader._strong,
    "comma": _Reader._comma,
    "conjunction": _Reader._conjunction,
    "subordinator": _Reader._subordinator,
    "hypothesis": _Reader._subordinator,
    "nor": _Reader._nor,
    "that": _Reader._relative,
    "relative": _Reader._relative,
}


def _governed(governor: Cue, group: Group) -> tuple[str, int]:
    """Give the licence that a governing verb or noun hands on, and the negations with those it adds."""
    category = governor.category.removeprefix("noun-").split("+")
    negations = group.negations + int(governor.negated)
    if governor.negated and governor.lemma in _LEAVES_OPEN:
        return "open", negations
    if "refuse" in category or _turns_round(governor, group, category):
        return _unlicensed(governor) or _tense(governor), negations + 1
    if "commit" in category or governor.category == "noun-act":
        return _unlicensed(governor) or "commit", negations
    if "act" in category or "other" in category:
        return governor.licence, negations
    operator = next((name for name in category if name in _OPERATORS), category[0])
    return f"{operator}-to", negations


# Negated, these undertake nothing: "does not rule out sending", "refuses to rule out sending".
_LEAVES_OPEN = frozenset(("rule out", "exclude", "preclude"))
_FALLS_SHORT = frozenset(("hesitate", "fail to", "forbear", "neglect"))


def _turns_round(governor: Cue, group: Group, category: list[str]) -> bool:
    """Tell whether a ceasing verb or noun negates the verb after it: stop blocking, hesitate to act, refusal to pay."""
    if "cease" not in category:
        return False
    return governor.form.startswith("noun") or group.form == "ing" or governor.lemma in _FALLS_SHORT


def _unlicensed(governor: Cue) -> str:
    """Give the licence of a governor that commits nobody, whatever verb it is."""
    licence = governor.licence
    return licence if licence in ("must", "may", "can", "be-to") or licence.endswith("-to") else ""


def _tense(governor: Cue) -> str:
    return governor.licence if governor.licence in ("will", "would") else "commit"
