"""The parts of the held-out items that are told for themselves: by draw, source, decade, length and attribution."""

from functools import lru_cache

import numpy as np

from stance.corpus.labelled import Labelled
from stance.metrics.predictions import Bools, Predictions
from stance.model.reader import read_sentence

# Words of a sentence, from each band's first number on.
_BANDS = (1, 11, 21, 31, 41)
_SPEAKERS = frozenset(("they", "every", "actor", "name"))
_FACTS = frozenset(("present", "past", "perfect", "progressive"))


def subset_masks(test: Labelled, predictions: Predictions) -> dict[str, Bools]:
    """Give the subsets of held-out items by name, in the order of the predictions.

    What has one value for all items makes no subset, but for the source of the project's own, which tells where the
    items are from. A user's table has no draw, source or year.
    """
    items = test.items.set_index("id").loc[list(predictions.ids)]
    values = {name: items[name].tolist() for name in ("draw", "source") if name in items}
    if "year" in items:
        values["decade"] = [_decade(year) for year in items["year"]]
    if all(items["text"]):
        values["length"] = [length_band(text) for text in items["text"]]
        values["attribution"] = ["with" if is_attributed(text) else "without" for text in items["text"]]
    masks: dict[str, Bools] = {}
    for name, found in values.items():
        present = sorted(set(found), key=lambda value: (len(value), value) if name == "length" else (0, value))
        if len(present) > 1 or name == "source":
            masks |= {f"{name}: {value}": np.array(found) == value for value in present}
    return masks


def _decade(year: float) -> str:
    return "none" if np.isnan(year) else f"{int(year) // 10 * 10}s"


def length_band(text: str) -> str:
    """Give the band of a sentence's number of words.

    >>> length_band("We will not go."), length_band("no " * 41)
    ('1–10 words', 'over 40 words')
    """
    n_words = len(text.split())
    place = max(0, sum(n_words >= start for start in _BANDS) - 1)
    if place == len(_BANDS) - 1:
        return f"over {_BANDS[place] - 1} words"
    return f"{_BANDS[place]}–{_BANDS[place + 1] - 1} words"


@lru_cache(maxsize=1 << 14)
def is_attributed(text: str) -> bool:
    """Tell whether a verb of saying reports what somebody else than the speaker says.

    >>> is_attributed("The minister said that Oslo will not go."), is_attributed("We say that Oslo will not go.")
    (True, False)
    """
    return any(
        "say" in cue.category.split("+") and cue.licence in _FACTS and cue.subject in _SPEAKERS
        for cue in read_sentence(text).cues
    )
