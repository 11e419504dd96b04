"""What keeps a licensed verb from being a position: its subject, or an object that makes it something else."""

from typing import Final

from stance.model.frames.position.doers import is_event, is_of_some, is_thing
from stance.model.frames.position.hindering import unfit_deed
from stance.model.frames.position.permitting import unfit_permit
from stance.model.frames.position.sites import Site, names_actor
from stance.model.frames.position.states import CONTENT, FINE
from stance.model.frames.position.tables import WORDS
from stance.model.frames.undertaking.subjects import is_restrictive

_OF_OWN_ACT: Final = frozenset(("reject", "resist", "turn down", "rebuff", "spurn", "yield", "give in"))
# Not to exclude it undertakes nothing.
_LEFT_OPEN: Final = frozenset(("exclude", "preclude", "foreclose"))
_CALLS: Final = frozenset(("calls", "demands", "request", "requests", "appeals", "pleas", "call", "demand", "plea"))
_URGES: Final = frozenset(("pressure", "pressures", "temptation", "temptations", "urge", "trap"))
_WISHED: Final = frozenset(("request", "requests", "demand", "demands", "wish", "wishes"))
_RIGHTS: Final = frozenset(
    ("right", "rights", "authority", "sovereignty", "jurisdiction", "independence", "legitimacy")
)
_OUTCOMES: Final = frozenset(("result", "results", "outcome", "count", "legitimacy"))
_BLESSING: Final = frozenset(("approve", "okay", "bless"))
_ENDURING: Final = frozenset(("endure", "overlook", "excuse"))
_LEAVE: Final = frozenset(("can", "could", "may", "might"))
_BARE_CALLS: Final = _CALLS & frozenset(("call", "calls", "plea", "pleas", "appeals"))
_OPPOSITE: Final = frozenset(
    ("camp", "camps", "elements", "factions", "forces", "interests", "parties", "party", "sides", "views")
)
# What somebody with a mind is, whatever noun names him, or what is said of everybody.
_OF_EVERYBODY: Final = CONTENT | FINE | {"decide", "happy", "at ease"}


def unfit(site: Site) -> str:
    """Give why subject or object make a verb no position, if they do."""
    if site.negated and site.verb.lemma in WORDS["concession"]:
        return "concession"
    if site.negated and site.verb.lemma in _LEFT_OPEN and site.phrase[:1] and site.phrase[0].endswith("ing"):
        return "open"
    rule = _RULES.get(site.verb.tier)
    return rule(site) if rule else ""


def _firm(site: Site) -> str:
    """Sort out events, effects of things, and objects that no position is taken towards."""
    if is_event(site):
        return "event"
    if is_of_some(site) or _is_reduced(site):
        return "object"
    if is_thing(site):
        return "thing"
    return "ill" if _is_ill(site) else _firm_object(site)


def _firm_object(site: Site) -> str:
    """Sort out what is denied as untrue ("reject the claim") and own acts withheld ("resist sending")."""
    lemma = site.verb.lemma
    if lemma == "accede to":
        return "own" if _WISHED.isdisjoint(site.phrase) else ""
    if lemma == "yield" and site.cue.subject == "thing":
        return "thing"
    if lemma in ("yield", "give in"):
        return "object" if site.phrase else ""
    if lemma == "waive":
        return "object" if not WORDS["fee"].isdisjoint(site.phrase) else ""
    if lemma == "contest":
        near = site.reading.words[site.place : site.place + 9]
        return "object" if not WORDS["race"].isdisjoint(near) and _OUTCOMES.isdisjoint(near) else ""
    if lemma not in _OF_OWN_ACT:
        return ""
    if not WORDS["untrue"].isdisjoint(site.phrase):
        return "object"
    return "own" if _is_own(site) else ""


def _is_own(site: Site) -> bool:
    """Tell whether an act of one's own is withheld: "rejects calls to resign", "rejects the idea of sending"."""
    phrase = site.phrase
    if not _URGES.isdisjoint(phrase[:4]):
        return True
    behind = site.reading.words[site.place + len(phrase) :][:2]
    sought = not WORDS["peace"].isdisjoint(phrase) and WORDS["proposal"].isdisjoint(phrase)
    if sought or (not _CALLS.isdisjoint(phrase[-2:]) and _is_for_own(site)):
        return True
    if phrase and phrase[-1] in _CALLS:
        if phrase[-1] in _BARE_CALLS and behind[:1] in ([","], ["and"], ["."], []):
            return True
        return behind[:1] == ["to"] or (behind[:1] == ["for"] and phrase[-1].startswith("request"))
    if phrase and phrase[-1] in WORDS["offered"] and behind[:1] == ["to"]:
        return not WORDS["joint"].isdisjoint(behind)
    if phrase and phrase[-1 if phrase == ["of"] else int(phrase[0] == "of")].endswith("ing"):
        return True
    return not WORDS["own"].isdisjoint(phrase)


def _is_for_own(site: Site) -> bool:
    """Tell whether a call is for what the one who rejects it would have to do: "a call by the bishops for a truce"."""
    behind = site.reading.words[site.place : site.place + 12]
    return "for" in behind and not WORDS["peace"].isdisjoint(behind[behind.index("for") :][:5])


def _is_ill(site: Site) -> bool:
    """Tell whether what is not suffered is a bare ill, with nobody to be stopped: an effort of one's own."""
    if not site.negated or site.verb.kind != "permit" or WORDS["ill"].isdisjoint(site.phrase):
        return False
    if not WORDS["deed"].isdisjoint(site.phrase) or not WORDS["foe"].isdisjoint(site.phrase):
        return False
    return not any(names_actor(site.reading, site.place + offset) for offset in range(len(site.phrase)))


def _is_reduced(site: Site) -> bool:
    """Tell whether a participle only says which ones are meant: "groups opposed to the army", "opposing interests"."""
    cue = site.cue
    if cue.lemma != "oppose" or cue.licence not in ("past", "gerund"):
        return False
    following = site.reading.words[site.reading.ends[site.at] + 1 :][:1]
    return following == ["to"] or (cue.licence == "gerund" and not _OPPOSITE.isdisjoint(following))


def _weak(site: Site) -> str:
    """Let a weak verb count where leave is refused for another's deed."""
    if not (_refuses_leave(site) if site.negated else _gives_leave(site)):
        return "weak"
    return "thing" if is_thing(site) else ""


def _refuses_leave(site: Site) -> bool:
    """Tell whether leave is refused for another's deed, or announced to be refused for whatever it is."""
    if site.verb.lemma in _ENDURING:
        return site.cue.licence.startswith(("will", "can", "commit")) and not _is_ill(site)
    if site.verb.lemma == "acknowledge":
        return site.cue.licence.startswith(("will", "can")) and not WORDS["claim"].isdisjoint(site.phrase)
    if site.verb.lemma not in WORDS["sanctioning"]:
        return False
    if site.verb.lemma == "concede":
        return site.phrase[:1] == ["that"] or not (WORDS["deed"] | WORDS["claim"]).isdisjoint(site.phrase)
    announced = site.verb.lemma in _BLESSING and site.cue.licence in ("will", "would", "commit", "can")
    return announced or not WORDS["deed"].isdisjoint(site.phrase)


def _gives_leave(site: Site) -> bool:
    """Tell whether a right is granted, or leave for what others do."""
    lemma = site.verb.lemma
    if lemma in ("acknowledge", "concede"):
        asked = lemma == "concede" and not WORDS["asked"].isdisjoint(site.phrase)
        return asked or not _RIGHTS.isdisjoint(site.phrase[:3]) or (lemma == "concede" and _concedes_that(site))
    return lemma in WORDS["sanctioning"] - _BLESSING and not WORDS["leave for"].isdisjoint(site.phrase)


def _concedes_that(site: Site) -> bool:
    """Read "conceded that the islands could keep it"."""
    behind = site.reading.words[site.place : site.place + 12]
    return behind[:1] == ["that"] and not _LEAVE.isdisjoint(behind)


def _adjective(site: Site) -> str:
    return "thing" if site.verb.lemma not in _OF_EVERYBODY and is_thing(site) else ""


def _deed(site: Site) -> str:
    if is_of_some(site):
        return "object"
    is_told = site.verb.kind == "permit" and not site.negated and site.cue.licence == "present"
    if is_told and is_restrictive(site.reading, site.at):
        return "object"
    if site.verb.kind == "permit":
        return "thing" if not site.negated and is_thing(site) else unfit_permit(site)
    return "thing" if not (site.negated and site.cue.subject == "it") and is_thing(site) else unfit_deed(site)


_RULES: Final = {"firm": _firm, "weak": _weak, "adjective": _adjective, "deed": _deed}
