"""New programme: what the method needs to know to make a plan."""

from datetime import timedelta

import streamlit as st

from methodology.loader import load_pack
from phases.actions import create_programme
from phases.dates.calendar import NO_HOLIDAYS
from phases.programme import EARLIEST_START, LATEST_START, NewProgramme
from ui.navigation import script
from ui.parts.calendar.country_names import country_names
from ui.parts.page.frame import finding, messages, page_head, small
from ui.parts.plan.exchange.importing import new_from_file
from ui.parts.unit_table import ROWS, unit_table, units_entered
from ui.parts.views.choice import one_of
from ui.session import acting, database, entered, forget, just_saved, language, programmes, said, submit_id, t, today

FORM = "new_programme"
FROM_FILE = "new_from_file"
FILE_CHOSEN = ':has(.st-key-origin button:last-of-type[aria-checked="true"])'
ASIDE = f":is(body{FILE_CHOSEN} .st-key-from_method, body:not({FILE_CHOSEN}) .st-key-from_file)"
SWITCH = f"{ASIDE} {{max-height: 0; overflow: hidden}} {ASIDE} * {{visibility: hidden !important}}"
"""The form that is not chosen stays in the page, so that a switch back shows it at once with what was typed."""


def _create(submit: str) -> None:
    """Save what was entered; the page then opens the programme."""
    with acting(FORM, t("Programme created with its plan."), submit) as signature, database() as db:
        create_programme(db, signature, _asked(), load_pack())


def _asked() -> NewProgramme:
    texts = {name: str(entered(f"{FORM}_{name}", "")).strip() for name in ("name", "client", "scope", "product")}
    return NewProgramme(
        **texts,
        sponsor=entered(f"{FORM}_sponsor", "").strip(),
        manager=entered(f"{FORM}_manager", "").strip(),
        start_on=entered(f"{FORM}_start", today()),
        promised_on=entered(f"{FORM}_promised", None),
        country=entered(f"{FORM}_country", NO_HOLIDAYS),
        steps=tuple(step for step in load_pack().step if step in entered(f"{FORM}_steps", ())),
        units=units_entered(),
    )


def _facts() -> None:
    left, right = st.columns(2, gap="medium")
    left.text_input(t("Name"), key=f"{FORM}_name", placeholder=t("Ocean Freight CRM"))
    right.text_input(t("Client"), key=f"{FORM}_client")
    left.text_input(t("Product"), key=f"{FORM}_product", placeholder=t("The CRM system"))
    right.text_input(t("Scope"), key=f"{FORM}_scope", placeholder=t("Business and functions"))
    left.text_input(t("Sponsor"), key=f"{FORM}_sponsor")
    right.text_input(t("Programme manager"), key=f"{FORM}_manager")


def _dates() -> None:
    monday = min(today() + timedelta(days=-today().weekday() % 7), LATEST_START)
    first, second, third = st.columns(3, gap="medium")
    first.date_input(
        t("Start"), monday, key=f"{FORM}_start", min_value=EARLIEST_START, max_value=LATEST_START, format="YYYY-MM-DD"
    )
    second.date_input(
        t("Promised end (optional)"),
        None,
        key=f"{FORM}_promised",
        min_value=EARLIEST_START,
        max_value=LATEST_START,
        format="YYYY-MM-DD",
    )
    names = country_names(language(), t("Weekends only, no holidays"))
    third.selectbox(
        t("Working days and holidays of"), list(names), format_func=names.__getitem__, key=f"{FORM}_country"
    )


@st.fragment
def _origin() -> None:
    origins = {"method": t("From the standard method"), "file": t("From a plan file")}
    with st.container(key="origin"):
        one_of("from", t("Where the plan comes from"), origins, "method")


def _from_method() -> None:
    pack = load_pack()
    with st.form(FORM, border=False):
        _facts()
        _dates()
        st.pills(
            t("Steps included"),
            list(pack.step),
            selection_mode="multi",
            default=list(pack.step),
            format_func=lambda step: said(pack.step[step].title),
            key=f"{FORM}_steps",
        )
        finding(
            t("Units: the pilot first, then wave by wave"), t("Wave 0 is the pilot; add a row below the last one")
        )
        unit_table()
        st.form_submit_button(t("Create programme"), type="primary", on_click=_create, args=(submit_id(FORM),))
    messages(FORM)


if just_saved(FORM):
    forget(ROWS)
    st.switch_page(script("overview"), query_params={"programme": programmes()[-1].id})
if just_saved(FROM_FILE):
    st.switch_page(script("plan"), query_params={"programme": programmes()[-1].id})

page_head(t("New programme"), t("A plan from the standard method, or the plan that you have"), [t("Portfolio")])
_origin()
st.html(f"<style>{SWITCH}</style>")
with st.container(gap=None):
    with st.container(key="from_method"):
        st.markdown(small(t("The plan, its gates and its calendar follow from these facts.")))
        _from_method()
    with st.container(key="from_file"):
        st.markdown(small(t("Name, plan, calendars and people are those of the file.")))
        new_from_file(FROM_FILE)
