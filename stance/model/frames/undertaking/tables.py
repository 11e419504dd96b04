"""The tables that the frames of undertaking look words up in."""

from stance.model.lexicon import read_table, word_sets


def _manners(*tables: str) -> dict[str, str]:
    """Give for every verb of these tables the first word of its line."""
    return {
        lemma: manner
        for table in tables
        for manner, lemmas in read_table(f"{table}.txt")
        if not manner.endswith(" noun")
        for lemma in lemmas
    }


ACT, CEASE, COMMIT, REFUSE = (_manners(name) for name in ("act", "cease", "commit", "refuse"))
AGENDA, STATE = (_manners(name) for name in ("agenda", "state"))
WORDS = word_sets("undertaking.txt")
AROUND = word_sets("position.txt")
