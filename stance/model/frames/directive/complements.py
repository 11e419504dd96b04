"""What each manner of asking has to be followed by, to be an asking."""

from collections.abc import Callable
from typing import Final

from stance.model.frames.directive.places import after, asked_of, deed, is_subjunctive, states_duty, word_at
from stance.model.frames.directive.tables import BREAKS, QUOTES, STOPS, WORDS
from stance.model.reading.cues import Reading
from stance.model.reading.nouns import is_actor
from stance.model.reading.words import FORMS, KIND, is_adverb

_SPOKEN: Final = WORDS["spoken"]
_EFFORT: Final = WORDS["effort"]
_DEEDS: Final = ("tion", "tions", "ment", "ance")
_AWAY: Final = frozenset(("out", "gone", "off", "back"))
_AUXILIARIES: Final = frozenset(("will", "would", "may", "can", "must", "have", "be", "do", "did"))


def _insisted(reading: Reading, index: int) -> bool:
    that = _that(reading, index)
    return that >= 0 and is_subjunctive(reading, that)


def _that(reading: Reading, index: int) -> int:
    """Give the "that" of what is asked, which a date may part from the verb, or -1."""
    words, end = reading.words, reading.ends[index]
    if words[end] == "that":
        return end
    following = words[end + 1 : end + 5]
    if "that" not in following or not (following[0] in ("that", "on", "in") or is_adverb(following[0])):
        return -1
    return end + 1 + following.index("that")


def _told(reading: Reading, index: int) -> bool:
    """Tell whether somebody and an infinitive follow: "told the envoys to leave"."""
    words, end, lemma = reading.words, reading.ends[index], reading.cues[index].lemma
    if (that := _that(reading, index)) >= 0:
        return (lemma not in _SPOKEN or states_duty(reading, end)) and is_subjunctive(reading, that)
    if lemma in ("warn", "caution", "advise") and "against" in words[end : end + 8]:
        return True
    if lemma == "order" and reading.cues[index].clause != "relative" and _is_ordered(words[end + 1 : end + 5]):
        return True
    found, following = asked_of(reading, index), after(reading, index)
    if found < 0 or following in BREAKS or following in ("of", "by", "and", "or"):
        return False
    if is_adverb(following) and word_at(reading, end + 2) == "to":
        return False
    between = set(words[end + 1 : reading.starts[found]])
    return lemma not in _SPOKEN or ("that" not in between and QUOTES.isdisjoint(between) and found == index + 1)


def _is_ordered(following: list[str]) -> bool:
    """Read "ordered an inquiry"."""
    return not WORDS["ordered"].isdisjoint(following)


def _pressed(reading: Reading, index: int) -> bool:
    """Tell whether somebody is pressed for a thing or to do it."""
    if after(reading, index) in ("to", "hard", "on", "ahead", "for", "forward"):
        return False
    end = reading.ends[index]
    return "for" in reading.words[end + 2 : end + 6] or asked_of(reading, index, 12) >= 0


def _moved(reading: Reading, index: int) -> bool:
    if reading.cues[index].lemma == "move":
        return after(reading, index) == "that"
    end = reading.ends[index]
    if not _EFFORT.isdisjoint(reading.words[end + 1 : end + 5]) or _told(reading, index):
        return True
    return _is_coaxed(reading, end) or (reading.cues[index].lemma == "encourage" and _is_encouraged(reading, index))


def _is_coaxed(reading: Reading, end: int) -> bool:
    """Read "pushed them into leaving"."""
    following = reading.words[end + 1 : end + 8]
    return "into" in following and following[-1] != "into" and following[following.index("into") + 1].endswith("ing")


def _is_encouraged(reading: Reading, index: int) -> bool:
    """Tell whether a body encourages a deed of others, as resolutions do: "encourages the exchange of experience"."""
    cue, following = reading.cues[index], after(reading, index)
    if cue.licence != "present" or cue.subject not in ("actor", "name", "it", ""):
        return False
    return following.endswith("ing") or any(
        word.endswith(_DEEDS) for word in reading.words[reading.ends[index] + 1 : reading.ends[index] + 5]
    )


def _demanded(reading: Reading, index: int) -> bool:
    following = after(reading, index)
    if following.endswith("ing") and reading.cues[index].lemma in ("insist on", "insist upon"):
        return False
    return following not in BREAKS and following not in ("by", "of", "for", "")


def _proposed(reading: Reading, index: int) -> bool:
    end, following = reading.ends[index], after(reading, index)
    if reading.words[end] == "to" or following == "to":
        return any(is_actor(word) for word in reading.words[end + 1 : end + 4])
    if reading.cues[index].lemma == "suggest":
        return following == "that" and is_subjunctive(reading, end + 1)
    kind = KIND.get(following)
    if kind in _AUXILIARIES or following in WORDS["when"]:
        return False
    if "that" in reading.words[end + 1 : end + 12] and STOPS.isdisjoint(reading.words[end + 1 : end + 8]):
        return True
    return kind != "preposition" and following not in BREAKS and following not in ("", "and")


def _requested(reading: Reading, index: int) -> bool:
    words, end, lemma = reading.words, reading.ends[index], reading.cues[index].lemma
    place = end + 1
    while is_adverb(word_at(reading, place)):
        place += 1
    following = word_at(reading, place)
    if following in WORDS["asked about"] or words[place : place + 3] == ["not", "to", "be"]:
        return False
    if lemma in ("appeal", "plead"):
        return following in ("to", "for", "that", "with", ",") or deed(reading, end) >= 0
    if lemma not in ("ask", "beg") or following in ("that", "for", "to"):
        return following not in BREAKS and following not in ("", "by", "in", "from")
    if not WORDS["asked about"].isdisjoint(words[place + 1 : place + 5]) and "to" not in words[place + 1 : place + 5]:
        return False
    is_thing = KIND.get(following) == "determiner" or (
        reading.cues[index].subject in ("I", "we") and not KIND.get(following) and following[:1].isalpha()
    )
    return is_thing or "for" in words[end + 2 : end + 14] or deed(reading, end) >= 0


def _wanted(reading: Reading, index: int) -> bool:
    """Tell whether "want" or "expect" puts something to somebody: "wants the towns to pay", "want it in writing"."""
    cue, words, end = reading.cues[index], reading.words, reading.ends[index]
    following = words[end + 1 : end + 9]
    if not following or following[0] == "to" or following[0] in BREAKS or "what" in words[max(0, end - 3) : end]:
        return False
    if cue.lemma == "like":
        return cue.licence == "would" and _wants_of(reading, index)
    if cue.lemma == "expect" and (word_at(reading, cue.head) in WORDS["forecaster"] or _expects_that(reading, index)):
        return word_at(reading, cue.head) not in WORDS["forecaster"]
    if cue.lemma == "want" and (
        _wants_thing(reading, index) or ("from" in following and cue.subject not in ("I", "we"))
    ):
        return True
    return _wants_of(reading, index)


def _wants_thing(reading: Reading, index: int) -> bool:
    """Tell whether "want" asks for a thing: "wants the terms discussed", "want it in writing", "wants guarantees"."""
    words, end = reading.words, reading.ends[index]
    following = words[end + 1 : end + 5]
    kind = KIND.get(following[0], "")
    if not WORDS["assurance"].isdisjoint(words[end + 1 : end + 7]) or (following[1:2] and following[1] in _AWAY):
        return True
    if reading.cues[index].subject in ("actor", "name", "they") and _wants_change(following):
        return True
    if following[0] == "it":
        return KIND.get(word_at(reading, end + 2)) == "preposition"
    named = kind.startswith(("subject", "determiner"))
    if kind and not named:
        return False
    done = following[1:] if named else following[1:3]
    return any(_is_participle(word) and (named or word.endswith("d")) for word in done)


def _wants_change(following: list[str]) -> bool:
    """Read "wants tougher rules", "want an end to the war"."""
    if any(word in WORDS["change"] for word in following[:3]):
        return True
    return len(following[0]) > 5 and following[0].endswith("er") and not is_actor(following[0])


def _is_participle(word: str) -> bool:
    forms = FORMS.get(word, ())
    return "participle" in forms and "base" not in forms


def _wants_of(reading: Reading, index: int) -> bool:
    """Tell whether somebody is wanted to do something."""
    cue, end, found = reading.cues[index], reading.ends[index], asked_of(reading, index, 18)
    if found < 0 or reading.cues[found].lemma in WORDS["mind"]:
        return False
    child, start = reading.cues[found], reading.starts[found]
    if any(word in WORDS["people"] or is_actor(word) for word in reading.words[end + 1 : start]):
        return True
    if any(reading.tokens[place][0].isupper() for place in reading.places[end + 1 : start]):
        return True
    return cue.subject not in ("I", "we") and ("state" not in child.category or child.licence.endswith("-passive"))


def _expects_that(reading: Reading, index: int) -> bool:
    """Tell whether it is expected that somebody will act: "I expect members will agree"."""
    if index + 1 >= len(reading.cues) or reading.cues[index].subject not in ("I", "we", "actor", "name"):
        return False
    child = reading.cues[index + 1]
    somebody = child.subject in ("actor", "name", "they", "you", "every") and child.scope == "direct"
    return somebody and child.licence == "will" and "state" not in child.category


# An urging is always put to somebody.
COMPLEMENTS: Final[dict[str, Callable[[Reading, int], bool]]] = {
    "ask": _requested,
    "demand": _demanded,
    "insist": _insisted,
    "propose": _proposed,
    "tell": _told,
    "press": _pressed,
    "move": _moved,
    "want": _wanted,
}
