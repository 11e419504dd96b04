"""A tiny model of the project's tasks, trained once, and helpers that run the command."""

import json
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from stance.codebook import shipped_codebook
from stance.corpus.labelled import Labelled
from stance.model.classifier import StanceClassifier
from stance.model.precedents import keep_training_set
from stance.model.storage import save_model
from stance.score import main

SENTENCES = (
    "Hungary will not take part in the mission.",
    "Oslo will not join the force.",
    "Ankara will not block the decision.",
    "We will send two frigates to the strait.",
    "Paris will send engineers next month.",
    "We call on both parties to lay down their arms.",
    "The delegates met on Friday.",
    "The talks lasted three hours.",
)
_TYPES = (("refusal",), ("refusal",), ("acquiescence",), ("pledge",), ("pledge",), ("directive",), (), ())
_STANCES = ("against", "against", "neutral", "favor", "favor", "neutral", "neutral", "neutral")


@pytest.fixture(scope="session")
def tiny_labelled() -> Labelled:
    """The sentences four times over, in four documents, s0 to s31."""
    tasks = (shipped_codebook().task("commitment"), shipped_codebook().task("stance"))
    labels = [{*types, stance} for types, stance in zip(_TYPES, _STANCES, strict=True)] * 4
    gold = {task.name: np.array([[name in row for name in task.names] for row in labels]) for task in tasks}
    places = range(len(labels))
    items = {"id": [f"s{n}" for n in places], "group": [f"d{n // 8}" for n in places], "text": SENTENCES * 4}
    return Labelled(tasks, pd.DataFrame(items), gold)


@pytest.fixture(scope="session")
def tiny_model(tiny_labelled) -> StanceClassifier:
    return StanceClassifier(tiny_labelled.tasks).fit(SENTENCES * 4, np.hstack(list(tiny_labelled.gold.values())))


@pytest.fixture(scope="session")
def save_tiny(tiny_model, tiny_labelled):
    """Save the model with its training sentences into a folder that does not exist yet."""

    def save(folder: Path) -> Path:
        folder.mkdir()
        kept = keep_training_set(tiny_model, tiny_labelled)
        save_model(folder, tiny_model, codebook_version=shipped_codebook().version, about={}, training_set=kept)
        return folder

    return save


@pytest.fixture(scope="session")
def model_folder(save_tiny, tmp_path_factory) -> Path:
    return save_tiny(tmp_path_factory.mktemp("tiny") / "model")


@pytest.fixture
def run(model_folder, capsys):
    """Run the command in this process and give status, stdout and stderr."""

    def run_main(*arguments) -> tuple[int, str, str]:
        status = main([*map(str, arguments), "--model", str(model_folder)])
        return status, *capsys.readouterr()

    return run_main


@pytest.fixture
def records(run):
    """Run the command and give its records."""

    def run_for_records(*arguments) -> list[dict]:
        status, out, err = run(*arguments, "--format", "jsonl")
        assert status == 0, err
        return [json.loads(line) for line in out.splitlines()]

    return run_for_records


@pytest.fixture
def start(model_folder):
    """Start the command in a process of its own."""

    def start_process(*arguments, **options) -> subprocess.Popen:
        command = [sys.executable, "-m", "stance.score", *map(str, arguments), "--model", str(model_folder)]
        environment = {**os.environ, "OMP_NUM_THREADS": "1"}
        return subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, **options)

    return start_process
