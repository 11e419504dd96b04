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
# Where they speak for themselves, a date does not make a schedule of what will be done.
_SPEAKING = frozenset(("we", "i", "our", "my"))
_OURS = frozenset(("our", "my", "this"))


def future(reading: Reading, index: int, licence: str) -> Frame | None:
    """Read will and would."""
    return unforced(reading, index) or _refuses(reading, index) or _announced(reading, index, licence)


def _announced(reading: Reading, index: int, licence: str) -> Frame | None:
    cue = reading.cues[index]
    given = assured(reading, index)
    subject = given or _will_of(reading, index)
    kind = class_of(reading, index)
    if licence == "would" and not given:
        licence = _reported(reading, index, subject)
    if obstacle := _forestalls(reading, index, licence, given, subject):
        return Frame(obstacle, "", cue.first, cue.last) if kind in _DEEDS else None
    if is_negated(reading, index) and cue.lemma == "be" and reading.words[reading.starts[index] - 1] == "there":
        return _called_off(reading, index)
    if cue.licence.endswith("-passive"):
        return _passive(reading, index, licence, subject)
    if not given and subject != OWN and _lays_down(reading, index):
        return Frame(f"shall/{kind}", "", cue.first, cue.last) if kind in _DEEDS else None
    return _active(reading, index, f"{licence}/{subject}", given)


def _called_off(reading: Reading, index: int) -> Frame | None:
    """Read what those in charge announce not to be: "there will be no talks"."""
    cue = reading.cues[index]
    none = not WORDS["announced"].isdisjoint(following(reading, index, 6))
    return Frame("there-will-be-none", "refusal", cue.first, cue.last) if none else None


def _active(reading: Reading, index: int, name: str, given: str) -> Frame | None:
    cue, kind, negated = reading.cues[index], class_of(reading, index), is_negated(reading, index)
    licence, _, subject = name.partition("/")
    if licence == "would-free" and (obstacle := _supposes(reading, index, kind, subject)):
        return Frame(f"{name}/{obstacle}", "", cue.first, cue.last)
    effect = kind not in ("act", "cease") or cue.lemma in WORDS["effect"]
    if subject == THING or (subject == PRONOUN and (effect or not negated)):
        return Frame(f"{name}/{kind}", "", cue.first, cue.last) if kind in _DEEDS else None
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


def _forestalls(reading: Reading, index: int, licence: str, given: str, subject: str) -> str:
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


def _will_of(reading: Reading, index: int) -> str:
    """Give whose will it is; "my budget will cut it" is one's own."""
    cue = reading.cues[index]
    head = cue.head
    if cue.subject == "thing" and cue.licence == "will" and reading.words[head] in WORDS["instrument"]:
        return OWN if not {"my", "our"}.isdisjoint(reading.words[max(0, head - 2) : head]) else THING
    return who(reading, index)


def _lays_down(reading: Reading, index: int) -> bool:
    """Tell whether a shall is that of a rule, and not of one's own side: "the court shall apply the law"."""
    cue = reading.cues[index]
    if cue.licence != "will" or reading.words[reading.starts[index]] != "shall":
        return False
    return _OURS.isdisjoint(reading.words[max(0, cue.head - 3) : max(0, cue.head)])


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
    return _agentless(reading, index, licence, subject)


def _agentless(reading: Reading, index: int, licence: str, subject: str) -> Frame | None:
    cue = reading.cues[index]
    kind, negated = class_of(reading, index), is_negated(reading, index)
    name = f"{licence}/passive"
    if licence == "would-free":
        return Frame(f"{name}/{kind}", "", cue.first, cue.last)
    if not negated and not WORDS["date"].isdisjoint(reading.words) and _SPEAKING.isdisjoint(reading.words):
        return Frame(f"{name}/dated", "", cue.first, cue.last)
    if cue.lemma == "meet" and not WORDS["met with"].isdisjoint(following(reading, index)):
        return Frame(f"{name}/answered", "pledge", cue.first, cue.last)
    if kind in ("act", "cease") or (kind == "direct" and cue.lemma in WORDS["asking"] and cue.lemma != "direct"):
        return outcome(reading, index, name)
    if kind == "other" and subject == OWN and agent_at(reading, index) >= 0:
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
    if cue.lemma == "pay" and cue.head >= 0 and reading.words[cue.head] == "price":
        return True
    scheduled = cue.lemma in WORDS["scheduled"] and licence == "will" and not cue.negated
    return scheduled or cue.subject == "you"


def _reported(reading: Reading, index: int, subject: str) -> str:
    """Tell what a would is: reported, free, or (nothing) hypothetical."""
    if reading.cues[index].scope in ("say", "assure") or any("say" in cue.category for cue in reading.cues):
        return "would"
    words = reading.words
    if any(reading.cues[place].category == "commit" and _has_that(reading, place) for place in range(index)):
        return "would"
    hypothetical = subject == OWN or "if" in words[: reading.starts[index]] or words[0] in ("should", "had", "were")
    return "" if hypothetical else "would-free"


def _has_that(reading: Reading, index: int) -> bool:
    return reading.words[reading.ends[index] + 1 : reading.ends[index] + 2] == ["that"]


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


def _supposes(reading: Reading, index: int, kind: str, subject: str) -> str:
    """Name what makes a would in nobody's report a mere supposition, or give nothing."""
    if kind == "commit":
        return "" if reading.cues[index].form.endswith("+") else kind
    if subject != OTHER or is_negated(reading, index):
        return ""
    if kind == "act":
        # Where the past is told, a would is a will told later.
        return "" if any(cue.licence in ("past", "perfect") for cue in reading.cues) else "supposed"
    return kind if kind == "other" else ""


def _is_willed(reading: Reading, index: int) -> bool:
    """Tell whether a verb depends on one that says how firm a will is: "will not hesitate to"."""
    governor = reading.cues[index].governor
    return governor >= 0 and reading.cues[governor].lemma in ("hesitate", "refuse", "decline")


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
