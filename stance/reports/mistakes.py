"""The held-out items that were not all right, and the codebook's rules that they concern.

A mistake has no text: reports of the project are committed, and real text is not. The HTML page,
which is not committed, is given the texts beside the report.
"""

from collections.abc import Sequence

import numpy as np

from stance.codebook import NONE, SEPARATOR, Rule
from stance.metrics.predictions import Bools, Predictions, labels_cell
from stance.reports.parts import Mistake

MISSED, FALSE_ALARM, CONFUSED = "missed", "false alarm", "confused"
KINDS = (MISSED, FALSE_ALARM, CONFUSED)


def list_mistakes(predictions: Predictions) -> list[Mistake]:
    """List the items that were not all right, in order of id."""
    names = predictions.task.names
    return [
        Mistake(
            str(predictions.ids[index]),
            labels_cell(predictions.gold[index], names),
            labels_cell(predictions.predicted[index], names),
            _probabilities(predictions, index),
            mistake_kind(predictions.gold[index], predictions.predicted[index]),
        )
        for index in np.flatnonzero((predictions.gold != predictions.predicted).any(axis=1)).tolist()
    ]


def mistake_kind(gold: Bools, predicted: Bools) -> str:
    """Tell whether labels (labels,) were missed, given without need, or both.

    >>> mistake_kind(np.array([True, False]), np.array([True, True]))
    'false alarm'
    """
    is_missed, is_false = bool((gold & ~predicted).any()), bool((~gold & predicted).any())
    if is_missed and is_false:
        return CONFUSED
    return MISSED if is_missed else FALSE_ALARM


def cell_labels(cell: str) -> frozenset[str]:
    """Give the labels of a table cell.

    >>> sorted(cell_labels("pledge|condition")), sorted(cell_labels("none"))
    (['condition', 'pledge'], [])
    """
    return frozenset(cell.split(SEPARATOR)) - {NONE, ""}


def concerned_labels(mistake: Mistake) -> frozenset[str]:
    """Give the labels that were missed or given without need."""
    return cell_labels(mistake.gold) ^ cell_labels(mistake.predicted)


def concerned_rules(mistake: Mistake, rules: Sequence[Rule]) -> list[str]:
    """Give the ids of the codebook's rules on the labels that were missed or given without need.

    >>> rules = [Rule("act", "", ("pledge", "refusal")), Rule("duration", "", ("condition",)), Rule("clauses", "")]
    >>> concerned_rules(Mistake("1", "pledge", "none", {}), rules)
    ['act']
    """
    labels = concerned_labels(mistake)
    return [rule.id for rule in rules if labels & set(rule.labels)]


def _probabilities(predictions: Predictions, index: int) -> dict[str, float]:
    """Give the probabilities of the labels that are in gold or predicted."""
    if predictions.probabilities is None:
        return {}
    concerned = predictions.gold[index] | predictions.predicted[index]
    return {
        name: float(predictions.probabilities[index, position])
        for position, name in enumerate(predictions.task.names)
        if concerned[position]
    }
