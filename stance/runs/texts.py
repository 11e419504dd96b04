"""What is to be scored: the texts of files and frames, one at a time, and their sentences.

Every input is read twice. The first pass only looks for what cannot be scored, so that nothing is
printed or written before the whole input is known to be good; the second is scored in a stream.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from stance.corpus.decoding import PAGES, Source, open_text
from stance.corpus.pages import read_page
from stance.corpus.tables import Fault, Row, Wanted, require_columns, scan_rows
from stance.errors import StanceError
from stance.runs.faults import fault_of_characters, fault_of_length, fault_of_text, spans_of
from stance.runs.ids import ID, RowIds
from stance.runs.inputs import CLOSED_FOLDER, InputOptions

_PIECE = 1 << 18
_LONGEST_LINE = 1 << 26


@dataclass(frozen=True)
class Text:
    """A text to score, or a piece of a long one that begins at the character `offset` of it."""

    doc: str
    id: str | None
    text: str
    offset: int = 0


@dataclass(frozen=True)
class Refusal:
    """A text that cannot be scored, and why; `row` is None for a whole file."""

    doc: str
    where: str
    row: int | None
    reason: str

    def __str__(self) -> str:
        """Tell it in one line."""
        return f"{self.where}: {self.reason}" if self.row is None else f"{self.where}, row {self.row}: {self.reason}"


@dataclass(frozen=True)
class Sentence:
    """A sentence to score: its document, its number there, where it begins."""

    doc: str
    id: str | None
    number: int
    start: int
    text: str


@dataclass(frozen=True)
class Inspection:
    """What the first pass found, with the first text that was refused."""

    n_texts: int
    n_sentences: int
    n_refused: int
    first_refused: Refusal | None = None

    def __add__(self, other: "Inspection") -> "Inspection":
        """Take what was found in further inputs together with this."""
        return Inspection(
            self.n_texts + other.n_texts,
            self.n_sentences + other.n_sentences,
            self.n_refused + other.n_refused,
            self.first_refused or other.first_refused,
        )


def inspect_inputs(
    sources: Iterable[Source], options: InputOptions, *, refuse: Callable[[Refusal], None] | None = None
) -> Inspection:
    """Read everything once and count it; `refuse` is told of each text that cannot be scored.

    Raises:
        StanceError: a file cannot be read, a text cannot be scored and there is no `refuse`, or none is left.
    """
    inspection = look_through(sources, options, refuse=refuse)
    require_texts(inspection)
    return inspection


def look_through(
    sources: Iterable[Source], options: InputOptions, *, refuse: Callable[[Refusal], None] | None = None
) -> Inspection:
    """Do as `inspect_inputs` for some of the inputs of a run, in which nothing may be left."""
    n_texts = n_sentences = n_refused = 0
    first: Refusal | None = None
    for item in read_texts(sources, options):
        if isinstance(item, Text):
            n_texts += item.offset == 0
            n_sentences += len(spans_of(item.text, options.unit))
            continue
        if refuse is None:
            raise StanceError(str(item))
        refuse(item)
        first = first or item
        n_refused += 1
    return Inspection(n_texts, n_sentences, n_refused, first)


def require_texts(inspection: Inspection) -> None:
    """Refuse inputs of which nothing is left.

    Raises:
        StanceError: every text was refused.
    """
    if not inspection.n_texts:
        raise StanceError(f"{inspection.first_refused}; nothing else is left to score")


def read_texts(sources: Iterable[Source], options: InputOptions) -> Iterator[Text | Refusal]:
    """Read what is to be scored, one text at a time, and refuse what cannot be.

    Of a table that is damaged as a whole, the rows before the damage are given, and then the file is refused.
    """
    for source in sources:
        if source.kind == CLOSED_FOLDER:
            yield Refusal(source.doc, source.where, None, "no permission to list this folder")
        elif source.kind == ".txt":
            yield from _read_document(source, options)
        elif source.kind in PAGES:
            yield from _read_page(source, options)
        else:
            yield from _read_table(source, options)


def require_all(texts: Iterable[Text | Refusal]) -> Iterator[Text]:
    """Give texts where none may be refused.

    Raises:
        StanceError: one is.
    """
    for item in texts:
        if isinstance(item, Refusal):
            raise StanceError(str(item))
        yield item


def split_texts(texts: Iterable[Text | Refusal], unit: str) -> Iterator[Sentence]:
    """Give the sentences of texts, numbered within each document; refused texts have none."""
    number = 0
    for item in texts:
        if isinstance(item, Refusal):
            continue
        if item.offset == 0:
            number = 0
        for start, end in spans_of(item.text, unit):
            yield Sentence(item.doc, item.id, number, item.offset + start, item.text[start:end])
            number += 1


def _read_table(source: Source, options: InputOptions) -> Iterator[Text | Refusal]:
    needed = {"--text": options.text} | ({"--id": options.id} if options.id else {})
    wanted = Wanted(frozenset(needed.values()), frozenset((ID,)))
    ids = RowIds(options.id or ID)
    last = None
    try:
        for row in scan_rows(source, encoding=options.encoding, wanted=wanted):
            if isinstance(row, Row) and last is None:
                require_columns(source.where, row, needed)
            last = row
            yield _text_of_row(source, row, options, ids)
    except StanceError as error:
        lost = "" if last is None else f"; what comes after row {last.number} is lost"
        yield Refusal(source.doc, source.where, None, _reason(error, source) + lost)


def _reason(error: StanceError, source: Source) -> str:
    """Give what an error tells of a file, without its name."""
    return str(error).removeprefix(source.where).lstrip(":, ")


def _text_of_row(source: Source, row: Row | Fault, options: InputOptions, ids: RowIds) -> Text | Refusal:
    if isinstance(row, Fault):
        return Refusal(source.doc, source.where, row.number, row.reason)
    content = row.cells.get(options.text)
    if fault := fault_of_text(content, options.unit):
        return Refusal(source.doc, source.where, row.number, f"column {options.text!r}: {fault}")
    column = options.id or ID
    if column not in row.cells:
        return Text(source.doc, str(row.number), str(content))
    if fault := ids.fault(row.cells[column]):
        return Refusal(source.doc, source.where, row.number, fault)
    return Text(source.doc, ids.name(row.cells[column]), str(content))


def _read_document(source: Source, options: InputOptions) -> Iterator[Text | Refusal]:
    """Read a text file in pieces of whole paragraphs, after a look at all of it."""
    fault = _fault_of_document(source, options)
    if fault:
        yield Refusal(source.doc, source.where, None, fault)
        return
    for offset, piece in _pieces(source, options):
        yield Text(source.doc, None, piece, offset)


def _fault_of_document(source: Source, options: InputOptions) -> str | None:
    is_blank = True
    try:
        for _, piece in _pieces(source, options):
            is_blank = is_blank and not piece.strip()
            fault = fault_of_characters(piece) or fault_of_length(piece, options.unit)
            if fault:
                return fault
    except StanceError as error:
        return _reason(error, source)
    return "the file is empty; expected text" if is_blank else None


def _pieces(source: Source, options: InputOptions) -> Iterator[tuple[int, str]]:
    """Give the pieces of a text file with their offsets, cut where no sentence can go on."""
    held, offset = "", 0
    with open_text(source, options.encoding) as stream:
        while chunk := stream.read(_PIECE):
            held += chunk
            cut = _last_break(held) if options.unit == "document" and len(held) > _PIECE else 0
            if cut:
                yield offset, held[:cut]
                held, offset = held[cut:], offset + cut
            elif len(held) > _LONGEST_LINE:
                raise StanceError(f"{source.where}: no line break in {len(held):,} characters; expected running text")
    if held:
        yield offset, held


def _last_break(text: str) -> int:
    """Find the end of the last blank line, or else of the last line; 0 where there is none."""
    for mark in ("\n\n", "\n\r\n", "\n", "\r\r", "\r"):
        place = text.rfind(mark, 0, len(text) - 1)
        if place >= 0:
            return place + len(mark)
    return 0


def _read_page(source: Source, options: InputOptions) -> Iterator[Text | Refusal]:
    try:
        with open_text(source, options.encoding) as stream:
            text = read_page(stream.read(), where=source.where)
    except StanceError as error:
        yield Refusal(source.doc, source.where, None, _reason(error, source))
        return
    fault = fault_of_text(text, options.unit)
    yield Refusal(source.doc, source.where, None, fault) if fault else Text(source.doc, None, text)
