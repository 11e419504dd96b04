"""Frames of condition: what makes a commitment, a stance or a demand depend on something.

A conjunction alone decides nothing. It is a condition where its main clause commits somebody or demands something,
which the modules of those labels are asked; their answer and the conjunction name the frame.
"""

from bisect import bisect_left, bisect_right
from typing import NamedTuple

from stance.model.cues import Cue, Reading
from stance.model.frames.frame import Frame
from stance.model.groups import KIND
from stance.model.lexicon import read_table, word_sets


class Marker(NamedTuple):
    """A phrase that can set a condition: its kind, and its first and last word."""

    kind: str
    first: int
    last: int


Verdict = tuple[str, bool]
_WORD_LISTS = frozenset(("asking", "aim", "content", "time", "duration", "term", "setting", "leave"))


def _phrases() -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """Index the phrases of the table by first word: what follows it and the kind, the longest first."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for kind, phrases in read_table("condition.txt"):
        for phrase in phrases if kind not in _WORD_LISTS else ():
            first, *rest = phrase.split()
            found.setdefault(first, []).append((tuple(rest), kind))
    return {first: tuple(sorted(rests, key=lambda item: -len(item[0]))) for first, rests in found.items()}


_WORDS = word_sets("condition.txt")
_PHRASES = _phrases()
_ASKING = _WORDS["asking"]
_AIM = _WORDS["aim"]
_CONTENT = _WORDS["content"]
_TIME = _WORDS["time"]
_DURATION = _WORDS["duration"]
_TERM = _WORDS["term"]
_SETTING = _WORDS["setting"]
_LEAVE = _WORDS["leave"]
_INVERTED = frozenset(("should", "were"))
_PIVOTS = frozenset(_PHRASES) | _TERM | _INVERTED

_ENDS = frozenset((";", ".", "?", "!", ":"))
_OPENERS = frozenset(("", "strong", "quote", "conjunction", "that", "comma", "subordinator"))
_FINITE = frozenset(("will", "would", "must", "may", "can", "do", "did", "be", "have"))
_TENSED = frozenset(("will", "would", "must", "may", "can", "present", "past", "perfect", "be-to", "passive"))
_BLOCKING = frozenset(("will", "would", "must", "may", "can"))
_PERSONS = frozenset(("actor", "name", "I", "we", "they", "every"))
_HAS = frozenset(("has", "have"))
_DEEDS = frozenset(("act", "cease", "hinder", "permit", "commit", "refuse", "agenda", "other"))
_NEGATIONS = frozenset(("not", "no", "never", "none", "nor", "neither"))
_RESTRAINT = frozenset(("refusal", "opposition"))
_COMMITS = _RESTRAINT | {"pledge", "acquiescence", "directive", "assurance", "own", "passive"}
_SAID = _COMMITS | {"own-not", "reported"}
_UNASKED = frozenset(("other", "aside", "proviso", "term", "depends"))


def find(reading: Reading, others: list[Frame]) -> list[Frame]:
    """Find the frames of a sentence that was read; `others` are those of undertaking, position and directive.

    >>> from stance.model.frames import undertaking
    >>> from stance.model.reader import read_sentence
    >>> reading = read_sentence("Oslo will sail only if the Council asks.")
    >>> [frame[:2] for frame in find(reading, undertaking.find(reading))]
    [('only-if/pledge', 'condition')]
    """
    markers = [] if _PIVOTS.isdisjoint(reading.words) else _markers(reading)
    bargain = _bargain(reading)
    if bargain:
        markers.append(bargain)
    claims = [] if all(marker.kind in _UNASKED for marker in markers) else _claims(others)
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
        marker = _marker(words, index) if words[index] in _PIVOTS else None
        if marker:
            found.append(marker)
            index = marker.last
        index += 1
    return found


def _marker(words: list[str], index: int) -> Marker | None:
    word = words[index]
    for rest, kind in _PHRASES.get(word, ()):
        end = index + 1 + len(rest)
        if (not rest or tuple(words[index + 1 : end]) == rest) and _applies(words, kind, end):
            return Marker(kind, index, end - 1)
    if word in _TERM:
        return Marker("term", index, index)
    if word in _INVERTED and _is_inverted(words, index):
        return Marker("inversion", index, index)
    return None


def _applies(words: list[str], kind: str, end: int) -> bool:
    """Tell whether the words behind a phrase leave it its meaning."""
    if kind == "aside":
        return _closes(words, end)
    if kind == "without":
        return not _LEAVE.isdisjoint(words[end : end + 4])
    return kind != "once" or (end < len(words) and KIND.get(words[end], "") not in _FINITE | {"comma", "strong"})


def _closes(words: list[str], end: int) -> bool:
    return end >= len(words) or KIND.get(words[end], "") in ("comma", "strong")


def _is_inverted(words: list[str], index: int) -> bool:
    """Tell whether an auxiliary stands before its subject as in "should the talks fail"."""
    if words[-1] == "?" or index + 2 >= len(words) or (words[index] == "were" and "to" not in words[index : index + 7]):
        return False
    following = KIND.get(words[index + 1], "")
    if not index:
        return following not in ("not", "be", "have")
    before = KIND.get(words[index - 1], "")
    return before in ("comma", "strong", "that", "") and following in ("determiner", "subject-they", "subject-it", "no")


def _bargain(reading: Reading) -> Marker | None:
    """Find the promise behind an imperative, as in "Open the gates, and we will pay"."""
    if not reading.cues or reading.cues[0].licence != "imperative" or reading.starts[0] > 1:
        return None
    words = reading.words
    for index in range(reading.ends[0] + 1, len(words) - 2):
        if words[index] in ("and", "or") and words[index + 1] in ("i", "we") and words[index + 2] in ("will", "shall"):
            return Marker("bargain", index, index + 1)
    return None


def _claims(others: list[Frame]) -> list[Frame]:
    """Give what the sentence commits somebody to or demands, in order."""
    return sorted((frame for frame in others if frame.label), key=lambda frame: frame.first)


def _main(reading: Reading, marker: Marker, claims: list[Frame]) -> str:
    """Give the label of what the main clause of a marker commits to or demands, or what else it says."""
    if _opens_clause(reading, marker.first):
        start = _end_of_clause(reading, marker)
        if start:
            found = _after(reading, start, claims)
            if found or marker.first <= 1:
                return found
    return _before(reading, marker.first, claims)


def _opens_clause(reading: Reading, first: int) -> bool:
    return first <= 1 or KIND.get(reading.words[first - 1], "") in _OPENERS or first - 1 in reading.ends


def _end_of_clause(reading: Reading, marker: Marker) -> int:
    """Find the comma behind the clause or phrase of a marker."""
    words = reading.words
    if marker.kind in ("event", "until-then"):
        return marker.last
    place = bisect_right(reading.starts, marker.last)
    first_verb = reading.starts[place] if place < len(reading.starts) else len(words)
    has_verb = marker.kind in ("exchange", "inversion")
    for at in range(marker.last + 1, len(words)):
        word = words[at]
        has_verb = has_verb or at >= first_verb or KIND.get(word) in _FINITE
        if word in _ENDS:
            return 0
        if has_verb and word in (",", "then"):
            return at
    return 0


def _after(reading: Reading, start: int, claims: list[Frame]) -> str:
    """Read the clause behind a comma: the claim in it, if it is that of its first verb."""
    place = bisect_right(reading.starts, start)
    while place < len(reading.cues) and _only_says(reading.cues[place]):
        place += 1
    limit = reading.cues[place].last if place < len(reading.cues) else len(reading.tokens)
    token = reading.places[start]
    for claim in claims:
        if token <= claim.first <= limit + 2 and not _is_apart(reading, token, claim.first):
            return _label(claim)
    return _unclaimed(reading, place, token)


def _only_says(cue: Cue) -> bool:
    return "say" in cue.category and cue.licence not in ("can", "may")


def _label(claim: Frame) -> str:
    return "passive" if "/passive/" in claim.name else claim.label


def _before(reading: Reading, first: int, claims: list[Frame]) -> str:
    """Read the clause before a marker: the nearest claim, if no other verb with an auxiliary comes between."""
    token = reading.places[first]
    place = _nearest(reading, first)
    for claim in reversed(claims):
        if claim.first < token:
            if _is_apart(reading, claim.last, token):
                break
            between = place >= 0 and reading.cues[place].first > claim.last
            if between and reading.cues[place].licence.removesuffix("-passive") in _BLOCKING:
                break
            return _label(claim)
    return _unclaimed(reading, place, token)


def _nearest(reading: Reading, first: int) -> int:
    """Give the place of the last cue before a word that has a tense, saying aside; -1 where there is none."""
    place = bisect_left(reading.starts, first) - 1
    while place >= 0:
        cue = reading.cues[place]
        if "say" not in cue.category and cue.licence.removesuffix("-passive") in _TENSED:
            break
        place -= 1
    return place


def _is_apart(reading: Reading, first: int, last: int) -> bool:
    return not _ENDS.isdisjoint(reading.tokens[first:last])


def _unclaimed(reading: Reading, place: int, token: int) -> str:
    """Tell what a verb says that no module claims: own, able, reported, forecast or nothing of these."""
    if not 0 <= place < len(reading.cues):
        return ""
    cue = reading.cues[place]
    if _is_apart(reading, *sorted((cue.last, token))):
        return ""
    licence = cue.licence.removesuffix("-passive")
    if licence in ("may", "can"):
        return "able" if cue.category == "permit" and cue.subject in _PERSONS else "can"
    if licence in ("will", "would"):
        return _willed(cue)
    undertakes = cue.category in ("commit", "refuse") and (cue.subject in _PERSONS or cue.scope == "say")
    return "own" if undertakes else ""


def _willed(cue: Cue) -> str:
    if cue.scope == "say":
        return "reported"
    if not _DEEDS.isdisjoint(cue.category.split("+")):
        if cue.subject in _PERSONS:
            return "own-not" if cue.negated else "own"
        if cue.negated and cue.licence.endswith("-passive"):
            return "refusal"
    return "forecast"


def _named(marker: Marker, main: str, counting: frozenset[str]) -> Verdict:
    return f"{marker.kind}/{main or 'nothing'}", main in counting


def _plain(reading: Reading, marker: Marker, main: str) -> Verdict | None:
    return _named(marker, main, _COMMITS)


def _said(reading: Reading, marker: Marker, main: str) -> Verdict | None:
    return _named(marker, main, _SAID)


def _always(reading: Reading, marker: Marker, main: str) -> Verdict | None:
    return marker.kind, True


def _other(reading: Reading, marker: Marker, main: str) -> Verdict | None:
    return "other", False


def _if(reading: Reading, marker: Marker, main: str) -> Verdict | None:
    words = reading.words
    if marker.first and (words[marker.first - 1] in _ASKING or "whether" in words[: marker.first]):
        return "if-question", False
    if marker.first and words[marker.first - 1] in _CONTENT and main == "acquiescence":
        return "if-content", False
    if _is_aim(reading, marker):
        return "if-aim", False
    subject = words[marker.last + 1] if marker.last + 1 < len(words) else ""
    if subject in ("we", "i", "you"):
        who = "you" if subject == "you" else "we"
        return f"if-{who}/{main or 'nothing'}", who == "you" and main in _COMMITS
    return _named(marker, main, _SAID - {"passive", "own", "own-not"})


def _is_aim(reading: Reading, marker: Marker) -> bool:
    """Tell whether the clause after "if" says what somebody wants, as in "if we are to win"."""
    words = reading.words[marker.last + 1 : marker.last + 5]
    if not _AIM.isdisjoint(words) or "going" in words:
        return True
    place = bisect_right(reading.starts, marker.last)
    while place < len(reading.cues) and reading.cues[place].form == "noun":
        place += 1
    return place < len(reading.cues) and reading.cues[place].licence.startswith("be-to")


def _until(reading: Reading, marker: Marker, main: str) -> Verdict | None:
    words, after = reading.words, marker.last + 1
    if not _has_verb(reading, marker) and (main not in _RESTRAINT or _names_time(words[after : after + 4])):
        return "until-time", False
    if words[after : after + 1] in (["we"], ["i"]):
        return f"until-we/{main or 'nothing'}", main in _RESTRAINT
    if main == "directive" and (marker.first <= 1 or not _NEGATIONS.isdisjoint(words[: marker.first])):
        return "until/directive-not", True
    return _named(marker, main, _RESTRAINT | {"own-not"})


def _names_time(words: list[str]) -> bool:
    return not _TIME.isdisjoint(words) or any(word[0].isdigit() for word in words)


def _has_verb(reading: Reading, marker: Marker) -> bool:
    """Tell whether a clause follows, not a bare noun or time."""
    words = reading.words
    for at in range(marker.last + 1, min(len(words), marker.last + 16)):
        if words[at] in _ENDS or words[at] == ",":
            return False
        if KIND.get(words[at]) in _FINITE:
            return True
        if at in reading.starts and reading.cues[bisect_left(reading.starts, at)].licence in _TENSED:
            return True
    return False


def _provided(reading: Reading, marker: Marker, main: str) -> Verdict | None:
    words, first = reading.words, marker.first
    before = words[first - 1] if first else ","
    following = KIND.get(words[marker.last + 1], "") if marker.last + 1 < len(words) else ""
    if following == "preposition" or KIND.get(before, "") in ("be", "have", "relative", "adverb", "determiner", "to"):
        return None
    if before == "," and marker.last > first:
        return "proviso", True
    if not _has_verb(reading, marker) or not (main or before == ","):
        return "provided/verb", False
    return _named(marker, main, _SAID | {"able", "can"})


def _once(reading: Reading, marker: Marker, main: str) -> Verdict | None:
    if not _has_verb(reading, marker):
        return None
    place = _nearest(reading, marker.first)
    if place >= 0 and _is_narrated(reading.cues[place]) and _HAS.isdisjoint(reading.words[marker.last :]):
        return "once/past", False
    return _named(marker, main, _COMMITS | {"own-not"})


def _is_narrated(cue: Cue) -> bool:
    return cue.licence in ("past", "perfect") and "commit" not in cue.category


def _without(reading: Reading, marker: Marker, main: str) -> Verdict | None:
    return _named(marker, main, _RESTRAINT | {"own-not"})


def _as_long(reading: Reading, marker: Marker, main: str) -> Verdict | None:
    words = reading.words[marker.last + 1 : marker.last + 6]
    if words[:1] in (["i"], ["we"]) or not _DURATION.isdisjoint(words):
        return "as-long/duration", False
    return _named(marker, main, _COMMITS | {"able", "reported"})


def _exchange(reading: Reading, marker: Marker, main: str) -> Verdict | None:
    if marker.first <= 1 and main != "can":
        return "exchange/first", True
    return _named(marker, main, _COMMITS)


def _until_then(reading: Reading, marker: Marker, main: str) -> Verdict | None:
    return _named(marker, main, _RESTRAINT | {"directive", "own"})


def _inversion(reading: Reading, marker: Marker, main: str) -> Verdict | None:
    return f"inversion-{reading.words[marker.first]}/{main or 'nothing'}", main in _SAID


def _depends(reading: Reading, marker: Marker, main: str) -> Verdict | None:
    noun = _follows_noun(reading, marker)
    return f"depends/{'noun' if noun else 'other'}", noun


def _contingent(reading: Reading, marker: Marker, main: str) -> Verdict | None:
    return _named(marker, "noun" if _follows_noun(reading, marker) else main, _SAID | {"noun"})


def _follows_noun(reading: Reading, marker: Marker) -> bool:
    """Tell whether a noun that names a position is what depends."""
    place = bisect_left(reading.starts, marker.first) - 1
    return place >= 0 and reading.cues[place].form == "noun" and marker.first - reading.ends[place] < 6


def _term(reading: Reading, marker: Marker, main: str) -> Verdict | None:
    words, first = reading.words, marker.first
    if words[first - 1 : first] == ["without"]:
        return "term/without", False
    set_down = not _SETTING.isdisjoint(words[max(0, first - 3) : first])
    return f"term/{'set' if set_down else 'other'}", set_down


_RULES = {
    "other": _other,
    "aside": _other,
    "if": _if,
    "only-if": _said,
    "unless": _said,
    "proviso": _always,
    "but-only": _said,
    "contingent": _contingent,
    "provided": _provided,
    "until": _until,
    "until-then": _until_then,
    "once": _once,
    "without": _without,
    "as-long": _as_long,
    "exchange": _exchange,
    "inversion": _inversion,
    "depends": _depends,
    "term": _term,
}
