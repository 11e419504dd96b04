"""Files that appear whole or not at all."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from stance.errors import StanceError


@contextmanager
def staged_folder(target: Path) -> Iterator[Path]:
    """Give a temporary folder beside `target`; when the block ends well, move what is in it into `target`.

    Files already in `target` under other names stay.

    Raises:
        StanceError: the folder cannot be made.
    """
    try:
        target.mkdir(parents=True, exist_ok=True)
        staging = Path(tempfile.mkdtemp(prefix=".stance-", dir=target))
    except OSError as error:
        raise StanceError(
            f"{target}: cannot write there ({error.strerror}); name another folder with --output"
        ) from error
    try:
        yield staging
        for item in sorted(staging.iterdir()):
            final = target / item.name
            if final.is_dir():
                shutil.rmtree(final)
            item.replace(final)
    finally:
        shutil.rmtree(staging, ignore_errors=True)
