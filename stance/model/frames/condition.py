"""Frames of condition: what makes a commitment, a stance or a demand depend on something.

A conjunction alone decides nothing. It is a condition where its main clause commits somebody or demands something,
which the modules of those labels are asked; their answer and the conjunction name the frame.
"""

from bisect import bisect_left, bisect_right
from typing import NamedTuple

from stance.model.frames import directive, position, undertaking
from stance.model.frames.frame import Frame
from stance.model.groups import KIND
from stance.model.lexicon import read_table
from stance.model.reader import Cue, Reading


class Marker(NamedTuple):
    """A phrase that can set a condition: its kind, and its first and last word."""

    kind: str
    first: int
    last: int


Verdict = tuple[str, bool]
_WORD_LISTS = frozenset(("asking", "aim", "term", "setting", "leave"))


def _phrases() -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """Index the phrases of the table by first word: what follows it and the kind, the longest first."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for kind, phrases in read_table("condition.txt"):
        for phrase in phrases if kind not in _WORD_LISTS else ():
            first, *rest = phrase.split()
            found.setdefault(first, []).append((tuple(rest), kind))
    return {first: tuple(sorted(rests, key=lambda item: -len(item[0]))) for first, rests in found.items()}


def _words(wanted: str) -> frozenset[str]:
    return frozenset(word for kind, words in read_table("condition.txt") if kind == wanted for word in words)


_PHRASES = _phrases()
_ASKING = _words("asking")
_AIM = _words("aim")
_TERM = _words("term")
_SETTING = _words("setting")
_LEAVE = _words("leave")
_INVERTED = frozenset(("should", "were"))
_BARGAINING = frozenset(("and", "or"))
_PIVOTS = frozenset(_PHRASES) | _TERM | _INVERTED | _BARGAINING

_ENDS = frozenset((";", ".", "?", "!", ":"))
_OPENERS = frozenset(("", "strong", "quote", "conjunction", "that", "comma", "subordinator"))
_FINITE = frozenset(("will", "would", "must", "may", "can", "do", "did", "be", "have"))
_TENSED = frozenset(("will", "would", "must", "may", "can", "present", "past", "perfect", "be-to"))
_OURS = frozenset(("we", "i"))
_PERSONS = frozenset(("actor", "name", "I", "we", "they", "every", "it"))
_RESTRAINT = frozenset(("refusal", "opposition"))


def find(reading: Reading) -> list[Frame]:
    """Find the frames of a sentence that was read.

    >>> from stance.model.reader import read_sentence
    >>> [frame[:2] for frame in find(read_sentence("Oslo will sail only if the Council asks."))]
    [('only-if/pledge', 'condition')]
    """
    if _PIVOTS.isdisjoint(reading.words):
        return []
    markers = _markers(reading)
    if not markers:
        return []
    claims = _claims(reading)
    frames = []
    for marker in markers:
        verdict = _RULES.get(marker.kind, _plain)(reading, marker, _main(reading, marker, claims))
        if verdict:
            name, counts = verdict
            places = reading.places
            frames.append(Frame(name, "condition" if counts else "", places[marker.first], places[marker.last]))
    return frames


def _markers(reading: Reading) -> list[Marker]:
    words = reading.words
    found = []
    index = 0
    while index < len(words):
        marker = _marker(reading, index) if words[index] in _PIVOTS else None
        if marker:
            found.append(marker)
            index = marker.last
        index += 1
    return found


def _marker(reading: Reading, index: int) -> Marker | None:
    words = reading.words
    for rest, kind in _PHRASES.get(words[index], ()):
        length = len(rest)
        if not length or tuple(words[index + 1 : index + 1 + length]) == rest:
            return Marker(kind, index, index + length)
    word = words[index]
    if word in _TERM:
        return Marker("term", index, index)
    if word in _INVERTED and _is_inverted(words, index):
        return Marker("inversion", index, index)
    if word in _BARGAINING and _is_bargain(reading, index):
        return Marker("bargain", index, index + 1)
    return None


def _is_inverted(words: list[str], index: int) -> bool:
    """Tell whether an auxiliary stands before its subject as in "should the talks fail"."""
    if words[-1] == "?" or index + 2 >= len(words):
        return False
    before = KIND.get(words[index - 1], "") if index else "strong"
    if before not in ("comma", "strong", "that", "conjunction", "quote") and not _ends_claim(words, index):
        return False
    return KIND.get(words[index + 1], "") in ("determiner", "subject-they", "subject-it", "subject-we", "subject-you", "no", "")


def _ends_claim(words: list[str], index: int) -> bool:
    """Tell whether "should" follows a noun and is followed by a noun and a bare verb."""
    return KIND.get(words[index + 1], "") in ("determiner", "no") and KIND.get(words[index - 1], "") == ""


def _is_bargain(reading: Reading, index: int) -> bool:
    """Tell whether a promise follows an imperative, as in "Open the gates, and we will pay"."""
    words = reading.words
    if words[index + 1 : index + 2] not in (["i"], ["we"]) or words[index + 2 : index + 3] not in (["will"], ["shall"]):
        return False
    return bool(reading.cues) and reading.starts[0] <= 1 and reading.cues[0].licence == "imperative"


def _claims(reading: Reading) -> list[Frame]:
    """Give what the sentence commits somebody to or demands, in order."""
    frames = undertaking.find(reading) + position.find(reading) + directive.find(reading)
    return sorted((frame for frame in frames if frame.label), key=lambda frame: frame.first)


def _main(reading: Reading, marker: Marker, claims: list[Frame]) -> str:
    """Give the label of what the main clause of a marker commits to or demands, or what else it says."""
    if _opens_clause(reading, marker.first):
        start = _end_of_clause(reading, marker)
        if start:
            found = _after(reading, start, claims)
            if found or marker.first <= 1:
                return found or _unclaimed(reading, start, forward=True)
    return _before(reading, marker.first, claims) or _unclaimed(reading, marker.first, forward=False)


def _opens_clause(reading: Reading, first: int) -> bool:
    return first <= 1 or KIND.get(reading.words[first - 1], "") in _OPENERS or first - 1 in reading.ends


def _end_of_clause(reading: Reading, marker: Marker) -> int:
    """Find the comma behind the clause or phrase of a marker."""
    words = reading.words
    has_verb = marker.kind in ("exchange", "proviso-that", "until-then")
    if has_verb and marker.kind != "exchange":
        return marker.last
    place = bisect_right(reading.starts, marker.last)
    first_verb = reading.starts[place] if place < len(reading.starts) else len(words)
    for at in range(marker.last + 1, len(words)):
        word = words[at]
        has_verb = has_verb or at >= first_verb or KIND.get(word) in _FINITE
        if word in _ENDS:
            return 0
        if has_verb and (word == "," or word == "then") and at > marker.last:
            return at
    return 0


def _after(reading: Reading, start: int, claims: list[Frame]) -> str:
    token = reading.places[start]
    for claim in claims:
        if claim.first >= token:
            return "" if _is_apart(reading, token, claim.first) else claim.label
    return ""


def _before(reading: Reading, first: int, claims: list[Frame]) -> str:
    token = reading.places[first]
    for claim in reversed(claims):
        if claim.first < token:
            return "" if _is_apart(reading, claim.last, token) else claim.label
    return ""


def _is_apart(reading: Reading, first: int, last: int) -> bool:
    return not _ENDS.isdisjoint(reading.tokens[first:last])


def _unclaimed(reading: Reading, index: int, *, forward: bool) -> str:
    """Tell what a clause says that commits nobody: able, reported, forecast or nothing of these."""
    place = bisect_right(reading.starts, index) if forward else bisect_left(reading.starts, index) - 1
    if not 0 <= place < len(reading.cues):
        return ""
    cue = reading.cues[place]
    licence = cue.licence.removesuffix("-passive")
    if licence in ("may", "can") and cue.category in ("permit", "act") and cue.subject in _PERSONS:
        return "able"
    if licence in ("will", "would"):
        return "reported" if cue.scope == "say" else "forecast"
    return ""


def _plain(reading: Reading, marker: Marker, main: str) -> Verdict | None:
    return f"{marker.kind}/{main or 'nothing'}", main not in ("", "forecast")


def _other(reading: Reading, marker: Marker, main: str) -> Verdict | None:
    return "other", False


def _if(reading: Reading, marker: Marker, main: str) -> Verdict | None:
    words, after = reading.words, marker.last + 1
    if marker.first and words[marker.first - 1] in _ASKING:
        return "if-question", False
    if _is_aim(reading, marker):
        return "if-aim", False
    if words[after : after + 1] == ["we"] or words[after : after + 1] == ["i"]:
        return f"if-we/{main or 'nothing'}", False
    return f"if/{main or 'nothing'}", main not in ("", "forecast", "able")


def _is_aim(reading: Reading, marker: Marker) -> bool:
    """Tell whether the clause after "if" says what somebody wants, as in "if we are to win"."""
    words = reading.words[marker.last + 1 : marker.last + 5]
    if not _AIM.isdisjoint(words) or "going" in words:
        return True
    place = bisect_right(reading.starts, marker.last)
    return place < len(reading.cues) and reading.cues[place].licence.startswith("be-to")


def _until(reading: Reading, marker: Marker, main: str) -> Verdict | None:
    after = marker.last + 1
    if not _has_verb(reading, marker):
        return "until-time", False
    who = "-we" if reading.words[after : after + 1] in (["we"], ["i"]) else ""
    return f"until{who}/{main or 'nothing'}", main in _RESTRAINT or (main == "directive" and marker.first <= 1)


def _has_verb(reading: Reading, marker: Marker) -> bool:
    """Tell whether a clause follows, not a bare noun or time."""
    end = marker.last + 1
    while end < len(reading.words) and reading.words[end] not in _ENDS and reading.words[end] != ",":
        end += 1
    place = bisect_right(reading.starts, marker.last)
    while place < len(reading.cues) and reading.starts[place] < end:
        if reading.cues[place].licence.removesuffix("-passive") in _TENSED | {"passive"}:
            return True
        place += 1
    return False


def _provided(reading: Reading, marker: Marker, main: str) -> Verdict | None:
    words, first = reading.words, marker.first
    before = words[first - 1] if first else ","
    following = KIND.get(words[marker.last + 1], "") if marker.last + 1 < len(words) else ""
    if following == "preposition" or KIND.get(before, "") in ("be", "have", "relative", "adverb", "determiner", "to"):
        return None
    counts = main not in ("", "forecast") and _has_verb(reading, marker)
    return f"provided/{main or 'nothing'}", counts


def _once(reading: Reading, marker: Marker, main: str) -> Verdict | None:
    if not _has_verb(reading, marker):
        return None
    return _plain(reading, marker, main)


def _before_rule(reading: Reading, marker: Marker, main: str) -> Verdict | None:
    if main not in _RESTRAINT or not _has_verb(reading, marker):
        return None
    return "before/restraint", False


def _without(reading: Reading, marker: Marker, main: str) -> Verdict | None:
    if _LEAVE.isdisjoint(reading.words[marker.last + 1 : marker.last + 5]) or not main:
        return None
    return f"without/{main}", main in _RESTRAINT


def _as_long(reading: Reading, marker: Marker, main: str) -> Verdict | None:
    following = reading.words[marker.last + 1 : marker.last + 2]
    if following in (["i"], ["we"]):
        return "as-long-we", False
    return _plain(reading, marker, main)


def _depends(reading: Reading, marker: Marker, main: str) -> Verdict | None:
    place = bisect_left(reading.starts, marker.first) - 1
    noun = place >= 0 and reading.cues[place].category.startswith("noun-") and marker.first - reading.ends[place] < 6
    return ("depends/noun", True) if noun else (f"depends/{main or 'nothing'}", False)


def _term(reading: Reading, marker: Marker, main: str) -> Verdict | None:
    words, first = reading.words, marker.first
    if not _SETTING.isdisjoint(words[max(0, first - 5) : first]) or words[first + 1 : first + 2] == ["that"]:
        return "term/set", True
    return "term", False


_RULES = {
    "other": _other,
    "if": _if,
    "until": _until,
    "provided": _provided,
    "once": _once,
    "before": _before_rule,
    "without": _without,
    "as-long": _as_long,
    "depends": _depends,
    "term": _term,
}
