"""Judgements: verbs, adjectives and nouns by which somebody praises, thanks, hopes, blames, regrets or fears."""

from typing import Final

from stance.model.frames.evaluation.commitments import deed_against
from stance.model.frames.evaluation.stands import PERSONS, Stand, is_main, is_ours
from stance.model.frames.evaluation.tables import TABLE
from stance.model.frames.evaluation.words import Found
from stance.model.lexicon import read_table
from stance.model.reading.cues import Cue, Reading
from stance.model.reading.licences import categories

_JUDGING: Final = frozenset(("applaud", "condemn", "thank", "glad", "sorry", "warn"))
_UNREAL: Final = frozenset(("if", "hedge", "deny", "direct"))
_WORDS_ONLY: Final = frozenset(("say", "direct", "agenda"))
_EXPRESSED: Final = TABLE["expressing"]
_WINDOW: Final = 4
_DONE: Final = frozenset(("past", "perfect", "present", "progressive", "can", "gerund"))
_FIRM: Final = frozenset(
    lemma for line, lemmas in read_table("hinder.txt") if line == "hinder firm" for lemma in lemmas
)
_DENIALS: Final = {"present": -1, "progressive": -1, "will": -2, "can": -2}
_TURNED: Final = frozenset(("hinder", "cease", "wish"))
_UNABLE: Final = TABLE["agreeing"]


def of_judgements(reading: Reading, found: list[Found]) -> list[Stand]:
    """Give the judgements among the evaluating words, and the wishes and inabilities among the verbs."""
    stands = []
    for item in found:
        if item.mark.group in _JUDGING:
            why = _of_verb(reading, item) if item.cue >= 0 else _of_word(reading, item)
            if why:
                token = reading.places[item.place]
                main = item.cue < 0 or is_main(reading.cues[item.cue])
                stands.append(Stand(why, _side(item), item.place, token, token, main))
    for index, cue in enumerate(reading.cues):
        if cue.category == "wish" or cue.lemma == "want" or cue.licence == "can":
            judged = _wish_or_can(reading, index, cue)
            if judged:
                why, side = judged
                stands.append(Stand(why, side, reading.starts[index], cue.first, cue.last, is_main(cue)))
    return stands


def leanings(reading: Reading) -> list[Stand]:
    """Give the verbs that take no stand but lean to a side: own deeds, what is hindered, what cannot be done."""
    found = []
    for index, cue in enumerate(reading.cues):
        leaning = _leaning(reading, index, cue)
        if leaning:
            why, side = leaning
            found.append(Stand(why, side, reading.starts[index], cue.first, cue.last, is_main(cue)))
    return found


def _leaning(reading: Reading, index: int, cue: Cue) -> tuple[str, int] | None:
    if cue.scope in _UNREAL:
        return None
    if cue.negated and cue.category not in _TURNED and is_main(cue):
        denial = _DENIALS.get(cue.licence.partition("-")[0])
        if denial:
            return f"denial/{cue.licence.partition('-')[0]}", denial
    if cue.category == "act" and is_ours(cue) and not cue.negated:
        if cue.licence not in _DONE:
            return None
        against = deed_against(reading, index, cue)
        return (f"own-deed/{against}", -1) if against else (f"own-deed/{cue.licence}", 1)
    if cue.licence == "can" and cue.negated and cue.subject in PERSONS:
        return "unable/other", -1
    if cue.lemma in _FIRM and not cue.negated and not cue.form.startswith("noun"):
        return "hindering", -2
    return None


def _side(item: Found) -> int:
    return 0 if item.mark.kind in ("not-condemn", "not-sorry", "not-warn") else item.mark.side


def _of_verb(reading: Reading, item: Found) -> str:
    cue = reading.cues[item.cue]
    if cue.scope in _UNREAL or cue.licence in ("can", "may"):
        return ""
    if cue.licence.endswith("passive"):
        return f"judged/{item.mark.kind}/passive"
    if cue.subject == "thing":
        return ""
    return f"judged/{item.mark.kind}/{'own' if is_ours(cue) else 'they'}"


def _of_word(reading: Reading, item: Found) -> str:
    """Read an adjective or noun as a judgement where somebody feels or expresses it."""
    before = reading.words[max(0, item.place - _WINDOW) : item.place]
    if _EXPRESSED.isdisjoint(before):
        return ""
    return f"judged/{item.mark.kind}/word"


def _wish_or_can(reading: Reading, index: int, cue: Cue) -> tuple[str, int] | None:
    if cue.scope in _UNREAL or cue.subject not in PERSONS:
        return None
    if cue.category == "wish" or cue.lemma == "want":
        if cue.lemma in TABLE["believing"] or cue.licence not in ("present", "past", "would", "perfect", "will"):
            return None
        if _only_announces(reading, index):
            return None
        return ("wish/not", -1) if cue.negated else ("wish", 1)
    return ("unable", -1) if cue.negated and cue.lemma in _UNABLE else None


def _only_announces(reading: Reading, index: int) -> bool:
    """Tell whether somebody only wishes to say or ask something."""
    following = reading.cues[index + 1 : index + 2]
    return bool(following) and following[0].governor == index and not _WORDS_ONLY.isdisjoint(categories(following[0]))
