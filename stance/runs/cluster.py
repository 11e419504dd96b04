"""Scoring of Parquet parts on a Dask cluster: one output part for each input part, the same rows as on one machine.

Parts are read and written by the workers, so all machines must see both folders under the same
paths. A part appears under its name only when it is whole: a part that a lost worker had begun is
scored again elsewhere, and a second run with --resume skips the parts that are there.
"""

import shutil
import uuid
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from stance.corpus.decoding import check_encoding
from stance.errors import StanceError
from stance.runs.delivering import Delivery, deliver_file, run_key
from stance.runs.inputs import open_inputs
from stance.runs.progress import show_progress
from stance.runs.resuming import write_whole
from stance.runs.scoring import job_model
from stance.runs.summary import Summary
from stance.runs.texts import Inspection, inspect_inputs

KEY, STAGING = ".stance-run", ".stance-staging"
SECONDS_TO_CONNECT = 10


def deliver_on_cluster(delivery: Delivery, scheduler: str) -> Summary:
    """Score every Parquet part of the input into a part of the same name in the folder `delivery.output`.

    Raises:
        StanceError: dask.distributed is not installed, the scheduler is not reached, an option does not
            fit, or a part cannot be scored.
    """
    output = _output_folder(delivery)
    model = job_model(delivery.job)
    with open_inputs(delivery.inputs, delivery.options) as sources, _connect(scheduler) as client:
        parts = {source.doc: source.path.resolve() for source in sources}
        _refuse_parts(parts)
        key = run_key(delivery, sources)
        done = _finished(output, parts, key, resume=delivery.resume)
        tasks = [(_of_part(delivery, path, output), output / name) for name, path in parts.items() if name not in done]
        inspections = list(_map(client, inspect_part, tasks))
        write_whole(output / KEY, key)
        (output / STAGING).mkdir(exist_ok=True)
        try:
            found = _score_parts(client, tasks, inspections, has_progress=delivery.has_progress)
        finally:
            shutil.rmtree(output / STAGING, ignore_errors=True)
    return _total(model.tasks_, found)


def _of_part(delivery: Delivery, path: Path, output: Path) -> Delivery:
    job = replace(delivery.job, model=delivery.job.model.resolve())
    return replace(delivery, inputs=(str(path),), job=job, output=output, workers=1, resume=False, has_progress=False)


def _score_parts(
    client: Any, tasks: list[tuple[Delivery, Path]], inspections: list[Inspection], *, has_progress: bool
) -> list[Summary]:
    found: list[Summary] = []
    with show_progress(sum(item.n_sentences for item in inspections), is_shown=has_progress) as advance:
        for summary in _map(client, score_part, tasks):
            found.append(summary)
            advance(summary.n_sentences)
    return found


def inspect_part(delivery: Delivery, _: Path) -> Inspection:
    """Look through one part on a worker."""
    with open_inputs(delivery.inputs, delivery.options) as sources:
        return inspect_inputs(sources, delivery.options)


def score_part(delivery: Delivery, target: Path) -> Summary:
    """Score one part on a worker, in a place of its own until it is whole, as a lost worker may still write."""
    target.parent.mkdir(parents=True, exist_ok=True)
    staged = _staging(delivery) / f"{uuid.uuid4().hex}.parquet"
    summary = deliver_file(replace(delivery, output=staged))
    staged.replace(target)
    return summary


def _staging(delivery: Delivery) -> Path:
    return Path(str(delivery.output)) / STAGING


def _output_folder(delivery: Delivery) -> Path:
    check_encoding(delivery.options.encoding)
    if delivery.output is None:
        raise StanceError("--engine dask needs --output DIR, the folder of the scored parts")
    if delivery.job.kind != "parquet" or delivery.skip_bad_rows:
        raise StanceError(
            "--engine dask writes Parquet parts and skips no rows; leave --format and --skip-bad-rows out"
        )
    try:
        delivery.output.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StanceError(f"{delivery.output}: cannot make this folder ({error.strerror})") from error
    return delivery.output.resolve()


def _connect(scheduler: str) -> Any:
    try:
        from distributed import Client
    except ImportError as error:
        raise StanceError(
            "--engine dask needs the library dask.distributed, which is not installed; pip install 'stance[cluster]'"
        ) from error
    client: Any = Client
    try:
        return client(scheduler, timeout=SECONDS_TO_CONNECT, set_as_default=False)
    except (OSError, ValueError) as error:
        raise StanceError(f"--scheduler {scheduler}: not reached ({error}); start one with `dask scheduler`") from error


def _refuse_parts(parts: dict[str, Path]) -> None:
    for name, path in parts.items():
        if path.suffix.lower() != ".parquet":
            raise StanceError(f"{path}: --engine dask scores Parquet parts; remove {name!r} or convert it")
        if name != path.name:
            raise StanceError(f"{path}: --engine dask takes parts that lie in one folder; name the folder of {name!r}")


def _finished(output: Path, parts: Iterable[str], key: str, *, resume: bool) -> set[str]:
    """Give the parts that a run before this one finished.

    Raises:
        StanceError: there are parts, and they are another run's or --resume is not given.
    """
    found = {name for name in parts if (output / name).exists()}
    if not found:
        return found
    if not resume:
        raise StanceError(f"{output}: holds {min(found)!r} already; go on with --resume, or name an empty folder")
    marker = output / KEY
    if not marker.is_file() or marker.read_text(encoding="utf-8") != key:
        raise StanceError(f"{output}: made by a run with other inputs, options, model or version; name an empty folder")
    return found


def _map(client: Any, function: Any, tasks: list[tuple[Delivery, Path]]) -> Iterator[Any]:
    """Do tasks on the workers; those of lost workers are done again by others."""
    from distributed import as_completed
    from distributed.scheduler import KilledWorker

    futures = [client.submit(function, *task, pure=False) for task in tasks]
    completed: Any = as_completed
    try:
        for future in completed(futures, loop=client.loop):
            yield future.result()
    except KilledWorker as error:
        raise StanceError(
            f"a part was lost with several workers, perhaps for lack of memory ({error}); go on with --resume"
        ) from error
    finally:
        client.cancel(futures)


def _total(tasks: Any, found: list[Summary]) -> Summary:
    labels: Counter[str] = Counter()
    for summary in found:
        labels.update(summary.labels)
    return Summary(tasks, sum(item.n_texts for item in found), sum(item.n_sentences for item in found), 0, labels)
