"""Words that build noun phrases and subjects: pronouns, determiners, negations, marks."""

from typing import Final

from stance.model.reading.clauses import begin_clause, next_clause
from stance.model.reading.noun_phrases import close_noun, nominal
from stance.model.reading.nouns import Noun, pronoun
from stance.model.reading.places import word_at
from stance.model.reading.state import ALONE, BLOCKING, VERBAL, State
from stance.model.reading.words import AMBIGUOUS, FORMS, KIND, MODALS, is_adverb

# What others are bound or free to do depends on no verb before: "reaffirms the duty of all states to pay".
_DUTIES: Final = frozenset(
    ("duty", "duties", "obligation", "obligations", "responsibility", "responsibilities", "right", "rights")
)
_POINTING: Final = frozenset(("this", "these", "those", "all", "each", "every"))


def doubt(state: State, index: int, word: str) -> None:
    """Let the clause be one of what is only possible, where it is only beginning."""
    clause = state.clauses[-1]
    if not clause.finite and clause.scope not in BLOCKING:
        clause.scope = "hedge"


def asking(state: State, index: int, word: str) -> None:
    """Begin a question inside the sentence: "how they will pay"."""
    close_noun(state)
    begin_clause(state, "if", "if")


def why(state: State, index: int, word: str) -> None:
    """Pass over "why": what it asks for is taken for granted."""
    close_noun(state)


def is_determiner(state: State, index: int) -> bool:
    """Tell whether "this" or "all" belongs to the noun behind it."""
    following = word_at(state, index + 1)
    if following == "of":
        return False
    return (
        bool(following)
        and not KIND.get(following)
        and not ("s" in FORMS.get(following, ()) and following not in AMBIGUOUS)
    )


def person(state: State, index: int, word: str) -> None:
    """Take I, we, you or they."""
    noun = pronoun(word, index)
    if noun is not None:
        take_pronoun(state, index, noun)


def pointer(state: State, index: int, word: str) -> None:
    """Take it, this or all, unless it only points to the noun behind it."""
    if word in _POINTING and is_determiner(state, index):
        determiner(state, index, word)
    else:
        person(state, index, word)


def someone(state: State, index: int, word: str) -> None:
    """Take them and us, which are no subjects; "US" is a name, and of "some of us" we are those who act."""
    if word == "us" and state.tokens[state.places[index]] == "US":
        nominal(state, index, word)
    elif word == "us" and state.phrase == "of" and state.head < 0:
        clause = state.clauses[-1]
        if clause.finite and state.object is not None:
            state.object = state.object._replace(kind="we")
        elif not clause.finite and clause.subject is not None:
            clause.subject = clause.subject._replace(kind="we")


def take_pronoun(state: State, index: int, noun: Noun) -> None:
    """Take a pronoun: it begins a clause where the present one has its verb."""
    if state.phrase and state.head < 0:
        state.phrase = ""
        if state.words[index] == "what" and not goes_on(state, index):
            begin_clause(state, "if", "if")
            return
        if noun.kind in ("it", "every"):
            return
    close_noun(state)
    if state.words[index] == "what" and not goes_on(state, index):
        begin_clause(state, "if", "if")
        return
    clause = state.clauses[-1]
    if noun.kind in ("it", "every") and clause.finite and not goes_on(state, index):
        state.object = noun
        return
    state.is_new = False
    if not clause.finite:
        if clause.subject is not None and not state.joined and not clause.lent and clause.subject.head == index - 1:
            begin_clause(state, "relative", "", noun)
        else:
            clause.prior = clause.subject
            clause.subject, clause.lent = noun, False
        state.joined = ""
        return
    next_clause(state, noun, index)


def goes_on(state: State, index: int) -> bool:
    """Tell whether a verb can follow, so that a pronoun here is a subject."""
    following = word_at(state, index + 1)
    kind = KIND.get(following, "")
    if kind in MODALS or kind in ("have", "be", "not", "adverb", "nor"):
        return True
    forms = FORMS.get(following, ())
    return "s" in forms or "past" in forms or is_adverb(following)


def no(state: State, index: int, word: str) -> None:
    """Read "no" and "nobody": they deny the subject, or the clause where they open it."""
    close_noun(state)
    if word == "without":
        state.phrase = "without"
        return
    following = word_at(state, index + 1)
    if following in (",", "doubt", "matter") or word_at(state, index + 2) == "than" or following[:1].isdigit():
        return
    if not state.clauses[-1].finite or state.joined:
        state.denied = True
    is_nobody = following == "one" and _is_alone(word_at(state, index + 2))
    if is_nobody:
        state.index += 1
    if is_nobody or word in ("none", "nobody", "nothing"):
        kind = "thing" if word == "nothing" else "actor"
        state.noun = Noun(kind, index, plural=False, denied=not state.clauses[-1].finite)
        close_noun(state)


def _is_alone(following: str) -> bool:
    """Tell whether "no one" is nobody, and not no single one of those that are named behind it."""
    return bool(KIND.get(following)) or not {"s", "past"}.isdisjoint(FORMS.get(following, ()))


def preposition(state: State, index: int, word: str) -> None:
    """Begin a phrase whose noun is no subject."""
    close_noun(state)
    state.phrase = word
    state.joined = ""
    if word == "of" and state.words[index - 1] in _DUTIES and state.governor >= 0:
        is_commitment = "commit" in state.cues[state.governor].category
        state.governor = -1 if is_commitment else state.governor


def determiner(state: State, index: int, word: str) -> None:
    """Begin a noun phrase; after a possessive the present one goes on."""
    if word == "'s":
        return
    phrase = state.phrase if state.head < 0 else ""
    close_noun(state)
    state.phrase = phrase
    following = word_at(state, index + 1)
    if word in ALONE and (KIND.get(following) in VERBAL or following == "of"):
        state.noun = Noun("they", index, plural=True, denied=state.denied)
    state.is_new = False


def quote(state: State, index: int, word: str) -> None:
    """Let a quotation begin a sentence where nothing stands before it; in the middle of a clause it changes nothing."""
    if state.head < 0 and state.clauses[-1].subject is None and not state.clauses[-1].finite:
        state.is_new = True


def nor(state: State, index: int, word: str) -> None:
    """Let "neither" and "nor" deny the verb that follows."""
    close_noun(state)
    state.joined = "nor"
    clause = state.clauses[-1]
    following = index + 1
    while word_at(state, following) == "," or is_adverb(word_at(state, following)):
        following += 1
    if KIND.get(word_at(state, following)) in VERBAL or (
        word == "neither" and not clause.finite and (clause.subject is None or clause.lent)
    ):
        state.denied = True
