"""Positions that the speaker says he has to take, wishes to take, or sees somebody try to take."""

from typing import Final

from stance.model.frames.position.sites import Site, is_infinitive
from stance.model.frames.position.tables import WORDS

AVOWING: Final = frozenset(("must", "will-have-to", "would-have-to", "wish-to", "direct-to"))
_RECOURSE: Final = frozenset(("court", "courts", "law", "tribunal"))
_FOUND: Final = frozenset(("found", "find", "finds", "thought", "think", "deem", "deemed", "considered"))
_WISHING: Final = frozenset(("wish", "want", "like", "would like", "feel", "beg"))
_FORCED: Final = frozenset(("compel", "force", "oblige", "bind", "constrain", "drive"))
_REACHING: Final = frozenset(("conclude", "make", "reach", "sign", "strike", "win"))
_REACHED: Final = ("past", "perfect", "will", "present")
_AGREEMENTS: Final = frozenset(("accord", "agreement", "arrangement", "compromise", "deal", "pact", "understanding"))
_AVOWED: Final = frozenset(("present", "would", "passive-passive", "present-passive", "perfect-passive"))


def is_avowed(site: Site, licence: str) -> bool:
    """Read a position that the speaker says he wishes or has to take: "I must oppose", "I wish to object"."""
    if site.negated or site.verb.kind != "hinder" or site.verb.tier != "firm":
        return False
    if licence == "must":
        return site.cue.subject == "I"
    if licence in ("will-have-to", "would-have-to"):
        return site.cue.scope in ("", "say", "sub")
    if site.cue.governor < 0:
        return False
    governor = site.reading.cues[site.cue.governor]
    if governor.subject not in ("I", "we") or governor.negated or governor.licence not in _AVOWED:
        return False
    return governor.lemma in (_FORCED if licence == "direct-to" else _WISHING)


def is_agreed(site: Site) -> bool:
    """Read what is let go on by an agreement: "signed a deal with the islands to let them land"."""
    if site.verb.kind != "permit" or site.negated or not is_infinitive(site) or site.cue.governor < 0:
        return False
    start = site.reading.starts[site.at]
    verb = site.reading.cues[site.cue.governor]
    near = site.reading.words[max(start - 6, site.reading.ends[site.cue.governor] + 1) : start]
    return verb.lemma in _REACHING and verb.licence in _REACHED and not _AGREEMENTS.isdisjoint(near)


def is_tried(site: Site) -> bool:
    """Read what somebody's attempt is aimed at: "the bid to block the law", "found it necessary to veto"."""
    if site.verb.kind != "hinder" or site.negated or not is_infinitive(site):
        return False
    start = site.reading.starts[site.at]
    word = site.reading.words[max(start - 1, 0)]
    if word in _RECOURSE:
        return True
    if site.reading.words[max(start - 2, 0)] == "who":
        return False
    if word == "necessary":
        return site.verb.tier == "firm" and not _FOUND.isdisjoint(site.reading.words[max(start - 4, 0) : start])
    aimed = site.verb.tier == "firm" or site.verb.lemma in WORDS["toppling"]
    return word in WORDS["attempt"] and (aimed or not (WORDS["bill"] | WORDS["deed"]).isdisjoint(site.phrase))
