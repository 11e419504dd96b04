"""Sentences of a document as character offsets.

The library sentencex knows the abbreviations, but keeps a quotation of many
sentences in one piece. It is therefore shown a copy of each block in which every
quotation mark is a space: the copy has the same length, so its boundaries are
offsets into the document as given. It pairs an apostrophe or a bracket with the next one however
far that is, and may take time with the square of a block's length, so a long block is shown to it in
windows.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

import sentencex

from stance.corpus.abbreviations import BEFORE, FURTHER_END, LEAD, goes_on

Span = tuple[int, int]

_OPENING = "“„«‘"
_QUOTES = '"”»‟' + _OPENING
_MASK = str.maketrans(_QUOTES, " " * len(_QUOTES))
# str.splitlines knows more line ends than text files use for paragraphs; these are the ones that do.
_LINE = re.compile(r"[^\r\n\v\f\x85\u2028\u2029]+")
_BLANK = re.compile(r"[\s\ufeff\u200b]*")
_SPACE = re.compile(r"\s*")
# A number, letter or bullet that opens a paragraph is part of its first sentence.
_ENUMERATOR = re.compile(r"[\s\"“„«]*+(?P<mark>\(?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,5})[.)]|[-–—•*·]|No\.)\s*")
# sentencex ends a sentence after these although a name, a number or a noun follows.
_NEVER_FINAL = re.compile(
    BEFORE + r"(?:Mr|Mrs|Ms|Messrs|Dr|Prof|Gen|Lt|Col|Maj|Capt|Cmdr|Adm|Sgt|Sen|Rep|Reps|Sens|Gov|Amb|Hon|Rev|"
    r"St|Pres|Art|Arts|para|paras|Res|vs|cf|e\.g|i\.e|approx|ca|p|pp|Fig|Sec|op|Ref)\.\s*$"
)
_NUMBER_SIGN = re.compile(BEFORE + r"Nos?\.\s*$")
_HALF_OF_DAY = re.compile(r"\d\s?[ap]\.m\.\s*$")
_DAY = re.compile(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")
# Words that open a sentence and are no name, so that an initial or an acronym before them ends one.
_OPENER = (
    r"(?:A|An|And|As|At|But|For|He|Her|His|How|I|If|In|It|Its|My|No|Nobody|Nor|Not|Nothing|On|Or|Our|She|So|That|The"
    r"|Their|Then|There|These|They|This|Those|Today|We|What|When|Who|Why|Yet|You|Your)\b(?!\.)"
)
_INITIAL = re.compile(r"(?:^|\s)[A-Z]\.\s*$")
# Ends of sentences that sentencex passes over; the match ends where the next sentence begins.
# Every branch begins with a mark, so that the search skips from mark to mark.
_FURTHER_END = re.compile(
    r"(?:…(?<=\w…)|[.!?](?<=[^\W\d_].)(?:\d{1,2}|[)\]])|\[(?:(?<=[.!?]\s\[)|(?<!.\[))[A-Za-z][^\[\]]{0,60}\])\s+(?=[A-Z])"
    r"|\.(?:(?<=[\w,]\s[A-Z]\.)|(?<=[A-Z]\.[A-Z]\.)|(?<=\bNo\.))\s+(?=" + _OPENER + ")|" + FURTHER_END
)
# Emoji after the end of a sentence belong to it.
_SYMBOLS = re.compile(r"(?:[\U0001f000-\U0001faff][\ufe0f\u200d]*\s*)+")
# How far around a proposed cut is looked.
_REACH = 30
_WRAPPED = (50, 100)
# Longer than any paragraph of the addresses, so that their draw stays as it was. Ends in the last part of
# a window are sought again in the next one, which begins with a sentence: each is seen with what follows it.
_WINDOW = 10_000
_MARGIN = 2_000


def split_sentences(text: str, *, further: bool = True) -> list[Span]:
    """Return the (start, end) character offsets of the sentences of a document, in order.

    A line break ends a sentence, except inside a paragraph that was wrapped at a fixed
    width. White space around a sentence belongs to none. Without `further`, ends that sentencex
    passes over are not sought: the corpus was drawn so, and its draw has to stay repeatable.

    >>> text = 'Oslo will not join. “We will not block it. We respect it,” she said.'
    >>> [text[start:end] for start, end in split_sentences(text)]
    ['Oslo will not join.', '“We will not block it.', 'We respect it,” she said.']
    """
    return [
        span
        for start, end in _blocks(text)
        for span in _split_block(text, start, end, further=further)
        if any(map(str.isalnum, text[slice(*span)]))
    ]


def _blocks(text: str) -> list[Span]:
    """Give the spans within which sentences are sought: lines, or paragraphs of wrapped lines."""
    blocks: list[Span] = []
    lines = [match.span() for match in _LINE.finditer(text)]
    widest = max((end - start for start, end in lines), default=0)
    for number, (start, end) in enumerate(lines):
        if blocks and _continues(text, lines, number, widest=widest):
            blocks[-1] = (blocks[-1][0], end)
        else:
            blocks.append((start, end))
    return blocks


def _continues(text: str, lines: list[Span], number: int, *, widest: int) -> bool:
    """Tell whether a line goes on with the sentence of the line above it.

    Only text wrapped at a fixed width does that: the line above is of the usual width, ends
    without a full stop, and the first word of this line would not have fitted on it.
    """
    (above_start, above_end), (start, end) = lines[number - 1], lines[number]
    if text[above_end:start] not in ("\n", "\r\n", "\r"):
        return False
    above, line = text[above_start:above_end].rstrip(), text[start:end]
    if _ENUMERATOR.match(line):
        return False
    if not line.strip() or above.endswith((".", "!", "?", ":", "”", '"')):
        return line[:1].islower() and above[-1:] not in ':”"'
    if line[:1].islower():
        return True
    low, high = _WRAPPED
    return low <= len(above) <= high and widest <= high and len(above) + len(line.split()[0]) >= widest


def _split_block(text: str, start: int, end: int, *, further: bool) -> list[Span]:
    block = text[start:end]
    masked = block.translate(_MASK)
    proposed = {_adjust(block, cut) for cut in _proposed_cuts(masked)}
    certain = {_adjust(block, match.end()) for match in _FURTHER_END.finditer(masked)} if further else set()
    cuts, too_early, lead_end = [0], _too_early(block, 0), _lead_end(block, 0)
    for cut in sorted(proposed | certain):
        if cut <= cuts[-1] or (further and (cut <= lead_end or _goes_on(block, cut))):
            continue
        if cut in certain or not _joins(block, cut, too_early):
            cuts.append(cut)
            too_early, lead_end = _too_early(block, cut), _lead_end(block, cut)
    cuts.append(len(block))
    spans = []
    for left, right in pairwise(cuts):
        piece = block[left:right]
        lead = _blank_length(piece)
        if lead < len(piece):
            tail = _blank_length(piece[::-1])
            spans.append((start + left + lead, start + right - tail))
    return spans


def _proposed_cuts(masked: str) -> Iterator[int]:
    """Give the places where sentencex begins a sentence, of a long block from one window after the other."""
    start = 0
    while True:
        window = masked[start : start + _WINDOW]
        begins = [start + item["start_index"] for item in sentencex.get_sentence_boundaries("en", window)[1:]]
        end = start + len(window)
        if end == len(masked):
            yield from begins
            return
        certain = [begin for begin in begins if begin <= end - _MARGIN]
        yield from certain
        start = certain[-1] if certain else masked.rfind(" ", start + 1, end - _MARGIN) + 1 or end - _MARGIN


def _blank_length(text: str) -> int:
    match = _BLANK.match(text)
    return match.end() if match else 0


def _adjust(block: str, cut: int) -> int:
    """Move a cut so that marks which open the next sentence go with it, and emoji with the one before."""
    while cut > 0 and block[cut - 1] in _QUOTES + "(":
        cut -= 1
    spaced = cut - 1
    while spaced > 0 and block[spaced].isspace():
        spaced -= 1
    if 0 < spaced < cut - 1 and block[spaced] in _OPENING and block[spaced - 1].isspace():
        return spaced
    while cut < len(block) and block[cut] in _QUOTES and not block[cut - 1 : cut].isspace():
        cut += 1
    symbols = _SYMBOLS.match(block, cut)
    return symbols.end() if symbols else cut


def _too_early(block: str, left: int) -> tuple[range, range]:
    """Give the places where a sentence that begins at `left` cannot end: in white space, and after an enumerator.

    Sought once a sentence: sought at every proposed cut, they would take quadratic time.
    """
    enumerator = _ENUMERATOR.match(block, left)
    after_mark = range(enumerator.end("mark"), enumerator.end() + 1) if enumerator else range(0)
    return range(left, _skip_space(block, left) + 1), after_mark


def _lead_end(block: str, left: int) -> int:
    """Give the end of a heading or dateline that opens the sentence which begins at `left`."""
    lead = LEAD.match(block, left)
    return lead.end() if lead else left


def _goes_on(block: str, cut: int) -> bool:
    begin = _skip_space(block, cut)
    return goes_on(block[max(0, cut - _REACH) : cut], block[begin : begin + _REACH])


def _skip_space(block: str, start: int) -> int:
    match = _SPACE.match(block, start)
    return match.end() if match else start


def _joins(block: str, cut: int, too_early: tuple[range, range]) -> bool:
    """Tell whether a proposed cut falls inside a sentence."""
    begin = _skip_space(block, cut)
    after = block[begin : begin + _REACH]
    if not after or any(cut in places for places in too_early):
        return True
    after = after.lstrip(_QUOTES + "(")
    first, reach = after[:1], max(0, cut - _REACH)
    return (
        first.islower()
        or _NEVER_FINAL.search(block, reach, cut) is not None
        or (_NUMBER_SIGN.search(block, reach, cut) is not None and first.isdigit())
        or (_HALF_OF_DAY.search(block, reach, cut) is not None and _DAY.match(after) is not None)
        or (_INITIAL.search(block, reach, cut) is not None and first.isupper())
    )
