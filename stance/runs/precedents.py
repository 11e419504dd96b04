"""Precedents of scored sentences as records: id, document, gold labels, similarity, and text where it may be shown."""

from dataclasses import dataclass

from stance.corpus.quoting import quote
from stance.errors import StanceError
from stance.model.classifier import StanceClassifier
from stance.model.features import SentenceView
from stance.model.precedents import Likeness, Precedents, find_precedents, open_precedents
from stance.runs.records import DIGITS, Record, label_fields


@dataclass(frozen=True, eq=False)
class PrecedentSearch:
    """A search for the `n` precedents of sentences."""

    precedents: Precedents
    n: int

    def find(self, sentences: list[SentenceView]) -> list[list[Record]]:
        """Give the precedents of each sentence, the most similar first."""
        found = find_precedents(self.precedents, sentences, self.n)
        return [[self._record(likeness) for likeness in row] for row in found]

    def _record(self, likeness: Likeness) -> Record:
        model, kept, place = self.precedents.model, self.precedents.kept, likeness.place
        columns = [model.task_columns(task.name) for task in model.tasks_]
        given = [model.classes_[at][kept.gold[place, at]].tolist() for at in columns]
        return {
            "id": kept.ids[place],
            "document": kept.documents[place],
            **label_fields(given),
            "similarity": round(likeness.similarity, DIGITS),
            "text": quote(kept.ids[place], kept.sha256[place]),
        }


def search_precedents(model: StanceClassifier, n: int) -> PrecedentSearch:
    """Make ready to search for n precedents a sentence.

    Raises:
        StanceError: n is below 1, or the model does not know its training sentences.
    """
    if n < 1:
        raise StanceError(f"precedents {n}: expected 1 or more")
    return PrecedentSearch(open_precedents(model), n)
