"""What people call the columns that they edit, and how a value of a column is said."""

import json
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from words.format import UNKNOWN
from words.text import Sentence, restored, sentence

WORDS: Mapping[str, Sentence] = {
    "title": sentence("Title"),
    "owner": sentence("Owner"),
    "days": sentence("Days"),
    "not_before": sentence("Not before"),
    "constraint_on": sentence("Not before"),
    "deadline_on": sentence("Deadline"),
    "remaining": sentence("Days left"),
    "placed_on": sentence("Placed on"),
    "active": sentence("Active"),
    "predecessors": sentence("Waits for"),
    "percent": sentence("Done, %"),
    "started_on": sentence("Started on"),
    "finished_on": sentence("Finished on"),
    "done_on": sentence("Done on"),
    "withdrawn_on": sentence("Withdrawn on"),
    "closed_on": sentence("Closed on"),
    "name": sentence("Name"),
    "people": sentence("People"),
    "wave": sentence("Wave"),
    "role": sentence("Role"),
    "units": sentence("Full-time share"),
    "rate": sentence("Rate per hour"),
    "work": sentence("Hours of work"),
    "cost": sentence("Cost"),
    "fixed_cost": sentence("Fixed cost"),
    "actual_hours": sentence("Actual hours"),
    "actual_cost": sentence("Actual cost"),
    "expected_days": sentence("Expected days of use in 20 working days"),
    "core_functions": sentence("Functions that count"),
    "active_target": sentence("Active rate to reach, %"),
    "habit_target": sentence("Habit rate to reach, %"),
    "address": sentence("E-mail address"),
    "team": sentence("Team or department"),
    "unit": sentence("Unit"),
    "department": sentence("Department"),
    "measure": sentence("Measure"),
    "measured_in": sentence("Unit of measure"),
    "baseline": sentence("Baseline"),
    "target": sentence("Target"),
    "due_on": sentence("Due"),
    "actual": sentence("Measured value"),
    "actual_on": sentence("Measured on"),
    "benefit": sentence("Benefit that is expected"),
    "effect": sentence("What it means"),
    "vendor": sentence("Vendor"),
    "licence_once": sentence("Licence, once"),
    "licence_yearly": sentence("Licence, a year"),
    "services_once": sentence("Services, once"),
    "day_rate": sentence("Rate per day"),
    "running_yearly": sentence("Running, a year"),
    "weight": sentence("Weight"),
    "score": sentence("Score"),
    "note": sentence("Note"),
    "years": sentence("Years"),
    "discount": sentence("Discount rate"),
    "currency": sentence("Currency"),
    "customers": sentence("Customers"),
    "revenue": sentence("Revenue"),
    "periods": sentence("Periods"),
    "low": sentence("At best"),
    "likely": sentence("Most likely"),
    "high": sentence("At worst"),
}


def differences(theirs: Mapping[str, Any], yours: Mapping[str, Any]) -> list[Sentence]:
    """Return what stands in a row beside what was to be saved, for the columns that people know and that differ."""
    return [
        sentence(
            "{column}: {theirs} → {yours}",
            column=WORDS[column],
            theirs=spoken(column, theirs.get(column)),
            yours=spoken(column, value),
        )
        for column, value in yours.items()
        if column in WORDS and theirs.get(column) != value
    ]


def spoken(column: str, value: Any) -> object:
    """Return a stored value as a value of a sentence: a date, words in all their languages, a list, a number."""
    if value is None or value == "":
        return UNKNOWN
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if not isinstance(value, str):
        return value
    if column.endswith("_on"):
        return date.fromisoformat(value)
    return _listed(value) if column == "core_functions" else restored(value)


def _listed(value: str) -> Sequence[str] | str:
    return tuple(json.loads(value)) or UNKNOWN
