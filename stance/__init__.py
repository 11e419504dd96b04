"""Who commits to what in political and diplomatic text.

The five verbs train, evaluate, score, compare and check work on frames and datasets as the
commands do on files; `load` gives a trained classifier.
"""

from importlib import import_module
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

    from stance.runs.estimator import StanceClassifier

__version__ = version("stance")
__all__ = ["StanceClassifier", "StanceError", "check", "compare", "evaluate", "load", "score", "train"]

_HOMES = {
    "StanceClassifier": "stance.runs.estimator",
    "StanceError": "stance.errors",
}
_VERBS = ("train", "evaluate", "score", "compare", "check")


def load(path: "str | Path | None" = None, *, trust: bool = False) -> "StanceClassifier":
    """Load a model folder; without a path, the default model that ships with the package.

    The classifier is scikit-learn's estimator; its `score` without labels gives records, as `stance.score` does.

    Args:
        path: a model folder, or with `trust` a joblib file.
        trust: read a joblib file, which can run any program; only for one that you made yourself.

    Raises:
        StanceError: there is no model, it was changed, or it is a file and not trusted.
    """
    from pathlib import Path

    from stance.model.storage import load_any
    from stance.resources import default_model_folder
    from stance.runs.estimator import estimator_of

    return estimator_of(load_any(default_model_folder() if path is None else Path(path), trust=trust))


def __getattr__(name: str) -> Any:
    """Import a public name when it is first used, so that `import stance` stays quick."""
    if name in _VERBS:
        return import_module(f"stance.{name}")
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'stance' has no attribute {name!r}")


def __dir__() -> list[str]:
    """List the public names, also those not imported yet."""
    return sorted({*globals(), *__all__})
