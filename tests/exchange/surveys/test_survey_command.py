"""The figures of a survey as a script or a person asks for them."""

import json
import subprocess
import sys

import pytest
import typer

from exchange.commands.manners.terminal import ends
from exchange.commands.survey import survey
from exchange.surveys.choice import Asked
from exchange.surveys.instruments import Kind
from exchange.surveys.summary import summarise_survey
from tests.exchange.surveys.files import text_file

ANSWERS = "id,score\n1,10 - Strongly agree\n2,9\n3,\n4,N/A\n5,11\n6,maybe\n7,0\n8,7\n"


@pytest.fixture
def summarised(capsys):
    app = typer.Typer()
    app.add_typer(survey, name="survey")

    def asked(*words):
        with ends():
            app(["survey", "summarise", *map(str, words)], standalone_mode=False)
        return capsys.readouterr()

    return asked


def test_the_document_holds_figure_interval_method_and_what_was_left_out(summarised, tmp_path):
    shown = summarised(text_file(tmp_path, ANSWERS), "--kind", "nps", "--json")

    found = json.loads(shown.out)
    assert shown.err == ""
    assert (found["value"], found["n"], found["no_answer"]) == (25.0, 4, 2)
    assert found["ci_low"] < found["value"] < found["ci_high"]
    assert "normal approximation" in found["method"]
    assert [(each["column"], each["row"], each["text"], each["why"]) for each in found["left_out"]] == [
        ("score", 6, "11", "outside the scale"),
        ("score", 7, "maybe", "not understood"),
    ]


def test_people_read_the_answer_first_and_no_score_of_a_few(summarised, tmp_path):
    few = summarised(text_file(tmp_path, ANSWERS), "--kind", "nps").out
    many = summarised(text_file(tmp_path, "score\n" + "10\n9\n8\n3\n" * 10), "--kind", "nps").out

    assert few.startswith("Too few for a score (4 answered): promoters 2, passives 1, detractors 1.")
    assert "row 6, “score”: “11” is outside the scale" in few
    assert many.startswith("NPS is 25.0 from 40 answers, 95 % interval ")


def test_people_read_satisfaction_and_usability(summarised, tmp_path):
    satisfied = text_file(tmp_path, "How satisfied are you?\n" + "Very satisfied\nSatisfied\nNeutral\nN/A\n" * 5)
    shown = summarised(satisfied, "--kind", "csat").out

    assert shown.startswith("66.7 % of 15 answered 4 or 5, 95 % interval 41.7 to 84.8.\nThe mean is 4.00 on 1 to 5.")
    assert "5 respondents gave no answer." in shown

    items = text_file(tmp_path, "meets my needs,easy to use\n" + "6,5\n7,7\n3,4\n" * 5)
    assert summarised(items, "--kind", "umux-lite").out.startswith("UMUX-Lite is 72.2 from 15 respondents")


def test_chinese_readers_read_chinese(summarised, tmp_path, monkeypatch):
    monkeypatch.setenv("PILOTAGE_LANG", "zh")

    shown = summarised(text_file(tmp_path, ANSWERS), "--kind", "nps").out

    assert shown.startswith("人数太少，不给出得分（4 人作答）：推荐者 2 人")
    assert "第 6 行，“score”：“11”超出量表" in shown


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--columns", "other"), "no column “other”"),
        (("--columns", "id,score"), "takes one column, got 2"),
        (("--min", "0", "--max", "5"), "NPS is asked on 0 to 10"),
        (("--sheet", "May"), "has no sheets"),
        (("--population", "2"), "4 people answered"),
    ],
)
def test_what_cannot_be_is_refused_in_words_with_exit_code_one(summarised, tmp_path, capsys, words, said):
    with pytest.raises(SystemExit) as ended:
        summarised(text_file(tmp_path, ANSWERS), "--kind", "nps", *words)

    shown = capsys.readouterr()
    assert ended.value.code == 1
    assert said in shown.err
    assert shown.out == ""


def test_a_scale_that_runs_downward_is_refused(summarised, tmp_path, capsys):
    with pytest.raises(SystemExit) as ended:
        summarised(text_file(tmp_path, ANSWERS), "--kind", "csat", "--min", "5", "--max", "1")

    assert ended.value.code == 1
    assert "got 5 to 1" in capsys.readouterr().err


def test_a_hundred_thousand_answers_are_summarised_whole(tmp_path):
    kinds = ("10 - Extremely likely", "9", "8", "7", "5", "", "N/A", "0")
    rows = "".join(f"{at},{kinds[at % 8]},because {at}\n" for at in range(100_000))
    path = text_file(tmp_path, f"id,Would you recommend us?,Why?\n{rows}")

    found = summarise_survey(path, Asked(Kind.NPS))

    assert (found.figure.n, found.figure.no_answer) == (75_000, 25_000)


def test_the_command_needs_neither_frames_nor_arrays(tmp_path):
    path = text_file(tmp_path, ANSWERS)
    script = (
        "import sys, cli\n"
        f"sys.argv = ['cli.py', 'survey', 'summarise', {str(path)!r}, '--kind', 'nps', '--json']\n"
        "try:\n    cli.main()\nexcept SystemExit:\n    pass\n"
        "print(sorted({'pandas', 'numpy', 'duckdb', 'streamlit'} & set(sys.modules)), file=sys.stderr)"
    )

    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)

    assert done.stderr.strip() == "[]"
    assert json.loads(done.stdout)["n"] == 4
