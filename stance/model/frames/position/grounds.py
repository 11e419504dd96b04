"""What makes a position count: an announcement, a word given, the present, a report; and what prevents it."""

from stance.model.frames.position.avowing import AVOWING, is_avowed, is_tried
from stance.model.frames.position.sites import Site, after, agent_of, before, is_infinitive, names_actor
from stance.model.frames.position.tables import WORDS
from stance.model.frames.undertaking.classes import goes_on
from stance.model.frames.undertaking.given import goal_before, ground
from stance.model.frames.undertaking.scopes import SCOPES, blocked, presupposed
from stance.model.reading.cues import Reading, is_question
from stance.model.reading.licences import categories

_GROUNDS = {
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
_REPORTED = ("past", "perfect", "passive")
_BEFORE_GERUND = frozenset(
    ("thereby", "thus", ",", "while", "by", "in", "after", "without", "and", "-", "—", "–", ":", "(", "not")
)
_WRITTEN = frozenset(("statement", "declaration", "letter", "petition", "motion", "communiqué", "communique", "note"))
_BEARABLE = frozenset(("accept", "live with", "put up with", "tolerate", "go along", "go along with", "swallow"))
_ABLE = frozenset(("position", "able", "unable"))
_SUPPOSING = frozenset(("imagine", "suppose", "picture"))
_ANYBODY = frozenset(("whoever", "whichever", "anyone", "anybody"))
_POWERS = frozenset(("power", "powers", "authority", "right", "ability", "freedom", "duty"))
_OPERATORS = frozenset(("commit", "refuse", "cease"))


def ground_of(site: Site) -> tuple[str, str]:
    """Give what makes a verb count, or else why it does not."""
    cue = site.cue
    obstacle = _blocked(site)
    if obstacle:
        return "", obstacle
    licence = cue.licence.removesuffix("-passive")
    found, obstacle = _licensed(site, licence)
    if obstacle or not found:
        return "", obstacle or SCOPES.get(licence.removesuffix("-to"), "unlicensed")
    if licence != cue.licence or (licence == "past" and after(site.reading, site.at) == "by"):
        return _passive(site, found)
    return found, ""


def _blocked(site: Site) -> str:
    """Name the clause in which a position does not count, if the verb stands in one."""
    reading, index, cue = site.reading, site.at, site.cue
    if _is_imagined(reading, index):
        return "supposed"
    if _is_compared(site):
        return "compared"
    if reading.words[max(reading.starts[index] - 1, 0)] == "yet":
        return "pending"
    if cue.form.startswith("ing") and reading.words[max(reading.starts[index] - 2, 0) :][:2] == ["stand", "for"]:
        return "object"
    previous = reading.cues[index - 1] if index else None
    if previous and previous.lemma == "mean" and previous.negated:
        return "denied"
    if is_question(reading.tokens) and not presupposed(reading, cue.licence.removesuffix("-passive")):
        return "question"
    frame = blocked(reading, index)
    if frame is None or (cue.scope != "if" and cue.licence in _REPORTED and cue.lemma != "let"):
        return ""
    return frame.name.partition("/")[0]


def _is_imagined(reading: Reading, index: int) -> bool:
    """Tell whether a verb says what is imagined: "imagine that they block it", "whoever opposed it"."""
    first, start = reading.words[0], reading.starts[index]
    if first in _SUPPOSING or (index == 0 and (first == "should" or first in _ANYBODY)):
        return True
    return index > 0 and start > 0 and reading.words[start - 1] in _ANYBODY


def _is_compared(site: Site) -> bool:
    """Tell whether a deed is only compared: "further than it would accept", "rather than block it"."""
    start = site.reading.starts[site.at]
    near = site.reading.words[max(start - 7, 0) : start]
    return "than" in near and (site.verb.kind == "permit" or "rather" in near[-3:])


def _licensed(site: Site, licence: str) -> tuple[str, str]:
    """Give the ground that the licence of a verb is."""
    cue = site.cue
    if licence in AVOWING and is_avowed(site, licence):
        return "will", ""
    if licence in ("can", "may"):
        bearable = site.verb.kind == "permit" and (site.negated or (cue.lemma in _BEARABLE and licence == cue.licence))
        return ("can" if bearable else ""), ""
    if licence == "be-to":
        return ("will" if goal_before(site.reading, site.at) >= 0 else ""), ""
    if is_infinitive(site) or (cue.governor >= 0 and cue.form.startswith("ing")):
        return _governed(site, licence)
    if licence == "gerund":
        return ("gerund", "") if _adds(site) else ("", "gerund")
    return _GROUNDS.get(licence, ""), ""


def _adds(site: Site) -> bool:
    """Tell whether a participle adds a deed of the subject, as in ", opposing the levy", or says what a text holds."""
    word = before(site.reading, site.at)
    if word in _BEFORE_GERUND or word in _WRITTEN:
        return True
    if _is_absolute(site):
        return True
    actor = site.cue.subject in ("actor", "name") and site.reading.starts[site.at] <= 3
    return site.verb.tier == "firm" and (actor or site.reading.starts[site.at] == 1)


def _is_absolute(site: Site) -> bool:
    """Read "with the islands' envoys balking at the word"."""
    start = site.reading.starts[site.at]
    return (
        start > 1 and "with" in site.reading.words[max(start - 6, 0) : start] and names_actor(site.reading, start - 1)
    )


def _governed(site: Site, licence: str) -> tuple[str, str]:
    """Read an infinitive by the verb or noun that it depends on."""
    reading, cue = site.reading, site.cue
    if cue.governor < 0 and is_tried(site):
        return "tried", ""
    if cue.governor < 0:
        return ("gerund", "") if licence == "gerund" and _adds(site) else ("", "")
    if is_tried(site):
        return "tried", ""
    root = ground(reading, site.at)
    word = reading.cues[cue.governor]
    names = categories(word)
    if _is_power(site, word.lemma):
        return "", "power"
    if root >= 0 and _is_over(reading, root):
        return "", "over"
    if not _OPERATORS.isdisjoint(names) or word.category == "noun-act" or goes_on(reading, cue.governor):
        return _GROUNDS.get(licence, "") or _wished(site, licence), ""
    if licence.endswith("-to"):
        return _wished(site, licence), ""
    return (_GROUNDS.get(licence, ""), "") if _aims(site, word.lemma) else ("", "purpose")


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
        counts = governor.licence in _GROUNDS and governor.scope in ("", "say", "sub", "assure")
        return "will" if counts and site.negated == (site.verb.kind == "hinder") else ""
    if licence == "state-to" and governor.lemma in WORDS["rising"] and governor.scope in ("", "say"):
        return "will"
    return ""


def _aims(site: Site, governor: str) -> bool:
    """Tell whether a purpose is a position: what somebody uses his power for, or keeps a party from."""
    if governor in WORDS["using"] or governor in WORDS["rising"]:
        return True
    start = site.reading.starts[site.at]
    if not WORDS["everything"].isdisjoint(site.reading.words[max(start - 4, 0) : start]):
        return True
    return site.verb.tier == "deed" and site.verb.kind == "hinder" and "from" in _up_to_comma(site)


def _up_to_comma(site: Site) -> list[str]:
    start = site.reading.starts[site.at]
    near = site.reading.words[start : start + 9]
    return near[: near.index(",")] if "," in near else near


def _passive(site: Site, found: str) -> tuple[str, str]:
    """Read a passive: its agent counts, or the speaker where it is announced."""
    lemma = site.verb.lemma
    if lemma == "oppose" and _is_opposed_to(site):
        return "present", ""
    if lemma in ("coerce", "at ease"):
        return "will", ""
    agent = agent_of(site.reading, site.at)
    if agent == "tally":
        return "", agent
    if agent == "actor" or (agent and site.verb.tier == "firm"):
        return found, ""
    if (found == "will" and _announces(site)) or (found == "can" and site.negated) or lemma in WORDS["withhold"]:
        return found, ""
    return "", "passive"


def _is_opposed_to(site: Site) -> bool:
    """Read "is opposed to it", "is opposed in principle to it"."""
    end = site.reading.ends[site.at]
    near = site.reading.words[end + 1 : end + 6]
    return "to" in near and "by" not in near


def _announces(site: Site) -> bool:
    """Tell whether a passive without an agent can only be the speaker's: "will be resisted", not "will be delayed"."""
    return site.negated or site.verb.tier != "deed" or site.verb.kind == "permit" or site.verb.lemma in WORDS["barring"]
