"""Adding people one by one or as a list, changing and withdrawing them, revoking a link."""

import io
from collections.abc import Mapping, Sequence
from dataclasses import replace

import streamlit as st

from assessments.respondents.actions import add_people, edit_person, revoke_link, withdraw_person
from assessments.respondents.invitation import State
from assessments.respondents.listing import LONGEST_ADDRESS, NewPerson, read_people
from assessments.respondents.reminders import Asked
from assessments.responses import Respondent, Role
from assessments.validation import LONGEST_NAME
from ui.parts.answering.view import Asking
from ui.parts.page.frame import messages, small
from ui.parts.people.forms import close_when_saved
from ui.session import acting, database, entered, forget, keep, said, submit_id, t
from words.labels import told_apart
from words.text import LANGUAGES, pick

ADD, LIST, EDIT = "assessment_people_add", "assessment_people_list", "assessment_people_edit"
LONGEST_LIST = 1_000_000
"""Letters; a list of the most people that is taken has fewer."""


def add_dialog(asking: Asking) -> None:
    """Ask in a dialog for one person or a list."""
    for form in (ADD, LIST):
        forget(f"saved:{form}")
        forget(f"refused:{form}")
    st.dialog(t("Add people"))(_add_forms)(asking)


def _add_forms(asking: Asking) -> None:
    close_when_saved(ADD)
    with st.form(ADD, border=False):
        _person_fields(ADD, asking, Respondent("", ""))
        st.form_submit_button(t("Add person"), type="primary", on_click=_add_one, args=(asking, submit_id(ADD)))
    messages(ADD)
    st.markdown(f"##### {t('Or a whole list')}")
    st.markdown(small(t("One person per line: name, e-mail, role, unit, team. A first line may name the columns.")))
    with st.form(LIST, border=False):
        st.text_area(
            t("List"),
            key=f"{LIST}_text",
            height=120,
            placeholder="Ann Lee; ann.lee@acme.example; Users; Lyon; Sales",
            label_visibility="collapsed",
        )
        st.file_uploader(
            t("… or a CSV file, at most 1 MB"), type=["csv", "tsv", "txt"], key=f"{LIST}_file", max_upload_size=1
        )
        st.form_submit_button(t("Add list"), on_click=_add_list, args=(asking, submit_id(LIST)))
    messages(LIST)


def _person_fields(key: str, asking: Asking, person: Respondent) -> None:
    """Show who somebody is, to be filled in."""
    left, right = st.columns(2)
    left.text_input(t("Full name"), person.name, key=f"{key}_name", max_chars=LONGEST_NAME)
    right.text_input(t("E-mail"), person.address, key=f"{key}_address", max_chars=LONGEST_ADDRESS)
    roles, units = list(Role), ["", *asking.units]
    left.selectbox(
        t("Role"),
        roles,
        roles.index(person.role),
        format_func=lambda each: said(each.words) if each else "–",
        key=f"{key}_role",
    )
    right.selectbox(
        t("Unit"),
        units,
        units.index(person.unit) if person.unit in units else 0,
        format_func=lambda each: said(asking.subject_title(each)) if each else "–",
        key=f"{key}_unit",
    )
    st.text_input(t("Team or department"), person.team, key=f"{key}_team", max_chars=LONGEST_NAME)


def _entered(key: str) -> NewPerson:
    return NewPerson(
        entered(f"{key}_name", "").strip(),
        entered(f"{key}_address", "").strip(),
        Role(entered(f"{key}_role", Role.OTHER) or ""),
        entered(f"{key}_unit", "") or "",
        entered(f"{key}_team", "").strip(),
    )


def _add_one(asking: Asking, submit: str) -> None:
    with acting(ADD, t("Person added"), submit) as signature, database() as db:
        add_people(db, signature, asking.assessment.id, [_entered(ADD)])
        keep(f"saved:{ADD}", True)


def _add_list(asking: Asking, submit: str) -> None:
    file: io.BytesIO | None = entered(f"{LIST}_file", None)
    text = file.getvalue().decode("utf-8-sig", errors="replace") if file else entered(f"{LIST}_text", "")
    with acting(LIST, t("People added"), submit) as signature:
        new = read_people(text[:LONGEST_LIST], unit_names(asking))
        if new:
            with database() as db:
                add_people(db, signature, asking.assessment.id, new)
            keep(f"saved:{ADD}", True)


def unit_names(asking: Asking) -> Mapping[str, str]:
    """Return the keys of units by what people may write for them."""
    found = {key.casefold(): key for key in asking.units}
    for key, unit in asking.units.items():
        found |= {pick(unit.name, language).casefold(): key for language in LANGUAGES}
    return found


def edit_dialog(asking: Asking, asked: Sequence[Asked]) -> None:
    """Ask in a dialog whom to change, to withdraw, or whose link to revoke."""
    forget(f"saved:{EDIT}")
    forget(f"refused:{EDIT}")
    st.dialog(t("Change or withdraw"))(_edit_form)(asking, asked)


def _edit_form(asking: Asking, asked: Sequence[Asked]) -> None:
    close_when_saved(EDIT)
    by_id = {each.person.id: each for each in asked if each.state is not State.WITHDRAWN}
    labels, submit = person_labels(asking, {key: each.person for key, each in by_id.items()}), submit_id(EDIT)
    chosen = st.selectbox(t("Who"), list(by_id), format_func=labels.__getitem__, key=f"{EDIT}_who")
    if not chosen:
        return
    found, key = by_id[chosen], f"{EDIT}_{chosen}_{by_id[chosen].person.version}"
    with st.form(key, border=False):
        _person_fields(key, asking, found.person)
        st.form_submit_button(t("Save"), type="primary", on_click=_edit, args=(key, found.person, submit))
    with st.container(horizontal=True):
        has_link = found.state in (State.UNOPENED, State.OPENED, State.PARTLY, State.EXPIRED)
        st.button(
            t("Revoke link"), key=f"{key}_revoke", disabled=not has_link, on_click=_revoke, args=(chosen, submit)
        )
        st.button(t("Withdraw person"), key=f"{key}_withdraw", on_click=_withdraw, args=(found.person, submit))
    st.markdown(small(t("Whoever is withdrawn is asked no more; answers given stay. A revoked link works no more.")))
    messages(EDIT)


def person_labels(asking: Asking, people: Mapping[str, Respondent]) -> dict[str, str]:
    """Return by id what tells people apart: the name, of namesakes with address, role, unit and team, or a number."""
    return told_apart(
        {key: " ".join(each.name.split()) for key, each in people.items()},
        {key: " · ".join(filter(None, (each.address, *belonging(asking, each)))) for key, each in people.items()},
    )


def belonging(asking: Asking, person: Respondent) -> list[str]:
    """Return role, unit and team of somebody in words; empty where there is none."""
    unit = said(asking.subject_title(person.unit)) if person.unit else ""
    return [said(person.role.words) if person.role else "", unit, person.team]


def _edit(key: str, person: Respondent, submit: str) -> None:
    new = _entered(key)
    changed = replace(person, name=new.name, address=new.address, role=new.role, unit=new.unit, team=new.team)
    with acting(EDIT, t("Person saved"), submit) as signature, database() as db:
        edit_person(db, signature, changed)
        keep(f"saved:{EDIT}", True)


def _revoke(respondent_id: str, submit: str) -> None:
    with acting(EDIT, t("Link revoked"), submit) as signature, database() as db:
        revoke_link(db, signature, respondent_id)
        keep(f"saved:{EDIT}", True)


def _withdraw(person: Respondent, submit: str) -> None:
    with acting(EDIT, t("Person withdrawn"), submit) as signature, database() as db:
        withdraw_person(db, signature, person.id, person.version)
        keep(f"saved:{EDIT}", True)
