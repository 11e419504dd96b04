"""The clause that a marker opens, and what the clause that depends on it commits to or demands."""

from bisect import bisect_left, bisect_right
from itertools import pairwise
from typing import Final

from stance.model.frames.condition.markers import FINITE, WORDS, Marker
from stance.model.frames.condition.unclaimed import is_kept, unclaimed
from stance.model.frames.frame import Frame
from stance.model.reading.cues import Cue, Reading
from stance.model.reading.words import KIND

_ENDS: Final = frozenset((";", ".", "?", "!", ":"))
_OPENERS: Final = frozenset(("", "strong", "quote", "conjunction", "that", "comma", "subordinator"))
_TENSED: Final = frozenset(("will", "would", "must", "may", "can", "present", "past", "perfect", "be-to", "passive"))
_BLOCKING: Final = frozenset(("will", "would", "must", "may", "can"))
_DEPENDENT: Final = frozenset(("if", "sub"))
_PHRASAL: Final = frozenset(("without", "exchange", "dependence", "except", "only-with"))
# At the start, these let the auxiliary of the main clause stand before its subject, with no comma.
_TURNING: Final = frozenset(("only-if", "only-after"))
_LONGEST_CLAUSE: Final = 16


def first_verb(reading: Reading, index: int) -> int:
    """Give the place of the first cue behind a word that is a verb; the number of cues where there is none."""
    place = bisect_right(reading.starts, index)
    while place < len(reading.cues) and reading.cues[place].form.startswith("noun"):
        place += 1
    return place


def has_clause(reading: Reading, marker: Marker) -> bool:
    """Tell whether a clause follows a marker, not a bare noun or time."""
    words = reading.words
    end = marker.last + 1
    while end < min(len(words), marker.last + _LONGEST_CLAUSE):
        word = words[end]
        if word == "," or word in _ENDS:
            break
        if KIND.get(word) in FINITE or _is_tensed(reading, end):
            return True
        end += 1
    return _reads_as_clause(words[marker.last + 1 : end])


def _is_tensed(reading: Reading, index: int) -> bool:
    place = bisect_left(reading.starts, index)
    return place < len(reading.starts) and reading.starts[place] == index and reading.cues[place].licence in _TENSED


def _reads_as_clause(words: list[str]) -> bool:
    """Guess from the endings whether an unknown verb follows its subject: "the hostages walk free"."""
    if not words or KIND.get(words[0]) == "preposition" or not WORDS["time"].isdisjoint(words):
        return False
    for before, word in pairwise(words[1:]):
        if before in KIND or word in KIND or not before.isalpha() or not word.isalpha():
            continue
        if (
            word.endswith("ed")
            or word in WORDS["confining"]
            or (before.endswith("s") and not word.endswith("s") and len(before) > 3)
        ):
            return True
    return False


def main_label(reading: Reading, marker: Marker, claims: list[Frame]) -> str:
    """Give the label of what the main clause of a marker commits to or demands, or what else it says."""
    if _opens_clause(reading, marker.first):
        start = _main_start(reading, marker)
        if start:
            found = _after(reading, start, claims)
            if found or marker.first <= 1:
                return found
    return _before(reading, marker.first, claims)


def _opens_clause(reading: Reading, first: int) -> bool:
    words = reading.words
    if first <= 1 or KIND.get(words[first - 1], "") in _OPENERS or first - 1 in reading.ends:
        return True
    return words[first - 1] == "so" and KIND.get(words[first - 2]) != "do"


def _main_start(reading: Reading, marker: Marker) -> int:
    """Find where the main clause begins behind the clause or phrase of a marker; 0 where it does not."""
    if marker.kind in ("event", "until-then"):
        return marker.last
    place = bisect_right(reading.starts, marker.last)
    end = len(reading.words)
    inside = place < len(reading.cues) and reading.cues[place].scope in _DEPENDENT
    if inside:
        scope = reading.cues[place].scope
        later = place
        while later < len(reading.cues) and reading.cues[later].scope == scope:
            later += 1
        if later < len(reading.cues):
            end = reading.starts[later]
    if inside and end < len(reading.words):
        return _last_comma(reading, marker, end)
    comma = _comma(reading, marker)
    opens = marker.first <= 1 or KIND.get(reading.words[marker.first - 1]) == "conjunction"
    return marker.last if not comma and opens and marker.kind in _PHRASAL | _TURNING else comma


def _last_comma(reading: Reading, marker: Marker, end: int) -> int:
    """Find the comma before the first verb that is no longer in the clause of the marker."""
    words = reading.words
    for at in range(marker.last + 1, end):
        if _is_end(reading, reading.places[at]):
            return 0
    for at in range(end - 1, marker.last, -1):
        if words[at] in (",", "then"):
            return at
    return end - 1


def _comma(reading: Reading, marker: Marker) -> int:
    """Find the comma behind the clause or phrase of a marker."""
    words = reading.words
    for at in range(marker.last + 1, len(words)):
        if words[at] in _ENDS and _is_end(reading, reading.places[at]):
            return 0
        if words[at] in (",", "then"):
            return at
    return 0


def _after(reading: Reading, start: int, claims: list[Frame]) -> str:
    """Read the clause behind a comma: the first claim in it, if no other verb with an auxiliary comes before."""
    place = bisect_right(reading.starts, start)
    while place < len(reading.cues) and _is_aside(reading.cues[place]):
        place += 1
    if place < len(reading.cues) and is_kept(reading, place):
        return "withheld"
    token = reading.places[start]
    limit = len(reading.tokens)
    for later in range(place, len(reading.cues)):
        if reading.cues[later].licence.removesuffix("-passive") in _BLOCKING:
            limit = reading.cues[later].last
            break
    for claim in claims:
        if token <= claim.first <= limit + 2 and not is_apart(reading, token, claim.first):
            return "" if _is_reason(reading, place, claim) else claim.label
    return _without_claim(reading, place, token)


def _is_reason(reading: Reading, place: int, claim: Frame) -> bool:
    """Tell whether a claim stands only in a clause that depends on the main one: "we want it because we will pay"."""
    if place >= len(reading.cues) or reading.cues[place].last >= claim.first or reading.cues[place].scope == "sub":
        return False
    return any(cue.last == claim.last and cue.scope == "sub" for cue in reading.cues[place + 1 :])


def _is_aside(cue: Cue) -> bool:
    """Tell whether a verb only says or is no verb of a clause."""
    return ("say" in cue.category and cue.licence not in ("can", "may")) or cue.licence == "gerund"


def _before(reading: Reading, first: int, claims: list[Frame]) -> str:
    """Read the clause before a marker: the nearest claim, if no other verb with an auxiliary comes between."""
    token = reading.places[first]
    place = nearest(reading, first)
    for claim in reversed(claims):
        if claim.first < token:
            if is_apart(reading, claim.last, token):
                break
            between = place >= 0 and reading.cues[_root(reading, place)].first > claim.last
            if between and reading.cues[place].licence.removesuffix("-passive") in _BLOCKING:
                break
            return claim.label
    return _without_claim(reading, place, token)


def _root(reading: Reading, place: int) -> int:
    """Give the verb on which another depends in the end."""
    while 0 <= reading.cues[place].governor < place:
        place = reading.cues[place].governor
    return place


def nearest(reading: Reading, first: int) -> int:
    """Give the place of the last cue before a word that has a tense, saying aside; -1 where there is none."""
    place = bisect_left(reading.starts, first) - 1
    while place >= 0:
        cue = reading.cues[place]
        if "say" not in cue.category and cue.licence.removesuffix("-passive") in _TENSED:
            break
        place -= 1
    return place


def is_apart(reading: Reading, first: int, last: int) -> bool:
    """Tell whether a sentence or a part of it ends between two tokens."""
    return any(_is_end(reading, place) for place in range(first, last))


def _is_end(reading: Reading, place: int) -> bool:
    """Tell whether a token ends a sentence; the point of an abbreviation does not."""
    token = reading.tokens[place]
    if token != ".":
        return token in _ENDS
    following = reading.tokens[place + 1][0] if place + 1 < len(reading.tokens) else ""
    return not (following.islower() or following.isdigit())


def _without_claim(reading: Reading, place: int, token: int) -> str:
    """Read the verb of a clause with no claim, if it is in the same sentence as a token."""
    if not 0 <= place < len(reading.cues) or is_apart(reading, *sorted((reading.cues[place].last, token))):
        return ""
    return unclaimed(reading, place)
