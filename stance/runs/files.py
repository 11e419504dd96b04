"""Files that appear whole or not at all."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from stance.errors import NO_ROOM, StanceError


@contextmanager
def told_as(output: Path, kind: str = "file", option: str = "--output") -> Iterator[None]:
    """Tell an error of writing by the output it was for, rather than by a file that stands for it meanwhile.

    Raises:
        StanceError: something could not be written.
    """
    try:
        yield
    except OSError as error:
        room = "make room, or " if error.errno in NO_ROOM else ""
        raise StanceError(
            f"{output}: cannot write there ({error.strerror or error}); {room}name another {kind} with {option}"
        ) from error


@contextmanager
def staged_folder(target: Path) -> Iterator[Path]:
    """Give a temporary folder beside `target`; when the block ends well, move what is in it into `target`.

    Files already in `target` under other names stay.

    Raises:
        StanceError: the folder cannot be made.
    """
    with told_as(target, "folder"):
        target.mkdir(parents=True, exist_ok=True)
        staging = Path(tempfile.mkdtemp(prefix=".stance-", dir=target))
    try:
        yield staging
        for item in sorted(staging.iterdir()):
            final = target / item.name
            if final.is_dir():
                shutil.rmtree(final)
            item.replace(final)
    finally:
        shutil.rmtree(staging, ignore_errors=True)
