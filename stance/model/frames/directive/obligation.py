"""Verbs that oblige: must, should, have to, need to, is to; and what cannot be put off."""

from bisect import bisect_right
from typing import Final

from stance.model.frames.directive.embedded import HOW, is_relative, named
from stance.model.frames.directive.places import (
    after,
    has_near,
    is_question,
    of_cue,
    of_words,
    supposed,
    who,
    word_at,
)
from stance.model.frames.directive.tables import BREAKS, MANNERS, QUOTES, SUPPOSING, WORDS
from stance.model.frames.frame import Frame
from stance.model.reading.cues import Reading
from stance.model.reading.words import FORMS, KIND, is_adverb

_MODALS: Final = frozenset(("must", "should", "ought", "have", "has", "had"))
_SPEECH: Final = frozenset(("ask", "urge", "demand", "insist", "propose"))
_MIND: Final = WORDS["mind"] | {"like", "would like", "prefer"}
_WHOM: Final = frozenset(("determiner", "subject-every", "subject-us"))
_APART: Final = QUOTES | {","}


def obliged(reading: Reading, index: int) -> Frame | None:
    """Read must, should and have to."""
    cue, start, end = reading.cues[index], reading.starts[index], reading.ends[index]
    group = reading.words[start : end + 1]
    modal = next((word for word in group if word in _MODALS), "had")
    if modal == "had":
        is_told = cue.scope == "say" and cue.clause == "that" and cue.subject in ("actor", "name", "every", "thing")
        return of_subject(reading, index, "had-to") if is_told and not cue.negated else None
    if modal not in ("have", "has"):
        if "have" in group[1:-1] and "to" not in group:
            return of_cue(reading, index, f"{modal}-have", "")
        if _is_supposed(reading, index, modal):
            return of_cue(reading, index, f"{modal}-supposed", "")
        return of_subject(reading, index, modal)
    if cue.negated or is_question(reading) or supposed(reading, index):
        return of_cue(reading, index, "have-to-not", "")
    return of_subject(reading, index, "will-have-to" if cue.licence.startswith("will") else "have-to")


def _is_supposed(reading: Reading, index: int, modal: str) -> bool:
    """Tell whether a modal states no duty: in a question, a supposition, or before its subject."""
    cue, start = reading.cues[index], reading.starts[index]
    if is_question(reading) or supposed(reading, index) or (modal == "must" and cue.form.startswith("ing")):
        return True
    if modal == "should" and cue.subject in ("I", "we") and _is_unreal(reading.words[:start]):
        return True
    verb = word_at(reading, start + 1)
    if verb.endswith("s") and not verb.endswith("ss") and "base" not in FORMS.get(verb, ()) and verb not in KIND:
        return True
    opens = start == 0 or word_at(reading, start - 1) in _APART
    inverted = modal == "should" and opens and not 0 <= cue.head < start
    return inverted and verb != "not"


def _is_unreal(preceding: list[str]) -> bool:
    """Tell whether "should" stands for would behind an unreal condition: "if we were to stop, we should lose"."""
    return "if" in preceding and not {"were", "had", "did"}.isdisjoint(preceding[preceding.index("if") :])


def of_subject(reading: Reading, index: int, modal: str) -> Frame | None:
    """Name the obligation of a verb by its subject, where it obliges anybody."""
    cue = reading.cues[index]
    if cue.subject == "I" and modal != "need-to":
        asks = MANNERS.get(cue.lemma) in _SPEECH and not cue.negated
        return of_cue(reading, index, "would") if asks else of_cue(reading, index, f"{modal}/I", "")
    if where := named(reading, index):
        return of_cue(reading, index, f"{modal}/{where}", "")
    if _is_formal(reading, index):
        return of_cue(reading, index, f"{modal}/formal", "")
    if modal in ("should", "have-to") and _is_remark(reading, index):
        return of_cue(reading, index, f"{modal}/noted", "")
    if cue.subject == "we" and cue.lemma in (WORDS["said"] if modal != "have-to" else WORDS["faced"]):
        return of_cue(reading, index, f"{modal}/said", "")
    subject = {"we": "we", "actor": "actor", "name": "actor"}.get(cue.subject) or who(reading, index)
    if cue.licence.endswith("-passive"):
        subject = "passive"
    group = reading.words[reading.starts[index] : reading.ends[index] + 1]
    is_own = modal == "have-to" and subject == "actor" and cue.scope != "say" and "got" not in group
    is_own = is_own and word_at(reading, cue.head) not in ("somebody", "someone", "people")
    return of_cue(reading, index, f"{modal}/{subject}", "" if is_own else "directive")


def _is_remark(reading: Reading, index: int) -> bool:
    """Tell whether "should" remarks on a fact: "it should be noted", "prices should fall", "you should know"."""
    cue, end = reading.cues[index], reading.ends[index]
    last = reading.words[end : end + 2]
    if (cue.lemma == "have" and last[1:] == ["had"]) or last[0] in WORDS["praised"]:
        return True
    if who(reading, index) != "thing":
        return cue.lemma in _MIND or not WORDS["feeling"].isdisjoint(last)
    if cue.licence.endswith("-passive"):
        return not WORDS["noted"].isdisjoint(reading.words[end - 1 : end + 1])
    return cue.lemma in WORDS["outcome"] or last[-1] in WORDS["noted"]


def _is_formal(reading: Reading, index: int) -> bool:
    """Tell whether a duty is a rule's: "must be signed by", "under clause 4 the board must"."""
    end, start = reading.ends[index], reading.starts[index]
    following, preceding = reading.words[end : end + 7], reading.words[max(0, start - 12) : start]
    if following[0] in WORDS["formal"] and "by" in following:
        return True
    if following[0] in WORDS["passing"] and not WORDS["chamber"].isdisjoint(following):
        return True
    return "under" in preceding and not WORDS["law"].isdisjoint(preceding)


def got(reading: Reading, index: int) -> Frame | None:
    """Read "have got to"."""
    cue = reading.cues[index]
    if cue.licence != "perfect" or after(reading, index) != "to" or cue.negated or supposed(reading, index):
        return None
    return of_subject(reading, index, "have-to")


def modal_word(reading: Reading, index: int) -> Frame | None:
    """Read a modal that stands by itself or beside another: "it can, and must, begin", "should and will pay"."""
    words = reading.words
    beside = words[index + 1 : index + 3] in (["and", "will"], ["and", "shall"])
    at = bisect_right(reading.starts, index) - 1
    if (at >= 0 and reading.ends[at] >= index and not beside) or is_question(reading):
        return None
    if has_near(reading, index, SUPPOSING | HOW, 12):
        return None
    alone = word_at(reading, index - 1) in ("so", "neither", "nor") or word_at(reading, index + 1) in BREAKS
    return of_words(reading, index, index, "modal") if beside or alone or words[index] == "ought" else None


def shall(reading: Reading, index: int) -> Frame | None:
    """Read what a resolution decides that others shall do."""
    at = bisect_right(reading.starts, index) - 1
    if "decides" not in reading.words[:4] or at < 0 or reading.cues[at].subject not in ("actor", "name", "every"):
        return None
    return of_words(reading, index, index, "shall")


def needed(reading: Reading, index: int) -> Frame | None:
    """Read the verb need."""
    cue, following = reading.cues[index], after(reading, index)
    if cue.licence not in ("present", "will") or is_question(reading):
        return None
    if cue.negated or supposed(reading, index) or following == "not":
        return of_cue(reading, index, "need-not", "")
    place = reading.ends[index] + 1
    while is_adverb(word_at(reading, place)):
        place += 1
    verb = word_at(reading, place + 1)
    is_told = cue.clause == "relative" and cue.subject in ("they", "you")
    is_told = is_told or (word_at(reading, place) == "to" and verb in WORDS["mind"])
    if is_told or is_relative(reading, reading.starts[index] - 1):
        return of_cue(reading, index, "need-relative", "")
    if word_at(reading, place) == "to" or (cue.subject in ("thing", "it") and _is_gerund(word_at(reading, place))):
        return of_subject(reading, index, "need-to")
    asks = cue.subject == "we" and following not in BREAKS and KIND.get(following) not in ("no", "preposition")
    return of_cue(reading, index, "need/we") if asks else of_cue(reading, index, "need/other", "")


def _is_gerund(word: str) -> bool:
    return "ing" in FORMS.get(word, ())


def bound(reading: Reading, index: int) -> Frame | None:
    """Read "all parties are to disarm", where somebody rules or insists on it."""
    cue = reading.cues[index]
    if cue.scope == "deny" or who(reading, index) not in ("other",) or is_question(reading):
        return None
    if "agenda" in cue.category:
        return None
    ruled = cue.subject == "you" or not WORDS["ruling"].isdisjoint(reading.words)
    return of_cue(reading, index, "be-to") if ruled else None


def unbearable(reading: Reading, index: int) -> Frame | None:
    """Read cannot with a verb of ending or neglecting, which asks to go on: "we cannot stop here"."""
    cue, words, end = reading.cues[index], reading.words, reading.ends[index]
    if not cue.negated or supposed(reading, index) or cue.clause == "relative":
        return None
    if cue.licence.endswith("-passive") and words[end] in WORDS["lasting"]:
        return of_cue(reading, index, "cannot/passive")
    if words[end] == "afford" and word_at(reading, end + 1) == "to":
        end += 2
        if word_at(reading, end) in WORDS["afforded"] and cue.subject != "I":
            return of_cue(reading, index, "cannot")
    pairs = {" ".join(words[end - 1 : end + 1]), " ".join(words[end : end + 2])}
    is_stop = words[end] == "stop" and KIND.get(word_at(reading, end + 1)) in _WHOM
    ends = (word_at(reading, end) in WORDS["resting"] and not is_stop) or not WORDS["turning"].isdisjoint(pairs)
    return of_cue(reading, index, "cannot") if ends and cue.subject in ("we", "actor") else None
