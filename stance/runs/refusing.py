"""Texts that were refused, listed in a CSV file beside the output with the reason of each."""

import csv
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from stance.errors import StanceError
from stance.runs.texts import Refusal


def refused_path(output: Path) -> Path:
    """Give the file that lists what was refused."""
    return output.with_name(output.name + ".refused.csv")


@contextmanager
def list_refused(output: Path) -> Iterator[Callable[[Refusal], None]]:
    """Give a function that takes refusals; the list appears when the block ends well, if any came.

    A list of an earlier run with the same output is removed.

    Raises:
        StanceError: the folder cannot be written.
    """
    path = refused_path(output)
    staged = path.with_name(path.name + ".part")
    try:
        stream = staged.open("w", encoding="utf-8", newline="")
    except OSError as error:
        raise StanceError(f"{path}: cannot write there ({error.strerror}); name another file with --output") from error
    n_refused = 0
    try:
        with stream:
            writer = csv.writer(stream, lineterminator="\n")
            writer.writerow(("doc", "row", "reason"))

            def refuse(refusal: Refusal) -> None:
                nonlocal n_refused
                n_refused += 1
                writer.writerow((refusal.doc, refusal.row, refusal.reason))

            yield refuse
        if n_refused:
            staged.replace(path)
        else:
            path.unlink(missing_ok=True)
    finally:
        staged.unlink(missing_ok=True)
