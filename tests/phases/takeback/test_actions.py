"""An update from the method, or another choice of steps and units, taken back and done again in a real database."""

import re
from dataclasses import replace

import pytest

from access.journal import Entry
from access.store import load_journal
from assessments.actions import NewAssessment, start_assessment
from methodology.keeping import changed_pack
from methodology.loader import load_pack
from phases.actions import find_programme, undo_edits
from phases.editing.history import history
from phases.editing.undoing import NothingToUndo, UndoWouldOverwrite
from phases.gates.actions import add_evidence, review
from phases.gates.criteria import NewEvidence
from phases.plan import Link
from phases.programme import NewUnit
from phases.renewal.actions import tailor, update_from_pack
from phases.renewal.tailoring import Choice
from phases.store import insert_links, load_units
from phases.summary.changes import changes
from phases.summary.reading import load_view
from phases.takeback.actions import StandsOnRenewal, redo_renewal, undo_renewal
from tests.phases.renewal.conftest import changed, edit, row, versioned, with_task, without_task
from words.text import pick

INVENTORY, GATE = "acme:collect.data-inventory", ("acme", "collect.plan-exit")
WEST = Choice(add_units=(NewUnit(name="West", wave=1),))


@pytest.fixture
def on(signed):
    return signed(2026, 1, 12)


def stored(db):
    found = {table: db.select(f"SELECT * FROM {table} ORDER BY id") for table in ("tasks", "links", "units")}
    found["programmes"] = db.select("SELECT steps, pack_version, pack_base, pack_key FROM programmes")
    return {
        table: [{k: v for k, v in row.items() if k != "version"} for row in rows] for table, rows in found.items()
    }


def with_criterion(pack):
    """The method with one more criterion of the plan's exit."""
    gates = [
        gate.model_copy(update={"criterion": (*gate.criterion, gate.criterion[0].model_copy(update={"id": "new"}))})
        if gate.id == "plan-exit"
        else gate
        for gate in pack.gates
    ]
    return changed_pack(versioned(pack), gates=tuple(gates))


def asked(db, on):
    return {each.criterion.id for each in review(db, find_programme(db, "acme"), GATE[1], on.at.date())[1]}


def test_an_update_is_taken_back_and_done_again(db, programme, pack, on):
    edit(db, on, INVENTORY, owner="Li")
    before = stored(db)
    update_from_pack(db, on, "acme", with_task(changed(pack, "collect", "handover", days=30), "collect", "people"))
    after = stored(db)

    undo_renewal(db, on, "acme")
    assert stored(db) == before
    assert find_programme(db, "acme").pack_version == "1.0"
    redo_renewal(db, on, "acme")
    assert stored(db) == after
    said = [
        str(each.words) for each in changes(load_journal(db, "acme"), load_view(db, programme, on.at.date()).titles)
    ]
    assert said[:2] == [
        "A change of method, steps or units was done again",
        "The last change of method, steps or units was taken back",
    ]


def test_criteria_of_gates_are_asked_as_before(db, programme, pack, on):
    update_from_pack(db, on, "acme", with_criterion(pack))
    assert "new" in asked(db, on)

    undo_renewal(db, on, "acme")

    assert "new" not in asked(db, on)
    assert load_pack(find_programme(db, "acme").method) == pack


def test_an_update_stays_while_evidence_stands_for_a_criterion_that_came_with_it(db, programme, pack, on):
    update_from_pack(db, on, "acme", with_criterion(pack))
    add_evidence(db, on, GATE, NewEvidence(criterion="new", note="Minutes"))

    with pytest.raises(StandsOnRenewal, match="Collect"):
        undo_renewal(db, on, "acme")

    assert "new" in asked(db, on)


def test_what_somebody_changed_since_is_named_and_nothing_is_taken_back(db, programme, pack, on):
    update_from_pack(db, on, "acme", changed(pack, "collect", "data-inventory", days=30))
    edit(db, on, INVENTORY, days=12)
    standing = stored(db)

    with pytest.raises(NothingToUndo):
        undo_renewal(db, on, "acme")
    assert stored(db) == standing
    undo_edits(db, on, "acme")
    db.execute("UPDATE tasks SET days = 12 WHERE id = :id", id=INVENTORY)
    with pytest.raises(UndoWouldOverwrite, match="Inventory of data sources"):
        undo_renewal(db, on, "acme")


def test_a_row_that_would_go_is_named_once_somebody_lets_it_be_waited_for(db, programme, on):
    tailor(db, on, "acme", WEST)
    insert_links(db, "acme", [Link("acme:unit.west.live", "acme:collect.deploy-exit")])
    standing = stored(db)

    with pytest.raises(UndoWouldOverwrite, match="West"):
        undo_renewal(db, on, "acme")

    assert stored(db) == standing


def test_a_unit_that_was_changed_since_is_named(db, programme, on):
    tailor(db, on, "acme", WEST)
    db.execute("UPDATE units SET people = 9 WHERE key = 'west'")

    with pytest.raises(UndoWouldOverwrite, match="West"):
        undo_renewal(db, on, "acme")


def test_a_row_with_an_estimate_is_not_taken_away(db, programme, on):
    tailor(db, on, "acme", WEST)
    task_id = "acme:unit.west.concept-introduction"
    estimate = {"id": task_id, "programme_id": "acme", "task_id": task_id, "low": 1, "likely": 2, "high": 3}
    db.insert("estimates", {**estimate, "version": 1})

    with pytest.raises(StandsOnRenewal, match="Concept introduction"):
        undo_renewal(db, on, "acme")

    assert "west" in {unit.key for unit in load_units(db, "acme")}


def test_a_unit_is_taken_back_while_a_questionnaire_is_asked_that_stays(db, programme, on):
    start_assessment(db, on, "acme", NewAssessment("Start", on.at.date()))
    before = stored(db)
    tailor(db, on, "acme", WEST)

    undo_renewal(db, on, "acme")

    assert stored(db) == before


def test_an_update_stays_while_a_questionnaire_is_asked_that_came_with_it(db, programme, pack, on):
    one = pack.questionnaires[0].model_copy(update={"id": "new"})
    update_from_pack(db, on, "acme", changed_pack(versioned(pack), questionnaires=(*pack.questionnaires, one)))
    start_assessment(db, on, "acme", NewAssessment("Start", on.at.date()))
    db.execute("UPDATE assessments SET questionnaire = 'new'")

    with pytest.raises(StandsOnRenewal, match=re.escape(pick(one.title, "en"))):
        undo_renewal(db, on, "acme")


def test_rows_that_come_again_have_a_version_that_they_never_had(db, programme, pack, on):
    update_from_pack(db, on, "acme", without_task(pack, "collect", "data-inventory"))
    assert row(db, INVENTORY) is None

    undo_renewal(db, on, "acme")

    assert row(db, INVENTORY).version > 1


def test_renewals_from_before_both_sides_were_kept_are_not_offered(db, programme, on):
    tailor(db, on, "acme", WEST)
    assert history(load_journal(db, "acme")).last.entry.verb == "tailor_plan"
    newest, *earlier = load_journal(db, "acme")
    entry = Entry("acme", "tailor_plan", "1.0", {}, {"rows": ["acme:unit.west"], "fields": {}, "links": []})

    assert history([replace(newest, entry=entry), *earlier]).last is None
