import pytest

from assessments.maturity.answers_file import BadAnswers, UnreadableAnswers, read_answers
from assessments.maturity.rating import Answer

HEADER = "dimension,question,intention,reality,evidence,respondent\n"


def test_a_file_is_read_whatever_its_case_spacing_and_spelling(pack):
    text = (
        ' Dimension , QUESTION,Intention,Reality,Evidence,Respondent\n c1 ,A, f ,n/a,"list, seen",ann\nC1,b,?,,,ann\n'
    )

    first, second = read_answers(text.encode(), pack)

    assert (first.dimension, first.question, first.intention, first.reality) == ("C1", "a", "F", "NA")
    assert first.evidence == "list, seen"
    assert (second.intention, second.reality) == (Answer.UNKNOWN, Answer.UNKNOWN)


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_every_usual_encoding_and_separator_is_read(pack, encoding, separator):
    lines = ["dimension,question,intention,reality,evidence,respondent", "C1,a,F,L,客户清单,张伟"]
    text = "\r\n".join(lines).replace(",", separator)

    (answer,) = read_answers(text.encode(encoding), pack)

    assert (answer.evidence, answer.respondent) == ("客户清单", "张伟")


def test_chinese_column_names_are_understood(pack):
    (answer,) = read_answers("维度,问题,意图,现实,证据,答卷人\nC1,a,F,L,清单,张伟\n".encode(), pack)

    assert (answer.reality, answer.respondent) == (Answer.LARGELY, "张伟")


def test_every_problem_is_listed_with_its_line_and_nothing_is_read(pack):
    text = HEADER + "Z9,a,F,F,,ann\nC1,e,X,F,,ann\n\nC1,a,F,F,,ann\nC1,a,N,N,,ann\nC1,b,F,F,,ann,more,\n"

    with pytest.raises(BadAnswers) as refused:
        read_answers(text.encode(), pack)

    assert str(refused.value).split("\n") == [
        "The file has 5 problems, nothing was read:",
        "line 2: dimension: wanted A1, C1, C2, got “Z9”",
        "line 3: question: wanted a, b, c, d, got “e”",
        "line 3: intention: wanted N, P, L, F, NA, ?, got “X”",
        "line 6: C1 a of this respondent was answered in line 5 already",
        "line 7: it has 8 values for 6 columns",
    ]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "lacks the columns dimension, question"),
        (b"dimension,question\nC1,a\n", "lacks the columns intention, reality, evidence"),
        (HEADER.encode(), "has no answers"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\xff\xfe", "not readable as text"),
        (HEADER.encode() + b'C1,a,F,F,"open,ann\n', "Line 2 is broken"),
    ],
)
def test_what_is_no_table_of_answers_is_refused_with_what_to_do(pack, content, said):
    with pytest.raises(UnreadableAnswers, match=said):
        read_answers(content, pack)


def test_a_bad_day_of_evidence_is_a_problem(pack):
    text = "dimension,question,intention,reality,evidence,evidence_on\nC1,a,F,F,seen,31.10.2026\n"

    with pytest.raises(BadAnswers, match=r"line 2: evidence_on: wanted 2026-10-31, got “31\.10\.2026”"):
        read_answers(text.encode(), pack)


def test_one_person_may_answer_what_another_answered(pack):
    text = HEADER + "C1,a,F,F,,ann\nC1,a,F,F,,bob\n"

    assert [answer.respondent for answer in read_answers(text.encode(), pack)] == ["ann", "bob"]
