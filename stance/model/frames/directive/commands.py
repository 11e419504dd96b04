"""Imperatives, let us and let them, and the first words of resolutions.

They are read from the words: a bare verb counts where it opens a sentence, a quotation, or what follows a
condition or a vocative.
"""

from collections.abc import Iterator

from stance.model.cues import Reading
from stance.model.frames.directive.places import is_question, of_words, word_at
from stance.model.frames.directive.tables import MANNERS, QUOTES, SUPPOSING, WORDS
from stance.model.frames.frame import Frame
from stance.model.groups import AMBIGUOUS, FORMS, KIND, is_adverb
from stance.model.lexicon import inflect

_PARTICLES = WORDS["particle"]
_ADJECTIVES = WORDS["adjective"]
_POLITELY = WORDS["politely"]
_CANDID = WORDS["candid"]
_NOT_COMMANDS = WORDS["no command"]
_NO_OPENERS = WORDS["no opener"]
_OPERATIVE = frozenset(
    spelling for lemma in MANNERS if lemma not in ("need", "want", "expect") for spelling in inflect(lemma.split()[0])["s"]
)
_LEADERS = frozenset(("and", "but", "so", "then", "please"))
_CLAUSAL = frozenset(("will", "would", "must", "may", "can", "be", "have", "do", "did", "to", "preposition"))
_OBJECTS = frozenset(("determiner", "no", "that", "subject-us", "subject-it", "subject-every"))
_AUXILIARIES = frozenset(("will", "would", "must", "may", "can", "have", "be", "do", "did", "to"))
_OPENERS = (QUOTES - {"”", "»"}) | {":", ",", "please"}
_BULLETS = frozenset(("•", "-", "–", "—", "*", "·"))
_NEAR = 7


def commands(reading: Reading) -> list[Frame]:
    """Read what opens the clauses of a sentence."""
    return [frame for place in _openings(reading.words) if (frame := _command(reading, place))]


def _openings(words: list[str]) -> Iterator[int]:
    """Give where a bare verb would be a command."""
    first = next((place for place, word in enumerate(words[:6]) if word[0].isalpha()), 0)
    if not _BULLETS.isdisjoint(words[:first]):
        return
    yield first
    if _OPENERS.isdisjoint(words):
        return
    supposed = not SUPPOSING.isdisjoint(words[:4])
    comma = words.index(",") if "," in words[:_NEAR] else -1
    for place in range(1, len(words) - 2):
        word = words[place]
        if word in _OPENERS and (word != "," or supposed or (place == comma and _is_vocative(words, place))):
            if word not in QUOTES or words[place - 1] in (",", ":"):
                yield place + 1


def _is_vocative(words: list[str], comma: int) -> bool:
    """Tell whether only a name stands before a comma."""
    return not any(KIND.get(word, "").startswith(("subject", *_CLAUSAL)) for word in words[:comma])


def _command(reading: Reading, place: int) -> Frame | None:
    """Read a command that may open at a word."""
    words = reading.words
    while place < len(words) and (words[place] in _LEADERS or is_adverb(words[place])):
        place += 1
    if place + 1 >= len(words):
        return None
    word, following = words[place], words[place + 1]
    if word in _OPERATIVE and place < 4:
        return of_words(reading, place, place, "operative")
    if word == "do" and following in ("not", "ever"):
        said = f"do {word_at(reading, place + 2)}" in _NOT_COMMANDS
        return of_words(reading, place, place + 1, "imperative/polite" if said else "imperative/not", "" if said else "directive")
    if "base" not in FORMS.get(word, ()) or word in KIND or word in _NO_OPENERS or is_question(reading):
        return None
    return _imperative(reading, place, word, following)


def _imperative(reading: Reading, place: int, word: str, following: str) -> Frame | None:
    """Name an imperative by what follows it."""
    kind = KIND.get(following, "")
    pair = f"{word} {following}"
    if (following == "me" and word in _POLITELY) or pair in _NOT_COMMANDS:
        return of_words(reading, place, place + 1, "imperative/polite", "")
    if kind in _OBJECTS and following != "'s":
        return of_words(reading, place, place + 1, "imperative")
    if pair in _PARTICLES:
        return of_words(reading, place, place + 1, "imperative/particle")
    if word in AMBIGUOUS or word in _ADJECTIVES or kind not in ("", "preposition") or not following[0].isalpha():
        return None
    if reading.tokens[reading.places[place + 1]][0].isupper():
        return None
    return of_words(reading, place, place + 1, "imperative/bare")


def let(reading: Reading, index: int) -> Frame | None:
    """Read let us and let somebody."""
    words = reading.words
    following, verb = word_at(reading, index + 1), word_at(reading, index + 2)
    previous = index - 1
    while previous >= 0 and (is_adverb(words[previous]) or words[previous] in _LEADERS):
        previous -= 1
    kind = KIND.get(words[previous], "") if previous >= 0 else "strong"
    if following == "us":
        if kind in _AUXILIARIES or kind.startswith("subject"):
            return None
        said = verb in ("say", "hope", "assume", "suppose") or " ".join(words[index + 2 : index + 4]) in _CANDID
        return of_words(reading, index, index + 1, "let-us-say", "") if said else of_words(reading, index, index + 1, "let-us")
    if kind not in ("strong", "quote") and not (kind == "comma" and not SUPPOSING.isdisjoint(words[:4])):
        return None
    if following == "me" and verb == "know":
        return of_words(reading, index, index + 2, "let-other")
    if following in ("me", "there") or (following in ("no", "nobody", "it") and verb in WORDS["let it"]):
        return of_words(reading, index, index + 1, "let-me", "")
    return of_words(reading, index, index + 1, "let-other")
