"""The classifier as a scikit-learn estimator over one task or several that share their features."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from sklearn.base import BaseEstimator, ClassifierMixin
from sklearn.exceptions import NotFittedError
from sklearn.utils.multiclass import check_classification_targets

from stance.codebook import KINDS, Label, Task
from stance.model.decisions import decide, margins, supported_from
from stance.model.features import SentenceView
from stance.model.linear import GRID, Weights, fit_task, plan_folds, probabilities
from stance.model.training_set import TrainingSet
from stance.model.vocabulary import FAMILIES, Vocabulary, learn_vocabulary, serving, stack

Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]

STRENGTHS = (0.03, 0.1, 0.3, 1.0, 3.0)


class StanceClassifier(ClassifierMixin, BaseEstimator):  # type: ignore[misc]
    """Learn labels of sentences from hand-made annotations.

    Args:
        tasks: what the columns of y mean, in order; None where y speaks for itself: one class a
            sentence (n,), or a boolean matrix (n, labels).
        families: feature families, of cues, frames, words, chars, and embeddings where that extra is installed.
        strengths: values of C among which inner folds choose, for each task.
        min_documents: in how many sentences a feature must occur to be kept.
        folds: number of inner folds, by group where groups are given.
        seed: of the inner folds.
        jobs: processes for the inner folds.

    Attributes:
        classes_: what the columns of `predict_proba` stand for: the labels of all tasks in order; without
            tasks, the classes as they stand in y, or the numbers of its columns.
        tasks_: the tasks.
        inner_loss_: log loss of each task on inner folds.
        training_set_: the sentences learned from, for precedents, or the model folder that keeps them;
            None where nobody kept them.
    """

    training_set_: TrainingSet | Path | None = None

    def __init__(
        self,
        tasks: tuple[Task, ...] | None = None,
        *,
        families: tuple[str, ...] = ("frames", "words"),
        strengths: tuple[float, ...] = STRENGTHS,
        min_documents: int = 2,
        folds: int = 5,
        seed: int = 0,
        jobs: int = 1,
    ) -> None:
        self.tasks = tasks
        self.families = families
        self.strengths = strengths
        self.min_documents = min_documents
        self.folds = folds
        self.seed = seed
        self.jobs = jobs

    def __sklearn_tags__(self) -> Any:
        tags = super().__sklearn_tags__()
        tags.input_tags.string, tags.input_tags.one_d_array, tags.input_tags.two_d_array = True, True, False
        tags.classifier_tags.multi_label = True
        return tags

    def fit(self, X: Iterable[str], y: Any, groups: Any = None) -> "StanceClassifier":
        """Learn from sentences X (n,) and labels y, (n,) classes or (n, labels) booleans.

        `groups` (n,) names the document of each sentence; inner folds keep documents whole.
        """
        texts = as_texts(X)
        y = np.asarray(y)
        groups = np.arange(len(texts)) if groups is None else np.asarray(groups)
        self._refuse_bad_input(len(texts), len(y), groups)
        self.tasks_, gold, classes = self._read_targets(y)
        sentences = list(map(SentenceView, texts))
        vocabularies = [learn_vocabulary(name, sentences, min_documents=self.min_documents) for name in self.families]
        matrix = stack(vocabularies, sentences)
        plan = plan_folds(groups, n_folds=self.folds, seed=self.seed)
        weights = []
        for task, columns in self._columns():
            served = serving(matrix, vocabularies, task)
            weights.append(fit_task(served, gold[:, columns], task, plan, strengths=self.strengths, jobs=self.jobs))
        self._set_fitted(vocabularies, weights)
        self.classes_ = classes
        return self

    def predict_proba(self, X: Iterable[str]) -> Floats:
        """Give the probability of every label: (n, labels), columns named by `classes_`."""
        return self.shares_of(map(SentenceView, as_texts(X)))

    def shares_of(self, sentences: Iterable[SentenceView]) -> Floats:
        """Give the probability of every label for sentences that may have been read already, as `predict_proba`."""
        scores = self._scores(sentences)
        return np.hstack([probabilities(scores[:, columns], task) for task, columns in self._columns()])

    def decision_function(self, X: Iterable[str]) -> Floats:
        """Give how far each label is from being given, in log odds: (n, labels), above 0 where it is given.

        For two classes it is one column (n,), above 0 for the second, as scikit-learn has it.
        """
        shares = self.predict_proba(X)
        found = np.hstack(
            [margins(shares[:, columns], self.thresholds_[columns], task) for task, columns in self._columns()]
        )
        return found[:, 1] if self.is_multiclass_ and len(self.classes_) == 2 else found

    def predict_labels(self, X: Iterable[str]) -> Bools:
        """Give the labels as a boolean matrix (n, labels), columns named by `classes_`."""
        return self.decide(self.predict_proba(X))

    def decide(self, shares: Floats) -> Bools:
        """Turn probabilities of all tasks (n, labels) into labels."""
        return np.hstack(
            [decide(shares[:, columns], self.thresholds_[columns], task) for task, columns in self._columns()]
        )

    def supported(self, shares: Floats, *, min_precision: float) -> Bools:
        """Tell which labels would have that precision on inner folds at these probabilities (n, labels)."""
        return shares >= supported_from(self.support_, GRID, min_precision)

    def predict(self, X: Iterable[str]) -> npt.NDArray[Any]:
        """Give labels in the form of y: classes (n,) where y was that, else booleans (n, labels)."""
        chosen = self.predict_labels(X)
        return self.classes_[chosen.argmax(axis=1)] if self.is_multiclass_ else chosen

    @property
    def label_names(self) -> list[str]:
        """The names of the columns of `predict_proba`."""
        return [name for task in self.tasks_ for name in task.names]

    def task_columns(self, name: str) -> slice:
        """Give the columns of `predict_proba` that belong to a task."""
        return next(columns for task, columns in self._columns() if task.name == name)

    def restore(
        self, tasks: tuple[Task, ...], vocabularies: list[Vocabulary], weights: list[Weights], *, is_multiclass: bool
    ) -> "StanceClassifier":
        """Take over what was fitted elsewhere."""
        self.tasks_, self.is_multiclass_ = tasks, is_multiclass
        return self._set_fitted(vocabularies, weights)

    def _set_fitted(self, vocabularies: list[Vocabulary], weights: list[Weights]) -> "StanceClassifier":
        self.training_set_ = None
        self.vocabularies_ = vocabularies
        # Stored with 32 bits; used with the same, so that a loaded model gives the same bytes.
        self.coefficients_ = np.hstack([item.coefficients for item in weights]).astype(np.float32).astype(float)
        self.intercepts_ = np.concatenate([item.intercepts for item in weights])
        self.thresholds_ = np.concatenate([item.thresholds for item in weights])
        self.support_ = np.hstack(
            [
                np.full((len(GRID), len(item.thresholds)), np.nan) if item.support is None else item.support
                for item in weights
            ]
        )
        self.inner_loss_ = {task.name: item.inner_loss for task, item in zip(self.tasks_, weights, strict=False)}
        self.classes_ = np.array(self.label_names)
        return self

    def _scores(self, sentences: Iterable[SentenceView]) -> Floats:
        if not hasattr(self, "coefficients_"):
            raise NotFittedError("this StanceClassifier is not fitted yet; call fit, or load a model")
        return np.asarray(stack(self.vocabularies_, sentences) @ self.coefficients_ + self.intercepts_)

    def _columns(self) -> list[tuple[Task, slice]]:
        pairs, start = [], 0
        for task in self.tasks_:
            pairs.append((task, slice(start, start + len(task.labels))))
            start += len(task.labels)
        return pairs

    def _refuse_bad_input(self, n_texts: int, n_rows: int, groups: npt.NDArray[Any]) -> None:
        if not n_texts == n_rows == len(groups):
            raise ValueError(
                f"X has {n_texts} sentences, y {n_rows} rows and groups {len(groups)}; expected as many each"
            )
        if len(np.unique(groups)) < 2:
            raise ValueError(
                "inner folds keep documents whole and so need two at least; leave groups out, or give more"
            )
        if not set(self.families) <= set(FAMILIES):
            raise ValueError(f"families={self.families!r}; expected a tuple of {', '.join(FAMILIES)}")
        if not np.size(self.strengths) or not np.shape(self.strengths):
            raise ValueError(f"strengths={self.strengths!r}; expected a tuple of values of C, one at least")

    def _read_targets(self, y: npt.NDArray[Any]) -> tuple[tuple[Task, ...], Bools, npt.NDArray[Any]]:
        self.is_multiclass_ = y.ndim == 1
        check_classification_targets(y)
        if self.is_multiclass_:
            classes, chosen = np.unique(y, return_inverse=True)
            task = Task("label", KINDS[1], tuple(Label(str(name)) for name in classes))
            return (task,), np.arange(len(classes)) == chosen[:, None], classes
        if not np.isin(y, (0, 1)).all():
            raise ValueError(
                "y has columns, one a label, so that it holds 0 and 1 only; for classes give one column (n,)"
            )
        if self.tasks is not None:
            n_labels = sum(len(task.labels) for task in self.tasks)
            if y.shape[1] != n_labels:
                raise ValueError(f"y has {y.shape[1]} columns, the tasks have {n_labels} labels")
            self.is_multiclass_ = len(self.tasks) == 1 and not self.tasks[0].is_multilabel
            return self.tasks, y.astype(bool), np.array([name for task in self.tasks for name in task.names])
        labels = tuple(Label(str(index)) for index in range(y.shape[1]))
        return (Task("label", KINDS[0], labels),), y.astype(bool), np.arange(y.shape[1])


def as_texts(X: Iterable[str]) -> list[str]:
    """Give sentences as a list, from a list, an array, a Series or a column of one.

    Raises:
        ValueError: something in it is no text.
    """
    if isinstance(X, str):
        raise ValueError("one text given; expected a list of sentences")
    if len(getattr(X, "shape", ())) > 1 and X.shape[1] != 1:  # type: ignore[attr-defined]
        raise ValueError(f"X has {X.shape[1]} columns; expected the one of the sentences")  # type: ignore[attr-defined]
    texts: Sequence[Any] = list(np.asarray(X, dtype=object).ravel()) if hasattr(X, "shape") else list(X)
    for index, text in enumerate(texts):
        if not isinstance(text, str):
            raise ValueError(f"sentence {index} is {type(text).__name__}, not text")
    return list(texts)
