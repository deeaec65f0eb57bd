"""A running programme brought to a later method, or to other steps and units, in a real database."""

import json

import pytest

from access.store import load_journal
from methodology.keeping import changed_pack, key_of
from methodology.loader import load_pack
from methodology.store import adopt_shipped
from phases.actions import find_programme, undo_edits
from phases.baselines.store import load_baselines
from phases.editing.undoing import NothingToRedo
from phases.gates.actions import add_evidence, review
from phases.gates.criteria import NewEvidence
from phases.generation import generate_plan
from phases.planned import load_timeline
from phases.programme import InvalidProgramme, NewUnit
from phases.renewal.actions import (
    ChangedSince,
    Consent,
    preview_renewal,
    tailor,
    to_choice,
    to_pack,
    update_from_pack,
)
from phases.renewal.preview import dates_finding
from phases.renewal.store import load_attached
from phases.renewal.tailoring import Choice, NotFromMethod, OlderPack, OtherMethod
from phases.store import load_plan, load_units
from phases.summary.reading import load_view
from rollout.matrix import unit_rows
from tests.phases.renewal.conftest import changed, edit, row, versioned, with_task, without_task

INVENTORY = "acme:collect.data-inventory"


@pytest.fixture
def on(signed):
    return signed(2026, 1, 12)


def rows_of(db):
    return {table: db.select(f"SELECT * FROM {table} ORDER BY id") for table in ("tasks", "links", "units")}


def test_a_programme_knows_what_its_method_said_when_it_was_made(db, programme, pack):
    found = find_programme(db, "acme")

    assert found.pack_base == found.pack_key == key_of(pack)
    assert load_pack(found.method) == pack


def test_a_preview_saves_nothing(db, programme, pack, on):
    before, revision = rows_of(db), find_programme(db, "acme").revision

    found = preview_renewal(db, on, "acme", to_pack(changed(pack, "collect", "data-inventory", days=30)))

    assert next((m.task.key, m.days) for m in found.moved) == ("collect.plan-exit", 24)
    assert rows_of(db) == before
    assert find_programme(db, "acme").revision == revision


def test_an_update_follows_the_method_keeps_the_dates_before_and_says_so(db, programme, pack, on):
    before = load_timeline(db, programme, on.at.date()).finish

    update_from_pack(db, on, "acme", changed(pack, "collect", "data-inventory", days=30))

    found = find_programme(db, "acme")
    newest = load_baselines(db, "acme")[0]
    assert row(db, INVENTORY).days == 30
    assert (found.pack_version, load_pack(found.method).head.version) == ("1.1", "1.1")
    assert (newest.name, newest.is_promise) == (
        {"en": "Before version 1.1 of the method", "zh": "方法 1.1 版之前"},
        False,
    )
    assert max(promise.finish for promise in newest.promises.values()) == before
    assert load_journal(db, "acme")[0].entry.verb == "renew_plan"


def test_the_same_version_a_second_time_changes_nothing(db, programme, pack, on):
    later = with_task(pack, "collect", "stakeholders")
    update_from_pack(db, on, "acme", later)
    before, entries = rows_of(db), len(load_journal(db, "acme"))

    found = update_from_pack(db, on, "acme", later)

    assert found.is_empty
    assert rows_of(db) == before
    assert len(load_journal(db, "acme")) == entries


def test_a_kept_edit_is_asked_about_once(db, programme, pack, on):
    edit(db, on, INVENTORY, days=7)
    later = changed(pack, "collect", "data-inventory", days=9)

    assert len(update_from_pack(db, on, "acme", later).renewal.conflicts) == 1
    assert not preview_renewal(db, on, "acme", to_pack(later)).renewal.conflicts
    assert row(db, INVENTORY).days == 7


def test_a_chosen_conflict_is_saved(db, programme, pack, on):
    edit(db, on, INVENTORY, days=7)

    consent = Consent({(INVENTORY, "days")})
    update_from_pack(db, on, "acme", changed(pack, "collect", "data-inventory", days=9), consent)

    assert row(db, INVENTORY).days == 9


def test_what_somebody_changed_after_the_preview_is_refused(db, programme, pack, on):
    seen = find_programme(db, "acme").revision
    edit(db, on, INVENTORY, days=7)

    with pytest.raises(ChangedSince):
        update_from_pack(db, on, "acme", versioned(pack), Consent(revision=seen))


def test_evidence_for_a_dropped_criterion_stays_where_it_was_given(db, programme, pack, on):
    add_evidence(db, on, ("acme", "collect.plan-exit"), NewEvidence(criterion="customer-defined", note="Minutes"))
    gates = tuple(
        gate.model_copy(update={"criterion": tuple(c for c in gate.criterion if c.id != "customer-defined")})
        for gate in pack.gates
    )

    found = update_from_pack(db, on, "acme", changed_pack(versioned(pack), gates=gates))

    programme = find_programme(db, "acme")
    asked = {key: review(db, programme, f"{key}.plan-exit", on.at.date())[1] for key in ("assess", "collect")}
    assert [(c.gate.id, c.after) for c in found.criteria] == [("plan-exit", None)]
    assert [s.status for s in asked["collect"] if s.criterion.id == "customer-defined"] == ["done"]
    assert not [s for s in asked["assess"] if s.criterion.id == "customer-defined"]


def test_a_dropped_row_with_evidence_people_or_scenarios_is_known_as_such(db, programme, on):
    add_evidence(db, on, ("acme", "collect.plan-exit"), NewEvidence(criterion="customer-defined", note="Minutes"))

    assert load_attached(db, "acme") == {"acme:collect.plan-exit"}


def test_a_dropped_row_with_progress_stays_and_can_be_read(db, programme, pack, on):
    edit(db, on, INVENTORY, percent=40)

    found = update_from_pack(db, on, "acme", without_task(pack, "collect", "data-inventory"))

    view = load_view(db, find_programme(db, "acme"), on.at.date())
    assert [task.id for task in found.renewal.staying] == [INVENTORY]
    assert (row(db, INVENTORY).percent, view.titles[INVENTORY]["en"]) == (40, "Inventory of data sources")


def test_a_step_and_a_role_that_the_method_drops_are_still_read_where_work_stands_on_them(db, programme, pack, on):
    edit(db, on, INVENTORY, percent=40)
    keep = [step for step in pack.steps if step.id != "collect"]
    dimensions = tuple(
        d.model_copy(update={"step": "foundation"}) if d.step == "collect" else d for d in pack.dimensions
    )
    later = changed_pack(versioned(pack), steps=tuple(keep), dimensions=dimensions)

    update_from_pack(db, on, "acme", later)

    found = find_programme(db, "acme")
    view = load_view(db, found, on.at.date())
    assert found.steps == ("assess",)
    assert {task.key for task in view.plan.tasks if task.step == "collect"} == {
        "collect",
        "collect.plan",
        "collect.data-inventory",
    }
    assert view.pack.step["collect"].title["en"] == "Collect"


def test_older_packs_other_packs_and_plans_of_other_tools_are_refused(db, programme, pack, on):
    with pytest.raises(OlderPack, match=r"1\.0"):
        update_from_pack(db, on, "acme", versioned(pack, "0.9"))
    with pytest.raises(OtherMethod, match="mine"):
        update_from_pack(db, on, "acme", changed_pack(pack, head=pack.head.model_copy(update={"id": "mine"})))
    db.execute("UPDATE programmes SET steps = '[]'")
    with pytest.raises(NotFromMethod):
        tailor(db, on, "acme", Choice(add_steps=("flow",)))


def test_steps_and_units_come_and_go_without_a_trace_but_the_journal(db, programme, on):
    before = rows_of(db)
    more = Choice(add_steps=("flow",), add_units=(NewUnit(name="West", wave=2, people=12),))

    found = tailor(db, on, "acme", more)
    assert (len(found.units[0]), found.steps) == (1, (["flow"], []))
    assert find_programme(db, "acme").steps == ("assess", "collect", "flow")
    assert [unit.key for unit in load_units(db, "acme")][-1] == "west"

    tailor(db, on, "acme", Choice(leave_steps=("flow",), leave_units=("West",)))
    after = rows_of(db)
    assert {r["id"] for r in after["tasks"]} == {r["id"] for r in before["tasks"]}
    assert (after["links"], after["units"]) == (before["links"], before["units"])


def test_a_unit_with_work_stays_named_when_it_is_left_out(db, programme, on):
    edit(db, on, "acme:unit.north.concept-introduction", percent=50)

    found = tailor(db, on, "acme", Choice(leave_units=("north",)))

    assert "north" in {unit.key for unit in load_units(db, "acme")}
    assert row(db, "acme:unit.north.concept-introduction").percent == 50
    assert {task.key for task in found.renewal.staying} == {"unit.north", "unit.north.concept-introduction"}
    assert tailor(db, on, "acme", Choice(leave_units=("north",))).is_empty


def test_a_unit_of_which_only_the_go_live_stays_is_no_row_of_the_rollout(db, programme, pack, on):
    edit(db, on, "acme:unit.north.live", owner="Li")

    tailor(db, on, "acme", Choice(leave_units=("north",)))

    shown = unit_rows(load_timeline(db, find_programme(db, "acme"), on.at.date()), load_units(db, "acme"), pack)
    assert [each.unit.key for each in shown] == ["harbour", "south"]


def test_the_end_moves_though_no_milestone_does_when_a_step_comes_in(db, programme, on):
    words = dates_finding(preview_renewal(db, on, "acme", to_choice(Choice(add_steps=("flow",)))))

    assert str(words).startswith("No milestone moves; the end goes from")


def test_all_mistakes_of_a_choice_are_said_at_once(db, programme, on):
    choice = Choice(add_steps=("assess", "dance"), leave_steps=("flow",), leave_units=("harbour", "moon"))

    with pytest.raises(InvalidProgramme) as refused:
        preview_renewal(db, on, "acme", to_choice(choice))

    assert len(refused.value.problems) == 5


def test_the_journal_keeps_the_rows_that_went(db, programme, pack, on):
    whole = db.get("tasks", INVENTORY)

    update_from_pack(db, on, "acme", without_task(pack, "collect", "data-inventory"))

    before = load_journal(db, "acme")[0].entry.before
    assert before["rows"]["tasks"] == [json.loads(json.dumps(whole))]


def test_what_was_taken_back_before_is_not_done_again_over_a_renewal(db, programme, pack, on, signed):
    from phases.actions import redo_edits

    edit(db, on, INVENTORY, days=7)
    undo_edits(db, on, "acme")
    update_from_pack(db, on, "acme", versioned(pack))

    with pytest.raises(NothingToRedo):
        redo_edits(db, on, "acme")


def test_programmes_made_before_packs_were_kept_follow_the_shipped_one(db, programme, pack, on):
    db.execute("UPDATE programmes SET pack_key = '', pack_base = ''")

    adopt_shipped(db, on.at)

    assert find_programme(db, "acme").pack_base == key_of(pack)


def test_a_unit_between_two_waves_leaves_the_links_of_a_new_plan(db, pack, programme, on):
    tailor(db, on, "acme", Choice(add_units=(NewUnit(name="Last", wave=5),)))
    edit(db, on, "acme:unit.last.concept-introduction", owner="Li")

    tailor(db, on, "acme", Choice(add_units=(NewUnit(name="Middle", wave=3, kind="dealer"),)))

    plan, units = load_plan(db, "acme"), load_units(db, "acme")
    whole = generate_plan("acme", programme.steps, units, pack)
    assert {task.key for task in plan.tasks} == {task.key for task in whole.tasks}
    assert set(plan.links) == set(whole.links)
    assert not [link for link in plan.links if ".south." in link.before_id and ".last." in link.after_id]
    assert next(unit.kind for unit in units if unit.key == "middle") == "dealer"
    with pytest.raises(InvalidProgramme, match="Middle"):
        tailor(db, on, "acme", Choice(add_units=(NewUnit(name="Middle", wave=1),)))
