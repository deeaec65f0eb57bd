"""What a task that was made from a gap came from: assessment, section and question, in words."""

from collections.abc import Mapping

from assessments.followup.action import NewAction
from assessments.followup.store import load_actions
from assessments.imported.store import load_questionnaires
from assessments.store import load_assessments, load_pack_id
from data.database import Database
from methodology.loader import load_pack
from methodology.questionnaire import Questionnaire
from words.text import Sentence, Text, sentence

SOMEWHERE = sentence("It was made from a gap that an assessment found.")
"""What is said where the assessment or its question is not there any more."""


def load_origins(db: Database, programme_id: str) -> Mapping[str, Sentence]:
    """Return what the tasks made from gaps came from, by task id."""
    made = [each for each in load_actions(db, programme_id) if each.task_id]
    held = {each.id: each for each in load_assessments(db, programme_id)} if made else {}
    known = load_questionnaires(db, load_pack(load_pack_id(db, programme_id))) if made else {}
    found = ((each, held[each.new.assessment_id]) for each in made if each.new.assessment_id in held)
    return {each.task_id: origin(one.title, known.get(one.questionnaire), each.new) for each, one in found}


def origin(assessment: Text, asked: Questionnaire | None, made: NewAction) -> Sentence:
    """Return what an action came from in words, without the ids of section and question."""
    section = asked.sections.get(made.section) if asked else None
    ask = asked.asks.get((made.section, made.question)) if asked else None
    if section is None or ask is None:
        return SOMEWHERE
    return sentence(
        "It was made from a gap in {section}, which “{assessment}” found: “{question}”",
        section=section.title,
        assessment=assessment,
        question=ask.text,
    )
