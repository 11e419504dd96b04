"""The corpus in counts, laid out as tables: sentences by source, part, draw and label, and who judged how many."""

from collections import Counter
from collections.abc import Iterable

import pandas as pd

from stance.codebook import NONE
from stance.corpus.annotations import ROLES, SOURCES, Judgement
from stance.corpus.labelled import Bools, Labelled
from stance.reports.layout import Table


def lay_out_census(labelled: Labelled, held_out: Bools) -> Table:
    """Give the table of the project's sentences and gold labels, one row for each source, part and draw."""
    counts = _count(labelled, held_out)
    header = ("source, part, draw", *counts.columns)
    rows = [
        (", ".join(map(str, key)), *map(str, row)) for key, row in zip(counts.index, counts.to_numpy(), strict=True)
    ]
    total = ("all", *map(str, counts.drop(columns="documents").sum()))
    n_documents = str(labelled.items["group"].nunique())
    notes = ("A document may have sentences of both draws, so documents do not add up.",)
    return Table("Sentences and labels", header, [*rows, (total[0], n_documents, *total[1:])], notes)


def _count(labelled: Labelled, held_out: Bools) -> pd.DataFrame:
    frame = labelled.items[["source", "draw", "group"]].assign(
        part=["test" if out else "train" for out in held_out], sentences=1
    )
    for task in labelled.tasks:
        frame[list(task.names)] = labelled.gold[task.name].astype(int)
        if task.is_multilabel:
            frame[NONE] = (~labelled.gold[task.name].any(axis=1)).astype(int)
    keys = ["source", "part", "draw"]
    found = frame.groupby(keys).agg({"group": "nunique"} | dict.fromkeys(frame.columns.drop([*keys, "group"]), "sum"))
    return found.rename(columns={"group": "documents"})


def lay_out_annotators(judgements: Iterable[Judgement], source_by_sentence: dict[str, str]) -> Table:
    """Give the table of judgements by annotator, in order of role and name."""
    counts: dict[tuple[str, str], Counter[str]] = {}
    for judgement in judgements:
        source = source_by_sentence[judgement.sentence]
        counts.setdefault((judgement.role, judgement.annotator), Counter())[source] += 1
    ordered = sorted(counts, key=lambda key: (ROLES.index(key[0]), key[1]))
    rows = [
        (annotator, role, *(str(counts[role, annotator][source]) for source in SOURCES)) for role, annotator in ordered
    ]
    return Table("Judgements", ("annotator", "role", *SOURCES), rows)
