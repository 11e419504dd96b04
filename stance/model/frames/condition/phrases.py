"""Prepositions, verbs and nouns that may set a condition: provided, in return for, subject to, a precondition."""

from bisect import bisect_left, bisect_right
from typing import Final

from stance.model.frames.condition.clauses import has_clause
from stance.model.frames.condition.conjunctions import COMMITS, NEEDED, RESTRAINT, SAID, Verdict, named
from stance.model.frames.condition.markers import WORDS, Marker
from stance.model.reading.cues import Reading
from stance.model.reading.words import KIND, is_adverb

_MADE: Final = frozenset(("make", "makes", "made", "making"))
_NO_PROVISO: Final = frozenset(("be", "have", "relative", "adverb", "determiner", "to"))
_WHEN: Final = frozenset(("when", "once", "where", "as", "after", "if", "provided"))
_OFFERED: Final = frozenset(("pledge", "own", "ready", "reported", "taken"))
_BE: Final = frozenset(("is", "are", "was", "were", "would", "will"))


def always(reading: Reading, marker: Marker, main: str) -> Verdict | None:
    """Read a phrase that is a proviso wherever it stands."""
    return marker.kind, True


def other(reading: Reading, marker: Marker, main: str) -> Verdict | None:
    """Read a phrase that only looks like a condition."""
    return "other", False


def provided(reading: Reading, marker: Marker, main: str) -> Verdict | None:
    """Tell the conjunction "provided" from the verb."""
    words, first = reading.words, marker.first
    before = words[first - 1] if first else ","
    following = KIND.get(words[marker.last + 1], "") if marker.last + 1 < len(words) else ""
    if following == "preposition" or KIND.get(before, "") in _NO_PROVISO:
        return None
    if before == "," and marker.last > first:
        return "proviso", True
    if not has_clause(reading, marker) or not (main or before == ","):
        return "provided/verb", False
    return named(marker, main, NEEDED | {"able", "can"})


def without(reading: Reading, marker: Marker, main: str) -> Verdict | None:
    """Read "without their consent": only what is withheld depends on it."""
    place = bisect_left(reading.starts, marker.first) - 1
    if place >= 0 and (reading.cues[place].licence == "gerund" or reading.words[reading.starts[place]] == "having"):
        return "without/other", False
    return named(marker, main, RESTRAINT | {"own-not", "would-not"})


def except_(reading: Reading, marker: Marker, main: str) -> Verdict | None:
    """Read "except in emergencies": the case in which alone something is done that is otherwise withheld."""
    near = reading.words[marker.last + 1 : marker.last + 6]
    return (
        None
        if WORDS["case"].isdisjoint(near)
        else named(marker, main, RESTRAINT | {"own-not", "would-not", "acquiescence"})
    )


def exchange(reading: Reading, marker: Marker, main: str) -> Verdict | None:
    """Read "in return for"."""
    if reading.words[marker.first - 1] in ("nothing", "anything") and marker.first:
        return "exchange/other", False
    if marker.first <= 1 and main != "can":
        return "exchange/first", True
    return named(marker, main, COMMITS)


def only_with(reading: Reading, marker: Marker, main: str) -> Verdict | None:
    """Read "only with": what one needs for it has to be something that others grant."""
    near = reading.words[marker.last + 1 : marker.last + 7]
    granted = not WORDS["leave"].isdisjoint(near) or marker.last - marker.first > 1
    if granted:
        return marker.kind, main in SAID or marker.first == 0
    return f"{marker.kind}/other", main in ("pledge", "acquiescence")


def request(reading: Reading, marker: Marker, main: str) -> Verdict | None:
    """Read "at their request": what will be done is left to those who ask for it."""
    return named(marker, main, _OFFERED)


def dependence(reading: Reading, marker: Marker, main: str) -> Verdict | None:
    """Read "subject to their approval"."""
    granted = not WORDS["leave"].isdisjoint(reading.words[marker.last + 1 : marker.last + 6])
    return marker.kind + "/other" * (not granted), granted or main in COMMITS - {"directive"}


def depends(reading: Reading, marker: Marker, main: str) -> Verdict | None:
    """Read "depends on": it counts where a position is what depends."""
    noun = _follows_noun(reading, marker)
    return ("depends" if noun else "depends/other"), noun


def contingent(reading: Reading, marker: Marker, main: str) -> Verdict | None:
    """Read "contingent on, conditional"."""
    if reading.words[marker.last + 1 : marker.last + 2] and reading.words[marker.last + 1] in WORDS["given"]:
        return "contingent/noun", True
    made = not _MADE.isdisjoint(reading.words[max(0, marker.first - 10) : marker.first])
    return named(marker, "noun" if made or _follows_noun(reading, marker) else main, SAID - {"directive"} | {"noun"})


def _follows_noun(reading: Reading, marker: Marker) -> bool:
    """Tell whether a noun that names a position, or what one gives, is what depends."""
    before = marker.first - 1
    while before > 0 and (
        KIND.get(reading.words[before]) in ("will", "would", "must") or is_adverb(reading.words[before])
    ):
        before -= 1
    if before >= 0 and reading.words[before] in WORDS["given"] | WORDS["granted"]:
        return True
    place = bisect_left(reading.starts, marker.first) - 1
    if place < 0:
        return False
    cue = reading.cues[place]
    if cue.form == "noun" and marker.first - reading.ends[place] < 6:
        return True
    return cue.lemma == "be" and cue.head >= 0 and reading.words[cue.head] in WORDS["given"]


def tied(reading: Reading, marker: Marker, main: str) -> Verdict | None:
    """Read "tied its support to": a position that is linked to something."""
    words = reading.words
    place = bisect_right(reading.starts, marker.first)
    if place >= len(reading.cues) or reading.cues[place].form != "noun":
        return None
    near = words[marker.first + 1 : marker.first + 10]
    links = "to" in near[1:] or "on" in near[1:]
    return ("tied", True) if links and reading.starts[place] - marker.first < 5 else None


def term(reading: Reading, marker: Marker, main: str) -> Verdict | None:
    """Read "a condition": it counts where somebody sets it or says what it is."""
    words, first = reading.words, marker.first
    if words[first - 1 : first] == ["without"]:
        return "term/without", False
    reach = 8 if words[first].startswith("pre") else 3
    near = words[max(0, first - reach) : first]
    if near[-2:] == ["as", "a"] or (not WORDS["setting"].isdisjoint(near) and near[-1] not in _MADE):
        counts = bool(main) or _is_set(reading, first)
        return ("term/set" if counts else "term/other"), counts
    after = words[first + 1 : first + 12]
    if main in COMMITS and not WORDS["met"].isdisjoint(after) and not _WHEN.isdisjoint(near):
        return "term/met", True
    if not WORDS["single"].isdisjoint(words[max(0, first - 3) : first]) and _is_told(after):
        return "term/told", True
    return "term/other", False


def _is_set(reading: Reading, first: int) -> bool:
    """Tell whether somebody sets a term, and is not said not to, or to try."""
    place = bisect_left(reading.starts, first) - 1
    return place < 0 or not (reading.cues[place].negated or reading.cues[place].licence in ("gerund", "commit"))


def _is_told(words: list[str]) -> bool:
    """Tell whether a term is spelt out: "condition is that", "conditions for joining are to"."""
    for place, word in enumerate(words):
        if word in _BE:
            return words[place + 1 : place + 2] in (["that"], ["to"], ["for"])
    return words[:1] == [":"]
