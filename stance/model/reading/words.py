"""The words that a reading looks up: function words by kind, verbs and nouns by form, actors."""

from typing import Final

from stance.model.lexicon import actors, ambiguous_forms, entries, expressions_by_form, function_words, word_sets

KIND: Final = function_words()
ENTRIES: Final = entries()
FORMS: Final = expressions_by_form()
ACTORS: Final = actors()
AMBIGUOUS: Final = ambiguous_forms()
MODALS: Final = frozenset(("will", "would", "must", "may", "can", "do", "did"))
OWNERS: Final = frozenset(("its", "their", "his", "her", "our", "my"))
# Kinds of words that open an object or a phrase behind a verb.
OPENERS: Final = frozenset(("determiner", "subject-us", "subject-it", "that", "to", "preposition", "no", "quote"))
_NOT_ADVERBS: Final = word_sets("nouns.txt")["ly"]


def is_adverb(word: str) -> bool:
    """Tell whether a word can stand between an auxiliary and its verb."""
    kind = KIND.get(word)
    return kind in ("adverb", "maybe") or (
        kind is None and len(word) > 4 and word[-2:] == "ly" and word not in _NOT_ADVERBS
    )


def behind_adverbs(words: list[str], place: int) -> int:
    """Give the first place from one on where no adverb stands; "once more" is one."""
    while place < len(words):
        if words[place] == "once" and words[place + 1 : place + 2] in (["again"], ["more"]):
            place += 2
        elif is_adverb(words[place]):
            place += 1
        else:
            break
    return place
