"""Frames, datasets and lists of texts as inputs, and their records as a frame."""

from collections.abc import Iterable, Iterator
from typing import Any

import numpy as np
import pandas as pd

from stance.errors import StanceError
from stance.model.classifier import StanceClassifier
from stance.runs.faults import fault_of_text
from stance.runs.ids import ID, RowIds
from stance.runs.inputs import InputOptions
from stance.runs.precedents import search_precedents
from stance.runs.scoring import batch_sentences, score_sentences
from stance.runs.texts import Text, split_texts

_LISTS = (list, tuple, np.ndarray, pd.Series, pd.Index)
_EXPECTED = "expected a pandas frame or datasets.Dataset with a text column, or a list or Series of texts"


def score_frame(
    model: StanceClassifier,
    data: Any,
    *,
    text: str = "text",
    unit: str = "document",
    id: str | None = None,
    min_precision: float | None = None,
    precedents: int | None = None,
) -> pd.DataFrame:
    """Score a frame, a Dataset or a list of texts; arguments as of `stance.score`.

    Raises:
        StanceError: as `stance.score`.
    """
    search = None if precedents is None else search_precedents(model, precedents)
    sentences = split_texts(texts_of_frame(data, InputOptions(unit, text, id)), unit)
    return pd.DataFrame(
        record
        for batch in batch_sentences(sentences)
        for record in score_sentences(model, batch, min_precision=min_precision, search=search)
    )


def texts_of_frame(data: Any, options: InputOptions) -> Iterator[Text]:
    """Take what is to be scored from a frame or a Dataset, or from a list or Series, one document each.

    Raises:
        StanceError: the data are something else, a column is missing or stands twice, a text or an id cannot be.
    """
    is_list = isinstance(data, _LISTS)
    where, place = ("list", "") if is_list else ("frame", f", column {options.text!r}")
    contents, ids = _texts_of_list(data, options) if is_list else _columns_of(data, options)
    row_ids = RowIds(options.id or ID)
    for number, content in enumerate(contents):
        if fault := fault_of_text(content, options.unit):
            raise StanceError(f"{where}, row {number}{place}: {fault}")
        if ids is not None and (fault := row_ids.fault(ids[number])):
            raise StanceError(f"{where}, row {number}, {fault}")
        yield Text(where, str(number) if ids is None else row_ids.name(ids[number]), content)


def _texts_of_list(data: Any, options: InputOptions) -> tuple[Iterable[Any], None]:
    if options.id is not None:
        raise StanceError(f"a list of texts has no column {options.id!r} of ids; give a frame, or leave id out")
    if len(getattr(data, "shape", ())) > 1:
        raise StanceError(f"an array of shape {data.shape}; {_EXPECTED}")
    return data, None


def _columns_of(data: Any, options: InputOptions) -> tuple[Iterable[Any], list[Any] | None]:
    """Give the texts and ids of a frame or Dataset; no ids where it has no column of them."""
    columns = list(data.columns) if isinstance(data, pd.DataFrame) else _dataset_columns(data)
    for column in filter(None, (options.text, options.id)):
        if column not in columns:
            raise StanceError(f"frame: no column {column!r}; it has {', '.join(map(repr, columns))}")
        if columns.count(column) > 1:
            raise StanceError(f"frame: column {column!r} stands twice; rename one")
    named = options.id or (ID if columns.count(ID) == 1 else None)
    return data[options.text], None if named is None else list(data[named])


def _dataset_columns(data: Any) -> list[str]:
    """Give the columns of what is no frame and should be a Dataset.

    Raises:
        StanceError: it is none.
    """
    columns = getattr(data, "column_names", None)
    if isinstance(columns, dict):
        raise StanceError(f"a DatasetDict of {', '.join(columns)}; score one of them, such as data[{min(columns)!r}]")
    if columns is not None and hasattr(data, "__len__"):
        return list(columns)
    if isinstance(data, str):
        raise StanceError(f"one text; {_EXPECTED}, such as [text]")
    if hasattr(data, "take"):
        raise StanceError(
            f"{type(data).__name__}: a stream, whose records may not fit a frame; score it part by part, as "
            "Dataset.from_list(list(data.take(1000))), or as a file by the command, whose memory does not grow"
        )
    raise StanceError(f"{type(data).__name__} given; {_EXPECTED}")
