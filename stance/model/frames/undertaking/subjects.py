"""Whose undertaking a verb would be."""

from typing import Final

from stance.model.frames.undertaking.tables import ACT, AROUND, CEASE, COMMIT, REFUSE, WORDS
from stance.model.reading.cues import Cue, Reading
from stance.model.reading.nouns import is_abstract, is_actor
from stance.model.reading.words import KIND, is_adverb

_SPEAKING: Final = frozenset(
    (
        "hesitate",
        "pledge",
        "vow",
        "promise",
        "agree",
        "refuse",
        "decline",
        "swear",
        "undertake",
        "volunteer",
        "abstain",
        "boycott",
        "renounce",
        "refrain",
        "withdraw",
        "suspend",
        "threaten",
        "intend",
    )
)

OWN: Final = "own"
OTHER: Final = "other"
THING: Final = "thing"
PRONOUN: Final = "pronoun"
# Verbs whose subject is somebody, whatever noun it is, unless it is a text.
_HUMAN_ONLY: Final = frozenset(
    lemma
    for lemma, manner in (ACT | CEASE | COMMIT | REFUSE).items()
    if manner in ("position", "cast", "refuse") or lemma in _SPEAKING | WORDS["person"]
)
# Findings and operations support what nobody has taken a position on.
_BACKING: Final = frozenset(("back", "endorse", "support", "uphold"))
# Droughts threaten as well as unions do.
_NEVER_THINGS: Final = _HUMAN_ONLY - {"threaten"}
_POINTING: Final = frozenset(("that", "there", "these", "this", "those", "what"))
_WHO: Final = {"I": OWN, "we": OWN, "actor": OTHER, "name": OTHER, "they": OTHER, "every": OTHER}


def who(reading: Reading, index: int) -> str:
    """Give who is the subject of a verb: own, other, thing where it is no actor, pronoun where nobody can tell."""
    cue = reading.cues[index]
    if cue.subject == "it" and _word(reading, cue.head) in _POINTING and cue.lemma not in _HUMAN_ONLY:
        return THING
    if cue.subject in ("they", "it") and cue.licence.startswith(("will", "would")) and _touches(reading, index):
        return THING
    if cue.subject == "it" or (cue.subject == "they" and _word(reading, cue.head) not in ("he", "she")):
        willed = cue.lemma in _HUMAN_ONLY or (cue.governor >= 0 and reading.cues[cue.governor].lemma in _HUMAN_ONLY)
        return OTHER if willed or _is_named(reading, index) else PRONOUN
    if cue.licence.startswith(("will", "would")) and is_restrictive(reading, index):
        return THING
    if cue.lemma in _BACKING and (is_abstract(_word(reading, cue.head)) or _is_held_up(cue)):
        return THING
    if cue.subject == "thing" and cue.lemma in _NEVER_THINGS and reading.words[cue.head] not in AROUND["document"]:
        return OTHER
    return _WHO.get(cue.subject, THING)


def acts(reading: Reading, index: int) -> bool:
    """Tell whether the subject of a verb can be one who takes a position."""
    return who(reading, index) in (OWN, OTHER)


def _word(reading: Reading, place: int) -> str:
    return reading.words[place] if place >= 0 else ""


def is_restrictive(reading: Reading, index: int) -> bool:
    """Tell whether a verb only says which ones are meant: "states that will help themselves and will pay"."""
    words, head = reading.words, reading.cues[index].head
    for earlier in range(index, -1, -1):
        place = reading.starts[earlier] - 1
        while place > 0 and is_adverb(words[place]):
            place -= 1
        if place > 0 and words[place] in ("who", "which", "that") and words[place - 1] not in (",", "of"):
            return reading.cues[earlier].head == head
        if words[place] not in ("and", "or") or reading.cues[earlier].head != head:
            return False
    return False


def _is_held_up(cue: Cue) -> bool:
    """Tell whether a thing holds another up: "the beams that support the roof"."""
    return cue.subject == "thing" and cue.clause == "relative"


def _touches(reading: Reading, index: int) -> bool:
    """Tell whether a pronoun stands right behind a noun, of which its clause tells which: "the role it will play"."""
    cue = reading.cues[index]
    before = cue.head - 1
    if before < 1 or index == 0 or cue.scope or reading.words[before] in KIND or is_adverb(reading.words[before]):
        return False
    return before not in reading.ends and not any("say" in other.category for other in reading.cues[:index])


def _is_named(reading: Reading, index: int) -> bool:
    """Tell whether "it" or "they" can stand for an actor that the sentence names."""
    cue = reading.cues[index]
    if cue.scope in ("say", "assure"):
        return True
    others = reading.cues if cue.scope == "sub" else reading.cues[:index]
    if any(other.subject in ("actor", "name") for other in others):
        return True
    words, tokens, places = reading.words, reading.tokens, reading.places
    return any(
        is_actor(words[place]) or (place and tokens[places[place]][0].isupper()) for place in range(max(cue.head, 0))
    )
