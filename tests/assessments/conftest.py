"""A tiny pack for assessments: three dimensions and one gate that asks two levels."""

import pytest

from data.database import Database
from methodology.dimension import Dimension, Question
from methodology.pack import Criterion, Gate, Head, Pack


def words(text: str) -> dict[str, str]:
    return {"en": text, "zh": f"中{text}"}


def dimension(key: str, weight: int) -> Dimension:
    return Dimension(
        id=key,
        step="collect",
        weight=weight,
        title=words(f"Title {key}"),
        level=tuple(words(f"{key} level {k}") for k in range(1, 6)),
        question=tuple(Question(id=q, text=words(f"{key} {q}?")) for q in "abcd"),
    )


def criterion(key: str, level: int) -> Criterion:
    return Criterion(
        id=f"level-{key.lower()}",
        weight="must",
        title=words(f"{key} at {level}"),
        proof="maturity",
        dimension=key,
        level=level,
    )


@pytest.fixture(scope="session")
def pack() -> Pack:
    gate = Gate(
        id="rollout-release",
        title=words("Rollout"),
        role="sponsor",
        criterion=(criterion("C1", 3), criterion("C2", 2)),
    )
    return Pack(
        head=Head(id="tiny", version="1.0", languages=("en", "zh"), title=words("Tiny")),
        steps=(),
        phases=(),
        activities=(),
        roles=(),
        deliverables=(),
        plans=(),
        unit_activities=(),
        gates=(gate,),
        dimensions=(dimension("A1", 8), dimension("C1", 10), dimension("C2", 9)),
    )


@pytest.fixture
def programme_id(db: Database) -> str:
    texts = ("name", "client", "scope", "product", "sponsor", "manager", "country", "steps", "created_at")
    row = dict.fromkeys(texts, "-")
    dated = {"pack_id": "crm-core", "pack_version": "1.0", "start_on": "2026-01-05", "promised_on": None}
    db.insert("programmes", {"id": "acme", **row, **dated, "revision": 0, "version": 1})
    return "acme"
