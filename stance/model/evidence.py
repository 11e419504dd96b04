"""The words that carried a predicted label: coefficient times feature, exact for a linear model."""

from collections import Counter
from typing import NamedTuple

import numpy as np

from stance.model.classifier import StanceClassifier
from stance.model.features import SentenceView
from stance.model.tokens import token_spans
from stance.model.vocabulary import FAMILIES

_SHARE_OF_BEST = 0.6


class Words(NamedTuple):
    """A label with the characters of the sentence that speak for it, and how much (in log odds)."""

    label: str
    start: int
    end: int
    contribution: float


def find_evidence(model: StanceClassifier, sentence: SentenceView, labels: list[str]) -> list[Words]:
    """Give for each label the words with the largest summed contribution, in order of the text.

    Words whose contribution comes near the largest are given too, so that two clauses show both.
    Nothing is given for a label for which no words of the sentence speak. Embeddings are of the whole sentence and
    no words of it: a model of embeddings alone gives no evidence.
    """
    spans = token_spans(sentence.text)
    contributions = contributions_by_tokens(model, sentence)
    found: list[Words] = []
    for label in labels:
        column = model.label_names.index(label)
        ranked = sorted(
            ((float(values[column]), tokens) for tokens, values in contributions.items() if values[column] > 0),
            key=lambda item: (-item[0], item[1]),
        )
        taken: list[tuple[int, int]] = []
        for value, (first, last) in ranked:
            if value < _SHARE_OF_BEST * ranked[0][0]:
                break
            if all(last < start or first > end for start, end in taken):
                taken.append((first, last))
                found.append(Words(label, spans[first][0], spans[last][1], value))
    return sorted(found, key=lambda words: (model.label_names.index(words.label), words.start))


def contributions_by_tokens(model: StanceClassifier, sentence: SentenceView) -> dict[tuple[int, int], np.ndarray]:
    """Sum, for each run of tokens (first, last), what its features add to the score of every label (labels,)."""
    total: dict[tuple[int, int], np.ndarray] = {}
    offset = 0
    for vocabulary in model.vocabularies_:
        family = FAMILIES[vocabulary.family]
        found = [
            (span, column)
            for key, span in zip(family.keys(sentence), family.places(sentence), strict=True)
            for column in vocabulary.columns_of(key)
        ]
        if not found:
            offset += len(vocabulary.column)
            continue
        times = Counter(column for _, column in found)
        value_of = vocabulary.values(times)
        for span, column in found:
            added = value_of[column] / times[column] * model.coefficients_[offset + column]
            total[span] = total[span] + added if span in total else added
        offset += len(vocabulary.column)
    return total
