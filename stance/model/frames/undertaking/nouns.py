"""Nouns that name a position by themselves: its refusal, our commitment to peace."""

from stance.model.cues import Reading
from stance.model.frames.frame import Frame
from stance.model.frames.undertaking.classes import class_of
from stance.model.frames.undertaking.scopes import SCOPES
from stance.model.frames.undertaking.tables import WORDS


def noun(reading: Reading, index: int) -> Frame | None:
    """Read a noun on which no verb depends."""
    cue = reading.cues[index]
    kind = cue.category.removeprefix("noun-")
    owner, _, follows = cue.licence.partition("-")
    if cue.form.endswith("+") or kind not in ("act", "commit", "cease") or owner != "own":
        return None
    if cue.scope in SCOPES:
        return Frame(SCOPES[cue.scope], "", cue.first, cue.last)
    if kind == "cease":
        return Frame("noun-cease", "refusal", cue.first, cue.last)
    if kind == "act" and follows == "to" and cue.lemma in WORDS["good"] and not _is_given_up(reading, index):
        return Frame("noun-act/own/thing", "pledge", cue.first, cue.last)
    return None


def _is_given_up(reading: Reading, index: int) -> bool:
    return index > 0 and class_of(reading, index - 1) in ("cease", "deny")
