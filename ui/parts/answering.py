"""Answering a questionnaire: one dimension at a time, intention and reality with evidence, saved together."""

from collections.abc import Mapping

import streamlit as st

from assessments.actions import answer
from assessments.maturity import QUESTIONS, Answer
from assessments.profile import GivenAnswer, Key
from assessments.store import Assessment
from methodology.dimension import Dimension, Question
from phases.programme import Programme
from ui.parts.assessment_choice import ADDRESS, ANSWERS
from ui.parts.assessment_view import View, view_of
from ui.parts.frame import escaped, finding, messages, small
from ui.parts.fresh import fresh
from ui.session import acting, actor, database, entered, said, t
from words.text import restored

FORM = "assessments_answers"
SHORT = {answer: answer.value for answer in Answer} | {Answer.NOT_APPLICABLE: "N/A"}
Mine = Mapping[Key, GivenAnswer]


@st.fragment
def answering(programme: Programme, assessment_id: str) -> None:
    """Show the questions of one dimension and save the answers of one respondent."""
    fresh(programme)
    view = view_of(programme, assessment_id)
    who, which = st.columns([0.28, 0.72])
    with who:
        respondent = _respondent(view)
    mine = view.answers_of(respondent)
    with which:
        dimension = _dimension(view)
    done, whole = sum(map(_is_known, mine.values())), len(QUESTIONS) * len(view.pack.dimensions)
    st.progress(done / whole, text=t("{done} of {whole} questions answered", done=done, whole=whole))
    if open_ones := [each.id for each in view.pack.dimensions if not _is_complete(each, mine)]:
        st.markdown(small(escaped(t("Still open: {dimensions}", dimensions=open_ones))))
    _questions(view.assessment, dimension, (respondent, mine))


def _respondent(view: View) -> str:
    """Return who answers; once the assessment is closed, one of those who did."""
    is_closed = view.assessment.closed_on is not None
    known = list(dict.fromkeys([*([] if is_closed else [actor()]), *view.profile.respondents]))
    key = f"assessments_respondent_{view.assessment.id}"
    chosen = st.selectbox(t("Respondent"), known, key=key, accept_new_options=not is_closed)
    return (chosen or next(iter(known), "")).strip()


def _dimension(view: View) -> Dimension:
    chosen = st.selectbox(
        t("Dimension"),
        list(view.pack.dimension),
        format_func=lambda key: f"{key} {said(view.pack.dimension[key].title)}",
        key="assessments_dimension",
    )
    return view.pack.dimension[chosen or view.pack.dimensions[0].id]


def _is_complete(dimension: Dimension, mine: Mine) -> bool:
    given = [mine.get((dimension.id, question)) for question in QUESTIONS]
    return all(each is not None and _is_known(each) for each in given)


def _is_known(given: GivenAnswer) -> bool:
    return given.reality is not Answer.UNKNOWN


def _questions(assessment: Assessment, dimension: Dimension, by: tuple[str, Mine]) -> None:
    respondent, mine = by
    title = t("{dimension}: where does it stand today?", dimension=said(dimension.title))
    finding(
        title,
        t(
            "True for which share of the scope? N up to 15 % · P to 50 % · L to 85 % · F more · "
            "N/A does not apply · ? do not know"
        ),
    )
    st.markdown(small(escaped(t("Level {level}: {words}", level=1, words=said(dimension.level[0])))))
    with st.form(f"{FORM}_{assessment.id}_{respondent}_{dimension.id}", border=False):
        for question in dimension.question:
            _question(_key(assessment, respondent, (dimension.id, question.id)), question, (dimension, mine))
        st.form_submit_button(
            t("Save answers"),
            type="primary",
            disabled=assessment.closed_on is not None,
            on_click=_save,
            args=(assessment, respondent, (dimension, mine)),
        )
    messages(FORM)
    if assessment.closed_on:
        st.markdown(small(t("This assessment is closed. Start a new one to answer again.")))


def _question(key: str, question: Question, by: tuple[Dimension, Mine]) -> None:
    dimension, mine = by
    level = QUESTIONS.index(question.id) + 2
    standing = mine.get((dimension.id, question.id))
    with st.container(border=True, gap="small"):
        aim = t("Level {level}: {words}", level=level, words=said(dimension.level[level - 1]))
        st.markdown(f"**{question.id}) {escaped(said(question.text))}**  \n{small(escaped(aim))}")
        with st.container(horizontal=True, gap="medium"):
            _scale(
                t("Intention: decided, written, told"), f"{key}_intention", standing.intention if standing else None
            )
            _scale(t("Reality: seen in records"), f"{key}_reality", standing.reality if standing else None)
            st.text_input(t("Evidence; for N/A the reason"), _note(standing), key=f"{key}_evidence", max_chars=4000)


def _scale(label: str, key: str, standing: Answer | None) -> None:
    st.segmented_control(
        label,
        list(Answer),
        default=standing or Answer.UNKNOWN,
        required=True,
        format_func=SHORT.__getitem__,
        key=key,
        wrap=False,
    )


def _note(standing: GivenAnswer | None) -> str:
    if standing is None:
        return ""
    return said(restored(standing.evidence or standing.reason))


def _key(assessment: Assessment, respondent: str, key: Key) -> str:
    return f"{FORM}_{assessment.id}_{respondent}_{key[0]}_{key[1]}"


def _save(assessment: Assessment, respondent: str, by: tuple[Dimension, Mine]) -> None:
    dimension, mine = by
    given = [_entered(assessment, respondent, (dimension.id, q), mine) for q in QUESTIONS]
    with acting(FORM, t("Answers saved")) as signature, database() as db:
        answer(db, signature, assessment.id, [each for each in given if each])
        st.query_params[ADDRESS] = ANSWERS


def _entered(assessment: Assessment, respondent: str, at: Key, mine: Mine) -> GivenAnswer | None:
    """Return what stands in the form for one question; None where nothing was ever said."""
    key, standing = _key(assessment, respondent, at), mine.get(at)
    intention = entered(f"{key}_intention", Answer.UNKNOWN)
    reality = entered(f"{key}_reality", Answer.UNKNOWN)
    note = entered(f"{key}_evidence", "").strip()
    if standing and (intention, reality, note) == (standing.intention, standing.reality, _note(standing)):
        return standing
    if not standing and {intention, reality} == {Answer.UNKNOWN} and not note:
        return None
    reason = note if Answer.NOT_APPLICABLE in (intention, reality) else ""
    return GivenAnswer(respondent, *at, intention, reality, note, reason)
