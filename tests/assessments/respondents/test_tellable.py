"""What of unnamed answers may count."""

from hypothesis import given
from hypothesis import strategies as st

from assessments.respondents.tellable import about, tellable, unlabelled, unlinked
from assessments.responses import Response


def says(who, value, question="q", subject=""):
    return Response(who, "s", question, {"answer": value}, subject)


def test_a_question_that_too_few_rated_is_left_out_however_many_answered_another():
    told = tellable([*(says(f"p{n}", "F") for n in range(5)), *(says(f"p{n}", "N", "r") for n in range(4))], 5)

    assert {each.question for each in told} == {"q"}


def test_who_does_not_know_hides_nobody_who_does():
    assert tellable([says("a", "F"), *(says(f"p{n}", "?") for n in range(9))], 5) == ()


def test_what_does_not_apply_counts_where_nobody_rated():
    assert len(tellable([says(f"p{n}", "NA") for n in range(5)], 5)) == 5
    assert tellable([says("a", "F"), *(says(f"p{n}", "NA") for n in range(5))], 5) == ()


def test_one_person_about_many_subjects_is_one_person():
    assert tellable([says("a", "F", subject=f"o{n}") for n in range(9)], 5) == ()


def test_answers_by_name_stay_as_they_are():
    given = [says("a", "F")]

    assert tellable(given, 1) == tuple(given)


def test_a_file_ties_no_answers_of_one_person_together_and_names_no_small_group():
    given = [says(f"p{n}", "NPLF"[n % 4], question, "it" if n < 2 else "hq") for n in range(8) for question in "qr"]

    told = unlinked(unlabelled(given, 3, {"hq"}))

    assert {each.subject for each in told} == {""}
    assert not {each.respondent for each in told} & {f"p{n}" for n in range(8)}
    assert [each.given["answer"] for each in told if each.question == "q"] == sorted("NPLFNPLF")


papers = st.lists(
    st.tuples(st.sampled_from("abcdefgh"), st.sampled_from("NPLF?"), st.sampled_from("qr"), st.sampled_from("xyz")),
    unique_by=lambda each: (each[0], each[2]),
)


@given(papers, st.integers(2, 4))
def test_no_question_of_any_group_nor_the_rest_of_it_stands_for_too_few(rows, smallest):
    given = [says(who, value, question, group) for who, value, question, group in rows]
    shown, whole = tellable(given, smallest, about), tellable(given, smallest)

    for question in "qr":
        everybody = {e.respondent for e in whole if e.question == question and e.given["answer"] != "?"}
        told = {e.respondent for e in shown if e.question == question and e.given["answer"] != "?"}
        assert len(everybody) == 0 or len(everybody) >= smallest
        assert not everybody - told or len(everybody - told) >= smallest
        for group in "xyz":
            of_group = {e.respondent for e in shown if (e.question, e.subject) == (question, group)}
            assert len(of_group) == 0 or len(of_group) >= smallest
