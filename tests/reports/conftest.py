"""A small programme with something in every part of its report."""

from datetime import UTC, date, datetime

import pytest

from access.journal import Signature
from assessments.actions import NewAssessment, answer, close_assessment, start_assessment
from assessments.maturity.profile import GivenAnswer
from assessments.maturity.rating import QUESTIONS, Answer
from methodology.loader import load_pack
from phases.actions import create_programme, edit_tasks
from phases.editing.edits import TaskEdit
from phases.gates.actions import NewEvidence, add_evidence, decide_gate, review
from phases.gates.gate import NewCondition, Proposal
from phases.programme import NewProgramme, NewUnit
from phases.store import load_plan, load_programme
from reports.sponsor.reading import load_sponsor_facts

TODAY = date(2026, 3, 16)


def signed(*day):
    return Signature("Ana", datetime(*day, 9, tzinfo=UTC))


@pytest.fixture
def told(db):
    """Make a programme in which every text that people write is the one given; return the facts of its report."""

    def tell(name="Acme CRM", words="Ana", reason="The team is ready."):
        pack = load_pack("crm-core")
        new = NewProgramme(
            name=name,
            client=words,
            sponsor=words,
            manager=words,
            start_on=date(2026, 1, 5),
            promised_on=date(2026, 6, 30),
            steps=("assess",),
            units=(NewUnit(name=words, wave=0, people=12), NewUnit(name=f"{words} 2")),
        )
        programme = create_programme(db, signed(2026, 1, 5), new, pack)
        slip(db, programme, words)
        decide(db, programme, (words, reason))
        assess(db, programme, words)
        return load_sponsor_facts(db, load_programme(db, programme.id), TODAY)

    return tell


def slip(db, programme, words):
    """Start the first task late, and let the third take a month longer."""
    tasks = [task for task in load_plan(db, programme.id).tasks if task.kind == "task"]
    edits = [
        TaskEdit(tasks[0].id, 1, {"started_on": date(2026, 1, 8), "percent": 50, "title": words}),
        TaskEdit(tasks[2].id, 1, {"days": tasks[2].days + 20, "owner": words}),
    ]
    edit_tasks(db, signed(2026, 3, 9), programme.id, edits)
    gates = [task for task in load_plan(db, programme.id).tasks if task.key == "assess.build-exit"]
    edit_tasks(db, signed(2026, 3, 9), programme.id, [TaskEdit(gates[0].id, 1, {"owner": words})])


def decide(db, programme, words):
    """Pass the plan exit with a condition for each open must criterion but the first, which has evidence."""
    place, (who, reason) = (programme.id, "assess.plan-exit"), words
    add_evidence(db, signed(2026, 3, 10), place, NewEvidence("objectives-signed", who))
    missing = [state for state in review(db, programme, place[1], date(2026, 3, 10))[1] if state.is_open_must]
    conditions = tuple(NewCondition(state.criterion.id, who, who, date(2026, 3, 13)) for state in missing)
    decide_gate(db, signed(2026, 3, 10), place, Proposal("conditional", reason, conditions))


def assess(db, programme, words):
    """Answer everything at level 3, but C2 and G1."""
    pack = load_pack("crm-core")
    new = NewAssessment(words, date(2026, 3, 10), "build-exit")
    held = start_assessment(db, signed(2026, 3, 10), programme.id, new)
    given = [row for each in pack.dimensions for row in rows(each.id)]
    answer(db, signed(2026, 3, 10), held, given)
    close_assessment(db, signed(2026, 3, 11), held, 1)


def rows(dimension):
    seen = {"C2": "NNN?", "G1": "LPNN"}.get(dimension, "FFNN")
    return [
        GivenAnswer("ann", dimension, question, Answer.FULLY, Answer(given), "seen")
        for question, given in zip(QUESTIONS, seen, strict=True)
    ]
