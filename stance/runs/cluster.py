"""The Dask cluster that work is handed to: how it is reached, and what is asked of it first."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import version
from typing import Any

from stance.errors import StanceError
from stance.runs.versions import library_versions

SECONDS_TO_CONNECT = 10


@contextmanager
def connect(scheduler: str) -> Iterator[Any]:
    """Give a client of the cluster whose scheduler has this address, once its workers were found fit.

    Raises:
        StanceError: dask.distributed is not installed, the scheduler is not reached or lost, it has no workers,
            they have other versions, or a piece of work took several workers down.
    """
    client = _open_client(scheduler)
    from distributed import KilledWorker
    from distributed.client import FutureCancelledError

    with client:
        _require_workers(client, scheduler)
        _require_versions(client)
        try:
            yield client
        except KilledWorker as error:
            raise StanceError(
                f"--scheduler {scheduler}: a piece of work was lost with several workers, perhaps for lack of memory; "
                "give each more and run again; scoring goes on with --resume"
            ) from error
        except FutureCancelledError as error:
            raise StanceError(
                f"--scheduler {scheduler}: lost while it worked; start it and its workers, and run again; "
                "scoring goes on with --resume"
            ) from error


def _open_client(scheduler: str) -> Any:
    try:
        from distributed import Client
    except ImportError as error:
        raise StanceError(
            "--engine dask needs the library dask.distributed, which is not installed; pip install 'stance[cluster]'"
        ) from error

    class SharingClient(Client):
        """A client whose shared data outlive the worker that has them; it is closed by `with` alone.

        joblib scatters what its tasks share, such as the features of all sentences, and what is scattered is
        gone with the worker that it lies on: https://github.com/dask/distributed/issues/3149. The result of a
        task is not, as the scheduler has it made again.
        """

        async def scatter(self, data: Any, **_: Any) -> Any:  # type: ignore[override]
            return self.submit(_itself, data, pure=False)

        def __del__(self) -> None:
            # The library's own would wait 20 seconds for a client that never had a scheduler to take its leave.
            pass

    # What goes wrong is told in one message; the log would tell it with a traceback.
    logging.getLogger("distributed.client").setLevel(logging.CRITICAL)
    client: Any = SharingClient
    try:
        return client(scheduler, timeout=SECONDS_TO_CONNECT, set_as_default=False)
    except (OSError, ValueError) as error:
        raise StanceError(f"--scheduler {scheduler}: not reached ({error}); start one with `dask scheduler`") from error


def _itself(data: Any) -> Any:
    return data


def _require_workers(client: Any, scheduler: str) -> None:
    try:
        client.wait_for_workers(1, timeout=SECONDS_TO_CONNECT)
    except TimeoutError as error:
        raise StanceError(
            f"--scheduler {scheduler}: has no workers; start some with `dask worker {scheduler} --nthreads 1`"
        ) from error


def _require_versions(client: Any) -> None:
    for name, here in ({"stance": version("stance")} | library_versions()).items():
        for worker, there in client.run(version, name, on_error="return").items():
            if there != here:
                found = "is not installed" if isinstance(there, Exception) else f"is version {there}"
                raise StanceError(f"worker {worker}: {name} {found}, here it is {here}; install the same everywhere")
