"""Ids of the rows of a table: what can name a text, and one row only.

Records of two rows of one id could not be told apart afterwards, so the later row is refused. Of the ids of a
table eight bytes each are remembered, and of no more than a million, so that memory does not grow with it:
a row that repeats one of the first million ids is found, however late it comes.
"""

from hashlib import blake2b
from typing import Any

from stance.runs.faults import fault_of_characters, is_nothing

ID = "id"
_MOST = 1 << 20


class RowIds:
    """The ids of one table, asked for in the order of its rows."""

    def __init__(self, column: str) -> None:
        self._column = column
        self._seen: set[int] = set()

    def name(self, item: Any) -> str | None:
        """Give a cell as the id of a record, None for an empty one."""
        return None if is_nothing(item) else str(item)

    def fault(self, item: Any) -> str | None:
        """Tell why a cell cannot name its row, or None, and then remember it."""
        reason = self._reason(item)
        return f"column {self._column!r}: {reason}" if reason else None

    def _reason(self, item: Any) -> str | None:
        if hasattr(item, "__len__") and not isinstance(item, (str, bytes)):
            return "a nested value; expected a name or a number"
        if is_nothing(item):
            return None
        if fault := fault_of_characters(str(item)):
            return fault
        key = int.from_bytes(blake2b(str(item).encode(), digest_size=8).digest())
        if key in self._seen:
            return (
                f"{str(item)[:80]!r} stands in an earlier row; give each row its own, or name another column with --id"
            )
        if len(self._seen) < _MOST:
            self._seen.add(key)
        return None
