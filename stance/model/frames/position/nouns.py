"""Nouns that name a position: its veto of the text, the acceptance of the terms, an objection lodged by."""

from typing import Final

from stance.model.frames.frame import Frame
from stance.model.frames.position.pairs import NOUNS, PAIRS
from stance.model.frames.position.sites import names_actor, object_of
from stance.model.frames.position.tables import WORDS
from stance.model.frames.undertaking.scopes import SCOPES
from stance.model.reading.cues import TYPES, Cue, Reading
from stance.model.reading.words import KIND, OWNERS

_FACTS: Final = frozenset(
    ("ban", "embargo", "blockade", "prohibition", "moratorium", "obstacle", "filibuster", "concession", "hostility")
)
_YIELDED: Final = frozenset(("acceptance", "acquiescence", "tolerance", "consent", "assent", "recognition"))
_PARTY_NOUNS: Final = frozenset(("opposition", "objection", "resistance", "rejection", "veto"))
_MEETING: Final = frozenset(("with", "by", "meet", "meets", "face", "faces"))
_AMONG: Final = frozenset(("among", "amongst", "within", "inside", "from"))
_ENDED: Final = frozenset(("withdrawal", "lifting", "dropping", "end", "removal", "abandonment", "waiver", "waiving"))
# After an own opposition: it belongs to something else, as in "its veto power".
_COMPOUND: Final = frozenset(
    (
        "power",
        "powers",
        "right",
        "rights",
        "leader",
        "leaders",
        "party",
        "parties",
        "message",
        "pen",
        "movement",
        "figures",
    )
)
_MADE: Final = frozenset(
    ("lodged", "filed", "raised", "cast", "voiced", "made", "registered", "entered", "expressed", "put")
)
_FORMAL: Final = frozenset(("with", "without", "by", "for"))
_MAX_PHRASE: Final = 9


def noun(reading: Reading, index: int, cue: Cue) -> Frame | None:
    """Read a noun that the table of its class names."""
    kind = cue.category.removeprefix("noun-")
    if cue.lemma in _FACTS or _is_taken(reading, index):
        return None
    negated = cue.negated != _is_withdrawn(reading, index)
    name = f"not-noun-{kind}" if negated else f"noun-{kind}"
    owner = _owner(reading, index)
    presumed = owner == "own" and cue.scope != "deny" and kind == "hinder"
    if (cue.scope in SCOPES and not presumed) or _is_spared(reading, index) or not _counts(reading, index, cue, kind):
        return Frame(f"{name}/other", "", cue.first, cue.last)
    return Frame(f"{name}/{owner}", TYPES[kind, negated], cue.first, cue.last)


def _owner(reading: Reading, index: int) -> str:
    """Give whose a position is, also where an adjective parts the noun from its owner: "our firm rejection"."""
    owner = reading.cues[index].licence.partition("-")[0]
    start = reading.starts[index]
    parted = owner != "own" and reading.words[max(start - 2, 0)] in OWNERS and reading.words[start - 1] not in KIND
    return "own" if parted else owner


def _is_spared(reading: Reading, index: int) -> bool:
    """Tell whether a position is only mentioned: "the use of the veto", "rather than use our veto"."""
    start = reading.starts[index]
    before = reading.words[max(start - 5, 0) : start]
    return "than" in before or "instead" in before or ("of" in before and "use" in before)


def _counts(reading: Reading, index: int, cue: Cue, kind: str) -> bool:
    owner, follows = _owner(reading, index), cue.licence.partition("-")[2]
    if kind == "permit":
        return not cue.negated and cue.lemma in _YIELDED and _is_somebodys(reading, index, owner, follows, cue.lemma)
    if _over(reading, index) or (follows == "from" and cue.lemma in _PARTY_NOUNS) or _is_made(reading, index):
        return True
    if _is_by(cue.lemma, follows) and _names_party(reading, index):
        return True
    if owner == "own" and cue.lemma in _PARTY_NOUNS and cue.lemma != "resistance" and _stands_alone(reading, index):
        return True
    if cue.lemma in _PARTY_NOUNS and _is_among(reading, index):
        return True
    if follows in ("to", "against") or (owner == "own" and follows == "of"):
        return not (_is_party(reading, index) or (owner == "bare" and _is_contrast(reading, index)))
    return cue.lemma == "objection" and (_is_none(reading, index) if cue.negated else _is_to_be(reading, index))


def _is_contrast(reading: Reading, index: int) -> bool:
    """Read "in opposition to", which only contrasts."""
    return reading.words[max(reading.starts[index] - 1, 0)] == "in"


def _is_none(reading: Reading, index: int) -> bool:
    """Read "there can be no objection"."""
    return index > 0 and reading.cues[index - 1].lemma == "be"


def _is_among(reading: Reading, index: int) -> bool:
    """Read "opposition among the pilots to the fee"."""
    start = reading.starts[index]
    behind = reading.words[start + 1 : start + 9]
    return behind[:1] != [] and behind[0] in _AMONG and "to" in behind


def _is_by(lemma: str, follows: str) -> bool:
    """Tell whether whose position it is follows: "resistance by", "the objections of"; "the veto of" is of a text."""
    return lemma in _PARTY_NOUNS and (follows == "by" or (follows == "of" and lemma != "veto"))


def _is_somebodys(reading: Reading, index: int, owner: str, follows: str, lemma: str) -> bool:
    """Tell whether leave has a giver and a thing that it is given for."""
    start = reading.starts[index]
    behind = reading.words[start + 1 : start + 9]
    if _is_needed(reading, index) or (
        lemma != "acquiescence" and not _FORMAL.isdisjoint(reading.words[max(start - 3, 0) : start])
    ):
        return False
    if lemma == "acquiescence":
        return (
            owner == "own" or (behind[:1] in (["of"], ["by"]) and _names_party(reading, index)) or behind[:1] == ["in"]
        )
    if lemma == "recognition" and WORDS["claim"].isdisjoint(behind):
        return False
    if follows in ("of", "by") and owner == "the" and _names_party(reading, index):
        return "to" in behind
    return owner == "own" and follows in ("of", "to")


def _is_needed(reading: Reading, index: int) -> bool:
    """Tell whether leave is asked for, or has to be had."""
    before = reading.cues[index - 1] if index else None
    return before is not None and ("direct" in before.category or before.licence == "must")


def _stands_alone(reading: Reading, index: int) -> bool:
    """Tell whether an owned position is no part of another word, nor the party of that name."""
    place = reading.starts[index]
    following = reading.words[place + 1] if place + 1 < len(reading.words) else ""
    if following in _COMPOUND or reading.tokens[reading.places[place]][0].isupper():
        return False
    if reading.cues[index].lemma == "veto" and reading.words[place - 1] in OWNERS and following not in ("on", "to"):
        return False
    return reading.words[place - 1] in OWNERS or names_actor(reading, max(place - 2, 0))


def _names_party(reading: Reading, index: int) -> bool:
    start = reading.starts[index] + 2
    return any(names_actor(reading, place) for place in range(start, min(start + 5, len(reading.words))))


def _is_party(reading: Reading, index: int) -> bool:
    """Tell whether "the opposition" is a party, which is asked "to close" something."""
    if index + 1 >= len(reading.cues):
        return False
    return reading.cues[index + 1].licence == "hinder-to" and reading.starts[index + 1] == reading.starts[index] + 1


def _is_to_be(reading: Reading, index: int) -> bool:
    """Read "their objections are to the fourth line"."""
    place = reading.starts[index]
    return reading.words[place + 1 : place + 3] in (["are", "to"], ["is", "to"])


def _is_made(reading: Reading, index: int) -> bool:
    """Read "the vetoes cast by two members", "an objection lodged by the islands"."""
    words, place = reading.words, reading.starts[index]
    return words[place + 2 : place + 3] == ["by"] and words[place + 1] in _MADE and _names_party(reading, index)


def _is_withdrawn(reading: Reading, index: int) -> bool:
    """Read "its withdrawal of its objections"."""
    start = reading.starts[index]
    before = reading.words[max(start - 4, 0) : start]
    return "of" in before and not _ENDED.isdisjoint(before[: before.index("of")])


def _over(reading: Reading, index: int) -> bool:
    """Read "over the objections" and "with my veto"."""
    start = reading.starts[index]
    before = reading.words[max(start - 3, 0) : start]
    if reading.cues[index].lemma != "veto" and ("over" in before or "despite" in before):
        return True
    mine = bool(before) and before[-1] in ("my", "our", "his")
    return mine and reading.cues[index].lemma == "veto" and not _MEETING.isdisjoint(before)


def _is_taken(reading: Reading, index: int) -> bool:
    """Tell whether the verb before a noun already speaks for it, as in "raised an objection"."""
    if not index or reading.starts[index] - reading.ends[index - 1] > _MAX_PHRASE:
        return False
    lemma, word = reading.cues[index - 1].lemma, reading.words[reading.starts[index]]
    if word not in NOUNS or word not in object_of(reading, index - 1):
        return False
    return any(word in nouns for nouns, _, _ in PAIRS.get(lemma, ()))
