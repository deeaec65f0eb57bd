import pytest

from assessments.responses import Respondent
from assessments.scoring.answers import Setting
from assessments.scoring.barrier import score_barrier
from methodology.loader import load_pack
from tests.assessments.scoring.papers import answers
from words.catalogue import say

SURVEY = next(each for each in load_pack("crm-core").questionnaires if each.id == "change-readiness")
ORDER = tuple(SURVEY.sections)
NAMED = Setting(is_anonymous=False)


def group(team: str, *people: str):
    """One text a person, five digits: awareness to reinforcement."""
    return [
        each
        for n, digits in enumerate(people)
        for each in answers(f"{team}{n}", team, **{f"{e}_{e}": d for e, d in zip(ORDER, digits, strict=True)})
    ]


def only(found):
    return found.groups[0]


def test_the_barrier_is_the_first_element_at_three_or_below():
    found = only(score_barrier(SURVEY, group("sales", "54325"), NAMED))

    assert [each.median for each in found.elements] == [5, 4, 3, 2, 5]
    assert found.barrier.section == "knowledge"


def test_a_group_with_every_element_above_three_has_no_barrier():
    found = score_barrier(SURVEY, group("sales", "44444", "55555"), NAMED)

    assert only(found).barrier is None
    assert say(found.finding, "en") == "sales meets no barrier: every element stands above 3.0"


def test_what_is_hidden_is_said_beside_what_is_found():
    given = group("sales", *["44444"] * 6) + group("it", *["55555"] * 6) + group("service", *["22222"] * 4)

    found = score_barrier(SURVEY, given, Setting())

    said = "sales meets no barrier: every element stands above 3.0; 2 of 3 groups are too small to be shown"
    assert say(found.finding, "en") == said


def test_of_an_even_number_of_people_the_lower_middle_counts():
    found = only(score_barrier(SURVEY, group("sales", "34444", "44444"), NAMED))

    assert found.elements[0].median == 3
    assert found.barrier.section == "awareness"
    assert SURVEY.sections["awareness"].level[found.elements[0].level - 1]["en"].startswith("Knows the reason")


def test_do_not_know_is_no_low_answer():
    found = only(score_barrier(SURVEY, group("sales", "5?555", "55555"), NAMED))

    assert [(each.median, each.n) for each in found.elements[:2]] == [(5, 2), (5, 1)]


def test_a_small_anonymous_group_is_named_without_values():
    given = group("sales", *["33333"] * 6) + group("it", *["11111"] * 5) + group("service", "22222")

    found = {each.group: each for each in score_barrier(SURVEY, given, Setting()).groups}

    assert found["sales"].elements[0].median == 3
    assert (found["service"].is_shown, found["service"].people, found["service"].barrier) == (False, 1, None)
    assert found["it"].elements[0].median is None


def test_the_group_follows_from_the_team_of_the_respondent():
    people = {"p1": Respondent("p1", "Ada", team="Sales"), "p2": Respondent("p2", "Bo", team="IT")}
    given = answers("p1", awareness_awareness="5") + answers("p2", awareness_awareness="1")

    found = score_barrier(SURVEY, given, Setting(people=people, is_anonymous=False))

    assert [each.group for each in found.groups] == ["IT", "Sales"]


def test_the_finding_names_the_barrier_that_most_groups_meet():
    given = group("sales", "52555") + group("service", "53555") + group("it", "15555")

    found = score_barrier(SURVEY, given, NAMED)

    assert say(found.finding, "en") == "“Desire” is the barrier of 2 of 3 groups"
    assert say(found.finding, "zh") == "3 个群体中有 2 个的障碍是“意愿”"


@pytest.mark.parametrize("language", ["en", "zh"])
def test_one_group_is_named_with_its_barrier_and_value(language):
    found = score_barrier(SURVEY, group("sales", "52555"), NAMED)

    assert "sales" in say(found.finding, language)
    assert "2.0" in say(found.finding, language)
