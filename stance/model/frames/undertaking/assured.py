"""Clauses that are assured or promised to somebody: whether the deed in them is given, or asked for."""

from stance.model.frames.undertaking.subjects import PRONOUN, THING, who
from stance.model.frames.undertaking.tables import WORDS
from stance.model.reading.cues import Reading


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
    received = cue.lemma == "assure" and cue.licence.endswith("-passive")
    if received or cue.lemma not in ("assure", "guarantee") or cue.licence in ("past", "perfect"):
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
