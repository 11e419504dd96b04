"""Frames of opposition and acquiescence: verbs and nouns of the classes hinder and permit.

A firm verb (veto, tolerate) takes a position toward whatever its object is. A verb of deeds (stop,
allow) takes one only where its object is a party or what a party does, and its subject could have
done otherwise; so the words before and after it are looked up too.
"""

from typing import Final

from stance.model.frames.frame import Frame
from stance.model.frames.position.abstaining import ABSTAINING, letting
from stance.model.frames.position.declaring import UNACCEPTABLE, declared
from stance.model.frames.position.ensuring import ensured
from stance.model.frames.position.fitness import unfit
from stance.model.frames.position.grounds import ground_of
from stance.model.frames.position.nouns import noun
from stance.model.frames.position.permitting import AT_WILL, allowed
from stance.model.frames.position.polarity import negated
from stance.model.frames.position.sites import Site, patient_of
from stance.model.frames.position.tables import SIDING, SPLIT, WORDS
from stance.model.frames.position.verbs import KNOWN, PLAIN, TRIGGERS, verb_of
from stance.model.frames.position.voting import ANSWERS, VOTES, answered, voted
from stance.model.frames.undertaking.classes import goes_on
from stance.model.reading.cues import TYPES, Cue, Reading

_NOUNS: Final = frozenset(("noun-hinder", "noun-permit"))
_ENSURING: Final = frozenset(("ensure", "make", "see"))
# Most sentences have no rare word, and then frequent verbs (be, have, make) need not be looked at.
_RARE: Final = TRIGGERS | AT_WILL | UNACCEPTABLE | VOTES | ANSWERS | {"sure", "certain"}
_WORD_RULES: Final = {
    **dict.fromkeys(UNACCEPTABLE, declared),
    **dict.fromkeys(VOTES, voted),
    **dict.fromkeys(AT_WILL, allowed),
    **dict.fromkeys(ANSWERS, answered),
}
_WORDS: Final = frozenset(_WORD_RULES)
_TELLING: Final = PLAIN | ABSTAINING | {"ensure"}
_ALL: Final = KNOWN | ABSTAINING | _ENSURING


def find(reading: Reading) -> list[Frame]:
    """Find the frames of a sentence that was read.

    >>> from stance.model.reader import read_sentence
    >>> [frame.label for frame in find(read_sentence("Oslo will not veto the text, but opposes the annex."))]
    ['acquiescence', 'opposition']
    """
    words = reading.words
    is_plain = _RARE.isdisjoint(words)
    known, split = (_TELLING, SPLIT) if is_plain else (_ALL, SIDING)
    frames: list[Frame] = []
    for index, (cue, end) in enumerate(zip(reading.cues, reading.ends, strict=True)):
        if cue.lemma in known or words[end] in split or cue.category in _NOUNS:
            frame = _read(reading, index, cue)
            if frame:
                frames.append(frame)
    if not is_plain and not _WORDS.isdisjoint(words):
        places = [(place, _WORD_RULES[word]) for place, word in enumerate(words) if word in _WORD_RULES]
        frames += [frame for place, rule in places if (frame := rule(reading, place))]
    return _without_superseded(reading, frames) if frames else frames


def _read(reading: Reading, index: int, cue: Cue) -> Frame | None:
    if cue.category in _NOUNS:
        return noun(reading, index, cue)
    frame = _of_verb(reading, index, cue)
    if frame is None and cue.lemma in _ENSURING:
        frame = ensured(reading, index, cue)
    if cue.lemma in ABSTAINING and (frame is None or not frame.label):
        frame = letting(reading, index) or frame
    return frame


def _of_verb(reading: Reading, index: int, cue: Cue) -> Frame | None:
    if cue.form.startswith("noun") or ("permit" in cue.category and goes_on(reading, index)):
        return None
    verb = verb_of(reading, index, cue)
    if not verb:
        return None
    phrase, place = patient_of(reading, index)
    site = Site(reading, index, cue, verb, negated(reading, index), phrase, place)
    ground, obstacle = ground_of(site)
    obstacle = obstacle or unfit(site)
    name = f"not-{verb.kind}" if site.negated else verb.kind
    if obstacle == "concession" and cue.lemma in WORDS["acceding"] and ground and cue.subject != "thing":
        return Frame(f"{name}/concession", "refusal", cue.first, cue.last)
    if obstacle == "own" and site.negated == (verb.kind == "permit"):
        return Frame(f"{name}/own", "refusal", cue.first, cue.last)
    if obstacle == "ill" and ground in ("will", "can"):
        return Frame(f"{name}/ill", "pledge", cue.first, cue.last)
    if obstacle:
        return Frame(f"{name}/{obstacle}", "", cue.first, cue.last)
    return Frame(f"{name}/{ground}/{verb.tier}", TYPES[verb.kind, site.negated], cue.first, cue.last)


def _without_superseded(reading: Reading, frames: list[Frame]) -> list[Frame]:
    """Turn what an actor "had opposed" into a look-alike where it gives way in the same sentence."""
    if all(frame.label != "acquiescence" for frame in frames) and all(cue.lemma != "abstain" for cue in reading.cues):
        return frames
    return [
        frame._replace(name="superseded", label="")
        if frame.label == "opposition" and reading.tokens[frame.first].lower() in ("had", "having")
        else frame
        for frame in frames
    ]
