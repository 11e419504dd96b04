"""Which verb or noun an infinitive or a gerund depends on, and what licenses it."""

from typing import Final

from stance.model.lexicon import word_sets
from stance.model.reading.cues import Cue
from stance.model.reading.fitting import may_join
from stance.model.reading.groups import Group
from stance.model.reading.licences import categories, governed, object_of, operator
from stance.model.reading.nouns import is_actor
from stance.model.reading.places import last_verb
from stance.model.reading.state import Clause, State
from stance.model.reading.words import KIND

# What somebody is said to do or to have done.
_TOLD: Final = {"to": "present", "to-have": "perfect"}
_TELLING: Final = frozenset(("announce", "declare", "know", "report", "say", "understand"))
# Nouns that an infinitive belongs to, whatever verb or noun was read before.
_ABILITIES: Final = frozenset(("ability", "capacity", "inability"))
# Nouns that an infinitive behind them belongs to, and not to the verb before: "restated the right of all to vote".
_TAKING: Final = word_sets("nouns.txt")["infinitive"]
_VERBS: Final = word_sets("verbs.txt")
UTTERED: Final = _VERBS["uttered"]
_OPENING: Final = _VERBS["opening"]
_OBLIGING: Final = _VERBS["obliging"]
_VOTES: Final = _VERBS["vote"]
_DELIGHTING: Final = _VERBS["delighting"]
_DELIGHTED: Final = _VERBS["delighted"]
_PASSIVE: Final = frozenset(("passive-passive", "perfect-passive"))
_WISHED: Final = frozenset(("present", "would", "must"))
_PERSONS: Final = frozenset(("I", "we", "actor", "name"))
# "Wishes once again to reaffirm".
_ADVERBS_BETWEEN: Final = 4
_INFINITIVE_WINDOW: Final = 16
_GERUND_WINDOW: Final = 4
_BEFORE_GERUND: Final = frozenset(
    ("from", "to", "of", "against", "in", "on", "for", "at", "with", "not", "about", "into")
)


def licence_of(state: State, group: Group, clause: Clause) -> tuple[str, int, int]:
    """Give what licenses a group, its number of negations with those it takes over, and its governor."""
    last = last_verb(state)
    if group.mood in _TOLD and last >= 0 and state.ends[last] == group.start - 1 and _is_told(state, last):
        return _TOLD[group.mood], group.negations + int(state.cues[last].negated), -1
    governor = governor_of(state, group)
    if governor >= 0 and _is_only_opened(state, group, governor):
        mark_governing(state, governor)
        return "present", group.negations, -1
    if governor >= 0:
        return governed_licence(state, group, governor)
    if last >= 0 and (_goes_on_bare(state, group, clause, last) or _goes_on_participle(state, group, last)):
        previous, before = state.cues[last], state.words[group.start - 1]
        licence = previous.licence if group.form == "base" else previous.licence.removesuffix("-passive")
        return licence, group.negations + int(previous.negated and before != "but"), previous.governor
    return group.mood, group.negations, -1


def _is_told(state: State, last: int) -> bool:
    """Tell whether a passive reports what its subject does: "is said to oppose", "are reported to have refused"."""
    cue = state.cues[last]
    return cue.lemma in _TELLING and cue.licence == "passive-passive" and not cue.negated


def _is_only_opened(state: State, group: Group, governor: int) -> bool:
    """Tell whether a verb does what it is wished, bound or honoured to: "wishes to reaffirm", "was obliged to vote"."""
    cue = state.cues[governor]
    if group.mood != "to" or cue.negated or group.start - state.ends[governor] > _ADVERBS_BETWEEN:
        return False
    if cue.lemma in _OPENING:
        return group.lemma in UTTERED and cue.licence in _WISHED and cue.subject in _PERSONS
    if cue.licence not in _PASSIVE:
        return False
    return group.lemma in (_VOTES if cue.lemma in _OBLIGING else _DELIGHTED if cue.lemma in _DELIGHTING else ())


def _goes_on_bare(state: State, group: Group, clause: Clause, last: int) -> bool:
    """Tell whether a bare verb goes on with the last one: "will not fund or arm"."""
    alone = group.start == group.place or state.words[group.start] == "not"
    is_bare = group.form == "base" and alone and group.mood in ("imperative", "present")
    has_own = clause.subject is not None and clause.subject.head > state.starts[last]
    return is_bare and may_join(state, group.start) and not has_own


def _goes_on_participle(state: State, group: Group, last: int) -> bool:
    """Tell whether a participle goes on with the last one: "has been signed and ratified"."""
    joined = state.words[group.start - 1] in ("and", "or", "nor")
    return group.form == "past" and joined and state.cues[last].form.startswith("participle") and not state.object


def governed_licence(state: State, group: Group, governor: int) -> tuple[str, int, int]:
    """Give licence, negations and governor of a verb that depends on a cue."""
    cue = state.cues[governor]
    if group.mood == "to" and is_for(state, governor, group.start) and "direct" not in categories(cue):
        return "for-to", group.negations, governor
    mark_governing(state, governor)
    if cue.form.startswith("noun") and (verb := verb_of(state, governor)) >= 0:
        turned, licence = object_of(state.cues[verb], cue)
        if licence:
            return licence, group.negations, governor
        given, negations = governed(cue, group, distance=group.start - state.ends[governor])
        return given, negations + int(turned), governor
    given, negations = governed(cue, group, distance=group.start - state.ends[governor])
    return (_not_refused(state, cue, governor) or given), negations, governor


def _not_refused(state: State, cue: Cue, governor: int) -> str:
    """Give the licence of what is not refused: open where it only has not been so far, firm where it cannot be."""
    if not cue.negated or "refuse" not in categories(cue):
        return ""
    if cue.licence == "can":
        return "commit"
    so_far = cue.licence in ("past", "perfect", "present") and "not" in state.words[state.starts[governor] :]
    return "open" if so_far else ""


def is_for(state: State, governor: int, start: int) -> bool:
    """Tell whether somebody else is meant to do it: "paves the way for them to join"."""
    end = state.ends[governor]
    between = state.words[end + 1 : start]
    return (
        "for" in between
        and start - end - between.index("for") <= 6
        and between[-1] != "for"
        and (KIND.get(between[-1]) == "subject-us" or is_actor(between[-1]) or state.is_name(start - 1))
    )


def verb_of(state: State, noun: int) -> int:
    """Give the verb whose object a noun is, or -1."""
    verb = noun - 1
    near = verb >= 0 and not state.cues[verb].form.startswith("noun")
    return verb if near and state.starts[noun] - state.ends[verb] <= 4 else -1


def governor_of(state: State, group: Group) -> int:
    """Give the cue that an infinitive or a gerund depends on, or -1."""
    governor = state.governor
    if governor < 0 or group.mood not in ("to", "gerund"):
        return -1
    start = group.start
    if group.mood == "to":
        return _of_infinitive(state, governor, start)
    return _of_gerund(state, group, governor)


def _of_gerund(state: State, group: Group, governor: int) -> int:
    start = group.start
    distance, before = start - state.ends[governor], state.words[start - 1]
    if before == "from":
        return keeping(state, start)
    if state.cues[governor].category == "agenda" and operator(group.categories) in ("commit", "refuse"):
        # "Read out a statement vowing revenge": the words said give a word.
        return -1
    if distance == 1 or (distance <= _GERUND_WINDOW and before in _BEFORE_GERUND):
        return governor
    if before in ("and", "or", ",") and state.cues[governor].form.startswith("ing") and before != ",":
        return state.cues[governor].governor
    return -1


def _of_infinitive(state: State, governor: int, start: int) -> int:
    """Give the cue that an infinitive depends on: the last one, or the one that it depends on itself."""
    before, cue = state.words[start - 1], state.cues[governor]
    if before in _ABILITIES:
        return -1
    if (outer := _outer_governor(state, governor)) >= 0:
        return outer
    if before not in ("and", "or", "but", ","):
        if _belongs_to_noun(state, governor, start):
            return -1
    elif cue.governor >= 0 and not _awaits_infinitive(cue):
        return cue.governor
    elif cue.licence == "to" and before in ("and", "or"):
        return -1
    return governor if start - state.ends[governor] <= _INFINITIVE_WINDOW else -1


def _belongs_to_noun(state: State, governor: int, start: int) -> bool:
    """Tell whether the object of a word given takes the infinitive: "vowed to defend the right of all to vote"."""
    outer = state.cues[governor].governor
    given = operator(categories(state.cues[governor])) or (
        operator(categories(state.cues[outer])) if outer >= 0 else ""
    )
    if given not in ("commit", "assure", "refuse") and state.cues[governor].category != "noun-act":
        return False
    return not _TAKING.isdisjoint(state.words[state.ends[governor] + 1 : start])


def _awaits_infinitive(cue: Cue) -> bool:
    """Tell whether an infinitive that a noun takes is still to come: "its call to all sides, old and new, to"."""
    return cue.form == "noun" and cue.category == "noun-direct"


def _outer_governor(state: State, governor: int) -> int:
    """Give the verb before a relative clause that still waits: "asked the states that had not signed to sign"."""
    outer = state.clauses[-1].governor
    waits = outer >= 0 and operator(categories(state.cues[outer])) in ("direct", "commit")
    if not waits or state.cues[outer].form.endswith("+") or operator(categories(state.cues[governor])):
        return -1
    return outer if governor != outer else -1


def keeping(state: State, start: int) -> int:
    """Give the verb or noun that a "from" and a gerund belong to: "prevent them from leaving", "refrain from"."""
    for index in range(len(state.cues) - 1, -1, -1):
        if not {"hinder", "cease", "refuse"}.isdisjoint(categories(state.cues[index])):
            return index if start - state.ends[index] <= 12 else -1
    return -1


def mark_governing(state: State, governor: int) -> None:
    """Note on a cue that a verb depends on it, so that it is not taken for a position of its own."""
    cue = state.cues[governor]
    if not cue.form.endswith("+"):
        state.cues[governor] = cue._replace(form=cue.form + "+")
