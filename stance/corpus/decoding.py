"""The bytes of input files as text: kinds, compression, encodings.

A text is decoded strictly and otherwise left as it is: only a byte order mark is removed, so that
offsets point into the file as its author saved it, line ends of any system included.
"""

import codecs
import gzip
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import TextIOWrapper
from pathlib import Path
from typing import IO, Any

from stance.errors import StanceError

TABLES = (".csv", ".tsv", ".jsonl", ".parquet")
PAGES = (".html", ".htm")
KINDS = (".txt", *TABLES, *PAGES)
UTF_8 = "utf-8"
GZIP = ".gz"
_GZIP_MARK = b"\x1f\x8b"
_CHUNK = 1 << 20


@dataclass(frozen=True)
class Source:
    """A file to read: where it lies, how messages and records name it, and what is in it."""

    path: Path
    where: str
    doc: str
    kind: str
    is_gzip: bool = False


def source_of(path: Path, *, doc: str | None = None) -> Source:
    """Describe a file by its name.

    >>> source_of(Path("news/article.TXT.gz"))  # doctest: +NORMALIZE_WHITESPACE
    Source(path=PosixPath('news/article.TXT.gz'), where='news/article.TXT.gz', doc='article.TXT.gz',
           kind='.txt', is_gzip=True)
    """
    is_gzip = path.suffix.lower() == GZIP
    kind = (path.with_suffix("") if is_gzip else path).suffix.lower()
    return Source(path, str(path), path.name if doc is None else doc, kind, is_gzip)


def starts_as_gzip(path: Path) -> bool:
    """Tell by its first bytes whether a file, of which no name tells it, is compressed."""
    with path.open("rb") as stream:
        return stream.read(len(_GZIP_MARK)) == _GZIP_MARK


def check_encoding(name: str) -> None:
    """Refuse what is no text encoding.

    Raises:
        StanceError: Python knows no such encoding, or it does not stand for text.
    """
    try:
        "stance".encode(name)
    except (LookupError, ValueError) as error:
        raise StanceError(
            f"--encoding {name}: no such text encoding; expected a name such as utf-8, latin-1, cp1252 or utf-16"
        ) from error


@contextmanager
def open_bytes(source: Source) -> Iterator[IO[bytes]]:
    """Open a file, decompressed, and tell what goes wrong while it is read.

    Raises:
        StanceError: the file is missing, not to be read, or no whole gzip file.
    """
    try:
        opener: Any = gzip.open if source.is_gzip else open
        with opener(source.path, "rb") as stream:
            yield stream
    except PermissionError as error:
        raise StanceError(f"{source.where}: no permission to read it") from error
    except (gzip.BadGzipFile, EOFError, zlib.error) as error:
        raise StanceError(f"{source.where}: no whole gzip file ({error}); compress or copy it again") from error


@contextmanager
def open_text(source: Source, encoding: str | None) -> Iterator[IO[str]]:
    """Open a file as text with its own line ends; without an encoding, which not every command lets choose, as UTF-8.

    Raises:
        StanceError: as `open_bytes`, or the bytes are not of the encoding; the message names line and byte.
    """
    try:
        with open_bytes(source) as stream, TextIOWrapper(stream, _without_mark(encoding or UTF_8), newline="") as text:
            yield text
    except UnicodeError as error:
        raise StanceError(_where_undecodable(source, encoding, error)) from error


def _without_mark(encoding: str) -> str:
    return "utf-8-sig" if codecs.lookup(encoding).name == UTF_8 else encoding


def _where_undecodable(source: Source, chosen: str | None, error: UnicodeError) -> str:
    """Read the file again up to where its bytes stop being text."""
    encoding, place, line, n_bytes = chosen or UTF_8, "", 1, 0
    decoder: Any = codecs.getincrementaldecoder(_without_mark(encoding))()
    with open_bytes(source) as stream:
        try:
            while chunk := stream.read(_CHUNK):
                line += decoder.decode(chunk).count("\n")
                n_bytes += len(chunk)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError as found:
            # The decoder may have kept the first bytes of a character from the chunk before.
            kept = len(found.object) - len(chunk)
            line += found.object.count(b"\n", 0, found.start)
            place = f", line {line}, byte {n_bytes - kept + found.start + 1}"
            error = found
    reason = error.reason if isinstance(error, UnicodeDecodeError) else str(error)
    remedy = ", or name what it is with --encoding, such as cp1252 or utf-16" if chosen else ""
    return f"{source.where}{place}: not valid {encoding} ({reason}); save the file as UTF-8{remedy}"
