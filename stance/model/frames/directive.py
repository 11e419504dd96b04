"""Frames of directive: somebody else, or everybody, is asked or obliged to act.

Words, not cues, decide: each word that can ask has a rule, which looks at the words around it for who asks
(an own asking that is only announced counts as nothing), whether it is denied, and what is asked for.
"""

from collections.abc import Callable
from typing import NamedTuple

from stance.model.cues import Reading
from stance.model.frames.frame import Frame
from stance.model.groups import ACTORS, AMBIGUOUS, ENTRIES, KIND, is_adverb
from stance.model.lexicon import inflect, read_table, word_sets

LABEL = "directive"

_WORDS = word_sets("directive.txt")

Rule = Callable[[Reading, int], Frame | None]


class Asking(NamedTuple):
    """A form of an asking verb: the words after its first, how it asks (a line of the tables), lemma and form."""

    rest: tuple[str, ...]
    manner: str
    lemma: str
    form: str


def _asking_verbs() -> list[tuple[str, str]]:
    """Give the manner and lemma of every asking verb."""
    lines = [line for line in read_table("direct.txt") if line[0] not in ("impersonal", "direct noun")]
    lines += [
        (name.removesuffix(" verb"), words) for name, words in read_table("directive.txt") if name.endswith(" verb")
    ]
    return [(manner, lemma) for manner, lemmas in lines for lemma in lemmas]


def _askings() -> dict[str, tuple[Asking, ...]]:
    """Index the forms of the asking verbs by their first word, the longest first."""
    found: dict[str, list[Asking]] = {}
    for manner, lemma in _asking_verbs():
        first, *rest = lemma.split()
        for form, spellings in inflect(first).items():
            for spelling in spellings:
                found.setdefault(spelling, []).append(Asking(tuple(rest), manner, lemma, form))
    return {word: tuple(sorted(forms, key=lambda form: -len(form.rest))) for word, forms in found.items()}


def _bases(*categories: str, alone: bool = False) -> frozenset[str]:
    """Give the known base forms of verbs of some classes, or only those that need no particle."""
    return frozenset(
        word
        for word, entries in ENTRIES.items()
        if any(
            sense.form == "base" and sense.category in categories
            for entry in entries
            if not (alone and entry.rest)
            for sense in entry.senses
        )
    )


_ASKINGS = _askings()
_NOMINAL = _WORDS["nominal"]
_EVENTS = _WORDS["event"]
_DUTIES = _WORDS["duty"]
_NECESSARY = _WORDS["necessary"]
_WANTED = _WORDS["wanted"]
_PLEAS = _WORDS["plea"]
_WAIVING = _WORDS["waive"]
_ASSURANCES = _WORDS["assurance"]
_OPERATIVE = _WORDS["operative"]
_PARTICLES = frozenset(tuple(pair.split()) for pair in _WORDS["particle"])
_TURNING = frozenset(tuple(pair.split()) for pair in _WORDS["turning"])
_OUTCOMES = _WORDS["outcome"]
_NOTED = _WORDS["noted"]
_LAWS = _WORDS["law"]
_STRESSING = _WORDS["stress"]
_WILLING = _WORDS["willing"]
_WHEN = _WORDS["when"]
_MARKET = _WORDS["market"]
_ADJECTIVES = _WORDS["adjective"]
_POLITELY = _WORDS["politely"]
_NEVER_PREDICATES = _WORDS["never predicate"]
_LASTING = _WORDS["lasting"]
_RESTING = _WORDS["resting"]
_PEOPLE = _WORDS["people"]
_ENDING = _WORDS["ending"]
_NOTIONS = _WORDS["notion"]
_ASKED_ABOUT = _WORDS["asked about"]
_FINITE = _WORDS["finite"]
_CHAMBERS = _WORDS["chamber"]
_PASSING = _WORDS["passing"]
_FORMAL = _WORDS["formal"]
_STATES = _bases("state") | {"be"}
_DEEDS = _bases("act", "cease", "hinder", "permit", alone=True)
_COMMANDS = _WORDS["command"] | _bases("act", "cease", "hinder", "permit")
_VERBS = (
    _COMMANDS
    | _bases("state", "agenda", "commit", "refuse", "direct", "say", "assure", "hedge", "wish")
    | {"do", "have", "be"}
) - _WORDS["finite"] | {"do", "have", "be"}
_PARTICIPLES = frozenset(
    spelling for verb in _VERBS | {"go", "come", "know"} for spelling in inflect(verb)["participle"]
)

_BREAKS = frozenset((",", ";", ":", "—", "–", "(", ")", "?", "!", ".", "-"))
_STOPS = frozenset((";", ":", "?", "!"))
_STOPS_THAT = _STOPS | {"that"}
_SPOKEN = frozenset(("tell", "warn", "caution", "remind", "advise"))
_QUOTES = frozenset(('"', "“", "”", "„", "«", "»"))
_SUPPOSING = frozenset(("if", "unless", "whether", "lest", "supposing"))
_BE = frozenset(("am", "is", "are", "was", "were", "be", "been", "being"))
_IS = frozenset(("is", "are", "be", "remains", "remain", "seems", "becomes", "become"))
_THIS = frozenset(("this", "these", "those"))
_HOW = frozenset(("how", "what", "where", "much", "way"))
_LEADERS = frozenset(("and", "but", "so", "then", "please", *(word for word, kind in KIND.items() if kind == "adverb")))
_OWN = frozenset(("its", "his", "her", "their", "our", "my", "'s"))
_NOBODY = frozenset(("no", "nobody", "none", "neither", "nor"))
_OBJECTS = frozenset(("determiner", "to", "that", "no", *(kind for kind in KIND.values() if kind[:7] == "subject")))
_AUXILIARIES = frozenset(("will", "would", "may", "can", "must", "have", "be", "do", "did"))
_CLAUSAL = frozenset(
    (
        "will",
        "would",
        "must",
        "may",
        "can",
        "be",
        "have",
        "do",
        "did",
        "to",
        "subject-I",
        "subject-we",
        "subject-they",
        "subject-it",
        "preposition",
    )
)
_UNCLAIMED = frozenset(
    ("will", "would", "may", "relative", "can", "subject-it", "subject-they", "that", "subordinator", "preposition")
)
_PLAIN_DUTY = frozenset(("be", "should", "must", "not"))
_STRONG_PLEAS = ("call", "appeal", "plea", "ultimatum", "demand", "insist", "exhort")
_CANDID = frozenset((("put", "it"), ("be", "clear"), ("be", "honest"), ("be", "frank"), ("be", "candid")))
_VERB_ENDINGS = ("ise", "ize", "ify", "ate")
_NOUN_ENDINGS = ("al", "ic", "ive", "ous", "ion", "ity", "ment", "ness", "s", "an", "ary", "ed", "able", "ful", "less")
_SUBJECTS = {
    "subject-I": "I",
    "subject-we": "we",
    "subject-you": "other",
    "subject-they": "other",
    "subject-it": "thing",
    "subject-every": "other",
    "relative": "other",
    "that": "other",
    "conjunction": "other",
}


def find(reading: Reading) -> list[Frame]:
    """Find the frames of a sentence that was read.

    >>> from stance.model.reader import read_sentence
    >>> [frame.name for frame in find(read_sentence("The cabinet must pay, and we call on Riga to help."))]
    ['must/actor', 'urge/I']
    """
    words = reading.words
    rules = _RULES
    frames = [rules[words[index]](reading, index) for index in [i for i, word in enumerate(words) if word in rules]]
    frames.append(_command(reading, _first_word(words)))
    return [frame for frame in frames if frame is not None]


def _frame(reading: Reading, name: str, first: int, last: int) -> Frame:
    places = reading.places
    return Frame(name, LABEL, places[first], places[min(last, len(places) - 1)])


def _against(reading: Reading, name: str, first: int, last: int) -> Frame:
    places = reading.places
    return Frame(name, "", places[first], places[min(last, len(places) - 1)])


def _at(words: list[str], index: int) -> str:
    return words[index] if 0 <= index < len(words) else ""


def _kind(words: list[str], index: int) -> str:
    return KIND.get(words[index], "") if 0 <= index < len(words) else ""


def _first_word(words: list[str]) -> int:
    """Give the place of the first word behind quotes, dashes and numbering."""
    if words and words[0][0].isalpha():
        return 0
    return next((place for place, word in enumerate(words) if word[0].isalpha()), 0)


def _skip(words: list[str], index: int) -> int:
    """Give the first word from a place on that is no adverb and no negation."""
    while index < len(words) and (
        KIND.get(words[index]) == "not" or is_adverb(words[index]) or words[index : index + 2] == ["no", "longer"]
    ):
        index += 1
    return index


def _back(words: list[str], index: int) -> tuple[int, bool]:
    """Give the last word before a place that is no adverb and no negation, and whether a negation was passed."""
    denied = False
    index -= 1
    while index >= 0 and (KIND.get(words[index]) in ("not", "nor") or is_adverb(words[index])):
        denied |= KIND.get(words[index]) in ("not", "nor") or (
            words[index] == "longer" and _at(words, index - 1) == "no"
        )
        index -= 1
    return index, denied


def _supposed(words: list[str], index: int) -> bool:
    """Tell whether the clause of a word is a hypothesis."""
    return _stands_before(words, index, _SUPPOSING, 15)


def _nobody(words: list[str], index: int) -> bool:
    """Tell whether the subject before a verb is nobody: "no one asked"."""
    return _stands_before(words, index, _NOBODY, 5)


def _stands_before(words: list[str], index: int, wanted: frozenset[str], most: int) -> bool:
    """Tell whether one of some words stands among so many before a word, in its own clause."""
    for place in range(index - 1, max(-1, index - 1 - most), -1):
        if words[place] in wanted:
            return True
        if words[place] in _BREAKS:
            return False
    return False


def _is_question(words: list[str]) -> bool:
    return "?" in words[-3:]


def _begins_clause(words: list[str], index: int) -> bool:
    """Tell whether nothing but a break, a quote or a conjunction stands before a word."""
    return (
        index <= 0
        or words[index - 1] in _BREAKS
        or words[index - 1] in _QUOTES
        or _kind(words, index - 1) == "conjunction"
    )


def _subject(reading: Reading, index: int) -> str:
    """Tell who stands before a verb: I, we, actor, thing or other."""
    words = reading.words
    place, _ = _back(words, index)
    while _kind(words, place) in _AUXILIARIES:
        place, _ = _back(words, place)
    if place < 0:
        return "other"
    kind = _kind(words, place)
    if kind in _SUBJECTS:
        return _SUBJECTS[kind]
    for before in range(place, max(-1, place - 9), -1):
        word = words[before]
        if word in ACTORS or (before and reading.tokens[reading.places[before]][0].isupper()):
            return "actor"
        if word in _BREAKS:
            break
    return "thing"


def _can_be_verb(words: list[str], index: int) -> bool:
    """Tell whether a word after "to" is a verb: a known one, or one with an object."""
    index = _skip(words, index)
    word = _at(words, index)
    if word in _VERBS:
        return True
    if KIND.get(word) or not word[:1].isalpha() or word.endswith("ing"):
        return False
    following = _kind(words, index + 1)
    if not following and _at(words, index + 1)[:1].isalpha():
        return word not in ACTORS and not word.endswith(_NOUN_ENDINGS)
    return following in _OBJECTS or _at(words, index + 1) in _BREAKS


def _infinitive(words: list[str], index: int, limit: int = 24, stops: frozenset[str] = _STOPS) -> int:
    """Give the place of the first "to" with a verb behind it after a word, or -1."""
    for place in range(index + 1, min(len(words) - 1, index + limit)):
        word = words[place]
        if word in stops:
            return -1
        if word == "to" and _can_be_verb(words, place + 1):
            return place
    return -1


def _is_subjunctive(words: list[str], that: int) -> bool:
    """Tell whether a clause says what ought to be: "that he leave", not "that he left"."""
    verb = False
    if _at(words, that + 1) in _FINITE:
        return False
    if _at(words, that + 2) in _VERBS and not (KIND.get(_at(words, that + 1)) or words[that + 1].endswith("s")):
        return True
    for place in range(that + 2, min(len(words), that + 14)):
        word = words[place]
        if word in _FINITE or word in _STOPS:
            return verb and word in _STOPS
        if word in ("be", "not", "should", "must"):
            return True
        if _is_base(word) and _kind(words, place - 1) not in ("determiner", "preposition"):
            if word not in AMBIGUOUS or _kind(words, place + 1) in ("determiner", "no") or words[place - 1] in ACTORS:
                return True
            verb = True
    return verb


def _is_base(word: str) -> bool:
    """Tell whether a word can be a bare verb by its entry or its ending."""
    return word in _VERBS or (word.endswith(_VERB_ENDINGS) and word not in ACTORS and word not in AMBIGUOUS)


def _states_duty(words: list[str], index: int) -> bool:
    """Tell whether a subjunctive is plain to see: "that it be", "that it should"."""
    return not _PLAIN_DUTY.isdisjoint(words[index : index + 10])


# Modals


def _modal(reading: Reading, index: int) -> Frame | None:
    """Read must, should and ought."""
    words = reading.words
    word = words[index]
    main = _main_of_modal(words, index)
    if main >= len(words) or _kind(words, index - 1) in ("determiner", "preposition"):
        return None
    if words[main] == "have" and (_at(words, main + 1) in _PARTICIPLES or _at(words, main + 1).endswith("ed")):
        return _against(reading, f"{word}-have", index, main)
    if _begins_clause(words, index) or _at(words, index - 1) in ("so", "neither", "nor"):
        inverted = _inverted(reading, index, word)
        if inverted:
            return inverted
    if words[main] in _BREAKS:
        return _elliptic(reading, index, word)
    if _kind(words, main) in ("preposition", "subordinator", "to"):
        return None
    if _is_question(words) or _supposed(words, index) or _is_plural_noun(words, main):
        return _against(reading, f"{word}-supposed", index, main)
    return _obliged(reading, index, main, word)


def _main_of_modal(words: list[str], index: int) -> int:
    """Give the place of the word that a modal leads to, past adverbs and an insertion between commas."""
    main = _skip(words, index + 1 + (_at(words, index + 1) == "to"))
    return _skip(words, _after_insertion(words, main)) if _at(words, main) == "," else main


def _elliptic(reading: Reading, index: int, modal: str) -> Frame | None:
    """Read a modal that ends its clause: "and so we must"."""
    if _subject(reading, index) in ("thing", "I") or _embedded(reading.words, index) or _is_question(reading.words):
        return None
    return _frame(reading, f"{modal}/elliptic", index, index)


def _after_insertion(words: list[str], comma: int) -> int:
    """Give the word behind an insertion between commas."""
    return next((place + 1 for place in range(comma + 1, min(len(words), comma + 9)) if words[place] == ","), comma)


def _is_plural_noun(words: list[str], index: int) -> bool:
    """Tell whether a word can be no bare verb, as the subject in "should prices rise"."""
    word = words[index]
    return word.endswith("s") and not word.endswith("ss") and word not in _VERBS and not KIND.get(word)


def _inverted(reading: Reading, index: int, modal: str) -> Frame | None:
    """Read a subject behind the modal: "should Oslo refuse", but "neither should we"."""
    words = reading.words
    kind = _kind(words, index + 1)
    if not (
        kind.startswith("subject")
        or kind in ("determiner", "that")
        or reading.tokens[reading.places[min(index + 1, len(words) - 1)]][0].isupper()
    ):
        return None
    if _at(words, index - 1) in ("so", "neither", "nor"):
        return _frame(reading, f"{modal}/inverted", index, index + 1)
    return _against(reading, f"{modal}-supposed", index, index + 1)


def _obliged(reading: Reading, first: int, main: int, modal: str) -> Frame:
    """Name the obligation of a verb by its subject, where it obliges anybody."""
    words = reading.words
    subject = _subject(reading, first)
    verb = words[main]
    if subject == "I" and modal != "need-to":
        return _against(reading, f"{modal}/I", first, main)
    if _embedded(words, first) and modal != "must":
        return _against(reading, f"{modal}/how", first, main)
    after = _at(words, _skip(words, main + 1)) if verb == "be" else ""
    if _is_formal(words, first, after):
        return _against(reading, f"{modal}/formal", first, main)
    if modal == "should" and _is_remark(words, main, subject, after):
        return _against(reading, f"{modal}/noted", first, main)
    if after in _PARTICIPLES or after.endswith("ed"):
        return _frame(reading, f"{modal}/passive", first, main)
    return _frame(reading, f"{modal}/{subject}", first, main)


def _embedded(words: list[str], index: int) -> bool:
    """Tell whether a modal stands in a question inside the sentence, or in a notion that is only named."""
    for place in range(index - 1, max(-1, index - 7), -1):
        if (
            words[place] in _HOW
            or (words[place] == "as" and place == index - 2)
            or (words[place] == "that" and words[place - 1] in _NOTIONS)
        ):
            return True
        if words[place] in _BREAKS:
            return False
    return False


def _is_remark(words: list[str], main: int, subject: str, after: str) -> bool:
    """Tell whether "should" remarks on a fact: "it should be noted", "prices should fall", "you should know"."""
    verb = words[main]
    if verb == "have" and _at(words, main + 1) == "to":
        return True
    if subject == "thing":
        return after in _NOTED or verb in _OUTCOMES
    return verb in ("know", "mistake", "realize", "realise") or after in ("ashamed", "proud", "aware", "able")


def _is_formal(words: list[str], index: int, participle: str) -> bool:
    """Tell whether a duty is a rule's: "must be signed by", "under clause 4 the board must"."""
    following = words[index : index + 9]
    if participle in _FORMAL and "by" in following:
        return True
    if not _PASSING.isdisjoint(following) and not _CHAMBERS.isdisjoint(following):
        return True
    before = words[max(0, index - 12) : index]
    return "under" in before and not _LAWS.isdisjoint(before)


def _have(reading: Reading, index: int) -> Frame | None:
    """Read have to and have got to."""
    words = reading.words
    place = _skip(words, index + 1)
    if _at(words, place) == "got":
        place = _skip(words, place + 1)
    if _at(words, place) != "to" or not (_can_be_verb(words, place + 1) or not _kind(words, place + 1)):
        return _have_duty(reading, index)
    before, denied = _back(words, index)
    kind = _kind(words, before)
    if denied or kind in ("do", "did", "would", "may", "must") or _supposed(words, index) or _nobody(words, index):
        return _against(reading, "have-to-not", index, place)
    if _is_question(words):
        return None
    return _obliged(
        reading, index, min(_skip(words, place + 1), len(words) - 1), "will-have-to" if kind == "will" else "have-to"
    )


def _have_duty(reading: Reading, index: int) -> Frame | None:
    """Read "have a duty to", "has no choice but to"."""
    words = reading.words
    for place in range(index + 1, min(len(words) - 2, index + 5)):
        if words[place] in _DUTIES and words[place] != "need" and words[place + 1] == "to":
            return _frame(reading, "have-duty", index, place + 1)
        if words[place] in ("choice", "alternative", "option") and words[place + 1 : place + 3] == ["but", "to"]:
            return _frame(reading, "no-choice", index, place + 2)
    return None


def _cannot(reading: Reading, index: int) -> Frame | None:
    """Read cannot with a verb of ending or neglecting, which asks to go on: "we cannot stop here"."""
    words = reading.words
    main = _skip(words, index + 1)
    denied = any(KIND.get(word) in ("not", "no") for word in words[index + 1 : main]) or _at(words, index - 1) == "nor"
    if main >= len(words) or not denied or _supposed(words, index):
        return None
    verb = words[main]
    if verb == "be" and _at(words, main + 1) in _LASTING:
        return _frame(reading, "cannot/passive", index, main + 1)
    if _subject(reading, index) not in ("we", "actor"):
        return None
    if verb in _RESTING or (verb, _at(words, main + 1)) in _TURNING:
        return _frame(reading, "cannot/stop", index, main)
    if verb == "afford" and _at(words, main + 1) == "to" and _at(words, main + 2) in _RESTING:
        return _frame(reading, "cannot/afford", index, main)
    return None


def _need(reading: Reading, index: int) -> Frame | None:
    """Read need as verb and noun."""
    words = reading.words
    before, denied = _back(words, index)
    kind = _kind(words, before)
    after = _at(words, _skip(words, index + 1))
    if kind in ("determiner", "preposition", "no", "conjunction") or (not kind and after in ("for", "of", "is", "was")):
        return _need_noun(reading, index)
    if (
        denied
        or kind in ("do", "did", "would", "may")
        or _supposed(words, index)
        or _nobody(words, index)
        or after == "not"
    ):
        return _against(reading, "need-not", index, index)
    if _is_question(words):
        return None
    if (
        _is_relative(words, before)
        or after in _BREAKS
        or (after != "to" and KIND.get(after) in ("preposition", "conjunction", "subordinator"))
    ):
        return _against(reading, "need-relative", index, index)
    if after == "to":
        return _obliged(reading, index, min(_skip(words, _skip(words, index + 1) + 1), len(words) - 1), "need-to")
    return _need_thing(reading, index)


def _need_thing(reading: Reading, index: int) -> Frame:
    subject = _subject(reading, index)
    if subject == "we" and _kind(reading.words, index + 1) != "no":
        return _frame(reading, "need/we", index, index)
    return _against(reading, "need/other", index, index)


def _is_relative(words: list[str], place: int) -> bool:
    """Tell whether a pronoun begins a clause on the noun before it: "the tools they need"."""
    if not _kind(words, place).startswith("subject") or place < 1:
        return False
    before = words[place - 1]
    return (
        before in ("everything", "all", "whatever", "anything")
        or (
            not KIND.get(before)
            and before[0].isalpha()
            and not is_adverb(before)
            and before not in _WHEN
            and before not in _HOW
            and before not in _VERBS
            and not before.endswith(("ed", "s"))
        )
        or (
            before.endswith("s")
            and not KIND.get(before)
            and before not in _WHEN
            and before not in ("says", "means", "believes", "knows")
        )
    )


def _need_noun(reading: Reading, index: int) -> Frame | None:
    """Read the noun need: a need is stressed, or it is to be met."""
    words = reading.words
    if not _STRESSING.isdisjoint(words[max(0, index - 5) : index]):
        return _frame(reading, "need-stressed", index, index)
    return _duty(reading, index) or _against(reading, "need-noun", index, index)


# Asking verbs


def _ask(reading: Reading, index: int) -> Frame | None:
    """Read an asking verb, or its noun."""
    words = reading.words
    if words[index] in _NOMINAL and _is_nominal(reading, index):
        return _plea(reading, index) if words[index] in _PLEAS else None
    for asking in _ASKINGS[words[index]]:
        if asking.rest and tuple(words[index + 1 : index + 1 + len(asking.rest)]) != asking.rest:
            continue
        if found := _asked(reading, index, asking):
            return found
    return None


def _is_nominal(reading: Reading, index: int) -> bool:
    """Tell whether a form that can be a noun or an adjective is one here."""
    words = reading.words
    word = words[index]
    place, _ = _back(words, index)
    kind = _kind(words, place)
    if (
        kind in ("determiner", "no", "preposition", "that")
        or _at(words, place) in _THIS
        or (index == 0 and word in ("demand", "press", "force", "pressure", "challenge", "command"))
    ):
        return True
    if kind or place < 0:
        return kind == "conjunction" and not word.endswith("ed") and not _opens_object(words, index)
    if words[place] in _BREAKS or words[place] in _QUOTES:
        return not _opens_object(words, index) and not word.endswith("ing")
    return not _is_predicate(reading, index, place)


def _is_predicate(reading: Reading, index: int, place: int) -> bool:
    """Tell whether a noun form is the verb of the actor before it: "members demand that"."""
    words = reading.words
    word, before = words[index], words[place]
    if word in _NEVER_PREDICATES or not _opens_object(words, index):
        return False
    if before in ACTORS or reading.tokens[reading.places[place]][0].isupper():
        return True
    agrees = word.endswith("s") != before.endswith("s") or word.endswith("ed")
    return agrees and _kind(words, index + 1) in ("determiner", "that")


def _opens_object(words: list[str], index: int) -> bool:
    kind = _kind(words, index + 1)
    return (
        kind in ("determiner", "that", "no")
        or kind.startswith("subject")
        or _at(words, index + 1) in ("for", "on", "upon", "to")
    )


def _asked(reading: Reading, index: int, asking: Asking) -> Frame | None:
    """Read one sense of an asking verb."""
    words = reading.words
    end = index + len(asking.rest)
    before, denied = _back(words, index)
    previous = _at(words, before)
    if asking.form in ("past", "participle") and (previous in _BE or previous in ("get", "got")):
        return _passive(reading, before, end, asking, denied)
    if asking.form in ("past", "participle") and _kind(words, before) in ("determiner", "preposition"):
        return None
    if asking.form in ("past", "participle") and _at(words, end + 1) == "by":
        return _against(reading, "asked-by", index, end)
    if not _complement(words, end, asking):
        return None
    if denied or _kind(words, before - 1) in ("not", "nor") or _supposed(words, index) or _nobody(words, index):
        return _against(reading, "ask-denied", index, end)
    if _is_question(words) and asking.manner != "urge":
        return _against(reading, "ask-question", index, end)
    return _licensed(reading, index, end, asking, before)


def _licensed(reading: Reading, index: int, end: int, asking: Asking, before: int) -> Frame:
    """Name an asking that has what it asks for, by the auxiliary before it."""
    words = reading.words
    manner, kind = asking.manner, _kind(words, before)
    if kind == "be" and _kind(words, before - 1) in ("will", "would"):
        kind = "will"
    if kind in ("will", "would", "may", "can"):
        return _announced(reading, index, end, manner, before)
    if kind == "to":
        willing = (manner != "move" or asking.lemma in ("invite", "move")) and _at(words, before - 1) in _WILLING
        willing |= manner in ("urge", "demand") and _at(words, before - 1) in ("continue", "continues", "continued")
        return (_frame if willing else _against)(reading, "ask/willing" if willing else "ask/to", index, end)
    if asking.form == "ing" and kind != "be":
        return _gerund(reading, index, end, manner)
    if asking.lemma == "require" and not _LAWS.isdisjoint(words[max(0, index - 5) : index]):
        return _against(reading, "require/law", index, end)
    if asking.lemma in _EVENTS and asking.form != "ing" and manner == "move":
        return _against(reading, "move/event", index, end)
    return _frame(reading, f"{manner}/{'I' if _subject(reading, index) in ('I', 'we') else 'other'}", index, end)


def _gerund(reading: Reading, index: int, end: int, manner: str) -> Frame:
    """Read "a text calling for", but not "by asking" or "stopped asking"."""
    words = reading.words
    if _kind(words, index - 1) == "preposition" or _at(words, index - 1) in _ENDING or _at(words, end + 1) == "it":
        return _against(reading, "ask/bying", index, end)
    return _frame(reading, f"{manner}/ing", index, end)


def _announced(reading: Reading, index: int, end: int, manner: str, before: int) -> Frame:
    """Read an asking after will or would: insisting is done by saying so, other asking is only announced."""
    words = reading.words
    kind = _kind(words, before)
    if (kind == "would" and _kind(words, _back(words, before)[0]) == "subject-I") or (
        kind == "will" and manner in ("insist", "want")
    ):
        return _frame(reading, f"{manner}/would", index, end)
    return _against(reading, f"{manner}/announced", index, end)


def _passive(reading: Reading, first: int, end: int, asking: Asking, denied: bool) -> Frame | None:
    """Read "was urged to", but not "is expected to" or "is required by law to"."""
    words = reading.words
    after = _skip(words, end + 1)
    if asking.lemma in ("expect", "suppose"):
        return _against(reading, "expected", first, end)
    if asking.lemma in ("require", "need", "want", "oblige", "suggest") or asking.lemma in _EVENTS - {"order"}:
        return _against(reading, "moved", first, end)
    asked = _is_asked_for(words, end, after, asking.manner)
    if denied or _back(words, first)[1] or not asked or _supposed(words, first) or _nobody(words, first):
        return _against(reading, "asked-other", first, end)
    return _frame(reading, f"passive/{asking.manner}", first, end)


def _is_asked_for(words: list[str], end: int, after: int, manner: str) -> bool:
    """Tell whether "was asked" goes on with the deed that is asked for."""
    word = _at(words, after)
    if word == "that":
        return manner != "tell" or _is_subjunctive(words, after)
    if word == "to":
        verb = _at(words, _skip(words, after + 1))
        return verb in _VERBS or (
            not KIND.get(verb) and verb[:1].isalpha() and manner != "move" and words[end] != "directed"
        )
    return word == "against" and manner == "tell" and words[end] != "directed"


def _complement(words: list[str], end: int, asking: Asking) -> bool:
    """Tell whether what is asked for follows, as the verb wants it."""
    return _COMPLEMENTS[asking.manner](words, end, asking.lemma)


def _always(words: list[str], end: int, lemma: str) -> bool:
    return True


def _insisted(words: list[str], end: int, lemma: str) -> bool:
    return _at(words, end + 1) == "that" and _is_subjunctive(words, end + 1)


def _ordered(words: list[str], end: int, lemma: str) -> bool:
    """Tell whether somebody and an infinitive follow: "told the envoys to leave"."""
    after = _at(words, end + 1)
    if after == "that":
        return _is_subjunctive(words, end + 1) and (lemma not in _SPOKEN or _states_duty(words, end))
    if lemma in ("warn", "caution", "advise") and "against" in words[end : end + 8]:
        return True
    stops = _STOPS_THAT if lemma in _SPOKEN else _STOPS
    return (
        after not in ("to", "of")
        and after not in _BREAKS
        and KIND.get(after) != "conjunction"
        and _infinitive(words, end, 24, stops) > 0
    )


def _pressed(words: list[str], end: int, lemma: str) -> bool:
    """Tell whether somebody is pressed for a thing or to do it."""
    return "for" in words[end + 1 : end + 5] or (
        _at(words, end + 1) not in ("to", "hard", "on", "ahead", "for", "forward") and _infinitive(words, end, 8) > 0
    )


def _moved(words: list[str], end: int, lemma: str) -> bool:
    return _at(words, end + 1) == "that" if lemma == "move" else _ordered(words, end, lemma)


def _demanded(words: list[str], end: int, lemma: str) -> bool:
    after = _at(words, end + 1)
    return after not in _STOPS and after not in ("by", "of", "from")


def _proposed(words: list[str], end: int, lemma: str) -> bool:
    after = _at(words, end + 1)
    if lemma == "suggest":
        return after == "that" and _is_subjunctive(words, end + 1)
    if (
        KIND.get(after) not in _AUXILIARIES
        and "that" in words[end + 1 : end + 12]
        and _STOPS.isdisjoint(words[end + 1 : end + 8])
    ):
        return True
    if KIND.get(after) in _AUXILIARIES or after in ("last", "earlier", "yesterday", "today"):
        return False
    if after == "to":
        return _at(words, end + 2) in ACTORS or _at(words, end + 3) in ACTORS
    return KIND.get(after) != "preposition" and after not in _BREAKS and after not in ("", "and")


def _requested(words: list[str], end: int, lemma: str) -> bool:
    after = _at(words, _skip(words, end + 1))
    if after in _ASKED_ABOUT or (_at(words, end + 1) == "not" and _at(words, end + 3) == "be"):
        return False
    if lemma in ("appeal", "plead"):
        return after in ("to", "for", "that", "with", ",") or _infinitive(words, end) > 0
    if lemma in ("ask", "beg") and after not in ("that", "for", "to"):
        return (
            _infinitive(words, end) > 0
            or "for" in words[end + 2 : end + 6]
            or KIND.get(after) == "determiner"
            or (after in _PEOPLE and "for" in words[end : end + 14])
            or (words[end] == "ask" and words[end - 1] in ("i", "we") and not KIND.get(after) and after[:1].isalpha())
        )
    return after not in _BREAKS and after not in ("", "by", "in", "from")


def _wanted(words: list[str], end: int, lemma: str) -> bool:
    """Tell whether "want" or "expect" puts something to somebody: "wants the towns to pay", "want it in writing"."""
    after = _at(words, end + 1)
    if after == "to" or after in _BREAKS or lemma == "need":
        return False
    if lemma == "want" and not _ASSURANCES.isdisjoint(words[end : end + 6]):
        return True
    if lemma == "want" and ((after == "it" and _kind(words, end + 2) == "preposition") or _wants_done(words, end)):
        return True
    to = _infinitive(words, end, 8)
    if to < 0 or (
        lemma == "want"
        and words[end - 1] in ("i", "we")
        and _PEOPLE.isdisjoint(words[end + 1 : to])
        and ACTORS.isdisjoint(words[end + 1 : to])
    ):
        return False
    if words[max(0, end - 3) : end + 1].count("what") or _at(words, to + 1) in (
        "know",
        "understand",
        "remember",
        "see",
        "hear",
    ):
        return False
    return (
        lemma == "want"
        or _at(words, to + 1) in _DEEDS
        or (not KIND.get(after) and not after.endswith("s") and _at(words, to + 1) not in _STATES)
        or any(word in _PEOPLE or word in ACTORS for word in words[end + 1 : to])
    )


def _wants_done(words: list[str], end: int) -> bool:
    """Tell whether a thing and a participle follow: "wants the terms discussed"."""
    return any(
        words[place] in _PARTICIPLES and words[place].endswith("ed") and _at(words, place + 1) not in ("to", "of")
        for place in range(end + 2, min(len(words), end + 5))
    ) and (KIND.get(_at(words, end + 1), "").startswith(("subject", "determiner")))


_COMPLEMENTS: dict[str, Callable[[list[str], int, str], bool]] = {
    "ask": _requested,
    "urge": _always,
    "demand": _demanded,
    "insist": _insisted,
    "propose": _proposed,
    "tell": _ordered,
    "press": _pressed,
    "move": _moved,
    "want": _wanted,
}


def _seek(reading: Reading, index: int) -> Frame | None:
    """Read seeking an assurance."""
    words = reading.words
    for place in range(index + 1, min(len(words), index + 8)):
        if words[place] in _ASSURANCES and words[place - 1] != "to":
            return _frame(reading, "seek-assurance", index, place)
    return None


def _plea(reading: Reading, index: int) -> Frame | None:
    """Read a noun that asks: "their call for", "the demand that"."""
    words = reading.words
    word, after, before = words[index], _at(words, index + 1), _at(words, index - 1)
    if not _WAIVING.isdisjoint(words[max(0, index - 5) : index]) or before == "no":
        return _against(reading, "plea-waived", index, index)
    if (
        after == "that"
        and _is_subjunctive(words, index + 1)
        and (word.startswith((*_STRONG_PLEAS, "request", "instruc")) or _states_duty(words, index))
    ):
        return _frame(reading, "plea/that", index, index + 1)
    if (
        before == "in"
        or not (word.startswith(_STRONG_PLEAS) or before in _OWN)
        or word.startswith(("order", "proposal", "recomm"))
    ):
        return None
    if after in ("for", "on", "upon") or (after == "to" and not word.startswith("instruction")):
        if word == "demand" and after == "for" and (index < 2 or not _MARKET.isdisjoint(words[index : index + 9])):
            return None
        owner = "own" if before in _OWN else "bare"
        return _frame(reading, f"plea/{owner}", index, index + 1)
    return None


def _pressure(reading: Reading, index: int) -> Frame | None:
    """Read "under pressure to" and "pressure on them to"."""
    words = reading.words
    if _at(words, index - 1) == "under" or _at(words, index - 2) == "under" or _at(words, index + 1) == "on":
        if _infinitive(words, index, 14) > 0 and {"not", "no", "never"}.isdisjoint(words[max(0, index - 4) : index]):
            return _frame(reading, "pressure", index, index)
        return None
    return _ask(reading, index)


# Let, time, duties and necessity


def _let(reading: Reading, index: int) -> Frame | None:
    """Read let us and let somebody."""
    words = reading.words
    after = _at(words, index + 1)
    following = _at(words, _skip(words, index + 2))
    if after == "us":
        if _kind(words, _back(words, index)[0]) in _AUXILIARIES | {"to", "subject-every", "subject-they"}:
            return None
        said = following in ("say", "hope", "assume", "suppose") or tuple(words[index + 2 : index + 4]) in _CANDID
        return (_against if said else _frame)(reading, "let-us-say" if said else "let-us", index, index + 1)
    if not _opens_sentence(words, index):
        return None
    if after in ("me", "there") or (
        after in ("no", "nobody", "it") and following in ("be", "one", "doubt", "say", "think")
    ):
        return (_frame if following == "know" else _against)(
            reading, "let-me-know" if following == "know" else "let-me", index, index + 1
        )
    return _frame(reading, "let-other", index, index + 1)


def _opens_sentence(words: list[str], index: int) -> bool:
    """Tell whether a bare verb here would be an imperative: it opens a sentence or what a quotation says."""
    place = index - 1
    while place >= 0 and (is_adverb(words[place]) or words[place] in ("please", "but", "and")):
        place -= 1
    return (
        place < 0
        or (words[place] in _BREAKS and (words[place] != "," or place < 3 or not _SUPPOSING.isdisjoint(words[:4])))
        or words[place] in _QUOTES
    )


def _time(reading: Reading, index: int) -> Frame | None:
    """Read "it is time to", "the time has come", "now is the time"."""
    words = reading.words
    before, after = _at(words, index - 1), _at(words, index + 1)
    if after in ("has", "have") and "come" in words[index : index + 5]:
        return _frame(reading, "time/come", index, index + 2)
    if after not in ("to", "for", "that", "we") and not (after == "," or after == "now"):
        return None
    if before in ("is", "high", "past", "about", "no") or (before == "the" and _at(words, index - 2) in ("is", "not")):
        return _frame(reading, "time/is", index, index + 1)
    return None


def _onus(reading: Reading, index: int) -> Frame | None:
    """Read "the onus is on Oslo to"."""
    words = reading.words
    near = words[index + 1 : index + 5]
    if ("on" in near or "upon" in near) and not _IS.isdisjoint(near) and _infinitive(words, index, 14) > 0:
        return _frame(reading, "onus", index, index)
    return None


def _better(reading: Reading, index: int) -> Frame | None:
    """Read "had better"."""
    words = reading.words
    before = _at(words, index - 1)
    if before == "had" and _can_be_verb(words, index + 1):
        return _frame(reading, "had-better", index - 1, index)
    return None


def _duty(reading: Reading, index: int) -> Frame | None:
    """Read "our duty is to", "it is their responsibility to"."""
    words = reading.words
    if words[index] in _NECESSARY and (found := _necessary(reading, index)):
        return found
    if _at(words, index + 1) in ("to", "of") and _is_bound(words, index):
        return _frame(reading, "duty/it-is", index, index + 1)
    for place in range(index + 1, min(len(words) - 2, index + 15)):
        word = words[place]
        if word in _STOPS or word in ("that", "which", "who"):
            break
        if word in _IS:
            if _kind(words, place - 1) in ("will", "would") or _kind(words, place - 1).startswith("subject"):
                return None
            to = _skip(words, place + 1)
            return (
                _frame(reading, "duty/is-to", index, to)
                if _at(words, to) == "to" and _can_be_verb(words, to + 1)
                else None
            )
    return None


def _is_bound(words: list[str], index: int) -> bool:
    """Tell whether "is ... duty to" binds somebody other than the speaker."""
    before = words[max(0, index - 5) : index]
    return (
        words[index] in ("duty", "obligation", "responsibility", "task", "job")
        and not _IS.isdisjoint(before)
        and "my" not in before
        and (_can_be_verb(words, index + 2) if words[index + 1] == "to" else _infinitive(words, index, 14) > 0)
    )


def _necessary(reading: Reading, index: int) -> Frame | None:
    """Read "it is essential that", "X is needed", "make it imperative"."""
    words = reading.words
    word = words[index]
    before, denied = _back(words, index)
    after = _at(words, index + 1)
    near = words[max(0, index - 5) : index]
    if denied or _supposed(words, index):
        return None
    if word == "incumbent" and _infinitive(words, index, 12) > 0:
        return _frame(reading, "it-is/necessary", index, index)
    if "it" in near and not _BE.isdisjoint(near) and _says_what(words, index):
        return _frame(
            reading,
            "it-is/" + ("important" if word in ("important", "desirable", "appropriate") else "necessary"),
            index,
            index + 1,
        )
    if word == "imperative" and any(name.startswith("mak") for name in words[max(0, index - 6) : index]):
        return _frame(reading, "make-imperative", index, index)
    if word not in _WANTED or _at(words, before) not in _IS or (word == "necessary" and after != "if"):
        return None
    if _kind(words, before - 1) in _UNCLAIMED or not _ends_claim(words, index, word):
        return _against(reading, "is-needed-for", index, index)
    return _frame(reading, "is-needed", before, index)


def _says_what(words: list[str], index: int) -> bool:
    """Tell whether "that", "to" or "for" follows, behind adverbs and insertions."""
    for place in range(index + 1, min(len(words), index + 6)):
        word = words[place]
        if word in ("that", "to", "for"):
            return True
        if word != "," and not is_adverb(word) and KIND.get(word) not in ("not", "preposition"):
            return False
    return False


def _ends_claim(words: list[str], index: int, word: str) -> bool:
    after = _at(words, index + 1)
    return (
        (word == "needed" and after == "to")
        or after in _BREAKS
        or after in ("", "if", "for", "now", "in", "and", "at", "as")
        or is_adverb(after)
    )


# Imperatives


def _command(reading: Reading, index: int) -> Frame | None:
    """Read a base verb that opens a clause."""
    words = reading.words
    while index < len(words) and (words[index] in _LEADERS or words[index].endswith("ly")):
        index += 1
    if index + 1 >= len(words):
        return None
    word, after = words[index], words[index + 1]
    if word in _OPERATIVE and index < 4:
        return _frame(reading, "operative", index, index)
    if word == "do" and after in ("not", "ever"):
        return _frame(reading, "imperative/not", index, index + 1)
    if word not in _COMMANDS or word == "let" or _is_question(words):
        return None
    return _imperative(reading, index, word, after)


def _imperative(reading: Reading, index: int, word: str, after: str) -> Frame | None:
    """Name an imperative by what follows it."""
    kind = KIND.get(after, "")
    if (after == "me" and word in _POLITELY) or (word, after) in (("ask", "any"), ("do", "worry")):
        return _against(reading, "imperative/polite", index, index + 1)
    if kind in ("determiner", "no", "that", "subject-us", "subject-it", "subject-every"):
        return _frame(reading, "imperative", index, index + 1)
    if (word, after) in _PARTICLES:
        return _frame(reading, "imperative/particle", index, index + 1)
    if (
        word in AMBIGUOUS | _ADJECTIVES
        or kind not in ("", "preposition")
        or after in _BREAKS
        or word in ("save", "say")
    ):
        return None
    if (index < 2 and reading.tokens[reading.places[index + 1]][0].isupper()) or not _after_opening(
        reading.words, index
    ):
        return None
    return _frame(reading, "imperative/bare", index, index + 1)


def _after_opening(words: list[str], index: int) -> bool:
    """Tell whether a bare verb and noun here can hardly be a list item or a noun."""
    return index < 4 or "if" in words[:4] or words[index - 1] in _QUOTES or words[index - 1] in ("please", ",")


def _after_mark(reading: Reading, index: int) -> Frame | None:
    """Read an imperative behind a colon, a dash, a quote or "please"."""
    if index and index + 2 < len(reading.words):
        return _command(reading, index + 1)
    return None


def _after_then(reading: Reading, index: int) -> Frame | None:
    return _after_mark(reading, index) if _at(reading.words, index - 1) == "," else None


def _shall(reading: Reading, index: int) -> Frame | None:
    """Read what a resolution decides that others shall do."""
    words = reading.words
    if "decides" in words[:4] and "that" in words[:index] and _subject(reading, index) == "actor":
        return _frame(reading, "shall", index, index)
    return None


def _after_quote(reading: Reading, index: int) -> Frame | None:
    return _after_mark(reading, index) if _at(reading.words, index - 1) in (",", ":") else None


def _after_comma(reading: Reading, index: int) -> Frame | None:
    """Read an imperative behind a vocative or a condition: "Congress, pass it", "if you can, help"."""
    words = reading.words
    found = _command(reading, index + 1)
    if found is None or not _SUPPOSING.isdisjoint(words[:4]):
        return found
    if index < 7 and not any(KIND.get(word) in _CLAUSAL for word in words[:index]):
        return found
    return None


_RULES: dict[str, Rule] = {
    **dict.fromkeys(_ASKINGS, _ask),
    **dict.fromkeys(_PLEAS - set(_ASKINGS), _plea),
    **dict.fromkeys(_NECESSARY | _WANTED, _necessary),
    **dict.fromkeys(_DUTIES, _duty),
    **dict.fromkeys(("must", "should", "ought"), _modal),
    **dict.fromkeys(("have", "has"), _have),
    **dict.fromkeys(("need", "needs"), _need),
    **dict.fromkeys(("seek", "seeks", "sought", "seeking"), _seek),
    **dict.fromkeys(_QUOTES, _after_quote),
    **dict.fromkeys((":", "please"), _after_mark),
    "then": _after_then,
    "shall": _shall,
    "pressure": _pressure,
    **dict.fromkeys(("onus", "burden"), _onus),
    "better": _better,
    "time": _time,
    "can": _cannot,
    "let": _let,
    ",": _after_comma,
}
