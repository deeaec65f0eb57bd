"""YAML as people and attackers write it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exchange.library.findings import Findings
from exchange.library.yaml_tree import read_tree


def read(text):
    findings = Findings()
    return read_tree(text, "a.yml", findings), [str(each) for each in findings.problems]


def test_words_stay_words_and_keep_their_line():
    tree, problems = read("a: No\nb: 1.0\nc:\n  - x\nd: ~\ne: 'null'\n")

    assert problems == []
    assert (tree.text("a"), tree.text("b"), tree.get("d"), tree.text("e")) == ("No", "1.0", None, "null")
    assert tree.rows("c")[0].line == 4


def test_an_alias_is_what_it_refers_to():
    tree, problems = read("a: &x {b: c}\nd: *x\n")

    assert problems == []
    assert tree.get("d").text("b") == "c"


BOMB = "l0: &l0 x\n" + "\n".join(f"l{n}: &l{n} [{', '.join([f'*l{n - 1}'] * 10)}]" for n in range(1, 12))


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("a: 1\n---\nb: 2\n", 2, "second YAML document"),
        (BOMB, 7, "more than 200"),
        ("a: &x [*x]\n", 1, "refers to itself"),
        ("[" * 60, 1, "deeper than 50"),
        ("a: 1\nb: 2\na: 3\n", 3, "“a” stands in line 1 already"),
        ("a: 1\nb: !!python/object/apply:os.system [x]\n", 2, "asks for more than text"),
        ("a: 1\nb: [1\n", 3, "not YAML"),
        ("a:\n\t- b\n", 2, "not YAML"),
        ("[a, b]: c\n", 1, "where a name should be"),
    ],
)
def test_what_is_no_plain_document_is_refused_by_line(text, line, said):
    _, problems = read(text)

    assert len(problems) == 1
    assert problems[0].startswith(f"a.yml, line {line}: ")
    assert said in problems[0]


@pytest.mark.parametrize("text", ["", "# nothing\n", "~", "\x01"])
def test_an_empty_file_and_signs_of_no_text_are_refused(text):
    assert read(text)[0] is None
    assert len(read(text)[1]) == 1


@settings(deadline=None)
@given(st.text(alphabet="ab:-[]{}&*!|>'\"\n \t#?,", max_size=60))
def test_any_text_gives_a_tree_or_a_problem(text):
    tree, problems = read(text)

    assert tree is not None or problems
