"""Nouns that ask: their call for, the demand that, an appeal to them to."""

from stance.model.frames.directive.necessity import need
from stance.model.frames.directive.places import after, deed, has_near, is_subjunctive, of_cue, states_duty, word_at
from stance.model.frames.directive.tables import WORDS
from stance.model.frames.frame import Frame
from stance.model.reading.cues import Reading

_WAIVING = WORDS["waive"]
_MARKET = WORDS["market"]
_PLANS = frozenset(("proposal", "recommendation"))
_STRONG = frozenset(("call", "appeal", "plea", "ultimatum", "demand", "insistence"))


def plea(reading: Reading, index: int) -> Frame | None:
    """Read a noun of asking."""
    cue, start, end = reading.cues[index], reading.starts[index], reading.ends[index]
    words, following = reading.words, after(reading, index)
    if cue.lemma in ("need", "necessity"):
        return need(reading, start)
    if cue.negated or has_near(reading, start, _WAIVING, 5):
        return of_cue(reading, index, "plea-waived", "")
    if cue.lemma == "expectation":
        expects = cue.licence.startswith("own") and following == "that" and cue.scope in ("", "say")
        return of_cue(reading, index, "plea/expects") if expects else None
    if following == "that":
        asks = is_subjunctive(reading, end + 1) and (cue.lemma in _STRONG or states_duty(reading, end))
        return of_cue(reading, index, "plea/that") if asks else None
    owned = cue.licence.startswith("own")
    asks = cue.lemma in _STRONG or (owned and cue.lemma not in _PLANS)
    if not asks or following not in ("for", "on", "upon", "to"):
        return None
    if following != "for" and (deed(reading, end, 14) < 0 or cue.lemma == "insistence"):
        return None
    opens = start < 2 or not _MARKET.isdisjoint(words[start : start + 9])
    if word_at(reading, start - 1) == "in" or (words[start] == "demand" and opens and not owned):
        return None
    return of_cue(reading, index, "plea/own" if owned else "plea/bare")
