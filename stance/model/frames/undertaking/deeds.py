"""What a verb undertakes once it is licensed: by its class, its polarity and the words after it."""

from collections.abc import Callable
from typing import Final

from stance.model.frames.frame import Frame
from stance.model.frames.undertaking.classes import class_of, following, goes_on, is_negated, is_purpose
from stance.model.frames.undertaking.schedules import is_scheduled
from stance.model.frames.undertaking.tables import AGENDA, AROUND, STATE, WORDS
from stance.model.reading.cues import Cue, Reading
from stance.model.reading.words import KIND

_RARE: Final = frozenset(("state", "agenda", "direct", "assure", "commit"))
_TAKING: Final = frozenset(("cast", "use", "exercise", "lodge", "raise", "voice", "overcome"))
# To end these is to let others go on.
_YIELDED: Final = frozenset(("objection", "objections", "opposition", "resistance", "veto", "vetoes"))
# To leave an office is a concession.
_LEAVING: Final = frozenset(("resign", "step down", "stand down"))
_OWNERS: Final = frozenset(("its", "our", "their", "his", "her"))
_COSTS: Final = frozenset(("cost", "costs", "time", "times"))
_THIS: Final = frozenset(("this", "the", "that", "our", "its"))
_WARS: Final = frozenset(("war", "wars", "conflict"))
_ILLS: Final = AROUND["ill"]
_DEEDS: Final = AROUND["deed"]


def outcome(reading: Reading, index: int, name: str) -> Frame | None:
    """Give the frame of a verb that is undertaken by what the name says."""
    cue, kind, negated = reading.cues[index], class_of(reading, index), is_negated(reading, index)
    after = following(reading, index)
    if negated and (cue.lemma == "have" or cue.lemma in WORDS["lived"] or is_unsaid(cue, after)):
        return Frame(f"{name}/unsaid", "", cue.first, cue.last)
    if goes_on(reading, index) or (kind == "cease" and is_purpose(reading, index)):
        return None
    if label := as_own(cue, kind, after, negated=negated):
        return Frame(f"{name}/own-use", label, cue.first, cue.last)
    if not negated and not (name == "firm" and cue.lemma == "host") and is_scheduled(cue, after):
        return Frame(f"{name}/meeting", "", cue.first, cue.last)
    if hinders(cue, kind, after, negated=negated) or (not negated and _yields(cue, kind, after)):
        return None
    return _by_class(cue, kind, name, negated=negated)


def is_unsaid(cue: Cue, after: list[str]) -> bool:
    """Tell whether only words are withheld: "will not identify the sites", "does not intend to make any comment"."""
    return cue.lemma in WORDS["unsaid"] or (cue.lemma in ("make", "offer") and not WORDS["remark"].isdisjoint(after))


def _by_class(cue: Cue, kind: str, name: str, *, negated: bool) -> Frame | None:
    if kind == "cease":
        return Frame(f"{name}/cease", "pledge" if negated else "refusal", cue.first, cue.last)
    if kind == "state" and name.startswith("turned"):
        return Frame(f"{name}/state", "", cue.first, cue.last)
    if negated and cue.lemma == "forget":
        return Frame(f"{name}/rest", "pledge", cue.first, cue.last)
    if kind in ("act", "other") or (kind in _RARE and not _is_talk(cue, kind, name)):
        title = "rest" if kind in _RARE else kind
        return Frame(f"{name}/{title}", "refusal" if negated else "pledge", cue.first, cue.last)
    return None


def _is_talk(cue: Cue, kind: str, name: str) -> bool:
    """Tell whether a verb only announces words or matters; to be ready for them is more."""
    if kind != "agenda":
        return False
    manner = AGENDA.get(cue.lemma)
    return manner == "words" or (manner == "matter" and not name.startswith(("firm", "noun")))


def _yields(cue: Cue, kind: str, after: list[str]) -> bool:
    """Tell whether an objection is ended, which lets others go on."""
    return kind in ("cease", "act", "other") and cue.lemma not in _TAKING and not _YIELDED.isdisjoint(after)


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
        # "We will not surrender" is a word of the steadfast; of others it withholds what is wanted of them.
        steadfast = cue.lemma == "surrender to" and cue.subject in ("I", "we")
        return ("pledge" if steadfast else "refusal") if negated else ""
    if _is_own_strength(cue, after):
        return "pledge" if negated else "refusal"
    rule = _OWN_RULES.get(kind)
    return rule(cue, after, negated) if rule else ""


def _is_own_strength(cue: Cue, after: list[str]) -> bool:
    """Tell whether what is reduced is one's own, which is restraint: "its exports", "our presence in the strait"."""
    if cue.lemma not in WORDS["restraining"] or WORDS["strength"].isdisjoint(after) or not _COSTS.isdisjoint(after):
        return False
    return after[0] in _OWNERS or after[0] in WORDS["strength"]


def _own_cease(cue: Cue, after: list[str], negated: bool) -> str:
    if not negated:
        conceded = cue.lemma in WORDS["conceding"] and not WORDS["arms"].isdisjoint(after)
        fought = _is_ill(after) and cue.lemma not in WORDS["forsworn"]
        return "pledge" if conceded or fought else ""
    if cue.lemma in _LEAVING:
        return "refusal"
    if cue.lemma != "give up":
        return "refusal" if cue.lemma in WORDS["conceding"] and not WORDS["arms"].isdisjoint(after) else ""
    return "refusal" if after and KIND.get(after[0]) == "determiner" else "pledge"


def _is_ill(after: list[str]) -> bool:
    """Tell whether an ill is ended, and not one's own part in it: "end poverty", but "end this war"."""
    return not _ILLS.isdisjoint(after) and not (
        (after[0] in _THIS or "'s" in after[1:2]) and not _WARS.isdisjoint(after[1:4])
    )


def _own_state(cue: Cue, after: list[str], negated: bool) -> str:
    if negated and cue.lemma in WORDS["spared"] and cue.subject in ("I", "we"):
        return "refusal"
    if negated:
        kept = STATE.get(cue.lemma) == "kept" or (cue.lemma == "forget" and cue.licence == "commit")
        return "pledge" if kept else "refusal" if cue.lemma in WORDS["harmful"] else ""
    if cue.lemma == "have":
        return "pledge" if not WORDS["tabled"].isdisjoint(after) and cue.subject in ("I", "we") else ""
    return "pledge" if cue.lemma in ("be", "remain") and not WORDS["conduct"].isdisjoint(after[:2]) else ""


def _own_asking(cue: Cue, after: list[str], negated: bool) -> str:
    if negated:
        return "refusal" if cue.lemma in WORDS["unasked"] else ""
    # What the assembly "would call for" stands in a draft and is asked there.
    drafted = cue.licence == "would" and cue.scope != "say"
    return "pledge" if cue.lemma in WORDS["asking"] and not drafted else ""


def _own_assuring(cue: Cue, after: list[str], negated: bool) -> str:
    return "refusal" if negated else "pledge"


def _own_agenda(cue: Cue, after: list[str], negated: bool) -> str:
    if cue.lemma == "meet" and not WORDS["met"].isdisjoint(after):
        return "refusal" if negated else "pledge"
    if cue.lemma == "present" and not negated:
        return "" if WORDS["tabled"].isdisjoint(after) else "pledge"
    manner = AGENDA.get(cue.lemma)
    return "refusal" if negated and manner != "words" and (manner, cue.subject) != ("matter", "I") else ""


def _own_hindering(cue: Cue, after: list[str], negated: bool) -> str:
    if negated:
        spared = cue.lemma in WORDS["spared"] and cue.subject in ("I", "we")
        return "refusal" if spared or (after[:1] and after[0] in ("its", "our", "my")) else ""
    return "" if _ILLS.isdisjoint(after) else "pledge"


def _own_accepting(cue: Cue, after: list[str], negated: bool) -> str:
    if negated:
        return ""
    return "pledge" if cue.lemma == "submit to" or not WORDS["taken"].isdisjoint(after) else ""


def _own_refusing(cue: Cue, after: list[str], negated: bool) -> str:
    """Read "will decline the offer", not "will refuse", which says nothing of what."""
    object_follows = after[:1] != [] and KIND.get(after[0], "determiner") in ("determiner", "no", "subject-us")
    return "refusal" if object_follows and not negated and not cue.form.endswith("+") else ""


_OWN_RULES: Final[dict[str, Callable[[Cue, list[str], bool], str]]] = {
    "cease": _own_cease,
    "state": _own_state,
    "direct": _own_asking,
    "assure": _own_assuring,
    "agenda": _own_agenda,
    "hinder": _own_hindering,
    "permit": _own_accepting,
    "refuse": _own_refusing,
}
