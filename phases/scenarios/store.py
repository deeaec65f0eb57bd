"""The rows of scenarios."""

import json
from typing import Any

from data.database import Database
from phases.scenarios.scenario import Ending, Scenario
from words.text import restored, stored


def load_scenarios(db: Database, programme_id: str) -> list[Scenario]:
    """Return the scenarios of a programme, the newest first, closed ones too."""
    rows = db.select(
        "SELECT * FROM scenarios WHERE programme_id = :programme_id ORDER BY made_at DESC, id DESC",
        programme_id=programme_id,
    )
    return [
        Scenario(
            id=row["id"],
            name=restored(row["name"]),
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
    db.insert("scenarios", row | {"programme_id": programme_id} | _facts(scenario))


def close_scenario(db: Database, scenario: Scenario, ending: Ending) -> None:
    """Say how a scenario that stands at this version ended."""
    db.update("scenarios", scenario.id, scenario.version, {"ending": ending})


def _facts(scenario: Scenario) -> dict[str, str]:
    before, after = (json.dumps(each, ensure_ascii=False) for each in (scenario.before, scenario.after))
    return {"name": stored(scenario.name), "before": before, "after": after}
