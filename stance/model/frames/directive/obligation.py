"""Verbs that oblige: must, should, ought, have to, need to, is to; and what cannot be put off."""

from bisect import bisect_right

from stance.model.cues import Reading
from stance.model.frames.directive.places import after, before, has_near, is_question, of_cue, of_words, supposed, who, word_at
from stance.model.frames.directive.tables import BREAKS, MANNERS, QUOTES, SUPPOSING, WORDS
from stance.model.frames.frame import Frame
from stance.model.groups import FORMS, KIND, is_adverb

_NOTED = WORDS["noted"]
_OUTCOMES = WORDS["outcome"]
_LAWS = WORDS["law"]
_FORMAL = WORDS["formal"]
_PASSING = WORDS["passing"]
_CHAMBERS = WORDS["chamber"]
_RESTING = WORDS["resting"]
_TURNING = WORDS["turning"]
_LASTING = WORDS["lasting"]
_NOTIONS = WORDS["notion"]
_RULING = WORDS["ruling"]
_HOW = frozenset(("how", "what", "where", "much", "way", "whatever"))
_MODALS = frozenset(("must", "should", "ought", "have", "has", "had"))
_ALL = frozenset(("all", "both", "every", "each", "no", "you"))


def obliged(reading: Reading, index: int) -> Frame | None:
    """Read must, should, ought and have to."""
    cue = reading.cues[index]
    modal = _modal(reading, index)
    if modal in ("", "had"):
        return None
    if modal != "have" and "have" in reading.words[reading.starts[index] : reading.ends[index]] and cue.form == "participle":
        return of_cue(reading, index, f"{modal}-have", "")
    if _is_supposed(reading, index, modal):
        return of_cue(reading, index, f"{modal}-supposed", "")
    if modal in ("have", "has"):
        if cue.negated:
            return of_cue(reading, index, "have-to-not", "")
        modal = "will-have-to" if cue.licence.startswith("will") else "have-to"
    return _of_subject(reading, index, modal)


def _modal(reading: Reading, index: int) -> str:
    group = reading.words[reading.starts[index] : reading.ends[index] + 1]
    return next((word for word in group if word in _MODALS), "")


def _is_supposed(reading: Reading, index: int, modal: str) -> bool:
    """Tell whether a modal states no duty: in a question, a supposition, or before its subject."""
    cue, start = reading.cues[index], reading.starts[index]
    if is_question(reading) or supposed(reading, index):
        return True
    verb = reading.words[start + 1]
    if verb.endswith("s") and not verb.endswith("ss") and "base" not in FORMS.get(verb, ()):
        return True
    inverted = modal == "should" and cue.subject == "" and (start == 0 or word_at(reading, start - 1) in (",", *QUOTES))
    return inverted and "not" not in reading.words[start : start + 2]


def _of_subject(reading: Reading, index: int, modal: str) -> Frame | None:
    """Name the obligation of a verb by its subject, where it obliges anybody."""
    cue = reading.cues[index]
    subject = {"I": "I", "we": "we", "actor": "actor", "name": "actor"}.get(cue.subject) or who(reading, index)
    if cue.subject == "I" and cue.lemma in MANNERS and not cue.negated and modal != "need-to":
        return of_cue(reading, index, "would")
    if cue.subject == "I" and modal != "need-to":
        return of_cue(reading, index, f"{modal}/I", "")
    if modal != "must" and _is_embedded(reading, index):
        return of_cue(reading, index, f"{modal}/how", "")
    if _is_formal(reading, index):
        return of_cue(reading, index, f"{modal}/formal", "")
    if modal == "should" and _is_remark(reading, index):
        return of_cue(reading, index, f"{modal}/noted", "")
    if cue.licence.endswith("-passive"):
        subject = "passive"
    return of_cue(reading, index, f"{modal}/{subject}")


def _is_embedded(reading: Reading, index: int) -> bool:
    """Tell whether a modal stands in a question inside the sentence, or in a notion that is only named."""
    start = reading.starts[index]
    return has_near(reading, start, _HOW, 6) or has_near(reading, start, _NOTIONS, 4)


def _is_remark(reading: Reading, index: int) -> bool:
    """Tell whether "should" remarks on a fact: "it should be noted", "prices should fall", "you should know"."""
    cue = reading.cues[index]
    if who(reading, index) == "thing":
        if cue.licence.endswith("-passive"):
            return reading.words[reading.ends[index]] in _NOTED
        return cue.lemma in _OUTCOMES or after(reading, index) in _NOTED
    return cue.lemma in ("know", "mistake", "realize", "realise") or not WORDS["feeling"].isdisjoint(
        reading.words[reading.ends[index] : reading.ends[index] + 2]
    )


def _is_formal(reading: Reading, index: int) -> bool:
    """Tell whether a duty is a rule's: "must be signed by", "under clause 4 the board must"."""
    end, start = reading.ends[index], reading.starts[index]
    following = reading.words[end : end + 7]
    if following[0] in _FORMAL and "by" in following:
        return True
    if following[0] in _PASSING and not _CHAMBERS.isdisjoint(following):
        return True
    preceding = reading.words[max(0, start - 12) : start]
    return "under" in preceding and not _LAWS.isdisjoint(preceding)


def got(reading: Reading, index: int) -> Frame | None:
    """Read "have got to"."""
    cue = reading.cues[index]
    if cue.licence != "perfect" or after(reading, index) != "to" or cue.negated or supposed(reading, index):
        return None
    return _of_subject(reading, index, "have-to")


def modal_word(reading: Reading, index: int) -> Frame | None:
    """Read a modal that stands by itself or beside another: "it can, and must, begin", "should and will pay"."""
    at = bisect_right(reading.starts, index) - 1
    beside = reading.words[index + 1 : index + 3] in (["and", "will"], ["and", "shall"])
    if (at >= 0 and reading.ends[at] >= index and not beside) or is_question(reading):
        return None
    if has_near(reading, index, SUPPOSING, 15) or has_near(reading, index, _HOW, 7):
        return None
    inverted = word_at(reading, index - 1) in ("so", "neither", "nor")
    if beside or inverted or reading.words[index] == "ought" or word_at(reading, index + 1) in BREAKS:
        return of_words(reading, index, index, f"{reading.words[index]}/alone")
    return None


def needed(reading: Reading, index: int) -> Frame | None:
    """Read the verb need."""
    cue = reading.cues[index]
    end = reading.ends[index]
    if cue.licence not in ("present", "will", "gerund") or cue.form.startswith("ing"):
        return None
    following = after(reading, index)
    if cue.negated or supposed(reading, index) or following == "not":
        return of_cue(reading, index, "need-not", "")
    if is_question(reading):
        return None
    if _is_relative(reading, index):
        return of_cue(reading, index, "need-relative", "")
    place = end + 1
    while is_adverb(word_at(reading, place)):
        place += 1
    if word_at(reading, place) == "to":
        if word_at(reading, place + 1) in ("know", "understand"):
            return of_cue(reading, index, "need-relative", "")
        return _of_subject(reading, index, "need-to")
    if cue.subject == "we" and following not in BREAKS and KIND.get(following) not in ("no", "preposition"):
        return of_cue(reading, index, "need/we")
    return of_cue(reading, index, "need/other", "")


def _is_relative(reading: Reading, index: int) -> bool:
    """Tell whether a pronoun begins a clause on the noun before it: "the tools they need"."""
    head = reading.cues[index].head
    if head < 1 or not KIND.get(reading.words[head], "").startswith("subject"):
        return False
    previous = reading.words[head - 1]
    if previous == "that":
        previous = word_at(reading, head - 2)
        return not KIND.get(previous) and any(reading.ends[c] == head - 2 for c in range(index)) is False
    if KIND.get(previous) and previous not in ("everything", "all", "whatever", "anything", "what"):
        return False
    return previous[0].isalpha() and previous not in WORDS["when"] and head - 1 not in reading.ends


def bound(reading: Reading, index: int) -> Frame | None:
    """Read "all parties are to disarm", where somebody rules or insists on it."""
    cue = reading.cues[index]
    if cue.scope == "deny" or who(reading, index) in ("own", "thing", "none") or is_question(reading):
        return None
    rules = cue.subject == "you" or any(
        other.lemma in _RULING or MANNERS.get(other.lemma) in ("insist", "demand", "tell")
        for other in reading.cues
        if not other.form.startswith("noun")
    )
    return of_cue(reading, index, "be-to") if rules else None


def unbearable(reading: Reading, index: int) -> Frame | None:
    """Read cannot with a verb of ending or neglecting, which asks to go on: "we cannot stop here"."""
    cue, end = reading.cues[index], reading.ends[index]
    if not cue.negated or supposed(reading, index):
        return None
    if cue.licence.endswith("-passive") and reading.words[end] in _LASTING:
        return of_cue(reading, index, "cannot/passive")
    if cue.subject not in ("we", "actor"):
        return None
    words = reading.words
    verb = reading.words[end]
    pairs = (" ".join(words[end - 1 : end + 1]), " ".join(words[end : end + 2]))
    if verb in _RESTING or pairs[0] in _TURNING or pairs[1] in _TURNING:
        return of_cue(reading, index, "cannot")
    if verb == "afford" and word_at(reading, end + 1) == "to" and word_at(reading, end + 2) in _RESTING:
        return of_cue(reading, index, "cannot")
    return None
