"""Conjunctions that may set a condition: if, unless, until, once, while, as long as."""

from bisect import bisect_left

from stance.model.frames.condition.clauses import first_verb, has_clause, nearest
from stance.model.frames.condition.markers import WORDS, Marker
from stance.model.reading.cues import Cue, Reading
from stance.model.reading.words import FORMS, KIND

Verdict = tuple[str, bool]

RESTRAINT = frozenset(("refusal", "opposition", "withheld"))
COMMITS = RESTRAINT | {"pledge", "acquiescence", "directive", "assurance", "own", "would", "given", "ready", "taken"}
SAID = COMMITS | {"own-not", "would-not", "reported", "reported-not"}
# What a marker of necessity restricts, whoever does it.
NEEDED = SAID | {"done"}
_WITHHELD = RESTRAINT | {"own-not", "would-not", "reported-not", "taken"}
_FREQUENT = frozenset(("if", "only-if", "unless", "until"))
_COARSE = {
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
_WE = frozenset(("we", "i"))
_ASKED = frozenset(("directive", "pledge", "refusal", "opposition"))
_NEGATIONS = frozenset(("not", "no", "never", "none", "nor", "neither"))
_CLAIMED = frozenset(("pledge", "refusal", "opposition", "acquiescence"))
_MERELY = frozenset(("would", "would-not"))
_SAYS = frozenset(("say", "commit"))
_PARTICIPLES = frozenset(("participle", "past"))
_HAS = frozenset(("has", "have"))
_OTHERS = frozenset(("actor", "name", "they"))
_STEPS = frozenset(("act", "cease", "permit", "commit", "refuse"))


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
    if subject in _WE:
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
    if not WORDS["aim"].isdisjoint(words) or "going" in words:
        return True
    place = first_verb(reading, marker.last)
    return (
        place < len(reading.cues)
        and reading.cues[place].licence.startswith("be-to")
        and not reading.cues[place].negated
    )


def _aimed(reading: Reading, marker: Marker, main: str) -> Verdict:
    """Tell what another party must do for what it wants from an aim of one's own."""
    place = first_verb(reading, marker.last)
    if place >= len(reading.cues) or main not in _ASKED:
        return "if-aim", False
    cue = reading.cues[place]
    demanded = cue.licence == "present" and cue.subject in _OTHERS and cue.lemma in WORDS["aim"]
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
            return cue.scope == "say" and cue.subject in _OTHERS and cue.licence.startswith(("will", "would"))
    return False


def until(reading: Reading, marker: Marker, main: str) -> Verdict | None:
    """Read "until": it confines what is withheld, not what goes on."""
    words, after = reading.words, marker.last + 1
    if not has_clause(reading, marker) and (main not in RESTRAINT or names_time(words[after : after + 4])):
        return "until-time", False
    asked_not = main == "directive" and (marker.first <= 1 or not _NEGATIONS.isdisjoint(words[: marker.first]))
    if after < len(words) and words[after] in _WE:
        counts = main in RESTRAINT or asked_not
        return ("until-we" if counts else "until-we/other"), counts
    if asked_not:
        return "until/directive-not", True
    return named(marker, main, _WITHHELD)


def names_time(words: list[str]) -> bool:
    """Tell whether words name a time."""
    return not WORDS["time"].isdisjoint(words) or any(word[0].isdigit() for word in words)


def before(reading: Reading, marker: Marker, main: str) -> Verdict | None:
    """Read "before": what is withheld, or is demanded, before another party has acted."""
    if main not in RESTRAINT and main != "directive":
        return None
    if main == "directive" and not WORDS["granted"].isdisjoint(reading.words[marker.last + 1 : marker.last + 4]):
        return "before/granted", True
    negated = main != "directive" or not _NEGATIONS.isdisjoint(reading.words[: marker.first])
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
    if cue.subject not in _OTHERS and cue.subject != "it":
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
