"""Named features of a sentence, each with the tokens it came from."""

from typing import NamedTuple

from stance.model.reader import TYPES, Cue, read_cues
from stance.model.tokens import tokenize, words_of


class Feature(NamedTuple):
    """A feature with the first and last token that it came from; -1 where it is of the whole sentence."""

    name: str
    first: int
    last: int


_LICENSED = frozenset(
    [
        "will",
        "would",
        "commit-yes",
        "present",
        "past",
        "perfect",
        "imperative",
        "noun-own-to",
        "noun-own-of",
        "noun-the-to",
    ]
)


def cue_features(text: str) -> list[Feature]:
    """Turn the cues of a sentence into features, from the exact reading to coarser ones."""
    features: list[Feature] = []
    tokens = tokenize(text)
    cues = read_cues(tokens)
    types = set()
    for cue in cues:
        features += _of_cue(cue)
        if cue.licence in _LICENSED:
            types.add(TYPES.get((cue.category, cue.negated), cue.category))
    features += _of_sentence(tokens, types)
    return features


def _of_cue(cue: Cue) -> list[Feature]:
    polarity = "not " if cue.negated else ""
    kind = polarity + cue.category
    names = [
        kind,
        f"{kind}/{cue.licence}",
        f"{kind}/{cue.licence}/{cue.subject}",
        f"{kind}/{cue.licence}/{cue.form}",
        f"{polarity}{cue.lemma}/{cue.licence}",
        f"{polarity}{cue.lemma}",
        f"*/{cue.licence}/{cue.subject}",
    ]
    if cue.licence in _LICENSED:
        names.append("=" + TYPES.get((cue.category, cue.negated), cue.category))
    return [Feature(name, cue.first, cue.last) for name in names]


_CONDITIONS = {
    ("only", "if"), ("only", "when"), ("only", "after"), ("only", "on"), ("only", "by"), ("unless",), ("provided", "that"),
    ("provided",), ("on", "condition"), ("condition", "that"), ("until",), ("as", "long", "as"), ("so", "long", "as"), ("in", "return"),
    ("in", "exchange"), ("if",), ("once",), ("conditional", "on"), ("subject", "to"), ("contingent", "on"), ("before",), ("depends", "on"),
    ("on", "the", "understanding"), ("in", "case"), ("except",), ("without",), ("when",), ("conditional",), ("contingent",),
}  # fmt: skip
_FIRST = {expression[0] for expression in _CONDITIONS}


def _of_sentence(tokens: list[str], types: set[str]) -> list[Feature]:
    words = [words_of(token)[0] for token in tokens]
    features = []
    for index, word in enumerate(words):
        if word not in _FIRST:
            continue
        for expression in _CONDITIONS:
            last = index + len(expression) - 1
            if tuple(words[index : last + 1]) == expression:
                name = "if:" + " ".join(expression)
                features.append(Feature(name, index, last))
                features += [Feature(f"{name}&{type_}", index, last) for type_ in types or {"none"}]
    if tokens and "?" in tokens[-2:]:
        features.append(Feature("question", len(tokens) - 1, len(tokens) - 1))
    return features


def word_features(text: str) -> list[Feature]:
    """Give words and pairs of words."""
    tokens = tokenize(text)
    found: list[tuple[str, int]] = [(word, place) for place, token in enumerate(tokens) for word in words_of(token)]
    features = [Feature(word, place, place) for word, place in found]
    features += [
        Feature(f"{first} {second}", place, following)
        for (first, place), (second, following) in zip(found, found[1:], strict=False)
    ]
    return features


def char_features(text: str) -> list[Feature]:
    """Give the runs of 3 to 5 characters within words, word ends marked by a space."""
    features = []
    for place, token in enumerate(tokenize(text)):
        padded = f" {token.lower()} "
        length = len(padded)
        features += [
            Feature(padded[start : start + size], place, place)
            for size in (3, 4, 5)
            for start in range(length - size + 1)
        ]
    return features
