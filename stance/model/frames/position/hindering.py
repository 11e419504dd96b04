"""Verbs of deeds that hinder: a position where their object is a party, or what a party does or proposes."""

from typing import Final

from stance.model.frames.position.avowing import is_tried
from stance.model.frames.position.doers import head_of
from stance.model.frames.position.sites import Site, is_infinitive, names_actor
from stance.model.frames.position.tables import WORDS
from stance.model.frames.undertaking.subjects import OTHER, who
from stance.model.reading.words import KIND

_COURTS: Final = frozenset(("court", "courts", "tribunal", "judge", "judges"))
_PRONOUNS: Final = frozenset(("subject-us", "subject-it", "subject-they", "subject-you", "subject-every"))
_UNDERTAKEN: Final = ("will", "would", "commit", "be-to")
_REPORTED: Final = ("past", "perfect", "passive")
_DEED_ENDINGS: Final = ("tion", "sion", "ment", "ing")
_FROM: Final = frozenset(("stop", "bar", "ban", "prevent", "block", "keep from", "keep", "halt", "deter", "dissuade"))
_AT_LAW: Final = frozenset(("fight", "challenge", "dispute", "battle"))
_FIGHTING: Final = frozenset(("fight", "battle", "confront"))
# Who brushes these aside goes on with what he does.
_PLEAS: Final = frozenset(("appeal", "appeals", "call", "calls", "plea", "pleas", "warning", "warnings"))
_DARING: Final = frozenset(("challenge", "defy"))
_ELLIPSIS: Final = frozenset(("will", "would", "not", "do", "did", "never"))


def unfit_deed(site: Site) -> str:
    """Give why the object of a verb that hinders makes it no position, if it does."""
    phrase, lemma = site.phrase, site.verb.lemma
    if site.reading.words[site.reading.ends[site.at]] in _ELLIPSIS:
        return ""
    if "climate" in phrase or (lemma in _DARING and _behind(site)[len(phrase) : len(phrase) + 1] == ["to"]):
        return "object"
    if (not WORDS["ill"].isdisjoint(phrase) and WORDS["deed"].isdisjoint(phrase)) or not _PLEAS.isdisjoint(phrase):
        return "object"
    if _is_event(site):
        return "event"
    if site.negated:
        phrase = phrase or ["it"] * site.cue.licence.endswith("-passive")
        return "" if phrase and lemma not in WORDS["harm"] else "object"
    if lemma == "kill" and WORDS["bill"].isdisjoint(phrase):
        return "object"
    if _is_party(site) or _is_deed(site) or _is_barred(site):
        return ""
    return "object"


def _is_event(site: Site) -> bool:
    """Tell whether a deed is only told as an event: nobody undertakes it, or it is done in the field."""
    if site.cue.licence.startswith(_UNDERTAKEN) or is_tried(site):
        return False
    in_field = site.verb.lemma in _FIGHTING and not WORDS["troops"].isdisjoint(site.phrase)
    return in_field or not (_is_reported(site) or _is_worked_for(site))


def _is_reported(site: Site) -> bool:
    """Tell whether a deed counts although it is told as done, as fighting a bill does and stopping a leak does not."""
    licence, lemma = site.cue.licence, site.verb.lemma
    if head_of(site) in _COURTS:
        return False
    if lemma in WORDS["reported"] or licence.endswith("-to") or (site.negated and licence in _REPORTED):
        return True
    end = site.reading.ends[site.at]
    following = site.reading.words[end + 1 : end + 9]
    if lemma == "forbid" and "to" in following and (_is_party(site) or following[0] in ("his", "its", "her", "their")):
        return True
    return lemma in _FROM and ("from" in following or following[:1] in (["you"], ["them"], ["him"], ["her"]))


def _is_worked_for(site: Site) -> bool:
    """Read "is working with its neighbours to stop the smugglers"."""
    governor = site.cue.governor
    return governor >= 0 and is_infinitive(site) and site.reading.cues[governor].lemma in WORDS["efforts"]


def _is_deed(site: Site) -> bool:
    """Tell whether what is hindered is what a party does; of an infinitive of purpose only a party itself will do."""
    if site.cue.licence == "present" and is_infinitive(site):
        return False
    if not WORDS["deed"].isdisjoint(site.phrase):
        return True
    known = WORDS["animate"] | WORDS["reported"]
    return site.verb.lemma in known and any(word.endswith(_DEED_ENDINGS) for word in site.phrase)


def _is_party(site: Site) -> bool:
    phrase = site.phrase
    if site.verb.lemma in _AT_LAW and not _COURTS.isdisjoint(_behind(site)):
        return True
    if site.verb.lemma == "fight":
        return not WORDS["official"].isdisjoint(phrase) or phrase[:1] in (["it"], ["this"], ["that"])
    if phrase and KIND.get(phrase[0]) in _PRONOUNS:
        return True
    if not WORDS["foe"].isdisjoint(phrase):
        return True
    return any(names_actor(site.reading, site.place + offset) for offset in range(len(phrase)))


def _behind(site: Site) -> list[str]:
    end = site.reading.ends[site.at]
    return site.reading.words[end + 1 : end + 12]


def _is_barred(site: Site) -> bool:
    """Tell whether somebody else announces to stop a thing, which somebody must want: "will block the harbour"."""
    undertaken = site.cue.licence.startswith(_UNDERTAKEN)
    if site.verb.lemma not in WORDS["barring"] or not site.phrase or not undertaken:
        return False
    other = who(site.reading, site.at) == OTHER or site.cue.subject == "they"
    return other or site.cue.licence.endswith("-passive")
