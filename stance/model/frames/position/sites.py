"""A verb in its sentence: its object, its agent, the words next to it."""

from typing import Final, NamedTuple

from stance.model.frames.position.tables import Verb
from stance.model.frames.undertaking.agents import agent_at
from stance.model.reading.cues import Cue, Reading
from stance.model.reading.nouns import is_actor
from stance.model.reading.words import KIND, is_adverb

_PHRASE_ENDS: Final = frozenset(
    (
        *("conjunction", "comma", "strong", "relative", "to", "subordinator", "hypothesis"),
        *("be", "will", "would", "can", "may", "must", "have"),
    )
)
_AGENT_ENDS: Final = _PHRASE_ENDS | {"preposition"}
_MAX_PHRASE: Final = 9
_AGENT_WITHIN: Final = 9


class Site(NamedTuple):
    """A verb of one of the two classes; `phrase` are the words of what it is done to, which begin at `place`."""

    reading: Reading
    at: int
    cue: Cue
    verb: Verb
    negated: bool
    phrase: list[str]
    place: int


def object_of(reading: Reading, index: int) -> list[str]:
    """Give the words of the object after a verb, with those after its "of"."""
    phrase: list[str] = []
    start = reading.ends[index] + 1
    for word in reading.words[start : start + _MAX_PHRASE]:
        kind = KIND.get(word, "")
        if kind in _PHRASE_ENDS or (kind == "preposition" and word != "of") or (kind == "that" and phrase):
            break
        if kind != "quote":
            phrase.append(word)
    return phrase


def patient_of(reading: Reading, index: int) -> tuple[list[str], int]:
    """Give the words of what a verb is done to, and the place where they begin: the subject of a passive."""
    cue = reading.cues[index]
    if not cue.licence.endswith("-passive"):
        return object_of(reading, index), reading.ends[index] + 1
    if cue.head < 0 or cue.head >= reading.starts[index]:
        return [], reading.starts[index]
    start = cue.head
    while start and cue.head - start < 4 and KIND.get(reading.words[start - 1], "") not in _PHRASE_ENDS:
        start -= 1
    return reading.words[start : min(reading.starts[index], cue.head + 6)], start


def names_actor(reading: Reading, place: int) -> bool:
    """Tell whether the word at a place names an actor: by a noun of one, or by its capital."""
    return is_actor(reading.words[place]) or (place > 0 and reading.tokens[reading.places[place]][0].isupper())


def agent_of(reading: Reading, index: int) -> str:
    """Tell who does a passive: actor, thing, tally (of votes), or nothing where the sentence does not say."""
    place = agent_at(reading, index, _AGENT_WITHIN)
    if place < 0:
        return ""
    last = min(place + 6, len(reading.words))
    for at in range(place, last):
        if KIND.get(reading.words[at], "") in _AGENT_ENDS and reading.words[at] != "of":
            break
        if KIND.get(reading.words[at]) == "subject-us" or reading.words[at] == "those" or names_actor(reading, at):
            return "actor"
    head = reading.words[place : place + 1]
    if head and head[0][0].isdigit():
        return "tally"
    return "thing" if head and head[0][0].isalpha() and not head[0].endswith("ing") else ""


def before(reading: Reading, index: int) -> str:
    """Give the word before a group that is no adverb."""
    place = reading.starts[index] - 1
    while place > 0 and is_adverb(reading.words[place]):
        place -= 1
    return reading.words[place] if place >= 0 else ""


def after(reading: Reading, index: int) -> str:
    """Give the first word after a group that is neither an adverb nor a quotation mark."""
    place = reading.ends[index] + 1
    while place < len(reading.words) and (is_adverb(reading.words[place]) or KIND.get(reading.words[place]) == "quote"):
        place += 1
    return reading.words[place] if place < len(reading.words) else ""


def is_infinitive(site: Site) -> bool:
    """Tell whether a verb is an infinitive with "to"."""
    reading = site.reading
    start = reading.starts[site.at]
    return reading.words[start] == "to" or reading.words[start : start + 2] == ["not", "to"]
