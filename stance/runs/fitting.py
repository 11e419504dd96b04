"""Fitting the classifier that an experiment describes, or the one that inner folds prefer for a user's labels."""

import numpy as np
import numpy.typing as npt

from stance.corpus.labelled import Labelled
from stance.model.classifier import StanceClassifier
from stance.model.keywords import PATTERNS, keyword_weights
from stance.model.vocabulary import Vocabulary
from stance.runs.config import ExperimentConfig, ModelConfig
from stance.runs.settings import Settings

Bools = npt.NDArray[np.bool_]
Floats = npt.NDArray[np.float64]

OWN_FAMILIES = (("words", "chars"), ("words", "chars", "cues"))


def fit_model(config: ModelConfig, train: Labelled, settings: Settings) -> StanceClassifier:
    """Fit the classifier that an experiment describes."""
    tasks = train.tasks
    if config.kind == "keywords":
        vocabulary = Vocabulary(
            "keywords", {name: index for index, name in enumerate(sorted(PATTERNS))}, np.ones(len(PATTERNS))
        )
        weights = [keyword_weights(task) for task in tasks]
        return StanceClassifier(tasks, families=("keywords",)).restore(
            tasks, [vocabulary], weights, is_multiclass=False
        )
    model = StanceClassifier(
        tasks,
        families=config.families,
        strengths=config.strengths,
        min_documents=config.min_documents,
        folds=config.folds,
        seed=settings.seed,
        jobs=settings.jobs,
    )
    return model.fit(train.texts, _targets(train), train.groups)


def fit_own(train: Labelled, settings: Settings) -> tuple[StanceClassifier, tuple[str, ...]]:
    """Fit with each candidate set of families and keep the one that inner folds prefer."""
    fitted = []
    for families in OWN_FAMILIES:
        settings.say(f"training on {len(train)} items with {', '.join(families)}")
        config = ModelConfig(families=families)
        fitted.append((fit_model(config, train, settings), families))
    return min(fitted, key=lambda pair: pair[0].inner_loss_[train.tasks[0].name])


def _targets(labelled: Labelled) -> Bools:
    gold: Bools = np.hstack([labelled.gold[task.name] for task in labelled.tasks])
    return gold


def leave_one_out(config: ModelConfig, everything: Labelled, settings: Settings) -> Floats:
    """Give the probabilities of each sentence by a model that was fitted on the others: (sentences, labels)."""
    shares = []
    for index in range(len(everything)):
        settings.say(f"leaving out sentence {index + 1} of {len(everything)}")
        left = np.arange(len(everything)) == index
        shares.append(
            fit_model(config, by_sentence(everything.take(~left)), settings).predict_proba(everything.take(left).texts)
        )
    return np.vstack(shares)


def by_sentence(labelled: Labelled) -> Labelled:
    """Let every sentence be its own document, where there is only one."""
    return Labelled(labelled.tasks, labelled.items.assign(group=labelled.items["id"]), labelled.gold)


def describe_settings(config: ExperimentConfig) -> str:
    """Give the part of the signature that tells what was fitted on which sources."""
    return f"{config.model.kind}, families {'+'.join(config.model.families) or 'none'}, {'+'.join(config.data.sources)}"
