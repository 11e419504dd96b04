"""Nouns that ask: their call for, the demand that, an appeal to them to."""

from stance.model.frames.directive.necessity import need
from stance.model.frames.directive.places import after, deed, has_near, is_subjunctive, of_cue, states_duty, word_at
from stance.model.frames.directive.tables import BREAKS, WORDS
from stance.model.frames.frame import Frame
from stance.model.reading.cues import Reading
from stance.model.reading.words import KIND

_WAIVING = WORDS["waive"]
_MARKET = WORDS["market"]
_PLANS = frozenset(("proposal", "recommendation"))
_STRONG = frozenset(("call", "appeal", "plea", "ultimatum", "demand", "insistence"))
_RENEWED = _STRONG | {"request", "recommendation", "proposal"}
_MADE = frozenset(("appeal", "plea", "demand", "request", "ultimatum", "recommendation"))
_OWNERS = frozenset(("by", "from"))
_ASKED = frozenset(("for", "to", "that", "on"))
_LONGEST_OWNER = 8


def plea(reading: Reading, index: int) -> Frame | None:
    """Read a noun of asking."""
    cue, start, end = reading.cues[index], reading.starts[index], reading.ends[index]
    words, following = reading.words, after(reading, index)
    if cue.lemma in ("need", "necessity"):
        return need(reading, start)
    if cue.negated or has_near(reading, start, _WAIVING, 5):
        return of_cue(reading, index, "plea-waived", "")
    renewed = cue.lemma in _RENEWED and has_near(reading, start, WORDS["repeat"], 4)
    if renewed or (cue.lemma in _MADE and has_near(reading, start, WORDS["make"], 4)):
        return of_cue(reading, index, "plea/made")
    if cue.lemma == "expectation":
        expects = cue.licence.startswith("own") and following == "that" and cue.scope in ("", "say")
        return of_cue(reading, index, "plea/expects") if expects else None
    is_made = "at" not in words[max(0, start - 2) : start] and _MARKET.isdisjoint(words[max(0, start - 2) : start])
    if is_made and following in _OWNERS and (cue.lemma in _STRONG or cue.lemma == "request"):
        end = _behind_owner(reading, end)
        following = word_at(reading, end + 1)
    if following == "that":
        asks = is_subjunctive(reading, end + 1) and (cue.lemma in _STRONG or states_duty(reading, end))
        asks = asks or ((cue.lemma in _STRONG or cue.lemma == "request") and _has_subject(reading, end + 2))
        return of_cue(reading, index, "plea/that") if asks else None
    owned = cue.licence.startswith("own")
    if owned and following == "to" and cue.lemma in ("appeal", "plea"):
        return of_cue(reading, index, "plea/own")
    is_put = cue.lemma == "request" and following == "to" and is_made
    asks = cue.lemma in _STRONG or is_put or (owned and cue.lemma not in _PLANS)
    if not asks or following not in ("for", "on", "upon", "to"):
        return None
    if following != "for" and (deed(reading, end, 14) < 0 or cue.lemma == "insistence"):
        return None
    opens = start < 2 or not _MARKET.isdisjoint(words[start : start + 9])
    is_bare = words[start] == "demand" and KIND.get(word_at(reading, start - 1)) != "determiner"
    is_bare = is_bare and KIND.get(word_at(reading, start - 2)) != "determiner"
    if (is_bare and not owned) or word_at(reading, start - 1) == "in" or (words[start] == "demand" and opens and not owned):
        return None
    return of_cue(reading, index, "plea/own" if owned else "plea/bare")


def _behind_owner(reading: Reading, end: int) -> int:
    """Give the last word of who asks: "the call by the bishop for a truce"."""
    for place in range(end + 2, end + _LONGEST_OWNER):
        if word_at(reading, place) in _ASKED:
            return place - 1
        if word_at(reading, place) in BREAKS:
            break
    return end


def _has_subject(reading: Reading, place: int) -> bool:
    """Tell whether a clause has a subject of its own: "the demand that the army leave", not "that was made"."""
    kind = KIND.get(word_at(reading, place), "")
    return kind == "determiner" or (kind.startswith("subject") and kind != "subject-us")
