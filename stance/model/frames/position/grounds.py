"""What makes a position count: an announcement, a word given, the present, a report; and what prevents it."""

from typing import Final

from stance.model.frames.position.avowing import AVOWING, is_avowed
from stance.model.frames.position.governed import GROUNDS, governed, is_toil
from stance.model.frames.position.participles import adds, is_among_first
from stance.model.frames.position.passives import passive
from stance.model.frames.position.sites import Site, after, is_infinitive
from stance.model.frames.position.surroundings import obstacle_of
from stance.model.frames.undertaking.given import goal_before
from stance.model.frames.undertaking.scopes import SCOPES

_BEARABLE: Final = frozenset(("accept", "live with", "put up with", "tolerate", "go along", "go along with", "swallow"))


def ground_of(site: Site) -> tuple[str, str]:
    """Give what makes a verb count, or else why it does not."""
    cue = site.cue
    obstacle = obstacle_of(site)
    if obstacle:
        return "", obstacle
    licence = cue.licence.removesuffix("-passive")
    found, obstacle = _licensed(site, licence)
    if obstacle or not found:
        return "", obstacle or SCOPES.get(licence.removesuffix("-to"), "unlicensed")
    if licence != cue.licence or (licence == "past" and after(site.reading, site.at) == "by"):
        return passive(site, found)
    return found, ""


def _licensed(site: Site, licence: str) -> tuple[str, str]:
    """Give the ground that the licence of a verb is."""
    if licence in AVOWING and is_avowed(site, licence):
        return "will", ""
    if licence in ("can", "may", "be-to"):
        return _possible(site, licence), ""
    if is_toil(site):
        return "", "over"
    if is_infinitive(site) and is_among_first(site):
        return "past", ""
    if is_infinitive(site) or (site.cue.governor >= 0 and site.cue.form.startswith("ing")):
        return governed(site, licence)
    if licence == "gerund":
        return ("gerund", "") if adds(site) else ("", "gerund")
    return GROUNDS.get(licence, ""), ""


def _possible(site: Site, licence: str) -> str:
    """Give the ground of "cannot accept", "can live with", "is not to be tolerated", "our aim is to stop"."""
    permits = site.verb.kind == "permit"
    if licence == "be-to":
        borne = permits and site.negated and site.cue.licence != licence and site.verb.tier == "firm"
        return "can" if borne else "will" * (goal_before(site.reading, site.at) >= 0)
    bearable = site.negated or (site.cue.lemma in _BEARABLE and licence == site.cue.licence)
    return "can" if permits and bearable else ""
