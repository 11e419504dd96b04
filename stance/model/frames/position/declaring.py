"""Proposals that are called unacceptable."""

from typing import Final

from stance.model.frames.frame import Frame
from stance.model.frames.position.tables import WORDS
from stance.model.frames.undertaking.scopes import blocked
from stance.model.reading.cues import Reading

_REFUSED: Final = frozenset(("non-starter", "nonstarter", "anathema"))
UNACCEPTABLE: Final = _REFUSED | {"unacceptable", "inadmissible"}
_CALLING: Final = frozenset(
    ("be", "remain", "find", "call", "consider", "deem", "describe", "declare", "regard", "judge", "label", "brand")
)
_WITHIN: Final = 9
_REACH: Final = 14


def declared(reading: Reading, place: int) -> Frame | None:
    """Read the word at a place that calls a proposal, not a conduct, unacceptable."""
    near = (at for at, end in enumerate(reading.ends) if place - _WITHIN <= end < place)
    index = max((at for at in near if not reading.cues[at].form.startswith("noun")), default=-1)
    if index < 0:
        return None
    cue = reading.cues[index]
    token = reading.places[place]
    if cue.lemma not in _CALLING or cue.negated or blocked(reading, index) or not _is_proposed(reading, index, place):
        return Frame("unacceptable/other", "", token, token)
    return Frame("unacceptable", "opposition", cue.first if cue.first < token else token, token)


def _is_proposed(reading: Reading, index: int, place: int) -> bool:
    """Tell whether a proposal is named before the word, or what is proposed follows: "unacceptable to move it"."""
    words = reading.words
    if words[place] in _REFUSED or not WORDS["proposal"].isdisjoint(words[max(place - _REACH, 0) : place]):
        return True
    return reading.cues[index].subject == "it" and words[place + 1 : place + 2] in (["to"], ["that"], ["for"])
