"""Verbs that ask: urge, demand, tell, propose; who asks, in what form, and whether what is asked for follows."""

from collections.abc import Callable

from stance.model.cues import Reading
from stance.model.frames.directive.places import (
    after,
    asked_of,
    deed,
    is_question,
    is_subjunctive,
    of_cue,
    states_duty,
    supposed,
    who,
    word_at,
)
from stance.model.frames.directive.tables import BREAKS, STOPS, WORDS
from stance.model.frames.frame import Frame
from stance.model.groups import FORMS, KIND, is_adverb
from stance.model.nouns import is_actor

_PEOPLE = WORDS["people"]
_ASSURANCES = WORDS["assurance"]
_FORECASTERS = WORDS["forecaster"]
_LAWS = WORDS["law"]
_ASKED_ABOUT = WORDS["asked about"]
_MINDS = frozenset(("know", "understand", "remember", "see", "hear", "believe", "think"))
_SPOKEN = frozenset(("tell", "warn", "caution", "remind", "advise"))
_EVENTS = frozenset(("force", "compel", "challenge", "dare", "induce", "charge", "prompt"))
_HAPPENS = frozenset(("expect", "suppose", "need", "want", "suggest", "would like", "press", "push"))
_WILLING = WORDS["willing"]
_ENDING = WORDS["ending"]
_AUXILIARIES = frozenset(("will", "would", "may", "can", "must", "have", "be", "do", "did"))


def asked(reading: Reading, index: int, manner: str) -> Frame | None:
    """Read an asking verb."""
    cue = reading.cues[index]
    if cue.lemma == "call" and manner == "call":
        manner = _called(reading, index)
    if cue.licence.endswith("-passive"):
        return _passive(reading, index, manner)
    if not manner or not _COMPLEMENTS[manner](reading, index):
        return None
    if cue.negated or supposed(reading, index):
        return of_cue(reading, index, "asked-not", "")
    if is_question(reading) and manner != "urge":
        return of_cue(reading, index, "asked-question", "")
    return _licensed(reading, index, manner)


def _called(reading: Reading, index: int) -> str:
    """Give how "call" asks where an adverb parts it from its particle."""
    place = reading.ends[index] + 1
    while is_adverb(word_at(reading, place)):
        place += 1
    return {"on": "urge", "upon": "urge", "for": "demand"}.get(word_at(reading, place), "")


def _licensed(reading: Reading, index: int, manner: str) -> Frame | None:
    """Name an asking that has what it asks for, by what licenses it."""
    cue = reading.cues[index]
    licence, subject = cue.licence, who(reading, index)
    if cue.governor >= 0 and reading.cues[cue.governor].lemma in _WILLING:
        return of_cue(reading, index, "willing")
    if licence in ("will", "would", "may", "can") or "-have" in licence:
        return _announced(reading, index, manner)
    if licence in ("to", "commit") or licence.endswith("-to"):
        here = word_at(reading, reading.starts[index] - 1) == "here"
        return of_cue(reading, index, "willing") if here else of_cue(reading, index, "asked-to", "")
    if licence == "gerund":
        return _gerund(reading, index, manner)
    if licence == "must":
        return None
    if cue.lemma == "require" and word_at(reading, cue.head) in _LAWS:
        return of_cue(reading, index, "require/law", "")
    if manner == "move" and cue.lemma in _EVENTS and subject == "thing":
        return of_cue(reading, index, "move/event", "")
    return of_cue(reading, index, f"{manner}/{subject}")


def _announced(reading: Reading, index: int, manner: str) -> Frame:
    """Read an asking after will or would: insisting is done by saying so, other asking is only announced."""
    cue = reading.cues[index]
    if (cue.licence == "would" and cue.subject in ("I", "we")) or (cue.licence == "will" and manner in ("insist", "want")):
        return of_cue(reading, index, "would")
    return of_cue(reading, index, "announced", "")


def _gerund(reading: Reading, index: int, manner: str) -> Frame:
    """Read "a text calling for", but not "by asking" or "stopped asking"."""
    previous = word_at(reading, reading.starts[index] - 1)
    if KIND.get(previous) == "preposition" or previous in _ENDING:
        return of_cue(reading, index, "asked-by", "")
    return of_cue(reading, index, f"{manner}/ing")


def _passive(reading: Reading, index: int, manner: str) -> Frame | None:
    """Read "was urged to", "are invited by the board to", but not "is required by law to"."""
    cue = reading.cues[index]
    if (cue.lemma == "direct" and cue.subject == "thing") or cue.lemma in _HAPPENS or cue.lemma in _EVENTS or cue.lemma in ("require", "oblige"):
        return of_cue(reading, index, "happens", "")
    if cue.negated or supposed(reading, index) or not _is_asked_for(reading, index, manner):
        return of_cue(reading, index, "passive-not", "")
    return of_cue(reading, index, "passive")


def _is_asked_for(reading: Reading, index: int, manner: str) -> bool:
    """Tell whether "was asked" goes on with the deed that is asked for."""
    end = reading.ends[index]
    following = word_at(reading, end + 1)
    if following == "that":
        return manner != "tell" or is_subjunctive(reading, end + 1)
    if following == "against":
        return manner == "tell"
    found = deed(reading, end, 14 if following == "by" and manner != "move" else 3)
    return found >= 0 and reading.cues[found].governor == index and manner != ""


# What each manner of asking is followed by


def _always(reading: Reading, index: int) -> bool:
    return after(reading, index) != "by"


def _insisted(reading: Reading, index: int) -> bool:
    words, end = reading.words, reading.ends[index]
    that = end if words[end] == "that" else end + 1
    return word_at(reading, that) == "that" and is_subjunctive(reading, that)


def _ordered(reading: Reading, index: int) -> bool:
    """Tell whether somebody and an infinitive follow: "told the envoys to leave"."""
    end, following, lemma = reading.ends[index], after(reading, index), reading.cues[index].lemma
    if following == "that":
        plain = lemma not in _SPOKEN or states_duty(reading, end)
        return plain and is_subjunctive(reading, end + 1)
    if lemma in ("warn", "caution", "advise") and "against" in reading.words[end : end + 8]:
        return True
    found = asked_of(reading, index)
    if found < 0 or following in BREAKS or KIND.get(following) == "conjunction" or following in ("of", "by"):
        return False
    return lemma not in _SPOKEN or not (
        {"that", '"', "“", "”"} & set(reading.words[end + 1 : reading.starts[found]])
        or any(cue.governor < 0 for cue in reading.cues[index + 1 : found])
    )


def _pressed(reading: Reading, index: int) -> bool:
    """Tell whether somebody is pressed for a thing or to do it."""
    end = reading.ends[index]
    if after(reading, index) in ("to", "hard", "on", "ahead", "for", "forward"):
        return False
    return "for" in reading.words[end + 2 : end + 6] or asked_of(reading, index, 12) >= 0


def _moved(reading: Reading, index: int) -> bool:
    if reading.cues[index].lemma == "move":
        return after(reading, index) == "that"
    end = reading.ends[index]
    return "attention" in reading.words[end + 1 : end + 4] or _ordered(reading, index)


def _demanded(reading: Reading, index: int) -> bool:
    following = after(reading, index)
    if following == "for" and reading.cues[index].lemma == "demand":
        return False
    return following not in BREAKS and following not in ("by", "of", "from", "")


def _proposed(reading: Reading, index: int) -> bool:
    end, following = reading.ends[index], after(reading, index)
    kind = KIND.get(following)
    if reading.words[end] == "to":
        return is_actor(following) or is_actor(word_at(reading, end + 2))
    if reading.cues[index].lemma == "suggest":
        return following == "that" and is_subjunctive(reading, end + 1)
    if kind in _AUXILIARIES and following != "to" or following in ("last", "earlier", "yesterday", "today"):
        return False
    if "that" in reading.words[end + 1 : end + 12] and STOPS.isdisjoint(reading.words[end + 1 : end + 8]):
        return True
    if following == "to":
        return is_actor(word_at(reading, end + 2)) or is_actor(word_at(reading, end + 3))
    return kind != "preposition" and following not in BREAKS and following not in ("", "and")


def _requested(reading: Reading, index: int) -> bool:
    words, end, lemma = reading.words, reading.ends[index], reading.cues[index].lemma
    place = end + 1
    while is_adverb(word_at(reading, place)):
        place += 1
    following = word_at(reading, place)
    if following in _ASKED_ABOUT or reading.words[place : place + 3] == ["not", "to", "be"]:
        return False
    if lemma in ("appeal", "plead"):
        return following in ("to", "for", "that", "with", ",") or deed(reading, end) >= 0
    if lemma in ("ask", "beg") and following not in ("that", "for", "to"):
        return (
            deed(reading, end) >= 0
            or "for" in words[end + 2 : end + 14]
            or KIND.get(following) == "determiner"
            or (reading.cues[index].subject in ("I", "we") and not KIND.get(following) and following[:1].isalpha())
        )
    return following not in BREAKS and following not in ("", "by", "in", "from")


def _wanted(reading: Reading, index: int) -> bool:
    """Tell whether "want" or "expect" puts something to somebody: "wants the towns to pay", "want it in writing"."""
    cue, words, end = reading.cues[index], reading.words, reading.ends[index]
    following = words[end + 1 : end + 9]
    if not following or following[0] == "to" or following[0] in BREAKS or "what" in words[max(0, end - 3) : end]:
        return False
    if cue.lemma == "expect" and (cue.head >= 0 and words[cue.head] in _FORECASTERS):
        return False
    if cue.lemma == "want" and (_is_demanded(reading, index) or not _ASSURANCES.isdisjoint(following[:6])):
        return True
    if cue.lemma == "expect" and _expects_that(reading, index):
        return True
    found = asked_of(reading, index, 12)
    if found < 0 or reading.cues[found].lemma in _MINDS or reading.cues[found].governor not in (-1, index):
        return False
    between = words[end + 1 : reading.starts[found]]
    somebody = any(word in _PEOPLE or is_actor(word) for word in between) or any(
        reading.tokens[place][0].isupper() for place in reading.places[end + 1 : reading.starts[found]]
    )
    if somebody or cue.subject in ("I", "we"):
        return somebody
    child = reading.cues[found]
    return "state" not in child.category or child.licence.endswith("-passive")


def _is_demanded(reading: Reading, index: int) -> bool:
    """Tell whether "want" asks for a thing: "wants the terms discussed", "want it in writing"."""
    words, end = reading.words, reading.ends[index]
    kind = KIND.get(word_at(reading, end + 1), "")
    if word_at(reading, end + 1) == "it" and KIND.get(word_at(reading, end + 2)) == "preposition":
        return True
    return kind.startswith(("subject", "determiner")) and any(
        words[place].endswith("ed")
        and "participle" in FORMS.get(words[place], ())
        and word_at(reading, place + 1) not in ("to", "of")
        for place in range(end + 2, min(len(words), end + 5))
    )


def _expects_that(reading: Reading, index: int) -> bool:
    """Tell whether it is expected that somebody will act: "I expect members will agree"."""
    cue, later = reading.cues[index], index + 1
    if later >= len(reading.cues) or cue.subject not in ("I", "we", "actor", "name"):
        return False
    child = reading.cues[later]
    return (
        child.licence == "will"
        and child.scope == "direct"
        and child.subject in ("actor", "name", "they", "you", "every")
        and "state" not in child.category
    )


_COMPLEMENTS: dict[str, Callable[[Reading, int], bool]] = {
    "ask": _requested,
    "urge": _always,
    "demand": _demanded,
    "insist": _insisted,
    "propose": _proposed,
    "tell": _ordered,
    "press": _pressed,
    "move": _moved,
    "want": _wanted,
}
