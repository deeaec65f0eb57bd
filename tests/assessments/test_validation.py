import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments.responses import Response
from assessments.validation import BadResponses, is_asked, is_complete, problems, refuse_bad
from methodology.questionnaire import Ask, Choice, Facet, Questionnaire, Scale, Section


def words(text):
    return {"en": text}


def scale(key, kind, *choices, **bounds):
    listed = tuple(Choice(id=each, title=words(each), value=n) for n, each in enumerate(choices))
    return Scale(id=key, kind=kind, choice=listed, **bounds)


ASKED = Questionnaire(
    id="all-kinds",
    title=words("All kinds"),
    purpose=words("To try"),
    rule="points",
    scales=(
        scale("one", "choice", "no", "yes"),
        scale("some", "choices", "a", "b", "c"),
        scale("share", "number", low=0, high=100),
        scale("amount", "number", low=0),
        scale("free", "number"),
        scale("words", "text"),
        scale("day", "date"),
    ),
    section=(
        Section(
            id="s",
            title=words("Section"),
            ask=(
                *(Ask(id=each, text=words(each), scale=each) for each in ("one", "some", "share", "amount", "free")),
                *(Ask(id=each, text=words(each), scale=each) for each in ("words", "day")),
                Ask(id="must", text=words("must"), scale="one", takes_na=False),
                Ask(id="why", text=words("why"), scale="words", asked_when="s.one=no"),
            ),
        ),
    ),
)


def said(question, value, **more):
    return Response("ann", "s", question, {"answer": value}, **more)


def told(*given):
    return [str(each) for each in problems(ASKED, given, {})]


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("one", "yes"), ("one", "?"), ("some", "a"), ("some", "c,a"), ("share", "0"), ("share", "99.5"),
        ("amount", "1000000"), ("free", "-3"), ("words", "说"), ("day", "2026-02-28"), ("must", "?"),
    ],
)  # fmt: skip
def test_an_answer_of_the_scale_fits(question, value):
    assert told(said(question, value)) == []


@pytest.mark.parametrize(
    ("question", "value", "problem"),
    [
        ("one", "maybe", "s.one: “maybe” is none of no, yes."),
        ("one", "", "s.one: “” is none of no, yes."),
        ("some", "a,d", "s.some: “d” is none of a, b, c."),
        ("some", "a,a", "s.some: a choice stands twice in “a,a”."),
        ("share", "101", "s.share: 101 lies outside 0 to 100."),
        ("share", "-0.1", "s.share: -0.1 lies outside 0 to 100."),
        ("amount", "-1", "s.amount: -1 is below 0."),
        ("free", "nan", "s.free: “nan” is no number."),
        ("free", "1e9", "s.free: “1e9” is no number."),
        ("free", "1_000", "s.free: “1_000” is no number."),
        ("free", "٣", "s.free: “٣” is no number."),
        ("words", " ", "s.words: the text is empty."),
        ("day", "28.2.2026", "s.day: “28.2.2026” is no day; write it as 2026-12-31."),
        ("day", "2026-02-29", "s.day: “2026-02-29” is no day; write it as 2026-12-31."),
        ("day", "20260228", "s.day: “20260228” is no day; write it as 2026-12-31."),
        ("must", "NA", "s.must: “not applicable” is no answer here."),
        ("two", "yes", "s.two: there is no such question."),
    ],
)
def test_an_answer_outside_the_scale_is_named(question, value, problem):
    assert told(said(question, value)) == [problem]


def test_an_unknown_facet_is_named():
    assert told(Response("ann", "s", "one", {"reality": "yes"})) == ["s.one: there is no answer “reality” here."]


@pytest.mark.parametrize("text", ["comment", "reason", "evidence"])
def test_a_text_without_end_is_refused(text):
    (problem,) = told(said("one", "yes", **{text: "x" * 4001}))

    assert problem == f"s.one: the text has more than 4{chr(0x202F)}000 characters. Say where to look instead."


def test_not_applicable_needs_a_reason_said_once_for_all():
    found = told(said("one", "NA"), said("day", "NA", reason=" "), said("some", "NA", reason="no partners"))

    assert found == ["N/A needs a reason: write why s.day, s.one does not apply."]


def test_all_problems_are_refused_together_and_name_the_respondent():
    with pytest.raises(BadResponses) as refusal:
        refuse_bad(ASKED, [said("one", "x"), said("day", "x")], {"ann": "Ann"})

    assert len(refusal.value.problems) == 2
    assert "2 problems, nothing was saved:\ns.one Ann:" in str(refusal.value)


def test_a_question_may_depend_on_another_answer():
    why = ASKED.asks["s", "why"]

    assert not is_asked(why, {})
    assert not is_asked(why, {("s", "one"): said("one", "yes")})
    assert is_asked(why, {("s", "one"): said("one", "no")})


def test_a_question_is_complete_when_every_facet_is_answered():
    facets = [Facet(id=each, title=words(each), scale="one") for each in ("intention", "reality")]

    assert not is_complete(facets, None)
    assert not is_complete(facets, Response("ann", "s", "one", {"intention": "yes"}))
    assert is_complete(facets, Response("ann", "s", "one", {"intention": "yes", "reality": "?"}))


@given(st.text(), st.sampled_from(["one", "some", "share", "amount", "free", "words", "day", "must"]))
def test_any_value_fits_or_is_named(value, question):
    found = told(said(question, value, reason="why"))

    assert all(each.startswith(f"s.{question}: ") for each in found)
