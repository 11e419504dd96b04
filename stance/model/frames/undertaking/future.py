"""Will and would: what an actor announces, unless it is only foreseen."""

from typing import Final

from stance.model.frames.frame import Frame
from stance.model.frames.undertaking.agents import agent_at
from stance.model.frames.undertaking.assured import assured
from stance.model.frames.undertaking.classes import class_of, following, is_negated
from stance.model.frames.undertaking.deeds import as_own, outcome
from stance.model.frames.undertaking.foreseen import forestalls, reported, supposes
from stance.model.frames.undertaking.subjects import OTHER, OWN, PRONOUN, THING, acts, who
from stance.model.frames.undertaking.tables import AROUND, WORDS
from stance.model.frames.undertaking.unforced import unforced
from stance.model.reading.cues import Reading
from stance.model.reading.words import KIND

_DEEDS: Final = frozenset(("act", "cease", "other", "commit"))
# Where they speak for themselves, a date does not make a schedule of what will be done.
_SPEAKING: Final = frozenset(("we", "i", "our", "my"))
_OURS: Final = frozenset(("our", "my", "this"))


def future(reading: Reading, index: int, licence: str) -> Frame | None:
    """Read will and would."""
    return unforced(reading, index) or _refuses(reading, index) or _announced(reading, index, licence)


def _announced(reading: Reading, index: int, licence: str) -> Frame | None:
    cue = reading.cues[index]
    given = assured(reading, index)
    subject = given or _will_of(reading, index)
    kind = class_of(reading, index)
    if licence == "would" and not given:
        licence = reported(reading, index, subject)
    if obstacle := forestalls(reading, index, licence, given, subject):
        return Frame(obstacle, "", cue.first, cue.last) if kind in _DEEDS else None
    if is_negated(reading, index) and cue.lemma == "be" and reading.words[reading.starts[index] - 1] == "there":
        return _called_off(reading, index)
    if cue.licence.endswith("-passive"):
        return _passive(reading, index, licence, subject)
    if not given and subject != OWN and _lays_down(reading, index):
        return Frame(f"shall/{kind}", "", cue.first, cue.last) if kind in _DEEDS else None
    return _active(reading, index, f"{licence}/{subject}", given)


def _called_off(reading: Reading, index: int) -> Frame | None:
    """Read what those in charge announce not to be: "there will be no talks"."""
    cue = reading.cues[index]
    none = not WORDS["announced"].isdisjoint(following(reading, index, 6))
    return Frame("there-will-be-none", "refusal", cue.first, cue.last) if none else None


def _active(reading: Reading, index: int, name: str, given: str) -> Frame | None:
    cue, kind, negated = reading.cues[index], class_of(reading, index), is_negated(reading, index)
    licence, _, subject = name.partition("/")
    if licence == "would-free" and (obstacle := supposes(reading, index, kind, subject)):
        return Frame(f"{name}/{obstacle}", "", cue.first, cue.last)
    effect = kind not in ("act", "cease") or cue.lemma in WORDS["effect"]
    if subject == THING or (subject == PRONOUN and (effect or not negated)):
        return Frame(f"{name}/{kind}", "", cue.first, cue.last) if kind in _DEEDS else None
    if kind in _DEEDS or given or as_own(cue, kind, following(reading, index), negated=negated):
        return outcome(reading, index, name)
    return None


def _refuses(reading: Reading, index: int) -> Frame | None:
    """Read what will be refused, a thing and no request: "will not refuse its help"."""
    cue = reading.cues[index]
    if cue.lemma not in ("refuse", "decline") or cue.form.endswith("+") or not acts(reading, index):
        return None
    after = following(reading, index)
    if not after or not WORDS["asked"].isdisjoint(after) or KIND.get(after[0], "") not in ("", "determiner"):
        return None
    return Frame("will/refuse", "pledge" if cue.negated else "refusal", cue.first, cue.last)


def _will_of(reading: Reading, index: int) -> str:
    """Give whose will it is; "my budget will cut it" is one's own."""
    cue = reading.cues[index]
    head = cue.head
    if cue.subject == "thing" and cue.licence == "will" and reading.words[head] in WORDS["instrument"]:
        return OWN if not {"my", "our"}.isdisjoint(reading.words[max(0, head - 2) : head]) else THING
    return who(reading, index)


def _lays_down(reading: Reading, index: int) -> bool:
    """Tell whether a shall is that of a rule, and not of one's own side: "the court shall apply the law"."""
    cue = reading.cues[index]
    if cue.licence != "will" or reading.words[reading.starts[index]] != "shall":
        return False
    return _OURS.isdisjoint(reading.words[max(0, cue.head - 3) : max(0, cue.head)])


def _passive(reading: Reading, index: int, licence: str, subject: str) -> Frame | None:
    cue = reading.cues[index]
    kind, negated = class_of(reading, index), is_negated(reading, index)
    name = f"{licence}/passive"
    verb = reading.words[reading.ends[index]]
    if _is_plain(reading, index, licence, subject):
        return Frame(f"{name}/plain", "", cue.first, cue.last)
    if negated and (kept := _kept(verb, kind, subject)):
        return Frame(f"{name}/{kept}", "pledge", cue.first, cue.last)
    if subject == "assured":
        return outcome(reading, index, f"{licence}/assured")
    return _agentless(reading, index, licence, subject)


def _agentless(reading: Reading, index: int, licence: str, subject: str) -> Frame | None:
    cue = reading.cues[index]
    kind, negated = class_of(reading, index), is_negated(reading, index)
    name = f"{licence}/passive"
    if licence == "would-free":
        return Frame(f"{name}/{kind}", "", cue.first, cue.last)
    if not negated and not WORDS["date"].isdisjoint(reading.words) and _SPEAKING.isdisjoint(reading.words):
        return Frame(f"{name}/dated", "", cue.first, cue.last)
    if cue.lemma == "meet" and not WORDS["met with"].isdisjoint(following(reading, index)):
        return Frame(f"{name}/answered", "pledge", cue.first, cue.last)
    if kind in ("act", "cease") or (kind == "direct" and cue.lemma in WORDS["asking"] and cue.lemma != "direct"):
        return outcome(reading, index, name)
    if kind == "other" and subject == OWN and agent_at(reading, index) >= 0:
        return outcome(reading, index, f"{name}/by")
    if kind in ("other", "state", "hinder") and negated and agent_at(reading, index) < 0:
        return Frame(f"{name}/{kind}", "refusal", cue.first, cue.last)
    return Frame(f"{name}/{kind}", "", cue.first, cue.last) if kind == "other" else None


def _kept(verb: str, kind: str, subject: str) -> str:
    """Name a passive that, negated, says that somebody goes on: "will not be deterred", "will not be scrapped"."""
    if subject != "assured" and verb in WORDS["kept"]:
        return "kept"
    return "steadfast" if verb in WORDS["steadfast"] or (kind == "hinder" and subject in (OWN, OTHER)) else ""


def _is_plain(reading: Reading, index: int, licence: str, subject: str) -> bool:
    """Tell whether a passive undertakes nothing: of an outcome, of "you", of a programme, of what an ill does."""
    cue = reading.cues[index]
    unsaid = cue.negated and cue.lemma in WORDS["unsaid"]
    if subject != "assured" and (unsaid or reading.words[reading.ends[index]] in WORDS["forced"]):
        return True
    if agent_at(reading, index) >= 0 and not AROUND["ill"].isdisjoint(following(reading, index, 9)):
        return True
    if cue.lemma == "pay" and cue.head >= 0 and reading.words[cue.head] == "price":
        return True
    scheduled = cue.lemma in WORDS["scheduled"] and licence == "will" and not cue.negated
    return scheduled or cue.subject == "you"
