"""Positions that their own sentence takes back: a promise that was broken, a mind that was changed.

A report of a position counts in whatever tense, unless the sentence says that it no longer holds. What is reported
as past is compared with what comes behind it: "swore he would veto it but signed", "used to oppose", "only to sign".
"""

from typing import Final

from stance.model.frames.frame import Frame
from stance.model.frames.overturned.words import BROKEN, WORDS, holds_phrase
from stance.model.reading.cues import Reading
from stance.model.reading.words import KIND, is_adverb

_TYPES: Final = frozenset(("pledge", "refusal", "opposition", "acquiescence"))
_PAST: Final = frozenset(("past", "perfect"))
_SAYING: Final = frozenset(("say", "assure", "commit", "refuse"))
_TELLING: Final = frozenset(("say", "direct", "hedge", "wish", "deny", "commit"))
_CONTRASTS: Final = frozenset(("but", "yet", "then"))
_BREAKS: Final = frozenset((";", "—", "–", "-"))
_JOINTS: Final = _CONTRASTS | _BREAKS | {"and", "before", "only", ","}
_ENDS: Final = frozenset((".", "?", "!"))
_PRONOUNS: Final = frozenset(("it", "them", "him", "her", "one", "so", "neither", "both", "this", "that"))
_POINTING: Final = frozenset(("it", "they", "he", "she"))
_HAD: Final = frozenset(("had", "having"))
_ELLIPTIC: Final = frozenset(("did", "has", "have", "does", "do"))
_REACH: Final = 7


def held(reading: Reading, frames: list[Frame]) -> list[Frame]:
    """Take the label from frames of positions that the sentence says no longer hold."""
    if WORDS.isdisjoint(reading.words) or not any(frame.label in _TYPES for frame in frames):
        return frames
    places = {cue.last: index for index, cue in enumerate(reading.cues)}
    return [
        frame._replace(name="over", label="")
        if frame.label in _TYPES and frame.last in places and _is_over(reading, places[frame.last])
        else frame
        for frame in frames
    ]


def _is_over(reading: Reading, index: int) -> bool:
    """Tell whether the position of a verb or noun is taken back."""
    root = _root(reading, index)
    cue = reading.cues[root]
    start = reading.starts[root]
    if cue.form.startswith("noun"):
        return _is_broken_word(reading, root)
    words = reading.words
    if words[reading.starts[index] - 1] == "only" and words[reading.starts[index]] == "to":
        return cue.licence.removesuffix("-passive") in _PAST
    if cue.lemma == "use" and cue.form == "past+":
        return words[reading.ends[root] + 1] == "to"
    if not _is_past(reading, root):
        return False
    had = not _HAD.isdisjoint(words[start : reading.ends[root]])
    if had and index != root and not BROKEN["conceding"].isdisjoint(words[max(0, start - 5) : start]):
        return True
    return _is_taken_back(reading, index, root, had=had or words[start - 1] in BROKEN["once"])


def _root(reading: Reading, index: int) -> int:
    """Give the verb or noun that a position depends on in the end, or the verb that reports it."""
    root = index
    while 0 <= reading.cues[root].governor < root and not reading.cues[root].form.startswith("noun"):
        root = reading.cues[root].governor
    if reading.cues[root].scope not in ("say", "assure") and reading.cues[root].licence != "would":
        return root
    for earlier in range(root - 1, -1, -1):
        cue = reading.cues[earlier]
        if cue.scope == "" and not _SAYING.isdisjoint(cue.category.removeprefix("noun-").split("+")):
            return earlier
    return root


def _is_past(reading: Reading, root: int) -> bool:
    cue = reading.cues[root]
    return cue.licence.removesuffix("-passive") in _PAST or reading.words[reading.starts[root]] in ("was", "were")


def _is_broken_word(reading: Reading, root: int) -> bool:
    """Tell whether a word given was broken: "despite its promise to", "in breach of its pledge not to"."""
    words, start = reading.words, reading.starts[root]
    if reading.cues[root].lemma not in BROKEN["word"]:
        return False
    near = words[max(0, start - 6) : start]
    if not BROKEN["despite"].isdisjoint(near) or holds_phrase(near, BROKEN["against"]):
        return True
    failed = not BROKEN["failing"].isdisjoint(near) or near[-4:-2] == ["back", "on"] or near[-3:-1] == ["back", "on"]
    return failed and not (root and reading.cues[root - 1].negated and "not" in near)


def _is_taken_back(reading: Reading, index: int, root: int, *, had: bool) -> bool:
    """Tell whether what comes behind a position takes it back."""
    words, begin = reading.words, reading.ends[index] + 1
    end = _end(reading, begin)
    behind = words[begin:end]
    if holds_phrase(behind, BROKEN["turned"]) and not BROKEN["turning"].isdisjoint(behind):
        return True
    if index != root and not BROKEN["unkept"].isdisjoint(behind):
        return True
    for place in range(begin, end):
        if words[place] in _JOINTS:
            later = _next_verb(reading, place)
            if later >= 0 and _contradicts(reading, (index, root), place, later, had=had):
                return True
    return False


def _end(reading: Reading, begin: int) -> int:
    """Give where the sentence ends, which may hold several."""
    for place in range(begin, len(reading.words)):
        if reading.words[place] in _ENDS:
            return place
    return len(reading.words)


def _next_verb(reading: Reading, place: int) -> int:
    """Give the first verb behind a word that is near, or -1."""
    for later, start in enumerate(reading.starts):
        if start > place and not reading.cues[later].form.startswith("noun"):
            return later if start - place <= _REACH else -1
    return -1


def _contradicts(reading: Reading, position: tuple[int, int], place: int, later: int, *, had: bool) -> bool:
    """Tell whether the verb behind a joint says the opposite of a position, given with what it depends on."""
    words, joint = reading.words, reading.words[place]
    if joint == "only":
        return words[place + 1] == "to" and words[place - 1] == ","
    if not _is_comparable(reading, position, later, had=had):
        return False
    contrast = joint in _CONTRASTS
    if contrast and had:
        return True
    if joint != "," and _is_opposite(reading, position[0], later):
        return True
    return _is_denied(words[place + 1 : place + 6], joint, had=had) or (
        _is_done_to_it(reading, place, later) and (contrast or (had and joint in (",", "before")))
    )


def _is_comparable(reading: Reading, position: tuple[int, int], later: int, *, had: bool) -> bool:
    """Tell whether a later verb reports a deed of the party whose position it is."""
    other = reading.cues[later]
    same = [reading.cues[place].head for place in position]
    pointed = reading.words[reading.starts[later] - 1] in _POINTING
    if not had and not pointed and (other.head < 0 or other.head not in same):
        return False
    told = other.licence.removesuffix("-passive") in _PAST or other.licence.startswith("passive")
    return told and _TELLING.isdisjoint(other.category.split("+"))


def _is_opposite(reading: Reading, index: int, later: int) -> bool:
    """Read "and never did", "would not attack it, but attacked it"."""
    cue, other = reading.cues[index], reading.cues[later]
    if other.negated and _is_ellipsis(reading, later):
        return True
    return other.lemma == cue.lemma and other.negated != cue.negated


def _is_denied(near: list[str], joint: str, *, had: bool) -> bool:
    """Read "yet sent none", "but no longer does", "; it has freed none"."""
    contrast = joint in _CONTRASTS
    if "longer" in near and "no" in near and (contrast or joint == "and"):
        return True
    return (contrast or (had and joint in _BREAKS)) and not BROKEN["denying"].isdisjoint(near)


def _is_ellipsis(reading: Reading, later: int) -> bool:
    """Read "and never did", "and has not"."""
    words, end = reading.words, reading.ends[later]
    return words[end] in _ELLIPTIC or (words[end] in ("not", "never") and words[end - 1] in _ELLIPTIC)


def _is_done_to_it(reading: Reading, place: int, later: int) -> bool:
    """Tell whether the same party did something else to the same thing: "but signed it"."""
    words, start, end = reading.words, reading.starts[later], reading.ends[later]
    if any(not is_adverb(word) and word != "," for word in words[place + 1 : start]) and words[place] != "before":
        return False
    after = words[end + 1 : end + 3]
    if after[:1] and after[0] in ("for", "against", "to", "with"):
        after = after[1:]
    return bool(after) and after[0] in _PRONOUNS and _ends(words, end + 2)


def _ends(words: list[str], place: int) -> bool:
    """Tell whether a pronoun is the whole object, and determines no noun."""
    return place >= len(words) or KIND.get(words[place], "") not in ("", "determiner")
