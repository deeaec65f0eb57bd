"""Libraries of CISO Assistant: what becomes of nodes, and what is refused by line."""

import pytest

from exchange.library.findings import BadLibrary
from exchange.library.importing import Wanted, read_library

HEAD = "urn: u:lib\nlocale: en\nref_id: Small One\nname: Small\ncopyright: Somebody\n"
NODES = """objects:
  framework:
    requirement_nodes:
    - {urn: "u:1", assessable: false, depth: 1, ref_id: A, name: First}
    - {urn: "u:1.1", assessable: true, depth: 2, parent_urn: "u:1", ref_id: A.1, name: Do it, annotation: How}
    - urn: "u:2"
      assessable: true
      depth: 1
      ref_id: B
      name: Second
      questions:
        "u:2:question:1":
          type: unique_choice
          text: Do you?
          choices:
          - {urn: "u:2:question:1:choice:1", value: Yes, add_score: 1}
          - {urn: "u:2:question:1:choice:2", value: No, add_score: 0}
        "u:2:question:2":
          type: text
          text: Why?
          depends_on: {question: "u:2:question:1", answers: ["u:2:question:1:choice:1"], condition: any}
"""


def library(folder, text=NODES):
    path = folder / "small.yaml"
    path.write_text(HEAD + text, "utf-8")
    return read_library(path, Wanted("ciso"))


def problems(folder, old, new):
    with pytest.raises(BadLibrary) as refused:
        library(folder, NODES.replace(old, new, 1))
    return [str(each) for each in refused.value.problems]


def test_requirements_are_asked_in_their_parents_section_and_questions_in_their_own(tmp_path):
    made = library(tmp_path).questionnaire

    assert made.id == "small-one"
    assert [(section, ask) for section, ask in made.asks] == [("A", "A.1"), ("B", "1"), ("B", "2")]
    assert made.asks["A", "A.1"].hint == {"en": "How"}


def test_answers_stand_from_the_lowest_score_to_the_highest(tmp_path):
    made = library(tmp_path).questionnaire

    assert [choice.title["en"] for choice in made.scale_of[made.asks["B", "1"].scale].choice] == ["No", "Yes"]


def test_a_question_is_asked_only_on_the_answer_it_depends_on(tmp_path):
    assert library(tmp_path).questionnaire.asks["B", "2"].asked_when == "B.1=1"


def test_questions_weigh_as_much_as_their_scores_lie_apart(tmp_path):
    more = """        "u:2:question:3":
          type: unique_choice
          text: How much?
          choices:
          - {urn: "u:3:1", value: Little, add_score: 0}
          - {urn: "u:3:2", value: Much, add_score: 20}
"""

    assert library(tmp_path).questionnaire.asks["B", "1"].weight == 1
    made = library(tmp_path, NODES + more).questionnaire
    assert [made.asks["B", name].weight for name in ("1", "2", "3")] == [1, 1, 20]


def test_a_question_without_words_asks_what_its_requirement_says(tmp_path):
    found = library(tmp_path, NODES.replace("text: Do you?", "text: ' '", 1))

    assert found.questionnaire.asks["B", "1"].text == {"en": "Second"}
    assert "1 question has no words; its requirement is asked." in [str(each) for each in found.notes]


def test_what_has_no_place_is_said(tmp_path):
    several = NODES.replace(', answers: ["u:2:question:1:choice:1"]', ", answers: [x, y]")

    notes = [str(each) for each in library(tmp_path, several).notes]

    assert any("1 question depends on several answers" in each for each in notes)
    assert any("met, partly met or not" in each for each in notes)


def test_repeated_ids_are_refused_by_line(tmp_path):
    assert problems(tmp_path, 'urn: "u:2"', 'urn: "u:1"') == ["small.yaml, line 11: the id u:1 stands in line 9 too"]
    assert (
        "line 22: the id u:2:question:1:choice:1 stands in line 21 too"
        in (problems(tmp_path, '"u:2:question:1:choice:2", value', '"u:2:question:1:choice:1", value')[0])
    )


def test_every_problem_is_listed_at_once(tmp_path):
    text = NODES.replace('parent_urn: "u:1"', 'parent_urn: "u:9"').replace("type: text", "type: riddle")

    with pytest.raises(BadLibrary) as refused:
        library(tmp_path, text.replace("add_score: 0", "add_score: none"))

    said = str(refused.value.sentence)
    assert "3 problems, nothing was imported" in said
    for each in ("the parent u:9 does not stand above", "“riddle” is no type", "the score “none” is no number"):
        assert each in said


def test_a_file_without_a_framework_is_refused(tmp_path):
    assert "there is not one framework" in problems(tmp_path, "framework:", "threats:")[0]


def test_bytes_that_are_no_text_are_refused(tmp_path):
    path = tmp_path / "small.yaml"
    path.write_bytes(b"a: 1\n\x00\x01\x02")

    with pytest.raises(BadLibrary, match=r"small\.yaml, line 2: these bytes are no text"):
        read_library(path, Wanted("ciso"))


def test_a_file_beyond_the_limit_is_refused_unread(tmp_path):
    path = tmp_path / "small.yaml"
    with path.open("wb") as stream:
        stream.truncate(6 * 2**20)

    with pytest.raises(BadLibrary, match="it has 6 MB"):
        read_library(path, Wanted("ciso"))
