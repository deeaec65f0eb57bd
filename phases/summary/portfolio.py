"""All programmes side by side: who is in trouble since when, which decisions wait."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from statistics import mean, median

from phases.gates.outlook import DUE_SOON, Landmark
from phases.summary.health import Health, health, weekly_drift
from phases.summary.overview import Concern, concern, open_gates, progress, stage, units_live
from phases.summary.view import View
from words.status import Status
from words.text import Sentence, Text, counted, sentence

WORST_FIRST = (Status.OFF, Status.RISK, Status.ON, Status.DONE)


@dataclass(frozen=True, slots=True)
class ProgrammeRow:
    """One programme as the portfolio shows it."""

    programme_id: str
    name: Text
    health: Health
    stage: tuple[Text, Text] | None
    gate: Landmark | None
    trend: tuple[int, ...]
    concern: Concern | None
    finish: date


@dataclass(frozen=True, slots=True)
class Waiting:
    """A decision that is due."""

    programme_id: str
    programme: Text
    gate: Landmark


@dataclass(frozen=True, slots=True)
class Totals:
    """What all programmes say together; drift in working days, work in percent."""

    programmes: int
    on_track: int
    due: int
    """Gates of the next 30 days."""
    not_ready: int
    """Gates among them that must criteria stop."""
    drift: int
    """The median programme's."""
    moved: int
    """By how much the median moved in the weeks that the trend shows."""
    done: int
    planned: int
    live: int
    units: int


def totals(views: Sequence[View], rows: Sequence[ProgrammeRow], waiting: Sequence[Waiting]) -> Totals:
    """Return what at least one programme says; a programme without baseline drifts by 0."""
    drift = round(median(row.health.drift or 0 for row in rows))
    before = round(median([row.trend[0] for row in rows if row.trend] or [0]))
    done, planned = (round(mean(each)) for each in zip(*map(progress, views), strict=True))
    return Totals(
        programmes=len(rows),
        on_track=sum(row.health.status in (Status.ON, Status.DONE) for row in rows),
        due=len(waiting),
        not_ready=sum(not each.gate.is_ready for each in waiting),
        drift=drift,
        moved=drift - before,
        done=done,
        planned=planned,
        live=sum(map(units_live, views)),
        units=sum(len(view.units) for view in views),
    )


def drifting(rows: Sequence[ProgrammeRow]) -> ProgrammeRow | None:
    """Return the programme whose end moved later the most in the weeks that the trend shows, if any did."""
    moved = [(row.trend[-1] - row.trend[0], row) for row in rows if row.trend]
    days, most = max(moved, key=lambda pair: pair[0], default=(0, None))
    return most if days > 0 else None


def drift_finding(most: ProgrammeRow | None) -> Sentence:
    """Return which programme drifts the most, the one of `drifting`."""
    return sentence("{name} drifts the most", name=most.name) if most else sentence("No programme drifts")


def worst_first(rows: Iterable[ProgrammeRow]) -> list[ProgrammeRow]:
    """Return the programmes, the worst first."""
    return sorted(rows, key=lambda row: (WORST_FIRST.index(row.health.status), -(row.health.drift or 0)))


def programme_row(view: View) -> ProgrammeRow:
    """Return what the portfolio shows of one programme."""
    gates = open_gates(view)
    return ProgrammeRow(
        programme_id=view.programme.id,
        name=view.programme.name,
        health=health(view),
        stage=stage(view),
        gate=gates[0] if gates else None,
        trend=tuple(weekly_drift(view)),
        concern=concern(view),
        finish=view.timeline.finish,
    )


def decisions_waiting(views: Sequence[View], today: date) -> list[Waiting]:
    """Return the gates that are due within a month or overdue, the oldest first."""
    found = [
        Waiting(view.programme.id, view.programme.name, gate)
        for view in views
        for gate in open_gates(view)
        if gate.row.finish <= today + DUE_SOON
    ]
    return sorted(found, key=lambda each: each.gate.row.finish)


def portfolio_answer(rows: Sequence[ProgrammeRow]) -> Sentence:
    """Return the sentence that answers: which programmes are in trouble, and why?"""
    off = [row for row in rows if row.health.status is Status.OFF]
    risk = [row for row in rows if row.health.status is Status.RISK]
    if not off and not risk:
        return counted("The programme is on track", "All {count} programmes are on track", len(rows))
    worst = (off or risk)[0]
    count, words = len(off or risk), _trouble(worst)
    if off:
        return counted(
            "One of {all} programmes is off track: “{name}”; {words}",
            "{count} of {all} programmes are off track; the worst is “{name}”: {words}",
            count,
            all=len(rows),
            name=worst.name,
            words=words,
        )
    return counted(
        "None is off track; “{name}” is at risk: {words}",
        "None is off track, {count} of {all} programmes are at risk; the worst is “{name}”: {words}",
        count,
        all=len(rows),
        name=worst.name,
        words=words,
    )


def _trouble(row: ProgrammeRow) -> Sentence:
    if row.concern:
        return row.concern.words
    return counted(
        "{count} working day behind its baseline",
        "{count} working days behind its baseline",
        row.health.drift or 0,
    )
