"""The settings of an experiment, read from experiment.toml; unknown keys are refused."""

import tomllib
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from stance.corpus.annotations import SOURCES
from stance.errors import StanceError
from stance.model.classifier import STRENGTHS
from stance.model.vocabulary import FAMILIES

FILE = "experiment.toml"
HELD_OUT = ("split", "article", "leave-one-out")
KINDS = ("linear", "keywords")


@dataclass(frozen=True)
class DataConfig:
    """What is trained on and what is held out.

    `held_out`: split, the committed split by document; article, the seed article, trained without it;
    leave-one-out, every sentence in turn. `sources`: of article, real, composed, what is trained on.
    `limit`: how many training sentences are drawn at random, 0 for all.
    """

    held_out: str = "split"
    sources: tuple[str, ...] = SOURCES
    limit: int = 0


@dataclass(frozen=True)
class ModelConfig:
    """How the classifier is made; `families` may be empty, which predicts what is most frequent."""

    kind: str = "linear"
    families: tuple[str, ...] = ("frames",)
    strengths: tuple[float, ...] = STRENGTHS
    min_documents: int = 2
    folds: int = 5


@dataclass(frozen=True)
class ExperimentConfig:
    """One question, and what is needed to answer it."""

    question: str
    data: DataConfig
    model: ModelConfig


def read_config(folder: Path) -> ExperimentConfig:
    """Read the settings of an experiment folder.

    Raises:
        StanceError: the file is missing or no TOML, has an unknown key or an impossible value.
    """
    path = folder / FILE
    if not folder.is_dir():
        raise StanceError(f"{folder}: no such folder; expected an experiment, a folder with {FILE}")
    if not path.is_file():
        raise StanceError(f"{path}: no such file; an experiment is a folder with {FILE}")
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise StanceError(f"{path}: no valid TOML: {error}") from error
    _refuse_unknown(path, "", data, {"question", "data", "model"})
    question = data.get("question")
    if not isinstance(question, str) or not question.strip():
        raise StanceError(f'{path}: no question; every experiment asks one, in a line question = "…"')
    config = ExperimentConfig(
        question, _section(path, "data", data, DataConfig), _section(path, "model", data, ModelConfig)
    )
    _refuse_value(path, "data.held_out", (config.data.held_out,), HELD_OUT)
    _refuse_value(path, "data.sources", config.data.sources, SOURCES)
    _refuse_value(path, "model.kind", (config.model.kind,), KINDS)
    _refuse_value(path, "model.families", config.model.families, tuple(FAMILIES))
    return config


def _section(path: Path, name: str, data: dict[str, Any], kind: type[Any]) -> Any:
    section = data.get(name, {})
    if not isinstance(section, dict):
        raise StanceError(f"{path}: {name} is {section!r}; expected a section [{name}]")
    defaults = {field.name: field.default for field in fields(kind)}
    _refuse_unknown(path, name + ".", section, set(defaults))
    values = {}
    for key, value in section.items():
        value = tuple(value) if isinstance(value, list) else value
        expected = type(defaults[key])
        if not isinstance(value, expected):
            raise StanceError(f"{path}: {name}.{key} is {value!r}; expected {_WORDS[expected]}")
        values[key] = value
    return kind(**values)


_WORDS = {str: "text in quotes", tuple: "a list in brackets", int: "a whole number"}


def _refuse_unknown(path: Path, prefix: str, found: dict[str, Any], known: set[str]) -> None:
    unknown = sorted(set(found) - known)
    if unknown:
        raise StanceError(
            f"{path}: unknown key {prefix + unknown[0]!r}; known are {', '.join(sorted(prefix + key for key in known))}"
        )


def _refuse_value(path: Path, key: str, found: tuple[Any, ...], known: tuple[str, ...]) -> None:
    for value in found:
        if value not in known:
            raise StanceError(f"{path}: {key} has {value!r}; expected {', '.join(known)}")
