"""What stands in the address but not here: said in words, with what there is instead."""

import streamlit as st

from ui.navigation import script
from ui.parts.page.frame import escaped, page_head, small
from ui.session import keep_programme, programmes, said, t
from words.labels import told_apart

ASSESSMENT, MOST = "assessment", 12


def no_such_page() -> None:
    """Say that no page has this address, and lead on."""
    page_head(t("No such page"), "", [t("Portfolio")])
    with st.container(border=True):
        lead = small(t("Check the address, or choose a page on the left."))
        st.markdown(f"**{t('There is no page with this address.')}**  \n{lead}")
        if st.button(t("Open the portfolio"), key="unknown_page", type="primary"):
            st.switch_page(script("portfolio"))


def no_such_programme(asked: str) -> None:
    """Say that there is no such programme and offer those there are; nothing of another one is shown."""
    page_head(t("No such programme"), "", [t("Portfolio")])
    why = t("There is no programme “{key}”.", key=escaped(asked))
    names = told_apart({each.id: said(each.name) for each in programmes()})
    with st.container(border=True):
        st.markdown(f"**{why}**  \n{small(t('Check the address, or choose one of these.'))}")
        for key in list(names)[:MOST]:
            st.button(escaped(names[key]), key=f"unknown_{key}", on_click=keep_programme, args=(key,))


def no_such_assessment(asked: str, crumbs: list[str], there: dict[str, str]) -> None:
    """Say that the programme has no such assessment and offer those it has."""
    page_head(t("Assessments"), "", crumbs)
    why = t("There is no assessment “{key}” in this programme.", key=escaped(asked))
    with st.container(border=True):
        st.markdown(f"**{why}**  \n{small(t('Check the address, or choose one of these.'))}")
        for key, label in list(there.items())[:MOST]:
            st.button(escaped(label), key=f"unknown_{key}", on_click=_show, args=(key,))


def _show(key: str) -> None:
    st.query_params[ASSESSMENT] = key
