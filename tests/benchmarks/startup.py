"""Time what scoring one sentence takes from the start of Python, beside importing scikit-learn's linear models.

Run by hand: `python tests/benchmarks/startup.py [--rounds 11]`.
"""

import argparse
import subprocess
import sys

from pairing import Timed, time_in_turn

SCORE, IMPORT, EMPTY = "python -m stance.score", 'python -c "import sklearn.linear_model"', 'python -c ""'
_SENTENCE = "The ministry will not stand in the way of the agreement."


def time_starts(*, rounds: int) -> Timed:
    """Give the seconds of each command, started in turn."""
    arguments = {SCORE: ["-m", "stance.score", "-", "--quiet"], IMPORT: ["-c", "import sklearn.linear_model"]}
    arguments[EMPTY] = ["-c", ""]
    return time_in_turn({name: (lambda given=given: _run(given)) for name, given in arguments.items()}, rounds=rounds)


def _run(arguments: list[str]) -> None:
    subprocess.run([sys.executable, *arguments], input=_SENTENCE, text=True, check=True, capture_output=True)


def main() -> None:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=11)
    timed = time_starts(rounds=parser.parse_args().rounds)
    for name in timed.seconds:
        print(f"{name:<40} {timed.median_of(name):.2f} s, over the import: {timed.ratio(name, IMPORT)}")


if __name__ == "__main__":
    main()
