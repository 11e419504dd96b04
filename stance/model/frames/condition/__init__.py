"""Frames of condition: what makes a commitment, a stance or a demand depend on something.

A conjunction alone decides nothing. It is a condition where its main clause commits somebody or demands something,
which the modules of those labels are asked; their answer and the conjunction name the frame.
"""

from typing import Final

from stance.model.frames.condition.bargains import bargain, confined
from stance.model.frames.condition.clauses import main_label
from stance.model.frames.condition.conjunctions import (
    as_long,
    before,
    but_only,
    event,
    inversion,
    once,
    plain,
    said,
    until,
    until_then,
    while_,
)
from stance.model.frames.condition.ifs import if_
from stance.model.frames.condition.markers import PIVOTS, markers
from stance.model.frames.condition.phrases import (
    always,
    contingent,
    dependence,
    depends,
    except_,
    exchange,
    only_with,
    other,
    provided,
    request,
    term,
    tied,
    without,
)
from stance.model.frames.frame import Frame
from stance.model.reading.cues import Reading

_RULES: Final = {
    "other": other,
    "aside": other,
    "if": if_,
    "only-if": said,
    "only-after": said,
    "request": request,
    "unless": said,
    "until": until,
    "until-then": until_then,
    "before": before,
    "once": once,
    "while": while_,
    "event": event,
    "as-long": as_long,
    "inversion": inversion,
    "but-only": but_only,
    "only-with": only_with,
    "proviso": always,
    "provided": provided,
    "contingent": contingent,
    "dependence": dependence,
    "depends": depends,
    "without": without,
    "except": except_,
    "exchange": exchange,
    "tied": tied,
    "term": term,
}
# These look at no main clause.
_UNASKED: Final = frozenset(("other", "aside", "proviso", "depends", "tied"))
_RELATIVE: Final = frozenset(("that", "who", "which"))


def find(reading: Reading, others: list[Frame]) -> list[Frame]:
    """Find the frames of a sentence that was read; `others` are those of undertaking, position and directive.

    >>> from stance.model.frames import undertaking
    >>> from stance.model.reader import read_sentence
    >>> reading = read_sentence("Oslo will sail only if the Council asks.")
    >>> [frame[:2] for frame in find(reading, undertaking.find(reading))]
    [('only-if/pledge', 'condition')]
    """
    found = [] if PIVOTS.isdisjoint(reading.words) else markers(reading)
    promised = bargain(reading)
    if promised:
        found.append(promised)
    relative = bool(others) and not _RELATIVE.isdisjoint(reading.words)
    if not found and not relative:
        return []
    claims = sorted((frame for frame in others if frame.label), key=lambda frame: frame.first)
    frames = []
    places = reading.places
    for marker in found:
        main = "" if marker.kind in _UNASKED else main_label(reading, marker, claims)
        verdict = _RULES.get(marker.kind, plain)(reading, marker, main)
        if verdict:
            name, counts = verdict
            frames.append(Frame(name, "condition" if counts else "", places[marker.first], places[marker.last]))
    benefit = confined(reading, claims) if relative and claims else None
    if benefit:
        frames.append(Frame("confined", "condition", places[benefit.first], places[benefit.last]))
    return frames
