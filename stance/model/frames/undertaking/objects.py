"""Words given with a thing or a clause behind them, and not an infinitive."""

from collections.abc import Callable
from typing import Final

from stance.model.frames.frame import Frame, frame_of
from stance.model.frames.undertaking.tables import WORDS
from stance.model.reading.cues import Cue
from stance.model.reading.state import VERBAL
from stance.model.reading.words import KIND

_PAST: Final = ("past", "perfect")
_HOLDING: Final = ("be determined", "be resolved", "vow", "swear", "pledge", "promise")
_NO_OBJECT: Final = VERBAL | {"be", "preposition", "strong", "comma", "conjunction", "subject-they"}


def unfollowed(cue: Cue, name: str, tense: str, after: list[str]) -> Frame | None:
    """Read a word given with a thing, a clause or an unknown verb after it."""
    label = "refusal" if cue.negated else "pledge"
    if after[:2] == ["not", "to"]:
        return frame_of(cue, f"{name}/unread", "refusal")
    if cue.lemma.endswith(" to") or (
        after[:1] == ["to"] and KIND.get("".join(after[1:2]), "") in ("", "strong", "comma")
    ):
        return frame_of(cue, f"{name}/unread", label)
    if after[:1] == ["that"] and cue.lemma in _HOLDING:
        return frame_of(cue, f"{name}/that", label if cue.lemma.startswith("be ") else "")
    return frame_of(cue, f"{name}/object", label) if _takes_object(cue, tense, after) else None


def _takes_object(cue: Cue, tense: str, after: list[str]) -> bool:
    """Tell whether what is undertaken can be a thing, as in "promised a loan"."""
    if cue.lemma == "agree" and after[:1] == ["to"]:
        return tense in _PAST and KIND.get("".join(after[1:2])) != "strong"
    if "that" in after:
        return False
    if cue.lemma == "vote" or not after or KIND.get(after[0]) in _NO_OBJECT:
        return cue.lemma in ("agree on", "agree upon") and tense in _PAST
    if cue.lemma in WORDS["renewed"]:
        return not WORDS["good"].isdisjoint(after)
    if cue.lemma in ("agree", "agree on", "agree upon"):
        return tense in _PAST and (cue.lemma != "agree" or after[0] in ("a", "an", "the"))
    rule = _OBJECTS.get(cue.lemma)
    if rule and not rule(tense, after):
        return False
    return cue.lemma in WORDS["given"] or cue.lemma in WORDS["aimed"]


# What the object must be, where not any thing can be undertaken by a verb.
_OBJECTS: Final[dict[str, Callable[[str, list[str]], bool]]] = {
    "undertake": lambda tense, after: tense == "present",
    "commit": lambda tense, after: WORDS["crime"].isdisjoint(after),
    "plan": lambda tense, after: WORDS["gathering"].isdisjoint(after),
    "threaten": lambda tense, after: not WORDS["threatened"].isdisjoint(after),
    "offer": lambda tense, after: WORDS["courteous"].isdisjoint(after),
}
