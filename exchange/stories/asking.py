"""Surveys and checks of a demo story: people are asked by links, answer, and the assessment is closed."""

import tomllib
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from random import Random

from pydantic import Field

from assessments.actions import close_assessment, respond, start_assessment
from assessments.respondents.actions import add_people, draw_secrets, issue_links
from assessments.respondents.listing import NewPerson
from assessments.respondents.progress import subjects_of
from assessments.respondents.visits import Knock, give, submit
from assessments.responses import Respondent, Response, Role
from assessments.starting import NewAssessment
from exchange.stories.choosing import Setting
from exchange.stories.script import FOLDER, Part, Words
from methodology.loader import load_pack
from methodology.questionnaire import DUE, EXPECTED, IMPORTANCE, Ask, Questionnaire
from words.text import pick

DAYS_TO_ANSWER = 10


class GroupStory(Part):
    """People who are asked: their names, or how many of a team; `answered` of them have answered."""

    team: Words = ""
    role: Role = Role.USERS
    unit: str = ""
    names: tuple[str, ...] = ()
    count: int = 0
    answered: int = 99
    means: dict[str, float] = Field(default_factory=dict)
    """Around which value the group answers, by section, or by facet and section as `importance.people`."""

    expects: dict[str, tuple[float, int, float]] = Field(default_factory=dict)
    """Around which value, how many weeks from the programme's start and which importance, by `section.question`."""

    @property
    def people(self) -> tuple[str, ...]:
        """Return a name for everybody."""
        return self.names or tuple(f"{pick(self.team, 'en')} {number}" for number in range(1, self.count + 1))


class SurveyStory(Part):
    """A questionnaire that was held: who was asked, and either what each answered or around which value."""

    questionnaire: str
    title: Words
    weeks_ago: float
    seed: int = 1
    is_anonymous: bool = False
    is_open: bool = False
    subjects: tuple[str, ...] = ()
    group: tuple[GroupStory, ...]
    answers: dict[str, str] = Field(default_factory=dict)
    """The same answer of everybody, by `section.question`, or by `subject.section.question`."""
    evidence: dict[str, str] = Field(default_factory=dict)


def survey_stories(name: str) -> tuple[SurveyStory, ...]:
    """Return the surveys in the demo's file of this name, the earliest first."""
    raw = tomllib.loads((FOLDER / "asking" / f"{name}.toml").read_text(encoding="utf-8"))
    return tuple(sorted((SurveyStory(**each) for each in raw["survey"]), key=lambda each: -each.weeks_ago))


def hold_survey(at: Setting, told: SurveyStory) -> None:
    """Ask everybody and let them answer; close the assessment unless it is still open."""
    held_on = at.today - timedelta(weeks=told.weeks_ago)
    due_on = held_on + timedelta(days=DAYS_TO_ANSWER)
    questionnaire = load_pack().questionnaire[told.questionnaire]
    new = NewAssessment(
        told.title,
        held_on,
        "",
        told.questionnaire,
        due_on,
        told.is_anonymous,
        questionnaire.smallest_group if told.is_anonymous else 1,
        told.subjects,
    )
    signature = replace(at.signature, at=_moment(at, held_on))
    assessment_id = start_assessment(at.db, signature, at.programme_id, new)
    for number, group in enumerate(told.group):
        asked = [NewPerson(each, "", group.role, group.unit, pick(group.team, "en")) for each in group.people]
        people = add_people(at.db, signature, assessment_id, asked)
        random = Random(told.seed * 100 + number)
        _answer(at, (assessment_id, due_on, signature.at), (told, group, questionnaire), (people, random))
    if not told.is_open:
        close_assessment(at.db, replace(at.signature, at=_moment(at, due_on)), assessment_id, 1)


def _answer(
    at: Setting,
    held: tuple[str, date, datetime],
    told: tuple[SurveyStory, GroupStory, Questionnaire],
    people: tuple[tuple[Respondent, ...], Random],
) -> None:
    assessment_id, due_on, asked_at = held
    survey, group, questionnaire = told
    persons, random = people
    signature = replace(at.signature, at=asked_at)
    drawn = draw_secrets(each.id for each in persons)
    issue_links(at.db, signature, assessment_id, drawn, due_on + timedelta(days=DAYS_TO_ANSWER))
    for number, person in enumerate(persons):
        given = list(_responses((survey, group, questionnaire), person, (random, at.start_on)))
        if number >= group.answered:
            continue
        moment = min(asked_at + timedelta(hours=3 + 5 * number), _moment(at, at.today))
        if survey.is_anonymous:
            knock = Knock(drawn[person.id], moment)
            give(at.db, knock, given)
            submit(at.db, knock)
        else:
            respond(
                at.db, replace(signature, at=moment), assessment_id, [replace(e, respondent=person.id) for e in given]
            )


def _responses(
    told: tuple[SurveyStory, GroupStory, Questionnaire], person: Respondent, drawn: tuple[Random, date]
) -> Iterator[Response]:
    survey, group, questionnaire = told
    random, start_on = drawn
    for subject in subjects_of(questionnaire, survey.subjects, person):
        for (section, question), ask in questionnaire.asks.items():
            place = f"{section}.{question}"
            fixed = survey.answers.get(f"{subject}.{place}" if subject else place)
            given = {
                facet.id: fixed or _drawn(questionnaire, ask, group, random, (subject, facet.id, section))
                for facet in questionnaire.facets(ask)
            }
            given = {facet: value for facet, value in given.items() if value}
            given |= _expected(group.expects.get(place), start_on, random)
            if given:
                evidence = survey.evidence.get(place, "")
                yield Response("", section, question, given, subject, evidence=evidence)


def _expected(told: tuple[float, int, float] | None, start_on: date, random: Random) -> dict[str, str]:
    """Return what somebody expects of a benefit: a value, a day and an importance around those of the group."""
    if told is None:
        return {}
    value, weeks, importance = told
    day = start_on + timedelta(weeks=weeks, days=random.randint(-12, 12))
    level = min(5, max(1, round(random.gauss(importance, 0.5))))
    return {EXPECTED: f"{round(random.gauss(value, 0.04 * value))}", DUE: day.isoformat(), IMPORTANCE: f"{level}"}


def _drawn(
    questionnaire: Questionnaire, ask: Ask, group: GroupStory, random: Random, at: tuple[str, str, str]
) -> str:
    """Return the choice nearest to a value drawn around the group's mean; empty where the story says nothing."""
    subject, facet_id, section = at
    places = (f"{subject}.{section}", f"{facet_id}.{section}", section, subject)
    mean = next((group.means[each] for each in places if each in group.means), None)
    facet = next(each for each in questionnaire.facets(ask) if each.id == facet_id)
    valued = [each for each in questionnaire.scale_of[facet.scale].choice if each.value is not None]
    if mean is None or not valued:
        return ""
    wanted = random.gauss(mean, 0.16 * (len(valued) - 1))
    if ask.is_reversed:
        wanted = (valued[0].value or 0) + (valued[-1].value or 0) - wanted
    return min(valued, key=lambda each: abs((each.value or 0) - wanted)).id


def _moment(at: Setting, day: date) -> datetime:
    return at.signature.at.replace(year=day.year, month=day.month, day=day.day)
