"""What people do at gates: show evidence, decide, close conditions."""

import json
import uuid
from datetime import date

from access.actions import acting, record
from access.journal import Entry, Signature
from assessments.results.store import load_levels
from data.database import Database, Gone
from methodology.loader import load_pack
from phases import store as plans
from phases.actions import find_programme, keep_baseline
from phases.dates.snapshots import Names, snapshot
from phases.dates.timeline import Dated, Timeline
from phases.gates import store
from phases.gates.criteria import (
    CriterionState,
    Evidence,
    NewEvidence,
    Shown,
    criterion_states,
    refuse_invalid_evidence,
)
from phases.gates.gate import (
    Condition,
    NoSuchGate,
    Proposal,
    conditions_of,
    gate_rows,
    latest_decision,
    refuse_undecidable,
    refuse_unseen,
)
from phases.planned import load_timeline
from phases.programme import Programme
from words.text import sentence, stored


def add_evidence(db: Database, signature: Signature, place: tuple[str, str], new: NewEvidence) -> None:
    """Show something for a criterion of a gate, named by programme and key; refuse an empty or unsafe one."""
    programme_id, key = place
    with acting(db, signature):
        states = review(db, find_programme(db, programme_id), key, signature.at.date())[1]
        asked = next((state.criterion for state in states if state.criterion.id == new.criterion), None)
        if asked is None:
            raise Gone
        refuse_invalid_evidence(new, asked, signature.at.date())
        row = {
            "id": f"{programme_id}:{key}:{new.criterion}:{signature.at.isoformat()}:{uuid.uuid4().hex[:8]}",
            "programme_id": programme_id,
            "gate": key,
            "criterion": new.criterion,
            "note": stored(new.note),
            "link": new.link.strip(),
            "added_by": signature.actor,
            "added_on": signature.at.date().isoformat(),
            "expires_on": new.expires_on.isoformat() if new.expires_on else None,
        }
        store.insert_evidence(db, row)
        after = {"criterion": new.criterion, "note": new.note}
        record(db, signature, Entry(programme_id, "add_evidence", key, {}, after))


def withdraw_evidence(db: Database, signature: Signature, programme_id: str, evidence: Evidence) -> None:
    """Take evidence back; it stays in the journal. Refuses evidence that somebody changed since."""
    with acting(db, signature):
        store.withdraw_evidence(db, evidence, signature.at.date())
        before = {"criterion": evidence.criterion, "note": evidence.note}
        record(db, signature, Entry(programme_id, "withdraw_evidence", evidence.gate, before, {}))


def decide_gate(db: Database, signature: Signature, place: tuple[str, str], proposal: Proposal) -> None:
    """Decide a gate, named by programme and key; refuse what the criteria or an unseen decision do not allow."""
    programme_id, key = place
    today = signature.at.date()
    with acting(db, signature):
        programme = find_programme(db, programme_id)
        row, states = review(db, programme, key, today)
        decisions = store.load_decisions(db, programme_id)
        refuse_unseen(proposal, decisions, key)
        refuse_undecidable(proposal, states, latest_decision(decisions, key), today)
        decision_id = f"{programme_id}:{key}:{len(decisions) + 1:04}"
        decision, conditions = _decision_rows(signature, (*place, decision_id), proposal, states)
        store.insert_decision(db, decision, conditions)
        if proposal.verdict != "no-go":
            plans.update_task(db, row.task.id, row.task.version, {"finished_on": today, "percent": 100})
        after = {"verdict": proposal.verdict, "reason": proposal.reason, "conditions": len(conditions)}
        record(db, signature, Entry(programme_id, "decide_gate", key, {}, after))
        planned = snapshot(db, signature, programme)
        if proposal.verdict != "no-go":
            name = sentence("Passed: {gate}", gate=Names(db, programme, planned.plan.tasks)[row.task.id])
            keep_baseline(db, signature, programme_id, (name, planned.timeline))


def close_condition(db: Database, signature: Signature, programme_id: str, condition: Condition) -> None:
    """Mark a condition of a decision as done; refuse one that somebody changed since."""
    with acting(db, signature):
        store.close_condition(db, condition, signature.at.date())
        after = {"title": condition.title, "done_on": signature.at.date()}
        record(db, signature, Entry(programme_id, "close_condition", condition.gate, {}, after))


def review(db: Database, programme: Programme, key: str, today: date) -> tuple[Dated, list[CriterionState]]:
    """Return a gate's milestone and the state of its criteria; refuse an unknown key."""
    pack, timeline = load_pack(programme.method), load_timeline(db, programme, today)
    gates = {row.task.key: row for row in gate_rows(timeline)}
    if key not in gates:
        raise NoSuchGate(key, list(gates))
    return gates[key], criterion_states(gates[key].task, pack, load_shown(db, programme, timeline, today))


def load_shown(db: Database, programme: Programme, timeline: Timeline, today: date) -> Shown:
    """Return everything that can show criteria of a programme's gates."""
    levels = load_levels(db, programme.id, load_pack(programme.method))
    return Shown(store.load_evidence(db, programme.id), levels, timeline, today)


def _decision_rows(
    signature: Signature, place: tuple[str, str, str], proposal: Proposal, states: list[CriterionState]
) -> tuple[dict[str, str], list[dict[str, str | None]]]:
    programme_id, key, decision_id = place
    head = {"programme_id": programme_id, "gate": key}
    seen = {state.criterion.id: state.status for state in states}
    decision = {
        **head,
        "id": decision_id,
        "verdict": proposal.verdict,
        "reason": stored(proposal.reason),
        "decided_by": signature.actor,
        "decided_on": signature.at.date().isoformat(),
        "criteria": json.dumps(seen),
    }
    conditions: list[dict[str, str | None]] = [
        {
            **head,
            "id": f"{decision_id}:{number}",
            "decision_id": decision_id,
            "criterion": each.criterion,
            "title": stored(each.title),
            "owner": stored(each.owner),
            "due_on": each.due_on.isoformat(),
        }
        for number, each in enumerate(conditions_of(proposal), 1)
    ]
    return decision, conditions
