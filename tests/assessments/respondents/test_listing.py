import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments.respondents.listing import BadPeople, NewPerson, people_problems, read_people
from assessments.responses import Respondent, Role

UNITS = {"lyon": "lyon", "里昂": "lyon", "head office": "head-office", "head-office": "head-office"}


def told(refusal):
    return [str(each) for each in refusal.value.problems]


def test_names_alone_are_a_list():
    assert read_people("Ann\n\n  Bob \n", UNITS) == (NewPerson("Ann", line=1), NewPerson("Bob", line=3))


@pytest.mark.parametrize("sign", [",", ";", "\t"])
def test_columns_may_be_parted_as_spreadsheets_do(sign):
    pasted = sign.join(["Ann Lee", "ann@acme.example", "Management", "Lyon", "Sales"])

    assert read_people(pasted, UNITS) == (NewPerson("Ann Lee", "ann@acme.example", Role.MANAGEMENT, "lyon", "Sales"),)


def test_a_first_line_may_name_the_columns_in_either_language():
    english = read_people("E-mail;Name;Department\nann@acme.example;Ann;Sales", UNITS)
    chinese = read_people("\N{ZERO WIDTH NO-BREAK SPACE}姓名,角色,实施点\n王伟,管理层,里昂", UNITS)

    assert english == (NewPerson("Ann", "ann@acme.example", team="Sales", line=2),)
    assert chinese == (NewPerson("王伟", "", Role.MANAGEMENT, "lyon", "", 2),)


def test_every_problem_is_named_with_its_line():
    with pytest.raises(BadPeople) as refusal:
        read_people("Ann,,King\nBob,,,Paris\nCid,,,,Sales,more\n", UNITS)

    assert [each.split(":")[0].split(" has")[0] for each in told(refusal)] == ["Line 1", "Line 2", "Line 3"]
    assert "“Paris” is no unit. There are: lyon, head-office." in told(refusal)[1]


def test_two_people_with_one_address_are_refused_with_both_lines():
    new = read_people("Ann,x@acme.example\nBob,X@acme.example\nAnn,a@acme.example", UNITS)

    assert [str(each) for each in people_problems(new, ())] == [
        "Lines 1 and 2 both have “X@acme.example”.",
        "Lines 1 and 3 both name “Ann”.",
    ]


def test_who_is_asked_already_is_not_asked_twice():
    standing = [Respondent("1", "Ann", "ann@acme.example")]
    new = read_people("ann\nBob,ANN@acme.example", UNITS)

    assert [str(each) for each in people_problems(new, standing)] == [
        "Line 1: somebody called “ann” is asked already.",
        "Line 2: “ANN@acme.example” belongs to somebody who is asked.",
    ]


@pytest.mark.parametrize("address", ["ann", "ann@acme", "a b@acme.example", "<x@y.z>", "x@y.z, y@y.z", "x@@y.z"])
def test_what_is_no_address_is_refused(address):
    assert "is no e-mail address" in str(people_problems([NewPerson("Ann", address)], ())[0])


def test_nameless_and_endless_people_are_refused():
    new = [NewPerson(" ", line=1), NewPerson("x" * 121, line=2), NewPerson("Ann", "x" * 260, line=3)]

    assert [str(each)[:7] for each in people_problems(new, ())] == ["Line 1 ", "Line 2 ", "Line 3 "]


def test_a_list_without_end_is_refused():
    with pytest.raises(BadPeople, match="more than"):
        read_people("x\n" * 5001, UNITS)


@given(st.text(max_size=300))
def test_any_text_is_read_or_refused(text):
    try:
        read = read_people(text, UNITS)
    except BadPeople:
        return
    assert all(isinstance(each, NewPerson) for each in read)


@pytest.mark.parametrize("sign", ["\u202e", "\u200b", "\x08", "\x1b", "\u2066"])
def test_signs_that_nobody_sees_are_refused_in_names(sign):
    (problem,) = people_problems([NewPerson(f"A{sign}nn", line=3)], [])

    assert str(problem) == "Line 3 has signs that nobody sees. Type it anew."


def test_one_name_spelled_with_other_signs_that_look_the_same_is_one_name():
    new = [NewPerson("Jos\u00e9", line=1), NewPerson("Jose\u0301", line=2)]

    assert [str(each) for each in people_problems(new, [])] == ["Lines 1 and 2 both name “Jose\u0301”."]
    assert not people_problems([NewPerson("👩\u200d💻", line=1)], [])
