"""Reads the clauses of a sentence: which verb, under which negation and licence, whose.

One pass from left to right keeps a stack of clauses, each with its subject and what it depends on, and the
noun phrase that is being read. Every verb, operator and position noun becomes a `Cue`.
"""

from collections.abc import Callable

from stance.model.cues import Cue, Reading
from stance.model.groups import (
    AMBIGUOUS,
    ENTRIES,
    FORMS,
    KIND,
    MODALS,
    Group,
    auxiliary_group,
    is_adverb,
    lexical_group,
)
from stance.model.licences import categories, governed, object_of, operator
from stance.model.nouns import Noun, common, is_actor, is_part, opens_as_name, pronoun
from stance.model.tokens import split_words, tokenize

_AUXILIARY = MODALS | {"have", "be", "to", "not"}
_OWNER = dict.fromkeys(("its", "his", "her", "their", "our", "my", "'s", "own"), "own") | dict.fromkeys(
    ("the", "a", "an"), "the"
)
_NOUN_GOVERNS = frozenset(("to", "that", "from", "of", "for", "on", "not"))
_NOUN_FOLLOWERS = frozenset(("to", "that", "from", "of", "for", "on", "against", "by"))
_SCOPES = frozenset(("direct", "assure", "wish", "hedge", "say", "deny"))
# Scopes in which nothing is undertaken; a clause inside one of another kind stays in it.
_BLOCKING = frozenset(("direct", "wish", "hedge", "deny", "if"))
_JOINING = frozenset(("and", "or", "nor", "but", "yet", ",", "then"))
_INFINITIVE_WINDOW = 16
_GERUND_WINDOW = 4
_BEFORE_GERUND = frozenset(("from", "to", "of", "against", "in", "on", "for", "at", "with", "not", "about", "into"))
_ASKING_WORDS = frozenset(("whether", "how", "what", "whatever"))
_AFTER_PARTICIPLE = frozenset(("by", "in", "for", "at", "from", "on", "since", "during", "under", "with", "to"))
_SINGLE = frozenset(("a", "one", "any", "all", "every", "even"))
_ASKED = frozenset(("why", "when", "where", "how"))
_FACTS = frozenset(("fact", "news", "view", "claim", "statement", "announcement", "ground", "grounds", "condition"))
_DOUBTS = frozenset(("hope", "fear", "possibility", "idea", "belief", "risk", "chance", "doubt", "suggestion", "hopes"))
_UNSURE = frozenset(("possible", "likely", "unlikely", "conceivable", "doubtful", "unclear", "uncertain", "impossible"))
_WHEN = frozenset(("when", "whenever"))
_AWAITED = frozenset(("until", "till", "once", "before"))
_MAYBE = frozenset(("perhaps", "maybe", "possibly", "presumably", "conceivably", "reportedly", "allegedly"))
_RESULT = frozenset(("so", "sure", "certain"))
_TIMES = frozenset(
    ("year", "month", "week", "day", "night", "morning", "evening", "afternoon", "decade", "time", "times", "moment")
)
_NONE = frozenset(("no", "nothing", "nobody", "none", "neither"))
_NON_FINITE = frozenset(("having", "being", "been", "be"))
_APOSTROPHES = frozenset(("'", "’"))
_ABBREVIATIONS = frozenset(
    ("hon", "mr", "mrs", "ms", "dr", "no", "rep", "sen", "gov", "gen", "lt", "col", "st", "sgt", "capt", "prof", "rev")
)
_BRACKETS = frozenset(("—", "–", "(", ")"))
_ENDS_SENTENCE = frozenset((";", ":", ".", "!", "?"))


class _Clause:
    """A clause that is being read: `scope` is what it depends on; `lent` tells that its subject is an antecedent."""

    __slots__ = ("finite", "form", "kind", "lent", "prior", "scope", "set_off", "subject")

    def __init__(self, kind: str, scope: str = "", subject: Noun | None = None, *, set_off: bool = False) -> None:
        self.kind = kind
        self.scope = scope
        self.subject = subject
        self.set_off = set_off
        self.lent = kind == "relative" and subject is not None
        self.finite = False
        self.form = ""
        self.prior: Noun | None = None


def read_sentence(text: str) -> Reading:
    """Read the cues of a sentence, in order.

    >>> from stance.model.cues import TYPES
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
        self.is_question = "?" in tokens[-2:]
        self._new_sentence()

    def _new_sentence(self) -> None:
        self.clauses = [_Clause("main")]
        self.governor = -1
        self.is_new = True
        self.bracket: tuple[list[_Clause], int, Noun | None] | None = None
        self.object: Noun | None = None
        self.object_joined = ""
        self._no_noun()

    def _no_noun(self) -> None:
        self.noun: Noun | None = None
        self.phrase = ""
        self.denied = False
        self.joined = ""

    # Words

    def step(self) -> None:
        """Read what begins at the next word: a verb group, a noun, or a word that builds the clause."""
        index = self.index
        word = self.words[index]
        kind = KIND.get(word, "")
        self.index = index + 1
        if kind in _AUXILIARY:
            if not self._auxiliary(index, word, kind):
                self._nominal(index, word) if kind == "will" and self.noun is None else None
        elif word == "how":
            self._close()
            self._begin("that", "if")
        elif word in _MAYBE:
            self._doubt()
        elif kind:
            self._function(index, word, kind)
        elif word not in ENTRIES or not self._verb(index):
            if word in ENTRIES:
                self._position_noun(index)
            self._nominal(index, word)

    def _doubt(self) -> None:
        """Let the clause be one of what is only possible, where it is only beginning."""
        clause = self.clauses[-1]
        if not clause.finite and clause.scope not in _BLOCKING:
            clause.scope = "hedge"

    def _auxiliary(self, index: int, word: str, kind: str) -> bool:
        before = self._kind_before(index)
        if kind in ("may", "will") and index and self._is_name(index) and self._kind_before(index) not in ("strong", "quote"):
            self._nominal(index, word)
            return True
        if kind in MODALS and before in ("determiner", "preposition") and word in ("will", "can", "might", "must"):
            return False
        expects = kind == "to" and self._expects_infinitive(index)
        group = auxiliary_group(self.words, index, expects_infinitive=expects, is_turned=self._is_turned(index))
        if group is None:
            if kind == "to":
                self._function(index, word, "preposition")
            elif kind == "not" and not self.clauses[-1].finite and self._word(index + 1) in _SINGLE:
                self._close()
                self.denied = True
            return kind != "will"
        self._take(group)
        return True

    def _is_turned(self, index: int) -> bool:
        """Tell whether a negated phrase opens the clause, so that the auxiliary stands before its subject."""
        if self.clauses[-1].subject is not None or (self.noun is not None and not self.phrase):
            return False
        return self.denied or (self.is_question and not self.clauses[-1].finite and self.words[index - 1] in _ASKED)

    def _verb(self, index: int) -> bool:
        """Take a verb without auxiliaries, if one stands here."""
        before = self._kind_before(index)
        if before in ("determiner", "no"):
            return False
        if self._is_name(index) and not self._opens(index):
            return False
        clause = self.clauses[-1]
        forms = FORMS[self.words[index]]
        for form, mood in _FINITE:
            if form in forms and self._fits(index, form, clause, before):
                group = lexical_group(self.words, index, form, mood)
                if group is not None:
                    if form == "base" and self._subject_at(clause) is None:
                        group = group._replace(mood="imperative")
                    self._take(group)
                    return True
        return False

    def _opens(self, index: int) -> bool:
        return index == 0 or self.words[index - 1] in _ENDS_SENTENCE or self._kind_before(index) in ("strong", "quote")

    def _fits(self, index: int, form: str, clause: _Clause, before: str) -> bool:
        """Tell whether the clause asks for a verb of this form here."""
        if form == "ing":
            following = self._word(index + 1)
            return self.noun is None or clause.finite or bool(KIND.get(following)) or not following[:1].isalpha()
        if form == "past":
            return self._fits_past(index, clause, before)
        opens, plain = self._opens_object(index), self._is_plain(index, form)
        if form == "s":
            return self._fits_singular(index, clause, before, plain=plain, opens=opens)
        if self._may_join(index):
            return plain or opens
        if clause.finite or before in ("preposition", "to"):
            return False
        subject = self._subject_at(clause)
        if subject is None:
            return self._begins(index) and (plain or opens)
        if subject.kind in ("I", "we", "you") or (subject.kind == "they" and subject.plural):
            return True
        return subject.plural and subject.kind != "it" and (plain or opens)

    def _fits_past(self, index: int, clause: _Clause, before: str) -> bool:
        if before == "preposition" and not self._kind_before(index - 1) == "adverb":
            return False
        after = self._word(index + 1)
        if after == "by" and "by" not in FORMS[self.words[index]]:
            return False
        if not clause.finite:
            return self._subject_at(clause) is not None and not self._is_set_off(index)
        if self._joins(index):
            return clause.form in ("past", "s", "have", "base")
        if self.noun is None:
            return False
        return self._takes_clause() or (bool(self.joined) and (after not in _AFTER_PARTICIPLE or self._is_operator(index)))

    def _is_operator(self, index: int) -> bool:
        forms = FORMS[self.words[index]].get("past", ())
        return any(operator(found[1]) for found in forms)

    def _is_set_off(self, index: int) -> bool:
        """Tell whether a participle between commas stands before the verb: "the drills, halted in May, will go on"."""
        if self._word(index - 1) != "," or not self.clauses[-1].subject:
            return False
        for place in range(index + 1, min(index + 14, len(self.words) - 1)):
            if self.words[place] == ",":
                kind = KIND.get(self.words[place + 1], "")
                return kind in MODALS or kind in ("have", "be") or "past" in FORMS.get(self.words[place + 1], ())
        return False

    def _fits_singular(self, index: int, clause: _Clause, before: str, *, plain: bool, opens: bool) -> bool:
        subject = self._subject_at(clause)
        if subject is None:
            return self._begins(index) and opens and not clause.finite
        if before == "preposition":
            return False
        if clause.finite:
            opens = opens or self._takes_noun(index)
            if self._joins(index):
                return clause.form in ("s", "past", "will", "have", "base") and (plain or opens)
            return self.noun is not None and (self._takes_clause() or bool(self.joined)) and (plain or opens)
        if subject.plural and subject.kind not in ("name", "they", "actor"):
            return False
        if plain or (clause.kind == "relative" and not clause.lent):
            return True
        following = self._word(index + 1)
        if opens:
            return KIND.get(following) != "preposition"
        return subject.kind in ("name", "actor") and self._takes_noun(index)

    def _takes_noun(self, index: int) -> bool:
        """Tell whether a noun without a determiner can be the object of a verb here, as in "lifts sanctions"."""
        following = self._word(index + 1)
        return not KIND.get(following) and following[:1].isalpha() and KIND.get(self._word(index + 2), "") not in _VERBAL

    def _is_plain(self, index: int, form: str) -> bool:
        """Tell whether a word can hardly be a noun: it has no noun of its spelling, or goes on as an expression."""
        if self.words[index] not in AMBIGUOUS:
            return True
        group = lexical_group(self.words, index, form, "")
        return group is not None and group.end > index

    def _subject_at(self, clause: _Clause) -> Noun | None:
        """Give the subject as it stands, a noun phrase that is still being read included."""
        return clause.subject or (self.noun if not clause.finite else None)

    def _begins(self, index: int) -> bool:
        """Tell whether the clause begins here, but for adverbs and openers."""
        return self.is_new

    def _joins(self, index: int) -> bool:
        place = index - 1
        while place > 0 and is_adverb(self.words[place]):
            place -= 1
        return self.words[place] in _JOINING

    def _opens_object(self, index: int) -> bool:
        following = self._word(index + 1)
        kind = KIND.get(following, "")
        return kind in _OPENERS or kind.startswith("subject") or is_adverb(following)

    def _may_join(self, index: int) -> bool:
        """Tell whether a bare verb here would go on with the group before it, as in "will not fund or arm"."""
        last = self._last_verb()
        return last >= 0 and self.cues[last].form.startswith("base") and self._joins(index)

    def _last_verb(self) -> int:
        last = len(self.cues) - 1
        while last >= 0 and self.cues[last].form.startswith("noun"):
            last -= 1
        return last

    # Verbs

    def _take(self, group: Group) -> None:
        """Turn a verb group into a cue and move the state behind it."""
        clause = self._clause_of(group)
        if group.inverted:
            clause.subject = _INVERTED.get(group.inverted, Noun("actor", group.place, plural=True))
        licence, negations, governor = self._licence(group, clause)
        if licence == group.mood and governor < 0:
            negations += int(bool(clause.subject and clause.subject.denied)) + int(self._denied_before(clause))
        negations += self._no_object(group.end)
        categories_, lemma = self._meant(group)
        category = categories_[0] if len(categories_) == 1 else "+".join(sorted(categories_))
        subject = clause.subject
        scope = clause.scope
        if scope == "when":
            # What is done whenever something happens is supposed; what was done then is told.
            scope = "if" if group.mood in ("present", "progressive", "passive") else "sub"
        self.cues.append(
            Cue(
                category,
                lemma,
                negations % 2 == 1,
                licence + ("-passive" if group.passive else ""),
                scope,
                subject.kind if subject else "",
                group.form,
                self.places[group.start],
                self.places[group.end],
                governor,
                subject.head if subject else -1,
            )
        )
        self.starts.append(group.start)
        self.ends.append(group.end)
        self.governor = len(self.cues) - 1
        self.index = group.end + 1
        if self._is_finite(group) or group.mood == "imperative":
            clause.finite, clause.form = True, self._form(group)
        if clause.prior and self._word(group.end + 1) == "," and operator(group.categories) in ("say", "wish"):
            clause.subject, clause.finite, clause.prior = clause.prior, False, None
        self._no_noun()
        self.object = None
        self.object_joined = ""
        self.is_new = False
        if group.end > group.place and self.words[group.end] == "that":
            self._complement()

    def _meant(self, group: Group) -> tuple[tuple[str, ...], str]:
        """Give classes and lemma of a verb; auxiliaries by themselves stand for a verb said before, as in "nor will it"."""
        if not group.is_elliptic:
            return group.categories, group.lemma
        for cue in reversed(self.cues):
            if not cue.form.startswith("noun") and not operator(categories(cue)):
                return tuple(cue.category.split("+")), cue.lemma
        return group.categories, group.lemma

    def _denied_before(self, clause: _Clause) -> bool:
        return self.denied and not (clause.subject and clause.subject.denied)

    def _form(self, group: Group) -> str:
        if group.mood in ("will", "would"):
            return "will"
        if group.mood in ("perfect", "passive", "progressive"):
            return "have"
        return group.form

    def _is_finite(self, group: Group) -> bool:
        if group.mood in ("to", "gerund"):
            return False
        return self.words[group.start] not in _NON_FINITE

    def _clause_of(self, group: Group) -> _Clause:
        """Give the clause that a verb belongs to, having begun or ended those that its place asks for."""
        self._close()
        clause = self.clauses[-1]
        if not self._is_finite(group) or (group.mood == "imperative" and not clause.finite):
            return clause
        joined = self._joins(group.start)
        if not clause.finite:
            if joined and len(self.clauses) > 1 and clause.subject is not None and not clause.lent and self.words[
                group.start - 1
            ] in ("and", "or"):
                self._pop_to_finite()
            return self.clauses[-1]
        if joined:
            if self.words[group.start - 1] in ("but", "yet", "and") and clause.kind in ("if", "sub"):
                self._pop_to_finite()
            return self.clauses[-1]
        if self.object is not None and self.object_joined in ("and", "but", "or", "nor", "yet", ","):
            return self._coordinate(clause, self.object)
        if self.object is not None and self._takes_clause():
            return self._begin("that", self._operator_scope(), self.object)
        for depth in range(len(self.clauses) - 1, 0, -1):
            if not self.clauses[depth - 1].finite:
                del self.clauses[depth:]
                return self.clauses[-1]
        if self.object is not None and not group.mood == "imperative":
            clause.subject = self.object
        return clause

    def _coordinate(self, clause: _Clause, subject: Noun) -> _Clause:
        """Begin a clause with a subject of its own beside the present one."""
        while len(self.clauses) > 1 and (clause.kind in ("if", "sub", "relative") or clause.scope in _BLOCKING):
            self.clauses.pop()
            clause = self.clauses[-1]
        self.clauses[-1] = _Clause(clause.kind, clause.scope, subject)
        self.governor = -1
        return self.clauses[-1]

    def _pop_to_finite(self) -> None:
        for depth in range(len(self.clauses) - 1, 0, -1):
            if self.clauses[depth - 1].finite:
                del self.clauses[depth:]
                return

    def _begin(self, kind: str, scope: str, subject: Noun | None = None, *, set_off: bool = False) -> _Clause:
        """Begin a clause inside the present one."""
        outer = self.clauses[-1].scope
        clause = _Clause(kind, outer if outer in _BLOCKING or not scope else scope, subject, set_off=set_off)
        self.clauses.append(clause)
        return clause

    def _takes_clause(self) -> bool:
        """Tell whether the last verb takes a clause without "that"."""
        last = self._last_verb()
        if last < 0:
            return False
        return bool(operator(categories(self.cues[last])))

    def _operator_scope(self) -> str:
        """Give the scope of a clause that depends on the last cue."""
        if not self.cues:
            return ""
        cue = self.cues[-1]
        found = "assure" if cue.category == "noun-act" else operator(categories(cue))
        if found == "say" and cue.negated:
            return "deny"
        if found == "say" and cue.licence in ("can", "may"):
            return "say"
        return found if found in _SCOPES else ""

    def _no_object(self, end: int) -> int:
        """Count a negated object, as in "will provide no funds", "lends them nothing"."""
        after = end + 1
        if KIND.get(self._word(after), "") in ("subject-us", "subject-it", "subject-they"):
            after += 1
        return int(self._word(after) in _NONE and self._word(after + 1) not in ("longer", ",", "matter"))

    def _licence(self, group: Group, clause: _Clause) -> tuple[str, int, int]:
        """Give what licenses a group, its number of negations with those it takes over, and its governor."""
        governor = self._governor(group)
        if governor >= 0:
            return self._governed(group, governor)
        last = self._last_verb()
        if last >= 0 and group.form == "base" and group.start == group.place and group.mood in ("imperative", "present"):
            if self._may_join(group.start) and not (clause.subject and clause.subject.head > self.starts[last]):
                previous = self.cues[last]
                before = self.words[group.start - 1]
                return previous.licence, group.negations + int(previous.negated and before != "but"), previous.governor
        if group.form == "past" and last >= 0 and self.cues[last].form.startswith("participle") and self.words[
            group.start - 1
        ] in ("and", "or", "nor"):
            previous = self.cues[last]
            if not self.object:
                return previous.licence.removesuffix("-passive"), group.negations + int(previous.negated), previous.governor
        return group.mood, group.negations, -1

    def _governed(self, group: Group, governor: int) -> tuple[str, int, int]:
        cue = self.cues[governor]
        if group.mood == "to" and self._is_for(governor, group.start) and "direct" not in categories(cue):
            return "for-to", group.negations, governor
        self._mark_governing(governor)
        if cue.form.startswith("noun") and (verb := self._verb_of(governor)) >= 0:
            turned, licence = object_of(self.cues[verb], cue)
            if licence:
                return licence, group.negations, governor
            given, negations = governed(cue, group, distance=group.start - self.ends[governor])
            return given, negations + int(turned), governor
        given, negations = governed(cue, group, distance=group.start - self.ends[governor])
        return given, negations, governor

    def _is_for(self, governor: int, start: int) -> bool:
        """Tell whether somebody else is meant to do it: "paves the way for them to join"."""
        end = self.ends[governor]
        between = self.words[end + 1 : start]
        return "for" in between and start - end - between.index("for") <= 6 and between[-1] != "for" and (
            KIND.get(between[-1]) == "subject-us" or is_actor(between[-1]) or self._is_name(start - 1)
        )

    def _verb_of(self, noun: int) -> int:
        """Give the verb whose object a noun is, or -1."""
        verb = noun - 1
        near = verb >= 0 and not self.cues[verb].form.startswith("noun")
        return verb if near and self.starts[noun] - self.ends[verb] <= 4 else -1

    def _governor(self, group: Group) -> int:
        """Give the cue that an infinitive or a gerund depends on, or -1."""
        governor = self.governor
        if governor < 0 or group.mood not in ("to", "gerund"):
            return -1
        start = group.start
        distance = start - self.ends[governor]
        if group.mood == "to":
            if self.words[start - 1] in ("and", "or", "but", ",") and self.cues[governor].governor >= 0:
                return self.cues[governor].governor
            return governor if distance <= _INFINITIVE_WINDOW else -1
        before = self.words[start - 1]
        if before == "from":
            return self._keeping(start)
        if distance == 1 or (distance <= _GERUND_WINDOW and before in _BEFORE_GERUND):
            return governor
        if before in ("and", "or", ",") and self.cues[governor].form.startswith("ing") and before != ",":
            return self.cues[governor].governor
        return -1

    def _keeping(self, start: int) -> int:
        """Give the verb or noun that a "from" and a gerund belong to: "prevent them from leaving", "refrain from"."""
        for index in range(len(self.cues) - 1, -1, -1):
            if not {"hinder", "cease", "refuse"}.isdisjoint(categories(self.cues[index])):
                return index if start - self.ends[index] <= 12 else -1
        return -1

    def _expects_infinitive(self, index: int) -> bool:
        governor = self.governor
        return (
            governor >= 0
            and index - self.ends[governor] <= _INFINITIVE_WINDOW
            and bool(operator(categories(self.cues[governor])))
            and not self._is_name(min(index + 1, len(self.words) - 1))
        )

    def _mark_governing(self, governor: int) -> None:
        """Note on a cue that a verb depends on it, so that it is not taken for a position of its own."""
        cue = self.cues[governor]
        if not cue.form.endswith("+"):
            self.cues[governor] = cue._replace(form=cue.form + "+")

    # Nouns

    def _position_noun(self, index: int) -> None:
        """Take a noun that names a position."""
        noun = next((found for found in FORMS[self.words[index]].get("noun", ()) if not found[0]), None)
        if noun is None:
            return
        category, lemma = noun[1][0], noun[2]
        before, after = self.words[index - 1] if index else "", self._word(index + 1)
        if before in _APOSTROPHES and self._is_possessive(index - 1):
            before = "'s"
        licence = f"{_OWNER.get(before, 'bare')}-{after if after in _NOUN_FOLLOWERS else 'other'}"
        negated = self.denied or before in ("no", "without") or self._is_object_of_negated(index)
        clause = self.clauses[-1]
        place = self.places[index]
        subject = clause.subject
        self.cues.append(
            Cue(
                "noun-" + category,
                lemma,
                negated,
                licence,
                clause.scope,
                subject.kind if subject else "",
                "noun",
                place,
                place,
                self.governor,
                subject.head if subject else -1,
            )
        )
        self.starts.append(index)
        self.ends.append(index)
        if after in _NOUN_GOVERNS:
            self.governor = len(self.cues) - 1

    def _is_object_of_negated(self, index: int) -> bool:
        return bool(self.cues) and self.cues[-1].negated and index - self.ends[-1] <= 2

    def _nominal(self, index: int, word: str) -> None:
        """Go on with the noun phrase."""
        if is_adverb(word) or not word[0].isalpha():
            return
        if word in ("ours", "mine"):
            self._owned()
            return
        capital = self._is_name(index) and (index > 0 or opens_as_name(word, self._word(1)))
        self.noun = common(word, index, capital=capital, denied=self.denied and not self.phrase)
        self.is_new = False

    def _owned(self) -> None:
        """Let a subject be one's own: "no ship of ours"."""
        clause = self.clauses[-1]
        if self.phrase == "of" and clause.subject is not None and not clause.finite:
            clause.subject = clause.subject._replace(kind="we")

    def _close(self) -> None:
        """End the noun phrase that is being read, and give it its part in the clause."""
        noun, self.noun = self.noun, None
        if noun is None:
            return
        clause = self.clauses[-1]
        phrase, self.phrase = self.phrase, ""
        if phrase:
            if phrase == "of" and not clause.finite and clause.subject and is_part(self.words[clause.subject.head]):
                clause.subject = clause.subject._replace(kind=noun.kind)
            elif phrase == "of" and clause.finite and self.object and is_part(self.words[self.object.head]):
                self.object = self.object._replace(kind=noun.kind)
            elif clause.subject is None and not clause.finite:
                self.fallback = noun
            return
        if clause.finite:
            self.object, self.object_joined = noun, self.joined
            return
        self._offer(clause, noun)

    def _offer(self, clause: _Clause, noun: Noun) -> None:
        """Let a noun phrase be the subject of a clause that has no verb yet, or go on with the subject."""
        subject = clause.subject
        if self.words[noun.head] in _TIMES and noun.kind == "thing" and not self.joined:
            return
        if subject is None or clause.lent:
            clause.subject, clause.lent = noun, False
        elif self.joined in ("and", "or"):
            kind = noun.kind if subject.kind == "thing" else subject.kind
            clause.subject = subject._replace(plural=True, kind=kind, denied=subject.denied or noun.denied)
        elif self.joined == ",":
            clause.prior = subject
            if subject.kind == "thing" and noun.kind in ("actor", "name"):
                clause.subject = noun

    def _is_name(self, index: int) -> bool:
        """Tell whether a word is written with a capital; of a contraction only the first part can be."""
        place = self.places[index]
        return self.tokens[place][0].isupper() and (index == 0 or self.places[index - 1] != place)

    def _word(self, index: int) -> str:
        return self.words[index] if index < len(self.words) else ""

    def _kind_before(self, index: int) -> str:
        return KIND.get(self.words[index - 1], "") if index > 0 else ""

    # Words that build the clause

    def _function(self, index: int, word: str, kind: str) -> None:
        """Let a word that builds the clause change its state."""
        if kind == "subject-it" and word in ("this", "these", "those") and self._is_determiner(index):
            kind = "determiner"
        if kind == "subject-every" and word in ("all", "each", "every") and self._is_determiner(index):
            kind = "determiner"
        found = pronoun(word, kind, index)
        if found is not None:
            self._pronoun(index, found)
            return
        change = _CHANGES.get(kind)
        if change is not None:
            change(self, index, word)

    def _is_determiner(self, index: int) -> bool:
        following = self._word(index + 1)
        if following == "of":
            return False
        return bool(following) and not KIND.get(following) and not (
            "s" in FORMS.get(following, ()) and following not in AMBIGUOUS
        )

    def _pronoun(self, index: int, noun: Noun) -> None:
        """Take a pronoun: it begins a clause where the present one has its verb."""
        if self.phrase and not self.noun:
            self.phrase = ""
            if noun.kind in ("it", "every"):
                return
        self._close()
        clause = self.clauses[-1]
        if noun.kind == "every" and clause.finite and not self._goes_on(index):
            self.object = noun
            return
        if noun.kind == "it" and clause.finite and not self._goes_on(index):
            self.object = noun
            return
        self.is_new = False
        if not clause.finite:
            if clause.subject is not None and not self.joined and not clause.lent and clause.subject.head == index - 1:
                self._begin("relative", "", noun)
            else:
                clause.prior = clause.subject
                clause.subject, clause.lent = noun, False
            self.joined = ""
            return
        self._next_clause(noun, index)

    def _goes_on(self, index: int) -> bool:
        """Tell whether a verb can follow, so that a pronoun here is a subject."""
        following = self._word(index + 1)
        kind = KIND.get(following, "")
        if kind in MODALS or kind in ("have", "be", "not", "adverb", "nor"):
            return True
        forms = FORMS.get(following, ())
        return "s" in forms or "past" in forms

    def _next_clause(self, noun: Noun, index: int) -> None:
        """Begin the clause of a subject that stands behind a verb."""
        near = bool(self.ends) and index - self.ends[-1] <= 2
        if not self.joined and near and self._takes_clause():
            self._begin("that", self._operator_scope(), noun)
            self.governor = -1
            return
        if self.joined:
            self._coordinate(self.clauses[-1], noun)
            return
        self._begin("relative", "", noun)
        self.governor = -1

    def _no(self, index: int, word: str) -> None:
        self._close()
        if word == "without":
            self.phrase = "without"
            return
        if self._word(index + 1) in (",", "doubt", "matter") or self._word(index + 2) == "than":
            return
        if not self.clauses[-1].finite or self.joined:
            self.denied = True
        if word in ("none", "nobody", "nothing"):
            self.noun = Noun("thing" if word == "nothing" else "actor", index, plural=False, denied=True)
            if self.clauses[-1].finite:
                self.noun = self.noun._replace(denied=False)
            self._close()

    def _preposition(self, index: int, word: str) -> None:
        self._close()
        self.phrase = word
        self.joined = ""

    def _determiner(self, index: int, word: str) -> None:
        if word == "'s":
            return
        phrase = self.phrase if self.noun is None else ""
        self._close()
        self.phrase = phrase
        following = self._word(index + 1)
        if word in _ALONE and (KIND.get(following) in _VERBAL or following == "of"):
            self.noun = Noun("they", index, plural=True, denied=self.denied)
            self.is_new = False
            return
        self.is_new = False

    def _strong(self, index: int, word: str) -> None:
        """End the sentence; a list of infinitives goes on behind a semicolon or a dash."""
        if word == "." and self._is_abbreviation(index):
            return
        self._close()
        following = self._word(index + 1 + int(self._word(index + 1) in ("and", "or", word)))
        if following == "to" and word not in (".", "!", "?"):
            self.joined = "and"
            return
        if word in _BRACKETS and self.bracket is None and self._is_bracket(index, word):
            bracket = (self.clauses, self.governor, self.object)
            self._new_sentence()
            self.bracket = bracket
        elif word in _BRACKETS and self.bracket is not None:
            self.clauses, self.governor, self.object = self.bracket
            self.bracket = None
        else:
            self._new_sentence()

    def _is_abbreviation(self, index: int) -> bool:
        """Tell whether a full stop in the middle of a sentence belongs to the word before it."""
        following = self._word(index + 1)
        if not following[:1].isalpha():
            return False
        return not self._is_name(index + 1) or self._word(index - 1) in _ABBREVIATIONS

    def _is_bracket(self, index: int, word: str) -> bool:
        """Tell whether what begins here ends inside the sentence, so that its clause goes on behind it."""
        closing = ")" if word == "(" else word
        return closing in self.words[index + 1 : index + 40]

    def _quote(self, index: int, word: str) -> None:
        if self._is_possessive(index):
            return
        self._close()
        if self.clauses[-1].subject is None and not self.clauses[-1].finite:
            self.is_new = True

    def _is_possessive(self, index: int) -> bool:
        """Tell whether a mark is the apostrophe of "the rebels' plan"."""
        return (
            self.words[index] in _APOSTROPHES
            and index > 0
            and self.words[index - 1].endswith("s")
            and self._word(index + 1)[:1].isalpha()
            and _APOSTROPHES.isdisjoint(self.words[:index])
        )

    def _comma(self, index: int, word: str) -> None:
        self._close()
        self.joined = ","
        clause = self.clauses[-1]
        if len(self.clauses) > 1:
            if clause.kind == "relative" and clause.finite and clause.set_off:
                self.clauses.pop()
            elif clause.kind in ("if", "sub") and (clause.finite or not self.clauses[-2].finite):
                self.clauses.pop()
                if not self.clauses[-1].finite and self.clauses[-1].subject is None:
                    self.is_new = True
        elif clause.subject is None and not clause.finite:
            self.is_new = True
        self.governor = self.governor if self.governor < 0 or self.cues[self.governor].form.startswith("noun") else self.governor

    def _conjunction(self, index: int, word: str) -> None:
        self._close()
        self.joined = word
        clause = self.clauses[-1]
        if word in ("but", "yet"):
            while len(self.clauses) > 1 and clause.finite and (
                clause.kind in ("if", "sub", "relative") or clause.scope in _BLOCKING
            ):
                self.clauses.pop()
                clause = self.clauses[-1]
        self.is_new = clause.subject is None and clause.finite

    def _subordinator(self, index: int, word: str) -> None:
        if word == "once" and self._word(index + 1) in ("again", "more"):
            return
        self._close()
        scope = "if" if KIND[word] == "hypothesis" or word in _AWAITED else "when" if word in _WHEN else "sub"
        if self.clauses[-1].subject is None and not self.clauses[-1].finite and len(self.clauses) > 1:
            self.clauses.pop()
        self._begin("if" if scope == "if" else "sub", scope)
        self.governor = -1
        self.joined = ""

    def _nor(self, index: int, word: str) -> None:
        self._close()
        self.joined = "nor"
        clause = self.clauses[-1]
        following = index + 1
        while self._word(following) == "," or is_adverb(self._word(following)):
            following += 1
        if KIND.get(self._word(following)) in _VERBAL or (
            word == "neither" and not clause.finite and clause.subject is None
        ):
            self.denied = True

    def _relative(self, index: int, word: str) -> None:
        """Begin a relative clause whose subject is the noun before it."""
        antecedent = self.noun
        self._close()
        if antecedent is None:
            antecedent = self.object if self.clauses[-1].finite else self.clauses[-1].subject
        set_off = self.joined == ","
        owner = None if word == "whose" else antecedent
        if owner is not None and owner.denied:
            owner = owner._replace(denied=False)
        self._begin("relative", "", owner, set_off=set_off)
        self.governor = -1
        self._no_noun()

    def _that(self, index: int, word: str) -> None:
        """Read "that": it begins a clause of what is said or thought, or a relative one, or points to a noun."""
        before = self.words[index - 1] if index else ""
        if before in _RESULT or (before == "order" and self.words[index - 2 : index - 1] == ["in"]):
            self._close()
            self._begin("that", "if")
            self.governor = -1
            return
        if self.ends and self.ends[-1] == index - 1 and (
            operator(categories(self.cues[-1])) or self.cues[-1].category in ("noun-act", "noun-cease")
        ):
            self._close()
            self._complement()
            return
        if before in _FACTS or before in _DOUBTS or before in _UNSURE:
            self._close()
            self._begin("that", "" if before in _FACTS else "hedge")
            self.governor = -1
            return
        if self._is_told(index):
            self._close()
            self._complement()
            return
        if self.noun is not None and before not in KIND:
            self._relative(index, word)
            return
        if self._is_determiner(index) and self._kind_before(index) in ("preposition", ""):
            self._determiner(index, word)
            return
        self._close()
        if self.clauses[-1].finite or self.clauses[-1].subject is not None:
            self._begin("that", self._operator_scope() if self._near_operator(index) else "")
        else:
            self.clauses[-1].subject = Noun("it", index, plural=False)
        self.governor = -1

    def _near_operator(self, index: int) -> bool:
        return bool(self.ends) and index - self.ends[-1] <= 3 and bool(operator(categories(self.cues[-1])))

    def _is_told(self, index: int) -> bool:
        """Tell whether somebody is told what follows: "assured the guilds that"."""
        last = self._last_verb()
        if last < 0 or last != len(self.cues) - 1 or index - self.ends[last] > 7:
            return False
        found = operator(categories(self.cues[last]))
        return found in ("assure", "say", "direct") and (
            self.words[index - 1] not in FORMS or is_actor(self.words[index - 1])
        ) and (self.noun is None or self.noun.kind != "thing")

    def _complement(self) -> None:
        """Begin the clause of what the last cue says, asks or wishes."""
        self._begin("that", self._operator_scope())
        self.governor = -1
        self._no_noun()
        self.is_new = False


_FINITE = (("ing", "gerund"), ("past", "past"), ("s", "present"), ("base", "present"))
_OPENERS = frozenset(("determiner", "subject-us", "subject-it", "that", "to", "preposition", "no", "quote"))
_ALONE = frozenset(("some", "any", "many", "most", "several", "few", "both", "others", "another", "more"))
_VERBAL = MODALS | {"have", "be", "not", "adverb"}
_INVERTED = {
    "subject-I": Noun("I", -1, plural=False),
    "subject-we": Noun("we", -1, plural=True),
    "subject-you": Noun("you", -1, plural=True),
    "subject-they": Noun("they", -1, plural=True),
    "subject-it": Noun("it", -1, plural=False),
    "subject-every": Noun("every", -1, plural=False),
}
_CHANGES: dict[str, Callable[[_Reader, int, str], None]] = {
    "no": _Reader._no,
    "preposition": _Reader._preposition,
    "determiner": _Reader._determiner,
    "strong": _Reader._strong,
    "quote": _Reader._quote,
    "comma": _Reader._comma,
    "conjunction": _Reader._conjunction,
    "subordinator": _Reader._subordinator,
    "hypothesis": _Reader._subordinator,
    "nor": _Reader._nor,
    "that": _Reader._that,
    "relative": _Reader._relative,
}
