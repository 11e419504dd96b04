"""A second auxiliary beside the first: "will not, and we should not,", "cannot — and will not —"."""

from typing import Final

from stance.model.reading.words import FORMS, KIND, MODALS, is_adverb

_SUBJECTS: Final = frozenset(("subject-I", "subject-we", "subject-you", "subject-they", "subject-it", "subject-every"))
_MARKS: Final = frozenset((",", "-", "—", "–", "(", ")"))
_JOINING: Final = frozenset(("and", "but", "or", "nor"))
MAY_PAIR: Final = _MARKS | _JOINING


def second_auxiliary(words: list[str], place: int) -> tuple[str, int, int] | None:
    """Give mood, negations and last place of an auxiliary that marks set off, or that has its subject again."""
    start = _behind_marks(words, place)
    is_set_off = start > place
    if _at(words, start) not in _JOINING:
        return None
    if KIND.get(_at(words, start + 1)) in _SUBJECTS:
        is_set_off, start = True, start + 1
    mood = KIND.get(_at(words, start + 1), "")
    if not is_set_off or mood not in MODALS:
        return None
    place, negations = start + 2, 0
    while KIND.get(_at(words, place)) == "not" or is_adverb(_at(words, place)):
        negations += KIND.get(words[place]) == "not"
        place += 1
    place = _behind_marks(words, place)
    verb = _at(words, place)
    return (mood, negations, place - 1) if "base" in FORMS.get(verb, ()) or verb in ("be", "have") else None


def _behind_marks(words: list[str], place: int) -> int:
    while _at(words, place) in _MARKS:
        place += 1
    return place


def _at(words: list[str], place: int) -> str:
    return words[place] if place < len(words) else ""
