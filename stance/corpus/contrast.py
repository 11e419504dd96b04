"""The contrast suite: composed sentences in minimal sets, each testing one rule of the codebook.

It is plain data with figures of its own and is never trained on. `unseen` marks a verb of which
no inflected form occurs in a training sentence; `python -m stance.check` compares it with the corpus.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from stance.codebook import Codebook, parse_labels
from stance.corpus.tables import Row, read_rows
from stance.errors import StanceError

COLUMNS = ("set", "capability", "rule", "verb", "text", "types", "stance", "unseen")
_YES_NO = {"yes": True, "no": False}


@dataclass(frozen=True)
class ContrastItem:
    """One sentence of a minimal set, with the labels that the codebook gives it.

    `id` is the set and the position in it; `rule` is a rule id of the codebook; `verb` is the lemma
    that is tested; `row` is where the item stands in its file.
    """

    id: str
    set: str
    capability: str
    rule: str
    verb: str
    text: str
    types: tuple[str, ...]
    stance: str
    unseen: bool
    row: int


def read_contrast(path: Path, codebook: Codebook) -> list[ContrastItem]:
    """Read contrast.csv.

    Raises:
        StanceError: a column or a cell is missing, a label or a rule is not the codebook's, a text repeats,
            or a set has a single item.
    """
    items: list[ContrastItem] = []
    size: Counter[str] = Counter()
    row_by_text: dict[str, int] = {}
    for row in read_rows(path):
        item = _item(path, row, codebook, size)
        key = plain(item.text)
        if key in row_by_text:
            raise StanceError(f"{path}, row {row.number}: the text of row {row_by_text[key]} again; remove one")
        row_by_text[key] = row.number
        items.append(item)
    _refuse_single(path, items, size)
    return items


def plain(text: str) -> str:
    r"""Give a text without case and with single spaces, as texts are compared.

    >>> plain("Oslo  will not\njoin.")
    'oslo will not join.'
    """
    return " ".join(text.lower().split())


def _item(path: Path, row: Row, codebook: Codebook, size: Counter[str]) -> ContrastItem:
    where = f"{path}, row {row.number}"
    cells = dict(_cells(path, row))
    if cells["rule"] not in {rule.id for rule in codebook.rules}:
        raise StanceError(
            f"{where}, column 'rule': {cells['rule']!r} is no rule of the codebook; "
            f"expected {', '.join(rule.id for rule in codebook.rules)}"
        )
    if cells["unseen"] not in _YES_NO:
        raise StanceError(f"{where}, column 'unseen': {cells['unseen']!r}; expected yes or no")
    size[cells["set"]] += 1
    return ContrastItem(
        f"{cells['set']}.{size[cells['set']]}",
        cells["set"],
        cells["capability"],
        cells["rule"],
        cells["verb"],
        cells["text"],
        parse_labels(cells["types"], codebook.task("commitment"), where=f"{where}, column 'types'"),
        parse_labels(cells["stance"], codebook.task("stance"), where=f"{where}, column 'stance'")[0],
        _YES_NO[cells["unseen"]],
        row.number,
    )


def _cells(path: Path, row: Row) -> Iterator[tuple[str, str]]:
    for column in COLUMNS:
        cell = row.text(column, where=str(path)).strip()
        if not cell:
            raise StanceError(f"{path}, row {row.number}, column {column!r}: an empty cell; give it a value")
        yield column, cell


def _refuse_single(path: Path, items: list[ContrastItem], size: Counter[str]) -> None:
    for item in items:
        if size[item.set] == 1:
            raise StanceError(
                f"{path}, row {item.row}: set {item.set!r} has this item alone; a contrast needs at least two"
            )
