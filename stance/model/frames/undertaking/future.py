"""Will and would: what an actor announces, unless it is only foreseen."""

from itertools import pairwise

from stance.model.frames.frame import Frame
from stance.model.frames.undertaking.agents import agent_at
from stance.model.frames.undertaking.classes import class_of, following, is_negated
from stance.model.frames.undertaking.deeds import as_own, outcome
from stance.model.frames.undertaking.subjects import OTHER, OWN, PRONOUN, THING, acts, who
from stance.model.frames.undertaking.tables import AROUND, WORDS
from stance.model.frames.undertaking.unforced import unforced
from stance.model.reading.cues import Reading
from stance.model.reading.words import KIND

_FULLY = frozenset(("fully", "truly", "really", "completely", "wholly", "entirely", "easily"))
_SIMPLY = frozenset(("simply", "just", "merely", "only", "solely"))
_FAILING = frozenset(("not", "never", "fail"))
_DEEDS = frozenset(("act", "cease", "other", "commit"))


def future(reading: Reading, index: int, licence: str) -> Frame | None:
    """Read will and would."""
    return unforced(reading, index) or _refuses(reading, index) or _announced(reading, index, licence)


def _announced(reading: Reading, index: int, licence: str) -> Frame | None:
    cue, words = reading.cues[index], reading.words
    given = assured(reading, index)
    subject = given or who(reading, index)
    kind = class_of(reading, index)
    if licence == "would" and not given:
        licence = _reported(reading, index, subject)
    negated = is_negated(reading, index)
    clause = "asked" if given == "asked" else ""
    if "rather" in words[reading.starts[index] : reading.ends[index]]:
        clause = "rather"
    foreseen = _fails(reading, index) if negated else subject == OWN and _predicts(reading, index)
    if clause or not licence or foreseen:
        return Frame(clause or "predicted", "", cue.first, cue.last) if kind in _DEEDS else None
    if negated and cue.lemma == "be" and words[reading.starts[index] - 1] == "there":
        return _called_off(reading, index)
    if cue.licence.endswith("-passive"):
        return _passive(reading, index, licence, subject)
    return _active(reading, index, licence, subject, given)


def _called_off(reading: Reading, index: int) -> Frame | None:
    """Read what those in charge announce not to be: "there will be no talks"."""
    cue = reading.cues[index]
    none = not WORDS["announced"].isdisjoint(following(reading, index, 6))
    return Frame("there-will-be-none", "refusal", cue.first, cue.last) if none else None


def _active(reading: Reading, index: int, licence: str, subject: str, given: str) -> Frame | None:
    cue, kind, negated = reading.cues[index], class_of(reading, index), is_negated(reading, index)
    name = f"{licence}/{subject}"
    effect = kind not in ("act", "cease") or cue.lemma in WORDS["effect"]
    if subject == THING or (subject == PRONOUN and (effect or not negated)):
        return Frame(f"{name}/{kind}", "", cue.first, cue.last) if kind in _DEEDS else None
    if name == "would-free/other" and kind == "other" and not negated:
        return Frame(f"{name}/{kind}", "", cue.first, cue.last)
    if kind in _DEEDS or given or as_own(cue, kind, following(reading, index), negated=negated):
        return outcome(reading, index, name)
    return None


def _refuses(reading: Reading, index: int) -> Frame | None:
    """Read what will be refused, a thing and no request: "will not refuse its help"."""
    cue = reading.cues[index]
    if cue.lemma not in ("refuse", "decline") or cue.form.endswith("+") or not acts(reading, index):
        return None
    after = following(reading, index)
    if not after or not WORDS["asked"].isdisjoint(after) or KIND.get(after[0], "") not in ("", "determiner"):
        return None
    return Frame("will/refuse", "pledge" if cue.negated else "refusal", cue.first, cue.last)


def _passive(reading: Reading, index: int, licence: str, subject: str) -> Frame | None:
    cue = reading.cues[index]
    kind, negated = class_of(reading, index), is_negated(reading, index)
    name = f"{licence}/passive"
    verb = reading.words[reading.ends[index]]
    if _is_plain(reading, index, licence, subject):
        return Frame(f"{name}/plain", "", cue.first, cue.last)
    if negated and (kept := _kept(verb, kind, subject)):
        return Frame(f"{name}/{kept}", "pledge", cue.first, cue.last)
    if subject == "assured":
        return outcome(reading, index, f"{licence}/assured")
    if licence == "would-free":
        return Frame(f"{name}/{kind}", "", cue.first, cue.last)
    if kind in ("act", "cease") or (kind == "direct" and cue.lemma in WORDS["asking"]):
        return outcome(reading, index, name)
    if kind == "other" and agent_at(reading, index) >= 0:
        return outcome(reading, index, f"{name}/by")
    if kind in ("other", "state", "hinder") and negated and agent_at(reading, index) < 0:
        return Frame(f"{name}/{kind}", "refusal", cue.first, cue.last)
    return Frame(f"{name}/{kind}", "", cue.first, cue.last) if kind == "other" else None


def _kept(verb: str, kind: str, subject: str) -> str:
    """Name a passive that, negated, says that somebody goes on: "will not be deterred", "will not be scrapped"."""
    if subject != "assured" and verb in WORDS["kept"]:
        return "kept"
    return "steadfast" if verb in WORDS["steadfast"] or (kind == "hinder" and subject in (OWN, OTHER)) else ""


def _is_plain(reading: Reading, index: int, licence: str, subject: str) -> bool:
    """Tell whether a passive undertakes nothing: of an outcome, of "you", of a programme, of what an ill does."""
    cue = reading.cues[index]
    unsaid = cue.negated and cue.lemma in WORDS["unsaid"]
    if subject != "assured" and (unsaid or reading.words[reading.ends[index]] in WORDS["forced"]):
        return True
    if agent_at(reading, index) >= 0 and not AROUND["ill"].isdisjoint(following(reading, index, 9)):
        return True
    scheduled = cue.lemma in WORDS["scheduled"] and licence == "will" and not cue.negated
    return scheduled or cue.subject == "you"


def _reported(reading: Reading, index: int, subject: str) -> str:
    """Tell what a would is: reported, free, or (nothing) hypothetical."""
    if reading.cues[index].scope in ("say", "assure") or any("say" in cue.category for cue in reading.cues):
        return "would"
    words = reading.words
    hypothetical = subject == OWN or "if" in words[: reading.starts[index]] or words[0] in ("should", "had", "were")
    return "" if hypothetical else "would-free"


def _predicts(reading: Reading, index: int) -> bool:
    """Tell whether a clause says what will come of an own deed: "if we build it, we will gain"."""
    words, start = reading.words, reading.starts[index]
    if start > 1 and words[start - 2] in ("or", "otherwise", "else"):
        return True
    if words[0] not in ("if", "unless") and "if" not in words[:start]:
        return False
    return any(words[place] in ("if", "unless") and words[place + 1] in ("we", "i") for place in range(start))


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


def assured(reading: Reading, index: int) -> str:
    """Tell whether the clause of a verb is assured or promised to somebody, or else asked, or only made certain."""
    cues = reading.cues
    if reading.words[reading.starts[index] - 1] == "that" and not cues[index].subject:
        return ""  # "assurances that would help": what they do, and not what they say
    for before in range(index - 1, max(-1, index - 3), -1):
        cue = cues[before]
        if cue.category in ("noun-act", "noun-assure"):
            clause = reading.words[reading.ends[before] + 1 : reading.starts[index]]
            if "that" in clause:
                return "asked" if cue.negated or _is_sought(reading, before) else "assured"
    if cues[index].scope != "assure":
        return ""
    for before in range(index - 1, -1, -1):
        if "assure" in cues[before].category:
            return _manner_of_assuring(reading, before)
    return ""


def _manner_of_assuring(reading: Reading, index: int) -> str:
    cue = reading.cues[index]
    if reading.words[reading.starts[index]] == "to" and cue.licence != "commit":
        return "asked"
    if cue.form.startswith("noun"):
        return "asked" if cue.negated or _is_sought(reading, index) else "assured"
    if cue.licence.startswith(("direct", "must")):
        return "asked"
    if cue.lemma not in ("assure", "guarantee") or cue.licence in ("past", "perfect"):
        return "asked" if _is_sought(reading, index) else "assured"
    if cue.lemma == "guarantee" and cue.form == "s":
        return "assured"
    told = cue.lemma == "assure" and reading.words[reading.ends[index] + 1 : reading.ends[index] + 2] != ["that"]
    return "assured" if told and who(reading, index) not in (THING, PRONOUN) else "asked"


def _is_sought(reading: Reading, index: int) -> bool:
    """Tell whether somebody asks for the assurance that a noun names."""
    if index == 0:
        return False
    verb = reading.cues[index - 1]
    if reading.cues[index].scope == "direct":
        return not (
            verb.lemma in ("give", "receive", "obtain", "get", "secure") and verb.licence in ("past", "perfect")
        )
    return verb.lemma in WORDS["sought"] or "direct" in verb.category or verb.licence in ("imperative", "must")
