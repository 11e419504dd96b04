"""Verbs that take up or give up a position together with a noun: raise an objection, lift the veto."""

from collections.abc import Callable
from typing import Final

from stance.model.frames.position.sites import object_of, patient_of
from stance.model.frames.position.tables import WORDS, Verb
from stance.model.reading.cues import Cue, Reading

# Verbs and nouns that say together what a verb of the class says alone.
WITH_NOUN: Final = (
    ("raise", "objection", "hinder"),
    ("lodge", "protest", "hinder"),
    ("cast", "dissenting", "hinder"),
    ("withhold", "entry", "hinder"),
    ("lift", "lifted", "permit"),
    ("unbar", "barred", "permit"),
    ("set", "face", "hinder"),
    ("cross", "red", "hinder"),
    ("take", "exception", "hinder"),
    ("sue", "suit", "hinder"),
    ("suffer", "truck", "permit"),
    ("lead", "charge", "hinder"),
    ("give", "leave", "permit"),
)
PAIRS: Final = {
    verb: [(WORDS[nouns], kind, verbs) for verbs, nouns, kind in WITH_NOUN if verb in WORDS[verbs]]
    for verb in frozenset().union(*(WORDS[verbs] for verbs, _, _ in WITH_NOUN))
}
NOUNS: Final = frozenset().union(*(WORDS[nouns] for _, nouns, _ in WITH_NOUN))
# Pairs whose verbs are rarer than their nouns, so that the verb is looked at whatever words there are.
_BY_VERB: Final = ("unbar", "set", "cross", "sue", "withhold", "cast", "lead")
RARE_VERBS: Final = frozenset().union(*(WORDS[verbs] for verbs in _BY_VERB)) - WORDS["raise"] | {"grant"}
RARE_NOUNS: Final = frozenset().union(*(WORDS[nouns] for verbs, nouns, _ in WITH_NOUN if verbs not in _BY_VERB)) - {
    "leave"
}
_AT_LAW: Final = frozenset(("lawsuit", "lawsuits", "suit", "suits"))
# That somebody has them is a matter of fact where it was denied.
_RIGHTS: Final = frozenset(("authority", "power", "powers", "right", "rights"))
_OWN_LEAVE: Final = frozenset(("approval", "sanction"))
_DIFFICULTY: Final = frozenset(("difficulty", "difficulties", "hurdle", "hurdles", "trouble"))
_WITH: Final = frozenset(("with", "about"))
# What is said of vetoes that are only counted.
_COUNTED: Final = frozenset(("times", "since", "twice"))


def with_noun(reading: Reading, index: int, cue: Cue) -> Verb | None:
    """Read a verb that takes up or gives up a position by its noun: "raise an objection", "lift the veto"."""
    lemma, end = cue.lemma, reading.ends[index]
    if lemma == "have" and "against" in reading.words[end + 2 : end + 6]:
        return _bearing_against(reading.words[end + 1 : end + 6])
    if lemma not in PAIRS:
        return None
    phrase = _object(reading, index) + (patient_of(reading, index)[0] if cue.licence.endswith("-passive") else [])
    if cue.negated and lemma in ("have", "see", "find") and not WORDS["problem"].isdisjoint(phrase):
        return Verb("hinder", "noun", lemma)
    for nouns, kind, name in PAIRS[lemma]:
        if not nouns.isdisjoint(phrase):
            is_meant = _is_meant(reading, index, phrase) and (
                name not in _TESTS or _TESTS[name](reading, index, phrase)
            )
            return Verb(kind, "noun", lemma) if is_meant else None
    return None


def _is_meant(reading: Reading, index: int, phrase: list[str]) -> bool:
    """Tell whether a verb and its noun state a position: not a veto or a power that is only held or counted."""
    cue = reading.cues[index]
    if "power" in phrase and cue.licence == "present":
        return False
    if cue.lemma == "deny" and not _RIGHTS.isdisjoint(phrase):
        return not cue.licence.startswith(("past", "perfect", "passive"))
    if cue.lemma == "have" and not _DIFFICULTY.isdisjoint(phrase):
        return not _WITH.isdisjoint(_behind(reading, index)[1:5])
    if "veto" not in phrase:
        return True
    near = _behind(reading, index)
    return cue.lemma not in ("have", "hold", "keep") and (_COUNTED.isdisjoint(near) or "to" in near)


def _behind(reading: Reading, index: int) -> list[str]:
    end = reading.ends[index]
    return reading.words[end + 1 : end + 11]


def _is_set_against(reading: Reading, index: int, phrase: list[str]) -> bool:
    """Read "set its face against", not "set a face to the name"."""
    return "against" in _behind(reading, index)


def _is_led_against(reading: Reading, index: int, phrase: list[str]) -> bool:
    """Read "leads the charge against the plan", not "leads the fight against hunger"."""
    near = _behind(reading, index)
    return "against" in near and not (WORDS["deed"] | WORDS["foe"]).isdisjoint(near)


def _is_not_suffered(reading: Reading, index: int, phrase: list[str]) -> bool:
    """Read "will have no truck with it", "will have none of it"."""
    return reading.cues[index].negated and ("none" not in phrase or phrase[-1] in ("it", "this", "that"))


def _is_at_law(reading: Reading, index: int, phrase: list[str]) -> bool:
    """Read "filed a suit against the decree", where a challenge needs no word more."""
    near = _behind(reading, index)
    return _AT_LAW.isdisjoint(phrase) or "against" in near or "over" in near


def _is_given(reading: Reading, index: int, phrase: list[str]) -> bool:
    """Read "granted them leave to speak"; approval that is given is an own act, and only what is withheld counts."""
    if phrase[-1] == "leave":
        return _behind(reading, index)[len(phrase) : len(phrase) + 1] == ["to"]
    if "green" in phrase and phrase[-1] != "light":
        return False
    return _OWN_LEAVE.isdisjoint(phrase) or reading.cues[index].negated


_TESTS: Final[dict[str, Callable[[Reading, int, list[str]], bool]]] = {
    "set": _is_set_against,
    "lead": _is_led_against,
    "suffer": _is_not_suffered,
    "sue": _is_at_law,
    "give": _is_given,
}


def _object(reading: Reading, index: int) -> list[str]:
    """Give the object of a verb; that of "back away from" stands behind its preposition."""
    end = reading.ends[index]
    if reading.cues[index].lemma in ("back away", "back down"):
        return reading.words[end + 1 : end + 5]
    return object_of(reading, index)


def _bearing_against(near: list[str]) -> Verb | None:
    """Read "has nothing against the deal", "has a great deal against it"."""
    much = near[:1] in (["nothing"], ["something"], ["much"]) or near[:3] == ["a", "great", "deal"]
    return Verb("hinder", "noun", "have") if much else None
