"""The fields that a sentence deals in, whoever judges: figures, dates, texts, what moves people.

Where nothing is judged, they tell a plain report from a position.
"""

from stance.model.frames.evaluation.tables import spellings
from stance.model.lexicon import read_table
from stance.model.reading.cues import Reading
from stance.model.reading.words import KIND

_MONEY = frozenset("$£€%")
# Words that open a sentence by pointing back, adding or setting against; other words of grammar open none.
_OPENERS = frozenset(("but", "yet", "however", "and", "so", "if", "when", "while", "although", "though", "there"))
_POINTERS = frozenset(("it", "this", "these", "that", "here"))


def _fields() -> dict[str, tuple[str, ...]]:
    """Index the fields by word."""
    found: dict[str, dict[str, None]] = {}
    for line, lemmas in read_table("fields.txt"):
        field, kind = line.split()
        for lemma in lemmas:
            for word in spellings(kind, lemma):
                found.setdefault(word, {})[f"field/{field}"] = None
    return {word: tuple(names) for word, names in found.items()}


_FIELDS = _fields()


def fields(reading: Reading) -> dict[str, int]:
    """Name the fields of a sentence, and how it opens, each with the place of the first word that shows it."""
    found: dict[str, int] = {}
    for place, word in enumerate(reading.words):
        for name in _FIELDS.get(word, ()):
            found.setdefault(name, place)
        if word[0].isdigit() or word in _MONEY:
            found["field/figure" if "field/figure" not in found else "field/figures"] = place
    if reading.words:
        first = reading.words[0]
        if first in _OPENERS:
            found[f"opens/{first}"] = 0
        elif first in _POINTERS:
            found["opens/pointer"] = 0
        elif KIND.get(first) == "preposition":
            found["opens/preposition"] = 0
    return found
