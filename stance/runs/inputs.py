"""The files behind the inputs of a command: folders opened, streams copied to where they can be read twice."""

import os
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from shutil import copyfileobj

from stance.corpus.decoding import KINDS, UTF_8, Source, source_of, starts_as_gzip
from stance.errors import StanceError

STDIN = "-"
# The kind of a folder that cannot be listed.
CLOSED_FOLDER = "folder"


@dataclass(frozen=True)
class InputOptions:
    """How inputs are read.

    `unit`: document splits a text into sentences, sentence takes it as one. `text` and `id` are
    columns of tables; `encoding` is that of text files; `stdin` is the kind of what comes from there.
    """

    unit: str = "document"
    text: str = "text"
    id: str | None = None
    encoding: str = UTF_8
    stdin: str = ".txt"


@contextmanager
def open_inputs(
    inputs: Sequence[str], options: InputOptions, *, outputs: Iterable[Path] = ()
) -> Iterator[list[Source]]:
    """Give the files of inputs, folders opened, streams copied to temporary files.

    Raises:
        StanceError: an input is missing, of no known kind, written to, or a folder without any.
    """
    written = {path.resolve() for path in outputs}
    with tempfile.TemporaryDirectory(prefix="stance-") as folder:
        sources: list[Source] = []
        for name in inputs:
            sources += [
                _spool(source, Path(folder) / f"stream-{len(sources)}", options) if _is_stream(source) else source
                for source in _expand(name, written)
            ]
        yield _distinguish(sources)


def _expand(name: str, written: set[Path]) -> list[Source]:
    path, kinds = Path(name), ", ".join(KINDS)
    if name == STDIN:
        return [Source(path, "stdin", STDIN, "")]
    if path.is_dir():
        found = [item for item in _in_folder(path) if _real(item) not in written]
        if not found:
            raise StanceError(f"{path}: no file in this folder is of a known kind ({kinds})")
        return found
    if not path.exists():
        raise StanceError(f"{path}: no such file or folder")
    source = source_of(path, doc=_printable(Path(path.name)))
    if _real(source) in written:
        raise StanceError(f"{path}: an input, and the output too; name another file with --output")
    if source.kind not in KINDS and path.is_file():
        raise StanceError(
            f"{path}: files of kind {source.kind or 'without ending'!r} are not read; "
            f"expected {kinds}, one of these with .gz, or - for stdin"
        )
    return [source]


def _in_folder(folder: Path) -> list[Source]:
    """Give the files of known kinds in a folder and those below it, and folders that cannot be listed.

    What is hidden, by a name with a dot before it, is meant for programs and left out.
    """
    closed: list[OSError] = []
    found = []
    for place, folders, files in os.walk(folder, onerror=closed.append):
        folders[:] = [name for name in folders if not name.startswith(".")]
        found += [Path(place, name) for name in files if not name.startswith(".")]
    sources = [source_of(path, doc=_printable(path.relative_to(folder))) for path in found if _is_file(path)]
    sources = [source for source in sources if source.kind in KINDS]
    for error in closed:
        path = Path(error.filename)
        sources.append(Source(path, str(path), _printable(path.relative_to(folder)), CLOSED_FOLDER))
    return sorted(sources, key=lambda source: source.path)


def _is_file(path: Path) -> bool:
    """Tell whether a path leads to a file, also where a folder on the way lets nobody look; reading it then tells."""
    try:
        return path.is_file()
    except PermissionError:
        return True


def _real(source: Source) -> Path:
    return source.path.resolve()


def _printable(path: Path) -> str:
    """Give a file name as text, also where its bytes are none."""
    return str(path).encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _is_stream(source: Source) -> bool:
    return source.doc == STDIN or not (source.kind == CLOSED_FOLDER or _is_file(source.path))


def _spool(source: Source, copy: Path, options: InputOptions) -> Source:
    """Copy stdin or a pipe into a file, for it to be read twice."""
    if source.doc == STDIN and sys.stdin is None:
        raise StanceError("stdin is closed; leave it open, or name a file")
    try:
        with copy.open("wb") as stream:
            if source.doc == STDIN:
                copyfileobj(sys.stdin.buffer, stream)
            else:
                with source.path.open("rb") as pipe:
                    copyfileobj(pipe, stream)
    except OSError as error:
        raise StanceError(
            f"{source.where}: cannot copy it to {copy.parent.parent} to read it twice ({error.strerror}); make room "
            "there, or name another folder with TMPDIR"
        ) from error
    kind = source.kind if source.kind in KINDS else options.stdin
    return replace(source, path=copy, kind=kind, is_gzip=source.is_gzip or starts_as_gzip(copy))


def _distinguish(sources: list[Source]) -> list[Source]:
    """Name a file by its whole path where another one has the same name."""
    repeated = {name for name, times in Counter(source.doc for source in sources).items() if times > 1}
    return [
        replace(source, doc=_printable(Path(source.where))) if source.doc in repeated else source for source in sources
    ]
