"""Verb groups: auxiliaries, negations and the main verb that they lead to, found from a position on.

A group is what one verb says: "will no longer be provided" is one, mood will, negated, passive,
of the verb provide. Words without an entry in the lexicon are verbs only where auxiliaries ask
for one.
"""

from typing import NamedTuple

from stance.model.lexicon import Sense, actors, ambiguous_forms, entries, function_words

KIND = function_words()
ENTRIES = entries()
ACTORS = actors()
AMBIGUOUS = ambiguous_forms()

MODALS = frozenset(("will", "would", "must", "may", "can", "do", "did"))
_SUBJECTS = frozenset(("subject-I", "subject-we", "subject-you", "subject-they", "subject-it", "subject-every"))
_FINITE_SUBJECTS = _SUBJECTS | {"relative"}
_OPENERS = frozenset(("determiner", "subject-us", "subject-it", "that", "to", "preposition", "no", "quote"))
_STATIVE = "state"
# Words of other kinds that can stand between auxiliary and verb: "has since agreed", "they would each send".
_BETWEEN = frozenset(("since", "each", "all", "both"))
# Adjectives and nouns of these endings follow a preposition "to", never an infinitive's.
_NOT_INFINITIVE = (
    "al",
    "ic",
    "ous",
    "ful",
    "less",
    "able",
    "ible",
    "ive",
    "ment",
    "tion",
    "sion",
    "ness",
    "ity",
    "ism",
    "ance",
    "ence",
    "ian",
)


class Group(NamedTuple):
    """One verb with its auxiliaries.

    `mood` is that of the first auxiliary (will, would, must, may, can, be-to, to) or the tense (present,
    past, perfect, progressive, gerund, imperative); `place` is the word of the main verb, `start` and
    `end` the first and last word of the group; `inverted` is a subject that stands inside it.
    """

    mood: str
    passive: bool
    negations: int
    categories: tuple[str, ...]
    lemma: str
    form: str
    start: int
    place: int
    end: int
    inverted: str


def is_adverb(word: str) -> bool:
    """Tell whether a word can stand between an auxiliary and its verb."""
    return KIND.get(word) == "adverb" or (len(word) > 4 and word.endswith("ly"))


def find_group(
    words: list[str], index: int, *, has_subject: bool, at_start: bool, expects_infinitive: bool
) -> Group | None:
    """Read the verb group that begins at a word, if one does.

    The clause before says whether it has a subject, whether it is only beginning, and whether its last
    verb is one that an infinitive follows.
    """
    kind = KIND.get(words[index], "")
    if kind in MODALS or kind in ("have", "be", "to", "not"):
        return _after_auxiliaries(words, index, expects_infinitive=expects_infinitive)
    return _lexical(words, index, has_subject=has_subject, at_start=at_start)


def _after_auxiliaries(words: list[str], index: int, *, expects_infinitive: bool) -> Group | None:
    n = len(words)
    mood = aspect = inverted = ""
    negations = 0
    place = index
    while place < n:
        word = words[place]
        kind = KIND.get(word, "")
        following = words[place + 1] if place + 1 < n else ""
        if kind == "not" or (word == "neither" and place > index):
            negations += 1
        elif word == "no" and following == "longer" and place > index:
            negations += 1
            place += 1
        elif kind in MODALS and not mood and not aspect:
            mood = kind
        elif kind == "have" and not aspect:
            after = _skip_adverbs(words, place + 1)
            if after < n and words[after] == "to" and mood in ("", "will", "would", "do", "did"):
                mood = "must" if mood in ("", "do") else mood + "-have-to"
                place = after
            else:
                aspect = "have"
        elif kind == "be":
            after = _skip_adverbs(words, place + 1)
            if after + 1 < n and words[after] == "going" and words[after + 1] == "to":
                negations += sum(KIND.get(word) == "not" for word in words[place + 1 : after])
                mood, place = "would" if word in ("was", "were") else "will", after + 1
            elif after < n and words[after] == "to" and not mood:
                negations += sum(KIND.get(word) == "not" for word in words[place + 1 : after])
                mood, place = "be-to", after
            else:
                aspect = "be"
        elif kind == "to" and not mood and not aspect:
            mood = "to"
        elif is_adverb(word) or (word in _BETWEEN and place > index):
            if place == index:
                return None
        elif word in ("and", "or") and place > index and KIND.get(following, "") in MODALS and not inverted:
            # "has not and will not turn": the last auxiliary decides.
            mood, aspect = KIND[following], ""
            negations = 0
            place += 1
        elif kind == "comma" and place + 2 < n and is_adverb(following) and words[place + 2] == ",":
            place += 2
        elif kind in _SUBJECTS and mood and not aspect and not inverted and mood != "to" and place <= index + 2:
            inverted = kind
        else:
            break
        place += 1
    if place >= n or KIND.get(words[place]) == "strong":
        return _elliptic(words, index, place, mood, negations, inverted)
    if mood == "to" and expects_infinitive and KIND.get(words[place]) is None and not words[place].endswith("s"):
        mood = "to!"
    return _main_verb(words, index, place, mood, aspect, negations, inverted)


def _elliptic(words: list[str], start: int, place: int, mood: str, negations: int, inverted: str) -> Group | None:
    """Read auxiliaries that stand for a verb said before, as in "nor will it"."""
    if mood not in MODALS or place == start + 1 and not negations and not inverted and KIND.get(words[start]) == "do":
        return None
    mood = {"do": "present", "did": "past"}.get(mood, mood)
    return Group(mood, False, negations, ("other",), "do", "base", start, place - 1, place - 1, inverted)


def _skip_adverbs(words: list[str], place: int) -> int:
    while place < len(words) and (is_adverb(words[place]) or KIND.get(words[place]) == "not"):
        place += 1
    return place


def _main_verb(
    words: list[str], start: int, place: int, mood: str, aspect: str, negations: int, inverted: str
) -> Group | None:
    word = words[place]
    if aspect == "be":
        return _after_be(words, start, place, mood, negations, inverted)
    if aspect == "have":
        found = _entry(words, place, ("participle",))
        if found is None and not word.endswith(("ed", "en", "wn", "ne")):
            return Group(
                mood or "present", False, negations, (_STATIVE,), "have", "base", start, place - 1, place - 1, inverted
            )
        return _group(words, found, mood or "perfect", False, negations, "participle", start, place, inverted)
    if not mood:
        return None if KIND.get(words[start]) != "not" else _negated_gerund(words, start, place, negations)
    is_expected, mood = mood == "to!", mood.removesuffix("!")
    if mood == "to" and word.endswith("ing") and (found := _entry(words, place, ("ing",))):
        return _group(words, found, "to", False, negations, "ing", start, place, inverted)
    found = _entry(words, place, ("base",))
    if found is None and not is_expected and word not in ("do", "have") and not _may_be_verb(words, place, mood):
        return None
    return _group(
        words, found, {"do": "present", "did": "past"}.get(mood, mood), False, negations, "base", start, place, inverted
    )


def _negated_gerund(words: list[str], start: int, place: int, negations: int) -> Group | None:
    """Read "not to block", which comes here as "not" alone, or "not blocking"."""
    found = _entry(words, place, ("ing",))
    return found and _group(words, found, "gerund", False, negations, "ing", start, place, "")


def _after_be(words: list[str], start: int, place: int, mood: str, negations: int, inverted: str) -> Group:
    word = words[place]
    for entry in ENTRIES.get("be", ()):
        if entry.rest and tuple(words[place : place + len(entry.rest)]) == entry.rest:
            categories = tuple(dict.fromkeys(sense.category for sense in entry.senses))
            end = place + len(entry.rest) - 1
            return Group(
                mood or "present",
                False,
                negations,
                categories,
                entry.senses[0].lemma,
                "base",
                start,
                place,
                end,
                inverted,
            )
    found = _entry(words, place, ("participle",))
    if found or word.endswith("ed"):
        return _group(words, found, mood or "passive", True, negations, "participle", start, place, inverted)
    found = _entry(words, place, ("ing",))
    if found or (word.endswith("ing") and len(word) > 5):
        return _group(words, found, mood or "progressive", False, negations, "ing", start, place, inverted)
    return Group(mood or "present", False, negations, (_STATIVE,), "be", "base", start, place - 1, place - 1, inverted)


def _may_be_verb(words: list[str], place: int, mood: str) -> bool:
    """Tell whether a word without an entry can be the verb that auxiliaries ask for."""
    word = words[place]
    if not word[0].isalpha() or word in KIND:
        return False
    if mood != "to":
        return True
    if word in ACTORS or word.endswith(_NOT_INFINITIVE) or word.endswith("s"):
        return False
    following = KIND.get(words[place + 1], "") if place + 1 < len(words) else ""
    return following in _OPENERS or following.startswith("subject") or following == "adverb"


def _lexical(words: list[str], index: int, *, has_subject: bool, at_start: bool) -> Group | None:
    """Read a verb without auxiliaries: finite, imperative, gerund or participle."""
    word = words[index]
    if word not in ENTRIES:
        return None
    before = KIND.get(words[index - 1], "") if index else ""
    if before in ("determiner", "no"):
        return None
    for form, mood in (("ing", "gerund"), ("past", "past"), ("s", "present"), ("base", "present")):
        found = _entry(words, index, (form,))
        if found is None or not _fits(words, index, found[2], form, has_subject=has_subject, at_start=at_start):
            continue
        if form == "base" and not has_subject:
            mood = "imperative"
        return _group(words, found, mood, False, 0, form, index, index, "")
    return None


def _fits(words: list[str], index: int, end: int, form: str, *, has_subject: bool, at_start: bool) -> bool:
    """Tell whether the clause asks for a verb of this form here."""
    word = words[index]
    previous = words[index - 1] if index else ""
    before, after = KIND.get(previous, ""), KIND.get(words[index + 1], "") if index + 1 < len(words) else ""
    if form == "ing":
        return True
    if form == "past":
        return before != "preposition" and (has_subject or before in ("conjunction", "relative"))
    opens = after in _OPENERS or after.startswith("subject") or (index + 1 < len(words) and is_adverb(words[index + 1]))
    plain = word not in AMBIGUOUS
    if form == "s":
        return _fits_third_person(
            words, end, before, plain=plain, opens=opens, has_subject=has_subject, at_start=at_start
        )
    if before in _FINITE_SUBJECTS or (
        is_adverb(previous) and index > 1 and KIND.get(words[index - 2], "") in _FINITE_SUBJECTS
    ):
        return True
    if at_start:
        return opens or plain
    return previous in ACTORS and previous.endswith(("s", "people")) and (plain or opens)


def _fits_third_person(
    words: list[str], end: int, before: str, *, plain: bool, opens: bool, has_subject: bool, at_start: bool
) -> bool:
    """Tell whether an s-form is a verb here; without a subject it opens a resolution's paragraph, as "Urges all States"."""
    after = KIND.get(words[end + 1], "") if end + 1 < len(words) else ""
    if at_start and not has_subject:
        return after in _OPENERS - {"preposition", "to"} or after == "subject-every"
    if before == "preposition":
        return False
    if before in _FINITE_SUBJECTS:
        return True
    return has_subject and (plain or (opens and after != "preposition"))


def _entry(words: list[str], place: int, forms: tuple[str, ...]) -> tuple[tuple[str, ...], str, int] | None:
    """Give categories, lemma and last word of the longest known expression of one of these forms at a word."""
    for entry in ENTRIES.get(words[place], ()):
        length = len(entry.rest)
        if length and tuple(words[place + 1 : place + 1 + length]) != entry.rest:
            continue
        senses: list[Sense] = [sense for sense in entry.senses if sense.form in forms]
        if senses:
            return tuple(dict.fromkeys(sense.category for sense in senses)), senses[0].lemma, place + length
    return None


def _group(
    words: list[str],
    found: tuple[tuple[str, ...], str, int] | None,
    mood: str,
    passive: bool,
    negations: int,
    form: str,
    start: int,
    place: int,
    inverted: str,
) -> Group:
    categories, lemma, end = found or (("other",), words[place], place)
    return Group(mood, passive, negations, categories, lemma, form, start, place, end, inverted)
