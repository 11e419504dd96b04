"""Words that call a deed due: essential, needed, time, a duty, up to somebody, had better, pressure."""

from collections.abc import Callable

from stance.model.cues import Reading
from stance.model.frames.directive.places import before, deed, has_near, of_words, word_at
from stance.model.frames.directive.tables import BREAKS, IS, STOPS, WORDS
from stance.model.frames.frame import Frame
from stance.model.groups import KIND, is_adverb

_WANTED = WORDS["wanted"]
_NECESSARY = WORDS["necessary"]
_DUTIES = WORDS["duty"]
_STRESSING = WORDS["stress"]
_SUPPOSING = frozenset(("if", "unless", "whether", "lest", "not", "no", "never"))
_MILD = frozenset(("important", "desirable", "appropriate"))
_UNCLAIMED = frozenset(
    ("will", "would", "may", "relative", "can", "subject-it", "subject-they", "that", "subordinator", "preposition")
)
_ARE = frozenset(("is", "are", "be", "remains", "remain", "seems", "becomes", "become"))
_VERBAL = frozenset(("to", "will", "would", "we", "that"))
_HAVE = frozenset(("have", "has", "had", "having"))
_BIND = frozenset(("duty", "obligation", "responsibility", "task", "job"))
_OPENS = frozenset(("if", "for", "now", "in", "and", "at", "as", ""))


def necessary(reading: Reading, index: int) -> Frame | None:
    """Read "it is essential that", "X is needed", "make it imperative"."""
    words = reading.words
    word = words[index]
    if has_near(reading, index, _SUPPOSING, 6):
        return None
    if word in _NECESSARY:
        near = words[max(0, index - 5) : index]
        if word == "incumbent" or ("it" in near and not IS.isdisjoint(near) and _says_what(reading, index)):
            return of_words(reading, index, index + 1, "it-is/mild" if word in _MILD else "it-is")
        if any(name.startswith("mak") for name in near) and (word == "imperative" or _says_what(reading, index)):
            return of_words(reading, index, index, "it-is/made")
    verb = before(reading, index)
    if word not in _WANTED or word_at(reading, verb) not in _ARE:
        return None
    if KIND.get(word_at(reading, verb - 1)) in _UNCLAIMED or not _ends_claim(reading, index):
        return of_words(reading, index, index, "is-needed-for", "")
    return of_words(reading, verb, index, "is-needed")


def _says_what(reading: Reading, index: int) -> bool:
    """Tell whether "that", "to" or "for" follows, behind adverbs and insertions."""
    for place in range(index + 1, min(len(reading.words), index + 6)):
        word = reading.words[place]
        if word in ("that", "to", "for"):
            return True
        if word != "," and not is_adverb(word) and KIND.get(word) not in ("not", "preposition"):
            return False
    return False


def _ends_claim(reading: Reading, index: int) -> bool:
    following = word_at(reading, index + 1)
    return (
        (reading.words[index] == "needed" and following == "to")
        or following in BREAKS
        or following in _OPENS
        or is_adverb(following)
    )


def duty(reading: Reading, index: int) -> Frame | None:
    """Read "our duty is to", "it is their responsibility to", "has no choice but to"."""
    words = reading.words
    following = word_at(reading, index + 1)
    near = words[max(0, index - 5) : index]
    if following == "to" and not _HAVE.isdisjoint(near) and words[index] != "need":
        return of_words(reading, index, index + 1, "duty/has")
    if following in ("to", "of") and words[index] in _BIND and not IS.isdisjoint(near) and "my" not in near:
        return of_words(reading, index, index + 1, "duty/it-is") if deed(reading, index, 14) >= 0 else None
    return _is_to(reading, index)


def _is_to(reading: Reading, index: int) -> Frame | None:
    """Read a noun of duty as the subject of "is to"."""
    words = reading.words
    for place in range(index + 1, min(len(words) - 2, index + 15)):
        word = words[place]
        if word in STOPS or word in ("that", "which", "who") or KIND.get(word, "").startswith("subject"):
            return None
        if word in IS:
            later = place + 1
            while is_adverb(word_at(reading, later)) or word_at(reading, later) == "not":
                later += 1
            is_due = word_at(reading, later) == "to" and KIND.get(words[place - 1]) not in ("will", "would")
            return of_words(reading, index, later, "duty/is-to") if is_due else None
    return None


def need(reading: Reading, index: int) -> Frame | None:
    """Read the noun need: it is stressed, or it is to be met."""
    if has_near(reading, index, _STRESSING, 6):
        return of_words(reading, index, index, "need/stressed")
    return _is_to(reading, index) or of_words(reading, index, index, "need/noun", "")


def choice(reading: Reading, index: int) -> Frame | None:
    """Read "there is no choice but to"."""
    if reading.words[index + 1 : index + 3] == ["but", "to"]:
        return of_words(reading, index, index + 2, "no-choice")
    return None


def deadline(reading: Reading, index: int) -> Frame | None:
    """Read "had thirty days to"."""
    near = reading.words[max(0, index - 3) : index]
    if word_at(reading, index + 1) == "to" and near[-2:-1] and near[-2] in _HAVE:
        return of_words(reading, index, index + 1, "deadline")
    return None


def time(reading: Reading, index: int) -> Frame | None:
    """Read "it is time to", "the time has come", "now is the time"."""
    words = reading.words
    previous, following = word_at(reading, index - 1), word_at(reading, index + 1)
    if following in ("has", "have") and "come" in words[index : index + 5]:
        return of_words(reading, index, index + 2, "time")
    if following not in ("to", "for", "that", "we", ",", "now"):
        return None
    if previous in ("is", "high", "past", "about", "no") or (previous == "the" and words[index - 2] in ("is", "not")):
        return of_words(reading, index, index + 1, "time")
    return None


def onus(reading: Reading, index: int) -> Frame | None:
    """Read "the onus is on Oslo to"."""
    near = reading.words[index + 1 : index + 5]
    if ("on" in near or "upon" in near) and not IS.isdisjoint(near) and deed(reading, index, 14) >= 0:
        return of_words(reading, index, index, "onus")
    return None


def up_to(reading: Reading, index: int) -> Frame | None:
    """Read "it is up to the states to"."""
    is_due = word_at(reading, index - 1) in IS and word_at(reading, index - 2) == "it"
    if is_due and word_at(reading, index + 1) == "to" and deed(reading, index + 1, 14) >= 0:
        return of_words(reading, index, index + 1, "onus")
    return None


def better(reading: Reading, index: int) -> Frame | None:
    """Read "had better" and "it would be better to"."""
    words = reading.words
    if word_at(reading, index - 1) == "had" and KIND.get(word_at(reading, index + 1)) != "determiner":
        return of_words(reading, index - 1, index, "better")
    if words[max(0, index - 3) : index] == ["it", "would", "be"] and word_at(reading, index + 1) in ("if", "to", "for"):
        return of_words(reading, index, index + 1, "better")
    return None


def pressure(reading: Reading, index: int) -> Frame | None:
    """Read "under pressure to" and "pressure on them to"."""
    words = reading.words
    near = words[max(0, index - 4) : index]
    if not {"not", "no", "never"}.isdisjoint(near) or deed(reading, index, 14) < 0:
        return None
    if "under" in near or not {"on", "upon"}.isdisjoint(words[index + 1 : index + 5]):
        return of_words(reading, index, index, "pressure")
    return None


def assurance(reading: Reading, index: int) -> Frame | None:
    """Read an assurance that is sought or wanted."""
    if word_at(reading, index - 1) not in _VERBAL and has_near(reading, index, WORDS["seek"], 6):
        return of_words(reading, index, index, "seek-assurance")
    return None


WORD_RULES: dict[str, Callable[[Reading, int], Frame | None]] = {
    **dict.fromkeys(_DUTIES, duty),
    **dict.fromkeys(_NECESSARY | _WANTED, necessary),
    **dict.fromkeys(("choice", "alternative", "option"), choice),
    **dict.fromkeys(("days", "hours", "weeks", "months", "years"), deadline),
    **dict.fromkeys(("onus", "burden"), onus),
    **dict.fromkeys(("guarantee", "guarantees", "assurance", "assurances", "undertakings"), assurance),
    "time": time,
    "up": up_to,
    "better": better,
    "pressure": pressure,
}
