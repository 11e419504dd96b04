"""Frames of condition: what makes a commitment, a stance or a demand depend on something.

A conjunction alone decides nothing: the frame is named by the conjunction and by what its main clause does, and
only a main clause that undertakes, refuses or demands something is restricted by it.
"""

from bisect import bisect_left, bisect_right

from stance.model.frames.frame import Frame
from stance.model.groups import KIND
from stance.model.lexicon import read_table
from stance.model.reader import Cue, Reading


def _phrases() -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """Index the phrases of the table by first word: what follows it and the kind, the longest first."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for kind, phrases in read_table("condition.txt"):
        for phrase in phrases if kind not in ("asking", "aim", "term") else ():
            first, *rest = phrase.split()
            found.setdefault(first, []).append((tuple(rest), kind))
    return {first: tuple(sorted(rests, key=lambda item: -len(item[0]))) for first, rests in found.items()}


def _words(wanted: str) -> frozenset[str]:
    return frozenset(word for kind, words in read_table("condition.txt") if kind == wanted for word in words)


PHRASES = _phrases()
ASKING = _words("asking")
AIM = _words("aim")
TERM = _words("term")
_PIVOTS = frozenset(PHRASES) | TERM | {"should", "were", "had", "and", "or"}

_OPENERS = frozenset(("", "strong", "quote", "conjunction", "that", "comma"))
_ENDS = frozenset((";", ".", "?", "!", ":"))
_OURS = frozenset(("we", "i"))
_OWN = frozenset(("will", "would", "commit"))
_DEMANDS = frozenset(("must", "be-to", "direct-to", "must-passive"))
_FORECAST = frozenset(("state", "agenda", "wish", "hedge"))
_POSITIONS = frozenset(("act", "cease", "hinder", "permit", "commit", "refuse"))
_TIME = frozenset(
    [
        "now",
        "recently",
        "today",
        "tomorrow",
        "yesterday",
        "noon",
        "midnight",
        "dawn",
        "dusk",
        "next",
        "last",
        "late",
        "early",
        "about",
        "then",
        "the",
        "end",
    ]
)
_CLAUSES = 4


def find(reading: Reading) -> list[Frame]:
    """Find the frames of a sentence that was read."""
    words = reading.words
    if _PIVOTS.isdisjoint(words):
        return []
    frames: list[Frame] = []
    index = 0
    while index < len(words):
        word = words[index]
        last = index
        if word in PHRASES:
            kind, last = _phrase(words, index)
            if kind:
                _add(frames, reading, _restriction(reading, kind, index, last), index, last)
        elif word in TERM:
            _add(frames, reading, _term(reading, index), index, index)
        elif word in _INVERTED and (name := _inversion(reading, index)):
            _add(frames, reading, name, index, index)
        elif word in ("and", "or") and (name := _bargain(reading, index)):
            _add(frames, reading, name, index, index + 1)
        index = last + 1
    return frames


_INVERTED = frozenset(("should", "were", "had"))


def _add(frames: list[Frame], reading: Reading, name: tuple[str, bool] | None, first: int, last: int) -> None:
    if name:
        frames.append(Frame(name[0], "condition" if name[1] else "", reading.places[first], reading.places[last]))


def _phrase(words: list[str], index: int) -> tuple[str, int]:
    """Give the kind and the last word of the longest phrase that begins at a word."""
    for rest, kind in PHRASES[words[index]]:
        length = len(rest)
        if not length or tuple(words[index + 1 : index + 1 + length]) == rest:
            return kind, index + length
    return "", index


def _restriction(reading: Reading, kind: str, first: int, last: int) -> tuple[str, bool] | None:
    """Name what a phrase does in its sentence, and tell whether it is a condition."""
    if kind == "other":
        return "other", False
    force, negated = _main_clause(reading, first, last)
    return _READERS.get(kind, _plain)(reading, kind, first, last, force, negated)


def _plain(reading: Reading, kind: str, first: int, last: int, force: str, negated: bool) -> tuple[str, bool] | None:
    return f"{kind}/{force}", force not in ("", "forecast")


def _if(reading: Reading, kind: str, first: int, last: int, force: str, negated: bool) -> tuple[str, bool] | None:
    words = reading.words
    if first and words[first - 1] in ASKING:
        return "if-question", False
    subject = words[last + 1] if last + 1 < len(words) else ""
    if _is_aim(reading, last):
        return f"if-aim/{force}", False
    if subject in _OURS:
        return f"if-we/{force}", False
    return f"if/{force}", force not in ("", "forecast")


def _is_aim(reading: Reading, last: int) -> bool:
    """Tell whether the clause after "if" says what somebody wants, as in "if we are to win"."""
    words = reading.words[last + 1 : last + 6]
    if not AIM.isdisjoint(words):
        return True
    return any(
        KIND.get(word) == "be"
        and (words[place + 1 : place + 2] == ["to"] or words[place + 1 : place + 3] == ["going", "to"])
        for place, word in enumerate(words)
    )


def _until(reading: Reading, kind: str, first: int, last: int, force: str, negated: bool) -> tuple[str, bool] | None:
    words = reading.words
    following = words[last + 1] if last + 1 < len(words) else ""
    if following in _OURS:
        return "until-we", False
    if not _has_verb(reading, last):
        return "until-time", False
    return f"until/{force}{'-not' if negated else ''}", negated and force not in ("", "forecast")


def _has_verb(reading: Reading, last: int) -> bool:
    place = bisect_right(reading.starts, last)
    if place == len(reading.cues):
        return False
    end = next((i for i in range(last + 1, len(reading.words)) if reading.words[i] in _ENDS), len(reading.words))
    return reading.starts[place] < end and reading.cues[place].licence != "to"


def _proviso(reading: Reading, kind: str, first: int, last: int, force: str, negated: bool) -> tuple[str, bool] | None:
    words = reading.words
    if words[first] == "provided" and first == last:
        before = words[first - 1] if first else ""
        following = words[last + 1] if last + 1 < len(words) else ""
        if (
            KIND.get(before) in ("be", "have", "relative", "adverb", "determiner")
            or KIND.get(following) == "preposition"
        ):
            return None
        return f"provided/{force}", before in (",", "") and force != ""
    return _plain(reading, kind, first, last, force, negated)


def _once(reading: Reading, kind: str, first: int, last: int, force: str, negated: bool) -> tuple[str, bool] | None:
    if words_end(reading, last) or not _has_verb(reading, last):
        return None
    return _plain(reading, kind, first, last, force, negated)


def words_end(reading: Reading, last: int) -> bool:
    """Tell whether nothing of its own clause follows a word."""
    return last + 1 >= len(reading.words) or KIND.get(reading.words[last + 1]) in ("comma", "strong", "be", "have")


def _without(reading: Reading, kind: str, first: int, last: int, force: str, negated: bool) -> tuple[str, bool] | None:
    return ("without/not", True) if negated and force in ("own", "position") else None


_READERS = {"if": _if, "until": _until, "proviso": _proviso, "once": _once, "without": _without}


def _main_clause(reading: Reading, first: int, last: int) -> tuple[str, bool]:
    """Give the force of the clause that a phrase restricts, and whether that is negated."""
    if _opens_clause(reading, first):
        start = _comma_after(reading, last)
        if start:
            found = _forward(reading, start)
            if found[0] or not first:
                return found
    return _backward(reading, first)


def _opens_clause(reading: Reading, first: int) -> bool:
    return first <= 1 or KIND.get(reading.words[first - 1], "") in _OPENERS or first - 1 in reading.ends


def _comma_after(reading: Reading, last: int) -> int:
    """Find the comma that ends a clause, behind its first verb."""
    place = bisect_right(reading.starts, last)
    index = reading.ends[place] + 1 if place < len(reading.ends) else last + 1
    for at in range(index, len(reading.words)):
        if reading.words[at] == ",":
            return at
        if reading.words[at] in _ENDS:
            return 0
    return 0


def _forward(reading: Reading, start: int) -> tuple[str, bool]:
    for place in range(bisect_right(reading.starts, start), len(reading.cues)):
        if any(word in _ENDS for word in reading.words[start : reading.starts[place]]):
            break
        cue = reading.cues[place]
        force = _force(cue)
        if force:
            return force, cue.negated
        if "say" not in cue.category:
            break
    return "", False


def _backward(reading: Reading, first: int) -> tuple[str, bool]:
    end = bisect_left(reading.starts, first)
    for place in range(end - 1, max(end - 1 - _CLAUSES, -1), -1):
        if any(word in _ENDS for word in reading.words[reading.ends[place] : first]):
            break
        cue = reading.cues[place]
        force = _force(cue)
        if force:
            return force, cue.negated
    return "", False


def _force(cue: Cue) -> str:
    """Tell what a clause does: own, position, directive, noun, forecast, or nothing."""
    licence = cue.licence.removesuffix("-passive")
    categories = cue.category.removeprefix("noun-").split("+")
    if cue.category.startswith("noun-"):
        return "noun" if categories[0] in _POSITIONS or categories[0] in ("direct", "assure") else ""
    if "direct" in categories or licence in _DEMANDS or (licence == "imperative" and not cue.subject):
        return "directive"
    if licence in _OWN:
        return _undertaking(cue, categories)
    if ("commit" in categories or "refuse" in categories) and not licence.endswith("-to"):
        return "own"
    if not _POSITIONS.isdisjoint(categories) and licence in ("present", "past", "perfect") and not cue.scope:
        return "position"
    return ""


def _undertaking(cue: Cue, categories: list[str]) -> str:
    if not _FORECAST.isdisjoint(categories):
        return "forecast"
    if cue.subject in ("thing", "it") and not cue.licence.endswith("-passive"):
        return "thing"
    return "own"


def _term(reading: Reading, index: int) -> tuple[str, bool] | None:
    return "term", False


def _inversion(reading: Reading, index: int) -> tuple[str, bool] | None:
    words = reading.words
    if words[-1] == "?" or index + 2 >= len(words):
        return None
    if index and KIND.get(words[index - 1], "") not in ("comma", "strong", "that", "conjunction"):
        return None
    if KIND.get(words[index + 1], "") in ("to", "not", "be", "have", "adverb"):
        return None
    force, _ = _main_clause(reading, index, index)
    return f"inversion-{words[index]}/{force}", force not in ("", "forecast") and words[index] == "should"


def _bargain(reading: Reading, index: int) -> tuple[str, bool] | None:
    words = reading.words
    if words[index + 1 : index + 2] not in (["i"], ["we"]) or words[index + 2 : index + 3] not in (["will"], ["shall"]):
        return None
    if not reading.cues or reading.starts[0] > 1 or reading.cues[0].licence != "imperative":
        return None
    return f"bargain-{words[index]}", True
