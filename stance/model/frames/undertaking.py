"""Frames of pledge and refusal: verbs of the classes act and cease that an actor undertakes.

One pass over the cues keeps what waits for its verb ("will continue", "pledged", "refuses",
"its decision"); the infinitive or gerund that follows decides by its class what is undertaken.
A thing as subject, an ability, a hypothesis or somebody else's demand undertakes nothing.
"""

from collections.abc import Callable
from typing import NamedTuple

from stance.model.frames.frame import Frame
from stance.model.groups import ACTORS, KIND, is_adverb
from stance.model.lexicon import read_table, word_sets
from stance.model.reader import Cue, Reading


def _manners(*tables: str) -> dict[str, str]:
    """Give for every verb of these tables the first word of its line."""
    return {
        lemma: manner
        for table in tables
        for manner, lemmas in read_table(f"{table}.txt")
        if not manner.endswith(" noun")
        for lemma in lemmas
    }


class Opened(NamedTuple):
    """What waits for its verb; `filled` when a verb came, so that only a coordinated one still belongs to it.

    `end` is the last word of it, and `before` tells whether the last verb that filled it was negated.
    """

    name: str
    negated: bool
    end: int
    filled: bool = False
    before: bool = False


_Found = tuple[Opened | None, Frame | None]

_ACT, _CEASE, _COMMIT, _AGENDA, _STATE = (_manners(name) for name in ("act", "cease", "commit", "agenda", "state"))
_WORDS = word_sets("undertaking.txt")
_AROUND = word_sets("position.txt")
_ILLS, _DEEDS = _AROUND["ill"], _AROUND["deed"]
_RARE = dict.fromkeys(("state", "agenda", "direct", "assure", "commit"), "rest")
_MIXED = {
    "act+commit": "commit",
    "cease+hinder": "hinder",
    "act+permit": "permit",
    "agenda+commit": "commit",
    "cease+permit": "permit",
    "cease+state": "cease",
    "commit+direct": "direct",
    "deny+state": "state",
    "deny+cease": "cease",
    "hinder+refuse": "refuse",
    "direct+state": "direct",
}
_IDLE_CLASSES = frozenset(
    ("say", "agenda+say", "agenda", "direct", "wish", "hedge", "hinder", "other", "assure", "deny", "state+wish")
)
_ACTORS = frozenset(("I", "we", "they", "actor", "name"))
_OWN = frozenset(("I", "we"))
_PRONOUNS = frozenset(("I", "we", "they", "it"))
_SCOPES = {"direct": "asked", "wish": "wished", "hedge": "hedged", "deny": "denied", "if": "supposed"}
# Names of frames that tell enough without the class of the verb.
_UNDIVIDED = ("refuse", "noun", "goal", "no-wish", "decides", "be-to", "firm", "aim", "will/assured", "would/assured")
_OPERATIVE = frozenset(("decides", "undertakes", "agrees"))
_JOINING = frozenset(("and", "or", "nor", "but", ","))
_NONE = frozenset(("no", "nothing", "nobody", "none"))
_PARTICLES = {"call": frozenset(("off", "home")), "pull": frozenset(("back", "out", "home"))}
_NOBODY = frozenset(("thing", "pronoun"))
_NEAR = {"i": "own", "we": "own", "they": "they", "it": "it", "he": "other", "she": "other"}
_POINTING = frozenset(("this", "these", "those", "there", "what", "everything"))
_BEFORE_GERUND = frozenset(("to", "of", "from", "on", "against", "in", "not", "for"))
_RELATIVE = frozenset(("who", "which", "that"))
_EMBEDDING = frozenset(("how", "why", "whether", "what", "whatever"))
_RESULT = frozenset(("so", "order", "sure", "certain", "ensure", "insure"))
_HUMAN = ("ers", "ors", "ists", "men", "women", "ians", "staff", "crew", "crews", "teams", "pilots", "clergy")
_LIFTING = frozenset(("lift", "waive", "relax", "wave"))
_NUMBERS = frozenset(("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "zero", "nil"))


def find(reading: Reading) -> list[Frame]:
    """Find the frames of a sentence that was read.

    >>> from stance.model.reader import read_sentence
    >>> [frame.label for frame in find(read_sentence("Oslo will not fund the fleet, but agreed to train its crews."))]
    ['refusal', 'pledge']
    """
    frames: list[Frame] = []
    if not reading.cues or "?" in reading.tokens[-2:]:
        return frames
    opened = _operative(reading)
    for index in range(len(reading.cues)):
        if _depends(reading, index, opened):
            opened, frame = _complete(reading, index, opened) if opened else (None, None)
        else:
            opened, frame = _begin(reading, index, opened)
        if frame:
            frames.append(frame)
    return frames


def _operative(reading: Reading) -> Opened | None:
    """Open what the line of a resolution decides: "4. Decides to extend the mandate"."""
    for place, word in enumerate(reading.words[:3]):
        if word in _OPERATIVE:
            return Opened("decides", negated=False, end=place)
    return None


# Infinitives and gerunds


def _depends(reading: Reading, index: int, opened: Opened | None) -> bool:
    """Tell whether a verb is an infinitive or a gerund, or goes on with one."""
    cue = reading.cues[index]
    start = reading.starts[index]
    first = reading.words[start]
    if first == "to":
        return reading.words[start + 1] not in _NUMBERS and not reading.words[start + 1][0].isdigit()
    if cue.licence == "gerund":
        return True
    if cue.form.startswith("ing"):
        return first in ("not", "never") or first.endswith("ing")
    if KIND.get(first) == "not":
        return "to" in reading.words[start : start + 3]
    return bool(opened and opened.filled) and _is_bare(reading, index) and reading.words[start - 1] in _JOINING


def _is_bare(reading: Reading, index: int) -> bool:
    return reading.cues[index].form.startswith("base") and reading.words[reading.starts[index]] not in KIND


def _belongs(reading: Reading, index: int, end: int) -> bool:
    """Tell whether an infinitive or a gerund is near enough to what waits for it, with no other between."""
    words, start = reading.words, reading.starts[index]
    if words[start] == "to" or "to" in words[start : start + 3]:
        return start - end <= 14 and "to" not in words[end + 1 : start]
    return start == end + 1 or (start - end <= 3 and words[start - 1] in _BEFORE_GERUND)


def _class(reading: Reading, index: int) -> str:
    """Give the class of a verb, of several the one that an undertaking makes likely."""
    cue = reading.cues[index]
    category = cue.category
    if category == "act+say":
        return "act" if cue.lemma == "observe" and cue.form.startswith(("base", "ing")) else "say"
    if cue.lemma in _PARTICLES and not _PARTICLES[cue.lemma].isdisjoint(_following(reading, index)):
        return "cease"
    return _MIXED.get(category, category.partition("+")[0]) if "+" in category else category


def _complete(reading: Reading, index: int, opened: Opened) -> _Found:
    """Read the verb that something waited for, or one that has nothing to do with it."""
    cue = reading.cues[index]
    before = reading.words[reading.starts[index] - 1]
    joined = opened.filled and before in _JOINING and not (before == "," and cue.form.startswith("ing"))
    if not joined and (opened.filled or not _belongs(reading, index, opened.end)):
        return opened, None
    bare = joined and _is_bare(reading, index)
    negated = opened.before if bare else opened.negated ^ _negates(reading, index)
    kind = _class(reading, index)
    if _goes_on(reading, index, kind):
        return _pass_on(opened.name, kind, reading.ends[index], negated=negated), None
    opened = opened._replace(filled=True, before=negated)
    if kind in ("hinder", "permit"):
        label = _as_own(cue, kind, _following(reading, index), negated=negated)
        return opened, _frame(cue, f"{opened.name}/own-use", label) if label else None
    return opened, _outcome(cue, opened.name, kind, negated)


def _pass_on(name: str, kind: str, end: int, *, negated: bool) -> Opened | None:
    """Wait for the verb after one that goes on; "will not rule out sending" undertakes nothing."""
    if kind == "refuse":
        return None if negated else Opened(name, negated=True, end=end)
    return Opened(name, negated, end)


def _following(reading: Reading, index: int) -> list[str]:
    end = reading.ends[index]
    return reading.words[end + 1 : end + 6]


def _negates(reading: Reading, index: int) -> bool:
    """Tell whether a verb is negated by words of its own."""
    words, start, end = reading.words, reading.starts[index], reading.ends[index]
    count = sum(KIND.get(word) == "not" for word in words[max(0, start - 1) : end])
    if end + 1 < len(words) and words[end + 1] in _NONE:
        count += 1
    return count % 2 == 1


def _goes_on(reading: Reading, index: int, kind: str) -> bool:
    """Tell whether the deed is in the verb that follows, as in "continue to fund"."""
    if kind == "act":
        return _ACT.get(reading.cues[index].lemma) == "light" and _has_complement(reading, index)
    return kind in ("commit", "refuse") and _has_complement(reading, index)


def _has_complement(reading: Reading, index: int) -> bool:
    """Tell whether the verb of something that can wait for one comes next, at most a noun between."""
    end = reading.ends[index]
    for following in range(index + 1, min(index + 3, len(reading.cues))):
        if _depends(reading, following, None):
            return _belongs(reading, following, end)
        if reading.cues[following].form != "noun":
            return False
    return False


def _outcome(cue: Cue, name: str, kind: str, negated: bool) -> Frame | None:
    """Give the frame of a verb that is undertaken."""
    if name == "refuse" and cue.lemma in _WORDS["silent"]:
        return Frame("declines-to-say", "", cue.first, cue.last)
    if cue.lemma in _LIFTING and not negated:
        return None
    title = name if name.startswith(_UNDIVIDED) else f"{name}/{_RARE.get(kind, kind)}"
    if kind == "cease":
        return _frame(cue, title, "pledge" if negated else "refusal")
    if kind in ("act", "other") or (kind in _RARE and not _is_talk(cue, kind, name)):
        return _frame(cue, title, "refusal" if negated else "pledge")
    return None


def _is_talk(cue: Cue, kind: str, name: str) -> bool:
    """Tell whether a verb only announces words or matters; to be ready for them is more."""
    if kind != "agenda":
        return False
    manner = _AGENDA.get(cue.lemma)
    return manner == "words" or (manner == "matter" and name != "firm" and not name.startswith("noun"))


def _frame(cue: Cue, name: str, label: str) -> Frame:
    return Frame(name, label, cue.first, cue.last)


# Finite verbs


def _begin(reading: Reading, index: int, opened: Opened | None) -> _Found:
    """Read a finite verb or a noun."""
    cue = reading.cues[index]
    if cue.form.startswith("noun"):
        return _noun(reading, index, opened)
    licence = cue.licence.removesuffix("-passive")
    rule = _RULES.get(licence)
    if rule is None or (rule is _declared and _says_nothing(reading, index)):
        return None, None
    kind = _class(reading, index)
    if _is_subordinate(reading, index, licence) or _is_called_for(reading, index):
        looks = kind in ("act", "cease", "commit", "refuse") and licence in ("will", "would", "present")
        return None, _frame(cue, _SCOPES.get(cue.scope, "asked"), "") if looks else None
    return rule(reading, index, licence, kind)


def _says_nothing(reading: Reading, index: int) -> bool:
    """Tell at first sight that a verb of the present or the past undertakes nothing."""
    cue = reading.cues[index]
    if cue.category == "state":
        return cue.lemma != "have" and (index == 0 or reading.cues[index - 1].category != "noun-commit")
    return cue.category in _IDLE_CLASSES and cue.lemma not in _PARTICLES


def _is_subordinate(reading: Reading, index: int, licence: str) -> bool:
    """Tell whether a verb stands in the clause of what is asked, wished, thought possible, denied or supposed."""
    scope = reading.cues[index].scope
    if scope not in _SCOPES:
        return False
    if scope in ("direct", "wish", "hedge") and licence in ("past", "perfect"):
        return False
    if scope == "direct":
        return not (_begins_anew(reading, index) or _is_told(reading, index))
    return True


def _is_called_for(reading: Reading, index: int) -> bool:
    """Tell whether the sentence calls on everybody from its start: "let us show that we are determined"."""
    before = reading.words[: reading.starts[index]]
    return "let" in before and before[before.index("let") + 1 :][:1] == ["us"]


def _begins_anew(reading: Reading, index: int) -> bool:
    """Tell whether a clause of one's own begins after a comma or and: "they ask us to go, and we will"."""
    words, start = reading.words, reading.starts[index]
    return start > 1 and words[start - 1] in ("i", "we") and words[start - 2] in ("and", "but", ",", "so", "then")


def _is_told(reading: Reading, index: int) -> bool:
    """Tell whether the clause of a verb is told to somebody and not asked of him: "warned that it would leave"."""
    for cue in reversed(reading.cues[:index]):
        if "direct" in cue.category:
            return cue.lemma in _WORDS["told"]
    return False


def _who(reading: Reading, index: int) -> str:
    """Give who is the subject of a verb: own, other, they, it, an unnamed pronoun, or thing where it is no actor."""
    cue = reading.cues[index]
    words, place = reading.words, reading.starts[index] - 1
    while place > 0 and (is_adverb(words[place]) or words[place] in ("each", "both")):
        place -= 1
    before = words[place] if place >= 0 else ""
    if before in _NEAR:
        near = _NEAR[before]
        return near if near in ("own", "other") or _is_named(reading, index) else "pronoun"
    if before in _RELATIVE and place:
        return "other" if words[place - 1] == "," and _is_actor(reading, place - 2) else "thing"
    if before in _JOINING and (earlier := _shared(reading, index, before)) >= 0:
        return _who(reading, earlier)
    if before in _POINTING or (cue.subject in _PRONOUNS and not _is_at_hand(reading, index)):
        return "thing"
    return _kind_of_subject(reading, index, before, first=place == 0)


def _kind_of_subject(reading: Reading, index: int, before: str, *, first: bool) -> str:
    cue = reading.cues[index]
    reported = cue.scope == "say"
    if before in _WORDS["generic"] and not reported:
        return "thing"
    if cue.subject in _OWN:
        return "own"
    if cue.subject == "it":
        return "it" if _is_named(reading, index) else "pronoun"
    if cue.subject in _ACTORS or before == "opposition":
        return "other"
    if first and before not in KIND and before[-1:] != "s" and reading.tokens[0][0].isupper():
        return "other"
    return "other" if (reported or cue.negated) and _is_human(before) else "thing"


def _is_at_hand(reading: Reading, index: int) -> bool:
    """Tell whether no other verb stands between a pronoun and the verb that it is said to be the subject of."""
    if index == 0 or KIND.get(reading.words[reading.starts[index] - 1], "").startswith("subject"):
        return True
    words, verb = reading.words, reading.starts[index]
    for place in range(verb - 1, reading.ends[index - 1], -1):
        if KIND.get(words[place], "").startswith("subject"):
            return True
    return any(KIND.get(word, "").startswith("subject") for word in words[verb : reading.ends[index]])


def _shared(reading: Reading, index: int, before: str) -> int:
    """Give the finite verb whose subject a verb after and, but or a comma shares, or -1."""
    for earlier in range(index - 1, -1, -1):
        cue = reading.cues[earlier]
        if cue.form != "noun" and not cue.form.startswith("ing") and not _depends(reading, earlier, None):
            return earlier if before != "," or cue.licence == reading.cues[index].licence else -1
    return -1


def _is_human(noun: str) -> bool:
    return noun.endswith(_HUMAN) and noun not in _WORDS["thing"]


def _speaks(reading: Reading, index: int) -> bool:
    """Tell whether the subject of a word given or refused can be one who speaks."""
    cue = reading.cues[index]
    if cue.subject in ("it", "they", "every"):
        before = reading.words[reading.starts[index] - 1]
        return before not in _POINTING and (before not in _RELATIVE or _who(reading, index) not in _NOBODY)
    return _who(reading, index) not in _NOBODY or _is_human(reading.words[reading.starts[index] - 1])


def _is_actor(reading: Reading, place: int) -> bool:
    return place >= 0 and (
        reading.words[place] in ACTORS or (place > 0 and reading.tokens[reading.places[place]][0].isupper())
    )


def _is_named(reading: Reading, index: int) -> bool:
    """Tell whether a pronoun can stand for an actor named before it."""
    if reading.cues[index].scope in ("say", "assure"):
        return True
    return any(earlier.subject in ("actor", "name") for earlier in reading.cues[:index])


def _embedded(reading: Reading, index: int) -> str:
    """Give the kind of clause in which a verb says nothing by itself: a question, a purpose, a prediction."""
    words, start, cue = reading.words, reading.starts[index], reading.cues[index]
    for place in range(start - 1, max(-1, start - 5), -1):
        word = words[place]
        if word in _EMBEDDING and not (word == "what" and cue.lemma == "do" and not cue.negated):
            return "" if place and words[place - 1] in ("is", "'s", "was", "exactly") else "embedded"
        if word == "that" and place and words[place - 1] in _RESULT:
            return "purpose"
        if word in (",", "but", ";"):
            return ""
    return ""


def _predicts(reading: Reading, index: int) -> bool:
    """Tell whether a clause says what will come of an own deed: "if we build it, we will gain"."""
    words, start = reading.words, reading.starts[index]
    if start > 1 and words[start - 2] in ("or", "otherwise", "else"):
        return True
    if words[0] not in ("if", "unless") and "if" not in words[:start]:
        return False
    return any(words[place] in ("if", "unless") and words[place + 1] in ("we", "i") for place in range(start))


def _is_negated(reading: Reading, index: int) -> bool:
    """Tell whether a verb is negated; "not only" negates nothing."""
    if not reading.cues[index].negated:
        return False
    group = reading.words[reading.starts[index] : reading.ends[index]]
    return not ("only" in group and "not" in group)


def _future(reading: Reading, index: int, licence: str, kind: str) -> _Found:
    """Read will and would."""
    cue = reading.cues[index]
    given = _given(reading, index)
    who = given or _who(reading, index)
    if licence == "would" and not given:
        licence = _reported(reading, index, who)
    negated = _is_negated(reading, index)
    clause = "asked" if given == "asked" else _embedded(reading, index)
    if clause or not licence or (who == "own" and not negated and _predicts(reading, index)):
        return None, _frame(cue, clause or "predicted", "") if kind in ("act", "other", "cease") else None
    if cue.licence.endswith("-passive"):
        return None, _future_passive(reading, index, licence, kind, who)
    return _active(reading, index, f"{licence}/{_MERGED.get(who, who)}", kind, negated=negated)


def _active(reading: Reading, index: int, name: str, kind: str, *, negated: bool) -> _Found:
    """Read an active verb after will or would, whose subject is in the name."""
    cue = reading.cues[index]
    following = _following(reading, index)
    if name.endswith("/thing") or (name.endswith("/pronoun") and not (negated and kind in ("act", "cease"))):
        return None, _frame(cue, f"{name}/{kind}", "") if kind in ("act", "other", "cease", "commit") else None
    if _goes_on(reading, index, kind):
        return _pass_on(name, kind, reading.ends[index], negated=negated), None
    if label := _as_own(cue, kind, following, negated=negated):
        return None, _frame(cue, f"{name}/own-use", label)
    if _hinders(cue, kind, following, negated=negated):
        return None, None
    if name == "would-free/other" and kind == "other" and not negated:
        return None, _frame(cue, f"{name}/{kind}", "")
    if kind in ("act", "other", "cease", "commit") or name.endswith("assured"):
        return None, _outcome(cue, name, kind, negated)
    return None, None


def _hinders(cue: Cue, kind: str, following: list[str], *, negated: bool) -> bool:
    """Tell whether an act hinders others, or is said not to: "will fight the bill", "will raise no objection"."""
    if negated:
        return cue.lemma.startswith("agree") or (
            kind in ("act", "other") and not _WORDS["obstacle"].isdisjoint(following)
        )
    if cue.lemma == "stop" and following[:1] and following[0] in ("you", "them", "him", "it", "her", "this", "that"):
        return True
    if following[:1] and following[0].endswith("ing"):
        return False
    return cue.lemma in _WORDS["fighting"] and not _DEEDS.isdisjoint(following)


def _reported(reading: Reading, index: int, who: str) -> str:
    """Tell what a would is: reported, free, or (nothing) hypothetical."""
    if reading.cues[index].scope in ("say", "assure") or any("say" in cue.category for cue in reading.cues):
        return "would"
    hypothetical = who == "own" or "if" in reading.words[: reading.starts[index]]
    return "" if hypothetical else "would-free"


def _given(reading: Reading, index: int) -> str:
    """Tell whether the clause of a verb is assured or promised to somebody, or else asked, or only made certain."""
    cues = reading.cues
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
    if cue.form == "noun":
        return "asked" if cue.negated or _is_sought(reading, index) else "assured"
    if cue.licence.startswith(("direct", "must")):
        return "asked"
    if cue.lemma not in ("assure", "guarantee") or cue.licence in ("past", "perfect"):
        return "asked" if _is_sought(reading, index) else "assured"
    if cue.lemma == "guarantee" and cue.form == "s":
        return "assured"
    told = cue.lemma == "assure" and reading.words[reading.ends[index] + 1 : reading.ends[index] + 2] != ["that"]
    return "assured" if told and _who(reading, index) not in _NOBODY else "asked"


def _is_sought(reading: Reading, index: int) -> bool:
    """Tell whether somebody asks for the assurance that a noun names."""
    if index == 0:
        return False
    verb = reading.cues[index - 1]
    if reading.cues[index].scope == "direct":
        return not (
            verb.lemma in ("give", "receive", "obtain", "get", "secure") and verb.licence in ("past", "perfect")
        )
    return verb.lemma in _WORDS["sought"] or "direct" in verb.category or verb.licence in ("imperative", "must")


def _future_passive(reading: Reading, index: int, licence: str, kind: str, who: str) -> Frame | None:
    cue = reading.cues[index]
    negated = _is_negated(reading, index)
    name = f"{licence}/passive"
    verb = reading.words[reading.ends[index]]
    if (
        verb in _WORDS["forced"]
        or cue.subject == "you"
        or (cue.lemma in _WORDS["scheduled"] and licence == "will" and not negated)
    ):
        return _frame(cue, f"{name}/plain", "")
    if negated and (verb in _WORDS["steadfast"] or (kind == "hinder" and who in ("own", "other"))):
        return _frame(cue, f"{name}/steadfast", "pledge")
    if kind == "direct" and cue.lemma in _WORDS["asking"]:
        return _outcome(cue, name, kind, negated)
    if who == "assured":
        return _outcome(cue, f"{licence}/assured", "cease" if kind == "cease" else "act", negated)
    if kind in ("act", "cease") or (kind in ("other", "state", "hinder") and negated):
        return _outcome(cue, name, kind, negated)
    return _frame(cue, f"{name}/{kind}", "") if kind == "other" else None


def _as_own(cue: Cue, kind: str, following: list[str], *, negated: bool) -> str:
    """Give the label of a verb of another class that undertakes an own act in this use, or nothing."""
    if cue.lemma in _WORDS["idle"] or (cue.lemma == "let" and "down" in following):
        return "pledge" if negated else ""
    if cue.lemma in _WORDS["yielding"]:
        return "refusal" if negated else ""
    rule = _OWN_RULES.get(kind)
    return rule(cue, following, negated) if rule else ""


def _own_cease(cue: Cue, following: list[str], negated: bool) -> str:
    if cue.lemma != "give up" or not negated:
        return ""
    return "refusal" if following and KIND.get(following[0]) == "determiner" else "pledge"


def _own_state(cue: Cue, following: list[str], negated: bool) -> str:
    if negated:
        return "pledge" if _STATE.get(cue.lemma) == "kept" else ""
    return "pledge" if cue.lemma == "be" and not _WORDS["conduct"].isdisjoint(following[:2]) else ""


def _own_asking(cue: Cue, following: list[str], negated: bool) -> str:
    if negated:
        return "refusal" if cue.lemma in _WORDS["unasked"] else ""
    return "pledge" if cue.lemma in _WORDS["asking"] else ""


def _own_assuring(cue: Cue, following: list[str], negated: bool) -> str:
    return "refusal" if negated else "pledge"


def _own_agenda(cue: Cue, following: list[str], negated: bool) -> str:
    if cue.lemma == "meet" and not _WORDS["met"].isdisjoint(following):
        return "refusal" if negated else "pledge"
    return "refusal" if negated and _AGENDA.get(cue.lemma) != "words" else ""


def _own_hindering(cue: Cue, following: list[str], negated: bool) -> str:
    return "" if negated or _ILLS.isdisjoint(following) else "pledge"


def _own_accepting(cue: Cue, following: list[str], negated: bool) -> str:
    if negated:
        return ""
    return "pledge" if cue.lemma == "submit to" or not _WORDS["taken"].isdisjoint(following) else ""


_MERGED = {"it": "other", "they": "other"}
_OWN_RULES: dict[str, Callable[[Cue, list[str], bool], str]] = {
    "cease": _own_cease,
    "state": _own_state,
    "direct": _own_asking,
    "assure": _own_assuring,
    "agenda": _own_agenda,
    "hinder": _own_hindering,
    "permit": _own_accepting,
}


def _bound(reading: Reading, index: int, licence: str, kind: str) -> _Found:
    """Read "is to": an aim of which it tells, or a plan."""
    cue = reading.cues[index]
    goal = _goal_before(reading, index)
    if goal >= 0:
        return _aimed(reading, index, kind, goal)
    if kind not in ("act", "cease"):
        return None, None
    if cue.licence.endswith("-passive"):
        return None, _outcome(cue, "be-to/passive", kind, cue.negated)
    return None, _frame(cue, "be-to", "")


def _goal_before(reading: Reading, index: int) -> int:
    """Give the noun of an aim that is the subject of "is to", or -1."""
    for earlier in range(index - 1, max(-1, index - 4), -1):
        cue = reading.cues[earlier]
        if cue.category == "noun-commit" and (earlier == index - 1 or cue.licence.endswith("-of")):
            return earlier
    return -1


def _aimed(reading: Reading, index: int, kind: str, goal: int) -> _Found:
    """Read the verb of "our goal is to": of an own one, or of one whose owner is named."""
    cue = reading.cues[index]
    owned = reading.cues[goal].licence.startswith("own") or reading.cues[goal].licence.endswith("-of")
    name = "goal/own" if owned else "goal/the"
    if cue.negated:
        return None, _frame(cue, "goal/not", "")
    if _goes_on(reading, index, kind):
        return Opened(name, cue.negated, reading.ends[index]), None
    return Opened(name, negated=False, end=reading.ends[index], filled=True), _outcome(cue, name, kind, cue.negated)


def _declared(reading: Reading, index: int, tense: str, kind: str) -> _Found:
    """Read the present and the past: positions, words given, decisions."""
    cue = reading.cues[index]
    if cue.licence.endswith("-passive") or _is_title(reading, index):
        return None, None
    if kind == "commit":
        return _committed(reading, index, tense)
    if kind == "refuse":
        return _refused(reading, index)
    if kind == "act":
        return _position(reading, index, tense)
    if kind == "cease":
        return None, _ceased(reading, index, tense)
    if kind == "state":
        return _stands(reading, index)
    if kind == "permit" and cue.lemma == "accept" and not _WORDS["taken"].isdisjoint(_following(reading, index)):
        return None, _frame(cue, "accepts-own", "pledge" if _speaks(reading, index) and not cue.negated else "")
    return None, None


def _stands(reading: Reading, index: int) -> _Found:
    """Read be and have: "our goal is peace", "has no wish to"."""
    cue = reading.cues[index]
    following = _following(reading, index)
    if cue.lemma == "have" and following[:1] == ["no"] and not _WORDS["wished"].isdisjoint(following[1:3]):
        if index + 1 < len(reading.cues) and reading.cues[index + 1].form == "noun+":
            return None, None
        if following[2:3] and following[2] not in ("to", "of", "in", "whatever", "whatsoever"):
            return None, None
        if _has_complement(reading, index):
            return Opened("no-wish", negated=True, end=reading.ends[index] + 2), None
        return None, _frame(cue, "no-wish", "refusal")
    if cue.lemma == "be" and index and reading.cues[index - 1].category == "noun-commit":
        own = reading.cues[index - 1].licence.startswith("own")
        if _has_complement(reading, index):
            return Opened("goal/own" if own else "goal/the", cue.negated, reading.ends[index]), None
        return None, _frame(cue, "goal/thing", "pledge") if own and _is_aim(reading, index) else None
    return None, None


def _is_aim(reading: Reading, index: int) -> bool:
    """Tell whether what is meant to be follows: "our goal is peace"."""
    noun, cue = reading.cues[index - 1], reading.cues[index]
    if cue.negated or noun.lemma in ("plan", "decision") or reading.starts[index] - reading.ends[index - 1] > 6:
        return False
    following = reading.words[reading.ends[index] + 1 : reading.ends[index] + 2]
    return (
        bool(following)
        and not is_adverb(following[0])
        and reading.words[reading.starts[index]] in ("is", "was", "remains")
    )


def _is_title(reading: Reading, index: int) -> bool:
    """Tell whether a verb is only a word of a title, as in "the Left Party"."""
    cue = reading.cues[index]
    return cue.last > 0 and reading.tokens[cue.last][0].isupper() and reading.starts[index] > 1


def _committed(reading: Reading, index: int, tense: str) -> _Found:
    """Read a word given or an aim, with or without the verb that it is about."""
    cue = reading.cues[index]
    if cue.lemma == "vote" and cue.form.startswith("s"):
        return None, None
    manner = _COMMIT.get(cue.lemma, "firm")
    past = tense in ("past", "perfect") and cue.scope != "say"
    name = f"{manner}-past" if past else manner
    if (manner == "aim" and past) or (past and _is_broken(reading, index)):
        return None, _frame(cue, f"{manner}/over", "")
    if (manner == "aim" or cue.lemma in _WORDS["person"]) and not _speaks(reading, index):
        return None, _frame(cue, f"{name}/thing", "")
    if _has_complement(reading, index):
        return Opened(name, cue.negated, reading.ends[index]), None
    if tense in ("present", "progressive") and _who(reading, index) not in ("own", "other", "they"):
        return None, None
    return None, _unfollowed(cue, name, tense, _following(reading, index))


def _unfollowed(cue: Cue, name: str, tense: str, following: list[str]) -> Frame | None:
    """Read a word given with a thing, a clause or an unknown verb after it."""
    label = "refusal" if cue.negated else "pledge"
    if following[:2] == ["not", "to"]:
        return _frame(cue, f"{name}/unread", "refusal")
    if cue.lemma.endswith(" to") or (following[:1] == ["to"] and KIND.get("".join(following[1:2]), "") == ""):
        return _frame(cue, f"{name}/unread", label)
    if following[:1] == ["that"] and cue.lemma in ("be determined", "be resolved", "vow", "swear", "pledge", "promise"):
        return _frame(cue, f"{name}/that", label)
    return _frame(cue, f"{name}/object", label) if _takes_object(cue, tense, following) else None


def _takes_object(cue: Cue, tense: str, following: list[str]) -> bool:
    """Tell whether what is undertaken can be a thing, as in "promised a loan"."""
    if not following or KIND.get(following[0]) in ("preposition", "strong", "comma", "conjunction", "subject-they"):
        return cue.lemma in ("agree on", "agree upon") and tense in ("past", "perfect")
    if cue.lemma in _WORDS["renewed"]:
        return not _WORDS["good"].isdisjoint(following)
    if cue.lemma == "undertake" and tense != "present":
        return False
    if cue.lemma in ("agree", "agree on", "agree upon"):
        return (
            tense in ("past", "perfect")
            and bool(following)
            and (cue.lemma != "agree" or following[0] in ("a", "an", "the"))
        )
    if cue.lemma == "commit" and not _WORDS["crime"].isdisjoint(following):
        return False
    return cue.lemma in _WORDS["given"] or cue.lemma in _WORDS["aimed"]


def _is_broken(reading: Reading, index: int) -> bool:
    """Tell whether a word given was given up in the same sentence: "had promised to stay, but left"."""
    after = reading.words[reading.ends[index] + 1 :]
    if reading.words[reading.starts[index]] == "had" and "but" in after:
        return True
    return not _WORDS["unkept"].isdisjoint(after) or ("kept" in after and "not" in after)


def _refused(reading: Reading, index: int) -> _Found:
    cue = reading.cues[index]
    if cue.negated:
        return None, None
    if _has_complement(reading, index):
        return Opened("refuse", negated=True, end=reading.ends[index]), None
    following = _following(reading, index)
    if not _speaks(reading, index) or (cue.lemma == "decline" and KIND.get("".join(following[:1])) != "determiner"):
        return None, None
    return None, _frame(cue, "refuse/object", "refusal")


def _position(reading: Reading, index: int, tense: str) -> _Found:
    """Read an act of now or then: only some take a position."""
    cue = reading.cues[index]
    manner = _ACT.get(cue.lemma, "act")
    now = tense in ("present", "progressive") or (tense == "past" and cue.scope == "say")
    who = _who(reading, index)
    if who in _NOBODY:
        return None, None
    if _is_noun_like(reading, index):
        return None, None
    if manner == "cast" or (manner == "position" and now):
        return None, _frame(cue, f"{manner}/{_MERGED.get(who, who)}", "refusal" if cue.negated else "pledge")
    if tense == "progressive" and not cue.negated and cue.lemma in _WORDS["forward"]:
        return None, _frame(cue, "progressive/forward", "pledge")
    if now and cue.negated:
        return None, _frame(cue, f"not-acting/{_MERGED.get(who, who)}", "")
    return None, _frame(cue, f"progressive/{_MERGED.get(who, who)}", "") if tense == "progressive" else None


def _is_noun_like(reading: Reading, index: int) -> bool:
    """Tell whether what was read as a verb may be a noun or an adverb: "aid and support to", "sent it back to"."""
    cue = reading.cues[index]
    if cue.form not in ("base", "s") or reading.starts[index] != reading.ends[index]:
        return cue.form == "s" and cue.lemma.startswith("vote")
    following = _following(reading, index)
    return not following or KIND.get(following[0]) in ("preposition", "to", "strong", "comma", "conjunction")


def _ceased(reading: Reading, index: int, tense: str) -> Frame | None:
    cue = reading.cues[index]
    manner = _CEASE.get(cue.lemma, "end")
    if cue.negated:
        own = _who(reading, index) == "own" and tense in ("present", "progressive")
        return _frame(cue, "not-ceasing", "pledge" if own else "")
    if not _speaks(reading, index):
        return None
    return _frame(cue, f"{tense}/{manner}", "refusal" if manner == "firm" or tense == "progressive" else "")


# Nouns


def _noun(reading: Reading, index: int, opened: Opened | None) -> _Found:
    """Read a noun that names a position: its pledge to, the refusal to, no intention of."""
    cue = reading.cues[index]
    kind = cue.category.removeprefix("noun-")
    owner, _, follows = cue.licence.partition("-")
    if kind in ("act", "commit", "cease") and _waits(reading, index, follows):
        if cue.scope in _SCOPES:
            return None, _frame(cue, _SCOPES[cue.scope], "")
        return Opened(f"noun-{kind}/{owner}", cue.negated ^ (kind == "cease"), reading.ends[index]), None
    if cue.form.endswith("+"):
        opened = None
    if kind == "cease" and owner == "own":
        return opened, _frame(cue, "noun-cease", "refusal")
    if (
        kind == "act"
        and owner == "own"
        and follows == "to"
        and cue.lemma in _WORDS["good"]
        and not _is_given_up(reading, index)
    ):
        return opened, _frame(cue, "noun-act/own/thing", "pledge")
    return opened, None


def _is_given_up(reading: Reading, index: int) -> bool:
    return index > 0 and _class(reading, index - 1) in ("cease", "deny")


def _waits(reading: Reading, index: int, follows: str) -> bool:
    """Tell whether a noun is followed by the verb that it is about."""
    cue = reading.cues[index]
    if index + 1 >= len(reading.cues) or follows not in ("to", "of", "other"):
        return False
    if _names_a_fact(cue, reading.words[reading.ends[index]]) or not _depends(reading, index + 1, None):
        return False
    distance = reading.starts[index + 1] - reading.ends[index]
    infinitive = reading.words[reading.starts[index + 1]] in ("to", "not")
    if follows == "of":
        return (infinitive and distance <= 14) or cue.lemma in ("intention", "intent", "aim")
    return distance <= 3 if follows == "to" else infinitive and distance <= 4


def _names_a_fact(cue: Cue, word: str) -> bool:
    """Tell whether a noun names no position of its owner: a contribution, somebody's plan, policies."""
    if cue.lemma in _WORDS["fact"] or word == "policies":
        return True
    return cue.lemma in ("plan", "policy") and not (cue.negated or cue.licence.startswith("own"))


_RULES: dict[str, Callable[[Reading, int, str, str], _Found]] = {
    "will": _future,
    "would": _future,
    "be-to": _bound,
    "present": _declared,
    "past": _declared,
    "perfect": _declared,
    "progressive": _declared,
}
