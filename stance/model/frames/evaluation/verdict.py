"""The side of a whole sentence: the stands of its main clause decide, else the balance of its evaluating words."""

from typing import Final

from stance.model.frames.evaluation.stands import Stand
from stance.model.frames.evaluation.words import Found
from stance.model.reading.cues import Reading, is_question

_SAID_OF: Final = frozenset(("is", "are", "remains", "remain"))
_NEAR: Final = 3
OUTCOMES: Final = {1: "praise", -1: "criticism", 0: "nothing"}
_PAST: Final = frozenset(("past", "perfect", "passive", "past-passive", "perfect-passive"))
# What is only promised or received beside another stand.
_GIVEN: Final = frozenset(("refusal/assured", "assurance/received", "assurance"))
# Words for facts: a report names them without a judgement.
_FACTS: Final = frozenset(
    ("value", "build", "help", "success", "concord", "matter", "most", "event", "trouble", "ill", "harm", "foe")
)


def verdict(
    reading: Reading, voice: str, found: list[Found], stands: list[Stand], leaning: list[Stand]
) -> tuple[int, str]:
    """Give the side of the sentence, and what decided."""
    if is_question(reading.tokens):
        return 0, "question"
    if stands:
        return _of_stands(stands, voice)
    of_words = _balance(reading.words, voice, found)
    balance = of_words + sum([stand.side for stand in leaning])
    if balance < 0 and _is_averted(reading):
        return 1, "averted"
    least = 1 if voice == "own" else 2
    most = -least if of_words < 0 else -2
    side = 1 if balance >= least else -1 if balance <= most else 0
    return side, f"{OUTCOMES[side]}/{voice}"


def _balance(words: list[str], voice: str, found: list[Found]) -> int:
    """Sum what words count; in a report a fact that is named counts less than one that is said of something."""
    total = 0
    for item in found:
        _, group, side, counts = item.mark
        if counts > 1 and voice != "own" and group in _FACTS:
            said = not _SAID_OF.isdisjoint(words[max(0, item.place - _NEAR) : item.place])
            counts = counts if said else 1
        total += side * counts
    return total


def _is_averted(reading: Reading) -> bool:
    """Tell whether the bad comes only of a deed undone: "unless we act", "without reform"."""
    words = reading.words
    return words[0] == "without" or "unless" in words or any(cue.scope == "if" and cue.negated for cue in reading.cues)


def _of_stands(stands: list[Stand], voice: str) -> tuple[int, str]:
    """Weigh stands: those of main clauses before others, and the first of them where they part."""
    ranked = [stand for stand in stands if stand.is_main] or stands
    ranked.sort(key=lambda stand: stand.place)
    first = ranked[0]
    sides = {stand.side for stand in ranked}
    if len(sides) == 1:
        return first.side, first.why
    if first.why.startswith("judged"):
        return first.side, first.why + "+"
    if sides == {0, 1} and all(stand.why in _GIVEN for stand in ranked if not stand.side):
        return int(any(stand.why not in _GIVEN for stand in ranked if stand.side) or voice == "own"), "assured"
    if sides == {0, -1}:
        return 0, "let-and-refuse"
    if sides == {0, 1}:
        return int(voice == "own"), f"let-and-do/{voice}"
    return first.side, first.why + "+"
