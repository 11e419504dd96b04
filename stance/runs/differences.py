"""Where what is committed differs from what it should be: figures of JSON data, lines and cells of a text."""

from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path
from typing import Any

TOLERANCE = 1e-9
_SHOWN = 3
_LONGEST = 160
_BEFORE = 40


def list_differences(where: str, computed: Any, reported: Any) -> list[str]:
    """List the first figures that are reported otherwise than they are computed again, and the number of the others.

    >>> list_differences("a", {"f1": 0.5}, {"f1": 0.7})
    ['a.f1 is reported as 0.7, computed again it is 0.5']
    """
    found = list(_walk(where, computed, reported))
    return found[:_SHOWN] + ([f"{where}: {len(found) - _SHOWN} further figures differ"] if len(found) > _SHOWN else [])


def _walk(where: str, computed: Any, reported: Any) -> Iterator[str]:
    if isinstance(computed, dict) and isinstance(reported, dict):
        yield from (f"{where}.{key} is not reported" for key in sorted(set(computed) - set(reported)))
        yield from (f"{where}.{key} is reported, but nothing gives it" for key in sorted(set(reported) - set(computed)))
        for key in sorted(set(computed) & set(reported)):
            yield from _walk(f"{where}.{key}", computed[key], reported[key])
    elif isinstance(computed, list) and isinstance(reported, list):
        if len(computed) != len(reported):
            yield f"{where} has {len(reported)} entries, computed again {len(computed)}"
        for index, (one, other) in enumerate(zip(computed, reported, strict=False)):
            yield from _walk(f"{where}[{index}]", one, other)
    elif not _are_equal(computed, reported):
        yield f"{where} is reported as {_cut(repr(reported))}, computed again it is {_cut(repr(computed))}"


def _are_equal(computed: Any, reported: Any) -> bool:
    if isinstance(computed, float) and type(reported) in (int, float):
        return bool(abs(computed - reported) <= TOLERANCE)
    return bool(computed == reported)


def text_difference(path: Path, name: str, expected: str, remedy: str) -> Iterator[str]:
    """Tell the first line of a file that is not what it should be, if there is one."""
    if not path.is_file():
        yield f"{name}: no such file; {remedy}"
        return
    found = path.read_text(encoding="utf-8")
    if found == expected:
        return
    lines = enumerate(zip_longest(found.splitlines(), expected.splitlines(), fillvalue=""), start=1)
    number, (one, other) = next(((place, pair) for place, pair in lines if pair[0] != pair[1]), (1, ("", "")))
    yield f"{name}, line {number}{_line_difference(one, other)}; {remedy}"


def _line_difference(found: str, expected: str) -> str:
    """Tell how a line differs: by the cell, with the row's name, where both are rows of one table.

    >>> _line_difference("| pledge | .99 |", "| pledge | .71 |")
    ", row 'pledge': '.99' stands there, the record gives '.71'"
    """
    cells, wanted = ([cell.strip() for cell in line.split(" | ")] for line in (found, expected))
    if found.startswith("| ") and expected.startswith("| ") and len(cells) == len(wanted):
        one, other = next(pair for pair in zip(cells, wanted, strict=True) if pair[0] != pair[1])
        row, one, other = wanted[0].removeprefix("| "), one.removesuffix(" |"), other.removesuffix(" |")
        return f", row {row!r}: {_cut(one)!r} stands there, the record gives {_cut(other)!r}"
    start = max(0, next((at for at, (x, y) in enumerate(zip(found, expected, strict=False)) if x != y), 0) - _BEFORE)
    return f": {_cut(found[start:])!r} stands there, the record gives {_cut(expected[start:])!r}"


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
