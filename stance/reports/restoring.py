"""A record read back from the JSON that it was written as, so that a rendering can be made from a report.json."""

from dataclasses import fields, is_dataclass
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from stance.errors import StanceError
from stance.reports.record import Report

Record = TypeVar("Record")


def restore_report(content: Any, *, where: str) -> Report:
    """Give the report that a report.json holds.

    Raises:
        StanceError: it is of another version, or something in it is missing or of another kind.
    """
    try:
        return restore(Report, content)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise StanceError(f"{where}: no report as this version writes it ({error!r}); train it again") from error


def restore(kind: type[Record], content: Any) -> Record:
    """Give the record of a dataclass that `asdict` made into JSON.

    >>> from stance.reports.parts import Curve
    >>> restore(Curve, {"reached": [0.5], "threshold": [0.9], "precision": [1.0], "precision_ci": [None]})
    Curve(reached=[0.5], threshold=[0.9], precision=[1.0], precision_ci=[None])
    """
    restored: Record = _restore(kind, content)
    return restored


def _restore(kind: Any, content: Any) -> Any:
    origin, inner = get_origin(kind), get_args(kind)
    if origin in (Union, UnionType):
        return None if content is None else _restore(next(item for item in inner if item is not NoneType), content)
    if origin is dict:
        return {key: _restore(inner[1], value) for key, value in content.items()}
    if origin in (list, tuple):
        return origin(_restore(inner[0], value) for value in content)
    if is_dataclass(kind):
        hints = get_type_hints(kind)
        if unknown := set(content) - set(hints):
            raise ValueError(f"unknown {sorted(unknown)}")
        make: Any = kind
        return make(**{item.name: _restore(hints[item.name], content[item.name]) for item in fields(kind)})
    if kind is float and isinstance(content, int | float):
        return content
    if kind is not Any and not isinstance(content, kind):
        raise ValueError(f"{content!r} is no {kind.__name__}")
    return content
