"""Frames of stance: words that evaluate, whose judgement they are, and what the main clause is for.

Every word that evaluates gives a frame, turned round where it is denied ("no progress"), fought ("end the
crisis") or harmed ("a threat to peace"), and every verb that takes a position gives one. The last frame is
the verdict over the sentence: the positions of its clauses decide, else the balance of the evaluations. The
other frames carry their label only where the verdict agrees.
"""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from stance.model.cues import Cue, Reading
from stance.model.frames.frame import Frame
from stance.model.groups import KIND
from stance.model.lexicon import inflect, read_table

_LABELS = {1: "favor", -1: "against", 0: "neutral"}
# The weight of a stand that decides by itself.
HEARD = 9


class Mark(NamedTuple):
    """What a word says of its object: the group of its line in the tables, and a side (1 praise, -1 criticism)."""

    group: str
    side: int


class Found(NamedTuple):
    """An evaluating word of a sentence: how it stands there, its side, what it counts, and the word's position."""

    kind: str
    side: int
    weight: int
    place: int


class Stand(NamedTuple):
    """A verb or noun that takes a position: name of its frame, side, what it counts, its cue and first word."""

    name: str
    side: int
    weight: int
    cue: Cue
    start: int


class Verb(NamedTuple):
    """A verb group where it was read, with what licenses it: will, call (asked for), now, past, can."""

    reading: Reading
    at: int
    cue: Cue
    ground: str


# Suffix of the frame's name, side and weight.
Judged = tuple[str, int, int]
Rule = Callable[[Verb, int], Judged | None]


def _spellings(kind: str, lemma: str) -> Iterator[str]:
    """Give the forms of a word of the tables; of an expression only the first word is inflected."""
    first, *rest = lemma.split()
    forms = {first}
    if kind == "verb":
        forms.update(spelling for spellings in inflect(first).values() for spelling in spellings)
    elif kind == "noun" and not rest:
        forms.update(inflect(first)["s"])
    elif kind == "adjective":
        forms.update(_degrees(first))
    for form in forms:
        yield " ".join([form, *rest])


def _degrees(adjective: str) -> Iterator[str]:
    """Give adverb, comparative and superlative, also where nobody uses them."""
    stem = adjective[:-1] + "i" if adjective.endswith("y") else adjective
    adverb = stem[:-1] + "y" if stem.endswith("le") else stem + ("ally" if stem.endswith("ic") else "ly")
    if adverb not in KIND:
        yield adverb
    if len(adjective) <= 6:
        yield stem.removesuffix("e") + "er"
        yield stem.removesuffix("e") + "est"


def _marks() -> Iterator[tuple[str, Mark]]:
    """Give the evaluating words and expressions; a word of several lines is read as in the first."""
    for table, side in (("praise", 1), ("criticism", -1)):
        for line, lemmas in read_table(f"{table}.txt"):
            group, kind = line.split()
            for lemma in lemmas:
                for spelling in _spellings(kind, lemma):
                    yield spelling, Mark(group, side)


def _lines() -> Iterator[tuple[str, str]]:
    """Give the words of evaluation.txt, inflected where the name of their line says so, with that name."""
    for line, lemmas in read_table("evaluation.txt"):
        name, _, kind = line.partition(" ")
        for lemma in lemmas:
            if kind in ("verb", "word"):
                yield from ((name, spelling) for spelling in _spellings(kind, lemma))
            else:
                yield line, lemma


_TABLE: dict[str, set[str]] = {}
for _name, _word in _lines():
    _TABLE.setdefault(_name, set()).add(_word)

_MARKS: dict[str, Mark] = {}
_EXPRESSIONS: dict[str, list[tuple[list[str], Mark]]] = {}
for _spelling, _mark_of in _marks():
    _first, *_rest = _spelling.split()
    if _rest:
        _EXPRESSIONS.setdefault(_first, []).append((_rest, _mark_of))
    else:
        _MARKS.setdefault(_first, _mark_of)
# "United" of names, "provided that".
_KNOWN = (frozenset(_MARKS) | frozenset(_EXPRESSIONS)) - {"united", "provided"}
_WEIGHTS = {kind: weight for weight in (0, 1, 3) for kind in _TABLE[f"counts {weight}"]}
_OWN, _DENIED, _FOUGHT, _HARMED = (frozenset(_TABLE[name]) for name in ("own", "denied", "fought", "harmed"))
_TURNING = _DENIED | _FOUGHT | _HARMED
# Side of a verb, and the name of its frame, by ground, polarity and class.
_SIDES = {
    (key.split()[0], " not " in key, key.split()[-1]): (key.replace(" ", "-"), side)
    for side, label in _LABELS.items()
    for key in _TABLE[label]
}
_PLAIN = {
    word: name.removeprefix("plain ") for name, words in _TABLE.items() if name.startswith("plain") for word in words
}
# Classes that take their position although another verb depends on them: "oppose any attempt to".
_GOVERNING = frozenset(("direct", "hinder", "permit"))
_FIRM = frozenset(lemma for line, lemmas in read_table("hinder.txt") if line == "hinder firm" for lemma in lemmas)
_GIVING_WAY = _TABLE["yielding"] | {
    lemma for line, lemmas in read_table("permit.txt") for lemma in lemmas if line == "permit firm" or " " in lemma
}
_GROUNDS = {
    **dict.fromkeys(("will", "would", "commit"), "will"),
    **dict.fromkeys(("must", "imperative", "direct-to", "will-have-to"), "call"),
    **dict.fromkeys(("present", "progressive"), "now"),
    **dict.fromkeys(("past", "perfect", "passive"), "past"),
    **dict.fromkeys(("can", "may"), "can"),
}
_UNREAL = frozenset(("if", "hedge", "deny", "wish"))
_PERSONS = frozenset(("I", "we", "you", "they", "every", "actor", "name"))
_OBJECTS = frozenset(("determiner", "subject-us", "subject-it", "no", "that", "subject-you"))
_CAN_BE_FOUGHT = frozenset(("ill", "lack", "bad", "wrong", "trouble", "grave"))
_ILLS = frozenset(word for word, mark in _MARKS.items() if mark.group in ("ill", "lack", "trouble", "harm", "event"))
_JUDGEMENTS = frozenset(
    turn + group for turn in ("", "not-", "harmed-") for group in ("applaud", "condemn", "thank", "glad", "sorry")
)
_OUTCOMES = {1: "praise", -1: "criticism", 0: "nothing"}
_STRONG = 3
_MOST = 5
_SHORT = 8
# Words that are looked at before an evaluating word, and after a verb or between a verb and its noun.
_WINDOW = 4
_REACH = 6
_NEAR_CLAUSE = 8


def find(reading: Reading) -> list[Frame]:
    """Find the frames of a sentence that was read.

    >>> from stance.model.reader import read_sentence
    >>> find(read_sentence("We deplore this cruel attack."))[-1][:2]
    ('verdict/criticism/own', 'against')
    """
    voice = _voice(reading)
    found = _evaluations(reading.words)
    stands = _stands(reading)
    verdict, why = _verdict(reading, voice, found, stands)
    places, last = reading.places, len(reading.tokens) - 1
    frames = [
        Frame(f"{kind}/{voice}", _label(side, verdict), places[index], places[index]) for kind, side, _, index in found
    ]
    frames += [Frame(name, _label(side, verdict), cue.first, cue.last) for name, side, _, cue, _ in stands]
    frames += [Frame(name, _label(0, verdict), 0, last) for name in _plainness(reading)]
    balance = sum([side * weight for _, side, weight, _ in found])
    frames.append(Frame(f"balance/{voice}/{max(-_MOST, min(_MOST, balance))}", "", 0, last))
    frames.append(Frame(f"verdict/{why}", _LABELS[verdict], 0, last))
    return frames


def _label(side: int, verdict: int) -> str:
    return _LABELS[side] if side == verdict else ""


def _voice(reading: Reading) -> str:
    """Tell who speaks: the speaker of the sentence, a party that is reported, or nobody that is named."""
    if not _OWN.isdisjoint(reading.words):
        return "own"
    return "said" if [cue for cue in reading.cues if "say" in cue.category] else "bare"


# Words that evaluate


def _evaluations(words: list[str]) -> list[Found]:
    found = []
    for index in [place for place, word in enumerate(words) if word in _KNOWN]:
        mark = _expression(words, index) if words[index] in _EXPRESSIONS else _MARKS[words[index]]
        if mark is None:
            continue
        group, side = mark
        turn = _turn(words, index, mark)
        kind = turn + group
        found.append(Found(kind, -side if turn else side, _WEIGHTS.get(kind, 2), index))
    return found


def _expression(words: list[str], index: int) -> Mark | None:
    """Give what the expression that begins here says, else what its first word says, if that evaluates."""
    word = words[index]
    for rest, mark in _EXPRESSIONS[word]:
        if words[index + 1 : index + 1 + len(rest)] == rest:
            return mark
    return _MARKS.get(word)


def _turn(words: list[str], index: int, mark: Mark) -> str:
    """Tell whether the words before an evaluating word turn it round."""
    before = words[max(index - _WINDOW, 0) : index]
    if _TURNING.isdisjoint(before):
        return ""
    if not _DENIED.isdisjoint(before) and "only" not in before:
        return "not-"
    if mark.side > 0:
        return "" if _HARMED.isdisjoint(before) else "harmed-"
    return "" if mark.group not in _CAN_BE_FOUGHT or _FOUGHT.isdisjoint(before) else "fought-"


# Verbs and nouns that take a position


def _stands(reading: Reading) -> list[Stand]:
    stands = []
    for index, cue in enumerate(reading.cues):
        if cue.scope not in _UNREAL:
            stand = _of_noun(reading, index) if cue.form == "noun" else _of_verb(reading, index)
            if stand:
                stands.append(stand)
    return stands


def _of_verb(reading: Reading, index: int) -> Stand | None:
    cue = reading.cues[index]
    ground = _ground(reading, index)
    kind = _kind(cue, ground)
    if not kind or (cue.form[-1:] == "+" and kind not in _GOVERNING):
        return None
    name, side = _SIDES[ground, cue.negated, kind]
    judged = _RULES.get(kind, _plainly)(Verb(reading, index, cue, ground), side)
    if judged is None:
        return None
    suffix, side, weight = judged
    if cue.scope == "assure" and side < 0:
        suffix, side = suffix + "<assure", 0
    elif cue.scope == "sub":
        suffix, weight = suffix + "<sub", min(weight, 1)
    return Stand(name + suffix, side, weight, cue, reading.starts[index])


def _kind(cue: Cue, ground: str) -> str:
    """Give the first class of a verb that takes a side on this ground, "" if none does."""
    for kind in cue.category.split("+"):
        if (ground, cue.negated, kind) in _SIDES:
            return kind
    return ""


def _ground(reading: Reading, index: int) -> str:
    """Give what licenses a verb, "" where nothing does; an imperative needs an object that shows it to be one."""
    cue = reading.cues[index]
    licence = cue.licence.removesuffix("-passive")
    if cue.scope == "direct" and (licence == "must" or (licence == "present" and cue.form == "base")):
        return "call"
    if licence == "imperative" and KIND.get(_after(reading, index), "") not in _OBJECTS:
        return ""
    return _GROUNDS.get(licence, "")


def _after(reading: Reading, index: int) -> str:
    place = reading.ends[index] + 1
    return reading.words[place] if place < len(reading.words) else ""


def _is_passive(cue: Cue) -> bool:
    return cue.licence.endswith("-passive")


def _is_ours(cue: Cue) -> bool:
    return cue.subject in ("I", "we")


def _is_person(cue: Cue) -> bool:
    return cue.subject in _PERSONS or (cue.subject == "it" and cue.scope in ("say", "assure"))


def _who(verb: Verb) -> str:
    return "/we" if _is_ours(verb.cue) else "/they"


def _plainly(_verb: Verb, side: int) -> Judged:
    return "", side, HEARD


def _act(verb: Verb, side: int) -> Judged | None:
    """Read deeds: undertaken and asked ones decide; of what is or was done only one's own speaks."""
    if verb.ground == "call":
        return _call(verb, side)
    if verb.ground == "will":
        return _undertaken(verb, side)
    if verb.ground == "now":
        return ("/backing", side, HEARD) if verb.cue.lemma in _TABLE["backing"] else ("", side, int(side < 0))
    if verb.ground == "can":
        return "", side, 1
    return None if _is_passive(verb.cue) else (_who(verb), side, int(_is_ours(verb.cue) or side < 0))


def _undertaken(verb: Verb, side: int) -> Judged:
    if not _is_person(verb.cue):
        return ("/thing-passive", side, 1) if _is_passive(verb.cue) else ("/thing", side, 2)
    suffix, side = _for_or_against(verb, side)
    return suffix or (_who(verb) if verb.cue.negated else ""), side, HEARD


def _for_or_against(verb: Verb, side: int) -> tuple[str, int]:
    """Read a deed that fights or ends something as against it, and a harm that is not done as for it."""
    if side > 0 and verb.cue.lemma in _TABLE["ending"]:
        return "/ending", -1
    mark = _MARKS.get(verb.reading.words[verb.reading.ends[verb.at]])
    if side < 0 and verb.cue.negated and mark and mark.side < 0:
        return "/harm", 1
    return "", side


def _call(verb: Verb, side: int) -> Judged:
    suffix, side = _for_or_against(verb, side)
    return suffix, side, HEARD


def _cease(verb: Verb, side: int) -> Judged:
    if verb.cue.lemma in _TABLE["leaving"]:
        return "/leaving", 0, HEARD
    return (_who(verb), side, 1) if verb.ground in ("now", "past") else ("", side, HEARD)


def _hinder(verb: Verb, side: int) -> Judged:
    """Read hindering: a firm verb takes a position, a deed done to an ill is a success."""
    if verb.ground == "call":
        return _call(verb, side)
    if verb.cue.negated or verb.cue.lemma in _FIRM:
        return "", side, HEARD
    if verb.ground in ("past", "now") and _meets_ill(verb):
        return "/ill", 1, 1
    return ("", side, HEARD) if verb.ground == "will" and _is_person(verb.cue) else ("/deed", side, 1)


def _meets_ill(verb: Verb) -> bool:
    end = verb.reading.ends[verb.at] + 1
    return not _ILLS.isdisjoint(verb.reading.words[end : end + _REACH])


def _permit(verb: Verb, side: int) -> Judged:
    if verb.ground == "call":
        return _permit_called(verb, side)
    gives_way = verb.cue.negated or _is_person(verb.cue) or verb.cue.subject == "it"
    return ("", side, HEARD) if gives_way and verb.cue.lemma in _GIVING_WAY else ("/thing", side, 0)


def _permit_called(verb: Verb, side: int) -> Judged:
    """Read "let them", "let me"; "let us" asks everybody."""
    if verb.cue.lemma == "let" and _after(verb.reading, verb.at) != "us" and not verb.cue.negated:
        return "/let", 1, int(_after(verb.reading, verb.at) not in ("me", "it", "there"))
    return _call(verb, side)


def _other(verb: Verb, side: int) -> Judged | None:
    if verb.ground == "will" and not _is_person(verb.cue):
        return None
    suffix, side = _for_or_against(verb, side)
    return suffix, side, 1 if verb.ground == "can" else HEARD


def _direct(verb: Verb, side: int) -> Judged | None:
    """Read an asking for a thing; where it asks for a deed, the verb of the deed speaks."""
    lemma = verb.cue.lemma
    if lemma in ("warn", "caution"):
        return "/warn", -1, HEARD
    if (
        lemma not in _TABLE["asking"]
        or _is_passive(verb.cue)
        or _after(verb.reading, verb.at) == "not"
        or _asks_for_deed(verb)
    ):
        return None
    return ("/they", side, 1) if lemma in _TABLE["wanting"] and not _is_ours(verb.cue) else ("", side, HEARD)


def _asks_for_deed(verb: Verb) -> bool:
    cues, following = verb.reading.cues, verb.at + 1
    if following == len(cues):
        return False
    licence, scope, form = cues[following].licence, cues[following].scope, cues[following].form
    if licence.startswith("direct-to"):
        return True
    gap = verb.reading.starts[following] - verb.reading.ends[verb.at]
    return scope == "direct" and licence in ("must", "present") and form.startswith("base") and gap <= _NEAR_CLAUSE


def _decided(verb: Verb, side: int) -> Judged | None:
    """Read decisions, aims and wishes: the speaker's own decide."""
    if verb.cue.lemma in _TABLE["believing"]:
        return None
    return _who(verb), side, HEARD if _is_ours(verb.cue) or verb.ground == "will" else 0


def _assured(verb: Verb, side: int) -> Judged:
    """Read a guarantee: given it speaks for what is assured, received it is a fact."""
    if _is_passive(verb.cue):
        return "/passive", 0, HEARD
    return _who(verb), side, HEARD if _is_ours(verb.cue) or verb.ground != "past" else 1


_RULES: dict[str, Rule] = {
    "act": _act,
    "cease": _cease,
    "hinder": _hinder,
    "permit": _permit,
    "other": _other,
    "state": _call,
    "agenda": _call,
    "direct": _direct,
    "commit": _decided,
    "wish": _decided,
    "assure": _assured,
}


def _of_noun(reading: Reading, index: int) -> Stand | None:
    """Read an objection or a veto: kept it is a position, lifted or not raised it is none."""
    cue, start = reading.cues[index], reading.starts[index]
    if cue.category != "noun-hinder" or (cue.lemma == "opposition" and not cue.licence.startswith("own")):
        return None
    if not index or start - reading.ends[index - 1] >= _REACH:
        return Stand("noun-hinder/bare", -1, 1, cue, start)
    before = reading.cues[index - 1]
    if before.category in ("permit", "hinder"):
        return None
    if cue.negated or before.negated:
        return Stand("noun-hinder/not", 0, HEARD, cue, start)
    if before.lemma in _TABLE["lifting"]:
        return Stand("noun-hinder/lifted", 0, HEARD, cue, start)
    return Stand("noun-hinder/kept", -1, HEARD if before.category in ("act", "state") else 1, cue, start)


# Plain reports, and the verdict


def _plainness(reading: Reading) -> list[str]:
    """Give the signs of a plain report: numbers, dates, procedure, events, no verb."""
    words = reading.words
    signs = [_PLAIN[word] for word in words if word in _PLAIN]
    signs += ["figures"] * len([word for word in words if "0" <= word < ":"])
    names = [f"plain/{sign}{min(signs.count(sign), 3)}" for sign in dict.fromkeys(signs)]
    if not reading.cues:
        names.append("plain/no-verb")
    if len(words) < _SHORT:
        names.append("plain/short")
    return names


def _verdict(reading: Reading, voice: str, found: list[Found], stands: list[Stand]) -> tuple[int, str]:
    """Give the side of the sentence, and what decided."""
    if "?" in reading.tokens[-2:]:
        return 0, "question"
    heard = [stand for stand in stands if stand.weight == HEARD]
    if heard:
        return _of_heard(heard, voice, found)
    balance = sum([item.side * item.weight for item in found]) + sum([stand.side * stand.weight for stand in stands])
    if balance < 0 and _is_averted(reading):
        return 1, "averted"
    least = 1 if voice == "own" else 2
    side = 1 if balance >= least else -1 if balance <= -least else 0
    return side, f"{_OUTCOMES[side]}/{voice}"


def _is_averted(reading: Reading) -> bool:
    """Tell whether the bad comes only of a deed undone: "unless we act", "without reform"."""
    words = reading.words
    return words[0] == "without" or "unless" in words or any(cue.scope == "if" and cue.negated for cue in reading.cues)


def _of_heard(heard: list[Stand], voice: str, found: list[Found]) -> tuple[int, str]:
    """Weigh positions; a reported judgement that comes before them is the main clause."""
    sides = {stand.side for stand in heard}
    if voice != "own" and 0 not in sides:
        for item in found:
            if item.place < heard[0].start and item.weight >= _STRONG and item.kind in _JUDGEMENTS:
                return item.side, "judged"
    if len(sides) == 1:
        return heard[0].side, "stand/" + heard[0].name.partition("/")[0]
    if sides == {0, -1}:
        return 0, "let-and-refuse"
    if sides == {0, 1}:
        return int(voice == "own"), f"let-and-do/{voice}"
    return heard[0].side, "both/" + heard[0].name.partition("-")[0]
