"""Batches scored in this process or in several, in order, with as few in memory as keep all of them busy."""

import os
import threading
import time
from collections.abc import Iterable, Iterator
from functools import cache

from stance.errors import StanceError
from stance.runs.scoring import ScoredBatch, ScoringJob, score_batch
from stance.runs.texts import Sentence

_SECONDS_TO_LOOK = 1.0


def score_batches(job: ScoringJob, batches: Iterable[list[Sentence]], *, workers: int) -> Iterator[ScoredBatch]:
    """Score batches in order, with as few of them in memory as keep the workers busy.

    Raises:
        StanceError: an input cannot be read any more, or a worker process ended.
    """
    if workers == 1:
        for batch in batches:
            yield score_batch(job, batch)
        return
    from joblib import Parallel, delayed
    from joblib.externals.loky.process_executor import TerminatedWorkerError

    guarded = _Guarded(batches)
    parallel = Parallel(n_jobs=workers, return_as="generator", batch_size=1, pre_dispatch="3*n_jobs")
    scored = parallel(delayed(_score_for)(os.getpid(), job, batch) for batch in guarded)
    try:
        for batch in scored:
            yield batch
    except GeneratorExit:
        # The reader has seen enough. The few batches that were handed out are awaited: to kill workers at their
        # work, as the library would, ends in a warning and at times in a traceback of its threads.
        guarded.is_ended = True
        for _ in scored:
            pass
        raise
    except TerminatedWorkerError as error:
        raise StanceError(
            f"a worker process ended, perhaps for lack of memory; try fewer than --workers {workers}"
        ) from error
    if guarded.error is not None:
        raise guarded.error


def _score_for(parent: int, job: ScoringJob, batch: list[Sentence]) -> ScoredBatch:
    """Score a batch in a worker process of `parent`."""
    _end_with(parent)
    return score_batch(job, batch)


@cache
def _end_with(parent: int) -> None:
    """Let this process end when its parent is gone; one that was killed cannot tell its workers."""
    threading.Thread(target=_watch, args=(parent,), daemon=True).start()


def _watch(parent: int) -> None:
    # Where a process keeps the number of a parent that is gone, as on Windows, this waits in vain.
    while os.getppid() == parent:
        time.sleep(_SECONDS_TO_LOOK)
    os._exit(1)


class _Guarded:
    """An iterable that ends where it fails, and keeps the error, or where it is told to.

    joblib reads it in a thread and would wait forever for one that failed.
    """

    def __init__(self, batches: Iterable[list[Sentence]]) -> None:
        self._batches = batches
        self.is_ended = False
        self.error: Exception | None = None

    def __iter__(self) -> Iterator[list[Sentence]]:
        try:
            for batch in self._batches:
                if self.is_ended:
                    return
                yield batch
        except Exception as error:
            self.error = error
