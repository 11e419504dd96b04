"""Marked words of the project's annotators: how many there are, and how far two annotators agree on them."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from stance.corpus.annotations import ADJUDICATOR, SPANS, Evidence, Judgement
from stance.metrics.overlap import Overlap, Tokens, measure_overlap

_WORD = re.compile(r"\w+(?:['’-]\w+)*")


def token_positions(text: str, start: int, spans: Iterable[tuple[int, int]]) -> Tokens:
    """Give the positions of the words of a sentence that spans touch; `start` is where it begins in its document.

    >>> sorted(token_positions("Oslo will not block it.", 100, [(105, 113)]))
    [1, 2]
    """
    spans = list(spans)
    return frozenset(
        place
        for place, word in enumerate(_WORD.finditer(text))
        if any(begin - start < word.end() and word.start() < end - start for begin, end in spans)
    )


def count_spans(evidence: Iterable[tuple[Evidence, ...]]) -> dict[str, int]:
    """Count spans of evidence, actor and source."""
    found = [one for given in evidence for one in given]
    return {name: sum(name in one.spans for one in found) for name in SPANS}


def span_agreement(
    judgements: Iterable[Judgement], text_by_sentence: Mapping[str, tuple[str, int]]
) -> dict[str, Overlap]:
    """Measure what two annotators marked for the types that both gave, by evidence, actor and source.

    Args:
        judgements: of any sentences; those by adjudicators and without marks are left out.
        text_by_sentence: text and start of the sentences that are measured.

    A unit is a type of a sentence; where it has several spans they are taken together. A unit counts for actor or
    source where either annotator marked one.
    """
    by_sentence: dict[str, list[Judgement]] = {}
    for item in sorted(judgements, key=lambda item: item.annotator):
        if item.evidence and item.role != ADJUDICATOR and item.sentence in text_by_sentence:
            by_sentence.setdefault(item.sentence, []).append(item)
    pairs = [(given, text_by_sentence[sentence]) for sentence, given in sorted(by_sentence.items()) if len(given) > 1]
    return {
        name: measure_overlap(pair for given, (text, start) in pairs for pair in _units(given[:2], name, text, start))
        for name in SPANS
    }


def _units(given: Sequence[Judgement], name: str, text: str, start: int) -> Iterator[tuple[Tokens, Tokens]]:
    marked = [{one.type for one in item.evidence} for item in given]
    for wanted in sorted(marked[0] & marked[1]):
        one, other = (
            token_positions(
                text,
                start,
                (found.spans[name] for found in item.evidence if found.type == wanted and name in found.spans),
            )
            for item in given
        )
        if one or other:
            yield one, other
