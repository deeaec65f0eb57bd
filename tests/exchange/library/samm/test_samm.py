"""A tiny model of SAMM's kind: scores by hand, and what is refused by file and line."""

import pytest

from assessments.responses import Response
from assessments.scoring.scored import score
from exchange.library.files import read_folder
from exchange.library.findings import BadLibrary, Findings
from exchange.library.importing import Wanted, read_library
from exchange.library.samm.reading import practice_scores, read_samm
from methodology.questionnaire import ANSWER

FILES = {
    "functions/f.yml": "id: f\nname: Governance\ntype: Function\n",
    "practices/p.yml": "id: p\nfunction: f\nname: Strategy\nshortName: ST\ntype: Practice\n",
    "streams/a.yml": "id: sa\npractice: p\nletter: A\norder: 1\nname: Make\ntype: Stream\n",
    "streams/b.yml": "id: sb\npractice: p\nletter: B\norder: 2\nname: Measure\ntype: Stream\n",
    "answers/X.yml": "id: x\nvalues:\n- {text: No, value: 0}\n- {text: Some, value: 0.25}\n- {text: All, value: 1}\n"
    "type: AnswerSet\n",
}
for level in "123":
    FILES[f"levels/{level}.yml"] = f"id: m{level}\nnumber: {level}\ntype: MaturityLevel\n"
    FILES[f"practice_levels/{level}.yml"] = (
        f"id: l{level}\npractice: p\nmaturityLevel: m{level}\nobjective: Be {level}\ntype: PracticeLevel\n"
    )
    for stream in "ab":
        name = f"{level}{stream}"
        FILES[f"activities/{name}.yml"] = (
            f"id: v{name}\nstream: s{stream}\nlevel: l{level}\ntitle: T\ntype: Activity\n"
        )
        FILES[f"questions/{name}.yml"] = (
            f"id: q{name}\nactivity: v{name}\nanswerSet: x\n"
            f"text: Do you {name}?\nquality:\n- Written down\ntype: Question\n"
        )


@pytest.fixture
def folder(tmp_path):
    for name, text in FILES.items():
        path = tmp_path / "model" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return tmp_path / "model"


def problems(folder):
    with pytest.raises(BadLibrary) as refused:
        read_library(folder, Wanted("samm"))
    return [str(each) for each in refused.value.problems]


def test_a_level_is_the_mean_of_its_streams_and_a_practice_the_sum_of_its_levels(folder):
    findings = Findings()
    model = read_samm(read_folder(folder, findings), findings)

    scores = practice_scores(model, {"q1a": 1, "q1b": 0.5, "q2a": 0.25})

    assert scores == {"Strategy": pytest.approx(0.75 + 0.125)}


def test_the_points_of_a_practice_are_a_third_of_its_score(folder):
    findings = Findings()
    model = read_samm(read_folder(folder, findings), findings)
    made = read_library(folder, Wanted("samm")).questionnaire
    given = {"1-A": "2", "1-B": "1", "2-A": "0", "2-B": "1", "3-A": "2", "3-B": "2"}
    worth = {"0": 0.0, "1": 0.25, "2": 1.0}

    answers = [Response("r", "ST", name, {ANSWER: choice}) for name, choice in given.items()]
    points = score(made, answers).subjects[0].score["ST", ANSWER]
    own = practice_scores(model, {f"q{name.replace('-', '').lower()}": worth[each] for name, each in given.items()})

    assert points.share * 3 == pytest.approx(own["Strategy"]) == pytest.approx(3.5 / 2)


def test_functions_stand_above_practices_which_ask_by_level_and_stream(folder):
    made = read_library(folder, Wanted("samm")).questionnaire

    assert [(section.id, section.parent, len(section.ask)) for section in made.section] == [
        ("Governance", None, 0),
        ("ST", "Governance", 6),
    ]
    assert [ask.id for ask in made.sections["ST"].ask] == ["1-A", "1-B", "2-A", "2-B", "3-A", "3-B"]
    assert [level["en"] for level in made.sections["ST"].level] == ["Be 1", "Be 2", "Be 3"]
    assert made.asks["ST", "1-A"].evidence == {"en": "- Written down"}


def test_a_repeated_id_is_refused_with_both_files(folder):
    (folder / "streams" / "c.yml").write_text(FILES["streams/b.yml"], "utf-8")

    assert problems(folder) == ["streams/c.yml, line 1: the id sb stands in streams/b.yml too"]


def test_what_names_nothing_is_refused_by_line(folder):
    (folder / "questions" / "1a.yml").write_text(
        FILES["questions/1a.yml"].replace("answerSet: x", "answerSet: y"), "utf-8"
    )
    (folder / "activities" / "2b.yml").write_text(
        FILES["activities/2b.yml"].replace("stream: sb", "stream: sz"), "utf-8"
    )

    assert problems(folder) == [
        "activities/2b.yml, line 2: stream: there is no Stream with the id “sz”",
        "questions/1a.yml, line 3: answerSet: there is no AnswerSet with the id “y”",
    ]


def test_two_documents_in_one_file_are_refused(folder):
    (folder / "streams" / "a.yml").write_text(FILES["streams/a.yml"] + "---\n" + FILES["streams/b.yml"], "utf-8")

    assert "streams/a.yml, line 7: a second YAML document begins; keep one in each file" in problems(folder)


def test_a_folder_that_is_no_model_is_refused(tmp_path):
    (tmp_path / "notes.txt").write_text("nothing", "utf-8")

    assert "there is no YAML file in it" in problems(tmp_path)[0]


def test_an_answer_without_a_number_is_refused(folder):
    (folder / "answers" / "X.yml").write_text(FILES["answers/X.yml"].replace("value: 1}", "value: all}"), "utf-8")

    assert problems(folder) == ["answers/X.yml, line 5: an answer needs a text and a number as value"]
