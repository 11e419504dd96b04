"""The classifier as `import stance` gives it: scikit-learn's estimator that scores frames into records as well.

Records know inputs, evidence and precedents, of which a model knows nothing; the method that gives them is
therefore added here, where a model leaves for its user, and not in the model's own layer.
"""

from typing import Any

from stance.model.classifier import StanceClassifier as Model
from stance.runs.frames import score_frame


class StanceClassifier(Model):
    """The project's classifier, whose settings and fitted attributes it has; `score` gives records too."""

    def score(self, X: Any, y: Any = None, sample_weight: Any = None, **options: Any) -> Any:
        """Give the records of X as a frame, as `stance.score` does, or with gold labels y the accuracy.

        Args:
            X: without y what `stance.score` takes; with it a list of sentences.
            y: gold labels, in the form that `fit` takes; so scikit-learn's own tools ask for a figure.
            sample_weight: of the sentences, with y.
            options: those of `stance.score`, without y.

        Raises:
            StanceError: as `stance.score`.
        """
        if y is None:
            return score_frame(self, X, **options)
        if options:
            raise TypeError(f"with y the score is an accuracy, for which there is no {min(options)}; leave one out")
        return super().score(X, y, sample_weight)


def estimator_of(model: Model) -> StanceClassifier:
    """Give a model the method of records; what it learned is shared, not copied."""
    if isinstance(model, StanceClassifier):
        return model
    estimator = StanceClassifier(**model.get_params(deep=False))
    estimator.__dict__.update(vars(model))
    return estimator
