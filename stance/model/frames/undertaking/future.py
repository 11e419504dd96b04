"""Will and would: what an actor announces, unless it is only foreseen."""

from stance.model.frames.frame import Frame
from stance.model.frames.undertaking.agents import agent_at
from stance.model.frames.undertaking.classes import class_of, following, is_negated
from stance.model.frames.undertaking.deeds import as_own, outcome
from stance.model.frames.undertaking.subjects import OTHER, OWN, PRONOUN, THING, who
from stance.model.frames.undertaking.tables import WORDS
from stance.model.reading.cues import Reading

_DEEDS = frozenset(("act", "cease", "other", "commit"))
# Where they speak for themselves, a date does not make a schedule of what will be done.
_SPEAKING = frozenset(("we", "i", "our", "my"))
_OURS = frozenset(("our", "my", "this"))


def future(reading: Reading, index: int, licence: str) -> Frame | None:
    """Read will and would."""
    cue = reading.cues[index]
    given = assured(reading, index)
    subject = given or _will_of(reading, index)
    kind = class_of(reading, index)
    if licence == "would" and not given:
        licence = _reported(reading, index, subject)
    if obstacle := _forestalls(reading, index, licence, given, subject):
        return Frame(obstacle, "", cue.first, cue.last) if kind in _DEEDS else None
    if cue.licence.endswith("-passive"):
        return _passive(reading, index, licence, subject)
    if not given and subject != OWN and _lays_down(reading, index):
        return Frame(f"shall/{kind}", "", cue.first, cue.last) if kind in _DEEDS else None
    return _active(reading, index, f"{licence}/{subject}", given)


def _active(reading: Reading, index: int, name: str, given: str) -> Frame | None:
    cue, kind, negated = reading.cues[index], class_of(reading, index), is_negated(reading, index)
    licence, _, subject = name.partition("/")
    if licence == "would-free" and (obstacle := _supposes(reading, index, kind, subject)):
        return Frame(f"{name}/{obstacle}", "", cue.first, cue.last)
    if subject == THING or (subject == PRONOUN and not (negated and kind in ("act", "cease"))):
        return Frame(f"{name}/{kind}", "", cue.first, cue.last) if kind in _DEEDS else None
    if kind in _DEEDS or given or as_own(cue, kind, following(reading, index), negated=negated):
        return outcome(reading, index, name)
    return None


def _forestalls(reading: Reading, index: int, licence: str, given: str, subject: str) -> str:
    """Name what makes a will none: it is asked for, preferred, or only foreseen; or give nothing."""
    if "rather" in reading.words[reading.starts[index] : reading.ends[index]]:
        return "rather"
    if given == "asked":
        return "asked"
    if _is_forecast(reading, index):
        return "forecast"
    return "predicted" if not licence or (subject == OWN and _predicts(reading, index)) else ""


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
    if _is_plain(reading, index, licence, negated=negated):
        return Frame(f"{name}/plain", "", cue.first, cue.last)
    if negated and (verb in WORDS["steadfast"] or (kind == "hinder" and subject in (OWN, OTHER))):
        return Frame(f"{name}/steadfast", "pledge", cue.first, cue.last)
    if subject == "assured":
        return outcome(reading, index, f"{licence}/assured")
    return _agentless(reading, index, licence, subject)


def _is_plain(reading: Reading, index: int, licence: str, *, negated: bool) -> bool:
    """Tell whether a passive says what will befall somebody, or what a programme announces."""
    cue = reading.cues[index]
    if reading.words[reading.ends[index]] in WORDS["forced"] or cue.subject == "you":
        return True
    if cue.lemma == "pay" and cue.head >= 0 and reading.words[cue.head] == "price":
        return True
    return cue.lemma in WORDS["scheduled"] and licence == "will" and not negated


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
    if is_negated(reading, index) or _is_willed(reading, index):
        return False
    if words[0] not in ("if", "unless") and "if" not in words[:start]:
        return False
    return any(words[place] in ("if", "unless") and words[place + 1] in ("we", "i") for place in range(start))


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
