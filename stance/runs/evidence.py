"""The words that carried the labels of items that were not all right, for the page that shows them."""

from collections.abc import Mapping

from stance.model.classifier import StanceClassifier
from stance.model.evidence import Words, find_evidence
from stance.model.features import SentenceView
from stance.reports.mistakes import cell_labels
from stance.reports.record import Report


def mistake_evidence(model: StanceClassifier, report: Report, text_by_id: Mapping[str, str]) -> dict[str, list[Words]]:
    """Give, for each item that was not all right, the words that carried its predicted labels."""
    predicted: dict[str, list[str]] = {}
    for mistakes in report.mistakes.values():
        for mistake in mistakes:
            predicted.setdefault(mistake.id, []).extend(sorted(cell_labels(mistake.predicted)))
    return {name: find_evidence(model, SentenceView(text_by_id[name]), labels) for name, labels in predicted.items()}
