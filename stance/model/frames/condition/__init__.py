"""Frames of condition: what makes a commitment, a stance or a demand depend on something.

A conjunction alone decides nothing. It is a condition where its main clause commits somebody or demands something,
which the modules of those labels are asked; their answer and the conjunction name the frame.
"""

from stance.model.cues import Reading
from stance.model.frames.condition import conjunctions, phrases
from stance.model.frames.condition.bargains import bargain, confined
from stance.model.frames.condition.clauses import main_label
from stance.model.frames.condition.markers import PIVOTS, markers
from stance.model.frames.frame import Frame

_RULES = {
    "other": phrases.other,
    "aside": phrases.other,
    "if": conjunctions.if_,
    "only-if": conjunctions.said,
    "unless": conjunctions.said,
    "until": conjunctions.until,
    "until-then": conjunctions.until_then,
    "before": conjunctions.before,
    "once": conjunctions.once,
    "while": conjunctions.while_,
    "event": conjunctions.event,
    "as-long": conjunctions.as_long,
    "inversion": conjunctions.inversion,
    "but-only": conjunctions.but_only,
    "only-with": phrases.only_with,
    "proviso": phrases.always,
    "provided": phrases.provided,
    "contingent": phrases.contingent,
    "dependence": phrases.dependence,
    "depends": phrases.depends,
    "without": phrases.without,
    "exchange": phrases.exchange,
    "tied": phrases.tied,
    "term": phrases.term,
}
# These look at no main clause.
_UNASKED = frozenset(("other", "aside", "proviso", "term", "depends", "tied"))
_RELATIVE = frozenset(("that", "who", "which"))


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
        verdict = _RULES.get(marker.kind, conjunctions.plain)(reading, marker, main)
        if verdict:
            name, counts = verdict
            frames.append(Frame(name, "condition" if counts else "", places[marker.first], places[marker.last]))
    benefit = confined(reading, claims) if relative and claims else None
    if benefit:
        frames.append(Frame("confined", "condition", places[benefit.first], places[benefit.last]))
    return frames
