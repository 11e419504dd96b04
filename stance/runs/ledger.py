"""Which parts of a cluster run are finished, with what was counted in each, in a file beside them.

The first line names the run; each further one is written when a part is whole. A part without its line, because
the run was killed between the two, is scored again.
"""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from stance.codebook import Task
from stance.errors import StanceError
from stance.runs.resuming import write_whole
from stance.runs.summary import Summary

LEDGER = ".stance-run"


def read_ledger(folder: Path, key: str, tasks: tuple[Task, ...]) -> dict[str, Summary]:
    """Give what was counted in each part that the run with this key finished.

    Raises:
        StanceError: the parts in the folder are of another run.
    """
    path = folder / LEDGER
    lines = path.read_text(encoding="utf-8").splitlines() if path.is_file() else [""]
    if lines[:1] != [key]:
        raise StanceError(f"{folder}: made by a run with other inputs, options, model or version; name an empty folder")
    found = {}
    for line in lines[1:]:
        try:
            entry = json.loads(line)
            found[entry["part"]] = Summary(tasks, entry["texts"], entry["sentences"], 0, entry["labels"])
        except (ValueError, KeyError, TypeError):
            # The line that was being written when the run was killed.
            continue
    return found


def begin_ledger(folder: Path, key: str, done: Mapping[str, Summary]) -> None:
    """Write the ledger of a run that goes on from these parts."""
    write_whole(folder / LEDGER, "".join([f"{key}\n", *(_line(name, summary) for name, summary in done.items())]))


def enter_part(folder: Path, name: str, summary: Summary) -> None:
    """Enter a part that is whole."""
    with (folder / LEDGER).open("a", encoding="utf-8") as stream:
        stream.write(_line(name, summary))


def _line(name: str, summary: Summary) -> str:
    entry: dict[str, Any] = {"part": name, "texts": summary.n_texts, "sentences": summary.n_sentences}
    return json.dumps(entry | {"labels": dict(summary.labels)}) + "\n"
