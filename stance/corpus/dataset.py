"""The annotated corpus as a pandas frame and as a `datasets.DatasetDict`, texts resolved.

Labels are names, so that the table is legible anywhere and `stance.evaluate` takes it as it is:
`types` a list of strings, empty for none, `stance` a string.
"""

from typing import TYPE_CHECKING

import pandas as pd

from stance.corpus.labelled import project_labelled
from stance.corpus.splits import PARTS, held_out_mask, read_split
from stance.resources import annotations_folder

if TYPE_CHECKING:
    from datasets import DatasetDict

COLUMNS = ("id", "document", "text", "source", "part", "draw", "family", "year", "types", "stance", "annotator")


def corpus_frame() -> pd.DataFrame:
    """Give all annotated sentences with their gold labels, one row each, in the columns COLUMNS.

    `annotator` is whose judgement is gold.

    Raises:
        StanceError: the text of a sentence is not the one that was annotated; the message names it.
    """
    labelled = project_labelled()
    held_out = held_out_mask(labelled, read_split(annotations_folder() / "split.csv"))
    commitment, stance = labelled.tasks
    frame = labelled.items.rename(columns={"group": "document"})
    frame["part"] = [PARTS[int(out)] for out in held_out]
    frame["year"] = frame["year"].astype("Int64")
    frame["types"] = [
        [name for name, given in zip(commitment.names, row, strict=True) if given]
        for row in labelled.gold[commitment.name]
    ]
    frame["stance"] = [stance.names[index] for index in labelled.gold[stance.name].argmax(axis=1)]
    return frame[list(COLUMNS)]


def corpus_dataset(frame: pd.DataFrame | None = None) -> "DatasetDict":
    """Give the corpus, or a selection of `corpus_frame`, as the datasets train and test.

    Raises:
        StanceError: as `corpus_frame`.
    """
    from datasets import Dataset, DatasetDict, Features, Sequence, Value

    frame = corpus_frame() if frame is None else frame
    columns = [column for column in COLUMNS if column != "part"]
    text = Value("string")
    features = Features(dict.fromkeys(columns, text) | {"year": Value("int32"), "types": Sequence(text)})
    return DatasetDict(
        {
            part: Dataset.from_pandas(
                frame.loc[frame["part"] == part, columns], features=features, preserve_index=False
            )
            for part in PARTS
        }
    )
