"""What a command may choose beside an experiment."""

from collections.abc import Callable
from dataclasses import dataclass

Say = Callable[[str], None]


@dataclass(frozen=True)
class Settings:
    """What a command may choose beside the experiment: seed, processes, where log lines go, who fits the folds.

    With `scheduler`, the address of a Dask cluster, inner folds are fitted there, else by `jobs` processes here.
    """

    seed: int = 0
    jobs: int = 1
    say: Say = lambda line: None
    scheduler: str | None = None
