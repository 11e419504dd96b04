"""The stack of clauses: where one begins, ends, or goes on beside another."""

from typing import Final

from stance.model.reading.groups import Group
from stance.model.reading.licences import LEAVES_OPEN, categories, operator
from stance.model.reading.noun_phrases import close_noun
from stance.model.reading.nouns import Noun
from stance.model.reading.places import is_finite, joins, last_verb
from stance.model.reading.state import BLOCKING, JOINING, Clause, State
from stance.model.reading.words import KIND

# Words in "in a statement", "late on Monday".
_LONGEST_DATE: Final = 4
_SCOPES: Final = frozenset(("direct", "assure", "wish", "hedge", "say", "deny"))


def clause_of(state: State, group: Group) -> Clause:
    """Give the clause that a verb belongs to, having begun or ended those that its place asks for."""
    close_noun(state)
    clause = state.clauses[-1]
    if not is_finite(state, group) or (group.mood == "imperative" and not clause.finite):
        return clause
    if not clause.finite:
        if _is_shared(state, group, clause):
            pop_to_finite(state)
        return state.clauses[-1]
    if joins(state, group.start):
        if state.words[group.start - 1] in ("but", "yet", "and") and clause.kind in ("if", "sub"):
            pop_to_finite(state)
        return state.clauses[-1]
    return _second_verb(state, group, clause)


def _is_shared(state: State, group: Group, clause: Clause) -> bool:
    """Tell whether a verb goes on with an outer clause: in "after the vote and will pay", "the vote" has no verb."""
    has_own = clause.subject is not None and not clause.lent
    return has_own and len(state.clauses) > 1 and state.words[group.start - 1] in ("and", "or")


def _second_verb(state: State, group: Group, clause: Clause) -> Clause:
    """Give the clause of a verb behind one that is complete: beside it, inside it, or the one around it."""
    if state.object is not None and state.object_joined in JOINING:
        return coordinate(state, clause, state.object)
    if state.object is not None and takes_clause(state):
        return begin_clause(state, "that", operator_scope(state, last_verb(state)), state.object)
    for depth in range(len(state.clauses) - 1, 0, -1):
        if not state.clauses[depth - 1].finite:
            is_supposed = state.clauses[depth].kind in ("if", "sub")
            del state.clauses[depth:]
            if is_supposed and state.object is not None:
                state.clauses[-1].subject = state.object
            return state.clauses[-1]
    if state.object is not None and group.mood != "imperative":
        clause.subject = state.object
    return clause


def coordinate(state: State, clause: Clause, subject: Noun) -> Clause:
    """Begin a clause with a subject of its own beside the present one."""
    while len(state.clauses) > 1 and (clause.kind in ("if", "sub", "relative") or clause.scope in BLOCKING):
        state.clauses.pop()
        clause = state.clauses[-1]
    state.clauses[-1] = Clause(clause.kind, clause.scope, subject)
    state.governor = -1
    return state.clauses[-1]


def pop_to_finite(state: State) -> None:
    """End clauses until one is left that has its verb."""
    for depth in range(len(state.clauses) - 1, 0, -1):
        if state.clauses[depth - 1].finite:
            del state.clauses[depth:]
            return


def begin_clause(state: State, kind: str, scope: str, subject: Noun | None = None, *, set_off: bool = False) -> Clause:
    """Begin a clause inside the present one."""
    outer = state.clauses[-1].scope
    keeps = (outer in BLOCKING and scope != "if") or not scope
    clause = Clause(kind, outer if keeps else scope, subject, set_off=set_off)
    state.clauses.append(clause)
    return clause


def takes_clause(state: State) -> bool:
    """Tell whether the last verb takes a clause without "that"."""
    last = last_verb(state)
    if last < 0:
        return False
    return bool(operator(categories(state.cues[last])))


def operator_scope(state: State, index: int = -1) -> str:
    """Give the scope of a clause that depends on a cue, the last one where none is named."""
    if not state.cues:
        return ""
    cue = state.cues[index]
    found = "assure" if cue.category == "noun-act" else operator(categories(cue))
    if found == "say" and cue.negated:
        return "deny"
    if cue.negated and cue.lemma in LEAVES_OPEN:
        return "hedge"
    if found == "say" and cue.licence == "direct-to":
        return "direct"
    return found if found in _SCOPES else ""


def next_clause(state: State, noun: Noun, index: int) -> None:
    """Begin the clause of a subject that stands behind a verb."""
    near = bool(state.ends) and (index - state.ends[-1] <= 2 or _is_dated(state, state.ends[-1] + 1, index))
    if not state.joined and _ends_supposition(state):
        state.clauses.pop()
        state.clauses[-1].subject = noun
        state.governor = -1
        return
    if not state.joined and near and takes_clause(state):
        begin_clause(state, "that", operator_scope(state, last_verb(state)), noun)
        state.governor = -1
        return
    if state.joined:
        coordinate(state, state.clauses[-1], noun)
        return
    begin_clause(state, "relative", "", noun)
    state.governor = -1


def _is_dated(state: State, start: int, end: int) -> bool:
    """Tell whether only when or where something is said stands between: "said on Monday it would pay"."""
    between = state.words[start:end]
    return len(between) <= _LONGEST_DATE and KIND.get(between[0]) == "preposition" and "," not in between


def _ends_supposition(state: State) -> bool:
    """Tell whether a subject begins the main clause behind an if-clause without a comma: "if we are asked we will"."""
    if len(state.clauses) < 2 or state.clauses[-1].kind not in ("if", "sub"):
        return False
    last = last_verb(state)
    is_said = takes_clause(state) and not state.cues[last].licence.endswith("-passive")
    return not state.clauses[-2].finite and not is_said


def complement(state: State) -> None:
    """Begin the clause of what the last cue says, asks or wishes."""
    begin_clause(state, "that", operator_scope(state))
    state.governor = -1
    state.no_noun()
    state.is_new = False
