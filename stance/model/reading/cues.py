"""What the reading of a sentence gives: its verbs and position nouns, each as a cue."""

from typing import Final, NamedTuple


class Cue(NamedTuple):
    """One verb or position noun: what is said, how, by whom.

    `licence` says what makes it count or not: will, commit (an operator undertakes it), direct-to (somebody
    is asked), present, past, …; `scope` is what the clause it stands in depends on (an operator, if, sub), or
    ""; `subject` is the kind of the noun phrase that does it. `first` and `last` are token positions,
    `governor` the cue that it depends on and `head` the word at the head of its subject, or -1; `clause` is the
    kind of the clause: main, that, relative, aside (a relative one behind a comma), if, sub.
    """

    category: str
    lemma: str
    negated: bool
    licence: str
    scope: str
    subject: str
    form: str
    first: int
    last: int
    governor: int = -1
    head: int = -1
    clause: str = "main"


class Reading(NamedTuple):
    """A sentence that was read.

    `words` are lower-case with contractions taken apart, `places` the token of each word; `cues` are in
    order, and `starts` and `ends` give the first and the last word of each.
    """

    tokens: list[str]
    words: list[str]
    places: list[int]
    cues: list[Cue]
    starts: list[int]
    ends: list[int]


def is_question(tokens: list[str]) -> bool:
    """Tell whether a sentence ends as a question, a closing quotation mark behind it or not."""
    return "?" in tokens[-2:]


# The verb class x polarity table of the codebook.
TYPES: Final = {
    ("act", False): "pledge",
    ("act", True): "refusal",
    ("cease", False): "refusal",
    ("cease", True): "pledge",
    ("hinder", False): "opposition",
    ("hinder", True): "acquiescence",
    ("permit", False): "acquiescence",
    ("permit", True): "opposition",
}
