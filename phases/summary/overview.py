"""Where a programme stands: health and direction, steps by phase, what comes next, what holds it up."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from phases.dates.cause import cause_of_slip, cause_words, later_words
from phases.dates.timeline import TOLERANCE_DAYS, Dated
from phases.gates.gate import gate_rows
from phases.gates.outlook import Landmark, landmarks
from phases.summary.health import baseline_moved, health_status, refused_gates
from phases.summary.view import View
from phases.titles import full_title
from words.format import long_date
from words.status import Status
from words.text import Sentence, Text, counted, sentence


@dataclass(frozen=True, slots=True)
class PhaseCell:
    """One phase of one step: its status, forecast or actual end, drift in working days."""

    status: Status
    finish: date
    drift: int | None


@dataclass(frozen=True, slots=True)
class StepRow:
    """One step: its phases, how many of its gates are passed, its promised effect and whether that is shown."""

    title: Text
    phases: Mapping[str, PhaseCell]
    passed: int
    gates: int
    effect: Text
    effect_status: Status


def step_rows(view: View) -> list[StepRow]:
    """Return the programme's steps in the method's order."""
    return [_step_row(view, step) for step in view.pack.step if step in view.programme.steps]


def _step_row(view: View, step: str) -> StepRow:
    rows = view.timeline.by_key
    cells = {
        phase: PhaseCell(row.status, row.finish, row.drift)
        for phase in view.pack.phase
        if (row := rows.get(f"{step}.{phase}"))
    }
    keys = [row.task.key for row in gate_rows(view.timeline) if row.task.step == step]
    passed = sum(view.is_passed(key) for key in keys)
    effect = rows.get(f"{step}.effect")
    shown = Status.DONE if effect and effect.status is Status.DONE else Status.UNPROVEN
    return StepRow(view.pack.step[step].title, cells, passed, len(keys), view.pack.step[step].effect, shown)


def steps_finding(rows: Sequence[StepRow]) -> Sentence:
    """Return what the steps say together: how many are done, which are late or at risk by their badges."""
    done = sum(all(cell.status is Status.DONE for cell in row.phases.values()) for row in rows)
    late, risky = _titles(rows, Status.LATE), _titles(rows, Status.RISK)
    if late:
        return sentence("{n} of {all} steps are done; late: {titles}", n=done, all=len(rows), titles=late)
    if risky:
        return sentence("{n} of {all} steps are done; at risk: {titles}", n=done, all=len(rows), titles=risky)
    return sentence("{n} of {all} steps are done; none is late", n=done, all=len(rows))


def _titles(rows: Sequence[StepRow], status: Status) -> list[Text]:
    return [row.title for row in rows if any(cell.status is status for cell in row.phases.values())]


def landmarks_of(view: View) -> list[Landmark]:
    """Return all milestones and gates of the programme by forecast date, each by a title that stands alone."""
    titles = {row.task.id: full_title(row.task, view.titles, view.units) for row in view.timeline.milestones()}
    return landmarks(view.timeline, titles, view.states, view.decisions)


def next_milestones(view: View, most: int = 5) -> list[Landmark]:
    """Return the milestones and gates that lie ahead, the nearest first."""
    return [each for each in landmarks_of(view) if each.is_open][:most]


def milestones_finding(rows: Sequence[Landmark]) -> Sentence:
    """Return what the next milestones say together: how many have slipped."""
    slipped = sum((each.row.drift or 0) > 0 for each in rows)
    if not slipped:
        return sentence("Next milestones: none has slipped")
    return counted(
        "Next milestones: {count} of {all} has slipped",
        "Next milestones: {count} of {all} have slipped",
        slipped,
        all=len(rows),
    )


def open_gates(view: View) -> list[Landmark]:
    """Return the gates that are not passed, the nearest first."""
    return [each for each in landmarks_of(view) if each.is_gate and each.is_open]


def stage(view: View) -> tuple[Text, Text] | None:
    """Return step and phase of the nearest open phase exit: where the programme works now."""
    ahead = (row.task for row in gate_rows(view.timeline) if row.task.step and not view.is_passed(row.task.key))
    task = next(ahead, None)
    return (view.pack.step[task.step].title, view.pack.phase[task.phase].title) if task else None


def late_rows(view: View) -> list[Dated]:
    """Return the open tasks that are behind, the ones that move the end first, then by drift."""
    late = [row for row in view.timeline.leaves() if row.task.kind == "task" and row.status is Status.LATE]
    return sorted(late, key=lambda row: (not row.critical, -(row.drift or 0), row.task.position))


@dataclass(frozen=True, slots=True)
class Concern:
    """What troubles a programme most: its title, and the concern as part of a sentence."""

    title: Text | Sentence
    words: Sentence


def concern(view: View) -> Concern | None:
    """Return what troubles the programme most: the cause of its slip, a late task, the next gate's first must."""
    if cause := cause_of_slip(view.timeline, view.frame):
        title = view.titles[cause.row.task.id]
        words = cause_words(cause, title)
        return Concern(words if cause.is_set else title, words)
    if late := late_rows(view):
        title, days = view.titles[late[0].task.id], max(late[0].drift or 0, 1)
        return Concern(
            title, counted("“{task}” is {count} day late", "“{task}” is {count} days late", days, task=title)
        )
    if refused := refused_gates(view):
        title = full_title(refused[0].task, view.titles, view.units)
        return Concern(title, sentence("“{gate}” got a no-go and is not passed since", gate=title))
    if moved := baseline_moved(view):
        return Concern(moved, moved)
    gates = open_gates(view)
    missing = [state for state in gates[0].states if state.is_open_must] if gates else []
    if not missing:
        return None
    title = missing[0].criterion.title
    return Concern(title, sentence("“{criterion}” is open for the next gate", criterion=title))


def progress(view: View) -> tuple[int, int]:
    """Return percent of the work that is done, and that the baseline wanted by today."""
    tasks = [row for row in view.timeline.leaves() if row.task.kind == "task"]
    days = sum(row.task.days for row in tasks) or 1
    done = sum(row.task.days * row.percent for row in tasks)
    due = sum(row.task.days for row in tasks if row.baseline and row.baseline.finish <= view.today)
    return int(done // days), int(100 * due // days)


def units_live(view: View) -> int:
    """Return how many units are live."""
    rows = (view.timeline.by_key.get(f"unit.{unit.key}.live") for unit in view.units)
    return sum(row is not None and row.status is Status.DONE for row in rows)


def dated(day: date, today: date) -> date | Text:
    """Return a date for a sentence, with its year when that is not this year's."""
    return day if day.year == today.year else {"en": long_date(day, "en"), "zh": long_date(day, "zh")}


def overview_answer(view: View) -> Sentence:
    """Return the sentence that answers: when will it end, and what decides that?"""
    drift, finish = view.timeline.drift or 0, dated(view.timeline.finish, view.today)
    if health_status(view) is Status.DONE:
        return sentence("The programme is finished: the last milestone was reached on {day}", day=finish)
    promised = view.programme.promised_on
    if promised and view.timeline.finish > promised and drift <= TOLERANCE_DAYS:
        return sentence(
            "The plan ends on {day}, after the promised {promised}: shorten it or agree a new date",
            day=finish,
            promised=dated(promised, view.today),
        )
    if view.timeline.finish < view.today:
        return sentence("By its dates the plan ended on {day}; set a status date to plan what is left", day=finish)
    if drift <= TOLERANCE_DAYS:
        held, moved = _answer_on_time(view, finish), baseline_moved(view)
        return sentence("{moved}. {finding}", moved=moved, finding=held) if moved else held
    return _answer_late(view, drift, finish)


def _answer_late(view: View, drift: int, finish: date | Text) -> Sentence:
    cause = cause_of_slip(view.timeline, view.frame)
    if cause and cause.is_set:
        return later_words(cause, drift, finish)
    if cause:
        return counted(
            "The programme will finish {count} working day late, on {day}: {cause}",
            "The programme will finish {count} working days late, on {day}: {cause}",
            drift,
            day=finish,
            cause=cause_words(cause, view.titles[cause.row.task.id]),
        )
    return counted(
        "The programme will finish {count} working day late, on {day}",
        "The programme will finish {count} working days late, on {day}",
        drift,
        day=finish,
    )


def _answer_on_time(view: View, finish: date | Text) -> Sentence:
    late = late_rows(view)
    if late:
        return counted(
            "The end holds on {day}, but “{task}” is late",
            "The end holds on {day}, but {count} tasks are late, “{task}” the most",
            len(late),
            day=finish,
            task=view.titles[late[0].task.id],
        )
    if refused := refused_gates(view):
        return counted(
            "The end holds on {day}, but “{gate}” got a no-go and is not passed since",
            "The end holds on {day}, but {count} gates got a no-go and are not passed since, first “{gate}”",
            len(refused),
            day=finish,
            gate=full_title(refused[0].task, view.titles, view.units),
        )
    gates = open_gates(view)
    if not gates and not gate_rows(view.timeline):
        return sentence("The plan ends on {day}; it has no gates", day=finish)
    if not gates:
        return sentence("The programme ends on {day} as planned; every gate is passed", day=finish)
    return sentence(
        "The programme ends on {day} as planned; next is “{gate}” on {gate_day}",
        day=finish,
        gate=gates[0].title,
        gate_day=dated(gates[0].row.finish, view.today),
    )
