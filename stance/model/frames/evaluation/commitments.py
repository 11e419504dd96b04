"""The side that a commitment takes: what is undertaken, refused, opposed, let go on or asked for.

The commitments themselves are those that the other modules found. A deed that fights, punishes or ends its object
is against it, a harm that is not done is for it.
"""

from collections.abc import Callable
from typing import Final

from stance.model.frames.evaluation.stands import Stand, is_main, is_ours, words_after
from stance.model.frames.evaluation.tables import ENTRIES, TABLE
from stance.model.frames.frame import Frame
from stance.model.reading.cues import Cue, Reading
from stance.model.reading.licences import categories

# Why, and the side.
Judged = tuple[str, int]

_ASKS: Final = frozenset(("direct", "assure", "say"))
# Verbs that only open what is asked for: "it is time to", "let us".
_OPENING: Final = frozenset(("be", "let", "come", "get", "make", "bring"))
_REACH: Final = 5
_FURTHER: Final = 8
_ENDING: Final = TABLE["ending"]
_PUNISHING: Final = TABLE["punishing"]
_PENALTIES: Final = TABLE["penalty"]
_LIFTING: Final = TABLE["lifting"]
_ENDS: Final = TABLE["end"]
_RESTRAINED: Final = TABLE["restrained"]
_BLOCKS: Final = TABLE["block"]


def of_commitments(reading: Reading, frames: list[Frame]) -> list[Stand]:
    """Give the side of each commitment, in order of the sentence."""
    stands = []
    for frame in frames:
        rule = _RULES.get(frame.label)
        if rule is not None:
            at = _cue_of(reading, frame)
            judged = rule(reading, at, frame)
            if judged is None:
                continue
            why, side = judged
            cue = reading.cues[at] if at >= 0 else None
            place = reading.starts[at] if at >= 0 else _place(reading, frame)
            stands.append(Stand(why, side, place, frame.first, frame.last, cue is None or is_main(cue)))
    return stands


def _place(reading: Reading, frame: Frame) -> int:
    return next((place for place, token in enumerate(reading.places) if token >= frame.first), 0)


def _cue_of(reading: Reading, frame: Frame) -> int:
    """Give the cue that a frame was made of, the last one if it covers several, or -1."""
    found = -1
    for index, cue in enumerate(reading.cues):
        if cue.first > frame.last:
            break
        if cue.last >= frame.first:
            found = index
    return found


def _pledge(reading: Reading, at: int, _frame: Frame) -> Judged:
    if at < 0:
        return "pledge", 1
    at = _content(reading, at)
    cue = reading.cues[at]
    if _is_threat(reading, cue):
        return "threat", -1
    why = deed_against(reading, at, cue)
    if why:
        return f"pledge/{why}", -1
    return ("pledge/own" if is_ours(cue) else "pledge"), 1


def _content(reading: Reading, at: int) -> int:
    """Give the cue of the deed that a noun such as pledge or decision names."""
    following = at + 1
    if following < len(reading.cues) and reading.cues[at].form.startswith("noun"):
        return following if reading.cues[following].governor == at else at
    return at


def _is_threat(reading: Reading, cue: Cue) -> bool:
    governor = reading.cues[cue.governor] if cue.governor >= 0 else cue
    return governor.lemma == "threaten" and not governor.negated


def deed_against(reading: Reading, at: int, cue: Cue) -> str:
    """Tell what makes a deed one against its object: ending, punishing, or nothing."""
    if cue.negated:
        return ""
    after = words_after(reading, at, _REACH)
    if cue.lemma in _LIFTING and not _BLOCKS.isdisjoint(after):
        return ""
    if cue.lemma in _ENDING:
        return "ending"
    if not _PENALTIES.isdisjoint(after) and cue.lemma in _PUNISHING:
        return "penalty"
    return "aimed" if "against" in after else ""


def _refusal(reading: Reading, at: int, frame: Frame) -> Judged:
    if at < 0:
        return "refusal", -1
    at = _content(reading, at)
    cue = reading.cues[at]
    if cue.scope == "assure" or "assured" in frame.name:
        return "refusal/assured", 0
    if cue.lemma in TABLE["leaving"]:
        return "refusal/leaving", 0
    if _spares(reading, at, cue):
        return "refusal/restraint", 1
    return ("refusal/own" if is_ours(cue) else "refusal"), -1


def _spares(reading: Reading, at: int, cue: Cue) -> bool:
    """Tell whether what is not done, or ended, is a harm."""
    if cue.negated and _is_harm(reading, at):
        return True
    return cue.lemma in TABLE["sparing"] and not _RESTRAINED.isdisjoint(words_after(reading, at, _FURTHER))


def _is_harm(reading: Reading, at: int) -> bool:
    entry = ENTRIES.get(reading.words[reading.ends[at]])
    return entry is not None and entry.verb is not None and entry.verb.side < 0


def _opposition(_reading: Reading, _at: int, _frame: Frame) -> Judged:
    return "opposition", -1


def _acquiescence(_reading: Reading, _at: int, _frame: Frame) -> Judged:
    return "acquiescence", 0


def _directive(reading: Reading, at: int, _frame: Frame) -> Judged | None:
    """Read what is asked for: a deed, or a thing."""
    if at < 0:
        return "directive", 1
    cue = reading.cues[at]
    if is_ours(cue) and "say" in cue.category and not _asks(cue):
        return None
    if cue.lemma in ("warn", "caution"):
        return "directive/warning", -1
    asked = _asked(reading, at) if _asks(cue) or cue.lemma in _OPENING else at
    if asked < 0:
        if cue.negated and not _asks(cue):
            return "directive/not", -1
        return ("directive/end", -1) if _asks_for_end(reading, at) else ("directive/thing", 1)
    return _asked_deed(reading, asked)


def _asks(cue: Cue) -> bool:
    return not _ASKS.isdisjoint(categories(cue))


def _asked(reading: Reading, at: int) -> int:
    """Give the cue of the deed that is asked for, or -1."""
    cues = reading.cues
    for index in range(at + 1, min(at + 4, len(cues))):
        cue = cues[index]
        if cue.form.startswith("noun"):
            continue
        if cue.governor == at or cue.licence.startswith("direct-to") or cue.scope == "direct":
            return index
        if cues[at].lemma in _OPENING and cue.licence.endswith(("to", "imperative")):
            return index
    return -1


def _asks_for_end(reading: Reading, at: int) -> bool:
    after = words_after(reading, at, _FURTHER)
    return not _ENDS.isdisjoint(after) and _BLOCKS.isdisjoint(after)


def _asked_deed(reading: Reading, at: int) -> Judged:
    cue = reading.cues[at]
    category = categories(cue)
    if cue.lemma in TABLE["yielded"]:
        return "directive", 1
    if cue.negated and _is_harm(reading, at):
        return "directive/spare", 1
    if "permit" in category or "hinder" in category or "cease" in category:
        ends = ("permit" in category) == cue.negated
        lifts = not _BLOCKS.isdisjoint(words_after(reading, at, _REACH))
        return ("directive/not", -1) if ends != (lifts and "permit" not in category) else ("directive", 1)
    if cue.negated:
        return ("directive/spare", 1) if _spares(reading, at, cue) or cue.lemma in _ENDING else ("directive/not", -1)
    why = deed_against(reading, at, cue)
    return (f"directive/{why}", -1) if why else ("directive", 1)


def _assurance(reading: Reading, at: int, _frame: Frame) -> Judged:
    """Read an assurance by itself: given or asked for, it is wanted; received, it is a fact."""
    if at < 0:
        return "assurance", 0
    licence = reading.cues[at].licence
    return ("assurance/received", 0) if licence.endswith("passive") else ("assurance", 1)


_RULES: Final[dict[str, Callable[[Reading, int, Frame], Judged | None]]] = {
    "pledge": _pledge,
    "refusal": _refusal,
    "opposition": _opposition,
    "acquiescence": _acquiescence,
    "directive": _directive,
    "assurance": _assurance,
}
