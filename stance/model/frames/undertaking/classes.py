"""The class of a verb where it may undertake something, by itself and by the words around it."""

from typing import Final

from stance.model.frames.undertaking.tables import ACT, WORDS
from stance.model.reading.cues import Cue, Reading
from stance.model.reading.licences import FALLS_SHORT
from stance.model.reading.words import KIND, OWNERS, is_adverb

_MIXED: Final = {
    "act+commit": "commit",
    "cease+hinder": "hinder",
    "act+permit": "act",
    "agenda+commit": "commit",
    "cease+permit": "permit",
    "cease+state": "cease",
    "commit+direct": "direct",
    "deny+state": "state",
    "deny+cease": "cease",
    "hinder+refuse": "refuse",
    "direct+state": "direct",
}
_PARTICLES: Final = {"call": frozenset(("off", "home")), "pull": frozenset(("back", "out", "home"))}
_SAID: Final = frozenset(("comma", "strong", "that", "quote", "preposition"))
_ALL: Final = frozenset(("all", "any", "further", "new"))
# They act with these around them: "will get this done", "froze their assets".
_COMPLETED: Final = {
    "get": frozenset(("built", "done", "finished", "fixed", "passed")),
    "freeze": frozenset(("asset", "assets", "account", "accounts", "fund", "funds", "property", "properties")),
}


def class_of(reading: Reading, index: int) -> str:
    """Give the class of a verb, of several the one that an undertaking makes likely."""
    cue = reading.cues[index]
    category = cue.category
    if category == "act+say":
        return "act" if _observes(cue) or _adds(reading, index) else "say"
    if cue.lemma == "stop" and _stops_others(reading, index):
        return "hinder"
    if cue.lemma == "halt" and not _stops_others(reading, index):
        return "cease"
    if cue.lemma in _COMPLETED and not _COMPLETED[cue.lemma].isdisjoint(_around(reading, index)):
        return "act"
    if cue.lemma == "keep" and _keeps_from(reading, index):
        return "hinder"
    if cue.lemma in WORDS["scrapping"] and _is_withdrawn(reading, index):
        return "cease"
    if cue.lemma in _PARTICLES and not _PARTICLES[cue.lemma].isdisjoint(following(reading, index)):
        return "cease"
    return _MIXED.get(category, category.partition("+")[0]) if "+" in category else category


def _observes(cue: Cue) -> bool:
    return cue.lemma == "observe" and cue.form.startswith(("base", "ing"))


def _adds(reading: Reading, index: int) -> bool:
    """Tell whether something is added, and no words: "plans to add capacity"."""
    cue = reading.cues[index]
    after = following(reading, index, 1)
    return cue.lemma == "add" and cue.form.startswith("base") and bool(after) and KIND.get(after[0]) not in _SAID


def _stops_others(reading: Reading, index: int) -> bool:
    """Tell whether somebody else or his deed is stopped, and not an action of one's own."""
    after = following(reading, index)
    if after[:1] and after[0].endswith("ing"):
        return False
    if is_adverb("".join(after[:1])) or not WORDS["doing"].isdisjoint(after[:1] or after):
        return False
    if after[:1] and after[0] in _ALL and not WORDS["doing"].isdisjoint(after[1:3]):
        return False
    return (
        bool(after)
        and KIND.get(after[0]) not in ("strong", "comma", "to", "conjunction", "preposition")
        and after[0] not in ("our", "its", "my", "at", "short", "there", "here")
    )


def _keeps_from(reading: Reading, index: int) -> bool:
    """Read "keep them from voting"."""
    end = reading.ends[index]
    near = reading.words[end + 1 : end + 8]
    return "from" in near[1:] and near[-1 if near[-1] == "from" else near.index("from") + 1].endswith("ing")


def _is_withdrawn(reading: Reading, index: int) -> bool:
    """Tell whether what is cut is what one gives: "scrap its contribution", "cut our aid"."""
    after = following(reading, index, 4)
    return after[:1] != [] and after[0] in OWNERS and not WORDS["given away"].isdisjoint(after[1:])


def _around(reading: Reading, index: int) -> list[str]:
    """Give the words after a verb, with the head of its subject in the passive."""
    cue = reading.cues[index]
    return [*following(reading, index), *([reading.words[cue.head]] if cue.licence.endswith("-passive") else [])]


def following(reading: Reading, index: int, number: int = 5) -> list[str]:
    """Give the words after a verb."""
    end = reading.ends[index]
    return reading.words[end + 1 : end + 1 + number]


def goes_on(reading: Reading, index: int) -> bool:
    """Tell whether the deed is in the verb that depends on this one, as in "continue to fund", "stop paying"."""
    cue = reading.cues[index]
    if not cue.form.endswith("+"):
        return False
    kind = class_of(reading, index)
    if kind in ("commit", "refuse"):
        return True
    child = _child(reading, index)
    if kind == "act":
        return ACT.get(cue.lemma) == "light"
    return kind == "cease" and child >= 0 and (reading.cues[child].form.startswith("ing") or cue.lemma in FALLS_SHORT)


def _child(reading: Reading, index: int) -> int:
    for later in range(index + 1, len(reading.cues)):
        if reading.cues[later].governor == index:
            return later
    return -1


def is_negated(reading: Reading, index: int) -> bool:
    """Tell whether a verb is negated; "not only" negates nothing."""
    if not reading.cues[index].negated:
        return False
    group = reading.words[reading.starts[index] : reading.ends[index]]
    return not ("only" in group and "not" in group)


def is_purpose(reading: Reading, index: int) -> bool:
    """Tell whether a verb names only what another deed is for: "took steps to cut off their funds"."""
    governor = reading.cues[index].governor
    if governor < 0 or reading.cues[governor].form.startswith("noun"):
        return False
    return class_of(reading, governor) in ("act", "other") and not goes_on(reading, governor)
