"""Texts that were refused, listed in a CSV file beside the output with the reason of each."""

import csv
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from stance.runs.files import told_as
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
    with told_as(path):
        stream = staged.open("w", encoding="utf-8", newline="")
    n_refused = 0
    try:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(("doc", "row", "reason"))

        def refuse(refusal: Refusal) -> None:
            nonlocal n_refused
            n_refused += 1
            with told_as(path):
                writer.writerow((refusal.doc, refusal.row, refusal.reason))

        yield refuse
        with told_as(path):
            stream.close()
            if n_refused:
                staged.replace(path)
            else:
                path.unlink(missing_ok=True)
    finally:
        # Closing writes what is held back, which fails again where writing did.
        with suppress(OSError):
            stream.close()
        staged.unlink(missing_ok=True)
