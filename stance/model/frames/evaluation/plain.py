"""Signs of a plain report: numbers, dates, procedure, events, no verb."""

from stance.model.cues import Reading
from stance.model.frames.evaluation.tables import PLAIN

_SHORT = 8


def plainness(reading: Reading) -> list[str]:
    """Name the signs of a plain report."""
    words = reading.words
    names = list({PLAIN[word] for word in words if word in PLAIN})
    # Digits stand between the marks of punctuation and the letters.
    if [word for word in words if word < ":" and word >= "0"]:
        names.append("plain/figures")
    if not reading.cues:
        names.append("plain/no-verb")
    if len(words) < _SHORT:
        names.append("plain/short")
    return names
