"""Passives that take a position: by an agent, or of the speaker where they announce it."""

from typing import Final

from stance.model.frames.position.sites import Site, agent_of
from stance.model.frames.position.tables import WORDS

_BEATEN: Final = frozenset(("defeat", "stop", "repel", "repulse", "crush", "quash"))


def passive(site: Site, found: str) -> tuple[str, str]:
    """Read a passive that has a ground: its agent counts, or the speaker where it is announced."""
    lemma = site.verb.lemma
    if site.negated and site.verb.kind == "permit" and site.cue.subject in ("I", "we"):
        return "", "object"
    if lemma == "oppose" and _is_opposed_to(site):
        return "present", ""
    if lemma in ("coerce", "at ease"):
        return "will", ""
    agent = agent_of(site.reading, site.at)
    if agent == "tally":
        return "", agent
    if agent == "actor" or (agent and site.verb.tier == "firm"):
        return found, ""
    return (found, "") if _counts_alone(site, found, agent) else ("", "passive")


def _counts_alone(site: Site, found: str, agent: str) -> bool:
    """Tell whether a passive counts though no party is named that does it."""
    if site.negated and site.verb.kind == "hinder" and not agent and site.verb.lemma in WORDS["shutting out"]:
        return False
    return (found == "will" and _announces(site)) or (found == "can" and site.negated) or _is_told_alone(site)


def _is_opposed_to(site: Site) -> bool:
    """Read "is opposed to it", "is opposed in principle to it"."""
    end = site.reading.ends[site.at]
    near = site.reading.words[end + 1 : end + 6]
    return "to" in near and "by" not in near


def _is_told_alone(site: Site) -> bool:
    """Tell whether a passive counts without its agent: "was refused entry", "the request was acceded to"."""
    return site.verb.lemma == "accede to" or (site.verb.tier == "noun" and site.verb.lemma in WORDS["withhold"])


def _announces(site: Site) -> bool:
    """Tell whether a passive without an agent can only be the speaker's: "will be resisted", not "will be delayed"."""
    if site.verb.lemma in _BEATEN and not WORDS["foe"].isdisjoint(site.phrase):
        return True
    return site.negated or site.verb.tier != "deed" or site.verb.kind == "permit" or site.verb.lemma in WORDS["barring"]
