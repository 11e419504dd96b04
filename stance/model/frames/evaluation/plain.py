"""Signs of a plain report: numbers, dates, procedure, events, no verb."""

from stance.model.cues import Reading
from stance.model.frames.evaluation.tables import PLAIN

_SHORT = 8


def plainness(reading: Reading) -> list[str]:
    """Name the signs of a plain report, with how often they occur up to three."""
    words = reading.words
    signs = [PLAIN[word] for word in words if word in PLAIN]
    signs += ["figures"] * len([word for word in words if "0" <= word < ":"])
    names = [f"plain/{sign}{min(signs.count(sign), 3)}" for sign in dict.fromkeys(signs)] if signs else []
    if not reading.cues:
        names.append("plain/no-verb")
    if len(words) < _SHORT:
        names.append("plain/short")
    return names
