import numpy as np
import pytest
from sklearn.base import clone
from sklearn.exceptions import NotFittedError

from stance.codebook import shipped_codebook
from stance.model.classifier import StanceClassifier
from stance.model.evidence import contributions_by_tokens, find_evidence
from stance.model.features import SentenceView

SENTENCES = [
    "Oslo will send a frigate.",
    "Oslo will not send a frigate.",
    "Oslo will block the plan.",
    "Oslo will not block the plan.",
    "We urge Oslo to send a frigate.",
    "The frigate sailed on Tuesday.",
] * 4
TYPES = [{"pledge"}, {"refusal"}, {"opposition"}, {"acquiescence"}, {"directive"}, set()] * 4
STANCES = ["favor", "against", "against", "neutral", "favor", "neutral"] * 4


@pytest.fixture(scope="module")
def targets():
    commitment, stance = shipped_codebook().tasks
    return np.array(
        [
            [name in types for name in commitment.names] + [name == given for name in stance.names]
            for types, given in zip(TYPES, STANCES, strict=True)
        ]
    )


@pytest.fixture(scope="module")
def fitted(targets):
    return StanceClassifier(shipped_codebook().tasks, strengths=(10.0,)).fit(SENTENCES, targets)


def test_columns_are_the_labels_of_all_tasks(fitted):
    assert list(fitted.classes_[:2]) == ["pledge", "refusal"]
    assert list(fitted.classes_[7:]) == ["favor", "against", "neutral"]
    assert fitted.predict_proba(SENTENCES[:3]).shape == (3, 10)


def test_tells_the_same_words_with_opposite_polarity_apart(fitted):
    chosen = fitted.predict_labels(["Madrid will not send a tank.", "Madrid will not block the vote."])
    assert fitted.classes_[chosen[0]][0] == "refusal"
    assert fitted.classes_[chosen[1]][0] == "acquiescence"


def test_stance_probabilities_sum_to_one(fitted):
    assert fitted.predict_proba(["Madrid sent a tank."])[:, 7:].sum() == pytest.approx(1)


def test_plain_classes_are_learnt_and_given_back():
    model = StanceClassifier(families=("words",), strengths=(10.0,)).fit(SENTENCES, STANCES)
    assert list(model.classes_) == ["against", "favor", "neutral"]
    assert model.score(SENTENCES, STANCES) > 0.9


def test_the_same_seed_gives_the_same_model(fitted, targets):
    again = clone(fitted).fit(SENTENCES, targets)
    assert np.array_equal(again.coefficients_, fitted.coefficients_)


def test_no_sentences_give_no_rows(fitted):
    assert fitted.predict_proba([]).shape == (0, 10)


def test_refuses_to_predict_before_it_is_fitted():
    with pytest.raises(NotFittedError, match="not fitted"):
        StanceClassifier().predict_proba(["text"])


@pytest.mark.parametrize("given", ["one text", [None], [3]])
def test_refuses_what_is_no_list_of_texts(fitted, given):
    with pytest.raises(ValueError, match="text"):
        fitted.predict_proba(given)


def test_evidence_is_the_verb_with_its_negation(fitted):
    text = "On Monday Madrid said it will not block the vote."
    (words,) = find_evidence(fitted, SentenceView(text), ["acquiescence"])
    assert text[words.start : words.end] == "will not block"


def test_contributions_add_up_to_the_score(fitted):
    text = "Madrid will not block the vote."
    total = sum(contributions_by_tokens(fitted, SentenceView(text)).values()) + fitted.intercepts_
    shares = 1 / (1 + np.exp(-total[:7]))
    assert shares == pytest.approx(fitted.predict_proba([text])[0, :7])
