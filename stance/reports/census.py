"""The corpus in counts, laid out as tables: sentences by source, part, draw and label; genres; marked words."""

from collections import Counter
from collections.abc import Iterable, Mapping

import numpy as np
import pandas as pd

from stance.codebook import NONE
from stance.corpus.annotations import ANNOTATOR, REVIEWER, ROLES, SOURCES, SPANS, Judgement, gold_judgements
from stance.corpus.labelled import Labelled
from stance.metrics.overlap import Overlap
from stance.reports.layout import Table
from stance.reports.numbers import format_figure


def lay_out_census(labelled: Labelled, parts: Iterable[str]) -> Table:
    """Give the table of the project's sentences and gold labels, one row for each source, part and draw."""
    counts = _count(labelled, parts)
    header = ("source, part, draw", *counts.columns)
    rows = [
        (", ".join(map(str, key)), *map(str, row)) for key, row in zip(counts.index, counts.to_numpy(), strict=True)
    ]
    total = ("all", *map(str, counts.drop(columns="documents").sum()))
    n_documents = str(labelled.items["group"].nunique())
    notes = ("A document may have sentences of both draws, so documents do not add up.",)
    return Table("Sentences and labels", header, [*rows, (total[0], n_documents, *total[1:])], notes)


def _count(labelled: Labelled, parts: Iterable[str]) -> pd.DataFrame:
    frame = labelled.items[["source", "draw", "group"]].assign(part=list(parts), sentences=1)
    for task in labelled.tasks:
        frame[list(task.names)] = labelled.gold[task.name].astype(int)
        if task.is_multilabel:
            frame[NONE] = (~labelled.gold[task.name].any(axis=1)).astype(int)
    keys = ["source", "part", "draw"]
    found = frame.groupby(keys).agg({"group": "nunique"} | dict.fromkeys(frame.columns.drop([*keys, "group"]), "sum"))
    return found.rename(columns={"group": "documents"})


def lay_out_annotators(judgements: Iterable[Judgement], source_by_sentence: dict[str, str]) -> Table:
    """Give the table of judgements by annotator, in order of role and name, and how often another's are equal."""
    judgements = list(judgements)
    twice = _judged_twice(judgements)
    counts: dict[tuple[str, str], Counter[str]] = {}
    pairs: dict[tuple[str, str], list[tuple[bool, bool]]] = {}
    for judgement in judgements:
        if judgement.role == ANNOTATOR and judgement.sentence in twice:
            pairs.setdefault((judgement.role, judgement.annotator), []).append(twice[judgement.sentence])
        source = source_by_sentence[judgement.sentence]
        counts.setdefault((judgement.role, judgement.annotator), Counter())[source] += 1
    ordered = sorted(counts, key=lambda key: (ROLES.index(key[0]), key[1]))
    rows = [
        (
            annotator,
            role,
            *(str(counts[role, annotator][source]) for source in SOURCES),
            *_equal(pairs.get((role, annotator), [])),
        )
        for role, annotator in ordered
    ]
    return Table("Judgements", ("annotator", "role", *SOURCES, "judged twice", "equal types", "equal stance"), rows)


def lay_out_genres(labelled: Labelled, judgements: Iterable[Judgement]) -> Table:
    """Give the table of composed sentences by genre: length, labels, and how often two judgements are equal."""
    types = labelled.tasks[0]
    twice = _judged_twice(judgements)
    composed = (labelled.items["source"] == "composed").to_numpy()
    rows = []
    for genre in sorted(set(labelled.items["genre"][composed])):
        part = labelled.take((labelled.items["genre"] == genre).to_numpy() & composed)
        words = [len(text.split()) for text in part.texts]
        pairs = [twice[name] for name in part.items["id"] if name in twice]
        gold = part.gold[types.name]
        rows.append(
            (
                genre,
                str(part.items["group"].nunique()),
                str(len(part)),
                f"{np.median(words):.0f}, {np.quantile(words, 0.9):.0f}",
                *map(str, gold.sum(axis=0)),
                f"{100 * (~gold.any(axis=1)).mean():.0f}%",
                *_equal(pairs),
            )
        )
    header = (
        *("genre", "documents", "sentences", "words: median, ninth decile", *types.names, "no type"),
        *("judged twice", "equal types", "equal stance"),
    )
    return Table("Composed sentences by genre", header, rows)


def lay_out_reviews(judgements: Iterable[Judgement]) -> Table:
    """Give the table of second readings: how often the first judgement still holds, by reviewer."""
    judgements = list(judgements)
    gold = gold_judgements(judgements)
    first: dict[str, Judgement] = {}
    for judgement in judgements:
        if judgement.role == ANNOTATOR:
            first.setdefault(judgement.sentence, judgement)
    read: dict[str, list[tuple[bool, bool]]] = {}
    for judgement in judgements:
        if judgement.role == REVIEWER:
            before, now = first[judgement.sentence], gold[judgement.sentence]
            read.setdefault(judgement.annotator, []).append((before.types == now.types, before.stance == now.stance))
    rows = [(reviewer, *_equal(held)) for reviewer, held in sorted(read.items())]
    return Table("Second readings", ("reviewer", "sentences", "first types hold", "first stance holds"), rows)


def _judged_twice(judgements: Iterable[Judgement]) -> dict[str, tuple[bool, bool]]:
    """Tell of each sentence that two annotators judged whether they gave equal types, and an equal stance."""
    given: dict[str, list[Judgement]] = {}
    for judgement in judgements:
        if judgement.role == ANNOTATOR:
            given.setdefault(judgement.sentence, []).append(judgement)
    return {
        sentence: (len({item.types for item in found}) == 1, len({item.stance for item in found}) == 1)
        for sentence, found in given.items()
        if len(found) > 1
    }


def _equal(pairs: list[tuple[bool, bool]]) -> tuple[str, str, str]:
    """Give how many pairs of judgements there are, and the shares with equal types and with equal stance."""
    shares = (sum(pair[place] for pair in pairs) / len(pairs) if pairs else None for place in range(2))
    types, stance = map(format_figure, shares)
    return str(len(pairs)), types, stance


def lay_out_spans(counts: Mapping[str, Mapping[str, int]], agreement: Mapping[str, Mapping[str, Overlap]]) -> Table:
    """Give the table of marked words by source: how many, and what two annotators agree on, exact and by tokens."""
    rows = [
        (
            source,
            name,
            str(counts[source][name]),
            str(agreement[source][name].units),
            format_figure(agreement[source][name].exact),
            format_figure(agreement[source][name].f1),
        )
        for source in counts
        for name in SPANS
    ]
    notes = ("judged by two: types of sentences; exact: equal words; overlap: F1 of tokens between the two",)
    return Table("Marked words", ("source", "span", "marked", "by two", "exact", "overlap"), rows, notes, 2)
