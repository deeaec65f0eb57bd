"""What the programme promises of each benefit that people are asked about: the targets of its objectives."""

from collections.abc import Iterable, Mapping
from datetime import date

from assessments.scoring.answers import Key, Planned
from data.database import Database
from phases.actions import find_programme
from phases.scope.objective import Objective
from phases.scope.store import load_objectives


def promised(objectives: Iterable[Objective], promised_on: date | None) -> Mapping[Key, Planned]:
    """Return target and due date of every benefit that an objective names; the first objective of a benefit counts.

    An objective without a date is due when the programme is promised. What no objective names is not planned.
    """
    found: dict[Key, Planned] = {}
    for each in objectives:
        section, _, question = each.benefit.partition(".")
        if question and (section, question) not in found:
            found[section, question] = Planned(each.target, each.due_on or promised_on)
    return found


def load_promised(db: Database, programme_id: str) -> Mapping[Key, Planned]:
    """Return what a programme promises of every benefit that one of its objectives names."""
    return promised(load_objectives(db, programme_id), find_programme(db, programme_id).promised_on)
