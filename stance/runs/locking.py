"""A lock on an output, so that two runs never write there at once.

The lock is the operating system's, on a small file: it ends with the process that holds it, however that
ends, so a killed run is in nobody's way, also where its lock file is left lying.
"""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

from stance.errors import StanceError
from stance.runs.files import told_as

IN_FOLDER = ".stance-lock"


@contextmanager
def hold_file(output: Path) -> Iterator[None]:
    """Hold the lock of an output file while the block runs.

    Raises:
        StanceError: another run holds it, or the folder cannot be written.
    """
    with _hold(output.with_name(output.name + ".lock"), output, "file"):
        yield


@contextmanager
def hold_folder(folder: Path) -> Iterator[None]:
    """Hold the lock of an output folder, which is made where it is missing, and removed again where it stays empty.

    Raises:
        StanceError: another run holds it, or the folder cannot be made or written.
    """
    is_new = not folder.exists()
    with told_as(folder, "folder"):
        folder.mkdir(parents=True, exist_ok=True)
    try:
        with _hold(folder / IN_FOLDER, folder, "folder"):
            yield
    finally:
        if is_new:
            with suppress(OSError):
                folder.rmdir()


@contextmanager
def _hold(path: Path, output: Path, kind: str) -> Iterator[None]:
    lock = FileLock(path, blocking=False)
    with told_as(output, kind):
        try:
            lock.acquire()
        except Timeout as error:
            # Where no file can be made at all, some file systems answer as if the lock were held.
            path.touch()
            raise StanceError(
                f"{output}: another run is writing there; wait for its end, or name another {kind} with --output"
            ) from error
    try:
        yield
    finally:
        # Before the release, so that it is never the file of a run that has just begun; Windows removes it itself.
        with suppress(OSError):
            path.unlink()
        lock.release()
