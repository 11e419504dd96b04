"""A whole scoring run: inputs are looked through, then scored in a stream to stdout or into a file."""

import hashlib
import json
import os
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import asdict, dataclass, field
from importlib.metadata import version
from itertools import islice
from pathlib import Path
from typing import TextIO

from stance.corpus.decoding import Source, check_encoding
from stance.errors import StanceError
from stance.model.classifier import StanceClassifier
from stance.runs.files import told_as
from stance.runs.inputs import InputOptions, open_inputs
from stance.runs.locking import hold_file
from stance.runs.progress import show_progress
from stance.runs.records import render_header, write_parquet
from stance.runs.refusing import list_refused, refused_path
from stance.runs.resuming import journal_path, open_part, part_path
from stance.runs.scoring import ScoredBatch, ScoringJob, batch_sentences, job_model
from stance.runs.summary import Summary
from stance.runs.texts import Inspection, Refusal, inspect_inputs, read_texts, require_all, split_texts
from stance.runs.workers import score_batches

_BLOCKS, _BLOCK = 64, 1 << 16


@dataclass(frozen=True)
class Delivery:
    """A scoring run: what is read, by which model, and what becomes of the records.

    Without `output` records go to a stream. `skip_bad_rows` lists what cannot be scored beside the
    output; else it is an error.
    """

    inputs: Sequence[str]
    job: ScoringJob
    options: InputOptions = field(default_factory=InputOptions)
    output: Path | None = None
    workers: int = 1
    resume: bool = False
    skip_bad_rows: bool = False
    has_progress: bool = False


def deliver(delivery: Delivery, stdout: TextIO) -> Summary:
    """Score inputs to `stdout`, or into a file where the run names one.

    Nothing is written before all inputs were found good.

    Raises:
        StanceError: an option does not fit, or an input cannot be scored.
    """
    _refuse_options(delivery)
    if delivery.output is not None:
        return deliver_file(delivery)
    model = job_model(delivery.job)
    with open_inputs(delivery.inputs, delivery.options) as sources:
        inspection = inspect_inputs(sources, delivery.options)
        return _print(delivery, model, sources, inspection, stdout)


def deliver_file(delivery: Delivery) -> Summary:
    """Score inputs into the file `delivery.output`."""
    output = delivery.output
    if output is None:
        raise ValueError("no output to write to")
    model = job_model(delivery.job)
    outputs = (output, refused_path(output))
    with (
        hold_file(output),
        open_inputs(delivery.inputs, delivery.options, outputs=outputs) as sources,
        refusals_of(delivery) as refuse,
    ):
        inspection = inspect_inputs(sources, delivery.options, refuse=refuse)
        return write_records(delivery, model, sources, inspection, output)


def _refuse_options(delivery: Delivery) -> None:
    check_encoding(delivery.options.encoding)
    if delivery.workers < 1:
        raise StanceError(f"--workers {delivery.workers}: expected 1 or more")
    if delivery.output is not None:
        _refuse_output(delivery.output)
        return
    for option, is_given in (("--resume", delivery.resume), ("--skip-bad-rows", delivery.skip_bad_rows)):
        if is_given:
            raise StanceError(f"{option} needs --output FILE; beside it lies what the option is about")
    if delivery.job.kind == "parquet":
        raise StanceError("--format parquet needs --output FILE; a Parquet file cannot be printed")


def _refuse_output(output: Path) -> None:
    if output.is_dir():
        raise StanceError(f"{output}: a folder; expected a file name for the records")
    if not output.resolve().parent.is_dir():
        raise StanceError(f"{output.resolve().parent}: no such folder; make it first, or name another --output")
    if output.suffix.lower() == ".gz":
        raise StanceError(f"{output}: outputs are not compressed; name it {output.with_suffix('')}")


def refusals_of(delivery: Delivery) -> AbstractContextManager[Callable[[Refusal], None] | None]:
    """Open the list of what a run refuses, where it goes on after refusals; None where it does not."""
    if delivery.skip_bad_rows and delivery.output is not None:
        return list_refused(delivery.output)
    return nullcontext()


def _print(
    delivery: Delivery, model: StanceClassifier, sources: list[Source], inspection: Inspection, stdout: TextIO
) -> Summary:
    labels: Counter[str] = Counter()
    stdout.write(_header(delivery.job, model))
    with show_progress(inspection.n_sentences, is_shown=delivery.has_progress) as advance:
        for batch in _scored(delivery, sources):
            stdout.write(batch.lines)
            labels += batch.labels
            advance(batch.n_sentences)
    return Summary(model.tasks_, inspection.n_texts, inspection.n_sentences, inspection.n_refused, labels)


def write_records(
    delivery: Delivery, model: StanceClassifier, sources: list[Source], inspection: Inspection, output: Path
) -> Summary:
    """Score inputs that were looked through into the file `output`."""
    key, job = run_key(delivery, sources), delivery.job
    with (
        open_part(output, key, resume=delivery.resume) as part,
        show_progress(inspection.n_sentences, done=part.journal.n_sentences, is_shown=delivery.has_progress) as advance,
    ):
        part.write_header(_header(job, model))
        for batch in _scored(delivery, sources, n_done=part.journal.n_batches):
            part.append(batch)
            advance(batch.n_sentences)
    _finish(model, job, output)
    journal = part.journal
    return Summary(model.tasks_, inspection.n_texts, journal.n_sentences, inspection.n_refused, journal.labels)


def _scored(delivery: Delivery, sources: list[Source], *, n_done: int = 0) -> Iterator[ScoredBatch]:
    texts = read_texts(sources, delivery.options)
    accepted = texts if delivery.skip_bad_rows else require_all(texts)
    batches = islice(batch_sentences(split_texts(accepted, delivery.options.unit)), n_done, None)
    return score_batches(delivery.job, batches, workers=delivery.workers)


def _header(job: ScoringJob, model: StanceClassifier) -> str:
    return render_header(model.tasks_, job.kind, width=job.width, has_precedents=job.precedents is not None)


def _finish(model: StanceClassifier, job: ScoringJob, output: Path) -> None:
    part = part_path(output)
    with told_as(output):
        if job.kind == "parquet":
            staged = part.with_name(part.name + ".parquet")
            try:
                write_parquet(part, model.tasks_, staged, has_precedents=job.precedents is not None)
                staged.replace(output)
            finally:
                staged.unlink(missing_ok=True)
            part.unlink()
        else:
            part.replace(output)
        journal_path(output).unlink(missing_ok=True)


def run_key(delivery: Delivery, sources: list[Source]) -> str:
    """Identify a run by all that its records depend on."""
    parts = {
        "version": version("stance"),
        "inputs": [(source.where, source.doc, source.kind, _state(source)) for source in sources],
        "options": asdict(delivery.options),
        "output": (delivery.job.kind, delivery.job.width, delivery.skip_bad_rows),
        "model": delivery.job.fingerprint,
        "labels": (delivery.job.min_precision, delivery.job.precedents),
    }
    return hashlib.sha256(json.dumps(parts).encode("utf-8", "surrogateescape")).hexdigest()


def _state(source: Source) -> str | None:
    """Tell whether an input is still the same by what is in it, as times change without it; None where nothing can be.

    Looked at are blocks all over it, the first and the last among them; of a file of up to four megabytes they
    are the whole. A change between the blocks of a larger one that leaves its length is not seen.
    """
    digest = hashlib.sha256()
    try:
        with source.path.open("rb") as stream:
            size = os.fstat(stream.fileno()).st_size
            digest.update(str(size).encode())
            for number in range(_BLOCKS):
                stream.seek(max(size - _BLOCK, 0) * number // (_BLOCKS - 1))
                digest.update(stream.read(_BLOCK))
    except OSError:
        return None
    return digest.hexdigest()
