"""The annotated corpus as a pandas frame and as a `datasets.DatasetDict`, texts resolved.

Labels are names, so that the table is legible anywhere and `stance.evaluate` takes it as it is:
`types` a list of strings, empty for none, `stance` a string. `spans` holds the words that show each type, with
who commits and who reports it, as offsets into `text`; it is empty where nobody marked any.
"""

from typing import TYPE_CHECKING, Any

import pandas as pd

from stance.corpus.annotations import SPANS, Evidence
from stance.corpus.labelled import project_labelled
from stance.corpus.splits import PARTS, parts_of, read_split
from stance.resources import annotations_folder

if TYPE_CHECKING:
    from datasets import DatasetDict

COLUMNS = (
    *("id", "document", "text", "source", "genre", "part", "draw", "family", "year", "types", "stance", "annotator"),
    "spans",
)


def corpus_frame() -> pd.DataFrame:
    """Give all annotated sentences with their gold labels, one row each, in the columns COLUMNS.

    `annotator` is whose judgement is gold.

    Raises:
        StanceError: the text of a sentence is not the one that was annotated; the message names it.
    """
    labelled = project_labelled()
    commitment, stance = labelled.tasks
    frame = labelled.items.rename(columns={"group": "document"})
    frame["part"] = parts_of(labelled, read_split(annotations_folder() / "split.csv"))
    frame["year"] = frame["year"].astype("Int64")
    frame["types"] = [
        [name for name, given in zip(commitment.names, row, strict=True) if given]
        for row in labelled.gold[commitment.name]
    ]
    frame["stance"] = [stance.names[index] for index in labelled.gold[stance.name].argmax(axis=1)]
    frame["spans"] = pd.Series(
        [_spans(*row) for row in zip(frame["evidence"], frame["start"], strict=True)], dtype=object
    )
    return frame[list(COLUMNS)]


def _spans(evidence: tuple[Evidence, ...], start: int) -> list[dict[str, Any]]:
    """Give evidence as records of offsets into the sentence; an absent actor or source is null."""
    return [
        {"type": one.type} | {name: one.spans.get(name) and list(one.spans[name]) for name in SPANS}
        for one in (found.shifted(-start) for found in evidence)
    ]


def corpus_dataset(frame: pd.DataFrame | None = None) -> "DatasetDict":
    """Give the corpus, or a selection of `corpus_frame`, as the datasets train, calibration and test.

    Raises:
        StanceError: as `corpus_frame`.
    """
    from datasets import Dataset, DatasetDict, Features, Sequence, Value

    frame = corpus_frame() if frame is None else frame
    columns = [column for column in COLUMNS if column != "part"]
    text = Value("string")
    offsets = Sequence(Value("int32"))
    features = Features(
        dict.fromkeys(columns, text)
        | {"year": Value("int32"), "types": Sequence(text)}
        | {"spans": [{"type": text} | dict.fromkeys(SPANS, offsets)]}
    )
    return DatasetDict(
        {
            part: Dataset.from_pandas(
                frame.loc[frame["part"] == part, columns], features=features, preserve_index=False
            )
            for part in PARTS
        }
    )
