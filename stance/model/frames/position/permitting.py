"""Verbs of deeds that permit: a position where somebody else's deed, right or claim is let go on."""

from typing import Final

from stance.model.frames.frame import Frame
from stance.model.frames.position.doers import is_thing
from stance.model.frames.position.sites import Site, names_actor
from stance.model.frames.position.tables import WORDS
from stance.model.frames.undertaking.subjects import OTHER, OWN, who
from stance.model.reading.cues import Reading, is_question
from stance.model.reading.words import KIND, is_adverb

_LETTING: Final = frozenset(("let", "allow", "permit"))
_SELVES: Final = frozenset(("ourselves", "itself", "himself", "herself", "themselves", "myself", "yourself"))
_ANNOUNCED: Final = frozenset(("will", "would", "may", "might"))
_NOT_LETTING: Final = frozenset(("up", "down", "alone", "go", "there", "live"))
_PRONOUNS: Final = (["it"], ["that"], ["them"], ["this"])
_OFFERED: Final = frozenset(("invitation", "invitations", "offer", "offers", "nomination"))
AT_WILL: Final = WORDS["at will"]
_WORDED: Final = frozenset(
    ("concept", "expression", "notion", "paragraph", "phrase", "premise", "term", "text", "word", "wording")
)
_ABSTRACT: Final = ("tion", "sion", "ness", "ity", "ing", "ence", "ance", "ism", "ment")
_MAY: Final = frozenset(("can", "may", "free", "could", "might", "welcome"))
_OTHERS: Final = frozenset(("they", "he", "she", "it", "you"))
_CLOSING: Final = frozenset(("comma", "strong", "conjunction", "quote"))
_RIGHTS: Final = frozenset(("right", "rights", "authority", "sovereignty", "independence", "claim", "claims"))
_REPORTED: Final = ("past", "perfect")


def unfit_permit(site: Site) -> str:
    """Give why the object of a verb that permits makes it no position, if it does."""
    lemma = site.verb.lemma
    if lemma in _LETTING:
        return _unfit_let(site)
    if lemma in ("respect", "abide by", "comply with", "honour"):
        named = site.reading.words[: site.reading.starts[site.at]] if site.phrase[:1] in _PRONOUNS else site.phrase
        return "object" if WORDS["choice"].isdisjoint(named) else ""
    if lemma in ("recognize", "recognise"):
        return _unfit_recognise(site)
    if lemma == "accept":
        return _unfit_accept(site)
    if lemma == "entertain":
        return "object" if (WORDS["asked"] | {"it", "them"}).isdisjoint(site.phrase) or not site.negated else ""
    if lemma == "admit":
        return "" if site.cue.licence.startswith(("will", "would", "commit")) else "weak"
    return ""


def allowed(reading: Reading, place: int) -> Frame | None:
    """Read what others may do at will: "they can keep the bridge if they like"."""
    words = reading.words
    start = place - 2 - int(words[place - 1] == "so")
    end = place + 1
    if start < 2 or words[start] not in ("if", "as") or (end < len(words) and KIND.get(words[end]) not in _CLOSING):
        return None
    near = words[max(start - 20, 0) : start]
    if _MAY.isdisjoint(near) or words[start + 1] not in _OTHERS or is_question(reading.tokens):
        return None
    return Frame("at-will", "acquiescence", reading.places[start], reading.places[place])


def _unfit_accept(site: Site) -> str:
    phrase = site.phrase
    if not WORDS["own"].isdisjoint(phrase) and (WORDS["judged"] | _WORDED).isdisjoint(phrase):
        return "own"
    if site.negated:
        return "object" * (not WORDS["untrue"].isdisjoint(phrase))
    if not _OFFERED.isdisjoint(site.reading.words):
        return "own"
    if not phrase and site.cue.licence in ("past", "perfect", "gerund"):
        return "object"
    if phrase[:1] == ["call"] or "call" in phrase[1:2]:
        return "own"
    if phrase[:1] == ["that"] and _ANNOUNCED.isdisjoint(site.reading.words[site.reading.ends[site.at] :]):
        return "object"
    first = next((word for word in phrase if not is_adverb(word)), "the")
    return "object" if site.cue.licence == "past" and first not in KIND else ""


def _unfit_recognise(site: Site) -> str:
    if site.cue.licence.endswith("-passive") and site.negated:
        return ""
    head = site.phrase[: site.phrase.index("of")] if "of" in site.phrase else site.phrase
    claimed = not WORDS["claim"].isdisjoint(head) or not WORDS["choice"].isdisjoint(site.phrase)
    if site.phrase[:1] == ["that"]:
        return "object"
    if site.phrase[:1] == ["in"] or not site.phrase:
        claimed = claimed or not _RIGHTS.isdisjoint(site.reading.words[site.place : site.place + 6])
    if claimed or not site.negated:
        return "" if claimed else "object"
    if site.cue.licence.startswith("can") and site.phrase[:1] and site.phrase[0] in ("any", "no", "such"):
        return ""
    party = any(names_actor(site.reading, site.place + offset) for offset in range(len(site.phrase)))
    return "" if party else "object"


def _unfit_let(site: Site) -> str:
    reading, cue = site.reading, site.cue
    end = reading.ends[site.at]
    after = reading.words[end + 1 : end + 8]
    if cue.licence.endswith("-passive"):
        return ""
    if _is_idiom(after) or _is_imperative(site) or not (site.phrase or site.negated):
        return "object"
    if after[:1] not in (["that"], ["this"]) and not WORDS["fate"].isdisjoint(after):
        return "object"
    if not _SELVES.isdisjoint(after[:1]):
        return "object" if after[1:3] == ["to", "doubt"] else "own"
    if site.negated:
        return "thing" if is_thing(site) else "object" * _is_nobody(site)
    if cue.licence == "present" and who(reading, site.at) not in (OWN, OTHER):
        return "thing"
    event = (cue.licence in _REPORTED or cue.licence == "gerund") and cue.subject in ("I", "we", "you", "")
    return "event" if event else "own" * (after[:1] in (["me"], ["us"], ["you"]))


def _is_nobody(site: Site) -> bool:
    """Tell whether what is not let happen is nobody's deed: "do not let fear break us"."""
    phrase = site.phrase
    if not phrase or KIND.get(phrase[0], "").startswith("subject") or phrase[0] in ("that", "this", "any"):
        return False
    behind = site.reading.words[site.place + len(phrase) :][:2]
    if (behind[:1] != ["to"] or behind[1:] == ["be"]) if site.verb.lemma != "let" else len(phrase) < 3:
        return False
    if WORDS["ill"].isdisjoint(phrase) and not any(word.endswith(_ABSTRACT) for word in phrase):
        return False
    known = WORDS["deed"] | WORDS["foe"] | WORDS["official"]
    return known.isdisjoint(phrase) and not any(names_actor(site.reading, site.place + at) for at in range(len(phrase)))


def _is_idiom(after: list[str]) -> bool:
    """Tell whether the words after "let" make it another verb: "let up", "let it be known"."""
    return (
        not _NOT_LETTING.isdisjoint(after[:1])
        or "down" in after[:4]
        or after[:3] in (["it", "be", "known"], ["it", "be", "clear"])
    )


def _is_imperative(site: Site) -> bool:
    cue = site.cue
    if cue.licence == "imperative" or (cue.licence == "present" and not cue.subject):
        return True
    return cue.lemma == "let" and cue.licence in ("past", "present") and cue.subject in ("", "it", "every")
