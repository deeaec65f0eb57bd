"""Dialogs that keep one thing: opened fresh, closed once it is saved, with words that exist in several languages."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import streamlit as st

from access.journal import Signature
from data.database import Database
from ui.session import acting, database, forget, keep, kept, said, submit_id
from words.text import Text


def open_dialog(form: str, title: str, body: Callable[[], None], wide: bool = False) -> None:
    """Open a dialog without what its last save left behind."""
    forget(f"saved:{form}")
    forget(f"refused:{form}")
    keep(f"opened:{form}", submit_id(form))
    st.dialog(title, width="large" if wide else "small")(body)()


def close_when_saved(form: str) -> None:
    """Close the dialog whose action is done."""
    if kept(f"saved:{form}", lambda: False):
        forget(f"saved:{form}")
        st.rerun()


@contextmanager
def saving(form: str, done: str) -> Iterator[tuple[Database, Signature]]:
    """Yield database and signature for the one action of a dialog; it closes unless the action is refused.

    However often it is clicked, a dialog that was opened once saves once.
    """
    opened: str | None = kept(f"opened:{form}", lambda: None)
    with acting(form, done, opened) as signature, database() as db:
        yield db, signature
        keep(f"saved:{form}", True)


def as_said(standing: Text, entered: str) -> Text:
    """Return the words of a field: those that stand, in all their languages, unless the reader wrote others."""
    written = entered.strip()
    return standing if said(standing) == written else written
