"""Marks with a full stop in which a sentence goes on, and those after which it ends, that sentencex does not know.

The corpus was drawn before they were written down, so its draw does without them.
"""

import re
from importlib.resources import files

# What may stand before an abbreviation.
BEFORE = r"(?:^|[\s(\[\"“„«])"
_TITLES = r"Atty|Bro|Bros|Ft|Mt|Msgr|Supt|Insp|Brig|Cpl|Pvt|Fr"
_MONTHS = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*"
_AGENCY = r"\([^()]{2,40}\)"
_DASH = r"[-–—]{1,2}"

# A name follows; for the academic ones further titles may stand between.
_TITLE = re.compile(
    rf"{BEFORE}(?:(?:{_TITLES})\.|(?:Gen|Col|Adm|Maj|Capt|Lt|Judge|Amb)\.? \((?:ret|Ret|res)\.\)"
    r"|Prof\. em\.|h\.\s?c\.(?: mult\.)?)\s*$"
)
_NUMBERED = re.compile(rf"{BEFORE}(?:Chs?|Vols?|Eds?|Secs?|Tit|Ann|Bd|Nr)\.\s*$")
# What is said of a quotation, or who said it; a second quotation would answer it.
_AFTER_QUOTATION = re.compile(rf"{_DASH}\s+(?![\"“„«‘])")
_CLOSED = re.compile(r"[”\"»’]\s*$")

# Opens a sentence and is part of it: the heading of an article, or place, date and agency of a dispatch.
LEAD = re.compile(
    r"[\s\"“„«]*+(?:"
    r"(?:§{1,2}|Article|Section|Chapter|Part|Annex|Title|Rule|Clause|Paragraph|Appendix)\s?"
    r"(?:\d{1,3}[a-z]?|[IVXLC]{1,6}|[A-Z])\."
    rf"|[A-Z][A-Z.'’/-]+(?:,? [A-Z][\w.'’-]*){{0,4}}[.,]\s+(?:{_MONTHS}\.? \d{{1,2}}|\d{{1,2}} {_MONTHS})"
    rf"(?:,? \d{{4}})?\.?\s*(?:{_AGENCY}\s*)?{_DASH}"
    r")\s*"
)

_STATES = f"(?:{'|'.join((files('stance.corpus') / 'states.txt').read_text(encoding='utf-8').split())})"
# Without a verb the name may belong to what follows it, as in "the U.S. Iran envoy".
_VERB = (
    r"(?:[a-z]+ed|is|are|was|were|has|have|had|will|would|can|could|may|must|should|did|does|said|says|went|came|took"
    r"|gave|made|held|left|met|won|lost|kept|sent|told|agrees|calls|denies|insists|objects|opposes|refuses|supports|wants)\b"
)
# Sentences end here although sentencex takes the last word for an abbreviation that goes on.
FURTHER_END = (
    rf"\.(?:(?<=\bno\.)\s+(?=[A-Z])(?![A-Z]*\d|[IVXLC]{{2,}}\b)"
    rf"|(?<=\b[A-Z]\.[A-Z]\.)\s+(?={_STATES} {_VERB})"
    rf"|(?<=\bD\.C\.)\s+(?=[A-Z][a-z]+s {_VERB}))"
)


def goes_on(before: str, after: str) -> bool:
    """Tell whether a sentence goes on where a full stop stands between these texts.

    >>> goes_on("Gov. Smith and Atty. ", "Gen. Jones left."), goes_on("We met. ", "They left.")
    (True, False)
    """
    return (
        (_TITLE.search(before) is not None and after[:1].isupper())
        or (_NUMBERED.search(before) is not None and after[:1].isdigit())
        or (_CLOSED.search(before) is not None and _AFTER_QUOTATION.match(after) is not None)
    )
