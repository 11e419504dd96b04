"""Words that call a deed due: essential, needed, a duty, time to, up to somebody, under pressure."""

from collections.abc import Callable
from typing import Final

from stance.model.frames.directive.places import before, deed, has_near, is_subjunctive, of_words, word_at
from stance.model.frames.directive.tables import BREAKS, IS, PHRASES, STOPS, WORDS
from stance.model.frames.frame import Frame
from stance.model.reading.cues import Reading
from stance.model.reading.words import KIND, is_adverb

_WANTED: Final = WORDS["wanted"]
_NECESSARY: Final = WORDS["necessary"]
_NOT_SO: Final = frozenset(("if", "unless", "whether", "lest", "not", "no", "never"))
_UNCLAIMED: Final = frozenset(
    ("will", "would", "may", "relative", "can", "subject-it", "subject-they", "that", "subordinator", "preposition")
)
_HAVE: Final = frozenset(("have", "has", "had", "having"))
_COUNSELLED: Final = WORDS["mild"] - {"important", "desirable", "appropriate", "advisable", "preferable"}
_HOW: Final = frozenset(("how", "what"))
_BEST: Final = frozenset(("best", "better", "right", "surest", "quickest", "sensible", "first", "next", "basic"))
_GIVING: Final = frozenset(("give", "gave", "given", "giving", "offer", "offering", "provide", "providing"))
_BIND: Final = frozenset(("duty", "obligation", "responsibility", "task", "job"))
_WHO: Final = frozenset(("who",))
_LAID: Final = _BIND - {"job"}
_OPENS: Final = frozenset(("if", "for", "now", "in", "and", "at", "as", ""))


def _necessary(reading: Reading, index: int) -> Frame | None:
    """Read "it is essential that", "X is needed", "make it imperative"."""
    words = reading.words
    word, near = words[index], words[max(0, index - 5) : index]
    if has_near(reading, index, _NOT_SO, 6) or has_near(reading, index, _HOW, 5):
        return None
    if word in _NECESSARY:
        made = word == "imperative" and any(name.startswith("mak") for name in near)
        if word in _COUNSELLED and word_at(reading, index + 1) not in ("to", "for", "that"):
            return None
        if made or word == "incumbent" or ("it" in near and not IS.isdisjoint(near)):
            return of_words(reading, index, index, "it-is/mild" if word in WORDS["mild"] else "it-is")
    verb = before(reading, index)
    if word not in _WANTED or word_at(reading, verb) not in IS - {"was", "were"}:
        return None
    if KIND.get(word_at(reading, verb - 1)) in _UNCLAIMED or not _ends_claim(reading, index):
        return of_words(reading, index, index, "is-needed-for", "")
    return of_words(reading, verb, index, "is-needed")


def _ends_claim(reading: Reading, index: int) -> bool:
    following = word_at(reading, index + 1)
    is_purpose = reading.words[index] == "needed" and following == "to"
    return is_purpose or following in BREAKS or following in _OPENS or is_adverb(following)


def _duty(reading: Reading, index: int) -> Frame | None:
    """Read "our duty is to", "it is their responsibility to", "has a duty to"."""
    words, following = reading.words, word_at(reading, index + 1)
    near = words[max(0, index - 5) : index]
    if following == "to" and words[index] in _BIND and not _HAVE.isdisjoint(near):
        return of_words(reading, index, index + 1, "duty/has")
    if following in ("to", "of") and words[index] in _BIND and not IS.isdisjoint(near) and "my" not in near:
        return of_words(reading, index, index + 1, "duty/it-is") if deed(reading, index, 20) >= 0 else None
    if words[index] in _LAID and following == "of" and not _HAVE.isdisjoint(near):
        return of_words(reading, index, index + 1, "duty/has") if word_at(reading, index + 2)[-3:] == "ing" else None
    if words[index] in ("way", "step") and _BEST.isdisjoint(words[max(0, index - 2) : index]):
        return None
    return _is_to(reading, index)


def _is_to(reading: Reading, index: int) -> Frame | None:
    """Read a noun of duty as the subject of "is to"."""
    words = reading.words
    for place in range(index + 1, min(len(words) - 2, index + 15)):
        word = words[place]
        kind = KIND.get(word, "")
        if word in STOPS or word in ("that", "which", "who") or (kind[:7] == "subject" and kind != "subject-every"):
            return None
        if word in ("include", "includes") and words[index] in ("conditions", "demands"):
            return of_words(reading, index, place, "duty/is-to")
        if word in IS:
            later = place + 1
            while is_adverb(word_at(reading, later)) or word_at(reading, later) == "not":
                later += 1
            is_due = words[later] == "to" or (words[later] == "for" and deed(reading, later, 14) >= 0)
            is_due = is_due and KIND.get(words[place - 1]) not in ("will", "would")
            return of_words(reading, index, later, "duty/is-to") if is_due else None
    return None


def need(reading: Reading, index: int) -> Frame | None:
    """Read the noun need: it is stressed, or it is to be met; and the verb where it looks like the noun."""
    if _is_verb(reading, index):
        return of_words(reading, index, index + 1, "need-to/thing")
    if has_near(reading, index, WORDS["stress"], 6):
        return of_words(reading, index, index, "need/stressed")
    if has_near(reading, index, WORDS["stress"], 20) and deed(reading, index, 12) >= 0:
        return of_words(reading, index, index, "need/stressed")
    if "there" in reading.words[max(0, index - 5) : index] and word_at(reading, index + 1) == "to":
        return of_words(reading, index, index, "need/there-is")
    return _is_to(reading, index) or of_words(reading, index, index, "need/noun", "")


def _is_verb(reading: Reading, index: int) -> bool:
    """Tell whether "needs to" is a verb, behind a noun or "more" in "more needs to be done"."""
    before_it = word_at(reading, index - 1)
    if before_it in ("whatever", "what"):
        return False
    if reading.words[index] != "needs" or word_at(reading, index + 1) != "to":
        return False
    return before_it in ("more", "much") or (before_it[:1].isalpha() and not KIND.get(before_it))


def _instruction(reading: Reading, index: int) -> Frame | None:
    """Read orders that are given: "issued instructions that", "gave them orders to", "the order went out to"."""
    following = word_at(reading, index + 1)
    if word_at(reading, index - 1) in ("in", "and", "or") or following not in ("to", "that", "for"):
        return None
    if not has_near(reading, index, WORDS["instruct"], 6) or has_near(reading, index, _WHO, 6):
        return None
    if following == "that":
        asks = is_subjunctive(reading, index + 1)
    else:
        asks = deed(reading, index, 3 if following == "to" else 12) >= 0
    return of_words(reading, index, index, "instruction") if asks else None


def _importance(reading: Reading, index: int) -> Frame | None:
    """Read "stressed the importance of opening the ports"."""
    is_deed = word_at(reading, index + 1) == "of" and word_at(reading, index + 2).endswith("ing")
    is_stressed = is_deed and has_near(reading, index, WORDS["stress"], 4)
    return of_words(reading, index, index, "need/stressed") if is_stressed else None


def _commended(reading: Reading, index: int) -> Frame | None:
    """Read "I commend the bill to the House", "is commended to your attention"."""
    following = reading.words[index + 1 : index + 14]
    if "to" not in following:
        return None
    to = following.index("to")
    is_put = not WORDS["submitted"].isdisjoint(following[to + 1 : to + 5])
    return of_words(reading, index, index, "commend") if is_put else None


def _up(reading: Reading, index: int) -> Frame | None:
    """Read "was up to the bank to pay", but not "up to them to decide"."""
    words = reading.words
    if word_at(reading, index - 1) not in IS | {"'s"} or word_at(reading, index + 1) != "to":
        return None
    found = deed(reading, index + 1, 9)
    if found < 0 or reading.cues[found].lemma in ("decide", "choose", "determine", "judge") or "not" in words[:index]:
        return None
    return of_words(reading, index, index + 1, "up-to")


def _deadline(reading: Reading, index: int) -> Frame | None:
    """Read "had thirty days to", "gave them a week to"."""
    near = reading.words[max(0, index - 5) : index]
    had = reading.words[index].endswith("s") and near[-2:-1] != [] and near[-2] in _HAVE
    given = had or not {"gave", "given", "gives", "give"}.isdisjoint(near)
    following = word_at(reading, index + 1)
    is_set = reading.words[index] == "deadline" and following == "for" and deed(reading, index, 10) >= 0
    return of_words(reading, index, index + 1, "deadline") if is_set or (given and following == "to") else None


def _pressure(reading: Reading, index: int) -> Frame | None:
    """Read "under pressure to" and "pressure on them to"."""
    near, following = reading.words[max(0, index - 4) : index], reading.words[index + 1 : index + 6]
    found = deed(reading, index, 14)
    if not _NOT_SO.isdisjoint(near) or not WORDS["resist"].isdisjoint(near) or found < 0:
        return None
    put = following[0] == "to" and reading.starts[found] > index + 2
    if put or not WORDS["pressing"].isdisjoint(near) or "on" in following or "upon" in following:
        return of_words(reading, index, index, "pressure")
    return None


def _assurance(reading: Reading, index: int) -> Frame | None:
    """Read an assurance that is sought or wanted: "seeks a guarantee", "the guarantees that it wants"."""
    following = reading.words[index + 1 : index + 9]
    is_noun = KIND.get(word_at(reading, index - 1), "") not in ("to", "will", "would", "subject-we", "that")
    if not _GIVING.isdisjoint(reading.words[max(0, index - 5) : index]):
        return None
    sought = is_noun and has_near(reading, index, WORDS["seek"], 6)
    if sought or (following[:1] in (["that"], ["which"]) and not WORDS["sought"].isdisjoint(following)):
        return of_words(reading, index, index, "seek-assurance")
    return None


def _phrase(reading: Reading, index: int) -> Frame | None:
    """Read a fixed phrase, such as "it is time to", "no choice but to", "had better"."""
    words = reading.words
    for offset, phrase, name in PHRASES[words[index]]:
        if index >= offset and tuple(words[index - offset : index - offset + len(phrase)]) == phrase:
            if name == "time" and word_at(reading, index - offset - 1) == "there":
                continue
            return of_words(reading, index - offset, index - offset + len(phrase) - 1, name)
    return _necessary(reading, index) if words[index] in _NECESSARY | _WANTED else None


WORD_RULES: Final[dict[str, Callable[[Reading, int], Frame | None]]] = {
    **dict.fromkeys(WORDS["duty"], _duty),
    **dict.fromkeys(_NECESSARY | _WANTED, _necessary),
    **dict.fromkeys(("days", "hours", "weeks", "months", "day", "week", "month", "year", "deadline"), _deadline),
    **dict.fromkeys(WORDS["guarantee"], _assurance),
    **dict.fromkeys(PHRASES, _phrase),
    **dict.fromkeys(WORDS["instruction"], _instruction),
    **dict.fromkeys(("importance", "urgency"), _importance),
    **dict.fromkeys(("commend", "commends", "commended"), _commended),
    "pressure": _pressure,
    "up": _up,
}
