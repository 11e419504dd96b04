"""Measure the composed documents as text: length, openings, near-duplicates, vocabulary, what carries each type.

Run by hand: `python tests/benchmarks/composed.py` writes the tables into annotations/composed/MEASURES.md.
Lemmas are those of simplemma, which the extra [dev] brings.
"""

import re
from collections import Counter, defaultdict
from pathlib import Path

import numpy as np
import simplemma
from sklearn.feature_extraction.text import ENGLISH_STOP_WORDS, TfidfVectorizer

from stance.codebook import shipped_codebook
from stance.corpus.contrast import plain, read_contrast
from stance.corpus.documents import composed_documents
from stance.corpus.labelled import Labelled, project_labelled
from stance.reports.table import Table
from stance.reports.text import markdown_table
from stance.resources import annotations_folder

WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
FIRST_ROUND = ("communique", "dispatch", "parliament", "un")
OPENING = 4
ROWS = 500
# Words of the frame, which say that something is undertaken or denied but not what.
FRAME = frozenset(
    re.findall(r"\w+", "will would shall not no never any its their his her our my your say tell yet ever")
)
HEAD = """# Measures of the composed documents

Written by `python tests/benchmarks/composed.py`; never edited.
"""


def second_round(labelled: Labelled) -> Labelled:
    """Give the sentences of the second corpus, without those of the first round."""
    items = labelled.items
    return labelled.take(((items["source"] == "composed") & ~items["genre"].isin(FIRST_ROUND)).to_numpy())


def lengths(composed: Labelled) -> Table:
    """Give words a sentence by genre: deciles, and the share of long ones."""
    rows = []
    for genre in ("all", *sorted(set(composed.items["genre"]))):
        texts = composed.items["text"] if genre == "all" else composed.items["text"][composed.items["genre"] == genre]
        words = np.array([len(text.split()) for text in texts])
        deciles = (f"{np.quantile(words, share):.0f}" for share in (0.1, 0.5, 0.9))
        rows.append((genre, str(len(words)), *deciles, f"{100 * (words > 40).mean():.0f}%"))
    return Table("Words a sentence", ("genre", "sentences", "first decile", "median", "ninth decile", "over 40"), rows)


def repeats(composed: Labelled) -> Table:
    """Give how many sentences open like one of another document, and how near the nearest of another document is."""
    openings = [" ".join(WORD.findall(text.lower())[:OPENING]) for text in composed.texts]
    documents = defaultdict(set)
    for opening, document in zip(openings, composed.groups, strict=True):
        documents[opening].add(document)
    shared = np.mean([len(documents[opening]) > 1 for opening in openings])
    nearest = nearest_elsewhere(composed)
    rows = [
        ("sentences whose first four words open one of another document", f"{100 * shared:.1f}%"),
        ("greatest similarity of sentences of two documents", f"{nearest.max():.2f}"),
        ("sentences above .8", str(int((nearest > 0.8).sum()))),
        ("sentences above .6", str(int((nearest > 0.6).sum()))),
    ]
    note = "similarity: cosine of tf-idf weighted character 3- to 5-grams"
    return Table("Repeats", ("", "all"), rows, (note,))


def nearest_elsewhere(labelled: Labelled) -> np.ndarray:
    """Give for each sentence the greatest similarity to one of another document."""
    matrix = TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 5), dtype=np.float32, min_df=2).fit_transform(
        [plain(text) for text in labelled.texts]
    )
    groups, nearest = labelled.groups, np.zeros(len(labelled))
    for start in range(0, len(labelled), ROWS):
        similar = (matrix[start : start + ROWS] @ matrix.T).toarray()
        similar[groups[start : start + ROWS, None] == groups[None]] = 0.0
        nearest[start : start + ROWS] = similar.max(axis=1)
    return nearest


def suite_overlap(composed: Labelled) -> Table:
    """Give how near the composed sentences come to the contrast suite."""
    items = read_contrast(annotations_folder() / "contrast.csv", shipped_codebook())
    suite = [plain(item.text) for item in items]
    vectorizer = TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 5), dtype=np.float32)
    known = vectorizer.fit_transform([plain(text) for text in composed.texts])
    nearest = (vectorizer.transform(suite) @ known.T).toarray().max(axis=1)
    runs = {run for text in composed.texts for run in _runs(text)}
    rows = [
        ("sentences of the suite that stand here too", str(len(set(suite) & {plain(text) for text in composed.texts}))),
        ("greatest similarity", f"{nearest.max():.2f}"),
        (
            "items of the suite that share seven words in a row",
            str(sum(bool(set(_runs(item.text)) & runs) for item in items)),
        ),
    ]
    return Table("Beside the contrast suite", ("", "all"), rows)


def _runs(text: str, n: int = 7) -> list[tuple[str, ...]]:
    words = WORD.findall(text.lower())
    return [tuple(words[start : start + n]) for start in range(len(words) - n + 1)]


def vocabulary(labelled: Labelled, composed: Labelled) -> Table:
    """Give how many different words so many running words have, in each source."""
    first = labelled.take(labelled.items["genre"].isin(FIRST_ROUND).to_numpy())
    sources = {
        "second corpus": composed,
        "first composed documents": first,
        "addresses": labelled.take((labelled.items["source"] == "real").to_numpy()),
        "article": labelled.take((labelled.items["source"] == "article").to_numpy()),
    }
    sizes = (500, 5_000, 30_000, 100_000, 250_000)
    rows = []
    for name, part in sources.items():
        order = np.random.default_rng(0).permutation(len(part))
        words = [word for place in order for word in WORD.findall(part.texts[place].lower())] if len(part) else []
        rows.append((name, *(f"{len(set(words[:size])):,}" if len(words) >= size else "–" for size in sizes)))
    return Table("Different words among so many running words", ("", *(f"{size:,}" for size in sizes)), rows)


def carriers(composed: Labelled) -> Table:
    """Give by type how many different lemmas carry it and which carries most.

    What carries a type are the words of its evidence other than function words; a span has one or more.
    """
    spans: dict[str, list[set[str]]] = defaultdict(list)
    for text, start, evidence in zip(*(composed.items[name] for name in ("text", "start", "evidence")), strict=True):
        for one in evidence:
            spans[one.type].append(lemmas(text[one.start - start : one.end - start]))
    rows = []
    for name in composed.tasks[0].names:
        counts = Counter(lemma for found in spans[name] for lemma in found)
        heads = Counter(min(found, key=lambda lemma: counts[lemma]) for found in spans[name] if found)
        most = ", ".join(f"{lemma} {100 * count / len(spans[name]):.1f}%" for lemma, count in counts.most_common(3))
        n_types = int(composed.gold["commitment"][:, composed.tasks[0].names.index(name)].sum())
        rows.append((name, str(n_types), str(len(counts)), str(len(heads)), most))
    notes = (
        "lemmas: all that stand in evidence; rarest: those that are the rarest of their span; share: of spans that "
        "have the lemma",
    )
    return Table("What carries each type", ("type", "sentences", "lemmas", "rarest", "most frequent"), rows, notes)


def lemmas(words: str) -> set[str]:
    """Give the lemmas of the content words of a span."""
    found = {simplemma.lemmatize(word.lower(), lang="en") for word in WORD.findall(words)}
    return {lemma for lemma in found if lemma not in ENGLISH_STOP_WORDS and lemma not in FRAME}


def sets(composed: Labelled) -> Table:
    """Give how many sentences belong to a minimal set inside their document."""
    family = composed.items["family"]
    n_in_sets = int((family != "").sum())
    rows = [
        ("minimal sets", str(family[family != ""].nunique())),
        ("sentences in them", f"{n_in_sets} ({100 * n_in_sets / len(composed):.0f}%)"),
    ]
    return Table("Minimal sets inside documents", ("", "all"), rows)


def headlines(composed: Labelled) -> Table:
    """Give how many documents open with a headline of its own line, and how many of these are in title case."""
    names = set(composed.groups)
    first = [document.text.split("\n")[0] for name, document in composed_documents().items() if name in names]
    heads = [line for line in first if len(line.split()) < 16 and not line.endswith((".", "?", "!", ":"))]
    title = [line for line in heads if _is_title_case(line)]
    rows = [("documents", str(len(first))), ("headline on a line of its own", str(len(heads)))]
    return Table("Headlines", ("", "all"), [*rows, ("of these in title case", str(len(title)))])


def _is_title_case(line: str) -> bool:
    words = [word for word in line.split() if len(word) > OPENING]
    return bool(words) and sum(word[0].isupper() for word in words) / len(words) > 0.8


def main() -> None:
    """Measure and write."""
    labelled = project_labelled()
    composed = second_round(labelled)
    tables = [
        lengths(composed),
        repeats(composed),
        suite_overlap(composed),
        vocabulary(labelled, composed),
        carriers(composed),
        sets(composed),
        headlines(composed),
    ]
    path = annotations_folder() / "composed" / "MEASURES.md"
    path.write_text(HEAD + "\n" + "\n\n".join(map(markdown_table, tables)) + "\n", encoding="utf-8")
    print(Path(path).read_text(encoding="utf-8"))


if __name__ == "__main__":
    main()
