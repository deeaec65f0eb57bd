from datetime import UTC, date, datetime

import icalendar
import pytest

from exchange.plan.foreign import ForeignPlan, ForeignTask
from exchange.plan.mspdi.reading import read_mspdi
from exchange.plan.outgoing.icalendar import write_icalendar
from tests.exchange.plan.documents import sample

STAMP = datetime(2026, 3, 1, 12, tzinfo=UTC)


def task(uid, start, finish, kind="task", **rest):
    dates = {"stored_start": datetime.fromisoformat(start), "stored_finish": datetime.fromisoformat(finish)}
    return ForeignTask(uid, 1, rest.pop("name", f"T{uid}"), kind, 480, **dates, **rest)


def plan_of(*tasks):
    return ForeignPlan("Plan", None, None, False, None, 480, 2400, "", (), "", tasks)


def events(plan, **rest):
    return icalendar.Calendar.from_ical(write_icalendar(plan, "crm", STAMP, **rest)).walk("VEVENT")


@pytest.mark.parametrize(
    ("start", "finish", "first", "after"),
    [
        ("2026-03-02T08:00", "2026-03-04T17:00", date(2026, 3, 2), date(2026, 3, 5)),
        ("2026-03-02T08:00", "2026-03-02T12:00", date(2026, 3, 2), date(2026, 3, 3)),
        ("2026-03-02T08:00", "2026-03-03T00:00", date(2026, 3, 2), date(2026, 3, 3)),
        ("2028-02-28T08:00", "2028-02-29T17:00", date(2028, 2, 28), date(2028, 3, 1)),
        ("2026-03-02T00:00", "2026-03-02T00:00", date(2026, 3, 2), date(2026, 3, 3)),
    ],
)
def test_a_task_is_an_all_day_event_that_ends_the_day_after(start, finish, first, after):
    (event,) = events(plan_of(task("1", start, finish)))

    assert (event.decoded("dtstart"), event.decoded("dtend")) == (first, after)


def test_actual_dates_count_and_summaries_inactive_and_undated_rows_are_left_out():
    dates = ("2026-03-02T08:00", "2026-03-04T17:00")
    begun = task("1", *dates, started_at=datetime(2026, 3, 3, 8), finished_at=datetime(2026, 3, 9, 17))
    left = (
        task("2", *dates, kind="summary"),
        task("3", *dates, active=False),
        ForeignTask("4", 1, "T4", "task", 480),
    )
    (event,) = events(plan_of(begun, *left))

    assert (event.decoded("dtstart"), event.decoded("dtend")) == (date(2026, 3, 3), date(2026, 3, 10))


def test_milestones_alone_may_be_asked_for():
    dates = ("2026-03-02T08:00", "2026-03-02T08:00")
    (event,) = events(plan_of(task("1", *dates), task("2", *dates, kind="milestone")), kinds=("milestone",))

    assert str(event["summary"]) == "◆ T2"


def test_long_chinese_texts_and_special_characters_survive_folding_and_escaping():
    name, notes = "采集；需求, 调研; " * 20, "one\ntwo, three\\four"
    data = write_icalendar(
        plan_of(task("1", "2026-03-02T08:00", "2026-03-02T17:00", name=name, notes=notes)), "crm", STAMP
    )
    (event,) = icalendar.Calendar.from_ical(data).walk("VEVENT")

    assert max(map(len, data.split(b"\r\n"))) <= 75
    assert (str(event["summary"]), str(event["description"])) == (name, notes)


def test_the_same_plan_gives_the_same_file_and_ids_that_stay():
    plan = plan_of(task("7", "2026-03-02T08:00", "2026-03-02T17:00"))

    assert write_icalendar(plan, "crm", STAMP) == write_icalendar(plan, "crm", STAMP)
    assert b"UID:7.crm@pilotage\r\n" in write_icalendar(plan, "crm", STAMP)
    assert b"DTSTAMP:20260301T120000Z\r\n" in write_icalendar(plan, "crm", STAMP)


def test_a_sample_plan_has_an_event_for_every_leaf():
    plan = read_mspdi(sample("mspdi_from_mpp/projectlibre-commercial-construction.xml"))

    assert len(events(plan)) == 126
