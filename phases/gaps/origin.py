"""What a task that was made from a gap came from: assessment, section and question, in words."""

from collections.abc import Mapping

from assessments.actions import questionnaire_of
from assessments.followup.action import NewAction
from assessments.followup.store import load_actions
from assessments.store import load_assessments
from data.database import Database
from methodology.questionnaire import Questionnaire
from words.text import Sentence, Text, sentence

SOMEWHERE = sentence("It was made from a gap that an assessment found.")
"""What is said where the assessment or its question is not there any more."""


def load_origins(db: Database, programme_id: str) -> Mapping[str, Sentence]:
    """Return what the tasks made from gaps came from, by task id."""
    made = [each for each in load_actions(db, programme_id) if each.task_id]
    held = {each.id: each for each in load_assessments(db, programme_id)} if made else {}
    asked = {key: questionnaire_of(db, key) for key in {each.new.assessment_id for each in made} & held.keys()}
    return {
        each.task_id: origin(held[each.new.assessment_id].title, asked[each.new.assessment_id], each.new)
        for each in made
        if each.new.assessment_id in held
    }


def origin(assessment: Text, asked: Questionnaire, made: NewAction) -> Sentence:
    """Return what an action came from in words, without the ids of section and question."""
    section, ask = asked.sections.get(made.section), asked.asks.get((made.section, made.question))
    if section is None or ask is None:
        return SOMEWHERE
    return sentence(
        "It was made from a gap in {section}, which “{assessment}” found: “{question}”",
        section=section.title,
        assessment=assessment,
        question=ask.text,
    )
