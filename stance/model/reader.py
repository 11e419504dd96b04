"""Reads the clauses of a sentence: which verb, under which negation and licence, whose.

One pass from left to right keeps a stack of clauses, each with its subject and what it depends on, and the
noun phrase that is being read. Every verb, operator and position noun becomes a `Cue`.
"""

from collections.abc import Callable
from typing import Final

from stance.model.lexicon import word_sets
from stance.model.reading.adjectives import WILLING, willing
from stance.model.reading.breaks import strong
from stance.model.reading.building import (
    asking,
    determiner,
    doubt,
    no,
    nor,
    person,
    pointer,
    preposition,
    quote,
    someone,
    why,
)
from stance.model.reading.clauses import begin_clause
from stance.model.reading.cues import Reading
from stance.model.reading.fitting import fits, is_called, opens, subject_at
from stance.model.reading.governing import UTTERED
from stance.model.reading.groups import auxiliary_group, lexical_group
from stance.model.reading.noun_phrases import close_noun, is_possessive, nominal, owned, position_noun
from stance.model.reading.nouns import Noun, is_nominal
from stance.model.reading.openers import comma, conjunction, relative, subordinator, that
from stance.model.reading.places import kind_before, word_at
from stance.model.reading.state import ALONE, VERBAL, Clause, State
from stance.model.reading.verbs import take
from stance.model.reading.words import ENTRIES, FORMS, KIND, MODALS, behind_adverbs
from stance.model.tokens import split_words, tokenize

_AUXILIARY: Final = MODALS | {"have", "be", "to", "not"}
# Modals that are nouns too: "the will of the chamber".
_NOUNS: Final = frozenset(("will", "can", "might", "must"))
# Before a preposition they are nouns: "aid and support to the islands".
_GIVEN: Final = frozenset(("aid", "aids", "respect", "support", "supports"))
# "According to, as to, subject to" take a noun.
_BEFORE_TO: Final = frozenset(
    ("according", "addition", "as", "contrary", "owing", "pursuant", "relation", "similar", "thanks")
)
_SINGLE: Final = frozenset(("a", "one", "any", "all", "every", "even"))
_NOT_BEFORE: Final = (["not", "until"], ["not", "till"], ["not", "before"])
_ASKED: Final = frozenset(("why", "when", "where", "how"))
# At the start of a sentence and before its subject, they suppose: "should imports rise".
_SUPPOSING: Final = frozenset(("should", "had", "were"))
# Words of no kind that are more than a part of a noun phrase.
_OPEN: Final = WILLING.union(ENTRIES)
# Lines of a communiqué open with these, without their subject: "Reaffirm our support for the mission".
_DECLARING: Final = word_sets("verbs.txt")["declaring"]
# How somebody asks leave, with what follows.
_LEAVE: Final = {"let": ["me"], "allow": ["me", "to"], "permit": ["me", "to"]}
_FINITE: Final = (("ing", "gerund"), ("past", "past"), ("s", "present"), ("base", "present"))


def read_sentence(text: str) -> Reading:
    """Read the cues of a sentence, in order.

    >>> from stance.model.reading.cues import TYPES
    >>> reading = read_sentence("Oslo will not take part, but will not block them.")
    >>> [(TYPES[cue.category, cue.negated], cue.licence) for cue in reading.cues]
    [('refusal', 'will'), ('acquiescence', 'will')]
    """
    tokens = tokenize(text)
    return read_words(tokens, *split_words(tokens))


def read_words(tokens: list[str], words: list[str], places: list[int]) -> Reading:
    """Read the cues of a sentence that is already tokenized."""
    state = State(tokens, words, places)
    length = len(words)
    while state.index < length:
        index = state.index
        word = words[index]
        state.index = index + 1
        kind = KIND.get(word)
        if kind is not None:
            read = _READERS.get(kind)
            if read is not None:
                read(state, index, word)
        elif word in _OPEN:
            _open_word(state, index, word)
        elif is_nominal(word):
            state.read_noun(index)
    return Reading(tokens, words, places, state.cues, state.starts, state.ends)


def _open_word(state: State, index: int, word: str) -> None:
    """Read a word that may be a verb or an adjective of will: as one, or as a noun that may name a position."""
    if word in WILLING and willing(state, index, word):
        return
    if word not in ENTRIES:
        nominal(state, index, word)
    elif not read_verb(state, index):
        position_noun(state, index)
        nominal(state, index, word)


def _auxiliary(state: State, index: int, word: str) -> None:
    if not auxiliary(state, index, word, KIND[word]) and KIND[word] == "will" and state.head < 0:
        nominal(state, index, word)


def _hypothesis(state: State, index: int, word: str) -> None:
    if word == "provided" and not _is_proviso(state, index):
        _open_word(state, index, word)
    else:
        subordinator(state, index, word)


def _is_proviso(state: State, index: int) -> bool:
    """Tell whether "provided" begins a condition, and is no verb."""
    following = word_at(state, index + 1)
    joined = kind_before(state, index) in ("comma", "conjunction", "strong")
    return following == "that" or joined or (state.clauses[-1].finite and following != "by")


def auxiliary(state: State, index: int, word: str, kind: str) -> bool:
    """Take the group that begins with an auxiliary, if one does; tell whether the word was read."""
    before = kind_before(state, index)
    if kind in ("may", "will") and index and state.is_name(index) and before not in ("strong", "quote"):
        nominal(state, index, word)
        return True
    if kind == "to" and state.words[index - 1] in _BEFORE_TO and state.words[index - 2] not in ("so", "such"):
        preposition(state, index, word)
        return True
    if word in _NOUNS and before in ("determiner", "preposition") and state.words[index - 1] not in ALONE:
        return False
    is_supposed = word in _SUPPOSING and _supposes(state, index)
    turned = is_supposed or is_turned(state, index) or _is_behind_only(state, kind)
    group = auxiliary_group(state.words, index, is_turned=turned)
    if is_supposed and group is not None and group.inverted:
        begin_clause(state, "if", "if")
    if group is None:
        if kind == "to":
            preposition(state, index, word)
        elif kind == "not" and not state.clauses[-1].finite and word_at(state, index + 1) in _SINGLE:
            close_noun(state)
            state.denied = True
        return kind != "will"
    take(state, group)
    return True


def _supposes(state: State, index: int) -> bool:
    """Tell whether an auxiliary before its subject supposes: "should they block it", "we would pay, had he asked"."""
    kind = KIND.get(word_at(state, index + 1), "")
    if index == 0:
        return kind not in VERBAL
    is_behind = state.clauses[-1].finite and state.head < 0 and not state.denied and not state.is_question
    return is_behind and kind.startswith("subject") and kind != "subject-us" and "would" in state.words[:index]


def _is_behind_only(state: State, kind: str) -> bool:
    """Tell whether an auxiliary stands before its subject: "only after the count will they pay", "not until"."""
    main = state.clauses[0]
    is_subject = len(state.clauses) == 1 and state.head >= 0 and not state.phrase
    confined = state.words[0] == "only" or state.words[:2] in _NOT_BEFORE
    if not confined or kind not in MODALS or main.finite or main.subject is not None or is_subject:
        return False
    close_noun(state)
    del state.clauses[1:]
    return True


def is_turned(state: State, index: int) -> bool:
    """Tell whether a negated phrase opens the clause, so that the auxiliary stands before its subject."""
    if state.clauses[-1].subject is not None or (state.head >= 0 and not state.phrase):
        return False
    return state.denied or (state.is_question and not state.clauses[-1].finite and state.words[index - 1] in _ASKED)


def _is_noun(state: State, index: int, before: str) -> bool:
    """Tell whether a word that may be a verb is a noun or a name here."""
    if before == "determiner" or (before == "no" and state.words[index - 1] in ("no", "without")):
        return True
    if before == "quote" and is_possessive(state, index - 1):
        return True
    if state.is_name(index) and not opens(state, index):
        return True
    return state.words[index] in _GIVEN and KIND.get(word_at(state, index + 1)) in ("preposition", "to")


def read_verb(state: State, index: int) -> bool:
    """Take a verb without auxiliaries, if one stands here."""
    before = kind_before(state, index)
    if _is_noun(state, index, before):
        return False
    clause = state.clauses[-1]
    if state.words[index] in _LEAVE and _takes_leave(state, index, clause):
        return True
    forms = FORMS[state.words[index]]
    for form, mood in _FINITE:
        if form in forms and fits(state, index, form, clause, before):
            group = lexical_group(state.words, index, form, mood)
            if group is not None:
                subject = subject_at(state, clause)
                if form == "base" and subject is None and group.lemma in _DECLARING and opens(state, index):
                    clause.subject = Noun("we", -1, plural=True)
                elif form == "base" and (subject is None or (not clause.finite and is_called(state, index, subject))):
                    group = group._replace(mood="imperative")
                take(state, group)
                return True
    return False


def _takes_leave(state: State, index: int, clause: Clause) -> bool:
    """Take what somebody asks leave to say as said: "let me reaffirm our support", "allow me to make clear that"."""
    after = _LEAVE[state.words[index]]
    place = index + 1 + len(after)
    if state.words[index + 1 : place] != after or clause.finite or clause.subject is not None:
        return False
    place = behind_adverbs(state.words, place)
    group = lexical_group(state.words, place, "base", "present") if place < len(state.words) else None
    if group is None or group.lemma not in UTTERED:
        return False
    clause.subject = Noun("I", index + 1, plural=False)
    take(state, group)
    return True


_READERS: Final[dict[str, Callable[[State, int, str], None]]] = {
    **dict.fromkeys(_AUXILIARY, _auxiliary),
    **dict.fromkeys(("subject-I", "subject-we", "subject-you", "subject-they"), person),
    "subject-it": pointer,
    "subject-every": pointer,
    "subject-us": someone,
    "maybe": doubt,
    "asking": asking,
    "why": why,
    "owned": owned,
    "no": no,
    "preposition": preposition,
    "determiner": determiner,
    "strong": strong,
    "quote": quote,
    "comma": comma,
    "conjunction": conjunction,
    "subordinator": subordinator,
    "hypothesis": _hypothesis,
    "nor": nor,
    "that": that,
    "relative": relative,
}
