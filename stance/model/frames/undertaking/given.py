"""Words given: the verb that depends on a pledge, a refusal, a decision, an aim, or a noun of one."""

from typing import Final

from stance.model.frames.frame import Frame
from stance.model.frames.undertaking.classes import class_of
from stance.model.frames.undertaking.deeds import outcome
from stance.model.frames.undertaking.scopes import is_demanded
from stance.model.frames.undertaking.subjects import acts, is_restrictive, who
from stance.model.frames.undertaking.tables import ACT, CEASE, COMMIT, WORDS
from stance.model.reading.cues import Reading
from stance.model.reading.nouns import is_actor

_PAST: Final = ("past", "perfect")
OPERATIVE: Final = frozenset(("decides", "undertakes", "agrees", "resolves"))
_OWNERS: Final = frozenset(("my", "our", "ours", "mine"))
_REACH: Final = 12
# Said of those who are meant, they only tell which: "states that are willing to pay".
_INCLINED: Final = frozenset(("be willing", "be ready", "be prepared"))


def given(reading: Reading, index: int, licence: str) -> Frame | None:
    """Read a verb that a word given, a refusal or an aim licenses."""
    root = ground(reading, index)
    if root < 0:
        return outcome(reading, index, "given/alone")
    word = reading.cues[root]
    if word.form.startswith("noun"):
        return _of_noun(reading, index, root)
    is_refused = "refuse" in word.category and class_of(reading, root) == "refuse"
    name, obstacle = _refused(reading, index, root) if is_refused else _promised(reading, root)
    if word.lemma in ("expect to", "be ready") and class_of(reading, index) == "state":
        obstacle = "foreseen"
    if obstacle:
        cue = reading.cues[index]
        return Frame(f"{name}/{obstacle}", "", cue.first, cue.last)
    return _wide(reading, root, outcome(reading, index, name))


def _refused(reading: Reading, index: int, root: int) -> tuple[str, str]:
    """Name a refusal, and what makes it none: nobody who refuses, or only words refused."""
    opens = reading.words[reading.starts[root]] == "having" and not reading.cues[root].subject
    if not (opens or acts(reading, root)):
        return "refuse", "thing"
    return "refuse", "words" if reading.cues[index].lemma in WORDS["silent"] else ""


def _promised(reading: Reading, root: int) -> tuple[str, str]:
    """Name a word given or an aim, and what makes it none: it is over, only meant so, or nobody's."""
    word = reading.cues[root]
    manner = COMMIT.get(word.lemma, "firm" if "commit" in word.category else "turned")
    tense = word.licence.removesuffix("-passive")
    past = (tense in _PAST or _was(reading, root)) and word.scope != "say"
    name = f"{manner}-past" if past else manner
    if manner == "turned":
        ended = (tense in ("past", "present", "progressive") or (tense == "perfect" and word.negated)) and CEASE.get(
            word.lemma
        ) != "firm"
        return name, "over" if ended else ""
    if manner == "aim" and (tense == "gerund" or (word.lemma in ("mean to", "expect to") and word.negated)):
        return manner, "gerund" if tense == "gerund" else "denied"
    if past and manner == "aim":
        return manner, "over"
    if manner == "aim" and (word.licence.endswith("-passive") or is_restrictive(reading, root)):
        return manner, "thing"
    if word.lemma in _INCLINED and not word.negated and is_restrictive(reading, root):
        return name, "thing"
    nobody = (manner == "aim" or word.lemma in WORDS["person"]) and not acts(reading, root)
    return name, "thing" if nobody else ""


def _was(reading: Reading, index: int) -> bool:
    return reading.words[reading.starts[index]] in ("was", "were")


def ground(reading: Reading, index: int) -> int:
    """Give the verb or noun that licenses a verb, past those that only go on ("pledged to continue to pay")."""
    root = reading.cues[index].governor
    while root >= 0 and reading.cues[root].licence == "commit" and _only_goes_on(reading, root):
        root = reading.cues[root].governor
    return root


def _only_goes_on(reading: Reading, index: int) -> bool:
    category = reading.cues[index].category
    return category.startswith(("act", "cease", "other")) or ACT.get(reading.cues[index].lemma) == "light"


def _wide(reading: Reading, root: int, frame: Frame | None) -> Frame | None:
    """Let the evidence begin at what licenses the verb, where that is near."""
    first = reading.cues[root].first
    return frame._replace(first=first) if frame and 0 < frame.last - first <= _REACH else frame


def _of_noun(reading: Reading, index: int, root: int) -> Frame | None:
    cue, noun = reading.cues[index], reading.cues[root]
    kind = noun.category.removeprefix("noun-")
    owner = noun.licence.partition("-")[0]
    if "kept" in reading.words[cue.last :] and "not" in reading.words[cue.last :]:
        return Frame(f"noun-{kind}/over", "", cue.first, cue.last)
    if noun.negated and root and reading.cues[root - 1].lemma == "be":
        return Frame(f"noun-{kind}/denied", "", cue.first, cue.last)
    if noun.lemma == "purpose" and "for" in reading.words[max(0, reading.starts[root] - 3) : reading.starts[root]]:
        return Frame(f"noun-{kind}/fact", "", cue.first, cue.last)
    if is_demanded(reading, root):
        return Frame("asked", "", cue.first, cue.last)
    if root and kind != "cease" and _is_judged(reading, root):
        return Frame(f"noun-{kind}/judged", "", cue.first, cue.last)
    is_announced = root > 0 and noun.lemma == "plan" and _announces(reading, root - 1)
    if is_announced:
        return _wide(reading, root, outcome(reading, index, "noun-commit/announced"))
    if noun.lemma in WORDS["fact"] or (noun.lemma in ("plan", "policy") and owner != "own" and not noun.negated):
        return Frame(f"noun-{kind}/fact", "", cue.first, cue.last)
    return _wide(reading, root, outcome(reading, index, f"noun-{kind}/{owner}"))


def _announces(reading: Reading, index: int) -> bool:
    """Tell whether somebody makes a plan his own: "unveiled plans to"."""
    verb = reading.cues[index]
    told = verb.licence in ("past", "perfect", "present", "progressive") and not verb.negated
    return told and verb.lemma in WORDS["planning"] and acts(reading, index)


def _is_judged(reading: Reading, root: int) -> bool:
    """Tell whether a noun is what somebody else fights, lets go or asks for: "resists the regent's plan to tax"."""
    verb = reading.cues[root - 1]
    if verb.form.startswith("noun") or reading.starts[root] - reading.ends[root - 1] > 6:
        return False
    return verb.lemma != "approve" and not {"hinder", "permit", "direct"}.isdisjoint(verb.category.split("+"))


def bound(reading: Reading, index: int, licence: str) -> Frame | None:
    """Read "is to": an aim of which it tells, or a plan."""
    cue = reading.cues[index]
    goal = goal_before(reading, index)
    if goal >= 0:
        noun = reading.cues[goal]
        owned = noun.licence.startswith("own") or noun.licence.endswith("-of")
        if noun.licence.endswith("-of") and not _has_owner(reading, goal, index):
            return Frame("goal/of-thing", "", cue.first, cue.last)
        name = "goal/own" if owned else "goal/the"
        if _was(reading, index):
            return Frame(f"{name}/over", "", cue.first, cue.last)
        return Frame(f"{name}/not", "", cue.first, cue.last) if cue.negated else outcome(reading, index, name)
    if class_of(reading, index) not in ("act", "cease") or not (
        acts(reading, index) or cue.licence.endswith("passive")
    ):
        return None
    if cue.licence.endswith("-passive"):
        return Frame("be-to/passive", "", cue.first, cue.last)
    return Frame(f"be-to/{who(reading, index)}", "", cue.first, cue.last)


def goal_before(reading: Reading, index: int) -> int:
    """Give the noun of an aim that is the subject of a verb, or -1."""
    for earlier in range(index - 1, max(-1, index - 4), -1):
        cue = reading.cues[earlier]
        if cue.category == "noun-commit" and (earlier == index - 1 or cue.licence.endswith("-of")):
            return earlier
    return -1


def _has_owner(reading: Reading, goal: int, index: int) -> bool:
    """Tell whether an aim is that of somebody, and not of a message or a visit."""
    places = range(reading.ends[goal] + 1, reading.starts[index])
    words = [reading.words[place] for place in places]
    named = any(reading.tokens[reading.places[place]][0].isupper() for place in places)
    return named or not _OWNERS.isdisjoint(words) or any(is_actor(word) for word in words)


def operative(reading: Reading) -> list[Frame]:
    """Read what a line of a resolution decides: "4. Decides, in this light, to extend the mandate"."""
    words = reading.words
    verb = next(place for place, word in enumerate(words[:3]) if word in OPERATIVE)
    place = verb + 1
    if words[place : place + 1] == [","] and "," in words[place + 1 :]:
        place = words.index(",", place + 1) + 1
    for index, cue in enumerate(reading.cues):
        if reading.starts[index] == place and words[place] == "to" and (cue.governor <= 0 or place > verb + 1):
            frame = outcome(reading, index, "decides")
            return [frame] if frame else []
    return []
