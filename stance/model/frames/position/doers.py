"""Whose position a verb would be: of somebody, or the mere effect of a thing, or of a text."""

from typing import Final

from stance.model.frames.position.sites import Site, before, is_infinitive
from stance.model.frames.position.tables import WORDS
from stance.model.frames.undertaking.subjects import OTHER, OWN, PRONOUN, who

_COURTS: Final = frozenset(("court", "courts", "tribunal", "judge", "judges", "council", "assembly"))
_STREET: Final = frozenset(
    (
        *("protest", "protest against", "march against", "rally against", "rise against", "rise up against"),
        *("rebel against", "revolt against", "take up arms against"),
    )
)
_EFFECTS: Final = frozenset(("interfere", "obstruct", "hold up", "stall", "derail", "get in the way"))
_STOOD_ASIDE: Final = frozenset(("abstention", "absence", "silence", "abstentions", "withdrawal"))
_GENERIC: Final = frozenset(("those", "people", "anyone", "anybody", "everyone", "nations", "countries", "citizens"))
_REPORTED: Final = ("past", "perfect")


def head_of(site: Site) -> str:
    """Give the word at the head of the subject of a verb."""
    head = site.cue.head
    return site.reading.words[head] if 0 <= head < len(site.reading.words) else ""


def is_thing(site: Site) -> bool:
    """Tell whether a thing does it, so that it is an effect and no position."""
    if site.cue.licence.endswith("-passive") or site.cue.licence == "be-to" or _is_decided(site):
        return False
    if is_infinitive(site) and before(site.reading, site.at) in WORDS["attempt"]:
        return False
    doer, head = who(site.reading, site.at), head_of(site)
    if doer in (OWN, OTHER) or site.cue.subject in ("they", "every"):
        return False
    if not site.cue.subject:
        return before(site.reading, site.at) in ("which", "that")
    if head in WORDS["everything"] or before(site.reading, site.at) in WORDS["everything"]:
        return False
    if site.verb.lemma == "stand":
        return False
    if head in WORDS["document"] or head in _STOOD_ASIDE:
        return head in WORDS["document"]
    return _is_effect(site, doer)


def _is_effect(site: Site, doer: str) -> bool:
    """Tell whether a verb of which a thing may be the subject has one."""
    if site.negated and site.cue.subject == "thing" and site.verb.lemma in _EFFECTS:
        return True
    animate = site.verb.tier == "firm" or site.verb.lemma in WORDS["animate"]
    if doer == PRONOUN:
        return not (animate or site.negated)
    return not animate and not _is_somebody_there(site)


def _is_decided(site: Site) -> bool:
    """Read "the decision of the harbour board to let them land"."""
    governor = site.cue.governor
    return site.verb.kind == "permit" and governor >= 0 and site.reading.cues[governor].form.startswith("noun")


def _is_somebody_there(site: Site) -> bool:
    """Tell whether a relative clause is about somebody: "the senator who will block it"."""
    return site.cue.subject in ("actor", "name", "I", "we", "they") and not _is_generic(site)


def _is_generic(site: Site) -> bool:
    return before(site.reading, site.at) in ("who", "that") and head_of(site) in _GENERIC


def is_event(site: Site) -> bool:
    """Tell whether what is reported is an event: a protest in the street, a ruling, talks that stalled."""
    if site.cue.licence not in _REPORTED:
        return False
    if site.verb.lemma in _STREET:
        return site.cue.subject != "name"
    return head_of(site) in _COURTS or (site.verb.lemma == "stall" and not site.phrase)


def is_of_some(site: Site) -> bool:
    """Tell whether a verb only says which ones are meant: "those who oppose it"."""
    return _is_generic(site)
