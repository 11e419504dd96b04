"""An output file that grows beside its final name, so that a run can go on after it was killed.

Beside the grown part lies a journal of how much of it is whole: after an interruption what lies
behind the journal is cut off and written again. The journal names the run, for a part of other
inputs, options or model never to be continued.
"""

import json
import os
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import IO

from stance.errors import StanceError
from stance.runs.files import told_as
from stance.runs.scoring import ScoredBatch

_BATCHES_A_CHECKPOINT = 2


@dataclass(frozen=True)
class Journal:
    """How much of a part is whole, and of which run it is."""

    key: str
    n_batches: int = 0
    n_bytes: int = 0
    n_sentences: int = 0
    labels: dict[str, int] = field(default_factory=dict)

    def after(self, batch: ScoredBatch) -> "Journal":
        """Count a batch in; its bytes are known when they are written."""
        labels = dict(Counter(self.labels) + batch.labels)
        return replace(
            self, n_batches=self.n_batches + 1, n_sentences=self.n_sentences + batch.n_sentences, labels=labels
        )


class PartFile:
    """The part of an output and its journal, open for writing."""

    def __init__(self, output: Path, stream: IO[bytes], journal: Journal) -> None:
        self._output = output
        self._stream = stream
        self.journal = journal

    def write_header(self, text: str) -> None:
        """Write what stands at the top of the file, where nothing does yet."""
        if not self.journal.n_batches:
            self._write(text)

    def append(self, batch: ScoredBatch) -> None:
        """Write a batch, and now and then the journal."""
        self._write(batch.lines)
        self.journal = self.journal.after(batch)
        if self.journal.n_batches % _BATCHES_A_CHECKPOINT == 0:
            self._checkpoint()

    def _write(self, text: str) -> None:
        with _telling_what_is_kept(self._output):
            self._stream.write(text.encode())

    def _checkpoint(self) -> None:
        with _telling_what_is_kept(self._output):
            _flush(self._stream)
            self.journal = replace(self.journal, n_bytes=self._stream.tell())
            write_whole(journal_path(self._output), json.dumps(asdict(self.journal), ensure_ascii=False))


@contextmanager
def open_part(output: Path, key: str, *, resume: bool) -> Iterator[PartFile]:
    """Open the part of an output, where the last run ended with `resume`, else from the start.

    Raises:
        StanceError: the folder cannot be written, or the part is of another run.
    """
    journal = _read_journal(output, key) if resume else Journal(key)
    path = part_path(output)
    with told_as(output):
        if not journal.n_batches:
            journal_path(output).unlink(missing_ok=True)
            path.unlink(missing_ok=True)
        stream = path.open("r+b" if journal.n_batches else "wb")
    try:
        stream.truncate(journal.n_bytes)
        stream.seek(journal.n_bytes)
        yield PartFile(output, stream, journal)
        with _telling_what_is_kept(output):
            _flush(stream)
    finally:
        # Closing writes what is held back, which fails again where writing did.
        with suppress(OSError):
            stream.close()


def part_path(output: Path) -> Path:
    """Give the file in which an output grows."""
    return output.with_name(output.name + ".part")


def journal_path(output: Path) -> Path:
    """Give the file that tells how much of the part is whole."""
    return output.with_name(output.name + ".part.journal")


def write_whole(path: Path, text: str) -> None:
    """Write a small file that is there whole or not at all."""
    staged = path.with_name(path.name + ".new")
    try:
        with staged.open("wb") as stream:
            stream.write(text.encode())
            _flush(stream)
        staged.replace(path)
    finally:
        staged.unlink(missing_ok=True)


def _read_journal(output: Path, key: str) -> Journal:
    part, path = part_path(output), journal_path(output)
    if not part.is_file() or not path.is_file():
        return Journal(key)
    try:
        journal = Journal(**json.loads(path.read_text(encoding="utf-8")))
    except (ValueError, TypeError) as error:
        raise StanceError(f"{path}: no journal of a run ({error}); run without --resume to start anew") from error
    if journal.key != key:
        raise StanceError(
            f"{part}: begun by a run with other inputs, options, model or version; "
            "run the same command as then, or without --resume to start anew"
        )
    if part.stat().st_size < journal.n_bytes:
        raise StanceError(f"{part}: shorter than its journal says; run without --resume to start anew")
    return journal


def _flush(stream: IO[bytes]) -> None:
    stream.flush()
    os.fsync(stream.fileno())


@contextmanager
def _telling_what_is_kept(output: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise StanceError(
            f"{output}: cannot write on ({error.strerror}); what was scored is kept in {part_path(output).name}: "
            "make room and run again with --resume"
        ) from error
