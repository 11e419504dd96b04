"""Which verb of the two classes a cue is: alone, with its particle, its noun or in a state."""

from stance.model.cues import Cue, Reading
from stance.model.frames.position.sites import object_of, patient_of
from stance.model.frames.position.states import ADJECTIVES, STANDING, STATES, state
from stance.model.frames.position.tables import SIDING, VERBS, WORDS, Verb
from stance.model.frames.undertaking.classes import class_of
from stance.model.groups import FORMS, KIND, is_adverb

# Verbs and nouns that say together what a verb of the class says alone.
WITH_NOUN = (
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
    ("give", "leave", "permit"),
)
PAIRS = {
    verb: [(WORDS[nouns], kind) for verbs, nouns, kind in WITH_NOUN if verb in WORDS[verbs]]
    for verb in frozenset().union(*(WORDS[verbs] for verbs, _, _ in WITH_NOUN))
}
NOUNS = frozenset().union(*(WORDS[nouns] for _, nouns, _ in WITH_NOUN))
_PARTING = frozenset(("out", "down", "up", "back"))
_AT_LAW = frozenset(("lawsuit", "lawsuits", "suit", "suits"))
# What is said of vetoes that are only counted.
_COUNTED = frozenset(("times", "since", "twice"))
# They hinder, and only where they are negated is that said.
_INSISTING = frozenset(("insist on", "insist", "press for", "mind", "begrudge"))
_WATCHING = frozenset(("see", "watch"))
# Verbs that count only with certain words, or only negated.
_QUALIFIED = _WATCHING | _INSISTING | WORDS["endured"] | {"press", "stop", "keep", "relax"}

# Pairs whose verbs are rarer than their nouns, so that the verb is looked at whatever words there are.
_BY_VERB = ("unbar", "set", "cross", "sue", "withhold", "cast")
_RARE_VERBS = frozenset().union(*(WORDS[verbs] for verbs in _BY_VERB)) - WORDS["raise"] | {"grant"}
_RARE_NOUNS = frozenset().union(*(WORDS[nouns] for verbs, nouns, _ in WITH_NOUN if verbs not in _BY_VERB)) - {"leave"}

TRIGGERS = _RARE_NOUNS | WORDS["problem"] | ADJECTIVES | {"nothing", "deal", "prepared"}
PLAIN = frozenset(VERBS) | _INSISTING | STATES | _RARE_VERBS | {"agree", "keep", "press"}
KNOWN = PLAIN | PAIRS.keys() | STANDING | _WATCHING | {"have", "say"}


def verb_of(reading: Reading, index: int, cue: Cue) -> Verb | None:
    """Give the verb of one of the two classes that a cue is, if it is one."""
    return (
        _split_verb(reading, index)
        or _with_noun(reading, index, cue)
        or _by_lemma(reading, index, cue)
        or state(reading, index, cue)
    )


def _by_lemma(reading: Reading, index: int, cue: Cue) -> Verb | None:
    if cue.lemma not in _QUALIFIED:
        return VERBS.get(cue.lemma)
    if cue.lemma in _WATCHING:
        return Verb("permit", "firm", "see") if cue.negated and _sees_done(reading, index, cue) else None
    if cue.lemma == "relax":
        at_ease = reading.words[reading.ends[index] :][:2] in (["relaxed", "about"], ["relaxed", "with"])
        return Verb("permit", "adjective", "at ease") if at_ease else VERBS["relax"]
    if cue.lemma in _INSISTING:
        return Verb("hinder", "noun", cue.lemma) if cue.negated else None
    if cue.lemma == "press":
        pressed = cue.negated and not WORDS["pressed"].isdisjoint(object_of(reading, index))
        return Verb("hinder", "noun", "press") if pressed else None
    if cue.lemma in ("stop", "keep"):
        return Verb("hinder", "deed", cue.lemma) if class_of(reading, index) == "hinder" else None
    return VERBS.get(cue.lemma) if cue.negated else None


def _sees_done(reading: Reading, index: int, cue: Cue) -> bool:
    """Read "is not prepared to see the mandate widened"."""
    if cue.governor < 0 or not cue.licence.startswith(("commit", "will", "would")):
        return False
    near = reading.words[reading.ends[index] + 2 : reading.ends[index] + 8]
    return any("participle" in FORMS.get(word, ()) for word in near)


def _split_verb(reading: Reading, index: int) -> Verb | None:
    """Read "turn it down", "wave the doctors through", "spoke at length against"."""
    end = reading.ends[index]
    particles = SIDING.get(reading.words[end])
    if not particles:
        return None
    following = reading.words[end + 1 : end + 6]
    for place, word in enumerate(following):
        if word in particles and place:
            return particles[word]
        if word in _PARTING and "against" in particles:
            continue
        if KIND.get(word, "") not in ("", "determiner", "quote", "adverb") and not KIND[word].startswith("subject"):
            return None
        if "against" in particles and not is_adverb(word) and len(particles) == 1:
            return None
    return None


def _with_noun(reading: Reading, index: int, cue: Cue) -> Verb | None:
    """Read a verb that takes up or gives up a position by its noun: "raise an objection", "lift the veto"."""
    lemma, end = cue.lemma, reading.ends[index]
    if lemma == "agree":
        return _agreeing(reading, index, cue)
    if lemma == "have" and "against" in reading.words[end + 2 : end + 6]:
        return _bearing_against(reading.words[end + 1 : end + 6])
    if lemma not in PAIRS:
        return None
    phrase = _object(reading, index) + (patient_of(reading, index)[0] if cue.licence.endswith("-passive") else [])
    if cue.negated and lemma in ("have", "see", "find") and not WORDS["problem"].isdisjoint(phrase):
        return Verb("hinder", "noun", lemma)
    for nouns, kind in PAIRS[lemma]:
        if not nouns.isdisjoint(phrase):
            return None if _is_fact(reading, index, phrase) else Verb(kind, "noun", lemma)
    return None


def _is_fact(reading: Reading, index: int, phrase: list[str]) -> bool:
    """Tell whether a verb and its noun state no position: a veto that is held or was counted, a face set anywhere."""
    lemma, end = reading.cues[index].lemma, reading.ends[index]
    if lemma in WORDS["set"] and not WORDS["face"].isdisjoint(phrase):
        return "against" not in reading.words[end + 1 : end + 8]
    if lemma in WORDS["suffer"] and not WORDS["truck"].isdisjoint(phrase):
        return not reading.cues[index].negated
    if "power" in phrase and reading.cues[index].licence == "present":
        return True
    near = reading.words[end + 1 : end + 11]
    if not WORDS["suit"].isdisjoint(phrase):
        return not _AT_LAW.isdisjoint(phrase) and "against" not in near and "over" not in near
    if phrase[-1:] == ["leave"]:
        return "to" not in near[len(phrase) : len(phrase) + 1]
    if "veto" not in phrase:
        return False
    return lemma in ("have", "hold", "keep") or not (_COUNTED.isdisjoint(near) or "to" in near)


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


def _agreeing(reading: Reading, index: int, cue: Cue) -> Verb | None:
    """Read agreement to what others propose; an act of one's own that is agreed to is a verb of its own."""
    place = reading.ends[index] + 1
    if reading.words[place : place + 1] != ["to"] or reading.starts[index + 1 : index + 2] == [place]:
        return None
    asked = not WORDS["asked"].isdisjoint(reading.words[place + 1 : place + 5])
    return Verb("permit", "firm", "agree") if cue.negated or asked else None
