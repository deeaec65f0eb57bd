"""What a choice needs: objectives, requirements, impacts, options with fits and scores, what customers are worth."""

from data.engine import sqlite_utils
from data.migrations.ordered import make_table, migrations


@migrations()
def m013_scope(db: sqlite_utils.Database) -> None:
    """Objectives, requirements, impacts; options, fits, criteria, scores; customer segments and their life events."""
    for name, columns, optional in SCOPE_TABLES:
        whole = {"id": str, "programme_id": str, "key": str, "position": int, **columns, "version": int}
        make_table(db, name, whole, optional, ("programme_id", "programmes"))
        db.table(name).create_index(["programme_id"])


SCOPE_TABLES: tuple[tuple[str, dict[str, type], tuple[str, ...]], ...] = (
    (
        "objectives",
        {
            "title": str,
            "department": str,
            "measure": str,
            "measured_in": str,
            "direction": str,
            "baseline": float,
            "target": float,
            "due_on": str,
            "owner": str,
            "actual": float,
            "actual_on": str,
        },
        ("baseline", "target", "due_on", "actual", "actual_on"),
    ),
    (
        "requirements",
        {
            "title": str,
            "department": str,
            "area": str,
            "priority": str,
            "level": int,
            "exception": str,
            "objectives": str,
        },
        (),
    ),
    (
        "impacts",
        {"kind": str, "title": str, "effect": str, "area": str, "owner": str, "requirements": str},
        (),
    ),
    (
        "product_options",
        {
            "name": str,
            "vendor": str,
            "delivery": str,
            "licence_once": float,
            "licence_yearly": float,
            "services_once": float,
            "day_rate": float,
            "upkeep": float,
            "running_yearly": float,
            "note": str,
        },
        (),
    ),
    ("fits", {"option": str, "requirement": str, "fit": str, "days": float, "note": str}, ("days",)),
    ("choice_criteria", {"title": str, "weight": float, "source": str}, ()),
    ("choice_scores", {"option": str, "criterion": str, "score": float, "note": str}, ()),
    ("choice_terms", {"years": int, "discount": float, "currency": str}, ()),
    ("value_segments", {"name": str, "customers": int}, ()),
    (
        "life_events",
        {"segment": str, "title": str, "revenue": float, "cost": float, "today": str, "potential": str},
        (),
    ),
    ("value_terms", {"periods": int, "discount": float, "currency": str}, ()),
)
