"""Frames of stance: what the sentence commits to, who judges, which words evaluate, and what follows for the whole.

Commitments are those that the other modules found. Every evaluating word gives a frame, turned round where it is
denied ("no progress"), fought ("end the crisis") or harmed ("a threat to peace"). The last frame is the verdict over
the sentence; the others carry their label only where it agrees.
"""

from typing import Final

from stance.model.frames.evaluation.commitments import of_commitments
from stance.model.frames.evaluation.judgements import leanings, of_judgements
from stance.model.frames.evaluation.tables import TABLE
from stance.model.frames.evaluation.verdict import verdict
from stance.model.frames.evaluation.words import evaluating
from stance.model.frames.frame import OF_STANCE, Frame
from stance.model.reading.cues import Reading

_LABELS: Final = {1: "favor", -1: "against", 0: "neutral"}
_OWN: Final = TABLE["own"]


def find(reading: Reading, others: list[Frame]) -> list[Frame]:
    """Find the frames of a sentence that was read; `others` are those of the seven types.

    >>> from stance.model.reader import read_sentence
    >>> find(read_sentence("We deplore this cruel attack."), [])[-1][:2]
    ('~verdict/judged/condemn/own', 'against')
    """
    voice = _voice(reading)
    found = evaluating(reading)
    stands = of_commitments(reading, others)
    judged = of_judgements(reading, found)
    if stands and judged:
        taken = {stand.first for stand in stands}
        judged = [stand for stand in judged if stand.first not in taken]
    stands += judged
    leaning = [] if stands else leanings(reading)
    side, why = verdict(reading, voice, found, stands, leaning)
    places, last = reading.places, len(reading.tokens) - 1
    agreed = _LABELS[side]
    frames = [
        Frame(f"{OF_STANCE}{mark.kind}/{voice}", agreed if mark.side == side else "", places[place], places[place])
        for mark, place, _ in found
    ]
    frames += [
        Frame(OF_STANCE + stand.why, agreed if stand.side == side else "", stand.first, stand.last)
        for stand in stands + leaning
    ]
    frames.append(Frame(f"{OF_STANCE}verdict/{why}", agreed, 0, last))
    return frames


def _voice(reading: Reading) -> str:
    """Tell who speaks: the speaker of the sentence, a party that is reported, or nobody that is named."""
    words = reading.words
    if not _OWN.isdisjoint(words) or ("us" in words and "US" not in reading.tokens):
        return "own"
    return "said" if [cue for cue in reading.cues if "say" in cue.category] else "bare"
