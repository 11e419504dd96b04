"""What is held out: the parts of an experiment's sentences, or of a user's table."""

from pathlib import Path

import numpy as np
import numpy.typing as npt

from stance.corpus.labelled import Labelled
from stance.corpus.splits import held_out_mask, near_duplicates, read_split, split_by_group
from stance.errors import StanceError
from stance.resources import annotations_folder
from stance.runs.config import DataConfig, ExperimentConfig

Bools = npt.NDArray[np.bool_]

HELD_OUT_SHARE = 0.25
_MIN_GROUPS = 4
HELD_OUT = {
    "split": "held out: real sentences of the documents that split.csv keeps out of training",
    "article": "held out: the seed article, trained without it",
    "leave-one-out": "held out: leave-one-out over the sentences of one article, not over documents",
}


def held_out_items(config: ExperimentConfig, labelled: Labelled) -> Labelled:
    """Give the sentences that an experiment is tested on."""
    return labelled.take(_held_out(config.data, labelled))


def composed_items(data: DataConfig, labelled: Labelled) -> Labelled | None:
    """Give the second held-out set, composed documents; None for an experiment with a held-out part of its own."""
    if data.held_out != "split":
        return None
    found = labelled.take(_kept_out(labelled) & (labelled.items["source"] == "composed").to_numpy())
    return found if len(found) else None


def _kept_out(labelled: Labelled) -> Bools:
    return held_out_mask(labelled, read_split(annotations_folder() / "split.csv"))


def _held_out(data: DataConfig, labelled: Labelled) -> Bools:
    source = labelled.items["source"].to_numpy(dtype=str)
    if data.held_out == "leave-one-out":
        return np.isin(source, data.sources)
    if data.held_out == "article":
        return np.isin(source, ["article"])
    held_out: Bools = _kept_out(labelled) & (source == "real")
    return held_out


def project_parts(data: DataConfig, labelled: Labelled) -> tuple[Labelled, Labelled]:
    """Give what an experiment may train on, before any limit, and what it holds out; both alike for leave-one-out.

    Nothing is trained on that split.csv holds out, real or composed, nor on what nearly repeats it.
    """
    mask = _held_out(data, labelled)
    if data.held_out == "leave-one-out":
        return labelled.take(mask), labelled.take(mask)
    wanted = np.isin(labelled.items["source"].to_numpy(dtype=str), data.sources)
    kept_out = mask | _kept_out(labelled)
    return without_near_duplicates(labelled.take(~kept_out & wanted), labelled.take(kept_out)), labelled.take(mask)


def draw_limit(train: Labelled, limit: int, seed: int) -> Labelled:
    """Draw as many training sentences as the experiment is limited to, all where there is no limit."""
    return train.take(np.random.default_rng(seed).permutation(len(train))[:limit]) if limit else train


def without_near_duplicates(train: Labelled, kept_out: Labelled) -> Labelled:
    """Leave out of training what a held-out sentence nearly repeats."""
    leaking = {pair[0] for pair in near_duplicates(train, kept_out)}
    return train.take(~train.items["id"].isin(leaking).to_numpy())


def split_table(path: Path, labelled: Labelled, seed: int) -> tuple[Bools, str]:
    """Draw what of a user's table is held out, by whole groups where there are enough, and tell how.

    Raises:
        StanceError: the table is too small.
    """
    n_groups = len(np.unique(labelled.groups))
    if n_groups >= _MIN_GROUPS:
        mask = split_by_group(labelled.groups, share=HELD_OUT_SHARE, seed=seed)
        kind = "items" if n_groups == len(labelled) else "groups"
        return mask, f"held out: {mask.sum()} of {len(labelled)} items, whole {kind} drawn at random, seed {seed}"
    if len(labelled) < 2 * _MIN_GROUPS:
        raise StanceError(
            f"{path}: {len(labelled)} rows; too few to hold some out, at least {2 * _MIN_GROUPS} are needed"
        )
    mask = split_by_group(labelled.items["id"].to_numpy(dtype=str), share=HELD_OUT_SHARE, seed=seed)
    return (
        mask,
        f"held out: {mask.sum()} of {len(labelled)} items at random; the table has too few groups to keep them whole",
    )
