"""Frames of pledge and refusal: verbs of the classes act and cease that an actor undertakes.

Every verb has its licence from the reading: will, a word given ("pledged to"), the present of a declared
position, a report. What it undertakes goes by its class and polarity. A thing as subject, an ability, a
hypothesis or somebody else's demand undertakes nothing, which is told by frames without a label.
"""

from typing import Final

from stance.model.frames.frame import Frame
from stance.model.frames.undertaking.declared import announced, bound_to_vote, declared
from stance.model.frames.undertaking.future import future
from stance.model.frames.undertaking.given import OPERATIVE, bound, given, operative
from stance.model.frames.undertaking.nouns import noun
from stance.model.frames.undertaking.scopes import blocked, presupposed
from stance.model.frames.undertaking.wishes import glad, wished
from stance.model.frames.undertaking.withheld import unable
from stance.model.reading.cues import Reading, is_question

_RULES: Final = {
    "will": future,
    "would": future,
    "commit": given,
    "be-to": bound,
    "present": declared,
    "past": declared,
    "perfect": declared,
    "passive": declared,
    "gerund": announced,
    "can": unable,
    "must": bound_to_vote,
    "may": unable,
    "progressive": declared,
    "wish-to": wished,
    "hedge-to": wished,
    "direct-to": wished,
    "state-to": glad,
}
_NEAR: Final = 6
_ADDING: Final = frozenset(("only", "merely", "just", "simply"))
_OPPOSITE: Final = {"pledge": "refusal", "refusal": "pledge"}


def find(reading: Reading) -> list[Frame]:
    """Find the frames of a sentence that was read.

    >>> from stance.model.reader import read_sentence
    >>> [frame.label for frame in find(read_sentence("Oslo will not fund the fleet, but agreed to train its crews."))]
    ['refusal', 'pledge']
    """
    if not reading.cues:
        return []
    asked = is_question(reading.tokens)
    frames: list[Frame] = []
    for index in range(len(reading.cues)):
        frame = _read(reading, index, asked)
        if frame:
            frames.append(frame)
            if frame.label and _excepts(reading, index):
                frames.append(frame._replace(name="except/" + frame.label, label=_OPPOSITE[frame.label]))
    if not OPERATIVE.isdisjoint(reading.words[:3]):
        frames += operative(reading)
    return frames


def _excepts(reading: Reading, index: int) -> bool:
    """Tell whether part of a clause takes the opposite position: "will send doctors but no soldiers", "not X but Y"."""
    start = reading.ends[index] + 1
    words = reading.words[start : start + 14]
    if "but" not in words:
        return False
    if words[0] == "not" and words[1] not in _ADDING and words.index("but") <= _NEAR:
        return True
    place = start + words.index("but")
    after = reading.words[place + 1 : place + 2]
    if after not in (["no"], ["not"]) or reading.words[place + 2 : place + 3] in (["only"], ["yet"], ["before"]):
        return False
    return not any(place < other <= place + 7 for other in reading.starts)


def _read(reading: Reading, index: int, asked: bool) -> Frame | None:
    cue = reading.cues[index]
    if cue.form.startswith("noun"):
        return None if asked else noun(reading, index)
    licence = cue.licence.removesuffix("-passive")
    rule = _RULES.get(licence)
    if rule is None or (asked and not presupposed(reading, licence)):
        return None
    return blocked(reading, index) or rule(reading, index, licence)
