"""Nouns that ask: their call for, the demand that, an appeal to them to."""

from typing import Final

from stance.model.frames.directive.necessity import need
from stance.model.frames.directive.places import after, deed, has_near, is_subjunctive, of_cue, states_duty, word_at
from stance.model.frames.directive.tables import BREAKS, WORDS
from stance.model.frames.frame import Frame
from stance.model.reading.cues import Cue, Reading
from stance.model.reading.words import KIND

_MARKET: Final = WORDS["market"]
_STRONG: Final = frozenset(("call", "appeal", "plea", "ultimatum", "demand", "insistence"))
_PLANS: Final = frozenset(("proposal", "recommendation"))
_MADE: Final = frozenset(("appeal", "plea", "demand", "request", "ultimatum", "recommendation"))
_RENEWED: Final = _STRONG | _PLANS | {"request"}
_CONTENT: Final = frozenset(("for", "to", "that", "on"))
_LONGEST_OWNER: Final = 8


def plea(reading: Reading, index: int) -> Frame | None:
    """Read a noun of asking."""
    cue, start = reading.cues[index], reading.starts[index]
    if cue.lemma in ("need", "necessity"):
        return need(reading, start)
    if cue.negated or has_near(reading, start, WORDS["waive"], 5):
        return of_cue(reading, index, "plea-waived", "")
    if _is_made(reading, index):
        return of_cue(reading, index, "plea/made")
    if cue.lemma == "expectation":
        expects = cue.licence.startswith("own") and after(reading, index) == "that" and cue.scope in ("", "say")
        return of_cue(reading, index, "plea/expects") if expects else None
    end = _behind_owner(reading, index)
    if word_at(reading, end + 1) == "that":
        return of_cue(reading, index, "plea/that") if _has_clause(reading, cue, end) else None
    owned = cue.licence.startswith("own")
    if not _has_object(reading, index, end):
        return None
    return of_cue(reading, index, "plea/own" if owned else "plea/bare")


def _is_made(reading: Reading, index: int) -> bool:
    """Tell whether an asking is made or repeated, whatever it asks for: "issued a plea", "renewed the request"."""
    lemma, start = reading.cues[index].lemma, reading.starts[index]
    renewed = lemma in _RENEWED and has_near(reading, start, WORDS["repeat"], 4)
    return renewed or (lemma in _MADE and has_near(reading, start, WORDS["make"], 4))


def _behind_owner(reading: Reading, index: int) -> int:
    """Give the last word of a noun with those who ask: "the call by the bishop for a truce"."""
    end = reading.ends[index]
    if reading.cues[index].lemma not in _STRONG | {"request"} or word_at(reading, end + 1) not in ("by", "from"):
        return end
    if _is_told_of(reading, reading.starts[index]):
        return end
    for place in range(end + 2, end + _LONGEST_OWNER):
        if word_at(reading, place) in _CONTENT:
            return place - 1
        if word_at(reading, place) in BREAKS:
            break
    return end


def _is_told_of(reading: Reading, start: int) -> bool:
    """Tell whether a noun only names what was asked, or a market's demand: "at the request of", "rising demand"."""
    near = reading.words[max(0, start - 2) : start]
    return "at" in near or not _MARKET.isdisjoint(near)


def _has_clause(reading: Reading, cue: Cue, end: int) -> bool:
    """Tell whether "that" tells what is asked for: "the demand that he leave", not "the demand that was made"."""
    is_strong = cue.lemma in _STRONG
    if is_subjunctive(reading, end + 1) and (is_strong or states_duty(reading, end)):
        return True
    kind = KIND.get(word_at(reading, end + 2), "")
    has_subject = kind == "determiner" or (kind.startswith("subject") and kind != "subject-us")
    return has_subject and (is_strong or cue.lemma == "request")


def _has_object(reading: Reading, index: int, end: int) -> bool:
    """Tell whether it is said what is asked for, or of whom."""
    cue, start, following = reading.cues[index], reading.starts[index], word_at(reading, end + 1)
    owned = cue.licence.startswith("own")
    if owned and following == "to" and cue.lemma in ("appeal", "plea"):
        return True
    is_put = cue.lemma == "request" and following == "to" and not _is_told_of(reading, start)
    asks = cue.lemma in _STRONG or is_put or (owned and cue.lemma not in _PLANS)
    if not asks or following not in ("for", "on", "upon", "to") or word_at(reading, start - 1) == "in":
        return False
    if following != "for" and (deed(reading, end, 14) < 0 or cue.lemma == "insistence"):
        return False
    return owned or reading.words[start] != "demand" or not _is_of_market(reading, start)


def _is_of_market(reading: Reading, start: int) -> bool:
    """Tell whether demand is that of a market: "demand for timber", "the demand for timber fell"."""
    words = reading.words
    has_article = any(KIND.get(word) == "determiner" for word in words[max(0, start - 2) : start])
    return start < 2 or not has_article or not _MARKET.isdisjoint(words[start : start + 9])
