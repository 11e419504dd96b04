"""Verb groups as they are taken: each becomes a cue, and the clause moves behind it."""

from typing import Final

from stance.model.reading.clauses import clause_of, complement
from stance.model.reading.cues import Cue
from stance.model.reading.governing import licence_of
from stance.model.reading.groups import Group
from stance.model.reading.licences import categories, operator
from stance.model.reading.nouns import Noun
from stance.model.reading.places import is_finite, word_at
from stance.model.reading.state import Clause, State
from stance.model.reading.words import KIND

_NONE: Final = frozenset(("no", "nothing", "nobody", "none", "neither"))
# Right before a verb without auxiliaries: "neither backed nor blocked".
_NEITHER: Final = frozenset(("neither", "nor"))
_INVERTED: Final = {
    "subject-I": Noun("I", -1, plural=False),
    "subject-we": Noun("we", -1, plural=True),
    "subject-you": Noun("you", -1, plural=True),
    "subject-they": Noun("they", -1, plural=True),
    "subject-it": Noun("it", -1, plural=False),
    "subject-every": Noun("every", -1, plural=False),
}


def take(state: State, group: Group) -> None:
    """Turn a verb group into a cue and move the state behind it."""
    clause = clause_of(state, group)
    if group.inverted:
        clause.subject = _INVERTED.get(group.inverted, Noun("actor", group.place, plural=True))
    licence, negations, governor = licence_of(state, group, clause)
    if licence == group.mood and governor < 0:
        negations += int(bool(clause.subject and clause.subject.denied)) + int(denied_before(state, clause))
        alone = group.start == group.place and word_at(state, group.start - 1) in _NEITHER
        negations += int(alone and negations % 2 == 0)
    negations += no_object(state, group.end)
    categories_, lemma = meant(state, group)
    category = categories_[0] if len(categories_) == 1 else "+".join(sorted(categories_))
    subject = clause.subject
    if subject is None and group.mood == "gerund":
        subject = next((outer.subject for outer in reversed(state.clauses) if outer.subject), None)
    scope = clause.scope
    if scope == "when":
        # What is done whenever something happens is supposed; what was done then is told.
        scope = "sub" if group.mood in ("past", "perfect") else "if"
    state.cues.append(
        Cue(
            category,
            lemma,
            negations % 2 == 1,
            licence + ("-passive" if group.passive else ""),
            scope,
            subject.kind if subject else "",
            group.form,
            state.places[group.start],
            state.places[group.end],
            governor,
            subject.head if subject else -1,
            "aside" if clause.set_off else clause.kind,
        )
    )
    state.starts.append(group.start)
    state.ends.append(group.end)
    state.governor = len(state.cues) - 1
    state.index = group.end + 1
    if is_finite(state, group) or group.mood == "imperative":
        clause.finite, clause.form = True, form_of(group)
    if clause.prior and word_at(state, group.end + 1) == "," and operator(group.categories) in ("say", "wish"):
        clause.subject, clause.finite, clause.prior = clause.prior, False, None
    state.no_noun()
    state.object = None
    state.object_joined = ""
    state.is_new = False
    if group.end > group.place and state.words[group.end] == "that":
        complement(state)


def meant(state: State, group: Group) -> tuple[tuple[str, ...], str]:
    """Give classes and lemma of a verb; auxiliaries by themselves stand for a verb said before, as in "nor will it"."""
    if not group.is_elliptic:
        return group.categories, group.lemma
    for cue in reversed(state.cues):
        if not cue.form.startswith("noun") and not operator(categories(cue)):
            return tuple(cue.category.split("+")), cue.lemma
    return group.categories, group.lemma


def denied_before(state: State, clause: Clause) -> bool:
    """Tell whether "no" or "nor" before the subject denies the verb."""
    return state.denied and not (clause.subject and clause.subject.denied)


def form_of(group: Group) -> str:
    """Give the form of a finite verb, by which another one may be joined to it."""
    if group.mood in ("will", "would"):
        return "will"
    if group.mood in ("perfect", "passive", "progressive"):
        return "have"
    return group.form


def no_object(state: State, end: int) -> int:
    """Count a negated object, as in "will provide no funds", "lends them nothing"."""
    after = end + 1
    if state.words[end] == "that":
        return 0
    if KIND.get(word_at(state, after), "") in ("subject-us", "subject-it", "subject-they"):
        after += 1
    return int(word_at(state, after) in _NONE and word_at(state, after + 1) not in ("longer", ",", "matter"))
