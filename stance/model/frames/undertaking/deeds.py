"""What a verb undertakes once it is licensed: by its class, its polarity and the words after it."""

from collections.abc import Callable

from stance.model.cues import Cue, Reading
from stance.model.frames.frame import Frame
from stance.model.frames.undertaking.tables import ACT, AGENDA, AROUND, STATE, WORDS
from stance.model.groups import KIND
from stance.model.licences import FALLS_SHORT

_MIXED = {
    "act+commit": "commit",
    "cease+hinder": "hinder",
    "act+permit": "permit",
    "agenda+commit": "commit",
    "cease+permit": "permit",
    "cease+state": "cease",
    "commit+direct": "direct",
    "deny+state": "state",
    "deny+cease": "cease",
    "hinder+refuse": "refuse",
    "direct+state": "direct",
}
_PARTICLES = {"call": frozenset(("off", "home")), "pull": frozenset(("back", "out", "home"))}
_RARE = frozenset(("state", "agenda", "direct", "assure", "commit"))
_FUNDS = frozenset(("asset", "assets", "account", "accounts", "fund", "funds", "property", "properties"))
_MEETINGS = frozenset(
    (
        "talks",
        "discussion",
        "discussions",
        "meeting",
        "meetings",
        "debate",
        "debates",
        "conference",
        "session",
        "sessions",
    )
)
# To end these is to let others go on.
_TAKING = frozenset(("cast", "use", "exercise", "lodge", "raise", "voice", "overcome"))
_YIELDED = frozenset(("objection", "objections", "opposition", "resistance", "veto", "vetoes"))
_ILLS, _DEEDS = AROUND["ill"], AROUND["deed"]


def class_of(reading: Reading, index: int) -> str:
    """Give the class of a verb, of several the one that an undertaking makes likely."""
    cue = reading.cues[index]
    category = cue.category
    if category == "act+say":
        return "act" if cue.lemma == "observe" and cue.form.startswith(("base", "ing")) else "say"
    if cue.lemma == "stop" and _stops_others(reading, index):
        return "hinder"
    if cue.lemma == "freeze" and not _FUNDS.isdisjoint(_around(reading, index)):
        return "act"
    if cue.lemma == "keep" and _keeps_from(reading, index):
        return "hinder"
    if cue.lemma in _PARTICLES and not _PARTICLES[cue.lemma].isdisjoint(following(reading, index)):
        return "cease"
    return _MIXED.get(category, category.partition("+")[0]) if "+" in category else category


def _stops_others(reading: Reading, index: int) -> bool:
    """Tell whether somebody else or his deed is stopped, and not an action of one's own."""
    after = following(reading, index)
    if after[:1] and after[0].endswith("ing"):
        return False
    return (
        bool(after)
        and KIND.get(after[0]) not in ("strong", "comma", "to", "conjunction", "preposition")
        and after[0] not in ("our", "its", "my", "at", "short")
    )


def _around(reading: Reading, index: int) -> list[str]:
    """Give the words after a verb, with the head of its subject in the passive."""
    cue = reading.cues[index]
    return [*following(reading, index), *([reading.words[cue.head]] if cue.licence.endswith("-passive") else [])]


def _keeps_from(reading: Reading, index: int) -> bool:
    """Read "keep them from voting"."""
    end = reading.ends[index]
    near = reading.words[end + 1 : end + 8]
    return "from" in near[1:] and near[-1 if near[-1] == "from" else near.index("from") + 1].endswith("ing")


def following(reading: Reading, index: int, number: int = 5) -> list[str]:
    """Give the words after a verb."""
    end = reading.ends[index]
    return reading.words[end + 1 : end + 1 + number]


def goes_on(reading: Reading, index: int) -> bool:
    """Tell whether the deed is in the verb that depends on this one, as in "continue to fund", "stop paying"."""
    cue = reading.cues[index]
    if not cue.form.endswith("+"):
        return False
    kind = class_of(reading, index)
    if kind in ("commit", "refuse"):
        return True
    child = _child(reading, index)
    if kind == "act":
        return ACT.get(cue.lemma) == "light"
    return kind == "cease" and child >= 0 and (reading.cues[child].form.startswith("ing") or cue.lemma in FALLS_SHORT)


def _child(reading: Reading, index: int) -> int:
    for later in range(index + 1, len(reading.cues)):
        if reading.cues[later].governor == index:
            return later
    return -1


def _is_meeting(cue: Cue, after: list[str]) -> bool:
    """Tell whether a deed is only a meeting or a vote that is due."""
    if cue.lemma == "vote":
        return "on" in after[:4]
    return cue.lemma in (
        "conduct",
        "hold",
        "host",
        "convene",
        "organise",
        "organize",
        "open",
        "resume",
    ) and not _MEETINGS.isdisjoint(after)


def outcome(reading: Reading, index: int, name: str) -> Frame | None:
    """Give the frame of a verb that is undertaken by what the name says."""
    cue, kind = reading.cues[index], class_of(reading, index)
    negated = is_negated(reading, index)
    if goes_on(reading, index):
        return None
    if kind == "cease" and _is_purpose(reading, index):
        return None
    label = as_own(cue, kind, following(reading, index), negated=negated)
    if label:
        return Frame(f"{name}/own-use", label, cue.first, cue.last)
    if _is_meeting(cue, following(reading, index)) and not negated:
        return Frame(f"{name}/meeting", "", cue.first, cue.last)
    if hinders(cue, kind, following(reading, index), negated=negated):
        return None
    if (
        not negated
        and kind in ("cease", "act", "other")
        and cue.lemma not in _TAKING
        and not _YIELDED.isdisjoint(following(reading, index))
    ):
        return None
    if kind == "cease":
        return Frame(f"{name}/cease", "pledge" if negated else "refusal", cue.first, cue.last)
    if kind in ("act", "other") or (kind in _RARE and not _is_talk(cue, kind, name)):
        title = "rest" if kind in _RARE else kind
        return Frame(f"{name}/{title}", "refusal" if negated else "pledge", cue.first, cue.last)
    return None


def _is_purpose(reading: Reading, index: int) -> bool:
    """Tell whether a verb names only what another deed is for: "took steps to cut off their funds"."""
    governor = reading.cues[index].governor
    if governor < 0 or reading.cues[governor].form.startswith("noun"):
        return False
    return class_of(reading, governor) in ("act", "other") and not goes_on(reading, governor)


def is_negated(reading: Reading, index: int) -> bool:
    """Tell whether a verb is negated; "not only" negates nothing."""
    if not reading.cues[index].negated:
        return False
    group = reading.words[reading.starts[index] : reading.ends[index]]
    return not ("only" in group and "not" in group)


def _is_talk(cue: Cue, kind: str, name: str) -> bool:
    """Tell whether a verb only announces words or matters; to be ready for them is more."""
    if kind != "agenda":
        return False
    manner = AGENDA.get(cue.lemma)
    return manner == "words" or (manner == "matter" and not name.startswith(("firm", "noun")))


def hinders(cue: Cue, kind: str, after: list[str], *, negated: bool) -> bool:
    """Tell whether an act hinders others, or is said not to: "will fight the bill", "will raise no objection"."""
    if negated:
        return cue.lemma.startswith("agree") or (kind in ("act", "other") and not WORDS["obstacle"].isdisjoint(after))
    if cue.lemma == "stop" and after[:1] and after[0] in ("you", "them", "him", "it", "her", "this", "that"):
        return True
    if after[:1] and after[0].endswith("ing"):
        return False
    return cue.lemma in WORDS["fighting"] and not _DEEDS.isdisjoint(after)


def as_own(cue: Cue, kind: str, after: list[str], *, negated: bool) -> str:
    """Give the label of a verb of another class that undertakes an own act in this use, or nothing."""
    if cue.lemma in WORDS["idle"] or (cue.lemma == "let" and "down" in after):
        return "pledge" if negated else ""
    if cue.lemma in WORDS["yielding"]:
        return "refusal" if negated else ""
    rule = _OWN_RULES.get(kind)
    return rule(cue, after, negated) if rule else ""


def _own_cease(cue: Cue, after: list[str], negated: bool) -> str:
    if not negated:
        return "" if _ILLS.isdisjoint(after) else "pledge"
    if cue.lemma == "abstain":
        return ""
    if cue.lemma != "give up":
        return ""
    return "refusal" if after and KIND.get(after[0]) == "determiner" else "pledge"


def _own_state(cue: Cue, after: list[str], negated: bool) -> str:
    if negated:
        return "pledge" if STATE.get(cue.lemma) == "kept" else ""
    return "pledge" if cue.lemma == "be" and not WORDS["conduct"].isdisjoint(after[:2]) else ""


def _own_asking(cue: Cue, after: list[str], negated: bool) -> str:
    if negated:
        return "refusal" if cue.lemma in WORDS["unasked"] else ""
    return "pledge" if cue.lemma in WORDS["asking"] else ""


def _own_assuring(cue: Cue, after: list[str], negated: bool) -> str:
    return "refusal" if negated else "pledge"


def _own_agenda(cue: Cue, after: list[str], negated: bool) -> str:
    if cue.lemma == "meet" and not WORDS["met"].isdisjoint(after):
        return "refusal" if negated else "pledge"
    return "refusal" if negated and AGENDA.get(cue.lemma) != "words" else ""


def _own_hindering(cue: Cue, after: list[str], negated: bool) -> str:
    return "" if negated or _ILLS.isdisjoint(after) else "pledge"


def _own_accepting(cue: Cue, after: list[str], negated: bool) -> str:
    if negated:
        return ""
    return "pledge" if cue.lemma == "submit to" or not WORDS["taken"].isdisjoint(after) else ""


_OWN_RULES: dict[str, Callable[[Cue, list[str], bool], str]] = {
    "cease": _own_cease,
    "state": _own_state,
    "direct": _own_asking,
    "assure": _own_assuring,
    "agenda": _own_agenda,
    "hinder": _own_hindering,
    "permit": _own_accepting,
}
