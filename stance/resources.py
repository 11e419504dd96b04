"""Where the project's own files lie: in the checkout, or inside an installed wheel."""

from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).parent


@cache
def project_root() -> Path:
    """Give the folder that holds annotations/, seeds/ and experiments/."""
    checkout = _PACKAGE.parent
    return checkout if (checkout / "annotations" / "codebook.toml").is_file() else _PACKAGE / "project"


def annotations_folder() -> Path:
    """Give the folder of codebook, sentences, judgements and split."""
    return project_root() / "annotations"


def seeds_folder() -> Path:
    """Give the folder of the seed article."""
    return project_root() / "seeds"


def experiments_folder() -> Path:
    """Give the folder of the committed experiments."""
    return project_root() / "experiments"


def default_model_folder() -> Path:
    """Give the folder of the model that ships with the package."""
    return experiments_folder() / "default" / "model"
