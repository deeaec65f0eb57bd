from dataclasses import replace
from datetime import date

import pytest

from access.store import load_journal
from data.database import Gone, StaleSave
from phases.actions import edit_tasks, undo_edits
from phases.capacity.people import Assignment, NewPerson, PersonEdit
from phases.capacity.staffing import InvalidStaff, StaffBatch
from phases.capacity.store import insert_calendars, load_assignments, load_persons
from phases.capacity.workweek import WorkCalendar
from phases.editing.edits import TaskEdit
from phases.effort.actions import apply_levelling, assign, record_actuals, save_staff, unassign
from phases.effort.reading import load_effort, load_proposal
from phases.effort.store import load_costs
from phases.effort.value.costs import InvalidCost, TaskCost
from phases.planned import load_planned
from phases.store import load_plan
from phases.summary.changes import changes
from tests.phases.effort.staff import add_person, edit_person, remove_person

MONDAY = date(2026, 1, 5)
ANA = NewPerson("Ana", role="it-lead", rate=90.0)
SURVEY, START = "acme:assess.requirements-survey", (2026, 1, 5)


@pytest.fixture
def ana(db, programme, signed):
    """The key of a person of the programme."""
    return add_person(db, signed(*START), "acme", ANA)


def dates(db, programme):
    return {row.task.id: row.start for row in load_planned(db, programme, MONDAY).timeline.rows}


def test_a_person_is_added_with_role_share_and_rate(db, ana):
    [person] = load_persons(db, "acme")

    assert (person.key, person.name, person.role, person.units, person.rate) == (ana, "Ana", "it-lead", 1.0, 90.0)


def test_a_key_is_not_given_again_while_others_have_it(db, programme, signed, ana):
    bo = add_person(db, signed(*START), "acme", NewPerson("Bo"))

    assert len({ana, bo}) == 2
    assert not {ana[:2], bo[:2]} & {"p-"}


def test_a_batch_adds_changes_and_removes_or_does_nothing(db, programme, signed, ana):
    bad = StaffBatch(added=(NewPerson("Bo"), NewPerson(" ")), edits=(PersonEdit(ana, 1, {"units": 0.0}),))
    with pytest.raises(InvalidStaff) as refused:
        save_staff(db, signed(*START), "acme", bad)
    assert len(refused.value.problems) == 2
    assert [each.name for each in load_persons(db, "acme")] == ["Ana"]

    good = StaffBatch(added=(NewPerson("Bo"),), edits=(PersonEdit(ana, 1, {"units": 0.5, "name": "Ana"}),))
    save_staff(db, signed(*START), "acme", good)
    assert [(each.name, each.units, each.version) for each in load_persons(db, "acme")] == [
        ("Ana", 0.5, 2),
        ("Bo", 1, 1),
    ]


@pytest.mark.parametrize(
    ("edit", "why"),
    [
        ({"name": ""}, "needs a name"),
        ({"name": "x" * 121}, "at most 120"),
        ({"units": float("nan")}, "full-time share"),
        ({"rate": -1.0}, "rate is 0 or more"),
        ({"calendar_key": "night"}, "no calendar"),
        ({"kind": "cost"}, "cannot be edited"),
    ],
)
def test_a_person_that_cannot_be_is_refused_with_the_reason(db, programme, signed, ana, edit, why):
    with pytest.raises(InvalidStaff, match=why):
        edit_person(db, signed(*START), "acme", PersonEdit(ana, 1, edit))


def test_two_people_of_one_name_are_refused(db, programme, signed, ana):
    with pytest.raises(InvalidStaff, match="two persons called “Ana”"):
        add_person(db, signed(*START), "acme", NewPerson(" Ana "))


def test_a_stale_save_of_a_person_names_both_values(db, programme, signed, ana):
    edit_person(db, signed(*START), "acme", PersonEdit(ana, 1, {"rate": 100.0}))

    with pytest.raises(StaleSave, match="Rate per hour: 100 → 80"):
        edit_person(db, signed(*START), "acme", PersonEdit(ana, 1, {"rate": 80.0}))


def test_a_removed_person_leaves_no_assignment_and_stands_in_the_journal(db, programme, signed, ana):
    assign(db, signed(*START), "acme", [Assignment(SURVEY, ana, version=0)])
    remove_person(db, signed(*START), "acme", ana)

    assert (load_persons(db, "acme"), load_assignments(db, "acme")) == ([], [])
    newest = load_journal(db, "acme", 1)[0].entry
    assert (newest.verb, newest.before["name"], newest.before["tasks"]) == ("remove_person", "Ana", [SURVEY])


def test_a_person_who_was_changed_since_is_not_removed(db, programme, signed, ana):
    seen = load_persons(db, "acme")
    edit_person(db, signed(*START), "acme", PersonEdit(ana, 1, {"rate": 100.0}))

    with pytest.raises(StaleSave, match="Rate per hour: 100 → "):
        save_staff(db, signed(*START), "acme", StaffBatch(removed=tuple(seen)))
    assert [each.rate for each in load_persons(db, "acme")] == [100.0]


def test_work_that_was_changed_since_is_not_taken_away(db, programme, signed, ana):
    assign(db, signed(*START), "acme", [Assignment(SURVEY, ana, 0.5, work=12.0, version=0)])
    [seen] = load_assignments(db, "acme")
    assign(db, signed(*START), "acme", [Assignment(SURVEY, ana, 0.5, work=20.0, version=1)])

    with pytest.raises(StaleSave, match="20 → 12"):
        unassign(db, signed(*START), "acme", seen)
    assert [each.work for each in load_assignments(db, "acme")] == [20.0]


def test_a_person_who_is_not_there_cannot_be_changed_or_assigned(db, programme, signed):
    with pytest.raises(Gone):
        edit_person(db, signed(*START), "acme", PersonEdit("w-9", 1, {"rate": 1.0}))
    with pytest.raises(Gone):
        assign(db, signed(*START), "acme", [Assignment(SURVEY, "w-9", version=0)])


def test_an_assignment_is_made_changed_and_taken_back(db, programme, signed, ana):
    assign(db, signed(*START), "acme", [Assignment(SURVEY, ana, 0.5, version=0)])
    assign(db, signed(*START), "acme", [Assignment(SURVEY, ana, 1.0, work=12.0, version=1)])
    [standing] = load_assignments(db, "acme")
    assert (standing.units, standing.work, standing.version) == (1.0, 12.0, 2)

    unassign(db, signed(*START), "acme", standing)
    assert load_assignments(db, "acme") == []
    with pytest.raises(Gone):
        unassign(db, signed(*START), "acme", standing)


def test_a_stale_assignment_is_refused(db, programme, signed, ana):
    assign(db, signed(*START), "acme", [Assignment(SURVEY, ana, 0.5, version=0)])

    with pytest.raises(StaleSave, match=r"Full-time share: 0.5 → 1"):
        assign(db, signed(*START), "acme", [Assignment(SURVEY, ana, 1.0, version=0)])


def test_nobody_works_on_a_summary_or_for_less_than_nothing(db, programme, signed, ana):
    with pytest.raises(InvalidStaff, match="not on summaries"):
        assign(db, signed(*START), "acme", [Assignment("acme:assess", ana, version=0)])
    with pytest.raises(InvalidStaff, match="hours of Ana"):
        assign(db, signed(*START), "acme", [Assignment(SURVEY, ana, work=-1.0, version=0)])


def test_who_works_on_it_can_move_a_task_to_their_own_hours(db, programme, signed):
    off = tuple(() for _ in range(3))
    insert_calendars(db, "acme", [WorkCalendar("late", "Thursdays on", "", (*off, *(((480, 1020),),) * 2, (), ()))])
    late = add_person(db, signed(*START), "acme", replace(ANA, calendar_key="late"))

    assign(db, signed(*START), "acme", [Assignment(SURVEY, late, version=0)])

    assert dates(db, programme)[SURVEY].weekday() in (3, 4)


def test_actuals_are_kept_with_a_version(db, programme, signed):
    edit_tasks(db, signed(2026, 1, 9), "acme", [TaskEdit(SURVEY, 1, {"percent": 50})])
    record_actuals(db, signed(2026, 1, 9), "acme", [TaskCost(SURVEY, 100.0, 12.5)])
    record_actuals(db, signed(2026, 1, 9), "acme", [TaskCost(SURVEY, 100.0, 14.0, 900.0, version=1)])

    assert load_costs(db, "acme")[SURVEY] == TaskCost(SURVEY, 100.0, 14.0, 900.0, 2)
    with pytest.raises(StaleSave, match="Actual hours: 14 → 13"):
        record_actuals(db, signed(2026, 1, 9), "acme", [TaskCost(SURVEY, 100.0, 13.0, 900.0, version=1)])


def test_what_has_not_begun_took_nothing(db, programme, signed):
    with pytest.raises(InvalidCost, match="has not begun"):
        record_actuals(db, signed(*START), "acme", [TaskCost(SURVEY, actual_hours=3.0)])
    with pytest.raises(InvalidCost, match="0 or more"):
        record_actuals(db, signed(*START), "acme", [TaskCost(SURVEY, fixed_cost=float("inf"))])
    with pytest.raises(InvalidCost, match="summary"):
        record_actuals(db, signed(*START), "acme", [TaskCost("acme:assess", 3.0)])


def test_the_effort_of_a_programme_is_read_in_one_go(db, programme, signed, ana):
    assign(db, signed(*START), "acme", [Assignment(SURVEY, ana, version=0)])

    effort = load_effort(db, programme, MONDAY)

    assert effort.load.persons[ana].hours
    [survey] = [each for each in effort.value.tasks if each.row.task.id == SURVEY]
    assert (effort.value.measure, survey.budget) == ("cost", survey.row.task.days * 8 * 90)
    assert effort.since == MONDAY


def test_a_proposal_writes_nothing_until_it_is_accepted_and_can_be_undone(db, programme, signed, ana):
    tasks = [task for task in load_plan(db, "acme").tasks if task.kind == "task"]
    for task in tasks[:12]:
        assign(db, signed(*START), "acme", [Assignment(task.id, ana, version=0)])
    before = dates(db, programme)

    proposal = load_proposal(db, programme, MONDAY)
    assert proposal.moves
    assert dates(db, programme) == before

    count = apply_levelling(db, signed(*START), "acme", proposal)
    assert count == len(proposal.edits())
    assert load_effort(db, programme, MONDAY).overloads == list(proposal.after) == []
    assert load_planned(db, programme, MONDAY).timeline.finish == proposal.finish_after

    undo_edits(db, signed(*START), "acme")
    assert dates(db, programme) == before


def test_a_proposal_is_refused_when_a_task_was_changed_since(db, programme, signed, ana):
    tasks = [task for task in load_plan(db, "acme").tasks if task.kind == "task"]
    for task in tasks[:12]:
        assign(db, signed(*START), "acme", [Assignment(task.id, ana, version=0)])
    proposal = load_proposal(db, programme, MONDAY)
    first = proposal.edits()[0]
    edit_tasks(db, signed(*START), "acme", [TaskEdit(first.task_id, first.version, {"owner": "Bo"})])

    with pytest.raises(StaleSave):
        apply_levelling(db, signed(*START), "acme", proposal)


def test_the_journal_says_what_was_done_in_words(db, programme, signed, ana):
    assign(db, signed(*START), "acme", [Assignment(SURVEY, ana, version=0)])
    [standing] = load_assignments(db, "acme")
    unassign(db, signed(*START), "acme", standing)
    record_actuals(db, signed(*START), "acme", [TaskCost(SURVEY, 100.0)])
    edit_person(db, signed(*START), "acme", PersonEdit(ana, 1, {"rate": 100.0}))
    remove_person(db, signed(*START), "acme", ana)

    said = [str(each.words) for each in changes(load_journal(db, "acme", 6), {SURVEY: "Survey"})]

    assert said == [
        "Person removed: Ana",
        "Person changed: Ana",
        "Actuals of “Survey” recorded",
        "Ana was taken off Survey",
        "Ana works on Survey",
        "Person added: Ana",
    ]
