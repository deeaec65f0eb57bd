"""A plan that is counted back from its finish and names no start begins early enough for all its work."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from access.journal import Signature
from exchange.plan.conversion import convert
from exchange.plan.foreign import ForeignLink, ForeignPlan, ForeignTask
from methodology.loader import load_pack
from phases.dates.calendar import calendar_for
from phases.dates.frame import Frame, Terms
from phases.dates.timeline import compute_timeline
from phases.intake.actions import take_plan
from phases.network.cycle import CycleOfTasks
from phases.network.network import LagKind, LinkType
from phases.planned import load_timeline

TODAY = date(2026, 6, 1)
FINISH = datetime(2026, 3, 31, 17)
TASKS = (ForeignTask("1", 1, "Clean", "task", 4800), ForeignTask("2", 1, "Train", "task", 2400))
LINK = ForeignLink("1", "2", LinkType.FS, 0, LagKind.WORKING)
BACK = ForeignPlan("Acme", None, FINISH, True, None, 480, 2400, "EUR", (), "", TASKS, links=(LINK,))


def begins(plan):
    return convert(plan, "acme", TODAY).start_on


def test_it_begins_when_its_first_task_must_at_the_latest():
    assert begins(BACK) == date(2026, 3, 11)


def test_a_start_that_the_file_says_stays_and_a_plan_forwards_begins_today():
    assert begins(replace(BACK, start=datetime(2026, 3, 20, 8))) == date(2026, 3, 20)
    assert begins(replace(BACK, from_finish=False)) == TODAY


def test_a_first_date_that_leaves_too_little_time_is_not_taken_for_the_start():
    late = replace(TASKS[1], stored_start=datetime(2026, 3, 25, 8))

    assert begins(replace(BACK, tasks=(TASKS[0], late))) == date(2026, 3, 11)


def test_a_finish_far_from_every_calendar_is_not_computed():
    assert begins(replace(BACK, finish=datetime(9999, 12, 31))) == TODAY


def test_a_circle_is_named():
    with pytest.raises(CycleOfTasks, match="Clean"):
        begins(replace(BACK, links=(LINK, replace(LINK, before="2", after="1"))))


def test_no_work_has_negative_float_in_the_programme_that_it_becomes(db):
    signature = Signature("Ana", datetime(2026, 6, 1, 9))

    programme = take_plan(db, signature, lambda key: convert(BACK, key, TODAY), load_pack())

    assert {row.total_float for row in load_timeline(db, programme, TODAY).leaves()} == {0}


@pytest.mark.parametrize(("today", "spare"), [(date(2026, 3, 2), 7), (date(2026, 3, 11), 0), (date(2026, 3, 12), -1)])
def test_today_takes_time_from_a_plan_backwards_only_once_work_should_have_begun(today, spare):
    plan = convert(BACK, "acme", TODAY).plan
    frame = Frame(calendar_for("none", 2026), date(2026, 2, 2), today, {}, Terms(finish_on=FINISH.date()))

    assert {row.total_float for row in compute_timeline(plan, frame).leaves()} == {spare}
