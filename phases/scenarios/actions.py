"""What people do with scenarios: keep edits as one, adopt it, drop it."""

import uuid
from collections.abc import Sequence

from access.actions import acting, record
from access.journal import Entry, Signature
from data.database import Database, Gone
from phases.actions import BULK, edit_tasks, find_programme, keep_baseline
from phases.dates.snapshots import Names, refuse_circle
from phases.editing.batch import apply_edits
from phases.editing.edits import InvalidEdit, TaskEdit
from phases.planned import standing
from phases.scenarios import store
from phases.scenarios.scenario import InvalidScenario, Scenario, ScenarioClosed, adopting, scenario_name
from words.text import Text, sentence


def keep_scenario(
    db: Database, signature: Signature, programme_id: str, wanted: tuple[Text, Sequence[TaskEdit]]
) -> Scenario:
    """Keep edits under a name without applying them; refuse impossible ones as a save would."""
    name, edits = wanted
    today = signature.at.date()
    with acting(db, signature):
        programme = find_programme(db, programme_id)
        planned = standing(db, programme, today)
        kept = scenario_name(name, store.load_scenarios(db, programme_id))
        batch = apply_edits(planned, edits, Names(db, programme, planned.plan.tasks), today)
        if batch.problems:
            raise InvalidEdit(batch.problems)
        if not batch.changes:
            raise InvalidScenario(sentence("A scenario needs at least one change. Change the plan's cells first."))
        refuse_circle(db, programme, planned.changed(batch.plan, list(batch.changes)))
        made_at = signature.at.isoformat()
        scenario = Scenario(uuid.uuid4().hex, kept, batch.before, batch.after, signature.actor, made_at)
        store.insert_scenario(db, programme_id, scenario)
        facts = {"name": kept, "tasks": len(batch.changes)}
        record(db, signature, Entry(programme_id, "keep_scenario", scenario.id, {}, facts))
    return scenario


def adopt_scenario(db: Database, signature: Signature, programme_id: str, scenario_id: str) -> int:
    """Make the scenario the plan, as one batch of edits that can be taken back; return how many tasks changed.

    The dates before it are kept as a baseline. Refuses by name when one of its tasks was changed since.
    """
    with acting(db, signature):
        programme = find_programme(db, programme_id)
        scenario = _find(db, programme_id, scenario_id)
        planned = standing(db, programme, signature.at.date())
        edits = adopting(scenario, planned, Names(db, programme, planned.plan.tasks))
        before = sentence("Before scenario {name}", name=scenario.name), planned.timeline
        store.close_scenario(db, scenario, "adopted")
        count = edit_tasks(db, Signature(signature.actor, signature.at), programme_id, edits)
        if count < BULK:
            keep_baseline(db, signature, programme_id, before)
        record(db, signature, Entry(programme_id, "adopt_scenario", scenario.id, {}, {"name": scenario.name}))
    return count


def drop_scenario(db: Database, signature: Signature, programme_id: str, scenario_id: str) -> None:
    """Close the scenario without applying it."""
    with acting(db, signature):
        find_programme(db, programme_id)
        scenario = _find(db, programme_id, scenario_id)
        if scenario.ending:
            raise ScenarioClosed(scenario.name)
        store.close_scenario(db, scenario, "dropped")
        record(db, signature, Entry(programme_id, "drop_scenario", scenario.id, {}, {"name": scenario.name}))


def _find(db: Database, programme_id: str, scenario_id: str) -> Scenario:
    found = next((each for each in store.load_scenarios(db, programme_id) if each.id == scenario_id), None)
    if found is None:
        raise Gone
    return found
