"""Putting a library into a pack: all of it or nothing."""

import json
import shutil
import tomllib
from datetime import UTC, datetime
from pathlib import Path

import pytest
import typer
from hypothesis import given, settings
from hypothesis import strategies as st

from access.journal import Signature
from assessments.imported.actions import QuestionnaireTaken, keep_questionnaire
from assessments.imported.store import load_questionnaires
from exchange.commands.library import pack_import_library
from exchange.commands.manners.terminal import ends
from exchange.library.importing import (
    OutsidePack,
    TakenId,
    TooLongQuestionnaire,
    Wanted,
    read_library,
    write_library,
)
from exchange.library.names import LONGEST, Names
from exchange.library.toml_writing import questionnaire_toml
from methodology.check.files import _frozen
from methodology.loader import BadPack, NoSuchPack, check_pack, load_pack
from methodology.questionnaire import Ask, Choice, Questionnaire, Scale, Section

SIGNATURE = Signature("ann", datetime(2026, 11, 23, 9, tzinfo=UTC))
TINY = Path(__file__).resolve().parents[2] / "packs" / "good" / "tiny"
TABLE = "section,id,question,answers\nSales,S1,Is every offer recorded?,0=No | 1=Yes\n"


@pytest.fixture
def pack(tmp_path):
    """A copy of the smallest pack."""
    return shutil.copytree(TINY, tmp_path / "tiny")


@pytest.fixture
def questions(tmp_path):
    """A table of one question."""
    path = tmp_path / "questions.csv"
    path.write_text(TABLE, "utf-8")
    return path


def files(pack):
    return {path.relative_to(pack).as_posix(): path.read_bytes() for path in pack.rglob("*") if path.is_file()}


def test_the_pack_holds_the_questionnaire_and_has_no_problems(pack, questions):
    written = write_library(read_library(questions, Wanted("table")), pack)

    assert written == pack / "questionnaires" / "questions.toml"
    assert check_pack(pack) == []


def test_a_name_that_is_taken_is_refused_and_another_one_is_used(pack, questions):
    write_library(read_library(questions, Wanted("table")), pack)
    before = files(pack)

    with pytest.raises(TakenId, match="“questions” already"):
        write_library(read_library(questions, Wanted("table")), pack)
    assert files(pack) == before
    assert write_library(read_library(questions, Wanted("table", "Second One")), pack).stem == "second-one"


def test_a_pack_with_problems_takes_nothing(pack, questions):
    (pack / "gates.toml").unlink()
    before = files(pack)

    with pytest.raises(BadPack, match=r"gates\.toml"):
        write_library(read_library(questions, Wanted("table")), pack)
    assert files(pack) == before


def test_a_questionnaire_of_that_name_elsewhere_in_the_pack_leaves_nothing_behind(pack, questions):
    before = files(pack)

    with pytest.raises(BadPack, match="maturity"):
        write_library(read_library(questions, Wanted("table", "maturity")), pack)
    assert files(pack) == before


def test_a_folder_that_is_no_pack_is_refused(tmp_path, questions):
    with pytest.raises(NoSuchPack):
        write_library(read_library(questions, Wanted("table")), tmp_path)


def test_a_folder_that_leads_out_of_the_pack_is_refused(pack, questions, tmp_path):
    shutil.rmtree(pack / "questionnaires")
    (tmp_path / "elsewhere").mkdir()
    (pack / "questionnaires").symlink_to(tmp_path / "elsewhere")

    with pytest.raises(OutsidePack):
        write_library(read_library(questions, Wanted("table")), pack)
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_a_questionnaire_too_long_for_a_pack_is_refused(pack, tmp_path):
    path = tmp_path / "long.csv"
    path.write_text("question\n" + "".join(f"{'Is it so? ' * 40}{at}\n" for at in range(3000)), "utf-8")

    with pytest.raises(TooLongQuestionnaire):
        write_library(read_library(path, Wanted("table")), pack)


WORDS = st.dictionaries(
    st.sampled_from(["en", "zh", "zh-Hant", "fr"]),
    st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(str.strip),
    min_size=1,
)


@settings(deadline=None)
@given(WORDS, WORDS, st.floats(-1e12, 1e12))
def test_any_words_and_values_are_read_back_as_they_were(title, text, value):
    choices = (Choice(id="a", title=title, value=value), Choice(id="b", title=text))
    made = Questionnaire(
        id="any",
        title=title,
        purpose=text,
        languages=("en",),
        rule="points",
        scale="s",
        scales=(Scale(id="s", choice=choices), Scale(id="n", kind="number", low=0, high=2.5)),
        section=(Section(id="A", title=title, text=text, level=(title, text), ask=(Ask(id="1", text=text),)),),
        source='a "quoted" \\ source\nof two lines',
    )

    read = _frozen(tomllib.loads(questionnaire_toml(made, "made\nhere")))

    assert Questionnaire.model_validate(read) == made


@given(st.lists(st.text(max_size=120), max_size=20))
def test_any_texts_become_different_ids(texts):
    names = Names()

    given_ids = [names.of(text, "q") for text in texts]

    assert len(set(given_ids)) == len(texts)
    for each in given_ids:
        assert len(each) <= LONGEST
        Ask(id=each, text={"en": "?"})


@pytest.fixture
def imported(capsys):
    app = typer.Typer()
    app.command()(pack_import_library)

    def asked(*words):
        with ends():
            app(list(map(str, words)), standalone_mode=False)
        return capsys.readouterr().out

    return asked


def test_without_a_pack_nothing_is_written_and_the_counts_are_shown(imported, questions):
    found = json.loads(imported(questions, "--format", "table", "--json"))

    assert (found["id"], found["questions"], found["asked"], found["written"]) == ("questions", 1, 1, None)


def test_people_read_what_was_imported_and_where_it_stands(imported, questions, pack):
    shown = imported(questions, "--format", "table", "--into", pack)

    assert shown.startswith("“questions” asks 1 question (sections: 1).")
    assert "questionnaires/questions.toml; the pack has no problems" in shown


def test_a_heading_with_commas_can_be_named(imported, tmp_path):
    path = tmp_path / "q.csv"
    path.write_text('"So, is it?",part\nYes?,A\n', "utf-8")

    found = json.loads(imported(path, "--format", "table", "--columns", "text=So, is it?,section=part", "--json"))

    assert found["questions"] == 1


def test_a_bad_library_ends_with_one_and_says_file_and_line(imported, tmp_path, capsys):
    path = tmp_path / "bad.yaml"
    path.write_text("a: 1\n---\nb: 2\n", "utf-8")

    with pytest.raises(SystemExit) as ended:
        imported(path, "--format", "ciso")

    assert ended.value.code == 1
    assert "bad.yaml, line 2: a second YAML document" in capsys.readouterr().err


def test_a_library_in_a_database_can_be_asked_by_its_programmes(questions, database_file, db):
    pack_import_library(questions, "table", db=database_file, name="offers")

    found = load_questionnaires(db, load_pack())["offers"]
    assert [ask.text["en"] for ask in found.asks.values()] == ["Is every offer recorded?"]
    with pytest.raises(QuestionnaireTaken, match="another name"):
        keep_questionnaire(db, SIGNATURE, found)
    with pytest.raises(QuestionnaireTaken):
        keep_questionnaire(db, SIGNATURE, load_pack().questionnaire["pre-check"])
