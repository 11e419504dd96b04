"""What stands where in a sentence, as the rooms of reading ask it."""

from typing import Final

from stance.model.reading.groups import Group
from stance.model.reading.state import JOINING, State
from stance.model.reading.words import KIND, OPENERS, is_adverb

_NON_FINITE: Final = frozenset(("having", "being", "been", "be"))


def joins(state: State, index: int) -> bool:
    """Tell whether a word stands behind and, or, but, or a comma, adverbs between."""
    place = index - 1
    while place > 0 and is_adverb(state.words[place]):
        place -= 1
    return state.words[place] in JOINING


def opens_object(state: State, index: int) -> bool:
    """Tell whether the word behind opens an object or a phrase."""
    following = word_at(state, index + 1)
    kind = KIND.get(following, "")
    return kind in OPENERS or kind.startswith("subject") or is_adverb(following)


def last_verb(state: State) -> int:
    """Give the last cue that is a verb, or -1."""
    last = len(state.cues) - 1
    while last >= 0 and state.cues[last].form.startswith("noun"):
        last -= 1
    return last


def is_finite(state: State, group: Group) -> bool:
    """Tell whether a group is a verb that a clause can have once."""
    if group.mood in ("to", "gerund"):
        return False
    return state.words[group.start] not in _NON_FINITE


def word_at(state: State, index: int) -> str:
    """Give a word, or nothing behind the end."""
    return state.words[index] if index < len(state.words) else ""


def kind_before(state: State, index: int) -> str:
    """Give the kind of the word before."""
    return KIND.get(state.words[index - 1], "") if index > 0 else ""
