import os
import signal
import subprocess
import sys

import pytest

from stance.errors import StanceError
from stance.runs.locking import IN_FOLDER, hold_file, hold_folder
from stance.train import main as train

HOLD = """
import sys, time
from pathlib import Path
from stance.runs.locking import {name}
with {name}(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(60)
"""


def holder(name, path):
    """Start a process that holds a lock."""
    code = HOLD.format(name=name)
    process = subprocess.Popen([sys.executable, "-c", code, str(path)], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    return process


@pytest.mark.parametrize(("hold", "kind"), [(hold_file, "file"), (hold_folder, "folder")])
def test_second_holder_is_told_and_a_killed_one_is_in_nobodys_way(tmp_path, hold, kind):
    output = tmp_path / "scored"
    with holder(hold.__name__, output) as process:
        message = f"scored: another run is writing there; .* another {kind} with --output"
        with pytest.raises(StanceError, match=message), hold(output):
            pass
        os.kill(process.pid, signal.SIGKILL)
    with hold(output):
        pass
    assert not list(tmp_path.rglob("*lock"))


def test_folder_in_which_nothing_came_to_be_is_removed(tmp_path):
    with pytest.raises(ZeroDivisionError), hold_folder(tmp_path / "new"):
        assert (tmp_path / "new" / IN_FOLDER).exists()
        _ = 1 / 0
    assert not (tmp_path / "new").exists()
    (tmp_path / "old").mkdir()
    with hold_folder(tmp_path / "old"), hold_folder(tmp_path / "made"):
        (tmp_path / "made" / "model").mkdir()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["made", "old"]


def test_second_training_into_a_folder_is_one_message(tmp_path, capsys):
    table, output = tmp_path / "labels.csv", tmp_path / "own"
    table.write_text("text,label\n" + "".join(f"We met {n} envoys.,{'yes' if n % 2 else 'no'}\n" for n in range(12)))
    with hold_folder(output):
        status = train(["--annotations", str(table), "--output", str(output)])
    out, err = capsys.readouterr()
    assert (status, out) == (2, "")
    assert err.splitlines()[-1].startswith(f"stance: {output}: another run is writing there")
