"""The tables that the frames of undertaking look words up in."""

from typing import Final

from stance.model.lexicon import read_table, word_sets


def _manners(table: str) -> dict[str, str]:
    """Give for every verb of a table the first word of its line."""
    return {
        lemma: manner
        for manner, lemmas in read_table(f"{table}.txt")
        if not manner.endswith(" noun")
        for lemma in lemmas
    }


ACT: Final = _manners("act")
CEASE: Final = _manners("cease")
COMMIT: Final = _manners("commit")
REFUSE: Final = _manners("refuse")
AGENDA: Final = _manners("agenda")
STATE: Final = _manners("state")
WORDS: Final = word_sets("undertaking.txt")
AROUND: Final = word_sets("position.txt")
