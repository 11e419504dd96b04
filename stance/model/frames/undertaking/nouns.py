"""Nouns that name a position by themselves: its refusal, our commitment to peace."""

from typing import Final

from stance.model.frames.frame import Frame
from stance.model.frames.undertaking.classes import class_of
from stance.model.frames.undertaking.scopes import SCOPES, is_demanded
from stance.model.frames.undertaking.subjects import acts
from stance.model.frames.undertaking.tables import WORDS
from stance.model.reading.cues import Reading
from stance.model.reading.words import KIND

_NEAR: Final = 4
_PROMISES: Final = frozenset(("commitment", "pledge", "promise", "undertaking", "vow"))


def noun(reading: Reading, index: int) -> Frame | None:
    """Read a noun on which no verb depends."""
    cue = reading.cues[index]
    kind = cue.category.removeprefix("noun-")
    owner, _, follows = cue.licence.partition("-")
    if kind == "act" and not cue.form.endswith("+") and _is_made(reading, index):
        return Frame("noun-act/made", "pledge", cue.first, cue.last)
    if (
        cue.form.endswith("+")
        or kind not in ("act", "commit", "cease")
        or not (owner == "own" or _is_announced(reading, index))
    ):
        return None
    if cue.scope in SCOPES:
        return Frame(SCOPES[cue.scope], "", cue.first, cue.last)
    if is_demanded(reading, index):
        return Frame("asked", "", cue.first, cue.last)
    if kind == "cease" and KIND.get(reading.words[reading.starts[index] - 2]) in ("preposition", "subordinator"):
        return Frame("noun-cease/fact", "", cue.first, cue.last)
    if kind == "cease":
        return Frame("noun-cease", "refusal", cue.first, cue.last)
    if kind == "act" and follows == "to" and cue.lemma in WORDS["good"] and not _is_given_up(reading, index):
        return Frame("noun-act/own/thing", "pledge", cue.first, cue.last)
    return None


def _is_announced(reading: Reading, index: int) -> bool:
    """Tell whether an end of one's own action is announced: "announced the suspension of its aid"."""
    if not index or reading.cues[index].category != "noun-cease":
        return False
    verb = reading.cues[index - 1]
    told = verb.lemma in WORDS["announcing"] and verb.licence in ("past", "perfect", "present", "progressive")
    return told and reading.starts[index] - reading.ends[index - 1] <= _NEAR and acts(reading, index - 1)


def _is_made(reading: Reading, index: int) -> bool:
    """Tell whether a word is given without saying what for: "made the commitments in a speech"."""
    if not index or reading.cues[index].lemma not in _PROMISES or reading.cues[index].negated:
        return False
    verb = reading.cues[index - 1]
    given = verb.lemma in WORDS["making"] and not verb.negated and verb.scope not in SCOPES
    given = given and "no" not in reading.words[reading.ends[index - 1] : reading.starts[index]]
    told = verb.licence in ("past", "perfect", "present", "progressive", "will", "would")
    return given and told and reading.starts[index] - reading.ends[index - 1] <= _NEAR and acts(reading, index - 1)


def _is_given_up(reading: Reading, index: int) -> bool:
    return index > 0 and class_of(reading, index - 1) in ("cease", "deny")
