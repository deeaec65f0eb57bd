"""Write a plan for another tool, in the form that is asked for."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Literal, get_args

from exchange.plan.foreign import ForeignPlan, Ignored
from words.text import sentence

Form = Literal["mspdi", "csv", "xlsx", "ics"]
FORMS: tuple[Form, ...] = get_args(Form)
ENDINGS: Mapping[Form, str] = {"mspdi": "xml", "csv": "csv", "xlsx": "xlsx", "ics": "ics"}


def write_plan(plan: ForeignPlan, form: Form, origin: tuple[str, datetime]) -> bytes:
    """Return the plan as a file; `origin` is the programme's id and the moment, for a calendar's events."""
    return _WRITERS[form](plan, origin)


def left_out(plan: ForeignPlan, form: Form) -> tuple[Ignored, ...]:
    """Return what of the plan the form has no place for, and what it says in other units."""
    if form == "mspdi":
        from exchange.plan.mspdi.writing import task_writing

        return task_writing.left_out(plan)
    if form == "ics":
        return (Ignored(sentence("A calendar holds dates only."), "Calendar"),)
    from exchange.plan.tables import writing

    return writing.left_out(plan)


def _mspdi(plan: ForeignPlan, _: tuple[str, datetime]) -> bytes:
    from exchange.plan.mspdi.writing.writing import write_mspdi

    return write_mspdi(plan)


def _csv(plan: ForeignPlan, _: tuple[str, datetime]) -> bytes:
    from exchange.plan.tables.writing import write_csv

    return write_csv(plan)


def _xlsx(plan: ForeignPlan, _: tuple[str, datetime]) -> bytes:
    from exchange.plan.tables.writing import write_xlsx

    return write_xlsx(plan)


def _ics(plan: ForeignPlan, origin: tuple[str, datetime]) -> bytes:
    from exchange.plan.outgoing.icalendar import write_icalendar

    return write_icalendar(plan, *origin)


_WRITERS: Mapping[Form, Callable[[ForeignPlan, tuple[str, datetime]], bytes]] = {
    "mspdi": _mspdi,
    "csv": _csv,
    "xlsx": _xlsx,
    "ics": _ics,
}
