"""Which verb of the two classes a cue is: alone, with its particle, its noun or in a state."""

from collections.abc import Callable
from typing import Final

from stance.model.frames.position.pairs import PAIRS, RARE_NOUNS, RARE_VERBS, with_noun
from stance.model.frames.position.sites import object_of
from stance.model.frames.position.states import ADJECTIVES, STANDING, STATES, state
from stance.model.frames.position.tables import SIDING, VERBS, WORDS, Verb
from stance.model.frames.undertaking.classes import class_of
from stance.model.reading.cues import Cue, Reading
from stance.model.reading.words import FORMS, KIND, is_adverb

_PARTING: Final = frozenset(("out", "down", "up", "back"))
# They hinder, and only where they are negated is that said.
_INSISTING: Final = frozenset(("insist on", "insist", "press for", "mind", "begrudge"))
_WATCHING: Final = frozenset(("see", "watch"))
# Verbs that count only with certain words, or only negated.
_PARTLY: Final = frozenset(("halt", "keep", "live with", "press", "relax", "stop"))
_QUALIFIED: Final = _WATCHING | WORDS["toppling"] | _INSISTING | WORDS["endured"] | _PARTLY

TRIGGERS: Final = RARE_NOUNS | WORDS["problem"] | ADJECTIVES | {"nothing", "deal", "prepared"}
PLAIN: Final = frozenset(VERBS) | _INSISTING | STATES | RARE_VERBS | {"agree", "keep", "press"}
KNOWN: Final = PLAIN | frozenset(PAIRS) | STANDING | _WATCHING | {"have", "say"}


def verb_of(reading: Reading, index: int, cue: Cue) -> Verb | None:
    """Give the verb of one of the two classes that a cue is, if it is one."""
    return (
        _split_verb(reading, index)
        or (_agreeing(reading, index, cue) if cue.lemma == "agree" else with_noun(reading, index, cue))
        or _by_lemma(reading, index, cue)
        or state(reading, index, cue)
    )


def _by_lemma(reading: Reading, index: int, cue: Cue) -> Verb | None:
    if cue.lemma not in _QUALIFIED:
        return VERBS.get(cue.lemma)
    rule = _RULES.get(cue.lemma)
    if rule is not None:
        return rule(reading, index, cue)
    if cue.lemma in WORDS["toppling"]:
        return None if cue.negated else VERBS[cue.lemma]
    return VERBS.get(cue.lemma) if cue.negated else None


def _watched(reading: Reading, index: int, cue: Cue) -> Verb | None:
    return Verb("permit", "firm", "see") if cue.negated and _sees_done(reading, index, cue) else None


def _heard_of(reading: Reading, index: int, cue: Cue) -> Verb | None:
    """Read "will not hear of a tax", not "has never heard of it"."""
    return VERBS["hear of"] if cue.negated and cue.licence in ("will", "would") else None


def _lived_with(reading: Reading, index: int, cue: Cue) -> Verb | None:
    """Read "can live with the deal", not "no longer live with an open border"."""
    counts = not cue.negated or cue.licence.startswith(("can", "will", "would"))
    return VERBS["live with"] if counts else None


def _relaxed(reading: Reading, index: int, cue: Cue) -> Verb | None:
    at_ease = reading.words[reading.ends[index] :][:2] in (["relaxed", "about"], ["relaxed", "with"])
    return Verb("permit", "adjective", "at ease") if at_ease else VERBS["relax"]


def _insisted(reading: Reading, index: int, cue: Cue) -> Verb | None:
    return Verb("hinder", "noun", cue.lemma) if cue.negated else None


def _pressed(reading: Reading, index: int, cue: Cue) -> Verb | None:
    pressed = cue.negated and not WORDS["pressed"].isdisjoint(object_of(reading, index))
    return Verb("hinder", "noun", "press") if pressed else None


def _stopped(reading: Reading, index: int, cue: Cue) -> Verb | None:
    return Verb("hinder", "deed", cue.lemma) if class_of(reading, index) == "hinder" else None


_RULES: Final[dict[str, Callable[[Reading, int, Cue], Verb | None]]] = {
    **dict.fromkeys(_WATCHING, _watched),
    **dict.fromkeys(_INSISTING, _insisted),
    **dict.fromkeys(("halt", "keep", "stop"), _stopped),
    "hear of": _heard_of,
    "live with": _lived_with,
    "press": _pressed,
    "relax": _relaxed,
}


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


def _agreeing(reading: Reading, index: int, cue: Cue) -> Verb | None:
    """Read agreement to what others propose; an act of one's own that is agreed to is a verb of its own."""
    place = reading.ends[index] + 1
    if reading.words[place : place + 1] != ["to"] or reading.starts[index + 1 : index + 2] == [place]:
        return None
    asked = not WORDS["asked"].isdisjoint(reading.words[place + 1 : place + 5])
    return Verb("permit", "firm", "agree") if cue.negated or asked else None
