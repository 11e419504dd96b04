"""What licenses a verb that depends on another: a word given, a refusal, a demand, a wish, a deed."""

from typing import Final

from stance.model.reading.cues import Cue
from stance.model.reading.groups import Group

OPERATORS: Final = frozenset(("commit", "refuse", "direct", "assure", "wish", "hedge", "say", "deny"))
# Licences under which a verb undertakes nothing, whatever depends on it.
_UNLICENSED: Final = frozenset(("must", "may", "can", "be-to", "imperative", "open", "broken"))
# Negated, these undertake nothing: "does not rule out sending", "refuses to rule out sending".
LEAVES_OPEN: Final = frozenset(("rule out", "exclude", "preclude"))
# Before an infinitive too, these negate it: "ceased to pay", "hesitate to act".
FALLS_SHORT: Final = frozenset(("hesitate", "fail to", "forbear", "neglect", "fail", "cease"))
# Nouns of the table cease that are of a deed: "its refusal to pay"; a withdrawal "to cut the cost" only has a purpose.
_UNWILLING: Final = frozenset(("abstention", "refusal", "reluctance", "unwillingness"))
_KEPT: Final = frozenset(
    (
        "abandon",
        "axe",
        "ditch",
        "drop",
        "give up",
        "scrap",
        "withdraw",
        "suspend",
        "shelve",
        "cancel",
        "renounce",
        "rescind",
        "lift",
    )
)
_BROKEN: Final = frozenset(("break", "go back on", "renege", "betray", "abandon", "forget", "deny", "fail"))


def categories(cue: Cue) -> list[str]:
    """Give the classes of a cue, those of a noun as of its verb."""
    return cue.category.removeprefix("noun-").split("+")


def operator(names: tuple[str, ...] | list[str]) -> str:
    """Give the operator among the classes of a verb or noun, or nothing."""
    return next((name for name in names if name in OPERATORS), "")


def governed(governor: Cue, group: Group, *, distance: int) -> tuple[str, int]:
    """Give the licence that a governing verb or noun hands on, and the negations with those it adds.

    `distance` counts the words from the governor to the verb: with an object between, "stop them from leaving"
    does not cease to leave.
    """
    category = categories(governor)
    negations = group.negations + int(governor.negated)
    if apart := _kept_apart(governor, group, distance):
        return apart, negations
    if "refuse" in category or _turns_round(governor, group, category, distance):
        return _unlicensed(governor) or _tense(governor), negations + 1
    is_word_given = "assure" in category and group.mood == "to"
    if "commit" in category or governor.category == "noun-act" or is_word_given:
        return _unlicensed(governor) or "commit", negations
    if governor.lemma in ("resist", "reject") and group.form == "ing" and distance <= 2:
        return _unlicensed(governor) or "commit", negations + 1
    found = operator(category)
    if found:
        return f"{found}-to", negations
    if "act" in category or "other" in category:
        return governor.licence.removesuffix("-passive"), negations
    return f"{category[0]}-to", negations


def _kept_apart(governor: Cue, group: Group, distance: int) -> str:
    """Give the licence of a verb that its governor says nothing of: left open, expected of others, a purpose."""
    if governor.negated and governor.lemma in LEAVES_OPEN:
        return "open"
    if governor.lemma == "look to" and distance > 1:
        return "wish-to"
    purpose = governor.category == "noun-cease" and group.mood == "to" and governor.lemma not in _UNWILLING
    return "to" if purpose else ""


def object_of(verb: Cue, noun: Cue) -> tuple[bool, str]:
    """Give what a verb makes of the position that its object names: turned round or not, licensed or broken.

    "Abandoned its plan to build" turns round, "broke its pledge to build" leaves nothing.
    """
    if noun.category not in ("noun-act", "noun-commit"):
        return False, ""
    if verb.lemma in _BROKEN and not verb.negated:
        return (verb.lemma == "abandon" and noun.lemma not in ("pledge", "promise", "vow", "commitment")), (
            "" if verb.lemma == "abandon" and noun.lemma not in ("pledge", "promise", "vow", "commitment") else "broken"
        )
    return verb.lemma in _KEPT and not verb.negated, ""


def _turns_round(governor: Cue, group: Group, category: list[str], distance: int) -> bool:
    """Tell whether a ceasing verb or noun negates the verb after it: stop blocking, hesitate to act, refusal to pay."""
    if "cease" not in category:
        return False
    if governor.licence.endswith("-passive"):
        return False
    if governor.form.startswith("noun") or governor.lemma in FALLS_SHORT:
        return True
    return group.form == "ing" and distance <= 2


def _unlicensed(governor: Cue) -> str:
    """Give the licence of a governor that commits nobody, whatever verb it is."""
    if governor.form.startswith("noun"):
        return ""
    licence = governor.licence
    return licence if licence in _UNLICENSED or licence.endswith("-to") else ""


def _tense(governor: Cue) -> str:
    return governor.licence if governor.licence in ("will", "would") else "commit"
