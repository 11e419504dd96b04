"""What nothing will bring about: "nothing will make us leave", "no threat will stop us from helping them"."""

from typing import Final

from stance.model.frames.frame import Frame
from stance.model.frames.undertaking.classes import following
from stance.model.frames.undertaking.tables import WORDS
from stance.model.reading.cues import TYPES, Reading
from stance.model.reading.licences import categories
from stance.model.reading.words import FORMS

_OWN: Final = frozenset(("us", "me"))
_OTHERS: Final = frozenset(("him", "her", "it", "them"))
_NOT: Final = 3
_BRINGING: Final = WORDS["forcing"] | WORDS["keeping"]


def unforced(reading: Reading, index: int) -> Frame | None:
    """Read a verb of forcing or keeping that nothing is said to do to the one whose position it is."""
    cue = reading.cues[index]
    if not cue.negated or cue.lemma not in _BRINGING or cue.subject in ("I", "we"):
        return None
    after = following(reading, index)
    is_own = not _OWN.isdisjoint(after[:1]) or (cue.scope == "say" and not _OTHERS.isdisjoint(after[:1]))
    if not is_own:
        return None
    forced = cue.lemma in WORDS["forcing"]
    kind = _forced_class(after[1:_NOT]) if forced else _kept_class(reading, index)
    label = TYPES.get((kind, forced))
    return Frame(f"unforced/{kind}", label, cue.first, cue.last) if label and kind else None


def _forced_class(words: list[str]) -> str:
    """Give the class of the first bare verb: "make us leave", "force us to leave"."""
    for word in words:
        for rest, classes, _ in FORMS.get(word, {}).get("base", ()):
            if not rest:
                return "act" if "act" in classes else classes[0]
    return ""


def _kept_class(reading: Reading, index: int) -> str:
    """Give the class of the verb behind "from": "stop us from helping"."""
    cue = reading.cues[index]
    if cue.lemma not in WORDS["keeping"] or index + 1 >= len(reading.cues):
        return ""
    kept = reading.cues[index + 1]
    near = reading.starts[index + 1] - reading.ends[index] <= _NOT and kept.form.startswith("ing")
    return categories(kept)[0] if near else ""
