import pytest

from stance.model.reader import read_sentence
from stance.model.reading.cues import TYPES


def cues(text):
    return [(cue.lemma, cue.negated, cue.licence) for cue in read_sentence(text).cues]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Oslo will send a frigate.", [("send", False, "will")]),
        ("Oslo won't send a frigate.", [("send", True, "will")]),
        ("Oslo will not, however, send a frigate.", [("send", True, "will")]),
        ("Oslo will never again send a frigate.", [("send", True, "will")]),
        ("Oslo will no longer send frigates.", [("send", True, "will")]),
        ("No Norwegian frigate will take part.", [("take part", True, "will")]),
        ("Oslo will provide no funds.", [("provide", True, "will")]),
        ("Oslo is going to send a frigate.", [("send", False, "will")]),
        ("Oslo has not and will not send a frigate.", [("send", True, "will")]),
        ("Oslo must send a frigate.", [("send", False, "must")]),
        ("Oslo has to send a frigate.", [("send", False, "must")]),
        ("A frigate will be sent.", [("send", False, "will-passive")]),
        ("Oslo has sent a frigate.", [("send", False, "perfect")]),
        ("Oslo does not support the treaty.", [("support", True, "present")]),
        ("Oslo will not, and it should not, send a frigate.", [("send", True, "will")]),
        ("Oslo could, but will not, send a frigate.", [("send", True, "will")]),
        ("Never again will Oslo send a frigate.", [("send", True, "will")]),
        ("Oslo will under no circumstances send a frigate.", [("send", True, "will")]),
        ("Oslo will later this year send a frigate.", [("send", False, "will")]),
        ("Oslo has this week sent a frigate.", [("send", False, "perfect")]),
        ("Oslo would very much like a frigate.", [("like", False, "would")]),
        ("The vote is this week.", [("be", False, "present")]),
        ("No one on the council will send a frigate.", [("send", True, "will")]),
        ("Oslo calls once again on them.", [("call on", False, "present")]),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_reads_auxiliaries_and_negation(text, expected):
    assert cues(text) == expected


@pytest.mark.parametrize(
    ("text", "lemma", "negated", "licence"),
    [
        ("Oslo pledged to send a frigate.", "send", False, "commit"),
        ("Oslo refused to send a frigate.", "send", True, "commit"),
        ("Oslo ruled out sending a frigate.", "send", True, "commit"),
        ("Oslo does not intend to block the plan.", "block", True, "commit"),
        ("Oslo refuses to rule out sending a frigate.", "send", True, "open"),
        ("Oslo will not stop blocking the plan.", "block", False, "will"),
        ("Oslo will not hesitate to send a frigate.", "send", False, "will"),
        ("We urge Oslo to send a frigate.", "send", False, "direct-to"),
        ("We hope to send a frigate.", "send", False, "wish-to"),
        ("We wish once more to reaffirm our pledge.", "reaffirm", False, "present"),
        ("We wish to join.", "join", False, "wish-to"),
        ("We do not wish to reaffirm our pledge.", "reaffirm", True, "wish-to"),
        ("Let me also reaffirm our pledge.", "reaffirm", False, "present"),
        ("Oslo was obliged to vote against the text.", "vote against", False, "present"),
        ("Oslo was obliged to send a frigate.", "send", False, "direct-to"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_governing_verb_licenses_and_negates(text, lemma, negated, licence):
    assert (lemma, negated, licence) in cues(text)


def test_a_verb_that_another_depends_on_is_marked():
    governing = read_sentence("Oslo pledged to send a frigate.").cues[0]
    assert governing.lemma == "pledge"
    assert governing.form == "past+"


def test_coordinated_verbs_share_auxiliary_and_negation():
    assert cues("Oslo will not fund, arm or train them.")[0] == ("fund", True, "will")
    assert ("train", True, "will") in cues("Oslo will not fund, arm or train them.")
    assert ("man", True, "will") in cues("They will neither fund nor man the mission.")


def test_a_new_clause_does_not_inherit_negation():
    both = read_sentence("Hungary will not take part, but will support the others.").cues
    assert [TYPES[cue.category, cue.negated] for cue in both] == ["refusal", "pledge"]


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("If Oslo blocks the plan, the talks end.", "if"),
        ("He hopes that Oslo blocks the plan.", "wish"),
        ("He said that Oslo blocks the plan.", "say"),
        ("He has not said that Oslo will block the plan.", "deny"),
        ("He was assured that Oslo would block the plan.", "assure"),
        ("The risk is that Oslo will block the plan.", "hedge"),
        ("He spoke of the likelihood that Oslo would block the plan.", "hedge"),
        ("He would leave, should they block the plan.", "if"),
        ("He asked for what we will block.", "if"),
        ("Oslo blocks the plan.", ""),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_the_clause_knows_whose_scope_it_is_in(text, scope):
    cue = next(cue for cue in read_sentence(text).cues if cue.lemma == "block")
    assert cue.scope == scope


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("We will send it.", "we"),
        ("The government of the islands will send it.", "actor"),
        ("In Oslo the law will help.", "thing"),
        ("Yesterday Norway opposed it.", "name"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_the_subject_is_the_first_noun_that_can_act(text, subject):
    assert read_sentence(text).cues[0].subject == subject


def test_the_words_of_a_cue_are_tokens_of_the_sentence():
    reading = read_sentence("Oslo says it won’t take part in this.")
    cue = next(cue for cue in reading.cues if cue.lemma == "take part")
    assert reading.tokens[cue.first : cue.last + 1] == ["won’t", "take", "part"]


@pytest.mark.parametrize(
    "text", ["", ".", "“…”", "1234", "will", "to", "not", "No", "is", "We will.", "🙂 will not 🙂"]
)
def test_odd_sentences_are_read_without_fuss(text):
    reading = read_sentence(text)
    assert all(0 <= cue.first <= cue.last < len(reading.tokens) for cue in reading.cues)


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("Only the farmers will pay.", "actor"),
        ("Only after the count will they pay.", "they"),
        ("Only if the rebels disarm will the ministers sign.", "actor"),
    ],
)
def test_behind_only_an_auxiliary_has_its_subject_before_or_after_it(text, subject):
    assert read_sentence(text).cues[-1].subject == subject


def test_a_condition_inside_what_is_said_leaves_its_main_clause_said():
    cues = read_sentence("She says that if the ferry was seized by rebels they must be handed over.").cues
    assert [(cue.lemma, cue.scope) for cue in cues[1:]] == [("seize", "if"), ("hand over", "say")]


def test_a_gerund_behind_a_preposition_has_the_subject_of_the_clause_around_it():
    assert read_sentence("The captain was dismissed after refusing to sail.").cues[1].subject == "actor"


@pytest.mark.parametrize(
    ("text", "clause"),
    [
        ("Oslo blocks the plan.", "main"),
        ("He said that Oslo blocks the plan.", "that"),
        ("The states that block the plan are small.", "relative"),
        ("It is a wise, humane guild that will block the road.", "relative"),
        ("The islands, which block the plan, are small.", "aside"),
        ("If Oslo blocks the plan, the talks end.", "if"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_cue_tells_the_kind_of_its_clause(text, clause):
    cue = next(cue for cue in read_sentence(text).cues if cue.lemma == "block")
    assert cue.clause == clause


@pytest.mark.parametrize(
    ("text", "lemma"),
    [("She backs reforms.", "back"), ("A text urging calm was read.", "urge")],
    ids=lambda value: value,
)
def test_a_verb_is_told_from_a_noun_by_what_stands_before_it(text, lemma):
    assert lemma in [cue.lemma for cue in read_sentence(text).cues]


def test_a_noun_behind_an_apostrophe_is_no_verb():
    assert read_sentence("The rebels' demand surprised us.").cues[0].form == "noun"


@pytest.mark.parametrize(
    "text",
    [
        "The board repeats its call to all guilds, large and small, to mend the wall.",
        "The towns look to us to mend the wall.",
        "The board reaffirms the duty of the guilds to mend the wall.",
    ],
)
def test_what_is_asked_of_others_is_not_undertaken(text):
    cue = next(cue for cue in read_sentence(text).cues if cue.lemma == "mend")
    assert cue.licence != "commit"


def test_what_somebody_is_asked_to_say_is_asked():
    cue = read_sentence("He urged Riga to say that it would pay.").cues[-1]
    assert cue.scope == "direct"
