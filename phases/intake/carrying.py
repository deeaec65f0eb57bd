"""What another tool says of rows and we only carry along: notes, custom fields, priority, codes, costs, baselines."""

from collections.abc import Mapping

from phases.intake.incoming import ForeignFacts, Incoming

NOT_IN_TABLES = ("cost", "only_task_calendar", "baselines")
"""What a table has no place for."""
WRITTEN = ("notes", "fields", "priority", "wbs", "only_task_calendar")
"""What people write; costs and baselines change with every save of the other tool."""


def carried(incoming: Incoming, known: Mapping[str, ForeignFacts]) -> Mapping[str, ForeignFacts]:
    """Return what is carried along of the rows; of a table what it has no place for is carried on."""
    if not incoming.only_names:
        return incoming.rows
    kept = {
        task_id: {name: value for name, value in each.facts.items() if name in NOT_IN_TABLES}
        for task_id, each in known.items()
    }
    return {
        task_id: ForeignFacts(each.uid, kept.get(task_id, {}) | dict(each.facts))
        for task_id, each in incoming.rows.items()
    }


def told_otherwise(incoming: Incoming, known: Mapping[str, ForeignFacts]) -> set[str]:
    """Return the rows of which people wrote something else in the file than what is carried along."""
    now = carried(incoming, known)
    return {
        task_id
        for task_id, each in now.items()
        if any(each.facts.get(key) != (known[task_id].facts if task_id in known else {}).get(key) for key in WRITTEN)
    }
