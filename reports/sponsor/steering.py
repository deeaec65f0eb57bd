"""The parts of the sponsor's report that steer: dates, milestones, gates, decisions, conditions."""

from phases.gates.criteria import CriterionState, decider
from phases.gates.gate import VERDICTS, Condition, Decision, gate_rows
from phases.gates.outlook import DUE_SOON, Landmark, landmark_state
from phases.summary.overview import (
    milestones_finding,
    next_milestones,
    open_gates,
    progress,
    units_live,
)
from reports.pen import Pen, Section, Table, left_out
from reports.sponsor.facts import SponsorFacts
from words.status import Status
from words.text import Sentence, Text, counted, sentence

MOST_GATES, MOST_DECISIONS, MOST_CONDITIONS, MOST_CRITERIA = 3, 3, 4, 3
SHORT, LONG = 60, 110


def dates(facts: SponsorFacts, pen: Pen) -> Section:
    """Write when it ends, what was promised, how much is done."""
    view, timeline = facts.view, facts.view.timeline
    planned = max((row.baseline.finish for row in timeline.rows if row.baseline), default=None)
    done, due = progress(view)
    head = [
        sentence("Forecast end"),
        sentence("Baseline end"),
        sentence("Drift"),
        sentence("Promised"),
        sentence("Work done"),
        sentence("Units live"),
    ]
    row = [
        f"**{pen.day(timeline.finish)}**",
        pen.day(planned),
        pen.drift(timeline.drift),
        _promised(facts, pen),
        pen.say(sentence("{done} % of planned days, {due} % due", done=done, due=due)),
        pen.say(sentence("{part} of {whole}", part=units_live(view), whole=len(view.units))),
    ]
    return pen.section(sentence("Dates"), pen.table(head, [row]))


def _promised(facts: SponsorFacts, pen: Pen) -> str:
    promised = facts.view.programme.promised_on
    if promised is None:
        return pen.say(sentence("no date promised"))
    spare = (promised - facts.view.timeline.finish).days
    words = counted("{count} day to spare", "{count} days to spare", spare)
    if spare < 0:
        words = counted("missed by {count} day", "missed by {count} days", -spare)
    return pen.say(sentence("{day}, {words}", day=pen.day(promised), words=words))


def milestones(facts: SponsorFacts, pen: Pen) -> Section:
    """Write the five milestones that come next."""
    ahead = next_milestones(facts.view)
    if not ahead:
        return pen.section(sentence("Every milestone is reached"))
    head = [
        sentence("Milestone"),
        sentence("Forecast"),
        sentence("Baseline"),
        sentence("Drift"),
        sentence("State"),
    ]
    rows = [_milestone(facts, row, pen) for row in ahead]
    return pen.section(milestones_finding(ahead), pen.table(head, rows).with_figures(1, 2, 3))


def _milestone(facts: SponsorFacts, each: Landmark, pen: Pen) -> list[str]:
    baseline = each.row.baseline
    return [
        pen.say(each.title, LONG),
        pen.day(each.row.finish),
        pen.day(baseline.finish if baseline else None),
        pen.drift(each.row.drift),
        pen.status(*landmark_state(each, facts.today)),
    ]


def gates(facts: SponsorFacts, pen: Pen) -> Section:
    """Write the gates that are due, what is missing for them, and who decides."""
    waiting = open_gates(facts.view)
    due = [gate for gate in waiting if gate.row.finish <= facts.today + DUE_SOON] or waiting[:1]
    if not due:
        has_gates = bool(gate_rows(facts.view.timeline))
        return pen.section(sentence("Every gate is passed") if has_gates else sentence("This plan has no gates"))
    head = [
        sentence("Gate"),
        sentence("Due"),
        sentence("State"),
        sentence("Criteria met"),
        sentence("Open must criteria"),
        sentence("Decides"),
    ]
    rows = [_gate(facts, gate, pen) for gate in due[:MOST_GATES]]
    title = counted("Gates: {count} decision is next", "Gates: {count} decisions are next", len(due))
    return pen.section(title, pen.table(head, rows).with_figures(1, 3))


def _gate(facts: SponsorFacts, gate: Landmark, pen: Pen) -> list[str]:
    return [
        pen.say(gate.title, SHORT),
        pen.day(gate.row.finish),
        pen.status(*landmark_state(gate, facts.today)),
        pen.say(sentence("{part} of {whole}", part=gate.holding, whole=len(gate.states))),
        _open_musts(gate, pen),
        pen.say(decider(gate.row.task, facts.view.programme, facts.view.pack), SHORT),
    ]


def _open_musts(gate: Landmark, pen: Pen) -> str:
    missing = [_missing(state) for state in gate.states if state.is_open_must]
    return pen.listed(missing, MOST_CRITERIA) if missing else pen.say(sentence("none"))


def _missing(state: CriterionState) -> Sentence | Text:
    """Return an open criterion, with the reason where it is more than that nobody showed anything."""
    if not state.evidence and not state.is_computed:
        return state.criterion.title
    why = state.value if state.is_computed else state.word
    return sentence("{title} ({why})", title=state.criterion.title, why=why)


def decisions(facts: SponsorFacts, pen: Pen) -> Section:
    """Write the newest decisions and the conditions that are still open."""
    taken = facts.view.decisions[::-1]
    head = [sentence("Decided"), sentence("Gate"), sentence("Decision"), sentence("By"), sentence("Reason")]
    rows = [_decision(facts, each, pen) for each in taken[:MOST_DECISIONS]]
    late = sum(each.status(facts.today) is Status.LATE for each in facts.conditions)
    tables = [pen.table(head, rows)] if rows else []
    return pen.section(_decided(len(taken), len(facts.conditions), late), *tables, *_conditions(facts, pen))


def _decided(taken: int, waiting: int, late: int) -> Sentence:
    if not taken:
        return sentence("Decisions: none taken yet")
    if not waiting:
        return counted(
            "Decisions: {count} taken, no condition is open", "Decisions: {count} taken, no condition is open", taken
        )
    if not late:
        return counted(
            "Decisions: {taken} taken, {count} condition is open and not overdue",
            "Decisions: {taken} taken, {count} conditions are open, none overdue",
            waiting,
            taken=taken,
        )
    return counted(
        "Decisions: {taken} taken, {count} condition is open, {late} overdue",
        "Decisions: {taken} taken, {count} conditions are open, {late} overdue",
        waiting,
        taken=taken,
        late=late,
    )


def _decision(facts: SponsorFacts, decision: Decision, pen: Pen) -> list[str]:
    status, word = VERDICTS[decision.verdict]
    gate, who = pen.say(_title(facts, decision.gate), SHORT), pen.say(decision.decided_by, SHORT)
    return [pen.day(decision.decided_on), gate, pen.status(status, word), who, pen.say(decision.reason, LONG)]


def _conditions(facts: SponsorFacts, pen: Pen) -> list[Table | str]:
    if not facts.conditions:
        return []
    head = [sentence("Open condition"), sentence("Gate"), sentence("Owner"), sentence("Due"), sentence("State")]
    rows = [_condition(facts, each, pen) for each in facts.conditions[:MOST_CONDITIONS]]
    more = len(facts.conditions) - len(rows)
    return [pen.table(head, rows).with_figures(3), *([pen.say(left_out(more))] if more else [])]


def _condition(facts: SponsorFacts, condition: Condition, pen: Pen) -> list[str]:
    return [
        pen.say(_condition_title(facts, condition), LONG),
        pen.say(_title(facts, condition.gate), SHORT),
        pen.say(condition.owner, SHORT),
        pen.day(condition.due_on),
        pen.status(condition.status(facts.today)),
    ]


def _condition_title(facts: SponsorFacts, condition: Condition) -> Text | Sentence:
    asked = {each.id: each.title for gate in facts.view.pack.gates for each in gate.criterion}
    if condition.criterion not in asked:
        return condition.title
    return sentence("{condition} ({criterion})", criterion=asked[condition.criterion], condition=condition.title)


def _title(facts: SponsorFacts, key: str) -> Text | Sentence:
    row = facts.view.timeline.by_key.get(key)
    return facts.view.titles[row.task.id] if row else key
