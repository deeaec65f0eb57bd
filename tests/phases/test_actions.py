from datetime import date

import pytest

from access.journal import broken_links
from access.store import read_chain
from data.database import Gone
from phases.actions import (
    NoSuchProgramme,
    add_task,
    create_programme,
    edit_tasks,
    find_programme,
    link_tasks,
    load_timeline,
    set_baseline,
    undo_edits,
)
from phases.editing.edits import (
    InvalidBaseline,
    InvalidEdit,
    LinkedAlready,
    NewTask,
    NoSuchStage,
    TaskEdit,
)
from phases.network.cycle import CycleOfTasks
from phases.plan import Link
from phases.programme import InvalidProgramme, NewUnit, StartOutOfReach
from phases.store import load_baseline_names, load_forecasts, load_heads, load_plan, load_programme, load_units

DAY = (2026, 1, 6)


def test_a_new_programme_stands_with_units_plan_and_first_baseline(db, programme):
    assert load_programme(db, "acme") == programme
    assert [unit.key for unit in load_units(db, "acme")] == ["harbour", "north", "south"]
    assert load_baseline_names(db, "acme") == [("1", date(2026, 1, 5))]
    assert load_timeline(db, programme, date(2026, 1, 5)).drift == 0


def test_a_start_on_a_holiday_is_refused_with_the_next_working_day(db, pack, asked, signed):
    china = asked.model_copy(update={"country": "CN", "start_on": date(2026, 10, 1)})

    with pytest.raises(InvalidProgramme, match=r"National Day.*next one is 8\sOct"):
        create_programme(db, signed(2026, 9, 1), china, pack)

    assert load_heads(db) == []


@pytest.mark.parametrize("start", [date(1, 1, 1), date(1900, 1, 1), date(9999, 12, 31)])
def test_a_start_in_years_without_a_calendar_is_refused(db, pack, asked, signed, start):
    with pytest.raises(StartOutOfReach, match="between 2000-01-01 and 2060-12-31"):
        create_programme(db, signed(2026, 1, 5), asked.model_copy(update={"start_on": start}), pack)


def test_a_start_on_a_weekend_says_so(db, pack, asked, signed):
    with pytest.raises(InvalidProgramme, match="weekend"):
        create_programme(db, signed(*DAY), asked.model_copy(update={"start_on": date(2026, 1, 10)}), pack)


def test_all_mistakes_of_the_form_are_listed(db, pack, asked, signed):
    bad = asked.model_copy(update={"name": " ", "steps": (), "units": (NewUnit(name="A"), NewUnit(name="A"))})

    with pytest.raises(InvalidProgramme) as refused:
        create_programme(db, signed(*DAY), bad, pack)

    assert len(refused.value.problems) == 4


def test_two_programmes_of_one_name_have_two_ids(db, programme, pack, asked, signed):
    assert create_programme(db, signed(*DAY), asked, pack).id == "acme-2"


def test_an_unknown_programme_is_refused_with_those_there_are(db, programme):
    with pytest.raises(NoSuchProgramme, match="acme"):
        find_programme(db, "acmee")


def test_a_task_is_added_before_the_exit_of_its_phase(db, programme, first, signed):
    new = NewTask("Rehearse", 4, "assess", "plan", after_id=first.id)

    task_id = add_task(db, signed(*DAY), "acme", new)

    keys = [task.key for task in load_plan(db, "acme").tasks]
    assert keys[keys.index("t-1") + 1] == "assess.plan-exit"
    timeline = load_timeline(db, programme, date(*DAY))
    assert timeline.by_key["t-1"].driver_id == first.id
    assert task_id == "acme:t-1"


def test_a_task_in_a_phase_that_is_not_there_is_refused(db, programme, signed):
    with pytest.raises(NoSuchStage, match="flow"):
        add_task(db, signed(*DAY), "acme", NewTask("Rehearse", 4, "flow"))
    with pytest.raises(InvalidEdit, match="Rehearse"):
        add_task(db, signed(*DAY), "acme", NewTask("Rehearse", 0, "assess"))
    with pytest.raises(Gone):
        add_task(db, signed(*DAY), "acme", NewTask("Rehearse", 2, "assess", after_id="acme:nothing"))


def test_a_link_that_closes_a_circle_is_refused_by_names_and_not_saved(db, programme, first, signed):
    exit_id, before = "acme:assess.plan-exit", load_plan(db, "acme").links

    with pytest.raises(CycleOfTasks) as refused:
        link_tasks(db, signed(*DAY), "acme", Link(exit_id, first.id))

    assert first.key not in str(refused.value)
    assert "Assess" in str(refused.value)
    assert load_plan(db, "acme").links == before


def test_a_link_is_made_once(db, programme, first, signed):
    link = Link(first.id, "acme:collect.build-exit", "FF", 3)
    link_tasks(db, signed(*DAY), "acme", link)

    with pytest.raises(LinkedAlready):
        link_tasks(db, signed(*DAY), "acme", link)

    assert link in load_plan(db, "acme").links


def test_a_baseline_keeps_the_dates_of_its_day(db, programme, first, signed):
    edit_tasks(db, signed(*DAY), "acme", [TaskEdit(first.id, 1, {"days": 60})])
    assert (load_timeline(db, programme, date(*DAY)).drift or 0) > 0

    set_baseline(db, signed(2026, 1, 7), "acme", "after the scan")

    assert load_baseline_names(db, "acme")[0] == ("after the scan", date(2026, 1, 7))
    assert load_timeline(db, programme, date(2026, 1, 7)).drift == 0


def test_every_change_keeps_the_forecast_of_its_day(db, programme, first, signed):
    edit_tasks(db, signed(2026, 1, 12), "acme", [TaskEdit(first.id, 1, {"days": 60})])

    seen = load_forecasts(db, "acme")["acme:assess.effect"]

    assert [day for day, _ in seen] == [date(2026, 1, 5), date(2026, 1, 12)]
    assert seen[1][1] > seen[0][1]


def test_every_action_leaves_its_entry_in_an_unbroken_journal(db, programme, first, signed):
    edit_tasks(db, signed(*DAY), "acme", [TaskEdit(first.id, 1, {"days": 18})])
    undo_edits(db, signed(*DAY), "acme")
    set_baseline(db, signed(*DAY), "acme", "2")

    records = list(read_chain(db))

    assert [each.entry.verb for each in records] == ["create_programme", "edit_tasks", "undo_edits", "set_baseline"]
    assert broken_links(records) == []


@pytest.mark.parametrize("name", ["", "  ", "x" * 61])
def test_a_baseline_without_a_name_or_with_a_long_one_is_refused(db, programme, signed, name):
    with pytest.raises(InvalidBaseline):
        set_baseline(db, signed(*DAY), "acme", name)
    assert len(load_baseline_names(db, "acme")) == 1
