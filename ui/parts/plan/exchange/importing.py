"""Taking a plan of another tool in: as an update, shown as a difference first, or as a new programme."""

import streamlit as st

from exchange.plan.conversion import convert, said_of_starts
from exchange.plan.foreign import ForeignPlan
from exchange.plan.told import kept_of_programme
from methodology.loader import load_pack
from phases.intake.actions import Reader, preview_plan, preview_update, take_plan, update_plan
from phases.intake.difference.telling import difference_finding
from phases.intake.incoming import Difference, Incoming
from phases.programme import Programme
from ui.parts.page.frame import messages, small
from ui.parts.plan.exchange.difference import headed, show_difference, show_ignored
from ui.parts.plan.exchange.file import FORM, Given, forget_file, plan_file, read_once
from ui.session import acting, database, language, programme_in_view, said, submit_id, t, tn, today
from ui.views import view_of
from words.format import long_date


def import_dialog(programme: Programme) -> None:
    """Ask in a dialog for a file and show what it would do to the programme's plan."""
    st.dialog(t("Import plan"), width="large")(_import_form)(programme)


def _import_form(programme: Programme) -> None:
    current = programme_in_view()
    if current is None or current.revision != programme.revision:
        st.rerun()
    given = plan_file()
    if given is None:
        messages(FORM)
        return
    reader = reader_of(given.plan)
    mark = (given.mark, programme.id, programme.revision)
    found = read_once("difference", mark, lambda: _difference(programme, reader))
    if found is None:
        return
    headed(said(difference_finding(found)), _facts(given.plan))
    st.button(
        t("Apply to the plan"),
        key=f"{FORM}_apply",
        type="primary",
        disabled=found.is_empty,
        on_click=_apply,
        args=(programme.id, reader, submit_id(FORM)),
    )
    messages(FORM)
    st.markdown(small(t("Nothing is saved before. The dates of today are kept as a baseline first.")))
    show_difference(found, view_of(programme))
    show_ignored((*given.plan.ignored, *kept_of_programme(given.plan, programme), *said_of_starts(found.moved)))


def reader_of(plan: ForeignPlan) -> Reader:
    """Return what turns the plan into rows of a programme, as of today."""
    day = today()

    def reader(programme_id: str) -> Incoming:
        return convert(plan, programme_id, day)

    return reader


def _difference(programme: Programme, reader: Reader) -> Difference:
    with database() as db:
        return preview_update(db, programme.id, reader, today())


def _apply(programme_id: str, reader: Reader, submit: str) -> None:
    with acting(FORM, t("The plan is brought up to date"), submit) as signature, database() as db:
        update_plan(db, signature, programme_id, reader)
        forget_file()


def new_from_file(form: str) -> None:
    """Ask for a file and offer to make a programme of it, named as the file names it."""
    given = plan_file()
    if given is None:
        return
    checked = read_once("difference", given.mark, lambda: preview_plan(reader_of(given.plan), load_pack()))
    if checked is None:
        return
    incoming, moved = checked
    _show_new(given, incoming)
    st.button(
        t("Create programme"),
        key=f"{form}_from_file",
        type="primary",
        on_click=_create,
        args=(form, given.plan, submit_id(form)),
    )
    messages(form)
    show_ignored((*given.plan.ignored, *said_of_starts(moved)))


def _show_new(given: Given, checked: Incoming) -> None:
    start = long_date(checked.start_on, language())
    words = t("“{name}”, starting on {day}", name=checked.name, day=start)
    headed(words, _facts(given.plan))


def _create(form: str, plan: ForeignPlan, submit: str) -> None:
    with acting(form, t("Programme created from the file."), submit) as signature, database() as db:
        take_plan(db, signature, reader_of(plan), load_pack())
        forget_file()


def _facts(plan: ForeignPlan) -> str:
    baselines = {number for task in plan.tasks for number in task.baselines}
    parts = [
        tn("{count} row", "{count} rows", len(plan.tasks)),
        tn("{count} link", "{count} links", len(plan.links)),
        tn("{count} calendar", "{count} calendars", len(plan.calendars)) if plan.calendars else "",
        tn("{count} person", "{count} people", len(plan.persons)) if plan.persons else "",
        tn("{count} baseline", "{count} baselines", len(baselines)) if baselines else "",
    ]
    return " · ".join(part for part in parts if part)
