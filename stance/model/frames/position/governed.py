"""Infinitives and participles by what they depend on: a word given, an attempt, a wish, a purpose."""

from typing import Final

from stance.model.frames.position.avowing import is_agreed, is_tried
from stance.model.frames.position.participles import adds
from stance.model.frames.position.sites import Site
from stance.model.frames.position.tables import WORDS
from stance.model.frames.undertaking.classes import goes_on
from stance.model.frames.undertaking.given import ground
from stance.model.reading.cues import Reading
from stance.model.reading.licences import categories

GROUNDS: Final = {
    "will": "will",
    "would": "will",
    "commit": "will",
    "present": "present",
    "progressive": "present",
    "past": "past",
    "perfect": "past",
    "passive": "past",
    "gerund": "gerund",
}
_REPORTED: Final = ("past", "perfect", "passive")
_NOW: Final = ("present", "progressive", "will")
_ABLE: Final = frozenset(("position", "able", "unable"))
_POWERS: Final = frozenset(("power", "powers", "authority", "right", "ability", "freedom", "duty"))
_GENERIC: Final = frozenset(("those", "anyone", "anybody"))
_TIMES: Final = frozenset(("time", "moment", "hour"))
_TOIL: Final = frozenset(("work", "strive", "labor", "labour"))
_OPERATORS: Final = frozenset(("commit", "refuse", "cease"))


def governed(site: Site, licence: str) -> tuple[str, str]:
    """Give the ground that what a verb depends on is, or else why it is none."""
    if is_tried(site):
        return "tried", ""
    if is_agreed(site):
        return "will", ""
    if site.cue.governor < 0:
        return _alone(site, licence), ""
    if obstacle := _obstacle(site):
        return "", obstacle
    word = site.reading.cues[site.cue.governor]
    acts = not _OPERATORS.isdisjoint(categories(word)) or word.category == "noun-act"
    if acts or goes_on(site.reading, site.cue.governor):
        return GROUNDS.get(licence, "") or _wished(site, licence), ""
    if licence.endswith("-to"):
        return _wished(site, licence), ""
    return (GROUNDS.get(licence, ""), "") if _aims(site, word.lemma) else ("", "purpose")


def is_toil(site: Site) -> bool:
    """Tell whether a past effort is reported, as in "has worked to contain it", and no attempt upon somebody."""
    if site.verb.tier != "deed" or site.cue.governor < 0:
        return False
    root = ground(site.reading, site.at)
    cue = site.reading.cues[root]
    return root >= 0 and cue.lemma in _TOIL and cue.licence in _REPORTED


def _alone(site: Site, licence: str) -> str:
    """Give the ground of a verb that depends on none: "is said to oppose", ", opposing the levy"."""
    if licence in ("present", "perfect"):
        return GROUNDS[licence]
    return "gerund" if licence == "gerund" and adds(site) else ""


def _obstacle(site: Site) -> str:
    """Give why what a verb depends on undertakes nothing."""
    reading, governor = site.reading, site.cue.governor
    lemma = reading.cues[governor].lemma
    if _is_of_others(reading, governor):
        return "object"
    if _is_power(site, lemma):
        return "power"
    root = ground(reading, site.at)
    return "over" if root >= 0 and _is_over(reading, root) else ""


def _is_of_others(reading: Reading, governor: int) -> bool:
    """Tell whether a governing verb has no party as subject: "the time has come to", "those who attempt to"."""
    cue = reading.cues[governor]
    before = reading.words[max(reading.starts[governor] - 1, 0)]
    if before in _TIMES:
        return True
    return cue.head >= 0 and reading.words[cue.head] in _GENERIC and before in ("who", "that")


def _is_power(site: Site, governor: str) -> bool:
    """Tell whether only a power is named: "the authority to veto", but not "all in our power to stop"."""
    start = site.reading.starts[site.at]
    near = site.reading.words[max(start - 4, 0) : start]
    if near[-1:] == [] or near[-1] not in _POWERS or governor in WORDS["using"]:
        return False
    return WORDS["everything"].isdisjoint(near[:-1])


def _is_over(reading: Reading, root: int) -> bool:
    """Tell whether a word given was taken back."""
    taken_back = root > 0 and reading.cues[root - 1].lemma in WORDS["lift"]
    return taken_back and reading.cues[root].category in ("noun-act", "noun-commit")


def _wished(site: Site, licence: str) -> str:
    """Read "had no wish to block", "is in no position to allow"."""
    reading, index = site.reading, site.at
    start = reading.starts[index]
    if site.negated and reading.words[max(start - 1, 0)] == "about":
        return "will"
    if site.negated and site.verb.kind == "permit" and not _ABLE.isdisjoint(reading.words[max(start - 1, 0) : start]):
        return "can"
    if reading.words[max(start - 1, 0)] == "but":
        return "will"
    governor = reading.cues[site.cue.governor]
    if licence in ("wish-to", "state-to") and governor.lemma in WORDS["using"]:
        counts = governor.licence in GROUNDS and governor.scope in ("", "say", "sub", "assure")
        return "will" if counts and site.negated == (site.verb.kind == "hinder") else ""
    if licence == "state-to" and governor.lemma in WORDS["rising"] and governor.scope in ("", "say"):
        return "will"
    return ""


def _aims(site: Site, governor: str) -> bool:
    """Tell whether a purpose is a position: what somebody uses his power for, or keeps a party from."""
    if governor in WORDS["using"] or governor in WORDS["rising"]:
        return True
    if governor in WORDS["efforts"] and site.reading.cues[site.cue.governor].licence in _NOW:
        return site.verb.tier == "deed" and site.verb.kind == "hinder"
    start = site.reading.starts[site.at]
    if not WORDS["everything"].isdisjoint(site.reading.words[max(start - 4, 0) : start]):
        return True
    return site.verb.tier == "deed" and site.verb.kind == "hinder" and "from" in _up_to_comma(site)


def _up_to_comma(site: Site) -> list[str]:
    start = site.reading.starts[site.at]
    near = site.reading.words[start : start + 9]
    return near[: near.index(",")] if "," in near else near
