"""Conjunctions that may set a condition: if, unless, until, once, while, as long as."""

from typing import Final

from stance.model.frames.condition.clauses import first_verb, has_clause, nearest
from stance.model.frames.condition.markers import WORDS, Marker
from stance.model.reading.cues import Cue, Reading

Verdict = tuple[str, bool]

RESTRAINT: Final = frozenset(("refusal", "opposition", "withheld"))
COMMITS: Final = RESTRAINT | {
    "pledge",
    "acquiescence",
    "directive",
    "assurance",
    "own",
    "would",
    "given",
    "ready",
    "taken",
}
SAID: Final = COMMITS | {"own-not", "would-not", "reported", "reported-not"}
# What a marker of necessity restricts, whoever does it.
NEEDED: Final = SAID | {"done"}
_WITHHELD: Final = RESTRAINT | {"own-not", "would-not", "reported-not", "taken"}
_FREQUENT: Final = frozenset(("if", "only-if", "unless", "until"))
_COARSE: Final = {
    "": "nothing",
    "own-not": "own",
    "would": "own",
    "would-not": "own",
    "given": "own",
    "ready": "own",
    "warranted": "own",
    "reported": "own",
    "reported-not": "own",
    "able": "own",
    "withheld": "own",
    "taken": "taken",
    "done": "forecast",
}
WE: Final = frozenset(("we", "i"))
_CLAUSE: Final = 12
_NEGATIONS: Final = frozenset(("not", "no", "never", "none", "nor", "neither"))
_HAS: Final = frozenset(("has", "have"))
OTHERS: Final = frozenset(("actor", "name", "they"))
_STEPS: Final = frozenset(("act", "cease", "permit", "commit", "refuse"))


def named(marker: Marker, main: str, counting: frozenset[str]) -> Verdict:
    """Name a frame by its marker and whether its main clause counts; after frequent markers, by the main clause too."""
    counts = main in counting
    if marker.kind in _FREQUENT:
        return f"{marker.kind}/{_COARSE.get(main, main)}", counts
    return (marker.kind if counts else f"{marker.kind}/other"), counts


def plain(reading: Reading, marker: Marker, main: str) -> Verdict | None:
    """Read a marker that needs nothing but a commitment or a demand."""
    return named(marker, main, COMMITS)


def event(reading: Reading, marker: Marker, main: str) -> Verdict | None:
    """Read "in the event of", of which a demand may only take account."""
    return named(marker, main, COMMITS - {"directive"})


def but_only(reading: Reading, marker: Marker, main: str) -> Verdict | None:
    """Read "but only with, but not under", which take back part of what comes before."""
    return named(marker, main, SAID | {"forecast"})


def said(reading: Reading, marker: Marker, main: str) -> Verdict | None:
    """Read a marker of necessity, which what is reported may depend on as well."""
    return named(marker, main, NEEDED | {"warranted"} if marker.kind == "only-if" else NEEDED)


def until(reading: Reading, marker: Marker, main: str) -> Verdict | None:
    """Read "until": it confines what is withheld, not what goes on."""
    words, after = reading.words, marker.last + 1
    if not has_clause(reading, marker) and (main not in RESTRAINT or names_time(words[after : after + 4])):
        return "until-time", False
    asked_not = main == "directive" and (marker.first <= 1 or is_negated(words, marker.first))
    if after < len(words) and words[after] in WE:
        counts = main in RESTRAINT or asked_not
        return ("until-we" if counts else "until-we/other"), counts
    if asked_not:
        return "until/directive-not", True
    return named(marker, main, _WITHHELD)


def is_negated(words: list[str], index: int) -> bool:
    """Tell whether a negation stands in the clause before a word."""
    return not _NEGATIONS.isdisjoint(words[max(0, index - _CLAUSE) : index])


def names_time(words: list[str]) -> bool:
    """Tell whether words name a time."""
    return not WORDS["time"].isdisjoint(words) or any(word[0].isdigit() for word in words)


def before(reading: Reading, marker: Marker, main: str) -> Verdict | None:
    """Read "before": what is withheld, or is demanded, before another party has acted."""
    if main not in RESTRAINT and main != "directive":
        return None
    if main == "directive" and not WORDS["granted"].isdisjoint(reading.words[marker.last + 1 : marker.last + 4]):
        return "before/granted", True
    negated = main != "directive" or is_negated(reading.words, marker.first)
    counts = _is_step(reading, marker)
    return (f"before{'-not' if negated else ''}" if counts else "before/other"), counts


def _is_step(reading: Reading, marker: Marker) -> bool:
    """Tell whether a party's own step comes behind "before": "before it signs", "before they will lend"."""
    place = first_verb(reading, marker.last)
    if place >= len(reading.cues) or reading.starts[place] > marker.last + 10:
        return False
    cue = reading.cues[place]
    categories = cue.category.split("+")
    if cue.licence.startswith("passive"):
        return not {"cease", "permit"}.isdisjoint(categories)
    if cue.subject not in OTHERS and cue.subject != "it":
        return False
    return cue.licence in ("will", "would", "perfect") or (
        cue.licence == "present" and not _STEPS.isdisjoint(categories)
    )


def once(reading: Reading, marker: Marker, main: str) -> Verdict | None:
    """Read "once, as soon as", which may only tell when."""
    if not has_clause(reading, marker):
        return None
    place = nearest(reading, marker.first)
    if place >= 0 and _is_narrated(reading.cues[place]) and _HAS.isdisjoint(reading.words[marker.last :]):
        return "once/past", False
    return named(marker, main, COMMITS | {"own-not", "would-not"})


def _is_narrated(cue: Cue) -> bool:
    return cue.licence in ("past", "perfect") and "commit" not in cue.category


def while_(reading: Reading, marker: Marker, main: str) -> Verdict | None:
    """Read "while" where something is withheld as long as another state lasts, not where it contrasts."""
    words = reading.words
    if main not in RESTRAINT or (marker.first and words[marker.first - 1] == ","):
        return None
    place = first_verb(reading, marker.last)
    if place >= len(reading.cues) or reading.starts[place] > marker.last + 10:
        return None
    cue = reading.cues[place]
    if cue.negated or reading.words[reading.starts[place]] not in WORDS["lasting"] or cue.subject in ("I", "we"):
        return None
    lasts = cue.licence in ("present", "past") or _is_going_on(reading, place)
    return ("while", True) if lasts else None


def _is_going_on(reading: Reading, place: int) -> bool:
    """Tell whether a party goes on doing something, or it is being done."""
    cue = reading.cues[place]
    if cue.licence == "progressive":
        return cue.subject != "thing"
    return cue.licence == "passive-passive" and "being" in reading.words[reading.starts[place] : reading.ends[place]]


def as_long(reading: Reading, marker: Marker, main: str) -> Verdict | None:
    """Read "as long as", which may be mere duration."""
    words = reading.words[marker.last + 1 : marker.last + 6]
    if words[:1] in (["i"], ["we"]) or not WORDS["duration"].isdisjoint(words):
        return "as-long/duration", False
    return named(marker, main, COMMITS - {"withheld"} | {"able", "reported"})


def until_then(reading: Reading, marker: Marker, main: str) -> Verdict | None:
    """Read "until then", which points back to a condition."""
    return named(marker, main, RESTRAINT | {"directive", "own"})


def inversion(reading: Reading, marker: Marker, main: str) -> Verdict | None:
    """Read "should they, were they to"."""
    return named(marker, main, SAID)
