import csv
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stance.codebook import shipped_codebook
from stance.corpus.annotations import Evidence, Judgement, Sentence, read_judgements
from stance.corpus.exchange import doccano, label_studio, prodigy, table
from stance.corpus.exchange.records import Defaults, Item
from stance.errors import StanceError
from stance.exchange import main
from stance.resources import annotations_folder

CODEBOOK = shipped_codebook()
TEXT = 'Oslo 🎉 said, "we will not take part,\nbut will not block it".'
SENTENCE = Sentence("d:100", "d", "real", 100, 100 + len(TEXT), "0" * 16, "random")


def place(words):
    return 100 + TEXT.index(words), 100 + TEXT.index(words) + len(words)


EVIDENCE = (
    Evidence("refusal", *place("will not take part"), place("we"), place("Oslo")),
    Evidence("acquiescence", *place("will not block"), None, place("Oslo")),
)
JUDGEMENTS = (
    Judgement("d:100", "Ann Lee", "annotator", ("refusal", "acquiescence"), "neutral", EVIDENCE, "1.3"),
    Judgement("d:100", "Bo", "annotator", (), "favor", (), "1.3"),
    Judgement("d:100", "Jo", "adjudicator", ("refusal",), "against", EVIDENCE[:1], "1.4"),
)
FORMATS = {"label-studio": label_studio, "prodigy": prodigy, "doccano": doccano, "csv": table}
every_format = pytest.mark.parametrize("format", FORMATS.values(), ids=FORMATS)


def parse(format, text, **defaults):
    return format.parse(text, CODEBOOK, Defaults(**defaults), where="export")


@every_format
def test_judgements_go_out_and_come_back(format):
    text = format.render([Item(SENTENCE, TEXT, JUDGEMENTS)], CODEBOOK)
    assert tuple(parse(format, text)) == JUDGEMENTS


@every_format
def test_a_bare_sentence_is_no_judgement(format):
    assert parse(format, format.render([Item(SENTENCE, TEXT)], CODEBOOK)) == []


@pytest.mark.parametrize("format", [label_studio, prodigy], ids=["label-studio", "prodigy"])
def test_a_proposal_is_no_judgement(format):
    assert parse(format, format.render([Item(SENTENCE, TEXT, (), JUDGEMENTS[0])], CODEBOOK)) == []


@pytest.mark.parametrize("format", [doccano, table], ids=["doccano", "csv"])
def test_a_proposal_that_was_left_standing_is_the_answer_of_who_is_named(format):
    text = format.render([Item(SENTENCE, TEXT, (), JUDGEMENTS[0])], CODEBOOK)
    (judgement,) = parse(format, text, annotator="Cy", role="adjudicator")
    assert (judgement.annotator, judgement.role, judgement.evidence) == ("Cy", "adjudicator", EVIDENCE)


@every_format
@settings(max_examples=50, deadline=None)
@given(data=st.data())
def test_any_judgement_goes_out_and_comes_back(format, data):
    text = data.draw(st.text(st.characters(exclude_categories=["Cs"]), min_size=2, max_size=30))
    types = tuple(name for name in CODEBOOK.task("commitment").names if data.draw(st.booleans()))
    places = st.integers(0, len(text))
    spans = data.draw(st.lists(st.tuples(st.sampled_from(types), places, places), max_size=3)) if types else []
    named = st.none() | st.tuples(places, places).filter(lambda pair: pair[0] < pair[1])
    evidence = tuple(
        Evidence(*mark, data.draw(named), data.draw(named)).shifted(7)
        for mark in dict.fromkeys((name, min(a, b), max(a, b)) for name, a, b in spans if a != b)
    )
    judgement = Judgement(
        "d:7", "A", "annotator", types, data.draw(st.sampled_from(CODEBOOK.task("stance").names)), evidence, "1"
    )
    sentence = Sentence("d:7", "d", "real", 7, 7 + len(text), "", "random")
    assert parse(format, format.render([Item(sentence, text, (judgement,))], CODEBOOK)) == [judgement]


LABEL_STUDIO = [
    {
        "id": 17,
        "data": {"text": "Oslo will not join.", "sentence": "d:50", "start": 50},
        "annotations": [
            {
                "id": 1001,
                "completed_by": {"id": 4, "email": "ann@example.org", "first_name": "Ann", "last_name": ""},
                "was_cancelled": False,
                "ground_truth": False,
                "created_at": "2024-06-12T09:00:00.000000Z",
                "lead_time": 4.3,
                "result": [
                    {
                        "id": "a1",
                        "from_name": "evidence",
                        "to_name": "text",
                        "type": "labels",
                        "origin": "manual",
                        "value": {"start": 5, "end": 18, "text": "will not join", "labels": ["refusal"]},
                    },
                    {
                        "id": "a2",
                        "from_name": "types",
                        "to_name": "text",
                        "type": "choices",
                        "value": {"choices": ["refusal"]},
                    },
                    {
                        "id": "a3",
                        "from_name": "stance",
                        "to_name": "text",
                        "type": "choices",
                        "value": {"choices": ["against"]},
                    },
                ],
            },
            {"id": 1002, "completed_by": 7, "was_cancelled": True, "result": []},
            {
                "id": 1003,
                "completed_by": 7,
                "was_cancelled": False,
                "result": [
                    {"from_name": "stance", "to_name": "text", "type": "choices", "value": {"choices": ["neutral"]}}
                ],
            },
        ],
        "predictions": [{"model_version": "m", "result": []}],
    }
]


def test_reads_an_export_of_label_studio():
    first, second = parse(label_studio, json.dumps(LABEL_STUDIO))
    assert first == Judgement(
        "d:50",
        "ann@example.org",
        "annotator",
        ("refusal",),
        "against",
        (Evidence("refusal", 55, 68),),
        CODEBOOK.version,
    )
    assert (second.annotator, second.types, second.stance) == ("7", (), "neutral")


PRODIGY = [
    {
        "text": "Oslo will not join.",
        "meta": {"sentence": "d:50", "start": 50},
        "_input_hash": -1530009927,
        "_task_hash": 2003036685,
        "options": [{"id": "refusal", "text": "refusal"}, {"id": "against", "text": "against"}],
        "tokens": [{"text": "Oslo", "start": 0, "end": 4, "id": 0, "ws": True}],
        "spans": [{"start": 5, "end": 18, "token_start": 1, "token_end": 3, "label": "refusal"}],
        "accept": ["against", "refusal"],
        "config": {"choice_style": "multiple"},
        "answer": "accept",
        "_timestamp": 1718182800,
        "_annotator_id": "news-ann",
        "_session_id": "news-ann",
    },
    {"text": "Oslo met.", "accept": [], "answer": "ignore", "_annotator_id": "news-ann"},
    {
        "text": "Oslo sat.",
        "meta": {"sentence": "d:90"},
        "accept": ["neutral"],
        "answer": "accept",
        "_session_id": "news-bo",
    },
]


def lines(records):
    return "".join(json.dumps(record) + "\n" for record in records)


def test_reads_an_export_of_prodigy():
    first, second = parse(prodigy, lines(PRODIGY))
    assert (first.annotator, first.types, first.stance) == ("news-ann", ("refusal",), "against")
    assert first.evidence == (Evidence("refusal", 55, 68),)
    assert (second.sentence, second.annotator, second.types) == ("d:90", "news-bo", ())


DOCCANO = [
    {"id": 3, "text": "Oslo will not join.", "sentence": "d:50", "start": 50, "entities": [[5, 18, "refusal"]]}
    | {"cats": ["refusal", "against"], "Comments": []},
    {
        "id": 4,
        "text": "Oslo met.",
        "sentence": "d:90",
        "start": 90,
        "label": [],
        "cats": ["neutral"],
        "Comments": ["?"],
    },
    {"id": 5, "text": "Oslo sat.", "sentence": "d:99", "start": 99, "entities": [], "cats": [], "Comments": []},
]


def test_reads_an_export_of_doccano():
    first, second = parse(doccano, lines(DOCCANO), annotator="ann")
    assert (first.types, first.stance, first.evidence) == (("refusal",), "against", (Evidence("refusal", 55, 68),))
    assert (second.sentence, second.types, second.annotator) == ("d:90", (), "ann")


@pytest.mark.parametrize("format", [label_studio, prodigy, doccano], ids=["label-studio", "prodigy", "doccano"])
def test_an_actor_that_is_linked_to_nothing_is_the_actor_of_all_evidence_that_has_none(format):
    text = {
        label_studio: lambda: json.dumps(with_actor(LABEL_STUDIO)),
        prodigy: lambda: lines(
            [PRODIGY[0] | {"spans": [*PRODIGY[0]["spans"], {"start": 0, "end": 4, "label": "actor"}]}]
        ),
        doccano: lambda: lines([DOCCANO[0] | {"entities": [*DOCCANO[0]["entities"], [0, 4, "actor"]]}]),
    }[format]()
    named = {} if format is label_studio else {"annotator": "ann"}
    assert parse(format, text, **named)[0].evidence == (Evidence("refusal", 55, 68, (50, 54)),)


def with_actor(tasks):
    copy = json.loads(json.dumps(tasks))
    value = {"start": 0, "end": 4, "text": "Oslo", "labels": ["actor"]}
    copy[0]["annotations"][0]["result"].append(
        {"id": "a4", "from_name": "evidence", "to_name": "text", "type": "labels", "value": value}
    )
    return copy


def test_reads_a_table_from_a_spreadsheet():
    row = 'd:50,"Oslo, will not join.",refusal,against,50,refusal:6-14'
    text = f"\ufeffsentence,text,types,stance,start,evidence\r\n{row}\r\n"
    (judgement,) = parse(table, text, annotator="ann")
    assert (judgement.annotator, judgement.evidence) == ("ann", (Evidence("refusal", 56, 64),))


def changed(records, index, **fields):
    copy = json.loads(json.dumps(records))
    copy[index] |= fields
    return lines(copy)


@pytest.mark.parametrize(
    ("format", "text", "message"),
    [
        (label_studio, "{", "export: no valid JSON"),
        (label_studio, "{}", "expected a list of tasks; export from Label Studio as JSON"),
        (label_studio, '[{"text": "a"}]', "task 1: no field 'data'; it has 'text'"),
        (
            label_studio,
            '[{"data": {"text": "a"}, "annotations": [{"result": [3]}]}]',
            "annotation 1, field 'result': 3 in the list",
        ),
        (prodigy, "[]\n", "line 1: list found; expected one JSON object a line"),
        (prodigy, "\n", "no answers in it"),
        (prodigy, changed(PRODIGY, 0, accept=["veto"]), "line 1: 'veto' is no label; expected pledge, refusal"),
        (
            prodigy,
            changed(PRODIGY, 0, accept=["refusal"]),
            "line 1: 0 stances .none. of 'd:50'; expected exactly one of",
        ),
        (prodigy, changed(PRODIGY, 0, accept=["favor", "against"]), "line 1: 2 stances .favor, against. of 'd:50'"),
        (
            prodigy,
            changed(PRODIGY, 0, spans=[{"start": 0, "end": 4, "label": "pledge"}]),
            "evidence of 'pledge' in 'd:50'",
        ),
        (
            prodigy,
            changed(PRODIGY, 0, spans=[{"start": 5, "end": 99, "label": "refusal"}]),
            "evidence 5-99 lies outside",
        ),
        (
            prodigy,
            changed(PRODIGY, 0, spans=[{"start": "5", "end": 9, "label": "refusal"}]),
            "'start': str found; expected int",
        ),
        (
            prodigy,
            changed(PRODIGY, 0, meta={"sentence": "d:1", "role": "boss"}),
            "line 1: role 'boss'; expected annotator, ",
        ),
        (prodigy, lines(PRODIGY[:1] * 2), r"line 2: 'news-ann' judged 'd:50' already \(export, line 1\); keep one"),
        (doccano, lines(DOCCANO), "line 1: the file does not say who answered; name the annotator with --annotator"),
        (
            doccano,
            changed(DOCCANO, 0, entities=[[5, "refusal"]]),
            r"'entities': \[5, 'refusal'\]; expected \[start, end, label\]",
        ),
        (table, "a,b\n1,2\n", "no column 'sentence'; it has a, b"),
        (table, "sentence,text,types,stance\nd:1,a\n", "row 2: not as many cells as the header has"),
        (
            table,
            "sentence,text,types,stance,start\nd:1,a,none,favor,x\n",
            "row 2, column 'start': 'x' is no character offset",
        ),
        (
            table,
            'sentence,text,types,stance\nd:1,"a"b,none,favor\n',
            "line 2: .*; expected a table separated by commas",
        ),
    ],
)
def test_refuses_what_is_no_valid_answer(format, text, message):
    with pytest.raises(StanceError, match=message):
        parse(format, text)


def test_label_studio_gets_an_annotation_of_ground_truth_for_an_adjudicator():
    (task,) = json.loads(label_studio.render([Item(SENTENCE, TEXT, JUDGEMENTS)], CODEBOOK))
    assert [annotation["ground_truth"] for annotation in task["annotations"]] == [False, False, True]
    assert [result["from_name"] for result in task["annotations"][1]["result"]] == ["stance"]
    evidence = task["annotations"][0]["result"][2]
    assert evidence["value"] == {
        "start": TEXT.index("will not take"),
        "end": TEXT.index(",\nbut"),
        "text": "will not take part",
        "labels": ["refusal"],
    }


def test_the_labelling_interface_has_every_label_and_the_names_of_the_results():
    interface = label_studio.labelling_interface(CODEBOOK)
    for name in (*CODEBOOK.task("commitment").names, *CODEBOOK.task("stance").names):
        assert f'<Choice value="{name}"' in interface
    assert 'name="stance" toName="text" choice="single" required="true"' in interface


def test_prodigy_gets_options_and_accepted_ones():
    line = json.loads(prodigy.render([Item(SENTENCE, TEXT, JUDGEMENTS[:1])], CODEBOOK))
    assert [option["id"] for option in line["options"]][-3:] == ["favor", "against", "neutral"]
    assert (line["accept"], line["answer"]) == (["refusal", "acquiescence", "neutral"], "accept")


@pytest.mark.parametrize("name", FORMATS)
def test_every_judgement_of_a_part_goes_there_and_back(tmp_path, capsys, name):
    out, back = tmp_path / "out.txt", tmp_path / "back.csv"
    assert main(["export", "--format", name, "--source", "article", "--output", str(out)]) == 0
    assert main(["import", str(out), "--format", name, "--output", str(back)]) == 0
    committed = read_judgements(annotations_folder() / "judgements.csv", CODEBOOK)
    expected = [judgement for judgement in committed if judgement.annotator in ("S1", "S2")]
    key = lambda judgement: (judgement.annotator, judgement.sentence)  # noqa: E731
    assert sorted(read_judgements(back, CODEBOOK), key=key) == sorted(expected, key=key)
    assert capsys.readouterr().err.endswith(f"40 judgements of 20 sentences by 2 annotators: {back}\n")


def test_bare_sentences_carry_no_label(tmp_path):
    out = tmp_path / "tasks.csv"
    assert (
        main(["--quiet", "export", "--format", "csv", "--source", "article", "--labels", "none", "--output", str(out)])
        == 0
    )
    with out.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert len(rows) == 20
    assert {(row["types"], row["stance"], row["annotator"]) for row in rows} == {("", "", "")}


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["import", "nothing.json", "--format", "csv"], "nothing.json: no such file; expected an export of csv"),
        (["export", "--format", "csv", "--source", "article", "--part", "test"], "no sentence is of source article"),
        (
            ["export", "--format", "datasets", "--source", "article", "--part", "test"],
            "no sentence is of source article",
        ),
    ],
    ids=["missing", "nothing-selected", "empty-dataset"],
)
def test_wrong_use_gives_one_message_and_writes_nothing(tmp_path, capsys, arguments, message):
    assert main([*arguments, "--output", str(tmp_path / "out")]) == 2
    assert message in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_the_corpus_as_a_dataset_has_a_card_and_loads_with_its_texts(tmp_path, capsys):
    from datasets import Dataset

    folder = tmp_path / "corpus"
    assert main(["export", "--format", "datasets", "--source", "article", "--output", str(folder)]) == 0
    part = Dataset.from_parquet(str(folder / "train.parquet"), cache_dir=str(tmp_path / "cache"))
    assert part[0]["types"] == ["refusal", "acquiescence"]
    assert "NATO Secretary General" in part[0]["text"]
    card = (folder / "README.md").read_text(encoding="utf-8")
    assert card.startswith("---\npretty_name: ")
    assert "  - split: train\n    path: train.parquet\n---\n\n# The annotated corpus: data statement" in card
    assert "**No human annotated.**" in card
    assert capsys.readouterr().out == ""
