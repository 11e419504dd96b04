"""Draw the sentences of the annotated corpus again, and tell whether they are the committed ones."""

import csv
import sys
from collections.abc import Sequence
from dataclasses import astuple, fields
from typing import Any

from stance.cli import DONE, NOT_HOLDING, log_to_stderr, main_guard, make_parser, run_command

_EXAMPLE = "python -m stance.draw --seed 1 > another-draw.csv"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command."""
    from stance.corpus.sampling import SEED

    parser = make_parser("draw", __doc__ or "", _EXAMPLE)
    parser.add_argument(
        "--seed",
        type=int,
        default=SEED,
        metavar="N",
        help=f"of the draw (default: {SEED}, that of the committed corpus)",
    )
    parser.add_argument(
        "--verify", action="store_true", help="print nothing; exit 1 where the draw is not the committed one"
    )
    options = parser.parse_args(arguments)
    return run_command(lambda: _run(options))


def _run(options: Any) -> int:
    from stance.corpus.annotations import read_sentences
    from stance.corpus.sampling import Drawn, draw_corpus
    from stance.corpus.splits import HELD_OUT, read_split
    from stance.resources import annotations_folder

    say = log_to_stderr(quiet=options.quiet)
    drawn, held_out = draw_corpus(options.seed)
    if not options.verify:
        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerow([*(field.name for field in fields(Drawn)), "part"])
        writer.writerows([*astuple(record), "test" if record.document in held_out else "train"] for record in drawn)
        return DONE
    part_by_document = read_split(annotations_folder() / "split.csv")
    committed = {
        (item.id, item.end, item.sha256, item.draw, item.family, part_by_document[item.document] == HELD_OUT)
        for item in read_sentences(annotations_folder() / "sentences.csv")
        if item.source == "real"
    }
    differing = committed ^ {
        (item.id, item.end, item.sha256, item.draw, item.family, item.document in held_out) for item in drawn
    }
    say(f"{len(drawn)} sentences drawn, {len({item[0] for item in differing})} differ from the committed ones")
    return NOT_HOLDING if differing else DONE


if __name__ == "__main__":
    main_guard(main)
