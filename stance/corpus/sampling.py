"""The draw of the sentences that were annotated: which, from which addresses, and how.

A uniform part keeps shares and held-out figures honest; an enriched part is drawn by cue,
because refusals, oppositions, acquiescences, assurances and conditions are rare. A cue only
decides that a sentence is read. It says nothing about its label.
"""

import hashlib
import re
from dataclasses import dataclass
from functools import cache
from itertools import islice

import numpy as np

from stance.corpus.documents import Document, addresses, read_document
from stance.corpus.sentences import split_sentences

CUES = {
    "refusal": re.compile(
        r"\b(?:will|shall|would|do|does|did|am|are|is) (?:not|never)\b|\b(?:wo|do|ai)n['’]t\b|\brefus(?:e|al|ing)\w*"
        r"|\bdeclin(?:e|es|ed|ing) to\b|\bwithdr[ae]w\w*|\bsuspen[ds]\w*|\bno (?:longer|intention)\b"
        r"|\brul(?:e|es|ed|ing) out\b|\babst(?:ain|ention)\w*|\babandon\w*|\bnot be (?:a )?part\b",
        re.IGNORECASE,
    ),
    "opposition": re.compile(
        r"\boppos(?:e|es|ed|ing|ition)\b|\bveto\w*|\breject\w*|\bresist(?:s|ed|ing)?\b|\bblock(?:s|ed|ing)?\b|\bprevent\w*"
        r"|\bobstruct\w*|\b(?:not|never|cannot|n['’]t) (?:tolerate|allow|permit|accept|let|stand by)\b"
        r"|\b(?:stop|defeat|deny|deter|prohibit|forbid)\w*\b|\bvot\w+ against\b",
        re.IGNORECASE,
    ),
    "acquiescence": re.compile(
        r"\b(?:not|never|nor|neither|no|n['’]t|without)\b[^.;]{0,40}\b(?:oppos|object|block|veto|interfer|obstruct"
        r"|imped|hinder|prevent|impos|stand in the way|resist)\w*|\b(?:acquiesc|toler|conced|acced)\w+"
        r"|\b(?:I|we|they|he|government|administration) (?:will |can |would |have |has |shall )?"
        r"(?:accept|respect|recogni[sz]e|allow|permit|consent|agree|yield)\w*"
        r"|\b(?:accept|respect|permit|consent)(?:s|ed)?\b"
        r"|\ballow(?:s|ed)? (?:them|him|it|those|others|states|nations)\b",
        re.IGNORECASE,
    ),
    "assurance": re.compile(
        r"\b(?:assur|guarant|reassur)\w+|\bpromis(?:e|es|ed) that\b|\b(?:my|our|his|their) word\b", re.IGNORECASE
    ),
    "condition": re.compile(
        r"\bonly (?:if|when|after|on|by|with)\b|\bunless\b|\bprovided\b|\bon (?:the )?condition\b|\buntil\b"
        r"|\b(?:as|so) long as\b|\bin (?:return|exchange) for\b|\bconditional\b|\bcontingent\b"
        r"|\bif (?:the|they|he|she|you|it|any|we|I|our|other|those)\b",
        re.IGNORECASE,
    ),
}

# A second wave, drawn when the first had been read and showed how rare these stay: narrower cues.
NARROW_CUES = {
    "refusal-narrow": re.compile(
        r"\b(?:I|we|America|States|government|nation|country|they|he|Congress|administration)\b[^.;]{0,20}"
        r"\b(?:will|shall|would|do) (?:not|never)\b|\bI won['’]t\b|\bwe won['’]t\b|\b(?:refuse|decline)[sd]? to\b"
        r"|\bno (?:intention|desire)\b|\babst(?:ain|ention)\w*",
        re.IGNORECASE,
    ),
    "acquiescence-narrow": re.compile(
        r"\b(?:acquiesc\w+|acced(?:e|ed|es|ing)|consent(?:ed|s)?|conceded?s?|tolerat\w+|no objections?"
        r"|(?:not|never) (?:\w+ )?(?:object|oppose|interfere|intervene|block|veto|stand in|impede|impose|deny|prevent)"
        r"|(?:we|I|they|who|nations?|government|administration|people|side|Union|States|Britain|France) (?:\w+ ){0,3}"
        r"(?:accept(?:s|ed)?|respect(?:s|ed)?|recogni[sz]es?|permit(?:s|ted)?|allow(?:s|ed)?|let)"
        r"|(?:lift|relax|remov)\w* (?:the |its |our |all )?(?:\w+ )?"
        r"(?:objection|embargo|ban|restriction|veto|sanction)s?"
        r"|willing to (?:accept|let|allow|permit)"
        r"|(?:accept(?:s|ed)?|respect(?:s|ed)?|recogni[sz]\w+) (?:the|their|its|his|that|this) "
        r"(?:right|decision|principle|result|verdict|judgment|will|independence|sovereignty|terms)s?)\b",
        re.IGNORECASE,
    ),
    "assurance-narrow": re.compile(
        r"\bassur(?:e|ed|es|ing|ances?) (?:me|us|them|you|him|that|of|to|from|by|given)\b|\bassurances\b"
        r"|\b(?:security|mutual|solemn|joint) (?:guarantee|pledge)s?\b|\bguarantees? (?:to|of|that)\b",
        re.IGNORECASE,
    ),
    "condition-narrow": re.compile(
        r"\bonly if\b|\bunless\b|\bprovided (?:that|the|they|it)\b|\bon (?:the )?condition\b|\bcondition(?:al|ed)\b"
        r"|\bcontingent\b|\bin (?:return|exchange) for\b|\bonly (?:when|after)\b",
        re.IGNORECASE,
    ),
}

_EVERY_CUE = CUES | NARROW_CUES
_STAGE_DIRECTION = re.compile(r"\s*[\[(].*[\])]\.?\s*")
_WORD = re.compile(r"\w+")
_MIN_WORDS, _MAX_WORDS = 4, 100
_MODERN_SINCE = 1945


@dataclass(frozen=True)
class Plan:
    """How much is drawn from one period: sentences a document at random, sentences a family by cue."""

    random_per_document: int
    most_per_document: int
    wanted: dict[str, int]


MODERN = Plan(13, 5, {"refusal": 340, "opposition": 340, "acquiescence": 360, "assurance": 240, "condition": 270})
OLDER = Plan(0, 6, {"refusal": 30, "opposition": 50, "acquiescence": 140, "assurance": 120, "condition": 50})
MODERN_NARROW = Plan(
    0, 5, {"refusal-narrow": 160, "acquiescence-narrow": 380, "assurance-narrow": 120, "condition-narrow": 80}
)
OLDER_NARROW = Plan(
    0, 5, {"refusal-narrow": 20, "acquiescence-narrow": 130, "assurance-narrow": 60, "condition-narrow": 20}
)
N_OLDER_DOCUMENTS = 34
N_HELD_OUT = 30
# A third wave for acquiescence alone, which was still short of sixty: more of it from the older
# addresses at hand, and further ones, some of them held out so that it can be measured.
RAREST = "acquiescence-narrow"
MORE_PER_OLDER_DOCUMENT = 6
N_FURTHER_DOCUMENTS = 48
N_FURTHER_HELD_OUT = 14
FURTHER_PER_DOCUMENT = 10
# A fourth wave, for training alone: rules and weights were still learning from every further sentence.
FOR_TRAINING = Plan(18, 14, {"refusal": 420, "opposition": 380, "condition": 260, "assurance": 160})
SEED = 20240612


@dataclass(frozen=True)
class Drawn:
    """A sentence chosen for annotation: stand-off, with how it was drawn.

    `draw` is random, enriched, or all where a whole document was taken; `family` names the cue
    that drew an enriched sentence.
    """

    id: str
    document: str
    start: int
    end: int
    sha256: str
    draw: str
    family: str = ""


def fingerprint(text: str) -> str:
    """Give the first 16 hexadecimal digits of the SHA-256 of a sentence.

    >>> fingerprint("Oslo will block the mission.")
    'c36a02b39c1831f5'
    """
    return hashlib.sha256(text.encode()).hexdigest()[:16]


@cache
def eligible(document: Document) -> list[tuple[int, int]]:
    """Give the sentences of a document that are worth reading: 4 to 100 words, no stage direction."""
    return [
        (start, end)
        for start, end in split_sentences(document.text, further=False)
        if _MIN_WORDS <= len(_WORD.findall(document.text[start:end])) <= _MAX_WORDS
        and not _STAGE_DIRECTION.fullmatch(document.text[start:end])
    ]


def draw_corpus(seed: int = SEED) -> tuple[list[Drawn], list[str]]:
    """Draw the sentences to annotate and the documents to hold out.

    Documents from 1945 on are sorted by year and cut into as many runs as documents are held
    out; one of each run is, so that both sides cover the whole period. Older addresses are an
    extra slice, mostly for training.

    Returns:
        The sentences in the order of the draw, without repeated texts, and the ids of the held-out documents.
    """
    rng = np.random.default_rng(seed)
    modern, every_older = _by_period()
    runs = np.array_split(np.arange(len(modern)), N_HELD_OUT)
    held_out = [modern[rng.choice(run)].id for run in runs]
    older = _choose(every_older, N_OLDER_DOCUMENTS, rng=rng)
    drawn: dict[str, Drawn] = {}
    for documents, plan in ((modern, MODERN), (older, OLDER)):
        for document in documents:
            _add(drawn, _draw_random(document, plan.random_per_document, rng=rng))
    for cues, plans in ((CUES, (MODERN, OLDER)), (NARROW_CUES, (MODERN_NARROW, OLDER_NARROW))):
        for family in cues:
            for documents, plan in zip((modern, older), plans, strict=True):
                _add(drawn, _draw_family(documents, family, plan, taken=drawn, rng=rng))
    further = _choose([document for document in every_older if document not in older], N_FURTHER_DOCUMENTS, rng=rng)
    for documents, most in ((older, MORE_PER_OLDER_DOCUMENT), (further, FURTHER_PER_DOCUMENT)):
        for document in documents:
            _add(drawn, _draw_by_cue(document, RAREST, most, taken=drawn, rng=rng))
    held_out += [further[index].id for index in rng.choice(len(further), N_FURTHER_HELD_OUT, replace=False)]
    _draw_for_training(drawn, [document for document in modern if document.id not in held_out], seed)
    return list(drawn.values()), sorted(held_out)


def _draw_for_training(drawn: dict[str, Drawn], documents: list[Document], seed: int) -> None:
    """Add the fourth wave, from a generator of its own so that the waves before it stay as they were read."""
    rng = np.random.default_rng([seed, 4])
    for document in documents:
        spans = eligible(document)
        records = (_record(document, spans[index], "random") for index in rng.permutation(len(spans)))
        fresh = (record for record in records if record.sha256 not in drawn)
        _add(drawn, list(islice(fresh, FOR_TRAINING.random_per_document)))
    for family in FOR_TRAINING.wanted:
        _add(drawn, _draw_family(documents, family, FOR_TRAINING, taken=drawn, rng=rng))


def _choose(documents: list[Document], wanted: int, *, rng: np.random.Generator) -> list[Document]:
    return [documents[index] for index in sorted(rng.choice(len(documents), wanted, replace=False))]


def _by_period() -> tuple[list[Document], list[Document]]:
    years = addresses()
    ordered = [
        read_document(document, "real") for document in sorted(years, key=lambda document: (years[document], document))
    ]
    return (
        [document for document in ordered if years[document.id] >= _MODERN_SINCE],
        [document for document in ordered if years[document.id] < _MODERN_SINCE],
    )


def _add(drawn: dict[str, Drawn], records: list[Drawn]) -> None:
    """Add what has a text of its own, by fingerprint."""
    for record in records:
        drawn.setdefault(record.sha256, record)


def _draw_random(document: Document, wanted: int, *, rng: np.random.Generator) -> list[Drawn]:
    spans = eligible(document)
    chosen = rng.choice(len(spans), size=min(wanted, len(spans)), replace=False)
    return [_record(document, spans[index], "random") for index in sorted(chosen)]


def _draw_family(
    documents: list[Document], family: str, plan: Plan, *, taken: dict[str, Drawn], rng: np.random.Generator
) -> list[Drawn]:
    """Draw what a plan wants of one family from all documents, at most so many from each."""
    pool = [
        record
        for document in documents
        for record in _draw_by_cue(document, family, plan.most_per_document, taken=taken, rng=rng)
    ]
    return [pool[index] for index in sorted(rng.permutation(len(pool))[: plan.wanted[family]])]


def _draw_by_cue(
    document: Document, family: str, most: int, *, taken: dict[str, Drawn], rng: np.random.Generator
) -> list[Drawn]:
    cue = _EVERY_CUE[family]
    hits = [
        record
        for span in eligible(document)
        if cue.search(document.text[slice(*span)])
        and (record := _record(document, span, "enriched", family)).sha256 not in taken
    ]
    return [hits[index] for index in rng.permutation(len(hits))[:most]]


def _record(document: Document, span: tuple[int, int], draw: str, family: str = "") -> Drawn:
    start, end = span
    return Drawn(f"{document.id}:{start}", document.id, start, end, fingerprint(document.text[start:end]), draw, family)
