"""The worked case shows every kind of survey: closed and open, named and anonymous, with people still missing."""

import pytest

from assessments.store import load_assessments, load_respondents, load_responses
from data.database import open_database
from exchange.stories.asking import survey_stories
from methodology.loader import load_pack

PROGRAMME = "ocean-freight-crm"


@pytest.fixture
def demo(demo_file):
    with open_database(demo_file) as db:
        yield db


def held(db, questionnaire):
    return [each for each in load_assessments(db, PROGRAMME) if each.questionnaire == questionnaire]


def test_every_survey_of_the_story_is_held(demo):
    told = survey_stories("ocean-freight")

    assert [each.weeks_ago for each in told] == sorted((each.weeks_ago for each in told), reverse=True)
    assert len([each for each in load_assessments(demo, PROGRAMME) if each.questionnaire != "maturity"]) == len(told)
    assert {each.questionnaire for each in told} <= load_pack().questionnaire.keys()


def test_anonymous_answers_stand_under_no_name(demo):
    first = held(demo, "change-readiness")[-1]
    people = {each.id: each for each in load_respondents(demo, first.id)}

    answers = load_responses(demo, first.id)

    assert len(answers) == 21 * 5
    assert all(people[each.respondent].is_unnamed for each in answers)


def test_the_open_survey_waits_for_people(demo):
    newest = held(demo, "change-readiness")[0]

    assert newest.closed_on is None
    assert len({each.respondent for each in load_responses(demo, newest.id)}) == 17


def test_answers_are_the_same_on_every_load(demo):
    nps = held(demo, "loyalty-nps")[0]

    given = sorted(int(each.given["answer"]) for each in load_responses(demo, nps.id) if each.question == "recommend")

    assert len(given) == 30
    assert (given[0], given[-1]) == (4, 10)
