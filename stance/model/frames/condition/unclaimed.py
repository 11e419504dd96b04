"""What the verb of a main clause says that no module of commitments or demands claims."""

from typing import Final

from stance.model.frames.condition.markers import WORDS
from stance.model.reading.cues import Cue, Reading

_PERSONS: Final = frozenset(("actor", "name", "I", "we", "they", "every"))
_DONE: Final = frozenset(("act", "cease", "hinder", "permit"))
_DEEDS: Final = frozenset(("act", "cease", "hinder", "permit", "commit", "refuse", "agenda", "other"))
_REMAIN: Final = frozenset(("remain", "stay", "keep"))
_AHEAD: Final = frozenset(("will", "would", "will-passive", "would-passive"))


def unclaimed(reading: Reading, place: int) -> str:
    """Tell what a verb says by itself.

    "withheld" of what is not given, "ready" of what an actor is minded to do, "own" and "would" of its deed, each with
    "-not" where negated, "reported" where somebody says so, "taken" of a measure that will be taken or stands, "done"
    of what will be done, nobody says by whom, "warranted" and "able" of what may be done; "forecast", "can" and ""
    commit nobody.
    """
    cue = reading.cues[place]
    if _is_withheld(reading, place) or _is_denied(reading, place) or _is_void(reading, place):
        return "withheld"
    if _is_ready(reading, place):
        return "ready"
    if _is_taken(reading, place):
        return "taken"
    licence = cue.licence.removesuffix("-passive")
    if licence in ("may", "can"):
        return _allowed(reading, place)
    if licence in ("will", "would"):
        return _willed(cue)
    if _is_threat(reading, place):
        return "given"
    undertakes = cue.category in ("commit", "refuse") and (cue.subject in _PERSONS or cue.scope == "say")
    return "given" if undertakes else ""


def _allowed(reading: Reading, place: int) -> str:
    """Tell whether somebody may do what is allowed or right: "can be justified", "can accept"."""
    cue = reading.cues[place]
    if _is_warranted(reading, place):
        return "warranted"
    return "able" if cue.category == "permit" and cue.subject in _PERSONS else "can"


def _is_warranted(reading: Reading, place: int) -> bool:
    word = reading.words[reading.ends[place]]
    return reading.cues[place].licence.endswith("-passive") and word in WORDS["warranted"]


def _is_withheld(reading: Reading, place: int) -> bool:
    """Tell whether a verb says that something is withheld: "will be delayed", "remains closed"."""
    cue = reading.cues[place]
    if cue.licence.endswith("passive") and cue.category == "refuse" and not cue.negated:
        return True
    if cue.licence not in ("will-passive", "would-passive"):
        return is_kept(reading, place)
    stops = not {"cease", "hinder"}.isdisjoint(cue.category.split("+"))
    return stops != cue.negated and (stops or cue.category == "act")


def is_kept(reading: Reading, place: int) -> bool:
    """Tell whether something stays withheld: "remains closed", "will be kept shut"."""
    behind = reading.ends[place] + 1
    if reading.cues[place].lemma not in _REMAIN or behind >= len(reading.words):
        return False
    return reading.words[behind] in WORDS["withheld"]


def _is_void(reading: Reading, place: int) -> bool:
    """Tell whether something that was given or agreed no longer holds: "the deal is off"."""
    cue, behind = reading.cues[place], reading.ends[place] + 1
    if cue.lemma != "be" or cue.negated or cue.head < 0 or behind >= len(reading.words):
        return False
    return reading.words[behind] in WORDS["void"] and _is_measure(reading, place)


def _is_measure(reading: Reading, place: int) -> bool:
    """Tell whether the subject of a verb is something that parties give, take or agree on."""
    head = reading.cues[place].head
    word = reading.words[head] if head >= 0 else ""
    return word in WORDS["measure"] or word in WORDS["granted"] or word in WORDS["given"]


def _is_taken(reading: Reading, place: int) -> bool:
    """Tell whether a measure, which somebody takes, will be taken or goes on: "sanctions will follow"."""
    cue = reading.cues[place]
    if not _is_measure(reading, place):
        return False
    if cue.licence in _AHEAD:
        return cue.licence.endswith("-passive") or cue.lemma in WORDS["ensuing"]
    return cue.licence == "present" and cue.lemma in WORDS["standing"] and not cue.negated


def _is_threat(reading: Reading, place: int) -> bool:
    """Tell whether somebody warns of a measure of his own: "warned of strikes"."""
    cue, behind = reading.cues[place], reading.ends[place] + 1
    if cue.lemma != "warn" or cue.negated or reading.words[behind : behind + 1] != ["of"]:
        return False
    near = reading.words[behind + 1 : behind + 5]
    return not (WORDS["measure"].isdisjoint(near) and WORDS["granted"].isdisjoint(near))


def _is_ready(reading: Reading, place: int) -> bool:
    """Tell whether an actor says what it is minded to do: "would be happy to", "am open to", "will be the first to"."""
    cue, at = reading.cues[place], reading.ends[place] + 1
    if cue.negated or cue.subject not in _PERSONS or cue.lemma != "be":
        return False
    near = reading.words[at : at + 4]
    return "to" in near and not WORDS["ready"].isdisjoint(near[: near.index("to")])


def _is_denied(reading: Reading, place: int) -> bool:
    """Tell whether something is not going to be given: "there will be no elections"."""
    cue, words, at = reading.cues[place], reading.words, reading.ends[place] + 1
    if cue.lemma != "be" or cue.licence not in ("will", "would", "can") or cue.subject != "it":
        return False
    return words[at : at + 1] == ["no"] and not WORDS["granted"].isdisjoint(words[at + 1 : at + 4])


def _willed(cue: Cue) -> str:
    if cue.scope == "say":
        return "reported-not" if cue.negated else "reported"
    if cue.subject in _PERSONS and not _DEEDS.isdisjoint(cue.category.split("+")):
        claim = "own" if cue.licence.startswith("will") else "would"
        return claim + "-not" * cue.negated
    is_done = cue.licence.endswith("-passive") and not _DONE.isdisjoint(cue.category.split("+"))
    return "done" if is_done else "forecast"
