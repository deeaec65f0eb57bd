"""What holds for every rule, whatever is answered."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assessments.responses import Response
from assessments.scoring.answers import Planned, Setting, sheets
from assessments.scoring.points import score_points
from assessments.scoring.scored import score
from assessments.scoring.weighted import score_weighted
from methodology.loader import load_pack
from methodology.questionnaire import Questionnaire
from tests.assessments.scoring.papers import asks, questionnaire, section

SHIPPED = {each.id: each for each in load_pack("crm-core").questionnaires}
WEIGHTS = st.floats(min_value=0.1, max_value=50)
PEOPLE = ("ada", "bo", "cy", "di", "ed", "flo")
GIVEN = {"choice": None, "date": ["2026-12-31", "2027-03-01"], "number": ["0", "12.5", "80"], "text": ["because"]}


@st.composite
def papers(draw: st.DrawFn) -> Questionnaire:
    """A questionnaire of one to four sections with weights."""
    parts = [
        section(
            f"s{s}",
            *(asks(f"q{q}", weight=draw(WEIGHTS))[0] for q in range(draw(st.integers(1, 4)))),
            weight=draw(WEIGHTS),
        )
        for s in range(draw(st.integers(1, 4)))
    ]
    return questionnaire("points", *parts)


@st.composite
def filled(draw: st.DrawFn, paper: Questionnaire) -> list[Response]:
    """Answers of some people about one or two subjects, to some questions."""
    found = []
    for who in draw(st.lists(st.sampled_from(PEOPLE), min_size=1, unique=True)):
        for subject in draw(st.lists(st.sampled_from(["north", "south"]), min_size=1, unique=True)):
            for part, question in draw(st.lists(st.sampled_from(list(paper.asks)), unique=True)):
                given = {
                    facet.id: draw(st.sampled_from(possible(paper, facet.scale)))
                    for facet in paper.facets(paper.asks[part, question])
                }
                found.append(Response(who, part, question, given, subject))
    return found


def possible(paper: Questionnaire, scale: str) -> list[str]:
    kind = paper.scale_of[scale].kind
    return [*(GIVEN[kind] or paper.scale_of[scale].choices), "NA", "?"]


def shares(found):
    return {(each.subject, s.section): s.share for each in found.subjects for s in each.scores}


@given(st.data(), papers(), st.floats(min_value=0.01, max_value=100))
def test_all_weights_times_the_same_factor_change_nothing(data, paper, factor):
    answers = data.draw(filled(paper))
    heavier = paper.model_copy(
        update={
            "section": tuple(
                part.model_copy(
                    update={
                        "weight": part.weight * factor,
                        "ask": tuple(ask.model_copy(update={"weight": ask.weight * factor}) for ask in part.ask),
                    }
                )
                for part in paper.section
            )
        }
    )

    before, after = (
        shares(score_points(each, answers, Setting()))
        for each in (paper, Questionnaire.model_validate(heavier.model_dump(exclude_defaults=True)))
    )

    assert after == {key: pytest.approx(value) for key, value in before.items()}


@given(st.data(), papers())
def test_not_applicable_on_a_question_leaves_every_other_question_and_section_as_it_is(data, paper):
    answers = data.draw(filled(paper).filter(bool))
    gone = data.draw(st.sampled_from(answers)).place
    without = [replace(a, given={"answer": "NA"}) if a.place == gone else a for a in answers]

    items = [
        {(sheet.subject, *item.key): item.share for sheet in sheets(paper, each, Setting()) for item in sheet.items}
        for each in (answers, without)
    ]
    sections = [shares(score_points(paper, each, Setting())) for each in (answers, without)]

    assert {k: v for k, v in items[1].items() if k != gone} == {k: v for k, v in items[0].items() if k != gone}
    touched = {(gone[0], gone[1]), (gone[0], "")}
    assert {k: v for k, v in sections[1].items() if k not in touched} == {
        k: v for k, v in sections[0].items() if k not in touched
    }


@given(st.data(), papers())
def test_a_question_that_does_not_apply_counts_as_little_as_one_that_was_left_out(data, paper):
    answers = [Response("ada", *key, {"answer": data.draw(st.sampled_from("12345"))}) for key in paper.asks]
    gone = data.draw(st.sampled_from(answers))
    without = [replace(gone, given={"answer": "NA"}) if each is gone else each for each in answers]
    rest = [each for each in answers if each is not gone]

    left_out = shares(score_points(paper, rest, Setting()))
    assert shares(score_points(paper, without, Setting())) == {
        ("", key): left_out.get(("", key)) for key in ("", *paper.sections)
    }


@given(st.data(), papers())
def test_do_not_know_changes_the_coverage_only(data, paper):
    answers = data.draw(filled(paper))
    asked = {each.place for each in answers}
    subjects = {each.subject for each in answers}
    unknown = [
        Response("zoe", *key, {"answer": "?"}, subject)
        for subject in subjects
        for key in paper.asks
        if (subject, *key) in asked or data.draw(st.booleans())
    ]

    before, after = (score_points(paper, each, Setting()) for each in (answers, answers + unknown))

    assert shares(after) == shares(before)
    assert after.coverage.answered == before.coverage.answered


@given(st.data(), papers())
def test_do_not_know_in_place_of_not_applicable_scores_the_same_with_less_coverage(data, paper):
    answers = data.draw(filled(paper))
    unknown = [replace(each, given={"answer": each.given["answer"].replace("NA", "?")}) for each in answers]

    before, after = (score_points(paper, each, Setting()) for each in (answers, unknown))

    assert shares(after) == shares(before)
    assert after.coverage.answered == before.coverage.answered
    assert after.coverage.applicable >= before.coverage.applicable


@pytest.mark.parametrize("name", sorted(SHIPPED))
@settings(max_examples=25)
@given(st.data())
def test_the_order_of_respondents_and_answers_does_not_matter(name, data):
    paper = SHIPPED[name]
    answers = data.draw(filled(paper))
    shuffled = data.draw(st.permutations(answers))
    setting = Setting(
        is_anonymous=data.draw(st.booleans()), smallest_group=2, plan={k: Planned(10) for k in paper.asks}
    )

    assert score(paper, shuffled, setting) == score(paper, answers, setting)


@given(st.data(), papers())
def test_shares_stay_between_nought_and_one_and_ranks_follow_them(data, paper):
    ranking = score_weighted(paper, data.draw(filled(paper)), Setting())

    known = [each for each in ranking.candidates if each.share is not None]
    assert all(-1e-9 <= each.share <= 1 + 1e-9 for each in known)
    assert [round(each.share * 100) for each in known] == sorted((round(e.share * 100) for e in known), reverse=True)
    assert [each.rank for each in known] == sorted(each.rank for each in known)


@given(st.data(), papers(), st.integers(2, 5))
def test_nothing_of_an_anonymous_group_below_the_smallest_size_is_shown(data, paper, smallest):
    answers = data.draw(filled(paper))

    for sheet in sheets(paper, answers, Setting(is_anonymous=True, smallest_group=smallest)):
        for item in sheet.items:
            assert item.share is None or (item.n >= smallest and sheet.people >= smallest)
