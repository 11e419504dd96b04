import pickle
import subprocess
import sys

import numpy as np
import pandas as pd
import pytest
from joblib import Parallel, delayed
from sklearn.base import clone
from sklearn.exceptions import NotFittedError
from sklearn.metrics import f1_score, make_scorer
from sklearn.model_selection import GridSearchCV, GroupKFold, cross_validate
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import FunctionTransformer

import stance

TEXTS = [
    f"{who} will {what} the mission." for who in ("Oslo", "Paris", "Ankara", "Rome") for what in ("join", "leave")
] * 4
LABELS = ["in", "out"] * 16
GROUPS = [str(index // 4) for index in range(32)]
FRAME = pd.DataFrame({"text": TEXTS, "label": LABELS, "group": GROUPS})


@pytest.fixture(scope="module")
def model():
    return stance.StanceClassifier().fit(TEXTS, LABELS)


def strip(texts):
    return [text.strip() for text in texts]


def test_package_gives_its_verbs_and_hides_nothing():
    assert set(stance.__all__) <= set(dir(stance))
    for name in ("train", "evaluate", "score", "compare", "check"):
        assert callable(getattr(stance, name))
    with pytest.raises(AttributeError, match="no attribute 'predict'"):
        stance.predict  # noqa: B018


def test_shipped_model_gives_a_column_for_each_type_and_stance():
    model = stance.load()
    assert model.predict_proba(["Hungary will not block it."]).shape == (1, len(model.classes_))
    assert list(model.classes_[-3:]) == ["favor", "against", "neutral"]


def test_train_then_evaluate_a_frame():
    trained = stance.train(FRAME, group="group", jobs=1)
    report = stance.evaluate(trained, FRAME, group="group")
    assert list(report.tasks) == ["label"]
    chosen = trained.decide(trained.predict_proba(TEXTS[:2]))
    assert list(trained.classes_[chosen.argmax(axis=1)]) == ["in", "out"]


# Half a second: the library is imported.
def test_frame_and_dataset_are_scored_alike(model):
    import datasets

    frame = pd.DataFrame({"text": ["Oslo will join the mission. Rome will leave.", "We met."], "speech": ["a", "b"]})
    found = stance.score(frame, model=model, id="speech")
    again = stance.score(datasets.Dataset.from_pandas(frame), model=model, id="speech")
    pd.testing.assert_frame_equal(found, again)
    assert list(found["id"]) == ["a", "a", "b"]
    assert list(found["sentence"]) == [0, 1, 0]
    assert found.loc[1, "text"] == "Rome will leave."


@pytest.mark.parametrize("cell", [None, float("nan"), pd.NA, "", " \n", 3])
def test_frame_with_a_cell_that_is_no_text_is_refused(model, cell):
    frame = pd.DataFrame({"text": pd.Series(["We met.", cell], dtype=object)})
    with pytest.raises(stance.StanceError, match="frame, row 1, column 'text'"):
        stance.score(frame, model=model)


def test_estimator_gives_the_records_that_the_verb_gives(model):
    import datasets

    frame = pd.DataFrame({"text": ["Oslo will join the mission. Rome will leave.", "We met."], "speech": ["a", "b"]})
    options = {"id": "speech", "min_precision": 0.9}
    expected = stance.score(frame, model=model, **options)
    pd.testing.assert_frame_equal(model.score(frame, **options), expected)
    pd.testing.assert_frame_equal(model.score(datasets.Dataset.from_pandas(frame), **options), expected)


def test_loaded_trained_and_fitted_classifiers_all_give_records(model):
    trained = stance.train(FRAME, group="group", jobs=1)
    for estimator in (model, trained, stance.load(), pickle.loads(pickle.dumps(stance.load()))):
        assert isinstance(estimator, stance.StanceClassifier)
        assert list(estimator.score(["Oslo will join. Rome will leave."])["sentence"]) == [0, 1]
    assert "precedents" in trained.score(["Oslo will join."], precedents=1)


def test_score_with_labels_is_the_accuracy_that_scikit_learn_asks_for(model):
    assert model.score(TEXTS, LABELS) == 1.0
    assert model.score(TEXTS[:2], [LABELS[1], LABELS[1]]) == 0.5
    pipeline = Pipeline([("strip", FunctionTransformer(strip)), ("stance", model)])
    assert pipeline.score(TEXTS, LABELS) == 1.0
    assert list(pipeline.score(TEXTS)["text"]) == TEXTS
    with pytest.raises(TypeError, match="no unit; leave one out"):
        model.score(TEXTS, LABELS, unit="sentence")


# Seconds: each of the folds has inner folds.
def test_scikit_learn_scores_by_accuracy_where_nothing_else_is_named():
    estimator = stance.StanceClassifier(folds=2)
    assert cross_validate(estimator, TEXTS, LABELS, cv=2, error_score="raise")["test_score"].tolist() == [1, 1]
    search = GridSearchCV(estimator, {"min_documents": [1, 2]}, cv=2, error_score="raise").fit(TEXTS, LABELS)
    assert search.best_score_ == 1


def test_column_id_names_the_rows_without_being_asked_for(model):
    frame = pd.DataFrame({"id": [7, None], "text": ["We met.", "We left."]}, dtype=object)
    found = stance.score(frame, model=model)["id"]
    assert (found[0], found.isna().tolist()) == ("7", [False, True])
    assert list(stance.score(frame[["text"]], model=model)["id"]) == ["0", "1"]


def test_id_that_names_two_rows_is_refused(model):
    frame = pd.DataFrame({"id": ["a", "b", "a"], "text": ["We met."] * 3})
    with pytest.raises(stance.StanceError, match="frame, row 2, column 'id': 'a' stands in an earlier row"):
        stance.score(frame, model=model)


@pytest.mark.parametrize("make", [list, tuple, pd.Series, np.array], ids=["list", "tuple", "series", "array"])
def test_each_text_of_a_list_is_a_document(model, make):
    found = stance.score(make(["Oslo will join. Rome will leave.", "We met."]), model=model)
    assert list(zip(found["id"], found["sentence"], found["text"], strict=True)) == [
        ("0", 0, "Oslo will join."),
        ("0", 1, "Rome will leave."),
        ("1", 0, "We met."),
    ]


# Half a second: the library is imported.
def test_other_data_are_told_what_is_expected(model):
    import datasets

    dataset = datasets.Dataset.from_dict({"text": ["We met."]})
    for data, message in (
        ("We met.", r"one text; expected a pandas frame.*such as \[text\]"),
        (None, "NoneType given; expected a pandas frame"),
        ({"text": ["We met."]}, "dict given; expected a pandas frame"),
        (np.array([["We met.", "We left."]]), r"an array of shape \(1, 2\); expected a pandas frame"),
        (dataset.to_iterable_dataset(), "a stream, whose records may not fit a frame"),
        (datasets.DatasetDict(train=dataset), r"score one of them, such as data\['train'\]"),
        (pd.DataFrame([["We met.", "x"]], columns=["text", "text"]), "column 'text' stands twice"),
        (["We met.", 3], "list, row 1: int found; expected text"),
    ):
        with pytest.raises(stance.StanceError, match=message):
            stance.score(data, model=model)
    with pytest.raises(stance.StanceError, match="a list of texts has no column 'id'"):
        stance.score(["We met."], model=model, id="id")


def test_frame_without_the_column_is_refused(model):
    with pytest.raises(stance.StanceError, match="no column 'text'; it has 'speech'"):
        stance.score(pd.DataFrame({"speech": ["We met."]}), model=model)


def test_frame_without_rows_gives_none(model):
    assert stance.score(pd.DataFrame({"text": []}), model=model).empty


# Half a second: the library is imported.
def test_model_works_inside_map_of_datasets(model):
    import datasets

    data = datasets.Dataset.from_dict({"text": TEXTS})
    mapped = data.map(lambda batch: {"share": model.predict_proba(batch["text"])[:, 0]}, batched=True, batch_size=7)
    # Columns of a mapped dataset have 64 bits as they were given.
    assert np.array_equal(mapped["share"], model.predict_proba(TEXTS)[:, 0])


def test_model_works_in_a_pipeline():
    pipeline = Pipeline([("strip", FunctionTransformer(strip)), ("stance", stance.StanceClassifier())])
    assert list(pipeline.fit(TEXTS, LABELS).predict(["  Oslo will leave the mission. "])) == ["out"]
    assert list(pipeline.classes_) == ["in", "out"]


# Seconds: each of the folds has inner folds.
def test_model_works_in_cross_validation_and_grid_search():
    estimator = stance.StanceClassifier(folds=2)
    scores = cross_validate(
        estimator, np.array(TEXTS, dtype=object), LABELS, groups=GROUPS, cv=GroupKFold(2), scoring="f1_macro"
    )
    assert scores["test_score"].tolist() == [1, 1]
    search = GridSearchCV(estimator, {"min_documents": [1, 2]}, cv=2, scoring="neg_log_loss").fit(TEXTS, LABELS)
    assert search.best_score_ > np.log(0.5)


# Seconds: each of the folds has inner folds.
def test_model_of_several_labels_works_in_cross_validation():
    gold = np.array([[label == "in", label == "out", label == "in"] for label in LABELS])
    scoring = make_scorer(f1_score, average="macro")
    scores = cross_validate(stance.StanceClassifier(folds=2), TEXTS, gold, cv=2, scoring=scoring, error_score="raise")
    assert scores["test_score"].tolist() == [1, 1]


def test_clone_keeps_settings_and_forgets_what_was_learned(model):
    copy = clone(model)
    assert copy.get_params() == model.get_params()
    with pytest.raises(NotFittedError):
        copy.predict_proba(TEXTS)


def test_pickled_model_gives_the_same(model):
    again = pickle.loads(pickle.dumps(model))
    assert np.array_equal(again.predict_proba(TEXTS), model.predict_proba(TEXTS))


# Seconds: worker processes import scikit-learn.
def test_model_travels_to_workers(model):
    found = Parallel(n_jobs=2)(delayed(model.predict_proba)(TEXTS[part::2]) for part in range(2))
    for part in range(2):
        assert np.array_equal(found[part], model.predict_proba(TEXTS[part::2]))


# Seconds: seven processes start.
@pytest.mark.parametrize("verb", ["train", "evaluate", "score", "compare", "check"])
def test_verb_is_module_and_function(verb):
    code = (
        f"import stance; verb = stance.{verb}; import stance.{verb} as module; "
        "assert verb is module and callable(verb) and module.main"
    )
    subprocess.run([sys.executable, "-W", "error", "-c", code], check=True)
    found = subprocess.run(
        [sys.executable, "-W", "error", "-m", f"stance.{verb}", "--help"], capture_output=True, text=True, check=True
    )
    assert found.stderr == ""
    assert found.stdout.startswith(f"usage: python -m stance.{verb}")
