"""The profile of a sentence: what its goods and harms come to together, and in what kind of clause each stands."""

from bisect import bisect_right

from stance.model.frames.evaluation.stands import is_main
from stance.model.frames.evaluation.words import Found
from stance.model.reading.cues import Cue, Reading

_SIDES = {1: "good", -1: "harm"}
# Beyond it, more goods or harms tell nothing more.
_MOST = 6
_STEP = 2


def profile(reading: Reading, found: list[Found]) -> dict[str, int]:
    """Name the kinds of evaluating words, their balance and their clauses, each with a place that shows it."""
    balance = sum([item.mark.side * item.mark.weight for item in found])
    names = {f"balance/{max(-_MOST, min(balance, _MOST)) // _STEP}": 0}
    for item in found:
        names[item.mark.kind] = item.place
        side = _SIDES[item.mark.side]
        at = item.cue if item.cue >= 0 else _verb_before(reading, item.place)
        if at < 0:
            names[f"{side}/subject"] = item.place
            continue
        cue = reading.cues[at]
        names[f"{side}/{_clause(cue)}"] = item.place
        part = "does" if item.cue >= 0 else "of"
        names[f"{side}/{part}/{'not-' if cue.negated else ''}{cue.category}"] = item.place
    return names


def _verb_before(reading: Reading, place: int) -> int:
    """Give the last verb before a word, or -1."""
    at = bisect_right(reading.starts, place) - 1
    while at >= 0 and reading.cues[at].form.startswith("noun"):
        at -= 1
    return at


def _clause(cue: Cue) -> str:
    """Name how a clause runs: told, foretold, supposed, asked for."""
    licence = cue.licence.partition("-")[0]
    return licence if is_main(cue) else f"{licence}<{cue.scope}"
