"""What the record and arrays of a saved model may hold: the types and ranges that training gives, with room to spare.

Checksums do not tell a forged folder, so its contents are held to what a model can be.
"""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from stance.model.archive import Arrays

# Stands for a precision that inner folds could not tell; arrays hold numbers only.
UNKNOWN = -1.0
# Weights of the project's models stay below 50.
_LARGEST_WEIGHT = 1e6
_MOST_CASES, _LONGEST_CASE = 100, 10_000


class SelfTest(NamedTuple):
    """A sentence with the probabilities that a model gave it when it was saved."""

    text: str
    probabilities: npt.NDArray[np.float64]


def array_problems(arrays: Arrays) -> Iterator[str]:
    """Tell which arrays, whose shapes were found right, hold what no training gives."""
    thresholds, support = arrays["thresholds"], arrays["support"]
    if not (thresholds > 0).all():
        yield "a threshold is not above zero"
    if not (thresholds <= 1).all():
        yield "a threshold is above one"
    if not ((support == UNKNOWN) | ((support >= 0) & (support <= 1))).all():
        yield "a precision in 'support' is not between zero and one"
    for name, array in arrays.items():
        if np.abs(array).max(initial=0) > _LARGEST_WEIGHT:
            yield f"array {name!r} holds a value beyond {_LARGEST_WEIGHT:,.0f}"


def read_is_multiclass(record: Mapping[str, Any], n_tasks: int, *, is_multilabel: bool) -> bool:
    """Read whether `predict` gives classes.

    Raises:
        ValueError: it is no truth value, or the tasks are not of one class a sentence.
    """
    found = record["is_multiclass"]
    if not isinstance(found, bool):
        raise ValueError(f"is_multiclass is {found!r}, expected true or false")
    if found and (n_tasks > 1 or is_multilabel):
        raise ValueError("is_multiclass is true, but the tasks are not one of one class a sentence")
    return found


def read_self_test(record: Mapping[str, Any]) -> list[SelfTest]:
    """Read the sentences with which a model tests itself.

    Raises:
        ValueError: there are none or too many, or one is no text or too long to be scored at once.
    """
    entries = record["self_test"]
    if not isinstance(entries, list) or not 1 <= len(entries) <= _MOST_CASES:
        raise ValueError(f"self_test is no list of 1 to {_MOST_CASES} sentences")
    cases = [SelfTest(entry["text"], np.asarray(entry["probabilities"], float)) for entry in entries]
    if not all(isinstance(case.text, str) and 0 < len(case.text) <= _LONGEST_CASE for case in cases):
        raise ValueError(f"a text of self_test is none, or longer than {_LONGEST_CASE:,} characters")
    return cases
