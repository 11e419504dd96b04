"""Frames of pledge and refusal: verbs of the classes act and cease that an actor undertakes.

One pass over the cues keeps what waits for its verb ("will continue", "pledged", "refuses",
"its decision"); the infinitive or gerund that follows decides by its class what is undertaken.
A thing as subject, an ability, a hypothesis or somebody else's demand undertakes nothing.
"""

from typing import NamedTuple

from stance.model.frames.frame import Frame
from stance.model.groups import KIND, is_adverb
from stance.model.lexicon import read_table
from stance.model.reader import Cue, Reading


def _manners(*tables: str) -> dict[str, str]:
    """Give for every lemma of these tables the first word of its line."""
    return {lemma: manner for table in tables for manner, lemmas in read_table(f"{table}.txt") for lemma in lemmas}


class Opened(NamedTuple):
    """What waits for its verb; `filled` when a verb came, so that only a coordinated one still belongs to it."""

    name: str
    negated: bool
    filled: bool = False
    before: bool = False


_Found = tuple[Opened | None, Frame | None]

_ACT, _CEASE, _COMMIT, _AGENDA, _STATE = (_manners(name) for name in ("act", "cease", "commit", "agenda", "state"))
_ILLS = frozenset(lemma for manner, lemmas in read_table("position.txt") if manner == "ill" for lemma in lemmas)
_MIXED = {
    "act+commit": "commit",
    "act+direct": "act",
    "act+hinder": "act",
    "act+cease": "cease",
    "act+say": "say",
    "act+state": "act",
    "act+assure": "act",
    "act+permit": "permit",
    "act+agenda": "act",
    "agenda+commit": "commit",
    "agenda+direct": "agenda",
    "cease+hinder": "cease",
    "cease+state": "cease",
    "cease+permit": "permit",
    "commit+direct": "direct",
    "commit+permit": "commit",
    "commit+say": "commit",
    "commit+state": "commit",
    "deny+state": "state",
    "deny+cease": "cease",
    "direct+state": "direct",
    "hinder+refuse": "refuse",
}
_ACTORS = frozenset(("I", "we", "they", "actor", "name"))
_SCOPES = {"direct": "asked", "wish": "wished", "hedge": "hedged", "deny": "denied", "if": "supposed"}
_REPORTING = frozenset(("say", "assure"))
_JOINING = frozenset(("and", "or", "nor", "but", ","))
_NONE = frozenset(("no", "nothing", "nobody", "none"))
_POINTING = frozenset(("this", "these", "those", "there", "what", "everything"))
_WITHHOLDING_WORDS = frozenset(
    ("comment", "say", "name", "elaborate", "identify", "speculate", "confirm", "reveal", "disclose", "answer", "specify")
    + ("give details", "provide details", "respond", "speak", "discuss", "be", "attribute", "describe", "detail")
)
_IDLE = frozenset(("stand by", "sit back", "sit by", "sit idly by", "stand idly by", "look away", "ignore", "overlook"))
_OBJECTS = frozenset(
    ("promise", "pledge", "offer", "commit", "vow", "undertake", "seek", "threaten", "reaffirm", "volunteer")
    + ("be committed", "remain committed", "stand committed", "stay committed", "reiterate", "be determined")
    + ("commit itself", "commit ourselves", "commit themselves", "plan", "propose to")
)
_CONDUCT = frozenset(
    ("patient", "vigilant", "open", "ready", "firm", "guided", "generous", "fair", "careful", "relentless", "prepared")
    + ("loyal", "true", "faithful", "responsible", "there", "steadfast", "resolute", "tough", "watchful", "cautious")
    + ("flexible", "transparent", "bold", "persistent", "unwavering", "unrelenting", "willing", "alert", "constructive")
)
_OWN_TAKEN = frozenset(
    ("invitation", "responsibility", "responsibilities", "challenge", "offer", "role", "call", "task", "obligation")
    + ("obligations", "refugees", "nomination", "duty", "leadership", "post", "burden")
)


def find(reading: Reading) -> list[Frame]:
    """Find the frames of a sentence that was read.

    >>> from stance.model.reader import read_sentence
    >>> [frame.label for frame in find(read_sentence("Oslo will not fund the fleet, but agreed to train its crews."))]
    ['refusal', 'pledge']
    """
    frames: list[Frame] = []
    if "?" in reading.tokens[-2:]:
        return frames
    opened: Opened | None = None
    for index in range(len(reading.cues)):
        if _depends(reading, index, opened):
            opened, frame = _complete(reading, index, opened) if opened else (None, None)
        else:
            opened, frame = _begin(reading, index, opened)
        if frame:
            frames.append(frame)
    return frames


def _depends(reading: Reading, index: int, opened: Opened | None) -> bool:
    """Tell whether a verb is an infinitive or a gerund, or goes on with one."""
    cue = reading.cues[index]
    start = reading.starts[index]
    first = reading.words[start]
    if first == "to" or cue.licence == "gerund":
        return True
    if cue.form.startswith("ing"):
        return start == reading.ends[index] or first in ("not", "never")
    if KIND.get(first) == "not":
        return "to" in reading.words[start : start + 3]
    return bool(opened and opened.filled) and cue.form.startswith("base") and _joined(reading, start)


def _joined(reading: Reading, start: int) -> bool:
    return reading.words[start] not in KIND and reading.words[start - 1] in _JOINING


def _class(cue: Cue) -> str:
    category = cue.category
    return _MIXED.get(category, category.partition("+")[0]) if "+" in category else category


def _complete(reading: Reading, index: int, opened: Opened) -> _Found:
    """Read the verb that something waited for, or one that has nothing to do with it."""
    cue = reading.cues[index]
    start = reading.starts[index]
    if opened.filled and reading.words[start - 1] not in _JOINING:
        return opened, None
    bare = reading.words[start] != "to" and not cue.form.startswith("ing") and "to" not in reading.words[start : start + 3]
    negated = opened.before if bare and opened.filled else opened.negated ^ _negates(reading, index)
    kind = _class(cue)
    if _goes_on(reading, index, kind):
        return Opened(opened.name, negated ^ (kind == "refuse")), None
    frame = _outcome(cue, opened.name, kind, negated)
    return opened._replace(filled=True, before=negated), frame


def _negates(reading: Reading, index: int) -> bool:
    """Tell whether a verb is negated by words of its own."""
    words, start, end = reading.words, reading.starts[index], reading.ends[index]
    count = sum(KIND.get(word) == "not" for word in words[start:end])
    if start and KIND.get(words[start - 1]) == "not":
        count += 1
    if end + 1 < len(words) and words[end + 1] in _NONE:
        count += 1
    return count % 2 == 1


def _goes_on(reading: Reading, index: int, kind: str) -> bool:
    """Tell whether the deed is in the verb that follows, as in "continue to fund"."""
    cue = reading.cues[index]
    if kind == "act" and _ACT.get(cue.lemma) != "light":
        return False
    if kind not in ("act", "commit", "refuse"):
        return False
    return _has_complement(reading, index)


def _has_complement(reading: Reading, index: int) -> bool:
    if index + 1 >= len(reading.cues):
        return False
    following = reading.cues[index + 1]
    if following.form == "noun":
        return index + 2 < len(reading.cues) and reading.cues[index].form.endswith("+") and _depends(reading, index + 2, None)
    return _depends(reading, index + 1, None) and reading.starts[index + 1] - reading.ends[index] <= 12


def _outcome(cue: Cue, name: str, kind: str, negated: bool) -> Frame | None:
    """Give the frame of a verb that is undertaken."""
    if kind in ("act", "other", "state", "agenda", "direct", "assure", "commit"):
        if name.startswith("refuse") and cue.lemma in _WITHHOLDING_WORDS:
            return Frame("declines-to-say", "", cue.first, cue.last)
        return _frame(cue, name, kind, "refusal" if negated else "pledge")
    if kind == "cease":
        return _frame(cue, name, kind, "pledge" if negated else "refusal")
    return None


def _frame(cue: Cue, name: str, kind: str, label: str) -> Frame:
    return Frame(f"{name}/{kind}", label, cue.first, cue.last)


# Finite verbs


def _begin(reading: Reading, index: int, opened: Opened | None) -> _Found:
    """Read a finite verb or a noun."""
    cue = reading.cues[index]
    kind = _class(cue)
    if cue.form.startswith("noun"):
        return _noun(reading, index, opened)
    licence = cue.licence.removesuffix("-passive")
    scope = _SCOPES.get(cue.scope, "")
    if scope:
        looks = kind in ("act", "cease", "commit", "refuse") and licence in ("will", "would", "present")
        return None, Frame(f"{scope}/{licence}", "", cue.first, cue.last) if looks else None
    if licence in ("will", "would"):
        return _future(reading, index, licence, kind)
    if licence == "be-to":
        return _bound(reading, index, kind)
    if licence in ("present", "past", "perfect", "progressive", "passive"):
        return _declared(reading, index, licence, kind)
    return None, None


def _who(reading: Reading, index: int) -> str:
    """Give who is the subject of a verb, where that can be an actor."""
    cue = reading.cues[index]
    words, place = reading.words, reading.starts[index] - 1
    while place > 0 and is_adverb(words[place]):
        place -= 1
    before = words[place] if place >= 0 else ""
    if before in ("who", "which", "that") and place and words[place - 1] != ",":
        return "thing"
    if cue.subject == "it":
        if before in _POINTING:
            return "thing"
        named = any(earlier.subject in ("actor", "name") for earlier in reading.cues[:index])
        return "it" if named or cue.scope in _REPORTING or cue.negated else "thing"
    return cue.subject if cue.subject in _ACTORS else "thing"


def _future(reading: Reading, index: int, licence: str, kind: str) -> _Found:
    """Read will and would."""
    cue = reading.cues[index]
    if licence == "would":
        licence = "would" if cue.scope in _REPORTING or _is_reported(reading) else "would-bare"
    if cue.licence.endswith("-passive"):
        return None, _future_passive(cue, licence, kind)
    who = "assured" if cue.scope == "assure" else _who(reading, index)
    name = f"{licence}/{who}"
    if who == "thing":
        return None, _frame(cue, name, kind, "") if kind in ("act", "other", "cease", "commit") else None
    if _goes_on(reading, index, kind):
        return Opened(name, cue.negated ^ (kind == "refuse")), None
    if special := _special(reading, index, name, kind):
        return None, special
    if kind in ("act", "other", "cease", "commit") or who == "assured":
        return None, _outcome(cue, name, kind, cue.negated)
    return None, None


def _is_reported(reading: Reading) -> bool:
    return any("say" in cue.category for cue in reading.cues)


def _future_passive(cue: Cue, licence: str, kind: str) -> Frame | None:
    if kind == "hinder" and cue.negated:
        return _frame(cue, f"{licence}/passive", kind, "pledge")
    if kind in ("act", "other", "cease", "assure", "direct"):
        return _outcome(cue, f"{licence}/passive", kind, cue.negated)
    return None


def _special(reading: Reading, index: int, name: str, kind: str) -> Frame | None:
    """Read verbs of other classes that undertake an own act in this use."""
    cue = reading.cues[index]
    following = reading.words[reading.ends[index] + 1 : reading.ends[index] + 6]
    label = _as_own(cue, kind, following)
    return _frame(cue, name, f"{kind}-own", label) if label else None


def _as_own(cue: Cue, kind: str, following: list[str]) -> str:
    if cue.lemma in _IDLE or (cue.lemma == "let" and "down" in following):
        return "pledge" if cue.negated else ""
    if kind == "state":
        return _of_state(cue, following)
    if kind == "direct":
        return "refusal" if cue.negated else "pledge"
    if kind == "assure":
        return "refusal" if cue.negated else "pledge"
    if kind == "agenda":
        return "refusal" if cue.negated and _AGENDA.get(cue.lemma) != "words" else ""
    if kind == "hinder":
        return "pledge" if not cue.negated and not _ILLS.isdisjoint(following) else ""
    if kind == "permit" and not cue.negated and cue.lemma in ("accept", "submit to"):
        return "pledge" if cue.lemma == "submit to" or not _OWN_TAKEN.isdisjoint(following) else ""
    return ""


def _of_state(cue: Cue, following: list[str]) -> str:
    if cue.negated:
        return "pledge" if _STATE.get(cue.lemma) == "kept" else ""
    return "pledge" if cue.lemma == "be" and not _CONDUCT.isdisjoint(following[:2]) else ""


def _bound(reading: Reading, index: int, kind: str) -> _Found:
    """Read "is to": an aim of which it tells, or a plan."""
    cue = reading.cues[index]
    if index and reading.cues[index - 1].category == "noun-commit":
        if _goes_on(reading, index, kind):
            return Opened("goal-is", cue.negated), None
        return Opened("goal-is", False, filled=True), _outcome(cue, "goal-is", kind, cue.negated)
    if cue.licence.endswith("-passive"):
        return None, _outcome(cue, "be-to/passive", kind, cue.negated) if kind in ("act", "cease") else None
    return None, _outcome(cue, "be-to/" + _who(reading, index), kind, cue.negated) if kind in ("act", "cease") else None


def _declared(reading: Reading, index: int, tense: str, kind: str) -> _Found:
    """Read the present and the past: positions, words given, decisions."""
    if kind == "commit":
        return _committed(reading, index, tense)
    if kind == "refuse":
        return _refused(reading, index, tense)
    if kind == "act":
        return _position(reading, index, tense)
    if kind == "cease":
        return None, _ceased(reading, index, tense)
    cue = reading.cues[index]
    if kind == "state" and index and reading.cues[index - 1].category == "noun-commit" and cue.lemma == "be":
        if _has_complement(reading, index):
            return Opened("goal-is", cue.negated), None
        own = reading.cues[index - 1].licence.startswith("own")
        return None, _frame(cue, "goal-be", "thing", "pledge") if own and not cue.negated else None
    if kind == "other" and cue.negated and tense == "progressive":
        who = _who(reading, index)
        return None, None if who == "thing" else _frame(cue, f"progressive/{who}", kind, "refusal")
    return None, None


def _committed(reading: Reading, index: int, tense: str) -> _Found:
    """Read a word given or an aim, with or without the verb that it is about."""
    cue = reading.cues[index]
    manner = _COMMIT.get(cue.lemma, "firm")
    past = tense in ("past", "perfect") and cue.scope != "say"
    name = f"{manner}-past" if past else manner
    if manner == "aim" and (past or _who(reading, index) == "thing"):
        return None, Frame(f"{name}/deed", "", cue.first, cue.last)
    if past and _is_broken(reading, index):
        return None, Frame("broken", "", cue.first, cue.last)
    if _has_complement(reading, index):
        return Opened(name, cue.negated), None
    if cue.lemma in _OBJECTS:
        return None, _frame(cue, name, "object", "refusal" if cue.negated else "pledge")
    return None, None


def _is_broken(reading: Reading, index: int) -> bool:
    """Tell whether a word given was given up in the same sentence: "had promised to stay, but left"."""
    return reading.words[reading.starts[index]] == "had" and "but" in reading.words[reading.ends[index] :]


def _refused(reading: Reading, index: int, tense: str) -> _Found:
    cue = reading.cues[index]
    if cue.negated:
        return None, None
    if _has_complement(reading, index):
        return Opened("refuse", negated=True), None
    return None, _frame(cue, "refuse", "object", "refusal")


def _position(reading: Reading, index: int, tense: str) -> _Found:
    """Read an act of now or then: only some take a position."""
    cue = reading.cues[index]
    manner = _ACT.get(cue.lemma, "act")
    now = tense in ("present", "progressive") or (tense == "past" and cue.scope == "say")
    who = _who(reading, index)
    if who == "thing" or cue.licence.endswith("-passive"):
        return None, None
    if manner == "cast" or (manner == "position" and now):
        return None, _frame(cue, manner, who, "refusal" if cue.negated else "pledge")
    if manner == "light" and now and _has_complement(reading, index):
        return Opened("continue", cue.negated), None
    if now and cue.negated:
        return None, _frame(cue, f"{tense}/{who}", "act", "refusal")
    if tense == "progressive":
        return None, _frame(cue, f"progressive/{who}", "act", "pledge")
    return None, None


def _ceased(reading: Reading, index: int, tense: str) -> Frame | None:
    cue = reading.cues[index]
    manner = _CEASE.get(cue.lemma, "end")
    who = _who(reading, index)
    if who == "thing" or cue.licence.endswith("-passive") or tense == "passive":
        return None
    if cue.negated:
        return _frame(cue, f"{tense}/{who}", "cease", "pledge") if tense in ("present", "progressive") else None
    return _frame(cue, f"{tense}", manner, "refusal")


# Nouns


def _noun(reading: Reading, index: int, opened: Opened | None) -> _Found:
    """Read a noun that names a position: its pledge to, the refusal to, no intention of."""
    cue = reading.cues[index]
    kind = cue.category.removeprefix("noun-")
    owner, _, follows = cue.licence.partition("-")
    if kind in ("act", "commit", "cease") and follows in ("to", "of") and _has_complement(reading, index):
        if cue.scope in _SCOPES:
            return None, Frame(f"{_SCOPES[cue.scope]}/noun", "", cue.first, cue.last)
        return Opened(f"noun-{kind}/{owner}", cue.negated ^ (kind == "cease")), None
    if cue.form.endswith("+"):
        opened = None
    if kind == "cease" and owner != "bare":
        return opened, _frame(cue, f"noun-{kind}/{owner}", follows, "refusal")
    if kind == "act" and owner == "own" and follows in ("to", "that"):
        return opened, _frame(cue, f"noun-{kind}/{owner}", follows, "pledge")
    return opened, None
