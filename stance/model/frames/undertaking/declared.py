"""The present and the past: positions declared, words given with a thing as object, own action ended."""

from typing import Final

from stance.model.frames.frame import Frame, frame_of
from stance.model.frames.undertaking.agents import agent_at
from stance.model.frames.undertaking.aims import exerted, is_aimed, stands
from stance.model.frames.undertaking.classes import class_of, following, goes_on, is_negated
from stance.model.frames.undertaking.deeds import outcome
from stance.model.frames.undertaking.lasting import going_on
from stance.model.frames.undertaking.objects import unfollowed
from stance.model.frames.undertaking.subjects import OTHER, OWN, acts, is_restrictive, who
from stance.model.frames.undertaking.tables import ACT, CEASE, COMMIT, WORDS
from stance.model.frames.undertaking.withheld import is_denied, is_unheld, stays_out
from stance.model.reading.cues import Cue, Reading
from stance.model.reading.state import ALONE
from stance.model.reading.words import KIND

_PAST: Final = ("past", "perfect")
_NOW: Final = ("present", "progressive")
_VOTING: Final = frozenset(("abstain", "hold our fire", "sit out"))
_BREACHES: Final = frozenset(("renege", "go back on", "default on"))


def declared(reading: Reading, index: int, tense: str) -> Frame | None:
    """Read the present and the past: positions, words given, decisions."""
    cue = reading.cues[index]
    kind = class_of(reading, index)
    rule = _RULES.get(kind)
    if rule is None or _is_title(reading, index) or goes_on(reading, index):
        return None
    if tense == "progressive" and is_aimed(reading, index):
        return outcome(reading, index, "goal/own")
    if cue.governor >= 0:
        return going_on(reading, index, tense)
    if cue.licence.endswith("-passive"):
        return _passive(reading, index, tense, kind)
    return rule(reading, index, tense)


def _is_title(reading: Reading, index: int) -> bool:
    """Tell whether a verb is only a word of a title, as in "the Left Party"."""
    cue = reading.cues[index]
    return cue.last > 0 and reading.tokens[cue.last][0].isupper() and reading.starts[index] > 1


def _passive(reading: Reading, index: int, tense: str, kind: str) -> Frame | None:
    """Read a deed told in the passive that takes a position: "was endorsed by all", "has been suspended"."""
    cue = reading.cues[index]
    by = agent_at(reading, index) >= 0
    if kind == "act" and by and ACT.get(cue.lemma) in ("position", "cast"):
        return frame_of(cue, f"passive/{ACT[cue.lemma]}", "refusal" if cue.negated else "pledge")
    if is_denied(reading, index):
        return frame_of(cue, "passive/refuse" + "/by" * by, "refusal")
    if kind == "cease" and not cue.negated and CEASE.get(cue.lemma) == "firm":
        return frame_of(cue, "passive/firm" + "/by" * by, "refusal" if by else "")
    return None


def bound_to_vote(reading: Reading, index: int, licence: str) -> Frame | None:
    """Read a vote that somebody says he has to cast: "I had to abstain"."""
    cue = reading.cues[index]
    if reading.words[reading.starts[index]] not in ("have", "has", "had") or cue.negated or not acts(reading, index):
        return None
    if cue.lemma == "abstain":
        return frame_of(cue, "have-to/abstain", "refusal")
    return frame_of(cue, "have-to/cast", "pledge") if ACT.get(cue.lemma) == "cast" else None


def _committed(reading: Reading, index: int, tense: str) -> Frame | None:
    """Read a word given or an aim without the verb that it is about."""
    cue = reading.cues[index]
    if cue.lemma == "vote" and cue.form.startswith("s"):
        return None
    manner = COMMIT.get(cue.lemma, "firm")
    past = tense in _PAST and cue.scope != "say"
    name = f"{manner}-past" if past else manner
    if manner == "aim" and past:
        return frame_of(cue, f"{manner}/over", "")
    if (manner == "aim" or cue.lemma in WORDS["person"]) and not acts(reading, index):
        return frame_of(cue, f"{name}/thing", "")
    if manner == "aim" and _is_of_some(reading, cue):
        return frame_of(cue, f"{name}/some", "")
    if tense in _NOW and not acts(reading, index):
        return None
    if cue.lemma in ("offer", "promise") and (cue.subject == "it" or is_restrictive(reading, index)):
        return None
    if manner == "aim" and is_restrictive(reading, index):
        return frame_of(cue, f"{name}/thing", "")
    return unfollowed(cue, name, tense, _behind_insertion(following(reading, index)))


def _is_of_some(reading: Reading, cue: Cue) -> bool:
    """Tell whether only some do not mean to: "few intend not to"."""
    return cue.negated and cue.head >= 0 and reading.words[cue.head] in ALONE


def _behind_insertion(after: list[str]) -> list[str]:
    """Pass over what commas set off: "promised, once again, to"."""
    return after[after.index(",", 1) + 1 :] if after[:1] == [","] and "," in after[1:] else after


def _refused(reading: Reading, index: int, tense: str) -> Frame | None:
    cue = reading.cues[index]
    after = following(reading, index)
    if cue.negated or not acts(reading, index):
        return None
    if cue.lemma == "decline" and KIND.get("".join(after[:1])) != "determiner":
        return None
    return frame_of(cue, "refuse/object", "refusal")


def _position(reading: Reading, index: int, tense: str) -> Frame | None:
    """Read an act of now or then: only some take a position."""
    cue = reading.cues[index]
    manner = ACT.get(cue.lemma, "act")
    now = tense in _NOW or (tense == "past" and cue.scope == "say")
    subject = who(reading, index)
    if subject not in (OWN, OTHER):
        return None
    negated = is_negated(reading, index)
    if manner in ("cast", "position") and not (cue.lemma == "uphold" and not now):
        return frame_of(cue, f"{manner}/{subject}", "refusal" if negated else "pledge")
    if stays_out(reading, index):
        return frame_of(cue, f"not-voting/{subject}", "refusal")
    if now and not negated and (effort := exerted(reading, index)):
        return effort
    if tense == "progressive" and not negated and cue.lemma in WORDS["forward"]:
        return frame_of(cue, "progressive/forward", "pledge")
    if now and negated:
        return frame_of(cue, f"not-acting/{subject}", "")
    return frame_of(cue, f"progressive/{subject}", "") if tense == "progressive" else None


def _voiced(reading: Reading, index: int, tense: str) -> Frame | None:
    """Read support that is expressed: "voiced its support for the ceasefire"."""
    cue = reading.cues[index]
    if cue.lemma not in WORDS["voicing"] or cue.negated or WORDS["good"].isdisjoint(following(reading, index)):
        return None
    return frame_of(cue, "voiced", "pledge") if acts(reading, index) else None


def announced(reading: Reading, index: int, tense: str) -> Frame | None:
    """Read a participle that reports a word given or a vote not cast: ", promising a loan", "with two abstaining"."""
    cue = reading.cues[index]
    if cue.lemma == "abstain" and not cue.negated:
        return frame_of(cue, "abstaining", "refusal")
    if class_of(reading, index) != "commit" or COMMIT.get(cue.lemma) != "firm" or goes_on(reading, index):
        return None
    return unfollowed(cue, "gerund", tense, following(reading, index))


def _ceased(reading: Reading, index: int, tense: str) -> Frame | None:
    cue = reading.cues[index]
    manner = CEASE.get(cue.lemma, "firm" if cue.lemma in ("pull", "call") else "end")
    if cue.lemma in _BREACHES and tense in _PAST:
        return frame_of(cue, "breach", "")
    if cue.negated:
        kept = tense in _NOW and (who(reading, index) == OWN or (acts(reading, index) and tense == "progressive"))
        return frame_of(cue, "not-ceasing", "pledge" if kept else "")
    if not acts(reading, index):
        return None
    if tense in _PAST and cue.lemma not in _VOTING and cue.subject in ("I", "we"):
        return frame_of(cue, f"{tense}/{manner}/done", "")
    ending = tense == "progressive" and reading.words[reading.starts[index]] not in ("was", "were")
    return frame_of(cue, f"{tense}/{manner}", "refusal" if manner == "firm" or ending else "")


def _permitted(reading: Reading, index: int, tense: str) -> Frame | None:
    """Read what is accepted as one's own: a burden, an invitation."""
    cue = reading.cues[index]
    if cue.lemma != "accept" or WORDS["taken"].isdisjoint(following(reading, index, 8)):
        return None
    return frame_of(cue, "accepts-own", "pledge" if acts(reading, index) and not cue.negated else "")


def _held(reading: Reading, index: int, tense: str) -> Frame | None:
    if tense in _NOW and is_unheld(reading, index):
        return frame_of(reading.cues[index], "not-held", "refusal")
    return _voiced(reading, index, tense)


_RULES: Final = {
    "wish": _held,
    "direct": _held,
    "commit": _committed,
    "refuse": _refused,
    "act": _position,
    "cease": _ceased,
    "state": stands,
    "permit": _permitted,
    "other": _held,
    "say": _voiced,
}
