"""The built wheel, installed alone in an environment of its own, away from the checkout.

Slow, half a minute at most: the wheel is built, and each command starts a process. Nothing else
shows that the wheel holds all that it needs.
"""

import csv
import json
import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
pytest.importorskip("hatchling", reason="builds the wheel")


def call(*command, cwd):
    done = subprocess.run([*map(str, command)], cwd=cwd, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    folder = tmp_path_factory.mktemp("wheel")
    options = ("--quiet", "--no-deps", "--no-build-isolation", "--no-index", "--wheel-dir", folder)
    call(sys.executable, "-m", "pip", "wheel", *options, ROOT, cwd=folder)
    (found,) = folder.glob("stance-*.whl")
    return found


@pytest.fixture(scope="module")
def python(wheel, tmp_path_factory):
    """An interpreter with the wheel installed; the dependencies are lent by the one that runs the tests."""
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder, with_pip=False)
    found = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    call(sys.executable, "-m", "pip", "--python", found, "install", "-q", "--no-deps", "--no-index", wheel, cwd=folder)
    site = Path(call(found, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", cwd=folder).strip())
    lent = [path for path in sys.path if "site-packages" in path]
    (site / "lent.pth").write_text("".join(path + "\n" for path in lent))
    return found


def test_wheel_is_pure_python_where_compiling_is_not_asked_for(wheel):
    assert wheel.name.endswith("-py3-none-any.whl")


def test_wheel_carries_the_project_and_no_more(wheel):
    names = zipfile.ZipFile(wheel).namelist()
    for path in ("annotations/codebook.toml", "annotations/sentences.csv", "experiments/default/model/model.json"):
        assert f"stance/project/{path}" in names
    assert any(name.startswith("stance/project/seeds/") and name.endswith(".txt") for name in names)
    assert {Path(name).parts[0] for name in names} == {"stance", wheel.name.rsplit("-", 3)[0] + ".dist-info"}
    assert not [name for name in names if "__pycache__" in name or name.endswith((".pyc", ".part", ".orig"))]


def test_installed_package_is_the_one_that_runs(python, tmp_path):
    place = call(python, "-I", "-c", "import stance; print(stance.__file__)", cwd=tmp_path).strip()
    assert Path(place).is_relative_to(python.parent.parent)
    root = call(python, "-I", "-c", "import stance.resources as r; print(r.project_root())", cwd=tmp_path).strip()
    assert Path(root) == Path(place).parent / "project"


def test_installed_package_scores_with_the_shipped_model(python, tmp_path):
    article = next((ROOT / "seeds").glob("*.txt"))
    out = call(python, "-I", "-m", "stance.score", article, "--quiet", cwd=tmp_path)
    records = [json.loads(line) for line in out.splitlines()]
    text = article.read_bytes().decode()
    assert len(records) > 10
    assert all(text[record["start"] : record["end"]] == record["text"] for record in records)
    assert any(record["types"] for record in records)


def test_installed_package_trains_on_a_table_of_ones_own(python, tmp_path):
    with (tmp_path / "labels.csv").open("w", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(("text", "label", "group"))
        for n in range(60):
            writer.writerow(
                (f"Speaker {n} praised the {'budget' if n % 2 else 'treaty'}.", ("money", "law")[n % 2], n // 3)
            )
    options = ("--annotations", "labels.csv", "--output", "run", "--jobs", "1", "--quiet")
    table = call(python, "-I", "-m", "stance.train", *options, cwd=tmp_path)
    assert "money" in table
    assert "law" in table
    (tmp_path / "new.csv").write_text("text\nA speaker praised the budget.\n")
    out = call(python, "-I", "-m", "stance.score", "new.csv", "--model", "run/model", "--quiet", cwd=tmp_path)
    assert json.loads(out)["label"] == ["law"]


def test_installed_script_runs(python, tmp_path):
    script = python.with_name("stance.exe" if os.name == "nt" else "stance")
    assert call(script, "score", "--help", cwd=tmp_path).startswith("usage: python -m stance.score")
