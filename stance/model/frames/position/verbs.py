"""Which verb of the two classes a cue is: alone, with its particle, its noun or its adjective."""

from stance.model.cues import Cue, Reading
from stance.model.frames.position.sites import after, object_of, patient_of
from stance.model.frames.position.tables import SPLIT, VERBS, WORDS, Verb
from stance.model.frames.undertaking.classes import class_of
from stance.model.groups import KIND, is_adverb

# Verbs and nouns that say together what a verb of the class says alone.
WITH_NOUN = (
    ("raise", "objection", "hinder"),
    ("lodge", "protest", "hinder"),
    ("cast", "dissenting", "hinder"),
    ("withhold", "entry", "hinder"),
    ("lift", "lifted", "permit"),
    ("give", "leave", "permit"),
)
NEEDING_NOUN = frozenset().union(*(WORDS[verbs] for verbs, _, _ in WITH_NOUN))
NOUNS = frozenset().union(*(WORDS[nouns] for _, nouns, _ in WITH_NOUN))
_STANDING = frozenset(("be", "remain", "stay", "stand"))
_AGAINST = frozenset(("against", "opposed", "hostile"))
_CONTENT = frozenset(("content", "amenable", "reconciled", "resigned", "acceptable"))
_INDIFFERENT = frozenset(("indifferent", "tolerant"))
_COERCED = frozenset(("blackmail", "bully", "coerce"))
_DECIDING = frozenset(("decide", "choose", "determine", "judge"))
_FINE = frozenset(("fine", "comfortable", "relaxed", "ok", "okay"))
# They hinder, and only where they are negated is that said.
_INSISTING = frozenset(("insist on", "insist", "press for", "mind", "begrudge"))

TRIGGERS = NOUNS | WORDS["problem"] | _FINE | _AGAINST | _CONTENT | _INDIFFERENT | _DECIDING | {"nothing", "deal"}
PLAIN = frozenset(VERBS) | _INSISTING | _COERCED | {"agree", "appeal", "stand", "be up", "keep"}
KNOWN = PLAIN | NEEDING_NOUN | _STANDING | {"have"}


def verb_of(reading: Reading, index: int, cue: Cue) -> Verb | None:
    """Give the verb of one of the two classes that a cue is, if it is one."""
    return (
        _split_verb(reading, index)
        or _with_noun(reading, index, cue)
        or _by_lemma(reading, index, cue)
        or _state(reading, index, cue)
    )


def _by_lemma(reading: Reading, index: int, cue: Cue) -> Verb | None:
    if cue.lemma in _INSISTING:
        return Verb("hinder", "noun", cue.lemma) if cue.negated else None
    if cue.lemma in ("stop", "keep"):
        return Verb("hinder", "deed", cue.lemma) if class_of(reading, index) == "hinder" else None
    if cue.lemma in WORDS["endured"] and not cue.negated:
        return None
    return VERBS.get(cue.lemma)


def _split_verb(reading: Reading, index: int) -> Verb | None:
    """Read "turn it down", "wave the doctors through", "spoke at length against"."""
    end = reading.ends[index]
    particles = SPLIT.get(reading.words[end])
    if not particles:
        return None
    following = reading.words[end + 1 : end + 6]
    for place, word in enumerate(following):
        if word in particles and place:
            return particles[word]
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
    if lemma not in NEEDING_NOUN:
        return None
    phrase = _object(reading, index) + (patient_of(reading, index)[0] if cue.licence.endswith("-passive") else [])
    if cue.negated and lemma in ("have", "see") and not WORDS["problem"].isdisjoint(phrase):
        return Verb("hinder", "noun", lemma)
    for verbs, nouns, kind in WITH_NOUN:
        if lemma in WORDS[verbs] and not WORDS[nouns].isdisjoint(phrase):
            is_fact = (lemma == "have" and "veto" in phrase) or (cue.licence == "present" and "power" in phrase)
            return None if is_fact else Verb(kind, "noun", lemma)
    return None


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


def _state(reading: Reading, index: int, cue: Cue) -> Verb | None:
    """Read "is against", "would be content with", "will not be bullied"."""
    following = after(reading, index)
    if cue.lemma == "appeal":
        return Verb("hinder", "noun", "appeal") if following not in ("to", "for") else None
    if cue.lemma in _COERCED:
        return Verb("permit", "firm", "coerce") if cue.negated else None
    if cue.lemma == "be up":
        return _right(reading, index)
    if cue.lemma not in _STANDING:
        return None
    if cue.lemma == "stand" and cue.negated:
        return _stood(cue, following)
    if cue.subject == "it" and reading.words[reading.ends[index] + 1 : reading.ends[index] + 2] in (["up"], ["for"]):
        return _right(reading, index)
    return _adjective(reading, index, following)


def _stood(cue: Cue, following: str) -> Verb | None:
    """Read "this will not stand", "cannot stand the toll"."""
    if following[:1].isalpha():
        return Verb("permit", "firm", "stand") if cue.licence == "can" else _against(following)
    return Verb("permit", "firm", "stand") if cue.subject in ("it", "thing") else None


def _right(reading: Reading, index: int) -> Verb | None:
    """Read "it is up to them to decide"."""
    end = reading.ends[index]
    return None if _DECIDING.isdisjoint(reading.words[end + 2 : end + 14]) else Verb("permit", "adjective", "decide")


def _adjective(reading: Reading, index: int, word: str) -> Verb | None:
    if word in _FINE and "with" in reading.words[reading.ends[index] + 1 :]:
        return Verb("permit", "adjective", word)
    if word in _CONTENT or (reading.cues[index].negated and word in _INDIFFERENT):
        return Verb("permit", "adjective", word)
    return _against(word)


def _against(word: str) -> Verb | None:
    return Verb("hinder", "adjective", word) if word in _AGAINST else None
