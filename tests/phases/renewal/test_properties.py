"""Whatever people did and whatever the method changes: no work, no row of theirs and no proof is ever lost."""

import random
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import settings as at_most
from hypothesis import strategies as st

from methodology.keeping import changed_pack
from methodology.loader import load_pack
from phases.actions import edit_tasks, find_programme
from phases.editing.edits import TaskEdit
from phases.gates.actions import add_evidence, decide_gate, review
from phases.gates.criteria import NewEvidence
from phases.gates.gate import Proposal
from phases.generation import generate_plan
from phases.plan import Link, Plan
from phases.programme import NewUnit, new_units
from phases.renewal.actions import tailor, update_from_pack
from phases.renewal.links import Sides
from phases.renewal.renewal import FOLLOWED, Known, is_done, renewal
from phases.renewal.tailoring import Choice
from phases.store import load_plan
from phases.summary.reading import load_view
from tests.phases.renewal.conftest import plain_plan, versioned

PACK = load_pack("crm-core")
SEEDS = st.integers(0, 2**32)
UNITS = new_units(
    "x", [NewUnit(name="Harbour", wave=0), NewUnit(name="North"), NewUnit(name="West", wave=2)], 0, set()
)
EDITS = (
    {"percent": 40, "started_on": date(2026, 1, 6)},
    {"percent": 100, "started_on": date(2026, 1, 6), "finished_on": date(2026, 1, 9)},
    {"owner": "Ana"},
    {"title": "Ours"},
    {"days": 17},
    {"role": "consultant"},
    {"active": False},
)


def other_pack(dice):
    """Return the method with tasks dropped, added, lengthened, given to others and linked otherwise."""
    plans = []
    for plan in PACK.plans:
        gone = {task.id for task in plan.task if dice.random() < 0.2}
        tasks = []
        for task in plan.task:
            after = tuple(each for each in task.after if each.split(" ")[0] not in gone and dice.random() < 0.8)
            fields = {
                "after": after,
                "days": dice.choice((task.days, task.days + 3)),
                "role": dice.choice((task.role, "trainer")),
            }
            tasks += [] if task.id in gone else [task.model_copy(update=fields)]
            if dice.random() < 0.1:
                tasks.append(task.model_copy(update={"id": f"{task.id}-more", "after": (), "deliverable": None}))
        plans.append(plain_plan(plan.model_copy(update={"task": tuple(tasks or plan.task[:1])})))
    return versioned(changed_pack(PACK, plans=tuple(plans)))


def worked_on(dice, plan):
    """Return the plan after people edited rows, took some out, added their own and linked otherwise."""
    tasks = [replace(t, **dice.choice(EDITS)) if t.kind == "task" and dice.random() < 0.2 else t for t in plan.tasks]
    out = {t.id for t in tasks if t.source.startswith("task:") and t.percent == 0 and dice.random() < 0.05}
    tasks = [task for task in tasks if task.id not in out]
    own = [
        replace(t, id=f"x:r-{at}", key=f"r-{at}", source="", title="Own", position=1000 + at)
        for at, t in enumerate(t for t in tasks if t.kind == "task" and dice.random() < 0.05)
    ]
    links = [link for link in plan.links if not {link.before_id, link.after_id} & out and dice.random() < 0.95]
    return Plan((*tasks, *own), (*links, *(Link(each.id, dice.choice(tasks).id) for each in own)))


@at_most(max_examples=60)
@given(SEEDS)
def test_nothing_that_people_did_is_lost(seed):
    dice = random.Random(seed)
    steps, later_steps = ("assess", "collect"), tuple(s for s in PACK.step if dice.random() < 0.6) or ("flow",)
    units = [unit for unit in UNITS if unit.is_pilot or dice.random() < 0.6]
    base = generate_plan("x", steps, UNITS, PACK)
    here, pack = worked_on(dice, base), other_pack(dice)
    there = generate_plan("x", later_steps, units, pack)
    attached = {task.id for task in here.tasks if dice.random() < 0.05}

    found = renewal(Sides(base, here, there), Known(PACK, pack, attached))

    was, now = {t.id: t for t in base.tasks}, {t.id: t for t in found.plan.tasks}
    for task in here.tasks:
        edited = {
            name for name in type(task).__slots__ if getattr(task, name) != getattr(was.get(task.id), name, None)
        }
        if edited - {"position"} or task.id in attached:
            assert task.id in now
            assert all(
                getattr(now[task.id], name) == getattr(task, name) for name in edited - {"position", "parent_id"}
            )
        if is_done(task):
            assert all(getattr(now[task.id], name) == getattr(task, name) for name in FOLLOWED)
    ours = {link for link in here.links if link not in set(base.links)}
    assert ours <= set(found.plan.links)


@at_most(max_examples=60)
@given(SEEDS)
def test_a_renewed_plan_is_whole_and_the_same_a_second_time(seed):
    dice = random.Random(seed)
    steps = ("assess", "collect")
    base = generate_plan("x", steps, UNITS, PACK)
    here, pack = worked_on(dice, base), other_pack(dice)
    there = generate_plan("x", steps, UNITS, pack)

    found = renewal(Sides(base, here, there), Known(PACK, pack))
    again = renewal(Sides(there, found.plan, there), Known(pack, pack))

    ids = [task.id for task in found.plan.tasks]
    places = {task_id: at for at, task_id in enumerate(ids)}
    assert len(set(ids)) == len(ids)
    assert all(places[t.parent_id] < places[t.id] for t in found.plan.tasks if t.parent_id)
    assert {end for link in found.plan.links for end in (link.before_id, link.after_id)} <= set(ids)
    assert len({task.position for task in found.plan.tasks}) == len(ids)
    assert again.is_empty
    assert again.plan == found.plan


@pytest.mark.parametrize("seed", range(4))
def test_proof_and_progress_in_the_database_outlive_updates_and_other_choices(db, programme, signed, seed):
    dice, on = random.Random(seed), signed(2026, 1, 12)
    gate = dice.choice(("assess.plan-exit", "collect.plan-exit"))
    states = review(db, find_programme(db, "acme"), gate, on.at.date())[1]
    shown = [each.criterion.id for each in states if each.criterion.proof == "evidence"]
    for criterion in shown:
        add_evidence(db, on, ("acme", gate), NewEvidence(criterion=criterion, note="Minutes"))
    decide_gate(db, on, ("acme", gate), Proposal(verdict="no-go", reason="Later"))
    begun = dice.sample([t for t in load_plan(db, "acme").tasks if t.kind == "task"], 6)
    edit_tasks(db, on, "acme", [TaskEdit(t.id, t.version, {"percent": dice.choice((30, 100))}) for t in begun])
    kept = {table: db.select(f"SELECT * FROM {table}") for table in ("evidence", "decisions", "baseline_tasks")}
    facts = {t.id: (t.percent, t.started_on, t.finished_on) for t in load_plan(db, "acme").tasks if t.percent}

    update_from_pack(db, on, "acme", other_pack(dice))
    leaving = dice.choice(("assess", "collect"))
    tailor(
        db, signed(2026, 1, 13), "acme", Choice(leave_steps=(leaving,), add_steps=("flow",), leave_units=("south",))
    )

    rows = {t.id: t for t in load_plan(db, "acme").tasks}
    assert {key: (rows[key].percent, rows[key].started_on, rows[key].finished_on) for key in facts} == facts
    for table, before in kept.items():
        assert db.select(f"SELECT * FROM {table}")[: len(before)] == before
    view = load_view(db, find_programme(db, "acme"), on.at.date())
    assert {s.criterion.id for s in view.states[gate]} >= set(shown)
