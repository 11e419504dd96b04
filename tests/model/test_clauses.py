"""What the reading finds out about clauses: whose a verb is, what it depends on, how it is denied."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stance.model.reader import read_sentence


def verb(text, lemma):
    return next(cue for cue in read_sentence(text).cues if cue.lemma == lemma)


def head(text, lemma):
    reading = read_sentence(text)
    return reading.words[verb(text, lemma).head]


@pytest.mark.parametrize(
    ("text", "lemma", "expected"),
    [
        ("The cantons that voted against the levy will pay it.", "pay", "cantons"),
        ("The cantons, which met in Vell on Friday, reject the levy.", "reject", "cantons"),
        ("The levy that Vell backs will not please the millers.", "back", "vell"),
        ("In Vell the treasurer opposes the levy.", "oppose", "treasurer"),
        ("This week the treasurer will veto the levy.", "veto", "treasurer"),
        ("The treasurer, the clerk said, will veto the levy.", "veto", "treasurer"),
        ("The treasurer (a miller by trade) will veto the levy.", "veto", "treasurer"),
        ("Vell said the millers opposed the levy.", "oppose", "millers"),
        ("Vell backs the levy, and the millers oppose it.", "oppose", "millers"),
        ("After the vote the millers paid and will pay again.", "pay", "millers"),
        ("Firms that began to dig in May asked for grants.", "ask for", "firms"),
        ("The millers, who returned after a long strike, oppose the levy.", "oppose", "millers"),
        ("The Baltic states now oppose the levy.", "oppose", "states"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_verb_has_the_subject_of_its_clause(text, lemma, expected):
    assert head(text, lemma) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Nobody in the guild will sign the pact.",
        "None of the nine cantons will sign the pact.",
        "No miller from the delta will sign the pact.",
        "Neither the guild nor the crown will sign the pact.",
        "Not a single canton will sign the pact.",
        "Under no circumstances will the guild sign the pact.",
        "The guild will not, its clerk insists, sign the pact.",
        "The guild will not itself sign the pact.",
        "The guild no longer intends to sign the pact.",
        "The guild is paying the fine, and no canton will sign the pact.",
    ],
)
def test_whatever_denies_a_verb_negates_it(text):
    assert verb(text, "sign").negated


@pytest.mark.parametrize(
    "text",
    [
        "The guild did not refuse to sign the pact.",
        "The guild will not stop short: it will sign the pact.",
        "The guild cannot decline to sign the pact.",
        "No more than nine cantons will sign the pact.",
        "Nobody objected, and the guild will sign the pact.",
        "The guild has not paid, but it will sign the pact.",
    ],
)
def test_two_negations_or_one_elsewhere_leave_a_verb_affirmed(text):
    assert not verb(text, "sign").negated


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("If the guild signs the pact, the millers will pay.", "if"),
        ("Should the guild sign the pact, the millers will pay.", "if"),
        ("It is possible that the guild will sign the pact.", "hedge"),
        ("Perhaps the guild will sign the pact.", "hedge"),
        ("The crown demands that the guild sign the pact.", "direct"),
        ("The crown never said that the guild would sign the pact.", "deny"),
        ("The crown assured us that the guild would sign the pact.", "assure"),
        ("The crown will say how the guild will sign the pact.", "if"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_clause_knows_what_it_depends_on(text, scope):
    assert verb(text, "sign").scope == scope


@pytest.mark.parametrize(
    "text",
    [
        "If the millers pay, the guild will sign the pact.",
        "We hope for rain, but the guild will sign the pact.",
        "Should the millers pay, the guild will sign the pact.",
        "The guild, once again, will sign the pact.",
    ],
)
def test_a_main_clause_depends_on_nothing(text):
    assert verb(text, "sign").scope == ""


def test_auxiliaries_by_themselves_stand_for_the_verb_said_before():
    last = read_sentence("The crown may abandon the miners, but the guild will not.").cues[-1]
    assert (last.lemma, last.negated, last.licence) == ("abandon", True, "will")


def test_a_governor_is_the_cue_that_a_verb_depends_on():
    reading = read_sentence("The guild has decided to continue to fund the school.")
    lemmas = [cue.lemma for cue in reading.cues]
    fund = reading.cues[lemmas.index("fund")]
    assert lemmas[fund.governor] == "continue"
    assert lemmas[reading.cues[fund.governor].governor] == "decide"


def test_what_is_kept_from_is_not_done_by_the_one_who_keeps():
    assert verb("The guild will prevent the millers from signing the pact.", "sign").licence == "hinder-to"


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=80))
def test_any_text_is_read_and_cues_stay_inside_it(text):
    reading = read_sentence(text)
    assert all(0 <= cue.first <= cue.last < len(reading.tokens) for cue in reading.cues)
    assert all(-1 <= cue.governor < index for index, cue in enumerate(reading.cues))
    assert all(-1 <= cue.head < len(reading.words) for cue in reading.cues)


_WORDS = st.sampled_from(
    [
        "the",
        "a",
        "no",
        "not",
        "nobody",
        "will",
        "would",
        "to",
        "that",
        "which",
        "who",
        "if",
        "unless",
        "and",
        "or",
        "but",
        ",",
        ";",
        "—",
        "(",
        ")",
        ".",
        "?",
        "we",
        "it",
        "they",
        "Oslo",
        "pledged",
        "refused",
        "sign",
        "signing",
        "signed",
        "vetoes",
        "oppose",
        "stop",
        "from",
        "by",
        "said",
        "demands",
        "nor",
        "neither",
        "may",
        "should",
        "'s",
    ]
)


@given(st.lists(_WORDS, max_size=25))
def test_any_order_of_words_is_read(words):
    reading = read_sentence(" ".join(words))
    assert len(reading.cues) == len(reading.starts) == len(reading.ends)
    assert all(start <= end for start, end in zip(reading.starts, reading.ends, strict=True))


@pytest.mark.parametrize(
    ("text", "lemma", "kind"),
    [
        ("Mali and Chad oppose the plan.", "oppose", "name"),
        ("The pact with Oslo that would end the quarrel is lost.", "end", "thing"),
        ("The islands had earlier appealed to the guild.", "appeal", "actor"),
    ],
)
def test_names_that_are_joined_or_only_tell_which_have_the_verb_that_is_theirs(text, lemma, kind):
    assert [cue.subject for cue in read_sentence(text).cues if cue.lemma == lemma] == [kind]


def test_what_is_said_on_a_day_depends_on_saying():
    cues = read_sentence("The envoy said on Monday it would pay.").cues
    assert [cue.scope for cue in cues if cue.lemma == "pay"] == ["say"]
