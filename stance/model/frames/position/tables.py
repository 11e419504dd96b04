"""The verbs and the words around them that the frames of position look up."""

from typing import Final, NamedTuple

from stance.model.lexicon import inflect, read_table, word_sets

WORDS: Final = word_sets("position.txt")
_PARTICLES: Final = frozenset(("up", "down", "off", "out", "through", "back", "against"))


class Verb(NamedTuple):
    """What a verb may say: hinder or permit, and how firmly."""

    kind: str
    tier: str
    lemma: str


def _verbs() -> dict[str, Verb]:
    verbs = {lemma: Verb("hinder", "deed", lemma) for lemma in WORDS["party"]}
    verbs |= {lemma: Verb("permit", "firm", lemma) for lemma in WORDS["yielding"]}
    for kind in ("hinder", "permit"):
        for name, lemmas in read_table(f"{kind}.txt"):
            if not name.endswith(" noun"):
                verbs |= {lemma: Verb(kind, name.removeprefix(kind + " "), lemma) for lemma in lemmas}
    return verbs


VERBS: Final = _verbs()


def _split_verbs() -> dict[str, dict[str, Verb]]:
    """Index verbs with a particle by every form of their first word, then by the particle."""
    split: dict[str, dict[str, Verb]] = {}
    for lemma, verb in VERBS.items():
        first, _, particle = lemma.partition(" ")
        if particle in _PARTICLES:
            for form in {form for forms in inflect(first).values() for form in forms}:
                split.setdefault(form, {})[particle] = verb
    return split


def _with_against(split: dict[str, dict[str, Verb]]) -> dict[str, dict[str, Verb]]:
    """Add the verbs that take sides, whose "against" may stand behind a particle and an adverb."""
    joined = {form: dict(particles) for form, particles in split.items()}
    for first in WORDS["siding"]:
        for form in {form for forms in inflect(first).values() for form in forms}:
            joined.setdefault(form, {})["against"] = Verb("hinder", "firm", f"{first} against")
    return joined


SPLIT: Final = _split_verbs()
SIDING: Final = _with_against(SPLIT)
