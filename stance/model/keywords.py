"""The keyword baseline: a dozen patterns, no training. What a user would try first, and what has to be beaten."""

import re

import numpy as np

from stance.codebook import Task
from stance.model.features import Family, SentenceView
from stance.model.linear import Weights

PATTERNS: dict[str, tuple[str, ...]] = {
    "pledge": (r"\b(?:will|shall) (?!not|never)", r"\b(?:pledge|promise|commit|vow)\w*\b"),
    "refusal": (r"\bwill (?:not|never)\b|\bwon['’]t\b", r"\brefus\w+\b|\bwithdr[ae]w\w*\b"),
    "opposition": (r"\b(?:oppos|reject|block|veto)\w*\b", r"\bcannot accept\b"),
    "acquiescence": (r"\bnot (?:oppose|block|veto|object|stand in the way)\b", r"\b(?:accept|respect|tolerat)\w*\b"),
    "assurance": (r"\b(?:assur|guarant)\w+\b",),
    "condition": (r"\b(?:only if|unless|provided that|on condition)\b",),
    "directive": (r"\b(?:must|should|urge|call on|demand)\w*\b",),
    "favor": (r"\b(?:support|welcome|will|pledge)\w*\b",),
    "against": (r"\b(?:not|never|oppose|reject|condemn|refuse)\w*\b",),
}
_COMPILED = {
    label: [re.compile(pattern, re.IGNORECASE) for pattern in patterns] for label, patterns in PATTERNS.items()
}
_SURE = 4.0


def _matches(sentence: SentenceView) -> list[tuple[str, int, int]]:
    """Give the labels whose patterns occur, with the first and last token of the first match."""
    text, found = " ".join(sentence.tokens), []
    for label, patterns in _COMPILED.items():
        match = next(filter(None, (pattern.search(text) for pattern in patterns)), None)
        if match:
            first = text.count(" ", 0, match.start())
            found.append((label, first, first + match.group().count(" ")))
    return found


def _keys(sentence: SentenceView) -> list[str]:
    return [label for label, _, _ in _matches(sentence)]


def _places(sentence: SentenceView) -> list[tuple[int, int]]:
    return [(first, last) for _, first, last in _matches(sentence)]


def _names(label: str) -> tuple[str, ...]:
    return (label,)


KEYWORDS = Family(_keys, _places, _names, is_binary=True)


def keyword_weights(task: Task) -> Weights:
    """Give weights that turn a pattern into its label; neutral is what no pattern says."""
    names = sorted(PATTERNS)
    coefficients = np.zeros((len(names), len(task.labels)))
    for index, label in enumerate(task.names):
        if label in PATTERNS:
            coefficients[names.index(label), index] = 2 * _SURE
    if task.is_multilabel:
        return Weights(coefficients, np.full(len(task.labels), -_SURE), np.full(len(task.labels), 0.5))
    intercepts = np.array([_SURE if label not in PATTERNS else 0.0 for label in task.names])
    return Weights(coefficients, intercepts, np.ones(len(task.labels)))
