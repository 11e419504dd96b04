"""Marks that end a sentence, a part of it or a bracket."""

from typing import Final

from stance.model.reading.noun_phrases import close_noun
from stance.model.reading.places import word_at
from stance.model.reading.state import State

_ABBREVIATIONS: Final = frozenset(
    ("hon", "mr", "mrs", "ms", "dr", "no", "rep", "sen", "gov", "gen", "lt", "col", "st", "sgt", "capt", "prof", "rev")
)
_BRACKETS: Final = frozenset(("—", "–", "(", ")"))


def strong(state: State, index: int, word: str) -> None:
    """End the sentence; a list of infinitives goes on behind a semicolon or a dash."""
    if word == "." and is_abbreviation(state, index):
        return
    close_noun(state)
    following = word_at(state, index + 1 + int(word_at(state, index + 1) in ("and", "or", word)))
    if following == "to" and word not in (".", "!", "?"):
        state.joined = "and"
        return
    if word in _BRACKETS and state.bracket is None and is_bracket(state, index, word):
        bracket = (state.clauses, state.governor, state.object)
        state.new_sentence()
        state.bracket = bracket
    elif word in _BRACKETS and state.bracket is not None:
        state.clauses, state.governor, state.object = state.bracket
        state.bracket = None
    else:
        state.new_sentence()


def is_abbreviation(state: State, index: int) -> bool:
    """Tell whether a full stop in the middle of a sentence belongs to the word before it."""
    following = word_at(state, index + 1)
    if not following[:1].isalpha():
        return False
    return not state.is_name(index + 1) or word_at(state, index - 1) in _ABBREVIATIONS


def is_bracket(state: State, index: int, word: str) -> bool:
    """Tell whether what begins here ends inside the sentence, so that its clause goes on behind it."""
    closing = ")" if word == "(" else word
    return closing in state.words[index + 1 : index + 40]
