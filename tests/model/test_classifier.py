import pickle

import numpy as np
import pandas as pd
import pytest
from sklearn import config_context
from sklearn.base import clone
from sklearn.exceptions import NotFittedError
from sklearn.metrics import average_precision_score, f1_score, get_scorer, make_scorer, roc_auc_score
from sklearn.model_selection import GridSearchCV, GroupKFold, cross_val_score, cross_validate
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.preprocessing import FunctionTransformer
from sklearn.utils import estimator_checks, get_tags

import stance
from stance.codebook import shipped_codebook
from stance.model.classifier import StanceClassifier
from stance.model.evidence import contributions_by_tokens, find_evidence
from stance.model.features import SentenceView, is_of_stance

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


BINARY = ["yes" if index % 2 else "no" for index in range(len(SENTENCES))]
MATRIX = np.array([[index % 2, index % 3 == 0] for index in range(len(SENTENCES))], dtype=int)


def small(**settings):
    return StanceClassifier(families=("words",), strengths=(1.0,), folds=2, **settings)


@pytest.mark.parametrize(
    "y",
    [np.array(BINARY), pd.Series(BINARY), pd.Series(BINARY, dtype="category"), MATRIX[:, 0], MATRIX[:, 0] == 1],
    ids=["strings", "series", "category", "numbers", "booleans"],
)
def test_classes_are_given_back_as_they_stand_in_y(y):
    model = small().fit(SENTENCES, y)
    assert model.classes_.tolist() == sorted(set(np.asarray(y).tolist()))
    assert model.predict(SENTENCES).dtype == model.classes_.dtype
    assert model.score(SENTENCES, y) > 0.5
    assert model.predict_proba(SENTENCES).shape == (len(SENTENCES), 2)


@pytest.mark.parametrize("y", [MATRIX[:, 0], MATRIX[:, 0] == 1], ids=["numbers", "booleans"])
def test_two_classes_of_numbers_have_every_score_of_scikit_learn(y):
    names = ["f1", "f1_macro", "roc_auc", "average_precision", "neg_log_loss", "neg_brier_score", "matthews_corrcoef"]
    found = cross_validate(small(), SENTENCES, y, scoring=names, cv=2, error_score="raise")
    assert all(np.isfinite(found[f"test_{name}"]).all() for name in names)


def test_two_classes_of_text_take_the_positive_one_by_name():
    scoring = {
        "f1": make_scorer(f1_score, pos_label="yes"),
        "ranked": make_scorer(average_precision_score, pos_label="yes", response_method="predict_proba"),
        "roc_auc": "roc_auc",
        "neg_log_loss": "neg_log_loss",
    }
    found = cross_validate(small(), SENTENCES, BINARY, scoring=scoring, cv=2, error_score="raise")
    assert all(np.isfinite(found[f"test_{name}"]).all() for name in scoring)


def test_the_column_of_the_positive_class_is_the_one_that_scorers_take():
    model = small().fit(SENTENCES, np.array("favor") == STANCES)
    by_hand = roc_auc_score(np.array("favor") == STANCES, model.predict_proba(SENTENCES)[:, 1])
    assert get_scorer("roc_auc")(model, SENTENCES, np.array("favor") == STANCES) == pytest.approx(by_hand)


@pytest.mark.parametrize(
    "name", ["f1_macro", "roc_auc_ovr", "roc_auc_ovo_weighted", "neg_log_loss", "average_precision"]
)
@pytest.mark.parametrize("y", [STANCES, [STANCES.index(stance) for stance in STANCES]], ids=["text", "numbers"])
def test_several_classes_have_every_score_of_scikit_learn(y, name):
    assert np.isfinite(cross_val_score(small(), SENTENCES, y, scoring=name, cv=2, error_score="raise")).all()


@pytest.mark.parametrize("name", ["f1_macro", "accuracy", "roc_auc", "average_precision"])
@pytest.mark.parametrize("y", [MATRIX, MATRIX == 1, pd.DataFrame(MATRIX)], ids=["numbers", "booleans", "frame"])
def test_a_matrix_of_two_columns_is_two_labels_and_not_two_classes(y, name):
    assert np.isfinite(cross_val_score(small(), SENTENCES, y, scoring=name, cv=2, error_score="raise")).all()
    model = small().fit(SENTENCES, y)
    assert model.classes_.tolist() == [0, 1]
    assert get_scorer("roc_auc")(model, SENTENCES, MATRIX) == pytest.approx(
        roc_auc_score(MATRIX, model.predict_proba(SENTENCES))
    )


def test_decisions_are_above_zero_where_a_label_is_given(fitted):
    assert ((fitted.decision_function(SENTENCES) >= 0) == fitted.predict_labels(SENTENCES)).all()
    two = small().fit(SENTENCES, BINARY)
    assert ((two.decision_function(SENTENCES) > 0) == (two.predict(SENTENCES) == "yes")).all()


def test_grid_search_chooses_among_strengths_and_families_in_a_pipeline():
    grid = {"stance__strengths": [(0.1,), (1.0, 3.0)], "stance__families": [("words",), ["cues", "words"]]}
    search = GridSearchCV(Pipeline([("stance", small())]), grid, cv=2, scoring="roc_auc", error_score="raise")
    assert set(search.fit(SENTENCES, BINARY).best_params_) == set(grid)
    assert list(search.classes_) == ["no", "yes"]


def test_documents_are_kept_whole_through_routed_groups():
    groups = np.arange(len(SENTENCES)) // 3
    with config_context(enable_metadata_routing=True):
        model = small().set_fit_request(groups=True)
        found = cross_val_score(
            model, SENTENCES, BINARY, params={"groups": groups}, cv=GroupKFold(2), error_score="raise"
        )
    assert len(found) == 2


def test_a_pickled_and_a_cloned_model_keep_the_classes_of_y():
    model = small().fit(SENTENCES, MATRIX[:, 0])
    again = pickle.loads(pickle.dumps(model))
    assert again.predict(SENTENCES).tolist() == model.predict(SENTENCES).tolist()
    assert clone(model).fit(SENTENCES, MATRIX[:, 0]).classes_.dtype == model.classes_.dtype


def test_pandas_output_of_transformers_leaves_the_predictions_alone():
    trim = FunctionTransformer(
        lambda frame: frame.apply(lambda column: column.str.strip()), feature_names_out="one-to-one"
    )
    pipeline = make_pipeline(trim, small()).set_output(transform="pandas")
    frame = pd.DataFrame({"text": SENTENCES})
    assert (
        pipeline.fit(frame, BINARY).predict(frame).tolist()
        == small().fit(SENTENCES, BINARY).predict(SENTENCES).tolist()
    )


def test_says_that_it_takes_text_and_several_labels():
    tags = get_tags(small())
    assert (tags.input_tags.string, tags.input_tags.two_d_array, tags.classifier_tags.multi_label) == (
        True,
        False,
        True,
    )


# Those of scikit-learn's common checks that give no numeric matrix to the estimator.
@pytest.mark.parametrize(
    "check",
    [
        estimator_checks.check_no_attributes_set_in_init,
        estimator_checks.check_parameters_default_constructible,
        estimator_checks.check_get_params_invariance,
        estimator_checks.check_set_params,
        estimator_checks.check_estimator_cloneable,
        estimator_checks.check_estimator_repr,
        estimator_checks.check_estimator_tags_renamed,
        estimator_checks.check_valid_tag_types,
    ],
    ids=lambda check: check.__name__,
)
@pytest.mark.parametrize("estimator", [StanceClassifier, stance.StanceClassifier], ids=["model", "with records"])
def test_passes_the_checks_of_scikit_learn_that_need_no_numbers(check, estimator):
    check("StanceClassifier", estimator())


@pytest.mark.parametrize(
    ("settings", "fit", "message"),
    [
        ({"families": ("wrods",)}, {}, "families=.*wrods.*; expected a tuple of cues, frames"),
        ({"families": "words"}, {}, "families='words'; expected a tuple"),
        ({"strengths": ()}, {}, r"strengths=\(\); expected a tuple of values"),
        ({"strengths": 1.0}, {}, r"strengths=1.0; expected a tuple of values"),
        ({}, {"groups": [1, 2]}, "24 sentences, y 24 rows and groups 2"),
        ({}, {"groups": [1] * 24}, "keep documents whole and so need two"),
        ({}, {"y": BINARY[:5]}, "24 sentences, y 5 rows"),
        ({}, {"y": np.array([BINARY, BINARY]).T}, "holds 0 and 1 only"),
        ({}, {"y": np.linspace(0, 1, 24)}, "Unknown label type: continuous"),
        ({}, {"X": pd.DataFrame({"a": SENTENCES, "b": SENTENCES})}, "X has 2 columns; expected the one"),
        ({}, {"X": [], "y": []}, "need two at least"),
    ],
    ids=[
        "family",
        "text",
        "no-strength",
        "number",
        "groups",
        "one-group",
        "y",
        "matrix",
        "continuous",
        "columns",
        "empty",
    ],
)
def test_refuses_what_it_cannot_learn_from_with_a_reason(settings, fit, message):
    with pytest.raises(ValueError, match=message):
        StanceClassifier(**{"families": ("words",), **settings}).fit(**{"X": SENTENCES, "y": BINARY, **fit})


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


def test_frames_of_stance_have_no_weight_on_types():
    texts = ["We welcome this splendid pier.", "The pier is a disgrace.", "We will mend it.", "We must mend it."] * 5
    tasks = shipped_codebook().tasks
    n_types = len(tasks[0].labels)
    gold = np.zeros((len(texts), n_types + len(tasks[1].labels)), dtype=bool)
    gold[0::2, n_types] = gold[1::2, n_types + 1] = gold[2::4, 0] = True
    model = StanceClassifier(tasks, families=("frames",)).fit(texts, gold, np.arange(len(texts)) % 5)
    column = model.vocabularies_[0].column
    of_stance = [index for name, index in column.items() if is_of_stance(name)]
    assert of_stance
    assert not model.coefficients_[of_stance, :n_types].any()
    assert model.coefficients_[of_stance, n_types:].any()
