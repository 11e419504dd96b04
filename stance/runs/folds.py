"""Inner folds on a Dask cluster, through joblib, with the same weights as on one machine."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from stance.runs.cluster import connect


@contextmanager
def folds_on(scheduler: str | None) -> Iterator[None]:
    """Let what joblib does in parallel within the block be done by a cluster; None leaves it on this machine.

    Raises:
        StanceError: as `connect`.
    """
    if scheduler is None:
        yield
        return
    with connect(scheduler) as client:
        import dask
        from joblib import parallel_config

        # The features are sent once and are as large as they are; no warning is needed.
        with (
            dask.config.set({"distributed.admin.large-graph-warning-threshold": "1TB"}),
            parallel_config(backend=_make_backend(client)),
        ):
            yield


def _make_backend(client: Any) -> Any:
    from joblib._dask import DaskDistributedBackend

    class ClusterBackend(DaskDistributedBackend):  # type: ignore[misc]
        """joblib's backend, with two of its ways mended."""

        def effective_n_jobs(self, n_jobs: int) -> int:
            # Of one, joblib thinks that it need not hand anything out.
            return max(2, int(super().effective_n_jobs(n_jobs)))

        def submit(self, func: Any, callback: Callable[[Any], None] | None = None) -> Any:
            # joblib is not told of work that the cluster gave up, and would wait for it for ever.
            def tell(done: Any) -> None:
                error = done.exception()
                if error is not None and callback is not None:
                    callback(error)

            future = super().submit(func, callback)
            future.add_done_callback(tell)
            return future

    return ClusterBackend(client=client)
