"""What of a whole plan an update leaves as it is here is said."""

from dataclasses import replace
from datetime import UTC, date, datetime

from access.journal import Signature
from exchange.plan.conversion import convert
from exchange.plan.foreign import ForeignPlan, ForeignTask
from exchange.plan.told import kept_of_programme
from methodology.loader import load_pack
from phases.intake.actions import take_plan

ANA = Signature("Ana", datetime(2026, 1, 5, 9, tzinfo=UTC))
TASK = ForeignTask("1", 1, "Design", "task", 960)
PLAN = ForeignPlan("Acme", datetime(2026, 1, 5, 8), None, False, None, 480, 2400, "EUR", (), "", (TASK,))


def test_another_start_status_direction_and_length_of_a_day_are_said_and_the_same_ones_are_not(db):
    acme = take_plan(db, ANA, lambda key: convert(PLAN, key, date(2026, 1, 5)), load_pack())
    other = replace(
        PLAN,
        start=datetime(2026, 2, 2, 8),
        finish=datetime(2026, 6, 30, 17),
        from_finish=True,
        status_on=datetime(2026, 2, 9),
        day_minutes=450,
    )

    assert kept_of_programme(PLAN, acme) == ()
    assert [(str(each.what), each.where) for each in kept_of_programme(other, acme)] == [
        ("The file begins on 2026-02-02; this programme keeps its start, 2026-01-05.", "Project/StartDate"),
        ("The status date of the file is 2026-02-09; this programme keeps its own, –.", "Project/StatusDate"),
        ("The file is planned backwards from 2026-06-30; this programme keeps its own way, –.", "Project/FinishDate"),
        ("A day of the file has 7.5 hours, one of this programme 8: days stay days.", "Project/MinutesPerDay"),
    ]
    assert kept_of_programme(replace(other, only_names=True), acme) == ()


def test_a_start_on_a_day_off_is_written_as_the_next_working_day_which_is_no_other_start(db):
    saturday = replace(PLAN, start=datetime(2026, 1, 3, 8))
    acme = take_plan(db, ANA, lambda key: convert(saturday, key, date(2026, 1, 3)), load_pack())

    assert kept_of_programme(PLAN, acme) == ()
