import csv
import json
import re
import shutil
from contextlib import contextmanager
from dataclasses import replace
from importlib.metadata import version

import pytest

import stance
from stance import resources
from stance.check import main
from stance.codebook import shipped_codebook
from stance.corpus.annotations import (
    Evidence,
    Judgement,
    Sentence,
    read_judgements,
    read_sentences,
    write_judgements,
    write_sentences,
)
from stance.corpus.documents import composed_documents
from stance.corpus.labelled import project_labelled
from stance.corpus.splits import held_out_mask, read_split, write_split
from stance.reports.parts import Contrast
from stance.reports.restoring import restore, restore_report
from stance.reports.text import markdown_table, render_markdown
from stance.resources import project_root
from stance.runs.annotation_problems import judgement_problems, sentence_problems
from stance.runs.checking import check_project
from stance.runs.contrast_problems import is_unseen, words_of_texts
from stance.runs.experiment_problems import contrast_inconsistencies
from stance.runs.experimenting import train_all, write_reports, write_table
from stance.runs.judging import project_agreement
from stance.runs.retraining import retraining_problems
from stance.runs.settings import Settings
from stance.runs.statement import statement_problems, statement_tables
from stance.runs.writing import json_text

SENTENCES = read_sentences(resources.annotations_folder() / "sentences.csv")
FIRST = SENTENCES[0]
JUDGED = Judgement(FIRST.id, "A", "annotator", ("refusal",), "against", (), "1.4")
MEMORIES = (project_root, project_labelled, project_agreement, shipped_codebook, composed_documents)


@contextmanager
def taken_for_the_project(root):
    """Let the package take a folder for its own checkout."""
    package = resources._PACKAGE
    try:
        resources._PACKAGE = root / "stance"
        for memory in MEMORIES:
            memory.cache_clear()
        yield
    finally:
        resources._PACKAGE = package
        for memory in MEMORIES:
            memory.cache_clear()


@pytest.fixture(scope="module")
def small_project(tmp_path_factory):
    """Give a small sound project: the article, three composed documents, and two addresses of each part."""
    source, root = project_root(), tmp_path_factory.mktemp("small")
    for name in ("annotations", "seeds"):
        shutil.copytree(source / name, root / name)
    folder = root / "annotations"
    part_by_document = read_split(folder / "split.csv")
    chosen = {FIRST.document, "dispatch-01", "parliament-01", "un-01", "1947-Truman-1", "1961-Kennedy-1"}
    chosen |= {document for document, part in part_by_document.items() if part == "test" and document[:3] == "197"}
    sentences = [item for item in SENTENCES if item.document in chosen]
    ids = {item.id for item in sentences}
    judgements = read_judgements(folder / "judgements.csv", shipped_codebook())
    write_sentences(folder / "sentences.csv", sentences)
    write_judgements(folder / "judgements.csv", [item for item in judgements if item.sentence in ids])
    documents = {item.document for item in sentences}
    write_split(folder / "split.csv", {name: part for name, part in part_by_document.items() if name in documents})
    with taken_for_the_project(root):
        labelled = project_labelled()
        train = labelled.take(~held_out_mask(labelled, read_split(folder / "split.csv"))).texts
        mark_unseen(folder / "contrast.csv", words_of_texts(train))
        (folder / "README.md").write_text("\n\n".join(map(markdown_table, statement_tables())), encoding="utf-8")
    return root


def mark_unseen(path, known_words):
    with path.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, rows[0], lineterminator="\n")
        writer.writeheader()
        writer.writerows(row | {"unseen": "yes" if is_unseen(row["verb"], known_words) else "no"} for row in rows)


@pytest.fixture
def project(small_project, tmp_path):
    """Give the annotations of a copy of the small project, which the package takes for its own."""
    shutil.copytree(small_project, tmp_path, dirs_exist_ok=True)
    with taken_for_the_project(tmp_path):
        yield tmp_path / "annotations"


TINY = 'question = "Are two rules enough?"\n[model]\nfamilies = ["cues"]\nstrengths = [1.0]\nfolds = 2\n'


# Seconds: models are trained.
@pytest.fixture(scope="module")
def small_trained(small_project, tmp_path_factory):
    """Give the small project with small experiments, trained, and the pages over all of them."""
    root = tmp_path_factory.mktemp("trained")
    shutil.copytree(small_project, root, dirs_exist_ok=True)
    experiments = root / "experiments"
    for name, settings in (
        ("default", TINY),
        ("keywords", 'question = "Do words do?"\n[model]\nkind = "keywords"\n'),
        ("learning-100", TINY + "[data]\nlimit = 100\n"),
        ("tiny", TINY),
    ):
        (experiments / name).mkdir(parents=True)
        (experiments / name / "experiment.toml").write_text(settings, encoding="utf-8")
    with taken_for_the_project(root):
        train_all(experiments, Settings(seed=3))
        write_table(experiments, seed=3)
    return root


@pytest.fixture
def experiment(small_trained, tmp_path):
    """Give the experiment of a copy of the small project, which the package takes for its own."""
    shutil.copytree(small_trained, tmp_path, dirs_exist_ok=True)
    with taken_for_the_project(tmp_path):
        yield tmp_path / "experiments" / "tiny"


def change(path, old, new):
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_a_sound_project_has_no_problems_and_its_counts(project):
    result = check_project()
    assert result.problems == []
    assert (result.annotations["article"], result.annotations["contrast"]) == (20, 863)
    assert result.experiments == []


@pytest.mark.parametrize(
    ("file", "old", "new", "message"),
    [
        ("sentences.csv", "ad0e9ffcf871a989", "0" * 16, "is not the one that was annotated"),
        (
            "judgements.csv",
            "refusal:75-93",
            "refusal:75-999",
            "S1 on 000_856fc3ee71b02177:1: evidence 75-999 lies outside",
        ),
        ("judgements.csv", "refusal|acquiescence", "refusal|consent", "'consent' is no label of commitment"),
        ("split.csv", "000_856fc3ee71b02177,train\n", "", "document '000_856fc3ee71b02177' is in no part"),
        (
            "split.csv",
            "000_856fc3ee71b02177,train",
            "000_856fc3ee71b02177,test",
            "000_856fc3ee71b02177:1 is held out; the article",
        ),
        ("contrast.csv", "pledge,favor,yes", "pledge,favor,no", "is unseen in training sentences; write yes"),
        ("contrast.csv", "x1-001,affirmed-negated-act,act", "x1-001,affirmed-negated-act,acts", "'acts' is no rule"),
        (
            "README.md",
            "| S1 | annotator | 20 |",
            "| S1 | annotator | 21 |",
            "the table 'Judgements' does not follow",
        ),
    ],
    ids=["hash", "evidence", "label", "no-part", "article", "unseen", "rule", "statement"],
)
def test_tells_what_does_not_hold(project, file, old, new, message):
    change(project / file, old, new)
    problems = check_project().problems
    assert any(message in problem for problem in problems), problems


def test_a_byte_behind_the_last_sentence_of_the_seed_is_a_problem_that_says_to_restore_it(project):
    (article,) = (project.parent / "seeds").glob("0*.txt")
    article.write_bytes(article.read_bytes() + b"x")
    assert check_project().problems == [
        f"seeds/{article.name}: its bytes have changed since it was annotated; restore the file"
    ]


def test_a_contrast_text_that_is_trained_on_is_a_problem(project):
    text = next(iter(project_labelled().items.query("source == 'composed'")["text"]))
    contrast = (project / "contrast.csv").read_text(encoding="utf-8").splitlines(keepends=True)
    quoted = '"' + " ".join(text.split()).replace('"', '""') + '"'
    contrast[1] = f"x1-001,affirmed-negated-act,act,bankroll,{quoted},none,neutral,no\n"
    (project / "contrast.csv").write_text("".join(contrast), encoding="utf-8")
    assert "contrast.csv, row 2: the text is a training sentence; replace it" in check_project().problems


def test_a_sentence_that_nobody_judged_is_a_problem(project):
    judgements = read_judgements(project / "judgements.csv", shipped_codebook())
    write_judgements(project / "judgements.csv", [item for item in judgements if item.sentence != FIRST.id])
    assert f"judgements.csv: nobody judged {FIRST.id} (1 in all); add a row for each" in check_project().problems


def test_a_model_trained_on_the_present_annotations_and_settings_is_no_problem(experiment):
    result = check_project()
    assert (result.experiments, result.problems) == (["default", "keywords", "learning-100", "tiny"], [])


def tamper(path, keys, value):
    """Put a value at a place of a JSON file; a list of keys leads there."""
    content = json.loads(path.read_text(encoding="utf-8"))
    *outer, last = keys
    inner = content
    for key in outer:
        inner = inner[key]
    assert inner[last] != value
    inner[last] = value
    path.write_text(json_text(content), encoding="utf-8")


FIGURES = (
    ("tasks", "commitment", "per_label", "pledge", "precision"),
    ("tasks", "commitment", "subsets", "attribution: without", "macro", "f1"),
    ("mistakes", "stance", 0, "gold"),
    ("contrast", "overall", "share"),
    ("contrast", "by_verb", "seen verbs", "passed"),
    ("ceiling", "commitment", "per_label", "pledge", "f1"),
    ("baselines", "commitment", 0, "macro_f1"),
    ("learning", "stance", 0, "micro_f1"),
    ("learning", "stance", 1, "train"),
    ("abstention", "stance", "decided"),
    ("data", "train"),
    ("data", "test"),
    ("rules", 0, "text"),
    ("question",),
)


def test_every_changed_figure_of_a_report_is_named(experiment):
    report = experiment.parent / "default" / "report.json"
    whole, share, words = 12345, 0.123, "changed"
    kinds = {"gold": words, "text": words, "question": words, "passed": whole, "train": whole, "test": whole}
    for keys in FIGURES:
        tamper(report, keys, kinds.get(keys[-1], share))
    problems = check_project().problems
    for keys in FIGURES:
        place = "".join(f"[{key}]" if isinstance(key, int) else f".{key}" for key in keys).removeprefix(".")
        told = f"experiments/default/report.json: {place} is reported as {kinds.get(keys[-1], share)!r}, computed again"
        assert any(problem.startswith(told) for problem in problems), (told, problems)


def test_a_changed_figure_of_a_rendering_is_named(experiment):
    changed = {}
    for file, row in (
        ("default/report.md", "| pledge | "),
        ("default/MODEL_CARD.md", "| pledge | "),
        ("README.md", "| [tiny](tiny/report.md) | "),
    ):
        path = experiment.parent / file
        line = next(line for line in path.read_text(encoding="utf-8").splitlines() if line.startswith(row))
        figure = next(part for part in line.split() if part.startswith("."))
        change(path, line, line.replace(figure, ".123", 1))
        changed[file] = (row[2:-3], figure)
    problems = check_project().problems
    assert len(problems) == len(changed)
    for file, (row, figure) in changed.items():
        problem = next(problem for problem in problems if problem.startswith(f"experiments/{file}, line "))
        assert f"row {row!r}: '.123" in problem
        assert f"the record gives '{figure}" in problem


def test_missing_renderings_are_problems(experiment):
    files = ("default/MODEL_CARD.md", "tiny/report.md", "README.md")
    for file in files:
        (experiment.parent / file).unlink()
    told = [f"experiments/{file}: no such file; write it again with" for file in files]
    problems = check_project().problems
    assert [problem.partition(" `")[0] for problem in problems] == told


def test_a_damaged_report_is_one_problem_and_no_traceback(experiment):
    (experiment / "report.json").write_text("{", encoding="utf-8")
    (problem,) = check_project().problems
    assert problem.startswith("experiments/tiny/report.json: Expecting property name")


def test_a_report_of_another_schema_is_a_problem(experiment):
    content = json.loads((experiment / "report.json").read_text(encoding="utf-8"))
    del content["contrast"]["failures"]
    (experiment / "report.json").write_text(json_text(content), encoding="utf-8")
    (problem,) = check_project().problems
    assert problem.startswith("experiments/tiny/report.json: no report as this version writes it")


def test_reports_are_written_again_without_training(experiment):
    root = experiment.parent
    files = [*root.glob("*/report.json"), *root.glob("*/report.md"), root / "default" / "MODEL_CARD.md"]
    before = {path: path.read_bytes() for path in files}
    tamper(experiment / "report.json", ("tasks", "stance", "macro", "f1"), 0.9)
    (root / "default" / "MODEL_CARD.md").unlink()
    (root / "new").mkdir()
    (root / "new" / "experiment.toml").write_text(TINY, encoding="utf-8")
    said = []
    write_reports(root, say=said.append)
    assert "new: skipped, it was never trained" in said
    assert {path: path.read_bytes() for path in files} == before


def test_the_learning_curve_ends_with_the_reported_model(experiment):
    report = json.loads((experiment.parent / "default" / "report.json").read_text(encoding="utf-8"))
    for task, points in report["learning"].items():
        assert [point["train"] for point in points] == [100, report["data"]["train"]]
        assert points[-1]["macro_f1"] == report["tasks"][task]["macro"]["f1"]


def test_a_baseline_does_not_tell_of_the_others(experiment):
    report = json.loads((experiment.parent / "keywords" / "report.json").read_text(encoding="utf-8"))
    assert report["baselines"] is None


def test_pass_rates_that_contradict_each_other_are_told_without_the_model(experiment):
    content = json.loads((experiment / "report.json").read_text(encoding="utf-8"))["contrast"]
    assert list(contrast_inconsistencies("r", restore(Contrast, content))) == []
    content["by_capability"][next(iter(content["by_capability"]))]["passed"] += 1
    content["overall"]["sets_share"] = 0.5
    problems = list(contrast_inconsistencies("r", restore(Contrast, content)))
    assert problems[0].startswith("r: contrast.overall.passed is reported as ")
    assert any(problem.startswith("r: contrast.overall.sets_share is reported as 0.5, ") for problem in problems)


def test_settings_that_changed_after_training_are_a_problem(experiment):
    change(experiment / "experiment.toml", "folds = 2", "folds = 3")
    told = "experiments/tiny: trained with other settings than experiment.toml now has; train it again"
    assert check_project().problems == [told]


def test_training_labels_that_changed_after_training_are_a_problem(experiment):
    annotations = experiment.parents[1] / "annotations"
    judgements = read_judgements(annotations / "judgements.csv", shipped_codebook())
    changed = [
        replace(item, types=("condition",), evidence=()) if item.sentence.startswith("un-01") else item
        for item in judgements
    ]
    write_judgements(annotations / "judgements.csv", changed)
    problems = [problem for problem in check_project().problems if problem.startswith("experiments")]
    # The patterns of keywords are not trained, but told by the data that they stand beside.
    assert len(problems) == 4
    assert problems[-1].startswith("experiments/tiny: trained on data ")
    assert all(problem.endswith("; train it again") for problem in problems)


def test_a_report_of_another_training_than_the_model_is_a_problem(experiment):
    change(experiment / "report.json", "Python 3", "Python 2")
    render_again(experiment)
    assert check_project().problems == [
        "experiments/tiny: model and report.json are of different trainings; train it again"
    ]


def render_again(experiment):
    content = json.loads((experiment / "report.json").read_text(encoding="utf-8"))
    text = render_markdown(restore_report(content, where="report.json"))
    (experiment / "report.md").write_text(text, encoding="utf-8")


def test_a_report_of_another_version_is_a_problem(experiment):
    change(experiment / "report.json", f"stance {version('stance')}", "stance 0.0.1")
    render_again(experiment)
    assert any("trained with stance 0.0.1, this is stance" in problem for problem in check_project().problems)


# Seconds each: a model is trained.
def test_training_again_gives_the_same_bytes_and_leaves_the_folder_alone(experiment):
    before = {path: path.read_bytes() for path in experiment.rglob("*") if path.is_file()}
    assert retraining_problems(experiment, Settings()) == []
    assert {path: path.read_bytes() for path in experiment.rglob("*") if path.is_file()} == before


def test_training_again_names_the_files_that_differ_and_other_packages(experiment):
    change(experiment / "report.json", "numpy ", "numpy 0.")
    arrays = experiment / "model" / "arrays.safetensors"
    content = bytearray(arrays.read_bytes())
    content[-1] ^= 1
    arrays.write_bytes(content)
    (experiment / "model" / "notes.txt").write_text("by hand", encoding="utf-8")
    (experiment / "predictions_stance.csv").unlink()
    size = f"{len(content):,}"
    *files, apart, packages = retraining_problems(experiment, Settings())
    assert files == [
        f"experiments/tiny/model/arrays.safetensors: training gives another file, from byte {len(content) - 1:,} of "
        f"{size} on; train it again",
        "experiments/tiny/model/notes.txt: training makes no such file; train it again",
        "experiments/tiny/predictions_stance.csv: training makes this file, which is missing; train it again",
    ]
    assert re.fullmatch(
        r"experiments/tiny: of commitment, 0 of \d+ items get other labels, and probabilities are 0 apart at most",
        apart,
    )
    assert packages.startswith("experiments/tiny: trained with other packages (stance")


def test_the_command_trains_again_where_it_is_asked_to(experiment, capsys):
    change(experiment / "predictions_stance.csv", "id,group", "ID,group")
    assert main(["--retrain", "tiny", "--quiet"]) == 1
    assert "problem: experiments/tiny/predictions_stance.csv: training gives another" in capsys.readouterr().out


def test_an_experiment_without_a_model_cannot_be_compared(project, capsys):
    assert main(["--retrain"]) == 2
    assert "default has no model to compare with, train it first" in capsys.readouterr().err


def test_a_document_on_both_sides_is_refused(project):
    change(project / "split.csv", "document,part\n", "document,part\n000_856fc3ee71b02177,test\n")
    assert any("stands in two rows; it has one part" in problem for problem in check_project().problems)


def test_the_command_ends_with_one_where_something_does_not_hold(project, capsys):
    write_sentences(project / "sentences.csv", [*SENTENCES, SENTENCES[0]])
    assert main(["--format", "json"]) == 1
    problems = json.loads(capsys.readouterr().out)["problems"]
    assert f"sentences.csv: {FIRST.id} stands 2 times; keep one row" in problems


def test_the_command_prints_counts_agreement_and_problems(project, capsys):
    assert main([]) == 0
    out = capsys.readouterr().out
    assert "contrast: 863\nalpha: pledge ." in out
    assert out.endswith("0 problems\n")


def test_markdown_gives_the_tables_of_the_data_statement(project, capsys):
    assert main(["--format", "markdown"]) == 0
    first = capsys.readouterr().out.partition("\n\n## Judgements")[0]
    assert first in (project / "README.md").read_text(encoding="utf-8")


def test_a_missing_data_statement_is_a_problem(project):
    assert len(list(statement_problems(project / "NOTHING.md"))) == len(statement_tables())


def test_check_can_be_called_in_python(project):
    assert stance.check().problems == []


@pytest.mark.parametrize(
    ("judgement", "message"),
    [
        (replace(JUDGED, sentence="x:1"), "x:1 is no sentence of sentences.csv"),
        (replace(JUDGED, evidence=(Evidence("pledge", FIRST.start, FIRST.end),)), "words that show pledge, without"),
        (replace(JUDGED, evidence=(Evidence("refusal", 0, FIRST.end),)), "evidence 0-180 lies outside the sentence"),
        (replace(JUDGED, evidence=(Evidence("refusal", 75, 93, (0, 5)),)), "actor 0-5 lies outside the sentence"),
        (replace(JUDGED, evidence=(Evidence("refusal", 75, 93),) * 2), "refusal 75-93 stands 2 times; keep one"),
    ],
    ids=["sentence", "type", "place", "actor", "twice"],
)
def test_tells_of_a_judgement_that_does_not_fit(judgement, message):
    assert any(message in problem for problem in judgement_problems([FIRST], [judgement]))


def test_tells_of_two_judgements_by_one_annotator():
    assert f"judgements.csv: A judged {FIRST.id} 2 times; keep one row" in judgement_problems([FIRST], [JUDGED, JUDGED])


def test_tells_of_sentences_that_overlap():
    inside = Sentence("other", FIRST.document, FIRST.source, FIRST.start + 5, FIRST.end, FIRST.sha256, "all")
    assert any(f"other begins inside {FIRST.id}" in problem for problem in sentence_problems([FIRST, inside]))
