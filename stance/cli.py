"""What all commands share: options, log lines on stderr, and errors turned into one message and an exit status."""

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from io import TextIOWrapper
from types import ModuleType
from typing import Any, NoReturn

from stance.errors import NO_ROOM, StanceError
from stance.terminal import legible

DONE, NOT_HOLDING, WRONG_USE, INTERRUPTED = 0, 1, 2, 130


class _Parser(argparse.ArgumentParser):
    """A parser whose messages repeat what was given only as a terminal may show it."""

    def error(self, message: str) -> NoReturn:
        super().error(legible(message))


def make_parser(name: str, description: str, example: str) -> argparse.ArgumentParser:
    """Make the parser of a command, with an example under its help and the option --quiet."""
    parser = _Parser(
        prog=f"python -m stance.{name}",
        description=description,
        epilog=f"example:\n  {example}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("--quiet", action="store_true", help="no log lines and no progress on stderr")
    return parser


def add_column_options(parser: argparse.ArgumentParser) -> None:
    """Add the options that name the columns of a labelled table."""
    parser.add_argument("--text", default="text", metavar="COL", help="column of the sentences (default: text)")
    parser.add_argument(
        "--label", default="label", metavar="COL", help="column of the labels, several joined by | (default: label)"
    )
    parser.add_argument(
        "--group", metavar="COL", help="column of the document of each sentence (default: group, if there)"
    )
    parser.add_argument("--id", metavar="COL", help="column of ids (default: id, if there)")


def add_engine_options(parser: argparse._ActionsContainer, *, use: str) -> None:
    """Add the options that hand the work of a command to a cluster; `use` tells what goes there."""
    parser.add_argument("--engine", choices=("local", "dask"), default="local", help=f"dask: on a cluster, {use}")
    parser.add_argument("--scheduler", metavar="ADDRESS", help="of the Dask cluster, such as tcp://10.0.0.1:8786")


def scheduler_of(options: argparse.Namespace) -> str | None:
    """Give the address of the cluster, None where the work stays on this machine.

    Raises:
        StanceError: one of the two options is given without the other.
    """
    if (options.engine == "dask") != (options.scheduler is not None):
        raise StanceError("--engine dask and --scheduler ADDRESS go together; name both or neither")
    address: str | None = options.scheduler
    return address


def log_to_stderr(*, quiet: bool) -> Callable[[str], None]:
    """Give a function that writes log lines to stderr, or nothing if quiet."""
    return (lambda line: None) if quiet else (lambda line: print(legible(line), file=sys.stderr, flush=True))


def run_command(command: Callable[[], int]) -> int:
    """Run a command and turn what may go wrong into one message and an exit status."""
    try:
        _print_utf8()
        status = command()
        sys.stdout.flush()
    except StanceError as error:
        return _fail(str(error))
    except BrokenPipeError:
        # The reader, such as head, has seen enough.
        _close_stdout()
        return DONE
    except KeyboardInterrupt:
        print("stance: interrupted", file=sys.stderr)
        return INTERRUPTED
    except MemoryError:
        return _fail("not enough memory; give smaller texts, or fewer --workers")
    except OSError as error:
        _close_stdout()
        return _fail(_told(error))
    else:
        return status


def _fail(message: str) -> int:
    print(f"stance: {legible(message)}", file=sys.stderr)
    return WRONG_USE


def _told(error: OSError) -> str:
    """Tell an error of the system with its place and remedy; what is written without a file goes to stdout."""
    place = "stdout" if error.filename is None else str(error.filename)
    remedy = "make room, or write elsewhere" if error.errno in NO_ROOM else "check that it is there and permitted"
    return f"{place}: {error.strerror or error}; {remedy}"


def _print_utf8() -> None:
    """Let what is piped on be UTF-8 with its own line ends on any system, as files that are written are.

    Raises:
        StanceError: the command was started with its stdout closed.
    """
    if sys.stdout is None:
        raise StanceError("stdout is closed; leave it open, or send it to a file or to /dev/null")
    if isinstance(sys.stdout, TextIOWrapper):
        if sys.stdout.isatty():
            sys.stdout.reconfigure(errors="replace")
        else:
            sys.stdout.reconfigure(encoding="utf-8", newline="\n")


def _close_stdout() -> None:
    """Keep the interpreter from flushing into what cannot be written to when it ends."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def make_callable(name: str, verb: Callable[..., Any]) -> None:
    """Let a command module be called as its verb.

    `python -m stance.train` needs a module of that name, and `stance.train(...)` in Python a
    function; the module is both.
    """

    class CallableModule(ModuleType):
        def __call__(self, *args: Any, **kwargs: Any) -> Any:
            return verb(*args, **kwargs)

    sys.modules[name].__class__ = CallableModule


def main_guard(main: Callable[[Sequence[str] | None], int]) -> None:
    """Leave the process with the status of a command."""
    sys.exit(main(None))
