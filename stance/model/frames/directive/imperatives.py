"""Imperatives, let us and let them, and the first words of resolutions.

They are read from the words: a bare verb counts where it opens a sentence, a quotation, or what follows a
condition or a vocative.
"""

from typing import Final

from stance.model.frames.directive.places import is_question, of_words, word_at
from stance.model.frames.directive.tables import MANNERS, QUOTES, SUPPOSING, WORDS
from stance.model.frames.frame import Frame
from stance.model.lexicon import inflect
from stance.model.reading.cues import Reading
from stance.model.reading.words import AMBIGUOUS, FORMS, KIND, is_adverb

_ASKING: Final = MANNERS.keys() - {"need", "want", "expect"}
_OPERATIVE: Final = frozenset(spelling for lemma in _ASKING for spelling in inflect(lemma.split()[0])["s"])
_NO_OPENERS: Final = WORDS["no opener"]
_NOT_COMMANDS: Final = WORDS["no command"]
_LEADERS: Final = frozenset(("and", "but", "so", "then", "please"))
_AUXILIARIES: Final = frozenset(("will", "would", "must", "may", "can", "have", "be", "do", "did", "to"))
_SUBJECTS: Final = frozenset(kind for kind in KIND.values() if kind.startswith("subject"))
_CLAUSAL: Final = _AUXILIARIES | _SUBJECTS | {"preposition"}
# Kinds of the first word behind which a command, or a supposition, may stand.
_OPENING: Final = frozenset(("", "do", "adverb", "conjunction", "not"))
_SUPPOSING: Final = frozenset(("", "hypothesis", "conjunction", "adverb"))
_OBJECTS: Final = frozenset(("determiner", "no", "that", "subject-us", "subject-it", "subject-every"))
_POLITE: Final = frozenset(("please", "kindly"))
MARKS: Final = (QUOTES - {"”", "»"}) | {":"} | _POLITE
_BULLETS: Final = frozenset(("•", "-", "–", "—", "*", "·"))
_ARROW: Final = "ø"  # what an arrow of a list's font is read as
_PARTICLES: Final = frozenset(("down", "up", "out", "off", "away", "back", "aside", "ahead", "together", "over"))
_BEHIND_PARTICLES: Final = frozenset(("determiner", "subject-it", "subject-us", "strong", "conjunction"))
_DONE: Final = frozenset(("the", "your", "it", "this", "that", "what", "whatever", "everything", "all", "nothing"))
_NEAR: Final = 7
_LONGEST_ADDRESSEE: Final = 24


def commands(reading: Reading) -> list[Frame | None]:
    """Read what opens a sentence, and what follows a condition or a vocative that opens it."""
    words = reading.words
    first = _behind_marks(words)
    if first < 0:
        return []
    opener = word_at(reading, first)
    kind = KIND.get(opener, "")
    found = [_command(reading, first)] if kind in _OPENING and (kind or _is_opener(opener)) else []
    if kind in _SUPPOSING and not SUPPOSING.isdisjoint(words[:4]):
        found += [_command(reading, place + 1) for place, word in enumerate(words) if word == ","]
    elif "," in words[:_NEAR] and _is_vocative(words, words.index(",")):
        found.append(_command(reading, words.index(",") + 1))
    return found


def _behind_marks(words: list[str]) -> int:
    """Give the place behind the marks that open a sentence, "3.", "(a)", "iv)", a quote, or -1 behind a bullet.

    What stands behind a bullet names a measure as often as it commands one.
    """
    place = 0
    while place + 1 < len(words):
        if words[place + 1] == ")" and words[place] != "(":
            place += 2
        elif words[place] in _BULLETS:
            return -1
        elif words[place][0].isalpha() and words[place] != _ARROW:
            return place
        else:
            place += 1
    return 0


def _is_opener(word: str) -> bool:
    return word in FORMS or word in KIND or word[-2:] == "ly"


def after_mark(reading: Reading, index: int) -> Frame | None:
    """Read a command behind a colon, a quote or "please"."""
    words = reading.words
    if words[index] in QUOTES and (index == 0 or words[index - 1] not in (",", ":")):
        return None
    if words[index] in _POLITE and "base" in FORMS.get(word_at(reading, index + 1), ()):
        return of_words(reading, index, index + 1, "imperative/please")
    return _command(reading, index + 1)


def _is_vocative(words: list[str], comma: int) -> bool:
    """Tell whether only a name stands before a comma, and a word that can be a command behind it."""
    following = words[comma + 1] if comma + 1 < len(words) else ""
    if words[comma + 1 : comma + 3] == ["do", "not"] and "base" in FORMS.get(words[min(comma + 3, len(words) - 1)], ()):
        return not any(KIND.get(word) in _AUXILIARIES for word in words[:comma])
    if KIND.get(following, "") not in _OPENING or not _is_opener(following):
        return False
    return not any(KIND.get(word) in _CLAUSAL for word in words[:comma])


def _command(reading: Reading, place: int) -> Frame | None:
    """Read a command that may open at a word."""
    words, last = reading.words, len(reading.words) - 1
    while place < last and (words[place] in _LEADERS or is_adverb(words[place])):
        place += 1
    if place >= last:
        return None
    word, following = words[place], words[place + 1]
    if word in ("do", "never"):
        return _do(reading, place, following)
    if word in _OPERATIVE and place < 4:
        return of_words(reading, place, place, "operative")
    if word in KIND or word in _NO_OPENERS or "base" not in FORMS.get(word, ()):
        return None
    return _imperative(reading, place, word, following)


def _do(reading: Reading, place: int, following: str) -> Frame | None:
    """Read "do not go", "do your part", "never go"."""
    if reading.words[place] == "never":
        return of_words(reading, place, place + 1, "imperative/not") if "base" in FORMS.get(following, ()) else None
    if following in ("not", "ever"):
        polite = word_at(reading, place + 2) == "worry"
        return of_words(reading, place, place + 1, "imperative/not", "" if polite else "directive")
    if following in _DONE and not is_question(reading):
        return of_words(reading, place, place + 1, "imperative")
    return None


def _imperative(reading: Reading, place: int, word: str, following: str) -> Frame | None:
    """Name an imperative by what follows it."""
    kind, pair = KIND.get(following, ""), f"{word} {following}"
    if (following == "me" and word in WORDS["politely"]) or pair in _NOT_COMMANDS:
        return of_words(reading, place, place + 1, "imperative/polite", "")
    if kind in _OBJECTS and following != "'s":
        return of_words(reading, place, place + 1, "imperative")
    if pair in WORDS["particle"] or _is_phrasal(reading.words, place):
        return of_words(reading, place, place + 1, "imperative/particle")
    if not kind and word in _ASKING and "to" in reading.words[place + 2 : place + _LONGEST_ADDRESSEE]:
        return of_words(reading, place, place, "imperative/asking")
    if word in AMBIGUOUS or word in WORDS["adjective"] or kind not in ("", "preposition", "to"):
        return None
    is_noun = not following[0].isalpha() or reading.tokens[reading.places[place + 1]][0].isupper()
    return None if is_noun else of_words(reading, place, place + 1, "imperative/bare")


def _is_phrasal(words: list[str], place: int) -> bool:
    """Tell whether a verb has its particle and an object behind it: "tear down this wall"."""
    opens = KIND.get(words[place + 2], "") if place + 2 < len(words) else ""
    return words[place + 1] in _PARTICLES and opens in _BEHIND_PARTICLES


def let(reading: Reading, index: int) -> Frame | None:
    """Read let us and let somebody."""
    words, previous = reading.words, index - 1
    following, verb = word_at(reading, index + 1), word_at(reading, index + 2)
    while previous >= 0 and (is_adverb(words[previous]) or words[previous] in _LEADERS):
        previous -= 1
    kind = KIND.get(words[previous], "") if previous >= 0 else "strong"
    if following == "us":
        if kind in _AUXILIARIES or kind in _SUBJECTS:
            return None
        is_said = verb in WORDS["let it"] or " ".join(words[index + 2 : index + 4]) in WORDS["candid"]
        return of_words(reading, index, index + 1, "let-us", "" if is_said else "directive")
    if kind not in ("strong", "quote") and (kind != "comma" or SUPPOSING.isdisjoint(words[:4])):
        return None
    is_said = f"{following} {verb}" == "it be" or (following in ("no", "nobody", "it") and verb in WORDS["let it"])
    if is_said or following == "there" or (following == "me" and verb != "know"):
        return of_words(reading, index, index + 1, "let-me", "")
    return of_words(reading, index, index + 1, "let-other")
