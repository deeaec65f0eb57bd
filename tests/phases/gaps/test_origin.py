"""What a task made from a gap came from is told in words."""

from datetime import UTC, date, datetime

import pytest

from access.journal import Signature
from assessments.actions import NewAssessment, start_assessment
from assessments.followup.action import Kind, NewAction
from methodology.loader import load_pack
from phases.gaps.actions import close_gap
from phases.gaps.origin import SOMEWHERE, load_origins, origin
from phases.store import load_plan
from words.catalogue import say

ANA = Signature("Ana", datetime(2026, 1, 6, 9, tzinfo=UTC))
PLACE = ("collect", "plan", 10)


def made(db, programme, questionnaire, place):
    new = NewAssessment("Spring", date(2026, 1, 6), questionnaire=questionnaire)
    found = start_assessment(db, ANA, programme.id, new)
    return close_gap(
        db, ANA, programme.id, (NewAction(Kind.TASK, "Common key", found, *place, "N", "F", "Ana"), PLACE)
    )


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("key", ["maturity", "change-readiness"])
def test_assessment_section_and_question_are_named_and_no_id(db, programme, key, language):
    pack = load_pack()
    asked = pack.questionnaire.get(key)
    section, question = ("C2", "a") if asked is None else next(iter(asked.asks))
    made(db, programme, key, (section, question))

    ((task_id, words),) = load_origins(db, programme.id).items()

    told = say(words, language)
    dimension = next((each for each in pack.dimensions if each.id == section), None)
    ask = dimension.question[0] if dimension else asked.asks[section, question]
    title = dimension.title if dimension else asked.sections[section].title
    assert task_id in {task.id for task in load_plan(db, programme.id).tasks}
    assert ask.text[language] in told
    assert title[language] in told
    assert "Spring" in told
    assert f"{section}.{question}" not in told


def test_a_question_that_is_gone_is_not_shown_as_its_id(db, programme):
    asked = load_pack().questionnaire["change-readiness"]

    assert origin("Spring", asked, NewAction(Kind.TASK, "Key", "x", "gone", "q9", "N", "F", "Ana")) == SOMEWHERE
    assert origin("Spring", None, NewAction(Kind.TASK, "Key", "x", "C2", "a", "N", "F", "Ana")) == SOMEWHERE


def test_other_work_has_no_origin(db, programme):
    assert load_origins(db, programme.id) == {}
