"""The interview: one question after another, the answers of everybody in the room on one screen, saved together."""

import streamlit as st

from assessments.actions import respond_by_name
from assessments.responses import Place
from methodology.questionnaire import Ask, Section
from ui.parts.answering.inputs import Spot, answered, inputs
from ui.parts.answering.view import Asking
from ui.parts.answering.words import level_words, section_title
from ui.parts.page.frame import escaped, messages, small
from ui.session import acting, database, keep, kept, said, t

FORM = "assessments_room"
MOST = 20
NARROW, WIDE = 150, "stretch"


def room(asking: Asking) -> None:
    """Show one question with a row for everybody in the room."""
    people, subject = _people(asking)
    asked = [(section, ask) for section in asking.sections for ask in section.ask]
    at = min(kept(_at(asking), lambda: 0), len(asked) - 1)
    if not people:
        st.markdown(small(t("Choose who is in the room, or type new names.")))
        return
    section, ask = asked[at]
    st.progress((at + 1) / len(asked), text=t("Question {number} of {count}", number=at + 1, count=len(asked)))
    st.markdown(f"##### {escaped(said(ask.text))}")
    st.markdown(small(escaped(" · ".join(_helps(asking, section, ask)))))
    with st.form(f"{FORM}_{asking.assessment.id}_{subject}_{section.id}_{ask.id}", border=False):
        for name in people:
            with st.container(horizontal=True, gap="medium", vertical_alignment="bottom", border=True):
                st.markdown(f"**{escaped(name)}**", width=NARROW)
                standing = asking.mine(name).get((subject, section.id, ask.id))
                inputs(_spot(asking, (name, subject), (section, ask)), standing)
        _buttons(asking, (people, subject), (at, len(asked)))
    messages(FORM)


def _people(asking: Asking) -> tuple[list[str], str]:
    """Let the reader say who is in the room, and about what they talk."""
    names = [name for name, each in asking.by_name.items() if not each.withdrawn_on]
    has_subjects = asking.questionnaire.subject != "programme"
    places = st.columns([0.7, 0.3] if has_subjects else [1.0])
    with places[0]:
        chosen = st.multiselect(
            t("In the room"),
            names,
            default=names[:MOST],
            key=f"{FORM}_people_{asking.assessment.id}",
            accept_new_options=True,
            max_selections=MOST,
            placeholder=t("nobody yet"),
        )
    subject = ""
    if has_subjects:
        options = list(asking.subject_options())
        with places[1]:
            subject = (
                st.selectbox(
                    t("About"),
                    options,
                    index=0 if options else None,
                    format_func=lambda each: said(asking.subject_title(each)),
                    key=f"{FORM}_subject_{asking.assessment.id}",
                    accept_new_options=asking.questionnaire.subject != "unit",
                    placeholder=t("Name what is assessed"),
                )
                or ""
            )
    return list(dict.fromkeys(" ".join(each.split()) for each in chosen)), subject


def _helps(asking: Asking, section: Section, ask: Ask) -> list[str]:
    found = [section_title(section)]
    if asking.questionnaire.rule == "maturity":
        found.append(level_words(section, section.ask.index(ask) + 2))
    found += [said(each) for each in (ask.hint, ask.evidence) if each]
    return found


def _buttons(asking: Asking, whose: tuple[list[str], str], where: tuple[int, int]) -> None:
    at, last = where[0], where[1] - 1
    with st.container(horizontal=True):
        st.form_submit_button(t("Back"), disabled=at == 0, on_click=keep, args=(_at(asking), at - 1))
        st.form_submit_button(
            t("Save and next") if at < last else t("Save answers"),
            type="primary",
            on_click=_save,
            args=(asking, whose, where),
        )
        st.form_submit_button(t("Skip"), disabled=at == last, on_click=keep, args=(_at(asking), at + 1))


def _save(asking: Asking, whose: tuple[list[str], str], where: tuple[int, int]) -> None:
    people, subject = whose
    at, count = where
    section, ask = [(section, ask) for section in asking.sections for ask in section.ask][at]
    place: Place = (subject, section.id, ask.id)
    found = [
        answered(_spot(asking, (name, subject), (section, ask)), place, name, asking.mine(name).get(place))
        for name in people
    ]
    with acting(FORM, t("Answers of the room saved")) as signature, database() as db:
        respond_by_name(db, signature, asking.assessment.id, [each for each in found if each])
        keep(_at(asking), min(at + 1, count - 1))


def _spot(asking: Asking, whose: tuple[str, str], what: tuple[Section, Ask]) -> Spot:
    name, subject = whose
    section, ask = what
    return Spot(asking.questionnaire, ask, f"{FORM}_{asking.assessment.id}_{name}_{subject}_{section.id}_{ask.id}")


def _at(asking: Asking) -> str:
    return f"room at:{asking.assessment.id}"
