"""Frames of directive: somebody else, or everybody, is asked or obliged to act.

Words, not cues, decide: each word that can ask has a rule, which looks at the words around it for who asks
(an own asking that is only announced counts as nothing), whether it is denied, and what is asked for.
"""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from stance.model.frames.frame import Frame
from stance.model.groups import ACTORS, ENTRIES, KIND, is_adverb
from stance.model.lexicon import inflect, read_table
from stance.model.reader import Reading

LABEL = "directive"


class Asking(NamedTuple):
    """A form of an asking verb: the words after its first, how it asks (a line of direct.txt), lemma and form."""

    rest: tuple[str, ...]
    manner: str
    lemma: str
    form: str


Rule = Callable[[Reading, int], Frame | None]


def _table(category: str) -> frozenset[str]:
    return frozenset(word for name, words in read_table("directive.txt") if name == category for word in words)


def _askings() -> dict[str, tuple[Asking, ...]]:
    """Index the forms of the asking verbs by their first word, the longest first."""
    found: dict[str, list[Asking]] = {}
    for manner, lemmas in read_table("direct.txt"):
        if manner in ("impersonal", "direct noun"):
            continue
        for lemma in lemmas:
            first, *rest = lemma.split()
            for form, spellings in inflect(first).items():
                for spelling in spellings:
                    found.setdefault(spelling, []).append(Asking(tuple(rest), manner, lemma, form))
    return {word: tuple(sorted(forms, key=lambda form: -len(form.rest))) for word, forms in found.items()}


_ASKINGS = _askings()
_DUTIES = _table("duty")
_NECESSARY = _table("necessary")
_WANTED = _table("wanted")
_PLEAS = _table("plea")
_WAIVING = _table("waive")
_ASSURANCES = _table("assurance")
_COMMANDS = _table("command") | {
    word
    for word, entries in ENTRIES.items()
    if any(
        sense.form == "base" and sense.category in ("act", "cease", "hinder", "permit")
        for entry in entries
        for sense in entry.senses
    )
}
_BREAKS = frozenset((",", ";", ":", "—", "–", "(", ")", "?", "!", "."))
_QUOTES = frozenset(('"', "“", "”", "„", "«", "»"))
_SUPPOSING = frozenset(("if", "unless", "whether", "lest", "supposing"))
_BE = frozenset(("am", "is", "are", "was", "were", "be", "been", "being", "get", "got"))
_SAYING = frozenset(
    ("say", "tell", "confess", "admit", "report", "add", "repeat", "stress", "mention", "emphasize", "point", "note")
    + ("ask", "thank", "warn", "remind", "speak", "state", "observe", "acknowledge", "apologise", "conclude", "leave")
)
_POLITE = frozenset(("like", "be", "prefer", "think", "say", "feel", "hope", "imagine", "have", "love", "regret", "fail"))
_FORMAL = frozenset(("ratified", "approved", "signed", "confirmed", "endorsed", "countersigned", "submitted"))
_FINITE = frozenset(("will", "would", "is", "are", "was", "were", "has", "had", "does", "did", "can", "could", "may"))
_SUBJECTS = {
    "subject-I": "I",
    "subject-we": "we",
    "subject-you": "you",
    "subject-they": "they",
    "subject-it": "thing",
    "subject-every": "every",
}
_PARTICIPLES = frozenset(
    spelling for verb in _COMMANDS | {"go", "come", "know", "be", "see"} for spelling in inflect(verb)["participle"]
)


def find(reading: Reading) -> list[Frame]:
    """Find the frames of a sentence that was read.

    >>> from stance.model.reader import read_sentence
    >>> [frame.name for frame in find(read_sentence("Oslo must pay, and we call on Riga to help."))]
    ['must/actor', 'urge/I']
    """
    words = reading.words
    frames = [found for index in _openings(words) if (found := _command(reading, index))]
    for index, word in enumerate(words):
        rule = _RULES.get(word)
        if rule is not None and (found := rule(reading, index)):
            frames.append(found)
    return frames


def _frame(reading: Reading, name: str, first: int, last: int, *, counts: bool = True) -> Frame:
    places = reading.places
    return Frame(name, LABEL if counts else "", places[first], places[min(last, len(places) - 1)])


def _at(words: list[str], index: int) -> str:
    return words[index] if 0 <= index < len(words) else ""


def _skip(words: list[str], index: int) -> int:
    """Give the first word from a place on that is no adverb and no negation."""
    while index < len(words) and (KIND.get(words[index]) == "not" or is_adverb(words[index])):
        index += 1
    return index


def _back(words: list[str], index: int) -> tuple[int, bool]:
    """Give the last word before a place that is no adverb and no negation, and whether a negation was passed."""
    denied = False
    index -= 1
    while index >= 0 and (KIND.get(words[index]) == "not" or is_adverb(words[index])):
        denied |= KIND.get(words[index]) == "not" or words[index] == "never"
        index -= 1
    return index, denied


def _supposed(words: list[str], index: int) -> bool:
    """Tell whether the clause of a word is a hypothesis."""
    for place in range(index - 1, max(-1, index - 16), -1):
        if words[place] in _SUPPOSING:
            return True
        if words[place] in _BREAKS:
            return False
    return False


def _is_question(words: list[str]) -> bool:
    return "?" in words[-3:]


def _subject(reading: Reading, index: int) -> str:
    """Tell who stands before a verb: I, we, you, they, actor, thing or every."""
    words = reading.words
    place, _ = _back(words, index)
    if place < 0:
        return "none"
    kind = KIND.get(words[place], "")
    if kind in _SUBJECTS:
        return _SUBJECTS[kind]
    if kind in ("relative", "that"):
        return "relative"
    if kind == "conjunction":
        return "joined"
    for before in range(place, max(-1, place - 9), -1):
        word = words[before]
        if word in ACTORS or (before and reading.tokens[reading.places[before]][0].isupper()):
            return "actor"
        if word in _BREAKS:
            break
    return "thing"


def _infinitive(words: list[str], index: int, limit: int = 14) -> int:
    """Give the place of the first "to" with a verb behind it after a word, or -1."""
    for place in range(index + 1, min(len(words) - 1, index + limit)):
        if words[place] in (";", ".", ":", "?", "that", "which", "who"):
            return -1
        if words[place] == "to" and _can_be_verb(words[_skip(words, place + 1) if place + 2 < len(words) else place + 1 : ]):
            return place
    return -1


def _can_be_verb(words: list[str]) -> bool:
    word = words[0] if words else ""
    kind = KIND.get(word, "")
    return word in ("be", "have", "do") or (not kind and word[:1].isalpha() and not word.endswith("ing"))


# Modals


def _modal(reading: Reading, index: int) -> Frame | None:
    """Read must, should and ought."""
    words = reading.words
    word = words[index]
    if KIND.get(_at(words, index - 1)) in ("determiner", "preposition"):
        return None
    main = _skip(words, index + 1 + (_at(words, index + 1) == "to"))
    if main >= len(words):
        return None
    if _at(words, main) == "have" and (_at(words, main + 1) in _PARTICIPLES or _at(words, main + 1).endswith("ed")):
        return _frame(reading, f"{word}-have", index, main, counts=False)
    if _inverted(reading, index) or _supposed(words, index):
        return _frame(reading, f"{word}-supposed", index, main, counts=False)
    return _obliged(reading, index, main, word)


def _inverted(reading: Reading, index: int) -> bool:
    """Tell whether the subject stands behind the modal: "should Oslo refuse", "must we pay?"."""
    words = reading.words
    kind = KIND.get(_at(words, index + 1), "")
    return (
        kind.startswith("subject")
        or kind in ("determiner", "no")
        or (not _subject_before(words, index) and reading.tokens[reading.places[index]][0].isupper())
        or _is_question(words)
    )


def _subject_before(words: list[str], index: int) -> bool:
    return index > 0 and words[index - 1] not in _QUOTES


def _obliged(reading: Reading, first: int, main: int, modal: str) -> Frame:
    """Name the obligation of a verb by its subject, where it obliges anybody."""
    words = reading.words
    subject = _subject(reading, first)
    verb = words[main]
    if subject == "I" and verb in _SAYING:
        return _frame(reading, f"{modal}/say", first, main, counts=False)
    if subject in ("I", "we") and modal == "should" and verb in _POLITE and subject == "I":
        return _frame(reading, f"{modal}/polite", first, main, counts=False)
    if verb == "be" and main + 1 < len(words):
        after = words[_skip(words, main + 1)] if _skip(words, main + 1) < len(words) else ""
        if after in _FORMAL and "by" in words[main : main + 6]:
            return _frame(reading, f"{modal}/formal", first, main, counts=False)
        if after in _PARTICIPLES or after.endswith("ed"):
            return _frame(reading, f"{modal}/passive", first, main)
    return _frame(reading, f"{modal}/{subject}", first, main)


def _have(reading: Reading, index: int) -> Frame | None:
    """Read have to and have got to."""
    words = reading.words
    place = index + 1
    if _at(words, place) == "got":
        place += 1
    place = _skip(words, place)
    if _at(words, place) != "to" or not _can_be_verb(words[_skip(words, place + 1) :]):
        return _have_duty(reading, index)
    before, denied = _back(words, index)
    kind = KIND.get(_at(words, before), "")
    if denied or kind in ("do", "did", "would", "may") or _supposed(words, index):
        return _frame(reading, "have-to-not", index, place, counts=False)
    if _is_question(words):
        return None
    return _obliged(reading, index, min(_skip(words, place + 1), len(words) - 1), "will-have-to" if kind == "will" else "have-to")


def _have_duty(reading: Reading, index: int) -> Frame | None:
    """Read "have a duty to", "has the responsibility of"."""
    words = reading.words
    for place in range(index + 1, min(len(words) - 1, index + 5)):
        if words[place] in _DUTIES and words[place + 1] in ("to", "of"):
            return _frame(reading, f"have-duty/{_subject(reading, index)}", index, place + 1)
    return None


def _cannot(reading: Reading, index: int) -> Frame | None:
    """Read cannot with a verb of ending or neglecting, which asks to go on: "we cannot stop here"."""
    words = reading.words
    main = _skip(words, index + 1)
    if main >= len(words):
        return None
    denied = any(KIND.get(word) == "not" for word in words[index + 1 : main])
    subject = _subject(reading, index)
    if not denied or subject not in ("we", "actor", "thing") or _supposed(words, index):
        return None
    verb = words[main]
    if verb in ("afford", "ignore", "wait", "stop", "rest", "continue", "fail", "delay", "postpone", "let", "forget"):
        return _frame(reading, f"cannot/{subject}/{verb if verb in ('afford', 'let') else 'neglect'}", index, main)
    return None


def _need(reading: Reading, index: int) -> Frame | None:
    """Read need as verb and noun."""
    words = reading.words
    before, denied = _back(words, index)
    kind = KIND.get(_at(words, before), "")
    after = _at(words, _skip(words, index + 1))
    if kind in ("determiner", "preposition", "no", "conjunction") or kind == "" and after in ("for", "of", "is"):
        return _need_noun(reading, index, before, after)
    if denied or kind in ("do", "did", "would", "may") or _supposed(words, index) or "longer" in words[before:index]:
        return _frame(reading, "need-not", index, index, counts=False)
    if after == "not" or _is_question(words):
        return None
    if after == "to":
        return _obliged(reading, index, min(_skip(words, index + 2), len(words) - 1), "need-to")
    if after in _BREAKS or KIND.get(after) in ("preposition", "conjunction", "subordinator"):
        return _frame(reading, "need-relative", index, index, counts=False)
    return _frame(reading, f"need/{_subject(reading, index)}", index, index)


def _need_noun(reading: Reading, index: int, before: int, after: str) -> Frame | None:
    words = reading.words
    if KIND.get(_at(words, before)) == "no":
        return _frame(reading, "need-not", before, index, counts=False)
    if after in ("for", "to"):
        return _frame(reading, f"need-noun/{after}", index, index)
    return _duty(reading, index)


# Asking verbs


def _ask(reading: Reading, index: int) -> Frame | None:
    """Read an asking verb, or its noun."""
    words = reading.words
    for asking in _ASKINGS[words[index]]:
        if asking.rest and tuple(words[index + 1 : index + 1 + len(asking.rest)]) != asking.rest:
            continue
        if _is_noun(reading, index, asking):
            return _plea(reading, index)
        found = _asked(reading, index, asking)
        if found is not None:
            return found
    return None


def _is_noun(reading: Reading, index: int, asking: Asking) -> bool:
    words = reading.words
    if words[index] not in _PLEAS:
        return False
    before = _at(words, index - 1)
    kind = KIND.get(before, "")
    if kind in ("determiner", "no", "preposition") or before in ("one", "first", "main", "key", "single"):
        return True
    return not kind and KIND.get(_at(words, index - 2), "") in ("determiner", "no", "preposition") and before not in ACTORS


def _asked(reading: Reading, index: int, asking: Asking) -> Frame | None:
    words = reading.words
    end = index + len(asking.rest)
    before, denied = _back(words, index)
    previous = _at(words, before)
    kind = KIND.get(previous, "")
    if asking.form == "participle" and previous in _BE:
        return _passive(reading, before, end, asking, denied)
    if asking.form == "participle" and _at(words, end + 1) == "by":
        return _frame(reading, "asked-by", index, end, counts=False)
    if not _complement(words, index, end, asking):
        return None
    if denied or KIND.get(_at(words, before - 1)) == "not" or _supposed(words, index):
        return _frame(reading, "ask-denied", index, end, counts=False)
    return _licensed(reading, index, end, asking, previous, kind)


def _licensed(reading: Reading, index: int, end: int, asking: Asking, previous: str, kind: str) -> Frame:
    """Name an asking that has what it asks for, by the auxiliary before it."""
    words = reading.words
    manner = asking.manner
    if kind == "be" and KIND.get(_at(words, _back(words, index)[0] - 1)) in ("will", "would"):
        kind = "will"
    if kind in ("will", "would", "may", "can") and not (kind == "would" and _at(words, _back(words, index)[0] - 1) == "i"):
        return _frame(reading, f"{manner}/{'announced' if kind in ('will', 'would') else 'may'}", index, end, counts=manner == "insist" and kind == "will")
    if kind == "to":
        return _frame(reading, f"{manner}/to", index, end)
    if asking.form == "ing":
        return _frame(reading, f"{manner}/ing", index, end)
    subject = _subject(reading, index)
    return _frame(reading, f"{manner}/{'I' if subject in ('I', 'we') else 'other'}", index, end)


def _passive(reading: Reading, first: int, end: int, asking: Asking, denied: bool) -> Frame | None:
    """Read "was urged to", but not "is expected to" or "is required by law to"."""
    words = reading.words
    after = _at(words, _skip(words, end + 1))
    if asking.manner in ("want", "move") and asking.lemma != "invite":
        if asking.lemma in ("require", "need"):
            return None
        return _frame(reading, f"{asking.lemma}ed" if asking.lemma == "expect" else "moved", first, end, counts=False)
    if denied or after not in ("to", "that", "for", "not", "against", "by") or _supposed(words, first):
        return _frame(reading, "asked-other", first, end, counts=False)
    return _frame(reading, f"passive/{asking.manner}", first, end)


def _complement(words: list[str], index: int, end: int, asking: Asking) -> bool:
    """Tell whether what is asked for follows, as the verb wants it."""
    after = _at(words, end + 1)
    manner = asking.manner
    if manner in ("urge", "demand"):
        return True
    if manner == "insist":
        return after == "that" and _is_subjunctive(words, end + 1)
    if manner == "propose":
        return _proposed(words, end, asking)
    if manner == "ask":
        return _requested(words, end, asking)
    if manner == "want":
        return asking.lemma != "need" and _wanted(words, end, asking)
    if asking.lemma == "warn" and ("against" in words[end : end + 8]):
        return True
    return _orders(words, end)


def _orders(words: list[str], end: int) -> bool:
    """Tell whether somebody and an infinitive follow: "told the envoys to leave"."""
    after = _at(words, end + 1)
    if after == "that":
        return _is_subjunctive(words, end + 1)
    return after != "to" and _infinitive(words, end) > 0


def _is_subjunctive(words: list[str], that: int) -> bool:
    """Tell whether a clause says what ought to be: "that he leave", not "that he left"."""
    for place in range(that + 2, min(len(words), that + 12)):
        word = words[place]
        if word in _FINITE:
            return False
        if word in ("be", "not", "should", "must", "have") or word in _COMMANDS:
            return True
    return False


def _proposed(words: list[str], end: int, asking: Asking) -> bool:
    after = _at(words, end + 1)
    if asking.lemma == "suggest":
        return after == "that" and _is_subjunctive(words, end + 1)
    return after not in ("to", "by", "for", "in", "") and after not in _BREAKS


def _requested(words: list[str], end: int, asking: Asking) -> bool:
    after = _at(words, end + 1)
    if asking.lemma in ("ask", "beg") and KIND.get(after) in ("subordinator", "relative", "hypothesis") or after in ("about", "what", "why", "how"):
        return False
    if asking.lemma in ("appeal", "plead"):
        return after in ("to", "for", "that", "with", ",") or _infinitive(words, end) > 0
    return after not in _BREAKS and after != ""


def _wanted(words: list[str], end: int, asking: Asking) -> bool:
    """Tell whether "want" or "expect" puts something to somebody: "wants the towns to pay", "want it in writing"."""
    after = _at(words, end + 1)
    if after == "to" or after in _BREAKS:
        return False
    if asking.lemma == "want" and not _ASSURANCES.isdisjoint(words[end : end + 6]):
        return True
    return _infinitive(words, end, 8) > 0


def _seek(reading: Reading, index: int) -> Frame | None:
    """Read seeking an assurance."""
    words = reading.words
    if _ASSURANCES.isdisjoint(words[index : index + 12]):
        return None
    return _frame(reading, "seek-assurance", index, index)


def _plea(reading: Reading, index: int) -> Frame | None:
    """Read a noun that asks: "their call for", "the demand that", "pressure on them to"."""
    words = reading.words
    after = _at(words, index + 1)
    before = _at(words, index - 1)
    if not _WAIVING.isdisjoint(words[max(0, index - 5) : index]) or KIND.get(before) == "no":
        return _frame(reading, "plea-waived", index, index, counts=False)
    owner = "own" if before in ("its", "his", "her", "their", "our", "my", "'s") else "bare"
    if after in ("for", "that", "on", "upon", "to"):
        return _frame(reading, f"plea/{words[index].rstrip('s')}/{owner}-{after}", index, index + 1)
    return None


# Let, time, duties and necessity


def _let(reading: Reading, index: int) -> Frame | None:
    """Read let us and let somebody."""
    words = reading.words
    if not _opens(words, index):
        return None
    after = _at(words, index + 1)
    following = _at(words, _skip(words, index + 2))
    if after == "us":
        name = "let-us-say" if following in ("say", "put", "hope", "assume", "suppose") else "let-us"
        return _frame(reading, name, index, index + 1, counts=name == "let-us")
    if after in ("me", "there") or (after in ("no", "nobody", "it") and following in ("be", "one", "doubt", "say", "think")):
        return _frame(reading, "let-me", index, index + 1, counts=after == "me" and following == "know")
    return _frame(reading, "let-other", index, index + 1)


def _opens(words: list[str], index: int) -> bool:
    """Tell whether a bare verb here would be an imperative: it opens its clause."""
    place = index - 1
    while place >= 0 and (is_adverb(words[place]) or words[place] == "please"):
        place -= 1
    return place < 0 or words[place] in _BREAKS or words[place] in _QUOTES or KIND.get(words[place]) == "conjunction" or words[place] == "-"


def _time(reading: Reading, index: int) -> Frame | None:
    """Read "it is time to", "the time has come", "now is the time"."""
    words = reading.words
    before = words[max(0, index - 4) : index]
    after = _at(words, index + 1)
    if after in ("has", "have") and "come" in words[index : index + 5]:
        return _frame(reading, "time/come", index, index + 2)
    if after in ("to", "for", "that", "we") and not _BE.isdisjoint(before) and "at" not in before[-3:]:
        return _frame(reading, "time/is", index, index + 1)
    return None


def _duty(reading: Reading, index: int) -> Frame | None:
    """Read "our duty is to", "it is their responsibility to"."""
    words = reading.words
    after = _at(words, index + 1)
    if words[index] == "imperative":
        return _necessary(reading, index)
    place = _skip(words, index + 2)
    if after in _BE or after == "remains" or (after == "must" and _at(words, index + 2) == "be"):
        if "to" in words[index + 2 : place + 2] and _can_be_verb(words[_infinitive(words, index, 6) + 1 :]):
            return _frame(reading, "duty/is-to", index, place)
        return None
    if after == "to" and not _BE.isdisjoint(words[max(0, index - 5) : index]) and _can_be_verb(words[_skip(words, index + 2) :]):
        return _frame(reading, "duty/it-is", index, index + 1)
    return None


def _necessary(reading: Reading, index: int) -> Frame | None:
    """Read "it is essential that", "X is needed", "make it imperative"."""
    words = reading.words
    word = words[index]
    before, denied = _back(words, index)
    previous = _at(words, before)
    after = _at(words, index + 1)
    if denied or _supposed(words, index) or KIND.get(_at(words, before - 1)) in ("may",):
        return None
    if previous in _BE and previous not in ("was", "were", "being"):
        if after in ("that", "to", "for") and "it" in words[max(0, before - 3) : before + 1]:
            return _frame(reading, f"it-is/{'important' if word == 'important' else 'necessary'}", before, index + 1)
        if word in _WANTED and _subject(reading, before) not in ("relative",):
            return _frame(reading, f"is/{word}", before, index)
    if previous == "it" or word == "imperative" and _at(words, before - 1).startswith("mak"):
        return _frame(reading, "make-necessary", before, index)
    return None


# Imperatives


def _openings(words: list[str]) -> Iterator[int]:
    """Give the places where an imperative can stand: at the start, after a colon, a quote or a condition."""
    start = 0
    while start < len(words) and not words[start][0].isalpha():
        start += 1
    yield start
    for place, word in enumerate(words[:-2]):
        if place > start and (word in (":", "—", "please") or (word in _QUOTES and words[place - 1] in (",", ":"))):
            yield place + 1
        elif word == "," and (words[start] == "if" or place < 5) and place > start:
            yield place + 1


def _command(reading: Reading, index: int) -> Frame | None:
    """Read a base verb that opens a clause."""
    words = reading.words
    if _is_question(words):
        return None
    while index < len(words) and (is_adverb(words[index]) or words[index] in ("and", "but", "so", "then", "please", "now")):
        index += 1
    if index + 1 >= len(words):
        return None
    word, after = words[index], words[index + 1]
    if word in _OPERATIVE and reading.places[index] < 4 and index < 4:
        return _frame(reading, "operative", index, index)
    if word == "do" and after == "not":
        return _frame(reading, "imperative/not", index, index + 1)
    if word not in _COMMANDS or word == "let":
        return None
    kind = KIND.get(after, "")
    if kind in ("determiner", "no", "that") or kind.startswith("subject") and kind not in ("subject-I", "subject-we", "subject-they"):
        return _frame(reading, "imperative", index, index + 1)
    if kind in ("preposition", "to", ""):
        return _frame(reading, f"imperative/{kind or 'bare'}", index, index + 1)
    return None


_OPERATIVE = frozenset(
    ("calls", "urges", "requests", "demands", "invites", "encourages", "recommends", "appeals", "asks", "instructs")
    + ("directs", "insists", "exhorts", "reminds", "proposes")
)

_RULES: dict[str, Rule] = {
    **dict.fromkeys(_ASKINGS, _ask),
    **dict.fromkeys(_PLEAS - set(_ASKINGS), _plea),
    **dict.fromkeys(_DUTIES, _duty),
    **dict.fromkeys(_NECESSARY | _WANTED, _necessary),
    **dict.fromkeys(("must", "should", "ought"), _modal),
    **dict.fromkeys(("have", "has"), _have),
    **dict.fromkeys(("need", "needs"), _need),
    **dict.fromkeys(("seek", "seeks", "sought", "seeking"), _seek),
    **dict.fromkeys(("time", "moment", "hour"), _time),
    "can": _cannot,
    "let": _let,
}
