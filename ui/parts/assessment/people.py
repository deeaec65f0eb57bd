"""Who is asked, where each stands, who is missing; adding people, giving out links, reminding."""

import streamlit as st

from assessments.respondents.invitation import State
from assessments.respondents.reminders import Asked, participation, standings
from phases.programme import Programme
from ui.parts.answering.view import Asking, asking_of
from ui.parts.assessment.choice import ADDRESS, PEOPLE
from ui.parts.assessment.people_forms import add_dialog, belonging, edit_dialog
from ui.parts.assessment.people_links import give_dialog, given_out, remind_dialog
from ui.parts.page.empty import empty
from ui.parts.page.frame import escaped, finding, small
from ui.parts.page.fresh import fresh
from ui.parts.page.status import badge
from ui.parts.table import text_table, together
from ui.session import is_phone, language, now, said, t, today
from words.format import UNKNOWN, long_date, short_date
from words.status import COLOURS

KEY = "assessment_people"
SHORT_TABLE = 15


@st.fragment
def people(programme: Programme, assessment_id: str) -> None:
    """Show everybody who is asked with their state, and what whoever asks can do about it."""
    fresh(programme, **{ADDRESS: PEOPLE})
    asking = asking_of(programme, assessment_id)
    asked = standings(asking.by_name.values(), asking.invitations, asking.counts, now())
    shown = asking.assessment
    finding(said(participation(asked, shown.due_on, today())), " · ".join(_facts(asking)))
    given_out(asking)
    if not asked:
        todo = t("Paste a list or add them one by one; then give each a link of their own.")
        if shown.closed_on is None and empty(t("Nobody is asked yet."), todo, t("Add people"), f"{KEY}_first"):
            add_dialog(asking)
        return
    _actions(asking, asked)
    if is_phone():
        _list(asking, asked)
    elif len(asked) <= SHORT_TABLE:
        _table(asking, asked)
    else:
        _grid(asking, asked)


def _facts(asking: Asking) -> list[str]:
    """Return what holds for everybody, in small letters."""
    shown = asking.assessment
    due = t("due on {day}", day=long_date(shown.due_on, language())) if shown.due_on else t("no due date")
    facts = [due, t("each link is for one person, who needs no account")]
    if shown.is_anonymous:
        facts.append(t("anonymous: a group is shown from {count} answers on", count=shown.smallest_group))
        facts.append(t("who opened or submitted is known, when and what is not"))
    return facts


def _actions(asking: Asking, asked: tuple[Asked, ...]) -> None:
    """Offer what can be done while the assessment is open; one of it is what comes next."""
    if asking.assessment.closed_on:
        st.markdown(small(t("This assessment is closed. Start a new one to answer again.")))
        return
    uninvited = any(each.state is State.UNINVITED for each in asked)
    with st.container(horizontal=True):
        if st.button(
            t("Give out links"),
            key=f"{KEY}_give",
            icon=":material/link:",
            type="primary" if uninvited else "secondary",
        ):
            give_dialog(asking, asked)
        if st.button(t("Remind"), key=f"{KEY}_remind", icon=":material/notifications:"):
            remind_dialog(asking, asked)
        if st.button(t("Add people"), key=f"{KEY}_add", icon=":material/person_add:"):
            add_dialog(asking)
        if st.button(t("Change or withdraw"), key=f"{KEY}_edit", icon=":material/edit:"):
            edit_dialog(asking, asked)


def _ordered(asked: tuple[Asked, ...]) -> list[Asked]:
    """Return whoever owes answers first."""
    return sorted(asked, key=lambda each: not each.state.is_missing)


def _done(asking: Asking, each: Asked) -> str:
    if asking.assessment.is_anonymous:
        return UNKNOWN
    answered, whole = asking.counts.get(each.person.id, (0, 0))
    return together(f"{answered} / {whole}")


def _link(each: Asked) -> str:
    """Return what is known of the link: until when it is good, or since when it is used."""
    link = each.invitation
    if link is None:
        return UNKNOWN
    if link.submitted_at and link.submitted_at != link.issued_at:
        return together(short_date(link.submitted_at.date(), language()))
    return together(t("until {day}", day=short_date(link.last_day, language())))


def _table(asking: Asking, asked: tuple[Asked, ...]) -> None:
    rows = _ordered(asked)
    places = [" · ".join(filter(None, belonging(asking, each.person))) for each in rows]
    columns = {
        t("Name"): [f"**{escaped(each.person.name)}**" for each in rows],
        t("State"): [badge(each.state.status, said(each.state.words)) for each in rows],
        t("Answered"): [_done(asking, each) for each in rows],
        t("Link"): [_link(each) for each in rows],
        t("Belongs to"): [escaped(each) or UNKNOWN for each in places],
        t("E-mail"): [escaped(each.person.address) or UNKNOWN for each in rows],
    }
    if asking.assessment.is_anonymous:
        del columns[t("Answered")]
    text_table(columns, t("Everybody who is asked, with state and link"))


def _list(asking: Asking, asked: tuple[Asked, ...]) -> None:
    for each in _ordered(asked):
        with st.container(border=True, gap=None):
            with st.container(horizontal=True, horizontal_alignment="distribute", wrap=False):
                st.markdown(f"**{escaped(each.person.name)}**")
                st.markdown(badge(each.state.status, said(each.state.words)))
            parts = [_done(asking, each), _link(each), *map(escaped, filter(None, belonging(asking, each.person)))]
            st.markdown(small(" · ".join(part for part in parts if part != UNKNOWN)))


def _grid(asking: Asking, asked: tuple[Asked, ...]) -> None:
    rows, column = _ordered(asked), st.column_config
    places = [belonging(asking, each.person) for each in rows]
    options = {f"{each.state.status.sign} {said(each.state.words)}": COLOURS[each.state.status] for each in rows}
    st.dataframe(
        {
            "name": [each.person.name for each in rows],
            "state": [[f"{each.state.status.sign} {said(each.state.words)}"] for each in rows],
            "done": [_done(asking, each) for each in rows],
            "link": [_link(each) for each in rows],
            "role": [place[0] for place in places],
            "unit": [place[1] for place in places],
            "team": [place[2] for place in places],
            "address": [each.person.address for each in rows],
        },
        column_config={
            "name": column.TextColumn(t("Name"), width=170),
            "state": column.MultiselectColumn(
                t("State"), width=140, options=list(options), color=list(options.values())
            ),
            "done": column.TextColumn(t("Answered"), width=80),
            "link": column.TextColumn(t("Link"), width=100),
            "role": column.TextColumn(t("Role"), width=100),
            "unit": column.TextColumn(t("Unit"), width=110),
            "team": column.TextColumn(t("Team or department"), width=110),
            "address": column.TextColumn(t("E-mail"), width=180),
        },
        hide_index=True,
        row_height=31,
        height=520,
        key=f"{KEY}_grid_{asking.assessment.id}",
    )
