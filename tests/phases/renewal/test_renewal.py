"""Rows, fields and links of a plan, three ways: as the method had them, as they stand, as it has them now."""

from dataclasses import replace
from datetime import date

import pytest

from phases.generation import generate_plan
from phases.plan import Link, Plan
from phases.programme import NewUnit, new_units
from phases.renewal.links import Sides
from phases.renewal.renewal import Known, renewal
from tests.phases.renewal.conftest import changed, with_task, with_tasks, without_task

STEPS = ("assess", "collect")
UNITS = new_units("x", [NewUnit(name="Harbour", wave=0), NewUnit(name="North")], 0, set())
INVENTORY, OBJECTIVES, DEFINITION = (
    "x:collect.data-inventory",
    "x:collect.data-objectives",
    "x:collect.customer-definition",
)


def made(pack, steps=STEPS, units=UNITS):
    return generate_plan("x", steps, units, pack)


def renewed(pack, there, here=None, *, steps=STEPS, units=UNITS, **known):
    base = made(pack)
    return renewal(Sides(base, here or base, made(there, steps, units)), Known(pack, there, **known))


def edited(plan, task_id, **fields):
    return Plan(tuple(replace(t, **fields) if t.id == task_id else t for t in plan.tasks), plan.links)


def row(plan, task_id):
    return next((task for task in plan.tasks if task.id == task_id), None)


def test_the_same_method_changes_nothing(pack):
    found = renewed(pack, pack)

    assert found.is_empty
    assert found.plan == made(pack)


def test_an_untouched_duration_follows_the_method(pack):
    found = renewed(pack, changed(pack, "collect", "data-inventory", days=9))

    assert [(c.task.id, c.before, c.after) for c in found.changed] == [(INVENTORY, {"days": 6}, {"days": 9})]
    assert not found.conflicts


def test_a_duration_that_people_changed_stays_and_is_a_conflict(pack):
    here = edited(made(pack), INVENTORY, days=7)

    found = renewed(pack, changed(pack, "collect", "data-inventory", days=9), here)

    assert row(found.plan, INVENTORY).days == 7
    assert [(c.choice, c.base, c.ours, c.theirs) for c in found.conflicts] == [((INVENTORY, "days"), 6, 7, 9)]


def test_a_chosen_conflict_takes_the_methods_value(pack):
    here = edited(made(pack), INVENTORY, days=7)

    found = renewed(pack, changed(pack, "collect", "data-inventory", days=9), here, accepted={(INVENTORY, "days")})

    assert row(found.plan, INVENTORY).days == 9


def test_what_people_and_method_changed_alike_is_no_conflict(pack):
    here = edited(made(pack), INVENTORY, days=9)

    assert not renewed(pack, changed(pack, "collect", "data-inventory", days=9), here).conflicts


def test_a_finished_row_changes_no_more(pack):
    here = edited(made(pack), INVENTORY, percent=100, started_on=date(2026, 1, 5), finished_on=date(2026, 1, 9))

    found = renewed(pack, changed(pack, "collect", "data-inventory", days=9, role="it-lead"), here)

    assert row(found.plan, INVENTORY) == row(here, INVENTORY)
    assert not found.conflicts


def test_a_new_title_is_a_renamed_row_and_writes_nothing(pack):
    title = {"en": "List of sources", "zh": "来源清单"}

    found = renewed(pack, changed(pack, "collect", "data-inventory", title=title))

    assert [(c.task.id, c.after["title"]) for c in found.renamed] == [(INVENTORY, title)]
    assert not found.changed


def test_a_title_that_people_gave_stays_and_is_a_conflict(pack):
    here = edited(made(pack), INVENTORY, title="All our sources")

    found = renewed(
        pack, changed(pack, "collect", "data-inventory", title={"en": "List of sources", "zh": "来源清单"}), here
    )

    assert row(found.plan, INVENTORY).title == "All our sources"
    assert [c.choice for c in found.conflicts] == [(INVENTORY, "title")]


def test_a_new_row_comes_in_behind_its_elder_sister_with_its_links(pack):
    found = renewed(pack, with_task(pack, "collect", "stakeholders", ["data-objectives"]))

    ids = [task.id for task in found.plan.tasks]
    assert ids[ids.index("x:collect.stakeholders") - 1] == OBJECTIVES
    assert Link(OBJECTIVES, "x:collect.stakeholders") in found.added_links
    assert Link("x:collect.stakeholders", "x:collect.plan-exit") in found.plan.links
    assert [task.position for task in found.plan.tasks] == list(range(len(ids)))


def test_a_new_row_in_a_phase_that_is_passed_comes_in_inactive(pack):
    here = edited(made(pack), "x:collect.plan-exit", percent=100, finished_on=date(2026, 3, 2))

    found = renewed(pack, with_task(pack, "collect", "stakeholders"), here)

    assert not row(found.plan, "x:collect.stakeholders").active
    assert not [link for link in found.added_links if link.after_id == "x:collect.plan-exit"]


def test_a_dropped_row_that_nobody_touched_goes(pack):
    found = renewed(pack, without_task(pack, "collect", "data-inventory"))

    assert [task.id for task in found.removed] == [INVENTORY]
    assert not [link for link in found.plan.links if INVENTORY in (link.before_id, link.after_id)]


@pytest.mark.parametrize(
    "fields",
    [{"percent": 10}, {"owner": "Ana"}, {"title": "Ours"}, {"days": 7}, {"deadline_on": date(2026, 3, 2)}],
)
def test_a_dropped_row_that_people_changed_stays_under_its_words(pack, fields):
    here = edited(made(pack), INVENTORY, **fields)

    found = renewed(pack, without_task(pack, "collect", "data-inventory"), here)

    assert [task.id for task in found.staying] == [INVENTORY]
    assert row(found.plan, INVENTORY).title == fields.get(
        "title", {"en": "Inventory of data sources", "zh": "数据来源盘点"}
    )


def test_a_dropped_row_on_which_something_hangs_stays_with_its_links(pack):
    here = made(pack)

    found = renewed(pack, without_task(pack, "collect", "data-inventory"), here, attached={INVENTORY})

    assert not found.removed
    assert Link(INVENTORY, DEFINITION) in found.plan.links


def test_a_dropped_row_that_holds_work_of_people_stays(pack):
    base = made(pack)
    own = replace(row(base, INVENTORY), id="x:t-1", key="t-1", source="", title="Ours", parent_id="x:collect.plan")
    here = Plan((*base.tasks, replace(own, position=len(base.tasks))), base.links)

    found = renewed(pack, pack, here, steps=("assess",))

    assert row(found.plan, "x:t-1")
    assert {task.id for task in found.staying} == {"x:collect", "x:collect.plan"}


def test_a_row_that_people_added_stays_with_its_links(pack):
    base = made(pack)
    own = replace(row(base, INVENTORY), id="x:t-1", key="t-1", source="", title="Ours", position=999)
    here = Plan((*base.tasks, own), (*base.links, Link("x:t-1", DEFINITION)))

    found = renewed(pack, changed(pack, "collect", "data-inventory", days=9), here)

    assert row(found.plan, "x:t-1") == own
    assert Link("x:t-1", DEFINITION) in found.plan.links


def test_a_row_that_people_took_out_stays_out(pack):
    base = made(pack)
    here = Plan(
        tuple(task for task in base.tasks if task.id != INVENTORY),
        tuple(link for link in base.links if INVENTORY not in (link.before_id, link.after_id)),
    )

    found = renewed(pack, changed(pack, "collect", "data-inventory", days=9), here)

    assert row(found.plan, INVENTORY) is None
    assert [task.id for task in found.absent] == [INVENTORY]
    assert not found.added_links


def test_an_untouched_link_follows_the_method(pack):
    found = renewed(pack, changed(pack, "collect", "customer-definition", after=("data-objectives FS+5",)))

    assert set(found.removed_links) >= {Link(OBJECTIVES, DEFINITION), Link(INVENTORY, DEFINITION)}
    assert Link(OBJECTIVES, DEFINITION, "FS", 5) in found.added_links


def test_a_link_that_people_changed_stays_and_is_a_conflict(pack):
    base = made(pack)
    ours = Link(OBJECTIVES, DEFINITION, "SS", 2)
    here = Plan(base.tasks, tuple(ours if link == Link(OBJECTIVES, DEFINITION) else link for link in base.links))
    there = changed(pack, "collect", "customer-definition", after=("data-objectives FS+5", "data-inventory"))

    found = renewed(pack, there, here)
    chosen = renewed(pack, there, here, accepted={(DEFINITION, "links")})

    assert ours in found.plan.links
    assert [c.choice for c in found.conflicts] == [(DEFINITION, "links")]
    assert Link(OBJECTIVES, DEFINITION, "FS", 5) in chosen.plan.links
    assert ours not in chosen.plan.links


def test_a_link_that_people_took_out_stays_out(pack):
    base = made(pack)
    here = Plan(base.tasks, tuple(link for link in base.links if link != Link(INVENTORY, DEFINITION)))

    assert (
        Link(INVENTORY, DEFINITION)
        not in renewed(pack, changed(pack, "collect", "data-inventory", days=9), here).plan.links
    )


def test_a_row_that_the_method_moves_goes_to_its_new_phase(pack):
    found = renewed(pack, changed(pack, "collect", "duplicate-rule", activity="technology-selection"))

    moved = row(found.plan, "x:collect.duplicate-rule")
    assert (moved.parent_id, moved.phase) == ("x:collect.build", "build")
    assert found.seats[moved.id] == (moved.position, "x:collect.build")


def test_leaving_a_step_out_takes_its_rows_and_joins_the_rest(pack):
    found = renewed(pack, pack, steps=("assess",))

    assert not [task for task in found.plan.tasks if task.step == "collect"]
    assert set(found.plan.tasks) == {
        replace(t, position=row(found.plan, t.id).position) for t in made(pack, ("assess",)).tasks
    }
    assert set(found.plan.links) == set(made(pack, ("assess",)).links)


def test_a_step_comes_in_as_the_method_makes_it(pack):
    found = renewed(pack, pack, steps=("assess", "collect", "process"))

    whole = made(pack, ("assess", "collect", "process"))
    assert [task.id for task in found.plan.tasks] == [task.id for task in whole.tasks]
    assert set(found.plan.links) == set(whole.links)


def test_a_unit_comes_in_and_goes_as_the_method_makes_it(pack):
    west = new_units("x", [NewUnit(name="West", wave=2)], 2, set())

    come = renewed(pack, pack, units=(*UNITS, *west))
    gone = renewed(pack, pack, units=UNITS[:1])

    assert set(come.plan.links) == set(made(pack, units=(*UNITS, *west)).links)
    assert {task.unit_key for task in come.added} == {"west"}
    assert {task.unit_key for task in gone.removed} == {"north"}


def test_a_unit_in_which_work_began_keeps_that_work_when_it_is_left_out(pack):
    begun = "x:unit.north.concept-introduction"
    here = edited(made(pack), begun, percent=50, started_on=date(2026, 3, 2))

    found = renewed(pack, pack, here, units=UNITS[:1])

    assert row(found.plan, begun) == replace(row(here, begun), position=row(found.plan, begun).position)
    assert {task.id for task in found.staying} == {begun, "x:unit.north"}


def test_a_unit_activity_that_the_method_adds_comes_into_every_unit(pack):
    kind = pack.unit_activities[0]
    more = kind.model_copy(update={"id": "data-check", "title": {"en": "Data check", "zh": "数据核对"}})
    there = with_tasks(pack, "assess", pack.plan["assess"].task)
    there = there.model_validate(
        {name: getattr(there, name) for name in type(there).model_fields}
        | {"unit_activities": (kind, more, *pack.unit_activities[1:])}
    )

    found = renewed(pack, there)

    assert [task.id for task in found.added] == ["x:unit.harbour.data-check", "x:unit.north.data-check"]
    assert Link("x:unit.north.concept-introduction", "x:unit.north.business-review") in found.removed_links
