"""JSON and JSON Lines as the tools write them, with fields asked for by type."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from stance.errors import StanceError


def parse_json(text: str, *, where: str) -> Any:
    """Read one JSON value.

    Raises:
        StanceError: the text is no JSON.
    """
    try:
        return json.loads(text)
    except (json.JSONDecodeError, RecursionError) as error:
        raise StanceError(f"{where}: no valid JSON ({error})") from error


def parse_lines(text: str, *, where: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Read one JSON object a line, each with its place.

    Raises:
        StanceError: a line is no JSON object, or there is none.
    """
    found = False
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        place = f"{where}, line {number}"
        record = parse_json(line, where=place)
        if not isinstance(record, dict):
            raise StanceError(f"{place}: {type(record).__name__} found; expected one JSON object a line")
        found = True
        yield place, record
    if not found:
        raise StanceError(f"{where}: no answers in it; expected one JSON object a line")


def objects(record: dict[str, Any], name: str, *, where: str, default: Any = None) -> list[dict[str, Any]]:
    """Give a field that is a list of objects.

    Raises:
        StanceError: it is something else, or absent without a default.
    """
    found: list[dict[str, Any]] = field(record, name, list, where=where, default=default)
    wrong = [item for item in found if not isinstance(item, dict)]
    if wrong:
        raise StanceError(f"{where}, field {name!r}: {wrong[0]!r} in the list; expected objects")
    return found


def write_lines(records: Iterable[dict[str, Any]]) -> str:
    """Write one JSON object a line."""
    return "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records)


def field(record: dict[str, Any], name: str, kind: type, *, where: str, default: Any = None) -> Any:
    """Give a field of a record, checked to be of a kind; the default where it is absent or null.

    Raises:
        StanceError: the field is of another kind, or absent without a default.
    """
    value = record.get(name)
    if value is None and default is None:
        raise StanceError(f"{where}: no field {name!r}; it has {', '.join(map(repr, record)) or 'none'}")
    if value is None:
        return default
    if not isinstance(value, kind):
        raise StanceError(f"{where}, field {name!r}: {type(value).__name__} found; expected {kind.__name__}")
    return value
