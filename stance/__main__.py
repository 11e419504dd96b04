"""The installed script: `stance NAME …` is `python -m stance.NAME …`."""

import sys
from collections.abc import Sequence
from importlib import import_module

from stance.cli import DONE, WRONG_USE, main_guard

COMMANDS = {
    "train": "learn from annotations and report on held-out labels",
    "evaluate": "report on any labelled file, for a model or for another system's predictions",
    "score": "types, stance and evidence of every sentence of a text or table",
    "compare": "runs on the same held-out items side by side",
    "check": "seeds, annotations, split and experiments are valid and belong together",
    "agreement": "agreement between annotators, for the project's judgements or for a file of your own",
    "experiments": "train every experiment again and write the table of all",
    "exchange": "judgements for and from Label Studio, Prodigy, doccano and CSV",
    "draw": "draw the sentences of the annotated corpus again",
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Hand over to a command."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if not given or given[0] in ("-h", "--help"):
        print("usage: stance COMMAND …\n\n" + "\n".join(f"  {name:10} {what}" for name, what in COMMANDS.items()))
        print("\nstance COMMAND --help tells the options of a command.")
        return DONE if given else WRONG_USE
    if given[0] not in COMMANDS:
        print(f"stance: no command {given[0]!r}; expected {', '.join(COMMANDS)}", file=sys.stderr)
        return WRONG_USE
    status: int = import_module(f"stance.{given[0]}").main(given[1:])
    return status


if __name__ == "__main__":
    main_guard(main)
