"""The demo is made through the actions, and every page finds something in it."""

from datetime import timedelta

import pytest

from access.journal import broken_links
from access.store import read_chain
from assessments.results.store import load_judged
from assessments.selection.store import load_segments
from assessments.store import load_assessments
from data.database import open_database
from evaluation.store import load_logs
from exchange.stories.demo import load_demo, tell_story
from exchange.stories.script import opening, stories
from methodology.loader import load_pack
from phases.actions import find_programme
from phases.gates.gate import gate_rows
from phases.gates.store import load_conditions, load_decisions, load_evidence
from phases.options.comparison import compare
from phases.options.store import load_candidates
from phases.planned import load_timeline, read_planned
from phases.scenarios.scenario import outcome
from phases.scenarios.store import load_scenarios
from phases.scope.promised import load_promised
from phases.scope.store import load_scope
from phases.store import load_baseline_names, load_heads, load_units
from tests.conftest import DEMO_DAY
from words.status import Status
from words.text import pick

WORKED_CASE = "ocean-freight-crm"


@pytest.fixture
def demo(demo_file):
    with open_database(demo_file) as db:
        yield db


@pytest.fixture
def timeline(demo):
    return load_timeline(demo, find_programme(demo, WORKED_CASE), DEMO_DAY)


def test_the_pilot_is_done_and_the_first_wave_is_under_way(demo, timeline):
    units = load_units(demo, WORKED_CASE)
    live = {unit.key: timeline.by_key[f"unit.{unit.key}.live"].status for unit in units}
    first_wave = [timeline.by_key[f"unit.{unit.key}"].status for unit in units if unit.wave == 1]

    assert len(units) == 6
    assert live["hamburg"] is Status.DONE
    assert first_wave == [Status.DONE, Status.LATE]
    assert live["shenzhen"] is not Status.DONE


def test_gates_are_decided_with_conditions_and_one_is_due(demo, timeline):
    verdicts = {each.gate: each.verdict for each in load_decisions(demo, WORKED_CASE)}
    due = next(row for row in gate_rows(timeline) if row.task.key == "process.deploy-exit")

    assert verdicts["rollout-release"] == "conditional"
    assert verdicts["assess.plan-exit"] == "go"
    assert "process.deploy-exit" not in verdicts
    assert due.finish <= DEMO_DAY + timedelta(days=7)
    assert load_conditions(demo, WORKED_CASE)
    assert {each.gate for each in load_evidence(demo, WORKED_CASE)} >= {"process.deploy-exit", "rollout-release"}


def test_maturity_was_assessed_before_and_after_and_use_over_three_months(demo):
    assessments = load_assessments(demo, WORKED_CASE)
    first, last = sorted(each.held_on for each in assessments if each.questionnaire == "maturity")
    log = load_logs(demo, WORKED_CASE)[0]

    assert last - first > timedelta(weeks=12)
    assert log.last_on - log.first_on >= timedelta(days=90)


def test_its_words_are_there_in_both_languages(demo):
    names = [head.name for head in load_heads(demo)] + [unit.name for unit in load_units(demo, WORKED_CASE)]

    assert all(pick(name, "zh") != pick(name, "en") for name in names)


def test_it_has_a_second_baseline_and_an_unbroken_journal(demo):
    assert [name for name, _ in load_baseline_names(demo, WORKED_CASE)] == ["2", "1"]
    assert broken_links(read_chain(demo)) == []


def test_the_worked_case_can_be_made_on_a_saturday(db):
    told = next(each for each in stories() if each.asking)

    tell_story(db, told, load_pack(), DEMO_DAY - timedelta(days=2))

    assert [each.ending for each in load_scenarios(db, WORKED_CASE)].count("dropped") == 1


def test_two_ways_to_an_earlier_end_are_kept_as_scenarios_and_one_was_dropped(demo):
    programme = find_programme(demo, WORKED_CASE)
    kept = load_scenarios(demo, WORKED_CASE)
    planned = read_planned(demo, programme, DEMO_DAY)
    open_ = [outcome(each, planned, {}) for each in kept if not each.ending]

    assert [each.days < 0 and each.can_be_adopted for each in open_] == [True, True]
    assert [pick(each.name, "zh") for each in kept if each.ending == "dropped"] == ["取消纸质签批"]


def test_loading_it_twice_changes_nothing(demo_copy):
    with open_database(demo_copy) as db:
        before = [head.revision for head in load_heads(db)]

        assert load_demo(db, DEMO_DAY) == []
        assert [head.revision for head in load_heads(db)] == before


@pytest.mark.parametrize("day", [DEMO_DAY + timedelta(days=offset) for offset in (1, 3, 5, 6, 40, 100)])
def test_every_story_can_begin_whatever_day_it_is(day):
    for story in stories():
        asked = opening(story, day)

        assert asked.start_on < day
        assert asked.promised_on > asked.start_on


def test_objectives_promise_benefits_that_people_were_asked_about(demo):
    held = next(e for e in load_assessments(demo, WORKED_CASE) if e.questionnaire == "expectations")
    asked = load_pack().questionnaire["expectations"]
    found = load_judged(demo, held, asked, {}).beside(load_promised(demo, WORKED_CASE)).result
    planned = [each for each in found.benefits if each.planned.value is not None]

    assert len(planned) == 3
    assert all(len(each.groups) == 3 for each in planned)
    assert 0 < found.share < 1
    assert found.talks
    assert found.coverage.share > 0.9


def test_the_worked_case_has_scope_products_and_segments_in_both_languages(demo):
    scope, content = load_scope(demo, WORKED_CASE), load_pack().choice
    compared = compare(load_candidates(demo, WORKED_CASE, content), content)
    texts = [each.title for each in (*scope.objectives, *scope.requirements, *scope.impacts)]

    assert len(scope.requirements) == 15
    assert all(set(text) == {"en", "zh"} for text in texts)
    assert compared.winner is not None
    assert not compared.choice.open
    assert len(load_segments(demo, WORKED_CASE)) == 4
