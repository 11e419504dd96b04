"""The tables that the frames of directive look words up in."""

from stance.model.lexicon import read_table, word_sets

WORDS = word_sets("directive.txt")


def _manners() -> dict[str, str]:
    """Give how each verb asks, by its lemma: the first word of its line."""
    lines = [line for line in read_table("direct.txt") if line[0] not in ("impersonal", "direct noun")]
    lines += [
        (name.removesuffix(" verb"), lemmas) for name, lemmas in read_table("directive.txt") if name.endswith(" verb")
    ]
    return {lemma: manner for manner, lemmas in lines for lemma in lemmas}


MANNERS = _manners()
# Scopes in which nobody is asked: a supposition, a denial.
UNREAL = frozenset(("if", "deny"))
SUPPOSING = frozenset(("if", "unless", "whether", "lest", "supposing"))
STOPS = frozenset((";", ":", "?", "!", "."))
BREAKS = STOPS | {",", "—", "–", "(", ")", "-"}
QUOTES = frozenset(('"', "“", "”", "„", "«", "»"))
IS = frozenset(("is", "are", "be", "was", "were", "been", "remains", "remain", "seems", "becomes", "become", "includes", "include"))
