"""Scoring of Parquet parts on a Dask cluster: one output part for each input part, the same rows as on one machine.

Parts are read and written by the workers, so all machines must see both folders under the same
paths. A part appears under its name only when it is whole: a part that a lost worker had begun is
scored again elsewhere, and a second run with --resume skips the parts that are there.
"""

import shutil
import uuid
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

from stance.codebook import Task
from stance.corpus.decoding import check_encoding
from stance.errors import StanceError
from stance.runs.cluster import connect
from stance.runs.delivering import Delivery, refusals_of, run_key, write_records
from stance.runs.inputs import open_inputs
from stance.runs.ledger import begin_ledger, enter_part, read_ledger
from stance.runs.locking import hold_folder
from stance.runs.progress import show_progress
from stance.runs.scoring import job_model
from stance.runs.summary import Summary
from stance.runs.texts import Inspection, Refusal, look_through, require_texts

STAGING = ".stance-staging"

Refuse = Callable[[Refusal], None]


class _Part(NamedTuple):
    """One part: what is to be done with it, and where the scored part goes."""

    delivery: Delivery
    target: Path


def deliver_on_cluster(delivery: Delivery, scheduler: str) -> Summary:
    """Score every Parquet part of the input into a part of the same name in the folder `delivery.output`.

    The summary is of all parts, also of those that a run before this one finished.

    Raises:
        StanceError: the cluster is not fit (see `connect`), an option does not fit, another run writes to the
            folder, or a part cannot be scored.
    """
    output = _output_folder(delivery)
    delivery = replace(delivery, output=output)
    model = job_model(delivery.job)
    with (
        hold_folder(output),
        open_inputs(delivery.inputs, delivery.options) as sources,
        connect(scheduler) as client,
        refusals_of(delivery) as refuse,
    ):
        paths = {source.doc: source.path.resolve() for source in sources}
        _refuse_parts(paths)
        key = run_key(delivery, sources)
        done = _finished(output, paths, key, model.tasks_, resume=delivery.resume)
        parts = [_Part(_of_part(delivery, path), output / name) for name, path in paths.items()]
        missing = [part for part in parts if part.target.name not in done]
        # The list of what was refused is of all parts, so finished ones are looked through again for it.
        n_refused, inspections = _inspect(client, parts if refuse else missing, refuse)
        begin_ledger(output, key, done)
        (output / STAGING).mkdir(exist_ok=True)
        try:
            tasks = [(part, inspections[part.target.name]) for part in missing]
            found = _score(client, tasks, has_progress=delivery.has_progress)
        finally:
            shutil.rmtree(output / STAGING, ignore_errors=True)
    return _total(model.tasks_, [*done.values(), *found], n_refused)


def _of_part(delivery: Delivery, path: Path) -> Delivery:
    job = replace(delivery.job, model=delivery.job.model.resolve())
    return replace(delivery, inputs=(str(path),), job=job, workers=1, resume=False, has_progress=False)


def _inspect(client: Any, parts: list[_Part], refuse: Refuse | None) -> tuple[int, dict[str, Inspection]]:
    """Have parts looked through; give the number of refused texts and what was found in each part."""
    inspections: dict[str, Inspection] = {}
    total = Inspection(0, 0, 0)
    for part, (inspection, refusals) in zip(
        parts, _map(client, inspect_part, [(part.delivery,) for part in parts]), strict=True
    ):
        for refusal in refusals:
            if refuse is not None:
                refuse(refusal)
        inspections[part.target.name] = inspection
        total += inspection
    if parts:
        require_texts(total)
    return total.n_refused, inspections


def inspect_part(delivery: Delivery) -> tuple[Inspection, list[Refusal]]:
    """Look through one part on a worker."""
    refusals: list[Refusal] = []
    refuse = refusals.append if delivery.skip_bad_rows else None
    with open_inputs(delivery.inputs, delivery.options) as sources:
        return look_through(sources, delivery.options, refuse=refuse), refusals


def _score(client: Any, tasks: list[tuple[_Part, Inspection]], *, has_progress: bool) -> list[Summary]:
    found: list[Summary] = []
    with show_progress(sum(item.n_sentences for _, item in tasks), is_shown=has_progress) as advance:
        for (part, _), summary in zip(tasks, _map(client, score_part, tasks), strict=True):
            enter_part(part.target.parent, part.target.name, summary)
            found.append(summary)
            advance(summary.n_sentences)
    return found


def score_part(part: _Part, inspection: Inspection) -> Summary:
    """Score one part on a worker, in a place of its own until it is whole, as a lost worker may still write."""
    staged = part.target.parent / STAGING / f"{uuid.uuid4().hex}.parquet"
    delivery = replace(part.delivery, output=staged)
    with open_inputs(delivery.inputs, delivery.options) as sources:
        summary = write_records(delivery, job_model(delivery.job), sources, inspection, staged)
    staged.replace(part.target)
    return summary


def _output_folder(delivery: Delivery) -> Path:
    check_encoding(delivery.options.encoding)
    if delivery.output is None:
        raise StanceError("--engine dask needs --output DIR, the folder of the scored parts")
    if delivery.job.kind != "parquet":
        raise StanceError("--engine dask writes Parquet parts; leave --format out")
    return delivery.output.resolve()


def _refuse_parts(parts: dict[str, Path]) -> None:
    for name, path in parts.items():
        if path.suffix.lower() != ".parquet":
            raise StanceError(f"{path}: --engine dask scores Parquet parts; remove {name!r} or convert it")
        if name != path.name:
            raise StanceError(f"{path}: --engine dask takes parts that lie in one folder; name the folder of {name!r}")


def _finished(
    output: Path, parts: Iterable[str], key: str, tasks: tuple[Task, ...], *, resume: bool
) -> dict[str, Summary]:
    """Give the parts that a run before this one finished, with what was counted in each.

    Raises:
        StanceError: there are parts, and they are another run's or --resume is not given.
    """
    found = {name for name in parts if (output / name).exists()}
    if not found:
        return {}
    if not resume:
        raise StanceError(f"{output}: holds {min(found)!r} already; go on with --resume, or name an empty folder")
    return {name: summary for name, summary in read_ledger(output, key, tasks).items() if name in found}


def _map(client: Any, function: Any, tasks: Iterable[tuple[Any, ...]]) -> Iterator[Any]:
    """Do tasks on the workers and give their results in order; those of lost workers are done again by others."""
    futures = deque(client.submit(function, *task, pure=False) for task in tasks)
    try:
        while futures:
            # Let go of as soon as it is read, for the worker to forget it.
            yield futures.popleft().result()
    finally:
        client.cancel(list(futures))


def _total(tasks: Any, found: list[Summary], n_refused: int) -> Summary:
    labels: Counter[str] = Counter()
    for summary in found:
        labels.update(summary.labels)
    n_texts, n_sentences = sum(item.n_texts for item in found), sum(item.n_sentences for item in found)
    return Summary(tasks, n_texts, n_sentences, n_refused, labels)
