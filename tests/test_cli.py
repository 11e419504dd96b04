import subprocess
import sys

import pytest

from stance import cli
from stance.__main__ import COMMANDS, main
from stance.errors import StanceError


def raising(error):
    def command() -> int:
        raise error

    return command


@pytest.mark.parametrize(
    ("error", "status", "message"),
    [
        (StanceError("a.csv: no rows"), 2, "stance: a.csv: no rows\n"),
        (KeyboardInterrupt(), 130, "stance: interrupted\n"),
        (StanceError("a\x1b[2J.csv: no\nrows"), 2, "stance: a\ufffd[2J.csv: no rows\n"),
        (
            OSError(28, "No space left on device"),
            2,
            "stance: stdout: No space left on device; make room, or write elsewhere\n",
        ),
        (
            FileNotFoundError(2, "No such file", "x.csv"),
            2,
            "stance: x.csv: No such file; check that it is there and permitted\n",
        ),
        (MemoryError(), 2, "stance: not enough memory; give smaller texts, or fewer --workers\n"),
        (BrokenPipeError(), 0, ""),
    ],
    ids=["bad input", "interrupted", "controls", "full disk", "missing", "memory", "broken pipe"],
)
def test_what_goes_wrong_is_one_message_and_a_status(monkeypatch, capsys, error, status, message):
    monkeypatch.setattr(cli, "_close_stdout", lambda: None)
    assert cli.run_command(raising(error)) == status
    assert capsys.readouterr() == ("", message)


def test_fault_of_the_program_is_not_hidden():
    with pytest.raises(ZeroDivisionError):
        cli.run_command(lambda: 1 // 0)


@pytest.mark.parametrize("arguments", [[], ["--help"]])
def test_script_lists_its_commands(capsys, arguments):
    assert main(arguments) == (0 if arguments else 2)
    out = capsys.readouterr().out
    assert all(f"\n  {name} " in out for name in COMMANDS)


def test_unknown_command_is_told_the_known(capsys):
    assert main(["predict"]) == 2
    assert capsys.readouterr() == ("", f"stance: no command 'predict'; expected {', '.join(COMMANDS)}\n")


@pytest.mark.parametrize("name", COMMANDS)
def test_help_shows_an_example(capsys, name):
    with pytest.raises(SystemExit) as end:
        main([name, "--help"])
    assert end.value.code == 0
    assert f"example:\n  python -m stance.{name}" in capsys.readouterr().out


@pytest.mark.parametrize("name", COMMANDS)
def test_unknown_option_is_wrong_use(capsys, name):
    with pytest.raises(SystemExit) as end:
        main([name, "--nonsense"])
    assert end.value.code == 2
    assert "Traceback" not in capsys.readouterr().err


def test_options_are_not_abbreviated(capsys):
    with pytest.raises(SystemExit):
        main(["score", "a.txt", "--out", "b"])
    assert "--out" in capsys.readouterr().err


# Half a second: a process starts.
def test_package_runs_as_a_module():
    found = subprocess.run([sys.executable, "-W", "error", "-m", "stance"], capture_output=True, text=True, check=False)
    assert found.returncode == 2
    assert found.stdout.startswith("usage: stance COMMAND")
    assert found.stderr == ""


def test_closed_stdout_is_one_message(monkeypatch, capsys):
    monkeypatch.setattr(sys, "stdout", None)
    status = cli.run_command(lambda: 0)
    monkeypatch.undo()
    assert status == 2
    assert capsys.readouterr().err == (
        "stance: stdout is closed; leave it open, or send it to a file or to /dev/null\n"
    )


@pytest.mark.parametrize("mark", ["\x1b", "\x07", "\x9b", "\x7f", "\u202e", "\udc80"])
def test_log_lines_and_messages_on_options_keep_marks_from_the_terminal(capsys, mark):
    cli.log_to_stderr(quiet=False)(f"written to a{mark}b")
    with pytest.raises(SystemExit):
        main(["score", f"--x{mark}"])
    err = capsys.readouterr().err
    assert "written to a\ufffdb" in err
    assert mark not in err
