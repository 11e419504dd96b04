"""If: what a commitment depends on, unless it asks, aims or supposes a deed of one's own."""

from bisect import bisect_left
from typing import Final

from stance.model.frames.condition.clauses import first_verb
from stance.model.frames.condition.conjunctions import COMMITS, OTHERS, SAID, WE, Verdict, named
from stance.model.frames.condition.markers import WORDS, Marker
from stance.model.reading.cues import Reading
from stance.model.reading.words import FORMS, KIND

_ASKED: Final = frozenset(("directive", "pledge", "refusal", "opposition"))
_CLAIMED: Final = frozenset(("pledge", "refusal", "opposition", "acquiescence"))
_MERELY: Final = frozenset(("would", "would-not"))
_SAYS: Final = frozenset(("say", "commit"))
_PARTICIPLES: Final = frozenset(("participle", "past"))
_IS: Final = frozenset(("is", "are"))


def if_(reading: Reading, marker: Marker, main: str) -> Verdict | None:
    """Read "if": no question, no aim, and by whose deed it is."""
    words = reading.words
    before = words[marker.first - 1] if marker.first else ""
    if before in WORDS["asking"] or "whether" in words[: marker.first] or _asks(words[: marker.first]):
        return "if-question", False
    if before in WORDS["welcome"] or (before in WORDS["content"] and main == "acquiescence"):
        return "if-content", False
    subject = words[marker.last + 1] if marker.last + 1 < len(words) else ""
    if _is_aim(reading, marker):
        return _aimed(reading, marker, main)
    if _is_participle(subject):
        counts = main in _CLAIMED
        return ("if-done" if counts else "if-done/other"), counts
    if subject in WE:
        counts = main in SAID and (_befalls(reading, marker) or _is_offered(reading, marker))
        return ("if-we" if counts else "if-we/other"), counts
    if subject == "you":
        counts = main in COMMITS and WORDS["idle"].isdisjoint(words[marker.last + 1 : marker.last + 6])
        return f"if-you/{'directive' if main == 'directive' else 'own' if counts else 'other'}", counts
    if main in _MERELY and not _is_announced(reading, marker):
        return f"if/{main}", False
    return named(marker, main, SAID)


def _is_announced(reading: Reading, marker: Marker) -> bool:
    """Tell whether somebody says what follows: "announced that if they stayed away it would sail"."""
    place = bisect_left(reading.starts, marker.first) - 1
    if place < 0 or marker.first - reading.ends[place] > 2:
        return False
    return not _SAYS.isdisjoint(reading.cues[place].category.split("+"))


def _asks(words: list[str]) -> bool:
    """Tell whether somebody is asked right before "if": "ask the minister if"."""
    near = words[-4:]
    return "to" not in near and "," not in near and not WORDS["putting"].isdisjoint(near)


def _is_participle(word: str) -> bool:
    """Tell whether a participle follows "if", as in "if asked", whose subject may be the thing that is spoken of."""
    return KIND.get(word, "") == "" and bool(_PARTICIPLES.intersection(FORMS.get(word, ())))


def _is_aim(reading: Reading, marker: Marker) -> bool:
    """Tell whether the clause after "if" says what somebody wants, as in "if we are to win"."""
    words = reading.words[marker.last + 1 : marker.last + 5]
    if not WORDS["aim"].isdisjoint(words) or "going" in words or _is_to_come(reading, marker):
        return True
    place = first_verb(reading, marker.last)
    return (
        place < len(reading.cues)
        and reading.cues[place].licence.startswith("be-to")
        and not reading.cues[place].negated
    )


def _is_to_come(reading: Reading, marker: Marker) -> bool:
    """Tell whether the clause says what is to be attained, however long its subject: "if the town is to live"."""
    words = reading.words
    for at in range(marker.last + 2, min(len(words) - 2, marker.last + 14)):
        if words[at] == ",":
            break
        if words[at] in _IS and words[at + 1] == "to":
            return words[at + 2] != "be"
    return False


def _aimed(reading: Reading, marker: Marker, main: str) -> Verdict:
    """Tell what another party must do for what it wants from an aim of one's own."""
    place = first_verb(reading, marker.last)
    if place >= len(reading.cues) or main not in _ASKED:
        return "if-aim", False
    cue = reading.cues[place]
    demanded = cue.licence == "present" and cue.subject in OTHERS and cue.lemma in WORDS["aim"]
    return ("if-aim/demanded" if demanded else "if-aim"), demanded


def _befalls(reading: Reading, marker: Marker) -> bool:
    """Tell whether what we are supposed to do is nothing of ours: "if we are attacked", "if I have to"."""
    place = first_verb(reading, marker.last)
    if place >= len(reading.cues):
        return False
    cue = reading.cues[place]
    if "," in reading.words[marker.last : reading.ends[place]]:
        return False
    return cue.licence.endswith("-passive") or cue.licence == "must" or cue.lemma in WORDS["befalling"]


def _is_offered(reading: Reading, marker: Marker) -> bool:
    """Tell whether somebody else says what he will do then: "said that if we pave the road, it will build"."""
    for cue in reading.cues[first_verb(reading, marker.last) + 1 :]:
        if cue.scope != "if":
            return cue.scope == "say" and cue.subject in OTHERS and cue.licence.startswith(("will", "would"))
    return False
