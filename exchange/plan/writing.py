"""Write a plan for another tool, in the form that is asked for."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Literal, get_args

from exchange.plan.foreign import ForeignPlan

Form = Literal["mspdi", "csv", "xlsx", "ics"]
FORMS: tuple[Form, ...] = get_args(Form)
ENDINGS: Mapping[Form, str] = {"mspdi": "xml", "csv": "csv", "xlsx": "xlsx", "ics": "ics"}


def write_plan(plan: ForeignPlan, form: Form, origin: tuple[str, datetime]) -> bytes:
    """Return the plan as a file; `origin` is the programme's id and the moment, for a calendar's events."""
    return _WRITERS[form](plan, origin)


def _mspdi(plan: ForeignPlan, _: tuple[str, datetime]) -> bytes:
    from exchange.plan.mspdi.writing import write_mspdi

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
