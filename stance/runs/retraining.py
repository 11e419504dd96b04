"""Whether a committed model is the one that its training gives: told by its fingerprint, or by training it again.

The fingerprint is what was recorded at training: the SHA-256 of the sentences and labels, the settings,
the seed and the version of stance. It is compared at once; only a second training compares bytes.
"""

import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import asdict, replace
from importlib.metadata import version
from pathlib import Path

import numpy as np

from stance.codebook import shipped_codebook
from stance.corpus.labelled import Labelled, project_labelled
from stance.errors import StanceError
from stance.metrics.predictions import read_predictions
from stance.model.storage import read_about
from stance.runs.beside import read_report
from stance.runs.config import read_config
from stance.runs.fitting import describe_settings
from stance.runs.holding_out import draw_limit
from stance.runs.rebuilding import whole_parts
from stance.runs.settings import Settings
from stance.runs.signature import data_hash, package_versions, signature_seed
from stance.runs.training import train_experiment

_AGAIN = "train it again"


def fingerprint_problems(folders: Iterable[Path]) -> Iterator[str]:
    """Tell which experiments were not trained on the present annotations with their present settings.

    The folders are those of experiments that can be read.
    """
    for folder in folders:
        parts = whole_parts(replace(read_config(folder).data, limit=0), project_labelled())
        yield from _fingerprint_problems(folder, *parts)


def _fingerprint_problems(folder: Path, train: Labelled, test: Labelled) -> Iterator[str]:
    name, config = f"experiments/{folder.name}", read_config(folder)
    report, about = read_report(folder / "report.json"), read_about(folder / "model")["about"]
    line, recorded = report["signature"], report["data"]["sha256"]
    present = data_hash(draw_limit(train, config.data.limit, signature_seed(line)), test)
    if recorded != present:
        yield f"{name}: trained on data {recorded[:12]}, annotations and settings now give {present[:12]}; {_AGAIN}"
    settings = {"data": asdict(config.data), "model": asdict(config.model)}
    # Models from before settings were recorded tell them in their signature alone.
    same = about.get("settings", settings)
    if f" | {describe_settings(config)} | " not in line or _plain(same) != _plain(settings):
        yield f"{name}: trained with other settings than experiment.toml now has; {_AGAIN}"
    if not line.startswith(f"stance {version('stance')} | "):
        yield f"{name}: trained with {line.partition(' | ')[0]}, this is stance {version('stance')}; {_AGAIN}"
    if about["signature"] != line:
        yield f"{name}: model and report.json are of different trainings; {_AGAIN}"


def _plain(settings: dict[str, dict[str, object]]) -> dict[str, dict[str, object]]:
    """Give settings as JSON has them, with lists for tuples."""
    return {
        part: {key: list(value) if isinstance(value, tuple) else value for key, value in values.items()}
        for part, values in settings.items()
    }


def retraining_problems(folder: Path, settings: Settings) -> list[str]:
    """Train an experiment into a temporary folder and tell which of its committed files come out differently.

    It is trained with the seed that its report names. Compared are the files of the model and the predictions.

    Raises:
        StanceError: the experiment was never trained, or cannot be trained.
    """
    path = folder / "report.json"
    if not path.is_file():
        raise StanceError(f"{path}: no such file; {folder.name} has no model to compare with, train it first")
    line = read_report(path)["signature"]
    with tempfile.TemporaryDirectory(prefix="stance-") as temporary:
        output = Path(temporary) / folder.name
        train_experiment(folder, output, replace(settings, seed=signature_seed(line)))
        problems = [
            f"experiments/{folder.name}/{file}: {difference}; {_AGAIN}"
            for file in sorted({*_files(folder), *_files(output)})
            if (difference := _difference(folder / file, output / file))
        ]
        if problems:
            problems += _distances(folder, output)
    here = package_versions(read_config(folder).model.families)
    if problems and here not in line:
        problems.append(f"experiments/{folder.name}: trained with other packages ({line}); here {here}")
    return problems


def _distances(committed: Path, trained: Path) -> Iterator[str]:
    """Tell how far the predictions of two trainings are apart, so that last digits are not taken for another model.

    Another processor sums in another order, which changes the last digits of weights.
    """
    for task in shipped_codebook().tasks:
        file = f"predictions_{task.name}.csv"
        try:
            one, other = read_predictions(committed / file, task), read_predictions(trained / file, task)
        except StanceError:
            # That the file differs has been told.
            continue
        if not np.array_equal(one.ids, other.ids):
            yield f"experiments/{committed.name}: {file} is about other items than training gives"
        elif one.probabilities is not None and other.probabilities is not None:
            furthest = np.abs(one.probabilities - other.probabilities).max()
            n_other = int((one.predicted != other.predicted).any(axis=1).sum())
            yield (
                f"experiments/{committed.name}: of {task.name}, {n_other} of {len(one.ids)} items get other labels, "
                f"and probabilities are {furthest:.1g} apart at most"
            )


def _files(folder: Path) -> list[str]:
    found = [*folder.glob("model/*"), *folder.glob("predictions_*.csv")]
    return [path.relative_to(folder).as_posix() for path in found if path.is_file()]


def _difference(committed: Path, trained: Path) -> str:
    """Tell how two files differ, "" where they do not."""
    if not committed.is_file():
        return "training makes this file, which is missing"
    if not trained.is_file():
        return "training makes no such file"
    one, other = committed.read_bytes(), trained.read_bytes()
    if one == other:
        return ""
    place = next((at for at, (x, y) in enumerate(zip(one, other, strict=False)) if x != y), min(len(one), len(other)))
    return f"training gives another file, from byte {place:,} of {len(one):,} on"
