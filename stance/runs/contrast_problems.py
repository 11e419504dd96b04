"""What does not hold of the contrast suite beside the corpus: repeats of training text, wrong marks of unseen verbs."""

from collections.abc import Iterable, Iterator

from stance.corpus.contrast import ContrastItem, plain
from stance.model.lexicon import inflect
from stance.model.tokens import tokenize

FEWEST = 500


def contrast_problems(items: list[ContrastItem], training_texts: Iterable[str]) -> Iterator[str]:
    """Compare the suite with the training sentences; each problem is one line."""
    texts = list(training_texts)
    known_words = words_of_texts(texts)
    known_texts = {plain(text) for text in texts}
    if len(items) < FEWEST:
        yield f"contrast.csv: {len(items)} items; at least {FEWEST} are expected"
    for item in items:
        if plain(item.text) in known_texts:
            yield f"contrast.csv, row {item.row}: the text is a training sentence; replace it"
        unseen = is_unseen(item.verb, known_words)
        if unseen != item.unseen:
            yield (
                f"contrast.csv, row {item.row}: the verb {item.verb!r} is {'un' * unseen}seen in training sentences; "
                f"write {'yes' if unseen else 'no'} in column 'unseen'"
            )


def words_of_texts(texts: Iterable[str]) -> frozenset[str]:
    """Give every word form of some texts, in lower case."""
    return frozenset(token.lower().replace("’", "'") for text in texts for token in tokenize(text))


def is_unseen(verb: str, known_words: frozenset[str]) -> bool:
    """Tell whether no inflected form of the first word of a verb is known.

    >>> is_unseen("pull out", frozenset(["they", "pulled", "back"])), is_unseen("veto", frozenset(["they"]))
    (False, True)
    """
    return not any(form in known_words for forms in inflect(verb.split()[0]).values() for form in forms)
