"""The rows of imported questionnaires."""

from collections.abc import Mapping
from datetime import datetime
from functools import lru_cache

from data.database import Database
from methodology.pack import Pack
from methodology.questionnaire import Questionnaire


def load_questionnaires(db: Database, pack: Pack) -> Mapping[str, Questionnaire]:
    """Return what can be asked: the questionnaires of the method, then those that were imported here."""
    rows = db.select("SELECT id, content FROM questionnaires ORDER BY id")
    imported = {row["id"]: _imported(row["content"]) for row in rows if row["id"] not in pack.questionnaire}
    return {**pack.questionnaire, **imported}


def add_questionnaire(db: Database, kept: tuple[Questionnaire, str, str], added: tuple[str, datetime]) -> None:
    """Insert a questionnaire with its content and the hash of it, and who added it when."""
    questionnaire, content, digest = kept
    actor, at = added
    db.insert(
        "questionnaires",
        {
            "id": questionnaire.id,
            "content": content,
            "source": questionnaire.source,
            "sha256": digest,
            "added_by": actor,
            "added_at": at.isoformat(),
        },
    )


@lru_cache(maxsize=16)
def _imported(content: str) -> Questionnaire:
    return Questionnaire.model_validate_json(content)
