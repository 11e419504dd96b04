"""What makes a will or a would none: it is only foreseen, supposed, asked for or preferred."""

from itertools import pairwise
from typing import Final

from stance.model.frames.undertaking.classes import is_negated
from stance.model.frames.undertaking.subjects import OTHER, OWN, who
from stance.model.frames.undertaking.tables import ACT, WORDS
from stance.model.reading.cues import Reading

_FULLY: Final = frozenset(("fully", "truly", "really", "completely", "wholly", "entirely", "easily"))
_SIMPLY: Final = frozenset(("simply", "just", "merely", "only", "solely"))
_FAILING: Final = frozenset(("not", "never", "fail"))


def reported(reading: Reading, index: int, subject: str) -> str:
    """Tell what a would is: reported, free, or (nothing) hypothetical."""
    if reading.cues[index].scope in ("say", "assure") or any("say" in cue.category for cue in reading.cues):
        return "would"
    words = reading.words
    if subject == OWN and "if" not in words and ACT.get(reading.cues[index].lemma) == "position":
        # "We would support the bill" says so politely.
        return "would"
    if any(reading.cues[place].category == "commit" and _has_that(reading, place) for place in range(index)):
        return "would"
    hypothetical = subject == OWN or "if" in words[: reading.starts[index]] or words[0] in ("should", "had", "were")
    return "" if hypothetical else "would-free"


def _has_that(reading: Reading, index: int) -> bool:
    return reading.words[reading.ends[index] + 1 : reading.ends[index] + 2] == ["that"]


def forestalls(reading: Reading, index: int, licence: str, given: str, subject: str) -> str:
    """Name what makes a will none: it is asked for, preferred, or only foreseen; or give nothing."""
    if "rather" in reading.words[reading.starts[index] : reading.ends[index]]:
        return "rather"
    if given == "asked":
        return "asked"
    if _is_forecast(reading, index):
        return "forecast"
    negated = is_negated(reading, index)
    foreseen = _fails(reading, index) if negated else subject == OWN and _predicts(reading, index)
    return "predicted" if foreseen or not licence else ""


def _is_forecast(reading: Reading, index: int) -> bool:
    """Tell whether those who only watch say what others will do: "analysts say that the bank will pay"."""
    if reading.cues[index].scope != "say":
        return False
    saying = next((cue for cue in reversed(reading.cues[:index]) if "say" in cue.category), None)
    return saying is not None and saying.head >= 0 and reading.words[saying.head] in WORDS["watching"]


def _predicts(reading: Reading, index: int) -> bool:
    """Tell whether a clause says what will come of an own deed: "if we build it, we will gain"."""
    words, start = reading.words, reading.starts[index]
    if start > 1 and words[start - 2] in ("or", "otherwise", "else"):
        return True
    if _is_willed(reading, index):
        return False
    if words[0] not in ("if", "unless") and "if" not in words[:start]:
        return False
    return any(words[place] in ("if", "unless") and words[place + 1] in ("we", "i") for place in range(start))


def _is_willed(reading: Reading, index: int) -> bool:
    """Tell whether a verb depends on one that says how firm a will is: "will not hesitate to"."""
    governor = reading.cues[index].governor
    return governor >= 0 and reading.cues[governor].lemma in ("hesitate", "refuse", "decline")


def _fails(reading: Reading, index: int) -> bool:
    """Tell whether a failure is foreseen: "will never fully secure it", "otherwise we shall not keep it"."""
    words, start, end = reading.words, reading.starts[index], reading.ends[index]
    if not _FULLY.isdisjoint(words[start:end]) or "otherwise" in words[max(start - 3, 0) : start]:
        return True
    behind = words[end + 1 :]
    if any(word in _SIMPLY and after == "by" for word, after in pairwise(behind[:8])):
        return True
    if reading.cues[index].subject == "thing" and _if_we_fail(behind):
        return True
    return who(reading, index) == OTHER and words[0] == "if" and _if_we_fail(words[:8])


def _if_we_fail(words: list[str]) -> bool:
    """Read "if we fail to", "if you do not"."""
    if "if" not in words:
        return False
    near = words[words.index("if") + 1 :][:4]
    return near[:1] != [] and near[0] in ("we", "i", "you") and not _FAILING.isdisjoint(near)


def supposes(reading: Reading, index: int, kind: str, subject: str) -> str:
    """Name what makes a would in nobody's report a mere supposition, or give nothing."""
    if kind == "commit":
        return "" if reading.cues[index].form.endswith("+") else kind
    if subject != OTHER or is_negated(reading, index):
        return ""
    if kind == "act":
        # Where the past is told, a would is a will told later.
        return "" if any(cue.licence in ("past", "perfect") for cue in reading.cues) else "supposed"
    return kind if kind == "other" else ""
