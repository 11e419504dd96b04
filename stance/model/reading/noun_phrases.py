"""Noun phrases as they are read: their head, and their part in the clause when they end."""

from typing import Final

from stance.model.lexicon import word_sets
from stance.model.reading.cues import Cue
from stance.model.reading.nouns import Noun, is_nominal, is_part
from stance.model.reading.places import word_at
from stance.model.reading.state import Clause, State
from stance.model.reading.words import FORMS

_OWNER: Final = dict.fromkeys(("its", "his", "her", "their", "our", "my", "'s", "own"), "own") | dict.fromkeys(
    ("the", "a", "an"), "the"
)
_NOUN_GOVERNS: Final = frozenset(("to", "that", "from", "of", "for", "on", "not"))
_NOUN_FOLLOWERS: Final = frozenset(("to", "that", "from", "of", "for", "on", "against", "by"))
_TIMES: Final = word_sets("nouns.txt")["time"]
_APOSTROPHES: Final = frozenset(("'", "’"))


def position_noun(state: State, index: int) -> None:
    """Take a noun that names a position."""
    noun = next((found for found in FORMS[state.words[index]].get("noun", ()) if not found[0]), None)
    if noun is None:
        return
    category, lemma = noun[1][0], noun[2]
    before, after = state.words[index - 1] if index else "", word_at(state, index + 1)
    if before in _APOSTROPHES and is_possessive(state, index - 1):
        before = "'s"
    licence = f"{_OWNER.get(before, 'bare')}-{after if after in _NOUN_FOLLOWERS else 'other'}"
    negated = state.denied or before in ("no", "without") or is_object_of_negated(state, index)
    clause = state.clauses[-1]
    place = state.places[index]
    subject = clause.subject
    state.cues.append(
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
            state.governor,
            subject.head if subject else -1,
        )
    )
    state.starts.append(index)
    state.ends.append(index)
    if after in _NOUN_GOVERNS:
        state.governor = len(state.cues) - 1


def is_object_of_negated(state: State, index: int) -> bool:
    """Tell whether a noun stands right behind a negated verb."""
    return bool(state.cues) and state.cues[-1].negated and index - state.ends[-1] <= 2


def nominal(state: State, index: int, word: str) -> None:
    """Go on with the noun phrase."""
    if is_nominal(word):
        state.read_noun(index)


def owned(state: State, index: int, word: str) -> None:
    """Let a subject be one's own: "no ship of ours"."""
    clause = state.clauses[-1]
    if state.phrase == "of" and clause.subject is not None and not clause.finite:
        clause.subject = clause.subject._replace(kind="we")


def close_noun(state: State) -> None:
    """End the noun phrase that is being read, and give it its part in the clause."""
    if state.head < 0:
        return
    if state.phrase and state.phrase != "of":
        state.noun, state.phrase = None, ""
        return
    noun, state.noun = state.noun, None
    assert noun is not None
    clause = state.clauses[-1]
    phrase, state.phrase = state.phrase, ""
    if phrase:
        if not clause.finite and clause.subject and is_part(state.words[clause.subject.head]):
            clause.subject = clause.subject._replace(kind=noun.kind)
        elif clause.finite and state.object and is_part(state.words[state.object.head]):
            state.object = state.object._replace(kind=noun.kind)
        return
    if clause.finite:
        state.object, state.object_joined = noun, state.joined
        return
    offer_subject(state, clause, noun)


def offer_subject(state: State, clause: Clause, noun: Noun) -> None:
    """Let a noun phrase be the subject of a clause that has no verb yet, or go on with the subject."""
    subject = clause.subject
    if state.words[noun.head] in _TIMES and noun.kind == "thing" and not state.joined:
        return
    if subject is None or clause.lent:
        clause.subject, clause.lent = noun, False
    elif not state.joined and subject.kind == "thing" and noun.kind != "thing":
        # "After the vote the guilds": what stands behind the preposition is no subject.
        clause.subject = noun
    elif state.joined in ("and", "or"):
        kind = noun.kind if subject.kind == "thing" else subject.kind
        clause.subject = subject._replace(plural=True, kind=kind, denied=subject.denied or noun.denied)
    elif state.joined == ",":
        clause.prior = subject
        if subject.kind == "thing" and noun.kind in ("actor", "name"):
            clause.subject = noun


def is_possessive(state: State, index: int) -> bool:
    """Tell whether a mark is the apostrophe of "the rebels' plan"."""
    return (
        state.words[index] in _APOSTROPHES
        and index > 0
        and state.words[index - 1].endswith("s")
        and word_at(state, index + 1)[:1].isalpha()
        and _APOSTROPHES.isdisjoint(state.words[:index])
    )
