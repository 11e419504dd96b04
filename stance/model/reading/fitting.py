"""Whether a clause asks for a verb where a word could be one."""

from typing import Final

from stance.model.reading.clauses import takes_clause
from stance.model.reading.groups import lexical_group
from stance.model.reading.licences import categories, operator
from stance.model.reading.nouns import Noun
from stance.model.reading.places import joins, kind_before, last_verb, opens_object, word_at
from stance.model.reading.state import VERBAL, Clause, State
from stance.model.reading.words import ACTORS, AMBIGUOUS, FORMS, KIND, MODALS

_AFTER_PARTICIPLE: Final = frozenset(("by", "in", "for", "at", "from", "on", "since", "during", "under", "with", "to"))
_PERSONS: Final = frozenset(("he", "she", "it"))
# After these a clause in the past may follow; after "reaffirms the rules agreed in May" a participle does.
_TELLING: Final = frozenset(("say", "wish", "assure", "deny"))
# Adjectives of peoples and regions: "the Nordic states".
_OF_PLACES: Final = ("ic", "ern", "an", "ab", "ish", "ese", "member", "gulf")
_ENDS_SENTENCE: Final = frozenset((";", ":", ".", "!", "?"))


def opens(state: State, index: int) -> bool:
    """Tell whether a sentence or a quotation begins here."""
    return index == 0 or state.words[index - 1] in _ENDS_SENTENCE or kind_before(state, index) in ("strong", "quote")


def fits(state: State, index: int, form: str, clause: Clause, before: str) -> bool:
    """Tell whether the clause asks for a verb of this form here."""
    if form == "ing":
        following = word_at(state, index + 1)
        is_verb = state.head < 0 or clause.finite or bool(KIND.get(following)) or not following[:1].isalpha()
        return is_verb or is_asking(state, index)
    if form == "past":
        return fits_past(state, index, clause, before)
    opens, plain = opens_object(state, index), is_plain(state, index, form)
    opens = opens or word_at(state, index - 1) == "neither"
    if form == "s":
        return fits_singular(state, index, clause, before, plain=plain, opens=opens)
    return fits_base(state, index, clause, before, clear=plain or opens)


def is_asking(state: State, index: int) -> bool:
    """Tell whether a participle on a noun asks for something, and is no part of a compound: "a text urging calm"."""
    if state.words[index] in AMBIGUOUS:
        return False
    return any(operator(found[1]) == "direct" for found in FORMS[state.words[index]]["ing"])


def fits_base(state: State, index: int, clause: Clause, before: str, *, clear: bool) -> bool:
    """Tell whether a bare form is a verb here: after another one, after a subject of several, or as an imperative."""
    if may_join(state, index):
        return clear or takes_noun(state, index)
    if before in ("preposition", "to"):
        return False
    if clause.finite:
        noun = state.noun
        return noun is not None and noun.plural and clear and (_has_joined_subject(state) or _awaits_verb(state))
    subject = subject_at(state, clause)
    if subject is None or is_called(state, index, subject):
        is_noun = state.words[index] in AMBIGUOUS and KIND.get(word_at(state, index + 1)) == "preposition"
        return (state.is_new or subject is not None) and clear and not is_noun
    if clause.scope == "direct" and clear:
        return True
    if subject.kind in ("I", "we", "you") or (subject.kind == "they" and subject.plural):
        return True
    ends = KIND.get(word_at(state, index + 1)) in ("comma", "strong")
    takes = subject.kind in ("actor", "name") and (ends or takes_noun(state, index))
    return subject.plural and subject.kind != "it" and (clear or takes)


def is_called(state: State, index: int, subject: Noun) -> bool:
    """Tell whether the noun before a bare verb is called upon: "Congress, give them the chance"."""
    return state.words[index - 1] == "," and not subject.plural and not subject.denied


def fits_past(state: State, index: int, clause: Clause, before: str) -> bool:
    """Tell whether a form that may be a participle is a verb of the past here."""
    if before == "preposition" and kind_before(state, index - 1) != "adverb":
        return False
    after = word_at(state, index + 1)
    if after == "by" and "by" not in FORMS[state.words[index]] and not _decides(state, index, clause):
        return False
    if not clause.finite:
        return subject_at(state, clause) is not None and not is_set_off(state, index)
    if joins(state, index):
        return clause.form not in ("", "will", "base") if "base" in FORMS[state.words[index]] else clause.form != ""
    if state.head < 0:
        return False
    if takes_clause(state) and operator(categories(state.cues[last_verb(state)])) in _TELLING:
        return True
    waits = _has_joined_subject(state) or _awaits_verb(state)
    return waits and (after not in _AFTER_PARTICIPLE or is_operator(state, index))


def _decides(state: State, index: int, clause: Clause) -> bool:
    """Tell whether those who decide stand before a verb: "the chamber decided by a small majority to"."""
    noun = state.noun
    decides = any(operator(found[1]) == "commit" for found in FORMS[state.words[index]].get("past", ()))
    return decides and noun is not None and noun.kind in ("actor", "name") and not clause.finite


def _has_joined_subject(state: State) -> bool:
    """Tell whether a noun phrase behind and, but or a comma may be the subject of a verb here."""
    return bool(state.joined) or (state.object is not None and bool(state.object_joined) and bool(state.phrase))


def _awaits_verb(state: State) -> bool:
    """Tell whether the clause around the present one has its subject and not yet its verb."""
    if len(state.clauses) < 2:
        return False
    outer = state.clauses[-2]
    return not outer.finite and outer.subject is not None


def is_operator(state: State, index: int) -> bool:
    """Tell whether a verb takes another verb or a clause."""
    forms = FORMS[state.words[index]].get("past", ())
    return any(operator(found[1]) for found in forms)


def is_set_off(state: State, index: int) -> bool:
    """Tell whether a participle between commas stands before the verb: "the drills, halted in May, will go on"."""
    if word_at(state, index - 1) != "," or not state.clauses[-1].subject:
        return False
    for place in range(index + 1, min(index + 14, len(state.words) - 1)):
        if state.words[place] == ",":
            kind = KIND.get(state.words[place + 1], "")
            return kind in MODALS or kind in ("have", "be") or "past" in FORMS.get(state.words[place + 1], ())
    return False


def fits_singular(state: State, index: int, clause: Clause, before: str, *, plain: bool, opens: bool) -> bool:
    """Tell whether an s-form is a verb here, and not a plural noun."""
    subject = subject_at(state, clause)
    if before == "preposition" or is_people(state, index, subject):
        return False
    if subject is None:
        return state.is_new and opens and not clause.finite
    if clause.finite:
        opens = opens or takes_noun(state, index)
        if joins(state, index):
            return clause.form in ("s", "past", "will", "have", "base") and (plain or opens)
        waits = takes_clause(state) or _has_joined_subject(state) or _awaits_verb(state)
        return state.head >= 0 and waits and (plain or opens)
    # "The United States opposes": a name may look like several.
    if subject.plural and subject.kind not in ("name", "they") and not state.is_name(subject.head):
        return False
    if plain or (clause.kind == "relative" and (state.head >= 0 or not clause.lent)):
        return True
    following = word_at(state, index + 1)
    if opens or state.words[index - 1] in _PERSONS:
        return KIND.get(following) != "preposition"
    return subject.kind in ("name", "actor") and takes_noun(state, index)


def is_people(state: State, index: int, subject: Noun | None) -> bool:
    """Tell whether what looks like a verb is a noun for people: "member states", "two judges"."""
    word = state.words[index]
    if word not in ACTORS:
        return False
    if word == "states" and index and state.words[index - 1].endswith(_OF_PLACES):
        return True
    return not (subject and subject.kind in ("it", "they", "name"))


def takes_noun(state: State, index: int) -> bool:
    """Tell whether a noun without a determiner can be the object of a verb here, as in "lifts sanctions"."""
    following = word_at(state, index + 1)
    return not KIND.get(following) and following[:1].isalpha() and KIND.get(word_at(state, index + 2), "") not in VERBAL


def is_plain(state: State, index: int, form: str) -> bool:
    """Tell whether a word can hardly be a noun: it has no noun of its spelling, or goes on as an expression."""
    if state.words[index] not in AMBIGUOUS:
        return True
    group = lexical_group(state.words, index, form, "")
    return group is not None and group.end > index


def subject_at(state: State, clause: Clause) -> Noun | None:
    """Give the subject as it stands, a noun phrase that is still being read included."""
    if clause.subject is not None and not (clause.lent and state.head >= 0):
        joined = state.joined in ("and", "or") and state.head >= 0 and not (clause.finite or state.phrase)
        return clause.subject._replace(plural=True) if joined else clause.subject
    return None if clause.finite else state.noun


def may_join(state: State, index: int) -> bool:
    """Tell whether a bare verb here would go on with the group before it, as in "will not fund or arm"."""
    last = last_verb(state)
    return last >= 0 and state.cues[last].form.startswith("base") and joins(state, index)
