"""Words that open or end clauses: that, who, if, and, a comma."""

from typing import Final

from stance.model.reading.building import determiner, is_determiner
from stance.model.reading.clauses import begin_clause, complement, operator_scope
from stance.model.reading.licences import categories, operator
from stance.model.reading.noun_phrases import close_noun
from stance.model.reading.nouns import Noun, is_actor
from stance.model.reading.places import kind_before, last_verb, word_at
from stance.model.reading.state import BLOCKING, State
from stance.model.reading.words import FORMS, KIND

_FACTS: Final = frozenset(
    ("fact", "news", "view", "claim", "statement", "announcement", "ground", "grounds", "condition")
)
_DOUBTS: Final = frozenset(
    (
        *("hope", "fear", "possibility", "idea", "belief", "risk", "chance", "doubt", "suggestion", "hopes", "fears"),
        *("expectation", "expectations", "prospect", "likelihood", "probability", "danger", "assumption"),
        *("impression", "notion", "theory", "premise", "prediction", "forecast", "dream", "illusion", "speculation"),
        *("odds", "chances", "hypothesis", "scenario", "rumour", "rumor", "rumours", "rumors"),
    )
)
_UNSURE: Final = frozenset(
    ("possible", "likely", "unlikely", "conceivable", "doubtful", "unclear", "uncertain", "impossible")
)
# "There is no doubt that they will" is sure.
_DOUBTED: Final = frozenset(("doubt", "doubts", "question"))
_NONE: Final = frozenset(("no", "not", "without", "never", "little", "beyond"))
_WHEN: Final = frozenset(("when", "whenever"))
_ELLIPTIC: Final = frozenset(
    ("needed", "necessary", "required", "possible", "asked", "appropriate", "called", "feasible")
)
_AWAITED: Final = frozenset(("until", "till", "once", "before"))
# Without a verb they are prepositions.
_PHRASAL: Final = frozenset(("after", "before", "since", "till", "until"))
# Adverbs before a mark, or in "for once".
_ADVERBIAL: Final = frozenset(("before", "since", "once", "though"))
_BEFORE_ONCE: Final = frozenset(("at", "for", "than"))
_RESULT: Final = frozenset(("so", "sure", "certain"))
_JOINED: Final = frozenset(("and", "but", "or"))
_NONE_OF: Final = (["none", "of"], ["neither", "of"])


def comma(state: State, index: int, word: str) -> None:
    """End what a comma ends: a relative clause that one began, an if-clause before its main clause."""
    close_noun(state)
    state.joined = ","
    clause = state.clauses[-1]
    if clause.phrasal and not clause.finite and state.clauses[-2].finite:
        # "Who returned after a long boycott, remain": it was no clause.
        state.clauses.pop()
        clause = state.clauses[-1]
    if len(state.clauses) > 1:
        if clause.kind == "relative" and clause.finite and clause.set_off:
            state.clauses.pop()
        elif clause.kind in ("if", "sub") and (clause.finite or not state.clauses[-2].finite):
            state.clauses.pop()
            if not state.clauses[-1].finite and state.clauses[-1].subject is None:
                state.is_new = True
    elif clause.subject is None and not clause.finite:
        state.is_new = True


def conjunction(state: State, index: int, word: str) -> None:
    """Join what follows; but and yet end clauses of what is only supposed or asked."""
    close_noun(state)
    state.joined = word
    clause = state.clauses[-1]
    if word in ("but", "yet"):
        while (
            len(state.clauses) > 1
            and clause.finite
            and (clause.kind in ("if", "sub", "relative") or clause.scope in BLOCKING)
        ):
            state.clauses.pop()
            clause = state.clauses[-1]
    state.is_new = clause.subject is None


def subordinator(state: State, index: int, word: str) -> None:
    """Begin the clause of because, when, if."""
    following = word_at(state, index + 1)
    if following in ("again", "more", "then", "now", "recently"):
        return
    if word in _ADVERBIAL and (KIND.get(following) in ("comma", "strong") or state.words[index - 1] in _BEFORE_ONCE):
        return
    if following in _ELLIPTIC and KIND.get(word_at(state, index + 2), "") in ("to", "conjunction"):
        # "When needed to save lives": nothing is left of the clause that could hold what follows.
        close_noun(state)
        return
    close_noun(state)
    scope = "if" if KIND[word] == "hypothesis" or word in _AWAITED else "when" if word in _WHEN else "sub"
    clause = state.clauses[-1]
    if clause.subject is None and not clause.finite and clause.kind != "that" and len(state.clauses) > 1:
        state.clauses.pop()
    begin_clause(state, "if" if scope == "if" else "sub", scope).phrasal = word in _PHRASAL
    state.governor = -1
    state.joined = ""


def relative(state: State, index: int, word: str) -> None:
    """Begin a relative clause whose subject is the noun before it."""
    antecedent = None if _is_name_in_phrase(state, word) else state.noun
    close_noun(state)
    if antecedent is None:
        antecedent = state.object if state.clauses[-1].finite else state.clauses[-1].subject
    none_of = state.words[max(index - 2, 0) : index] in _NONE_OF
    set_off = word_at(state, index - 3) == "," if none_of else state.joined == "," == word_at(state, index - 1)
    owner = None if word == "whose" else antecedent
    if owner is not None and owner.denied != none_of:
        owner = owner._replace(denied=none_of)
    begin_clause(state, "relative", "", owner, set_off=set_off).governor = state.governor
    state.governor = -1
    state.no_noun()


def _is_name_in_phrase(state: State, word: str) -> bool:
    """Tell whether a name cannot be meant, since it tells which thing is: "the pact with Oslo that would end it"."""
    if word not in ("that", "which") or not state.phrase or state.noun is None or state.noun.kind != "name":
        return False
    outer = state.object if state.clauses[-1].finite else state.clauses[-1].subject
    return outer is not None and outer.kind == "thing"


def that(state: State, index: int, word: str) -> None:
    """Read "that": it begins a clause of what is said or thought, or a relative one, or points to a noun."""
    before = state.words[index - 1] if index else ""
    if before in _RESULT or (before == "order" and state.words[index - 2 : index - 1] == ["in"]):
        close_noun(state)
        begin_clause(state, "that", "if")
        state.governor = -1
        return
    if (
        state.ends
        and state.ends[-1] == index - 1
        and (operator(categories(state.cues[-1])) or state.cues[-1].category in ("noun-act", "noun-cease"))
    ):
        close_noun(state)
        complement(state)
        return
    undoubted = before in _DOUBTED and _NONE & set(state.words[max(0, index - 4) : index - 1])
    if before in _FACTS or undoubted or _is_doubted(state, before):
        close_noun(state)
        begin_clause(state, "that", "" if before in _FACTS or undoubted else "hedge")
        state.governor = -1
        return
    if is_told(state, index):
        close_noun(state)
        complement(state)
        return
    if before in _JOINED and _goes_on_with(state):
        return
    if state.head >= 0 and before not in KIND:
        relative(state, index, word)
        return
    _point(state, index, word)


def _point(state: State, index: int, word: str) -> None:
    """Read a "that" that points to a noun or is one, or begins the clause of a verb some words before."""
    if is_determiner(state, index) and kind_before(state, index) in ("preposition", ""):
        determiner(state, index, word)
        return
    close_noun(state)
    if state.clauses[-1].finite or state.clauses[-1].subject is not None:
        begin_clause(state, "that", operator_scope(state) if near_operator(state, index) else "")
    else:
        state.clauses[-1].subject = Noun("it", index, plural=False)
    state.governor = -1


def _goes_on_with(state: State) -> bool:
    """Begin a second clause of what is said, "he said it was late and that he would leave", where there is a first."""
    for depth in range(len(state.clauses) - 1, 0, -1):
        if state.clauses[depth].kind == "that":
            close_noun(state)
            scope = state.clauses[depth].scope
            del state.clauses[depth:]
            begin_clause(state, "that", scope)
            state.governor = -1
            return True
    return False


def _is_doubted(state: State, before: str) -> bool:
    """Tell whether what follows is only thought possible: "the risk that", "the risk is that"."""
    if KIND.get(before) != "be":
        return before in _DOUBTS or before in _UNSURE
    subject = state.clauses[-1].subject
    return subject is not None and subject.head >= 0 and state.words[subject.head] in _DOUBTS


def near_operator(state: State, index: int) -> bool:
    """Tell whether the last cue, a few words before, takes a clause."""
    return bool(state.ends) and index - state.ends[-1] <= 3 and bool(operator(categories(state.cues[-1])))


def is_told(state: State, index: int) -> bool:
    """Tell whether somebody is told what follows: "assured the guilds that"."""
    last = last_verb(state)
    if last < 0 or last != len(state.cues) - 1 or index - state.ends[last] > 7:
        return False
    found = operator(categories(state.cues[last]))
    return (
        found in ("assure", "say", "direct")
        and (state.words[index - 1] not in FORMS or is_actor(state.words[index - 1]))
        and (state.noun is None or state.noun.kind != "thing")
    )
