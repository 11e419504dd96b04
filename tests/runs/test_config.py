import pytest

from stance.errors import StanceError
from stance.resources import experiments_folder
from stance.runs.config import read_config


def write(folder, text):
    (folder / "experiment.toml").write_text(text, encoding="utf-8")
    return folder


def test_reads_a_question_and_fills_in_the_defaults(tmp_path):
    config = read_config(write(tmp_path, 'question = "Does it work?"\n[model]\nfamilies = ["words"]\n'))
    assert config.question == "Does it work?"
    assert config.model.families == ("words",)
    assert config.data.held_out == "split"
    assert config.data.sources == ("article", "real", "composed")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('question = "?"\nseed = 1\n', "unknown key 'seed'"),
        ('question = "?"\n[model]\nfamily = []\n', "unknown key 'model.family'"),
        ('question = "?"\n[model]\nfamilies = ["trees"]\n', "model.families has 'trees'; expected cues"),
        ('question = "?"\n[model]\nfolds = "five"\n', "model.folds is 'five'; expected a whole number"),
        ('question = "?"\n[data]\nheld_out = "some"\n', "data.held_out has 'some'; expected split"),
        ('question = "?"\ndata = 3\n', r"expected a section \[data\]"),
        ("[model]\n", "no question"),
        ("question = \n", "no valid TOML"),
    ],
    ids=["unknown", "unknown-in-section", "family", "type", "held-out", "section", "no-question", "no-toml"],
)
def test_refuses_what_it_does_not_know(tmp_path, text, message):
    with pytest.raises(StanceError, match=message):
        read_config(write(tmp_path, text))


def test_refuses_a_folder_without_settings(tmp_path):
    with pytest.raises(StanceError, match="an experiment is a folder with"):
        read_config(tmp_path)


def test_refuses_a_folder_that_is_not_there(tmp_path):
    with pytest.raises(StanceError, match="no such folder"):
        read_config(tmp_path / "nowhere")


def test_every_committed_experiment_asks_a_question():
    folders = [path.parent for path in experiments_folder().glob("*/experiment.toml")]
    assert len(folders) >= 5
    assert all(read_config(folder).question.endswith("?") for folder in folders)
