"""Answering any questionnaire: a section at a time for one person, or a question at a time with all in the room."""

import streamlit as st

from assessments.actions import respond_by_name
from assessments.responses import Place
from methodology.questionnaire import Ask, Section
from phases.programme import Programme
from ui.parts.answering.inputs import Spot, answered, inputs
from ui.parts.answering.room import room
from ui.parts.answering.view import Asking, asking_of
from ui.parts.answering.words import condition, level_words, reading, section_title
from ui.parts.assessment.choice import ADDRESS, ANSWERS
from ui.parts.page.frame import escaped, finding, messages, small
from ui.parts.page.fresh import fresh
from ui.session import acting, actor, database, said, t

FORM = "assessments_answers"
ONE, ROOM = "one", "room"
WAYS = {ONE: "One person", ROOM: "Several in a room"}
Whose = tuple[str, str]
"""The name of who answers, and about which subject."""


@st.fragment
def answering(programme: Programme, assessment_id: str) -> None:
    """Show the questions of one section and save the answers of one respondent, or those of several in a room."""
    fresh(programme, **{ADDRESS: ANSWERS})
    asking = asking_of(programme, assessment_id)
    if asking.assessment.is_anonymous:
        st.markdown(t("This assessment is anonymous: people answer through their links, and nobody under a name."))
        return
    way = st.segmented_control(
        t("How answers are recorded"),
        list(WAYS),
        default=ONE,
        required=True,
        format_func=lambda each: t(WAYS[each]),
        key=f"{FORM}_way_{assessment_id}",
        label_visibility="collapsed",
    )
    room(asking) if way == ROOM and not asking.assessment.closed_on else _one(asking)


def _one(asking: Asking) -> None:
    whose, section = _choices(asking)
    name, subject = whose
    mine = asking.mine(name)
    about = (subject,) if subject else ("",)
    done = asking.progress(about, mine)
    text = t("{done} of {whole} questions answered", done=done.answered, whole=done.whole)
    st.progress(done.answered / done.whole if done.whole else 0.0, text=text)
    known = asking.questionnaire.sections
    open_ones = list(dict.fromkeys(section_title(known[key]) for _, key, _ in done.missing))
    if open_ones and done.answered:
        st.markdown(small(escaped(t("Still open: {dimensions}", dimensions=open_ones))))
    _form(asking, section, whose)


def _choices(asking: Asking) -> tuple[Whose, Section]:
    """Let the reader choose who answers, about what, and which section."""
    has_subjects = asking.questionnaire.subject != "programme"
    places = st.columns([0.28, 0.3, 0.42] if has_subjects else [0.28, 0.72])
    with places[0]:
        name = _respondent(asking)
    subject = ""
    if has_subjects:
        with places[1]:
            subject = subject_chosen(asking, name)
    with places[-1]:
        sections = {each.id: each for each in asking.sections}
        chosen = st.selectbox(
            t("Dimension") if asking.questionnaire.rule == "maturity" else t("Section"),
            list(sections),
            format_func=lambda key: section_title(sections[key]),
            key=f"assessments_section_{asking.assessment.id}",
        )
    return (name, subject), sections[chosen or asking.sections[0].id]


def _respondent(asking: Asking) -> str:
    """Return who answers; once the assessment is closed, one of those who did."""
    is_closed = asking.assessment.closed_on is not None
    names = [name for name, each in asking.by_name.items() if is_closed or not each.withdrawn_on]
    known = list(dict.fromkeys([*([] if is_closed else [actor()]), *names]))
    key = f"assessments_respondent_{asking.assessment.id}"
    chosen = st.selectbox(t("Respondent"), known, key=key, accept_new_options=not is_closed)
    return " ".join((chosen or next(iter(known), "")).split())


def subject_chosen(asking: Asking, name: str) -> str:
    """Return about what is answered: the respondent's own unit or group first."""
    person = asking.by_name.get(name)
    own = asking.subjects(person, {})[0] if person else ""
    options = list(dict.fromkeys(each for each in (own, *asking.subject_options()) if each))
    chosen = st.selectbox(
        t("About"),
        options,
        index=0 if options else None,
        format_func=lambda each: said(asking.subject_title(each)),
        key=f"assessments_subject_{asking.assessment.id}_{name}",
        accept_new_options=asking.questionnaire.subject != "unit",
        placeholder=t("Name what is assessed"),
    )
    return " ".join((chosen or "").split())


def _form(asking: Asking, section: Section, whose: Whose) -> None:
    name, subject = whose
    mine, closed = asking.mine(name), asking.assessment.closed_on is not None
    finding(*reading(asking.questionnaire, section))
    if section.level:
        st.markdown(small(escaped(level_words(section, 1))))
    with st.form(f"{FORM}_{asking.assessment.id}_{name}_{subject}_{section.id}", border=False):
        for ask in section.ask:
            place = (subject, section.id, ask.id)
            with st.container(border=True, gap="small"):
                _heading(asking, section, ask)
                with st.container(horizontal=True, gap="medium"):
                    inputs(_spot(asking, whose, (section, ask)), mine.get(place))
        is_vague = asking.questionnaire.subject not in ("programme", "unit", "group") and not subject
        if is_vague:
            st.markdown(small(t("Name what is assessed before answering.")))
        st.form_submit_button(
            t("Save answers"),
            type="primary",
            disabled=closed or is_vague,
            on_click=_save,
            args=(asking, section, whose),
        )
    messages(FORM)
    if closed:
        st.markdown(small(t("This assessment is closed. Start a new one to answer again.")))


def _heading(asking: Asking, section: Section, ask: Ask) -> None:
    """Show the question with what helps to answer it."""
    at = section.ask.index(ask)
    helps = [level_words(section, at + 2)] if asking.questionnaire.rule == "maturity" else []
    helps += [said(each) for each in (ask.hint,) if each]
    if ask.evidence:
        helps.append(t("Evidence: {words}", words=said(ask.evidence)))
    if ask.asked_when:
        helps.append(condition(asking.questionnaire, ask))
    letter = f"{ask.id}) " if asking.questionnaire.rule == "maturity" else ""
    below = f"  \n{small(escaped(' · '.join(helps)))}" if helps else ""
    st.markdown(f"**{letter}{escaped(said(ask.text))}**{below}")


def _spot(asking: Asking, whose: Whose, what: tuple[Section, Ask]) -> Spot:
    name, subject = whose
    section, ask = what
    about = f"{name}_{subject}" if subject else name
    return Spot(asking.questionnaire, ask, f"{FORM}_{asking.assessment.id}_{about}_{section.id}_{ask.id}")


def _save(asking: Asking, section: Section, whose: Whose) -> None:
    name, subject = whose
    mine, found = asking.mine(name), []
    for ask in section.ask:
        place: Place = (subject, section.id, ask.id)
        found.append(answered(_spot(asking, whose, (section, ask)), place, name, mine.get(place)))
    with acting(FORM, t("Answers saved")) as signature, database() as db:
        respond_by_name(db, signature, asking.assessment.id, [each for each in found if each])
        st.query_params[ADDRESS] = ANSWERS
