"""The keyword baseline: a dozen patterns, no training. What a user would try first, and what has to be beaten."""

import re

import numpy as np

from stance.codebook import Task
from stance.model.features import Feature, SentenceView
from stance.model.linear import Weights
from stance.model.tokens import tokenize

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


def keyword_features(sentence: SentenceView) -> list[Feature]:
    """Name the labels whose patterns occur."""
    text, found = " ".join(sentence.tokens), []
    for label, patterns in _COMPILED.items():
        for pattern in patterns:
            match = pattern.search(text)
            if match:
                first = len(tokenize(text[: match.start()]))
                found.append(Feature(label, first, first + max(len(tokenize(match.group())), 1) - 1))
                break
    return found


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
    return Weights(coefficients, intercepts, np.zeros(len(task.labels)))
