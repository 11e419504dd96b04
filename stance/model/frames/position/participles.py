"""Participles, and infinitives after "the first to", that add a deed of somebody."""

from typing import Final

from stance.model.frames.position.sites import Site, before, names_actor
from stance.model.frames.position.tables import WORDS
from stance.model.reading.words import OWNERS

_BEFORE_GERUND: Final = frozenset(
    ("thereby", "thus", ",", "while", "by", "in", "after", "without", "and", "-", "—", "–", ":", "(", "not")
)
_WRITTEN: Final = frozenset(
    ("statement", "declaration", "letter", "petition", "motion", "communiqué", "communique", "note")
)
_OWNERS: Final = OWNERS | {"'s"}
_FIRST: Final = frozenset(("first", "second", "third", "last", "latest", "only", "sole"))


def adds(site: Site) -> bool:
    """Tell whether a participle adds a deed of the subject, as in ", opposing the levy", or says what a text holds."""
    word = before(site.reading, site.at)
    if _is_under_duty(site):
        return False
    if word in _BEFORE_GERUND or word in _WRITTEN:
        return True
    if _is_absolute(site) or (site.verb.tier == "firm" and word in _OWNERS):
        return True
    actor = site.cue.subject in ("actor", "name") and site.reading.starts[site.at] <= 3
    return site.verb.tier == "firm" and (actor or site.reading.starts[site.at] == 1)


def _is_under_duty(site: Site) -> bool:
    """Tell whether a participle goes on with what somebody must do: "must act, curbing the trade"."""
    for cue in reversed(site.reading.cues[: site.at]):
        if not cue.form.startswith(("noun", "ing")):
            return cue.licence.startswith(("must", "imperative"))
    return False


def _is_absolute(site: Site) -> bool:
    """Read "with the islands' envoys balking at the word"."""
    start = site.reading.starts[site.at]
    return (
        start > 1 and "with" in site.reading.words[max(start - 6, 0) : start] and names_actor(site.reading, start - 1)
    )


def is_among_first(site: Site) -> bool:
    """Read "the first island to accept the charter", "the only member to object"."""
    start = site.reading.starts[site.at]
    near = site.reading.words[max(start - 4, 0) : start]
    if not near or _FIRST.isdisjoint(near):
        return False
    willed = site.verb.tier == "firm" or site.verb.lemma in WORDS["animate"]
    aimed = near[-1] in WORDS["document"] or near[-1] in WORDS["attempt"] or near[-1] in WORDS["deed"]
    return names_actor(site.reading, start - 1) or near[-1] in _FIRST or (willed and not aimed)
