"""Owners whom the plan names and who are no persons yet: said, and added with one click."""

from collections.abc import Sequence

import streamlit as st

from phases.capacity.people import NewPerson
from phases.capacity.staffing import StaffBatch
from phases.effort.actions import save_staff
from phases.effort.answer import strangers, unknown_owners
from ui.parts.page.frame import escaped, messages
from ui.parts.people.view import People
from ui.session import acting, database, said, submit_id, tn

FORM = "people_owners"


def unknown_owners_offered(people: People) -> None:
    """Say which owners of tasks are no persons, and offer to add them all; nothing where there are none."""
    owners = [said(row.task.owner) for row in people.view.timeline.rows]
    persons = [said(each.name) for each in people.persons]
    if words := strangers(owners, persons):
        names = unknown_owners(owners, persons)
        st.markdown(f":orange[▲ {escaped(said(words))}]")
        st.button(
            tn("Add {count} owner as a person", "Add {count} owners as persons", len(names)),
            key=f"{FORM}_add",
            icon=":material/person_add:",
            on_click=_add,
            args=(people.programme.id, names, submit_id(FORM)),
        )
    messages(FORM)


def _add(programme_id: str, names: Sequence[str], submit: str) -> None:
    done = tn("{count} person added", "{count} persons added", len(names))
    with acting(FORM, done, submit) as signature, database() as db:
        save_staff(db, signature, programme_id, StaffBatch(added=tuple(map(NewPerson, names))))
