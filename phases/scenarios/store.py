"""The rows of scenarios."""

import json
from collections.abc import Mapping
from typing import Any

from data.database import Database
from phases.scenarios.scenario import Ending, Scenario


def load_scenarios(db: Database, programme_id: str) -> list[Scenario]:
    """Return the scenarios of a programme, the newest first, closed ones too."""
    rows = db.select(
        "SELECT * FROM scenarios WHERE programme_id = :programme_id ORDER BY made_at DESC, id DESC",
        programme_id=programme_id,
    )
    return [
        Scenario(
            id=row["id"],
            name=row["name"],
            before=json.loads(row["before"]),
            after=json.loads(row["after"]),
            made_by=row["made_by"],
            made_at=row["made_at"],
            ending=row["ending"],
            version=row["version"],
        )
        for row in rows
    ]


def insert_scenario(db: Database, programme_id: str, scenario: Scenario) -> None:
    """Save a new scenario."""
    row: dict[str, Any] = {key: getattr(scenario, key) for key in Scenario.__slots__}
    db.insert("scenarios", row | {"programme_id": programme_id} | _facts(scenario.before, scenario.after))


def close_scenario(db: Database, scenario: Scenario, ending: Ending) -> None:
    """Say how a scenario that stands at this version ended."""
    db.update("scenarios", scenario.id, scenario.version, {"ending": ending})


def _facts(before: Mapping[str, Any], after: Mapping[str, Any]) -> dict[str, str]:
    return {"before": json.dumps(before, ensure_ascii=False), "after": json.dumps(after, ensure_ascii=False)}
