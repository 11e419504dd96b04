"""Adjectives that give a word without "be": "left the talks determined to fight on", "with crews ready to sail"."""

from typing import Final

from stance.model.reading.cues import Cue
from stance.model.reading.groups import is_infinitive
from stance.model.reading.licences import categories, operator
from stance.model.reading.noun_phrases import close_noun
from stance.model.reading.places import kind_before, last_verb, word_at
from stance.model.reading.state import State

_CLASSES: Final = {
    "determined": "commit",
    "resolved": "commit",
    "prepared": "commit",
    "ready": "commit",
    "willing": "commit",
    "reluctant": "refuse",
    "unwilling": "refuse",
}
WILLING: Final = frozenset(_CLASSES)
# What one is set on is no mere readiness.
_SET: Final = frozenset(("determined", "resolved"))
_ARRIVING: Final = frozenset(
    ("come", "arrive", "emerge", "enter", "go", "go to", "leave", "remain", "return", "take office")
)
_DEGREES: Final = frozenset(("too", "how", "less"))


def willing(state: State, index: int, word: str) -> bool:
    """Take an adjective with an infinitive, unless it only tells which ones are meant: "states ready to pay"."""
    following = index + 1 + int(word_at(state, index + 1) == "not")
    if word_at(state, following) != "to" or not is_infinitive(state.words, following + 1):
        return False
    if not _stands_free(state, index, word) or _seems(state, index):
        return False
    close_noun(state)
    clause = state.clauses[-1]
    subject = next((outer.subject for outer in reversed(state.clauses) if outer.subject), None)
    kind = subject.kind if subject else "actor" if index < 3 else ""
    place = state.places[index]
    head = subject.head if subject else -1
    state.cues.append(
        Cue(_CLASSES[word], f"be {word}", False, "gerund", clause.scope, kind, "ing", place, place, -1, head)
    )
    state.starts.append(index)
    state.ends.append(index)
    state.governor = len(state.cues) - 1
    state.no_noun()
    state.object = None
    state.is_new = False
    return True


def _stands_free(state: State, index: int, word: str) -> bool:
    """Tell whether an adjective is no part of the noun phrase before it, and no verb of the past."""
    before = kind_before(state, index)
    if state.words[index - 1] in _DEGREES and index:
        return False
    if state.head >= 0:
        last = last_verb(state)
        return state.phrase == "with" or (last >= 0 and bool(state.phrase) and state.cues[last].lemma in _ARRIVING)
    if index < 2:
        return not before.startswith("subject")
    if before in ("comma", "strong", "subordinator"):
        return word in _SET
    return state.clauses[-1].finite and before not in ("conjunction", "preposition")


def _seems(state: State, index: int) -> bool:
    """Tell whether somebody only seems so: "appears ready to sign"."""
    last = last_verb(state)
    return last >= 0 and state.ends[last] == index - 1 and operator(categories(state.cues[last])) in ("hedge", "wish")
