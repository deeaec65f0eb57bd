"""What belongs to one reader: language, theme, name, programme in view, kept choices."""

import os
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Literal, TypeVar, cast
from uuid import uuid4

import streamlit as st

from access.journal import Signature
from data.database import Database, Repeated, open_database
from errors import Refusal
from phases.programme import Programme, ProgrammeHead
from phases.store import load_heads, load_programme
from words.catalogue import say, say_text
from words.text import LANGUAGES, Language, Sentence, Text, counted, sentence

T = TypeVar("T")
DEFAULT_DATABASE = Path(__file__).resolve().parents[1] / "var" / "pilotage.db"
DEFAULT_ACTOR = "PMO"
LANGUAGE, PROGRAMME, ACTOR = "lang", "programme", "actor"
SAME_CLICK_SECONDS = 0.7
A_MOMENT_SECONDS = 10.0
OURS = "_"


_LANGUAGE_OF_RUN: ContextVar[Language | None] = ContextVar("language of this run", default=None)
_PROGRAMME_OF_RUN: ContextVar[Programme | None] = ContextVar("programme read for this run", default=None)


def read_address() -> None:
    """Take language and programme from the address when the address changed; call once before all else."""
    _LANGUAGE_OF_RUN.set(None)
    for name in (LANGUAGE, PROGRAMME):
        asked, known = st.query_params.get(name), kept(f"address:{name}", lambda: None)
        if asked and asked != known:
            st.session_state[name] = asked
            keep(f"address:{name}", asked)
            forget("unknown programme")
        elif known and name not in st.session_state:  # a button that leads to a page lets go of what nobody touched
            st.session_state[name] = known


def write_address() -> None:
    """Put language (where it is not the browser's) and programme into the address; call once before the page."""
    chosen = unknown_programme() or st.session_state.get(PROGRAMME)
    wanted = {PROGRAMME: chosen, LANGUAGE: language() if language() != browser_language() else None}
    for name, value in wanted.items():
        if value != st.query_params.get(name):
            standing = {key: st.query_params.get_all(key) for key in st.query_params}
            st.query_params.from_dict({**standing, name: value or ()})
        keep(f"address:{name}", value)
    _LANGUAGE_OF_RUN.set(_chosen_language())


def browser_language() -> Language:
    """Return the language the browser asks for: Chinese or else English."""
    return "zh" if (st.context.locale or "").lower().startswith("zh") else "en"


def language() -> Language:
    """Return the reader's language: chosen here or in the address, else the browser's."""
    return _LANGUAGE_OF_RUN.get() or _chosen_language()


def _chosen_language() -> Language:
    chosen = st.session_state.get(LANGUAGE)
    return cast(Language, chosen) if chosen in LANGUAGES else browser_language()


def theme() -> Literal["light", "dark"]:
    """Return the theme the reader sees; it can be unknown on the first run."""
    return "dark" if st.context.theme.type == "dark" else "light"


def is_phone() -> bool:
    """Return whether the browser says it is a phone: lists then come before tables."""
    return kept("phone", lambda: "Mobi" in (st.context.headers.get("User-Agent") or ""))


def time_zone() -> str | None:
    """Return the time zone that the browser names, such as `Europe/Berlin`; None while it is unknown."""
    return st.context.timezone


def today() -> date:
    """Return the day: PILOTAGE_TODAY (ISO) or the clock's."""
    fixed = os.environ.get("PILOTAGE_TODAY")
    return date.fromisoformat(fixed) if fixed else date.today()


def now() -> datetime:
    """Return the moment in UTC; on the day of PILOTAGE_TODAY when that is set."""
    moment = datetime.now(UTC)
    return datetime.combine(today(), moment.time(), UTC) if os.environ.get("PILOTAGE_TODAY") else moment


def actor() -> str:
    """Return the name under which this reader acts."""
    return str(st.session_state.get(ACTOR) or "").strip() or os.environ.get("PILOTAGE_ACTOR", DEFAULT_ACTOR)


def t(text: str, **values: object) -> str:
    """Return a label in the reader's language."""
    return say(sentence(text, **values) if values else text, language())


def tn(singular: str, plural: str, count: int, **values: object) -> str:
    """Return a label that agrees with a count."""
    return say(counted(singular, plural, count, **values), language())


def said(words: Sentence | Text) -> str:
    """Return a rule's sentence or somebody's words in the reader's language."""
    return say_text(words, language())


def database_path() -> Path:
    """Return the file in use: PILOTAGE_DB, else the one under var/."""
    return Path(os.environ.get("PILOTAGE_DB") or DEFAULT_DATABASE)


def database() -> AbstractContextManager[Database]:
    """Open the database for one read or one action."""
    return open_database(database_path())


def submit_id(form: str) -> str:
    """Return the id of this form's next save: the same until a save succeeded."""
    return kept(f"submit:{form}", lambda: uuid4().hex)


@contextmanager
def acting(form: str, done: str, submit: str | None = None) -> Iterator[Signature]:
    """Yield the signature for a save in a widget callback; keep a refusal for `messages`, toast a success.

    A second click stops the first one's run at its next touch of the session, be its save committed or not;
    so whoever finds the submit saved already finishes what the first could not.
    A form that closes on success passes the `submit_id` it was drawn with: any later click is the same save.
    """
    forget(f"refused:{form}")
    signature = Signature(actor(), now(), submit or _submit_of_click(form, done))
    try:
        yield signature
    except Repeated:
        pass
    except Refusal as refusal:
        keep(f"refused:{form}", refusal.sentence)
        return
    _finish(form, done, signature.submit_id)


def just_saved(form: str) -> bool:
    """Return whether the newest save of this session was this form's, a moment ago."""
    last: _Click | None = kept("last click", lambda: None)
    return last is not None and last.form == form and time.monotonic() - last.at < A_MOMENT_SECONDS


def _finish(form: str, done: str, submit: str | None) -> None:
    """Give the form a fresh submit id and say that its save is done, once."""
    last: _Click | None = kept("last click", lambda: None)
    if last is None or last.submit_id != submit:
        keep("last click", _Click(form, done, _widget_values(), time.monotonic(), submit))
        _toasts().append(done)
    if submit_id(form) == submit:
        forget(f"submit:{form}")


def refused(form: str) -> Sentence | None:
    """Return why the last save of the form was refused, once."""
    words: Sentence | None = kept(f"refused:{form}", lambda: None)
    forget(f"refused:{form}")
    return words


def show_toasts() -> None:
    """Say what was saved since the last run."""
    for done in _toasts():
        st.toast(done, icon=":material/check:")
    forget("toasts")


def programmes() -> list[ProgrammeHead]:
    """Return the programmes there are, in their order."""
    with database() as db:
        return load_heads(db)


def read_programmes() -> list[ProgrammeHead]:
    """Return the programmes there are, and read the one in view with them; call once before the page."""
    with database() as db:
        heads = load_heads(db)
        _choose_defaults([head.id for head in heads])
        chosen = st.session_state.get(PROGRAMME)
        _PROGRAMME_OF_RUN.set(load_programme(db, chosen) if chosen else None)
    return heads


def programme_in_view() -> Programme | None:
    """Return the programme that the pages show: ?programme=, else the last used, else the first."""
    chosen, read = st.session_state.get(PROGRAMME), _PROGRAMME_OF_RUN.get()
    _PROGRAMME_OF_RUN.set(None)
    if read and read.id == chosen:
        return read
    with database() as db:
        return load_programme(db, chosen) if chosen else None


def _choose_defaults(programme_ids: list[str]) -> None:
    """Choose a programme and a language before their widgets are drawn; an unknown choice is kept to be said."""
    st.session_state[LANGUAGE] = language()
    if (asked := st.session_state.get(PROGRAMME)) not in programme_ids:
        if asked and programme_ids:
            keep("unknown programme", (asked, programme_ids[0]))
        st.session_state[PROGRAMME] = programme_ids[0] if programme_ids else None


def unknown_programme() -> str | None:
    """Return what was asked for as a programme and is none, until the reader chooses one."""
    asked: tuple[str, str] | None = kept("unknown programme", lambda: None)
    return asked[0] if asked and st.session_state.get(PROGRAMME) == asked[1] else None


def keep_programme(programme_id: str) -> None:
    """Take a programme in view instead of one that does not exist; for a button's callback."""
    forget("unknown programme")
    st.session_state[PROGRAMME] = programme_id


def entered(key: str, otherwise: T) -> T:
    """Return what stands in the widget with this key, for a save in its form's callback."""
    return cast(T, st.session_state.get(key, otherwise))


def prefilled(key: str, value: object) -> str:
    """Return the key of a widget in which a value stands at first; unlike a default it can be emptied."""
    st.session_state.setdefault(key, value)
    return key


def kept(name: str, fresh: Callable[[], T]) -> T:
    """Return what this session kept under the name, else keep something fresh."""
    key = OURS + name
    if key not in st.session_state:
        st.session_state[key] = fresh()
    return cast(T, st.session_state[key])


def keep(name: str, value: object) -> None:
    """Keep a choice or a frozen snapshot for this session."""
    st.session_state[OURS + name] = value


def forget(name: str) -> None:
    """Drop what was kept under the name."""
    st.session_state.pop(OURS + name, None)


def _toasts() -> list[str]:
    return kept("toasts", list)


@dataclass(frozen=True, slots=True)
class _Click:
    """A save that succeeded: on which form, what was done, with which values on the page, when, under which id."""

    form: str
    done: str
    values: Mapping[str, str]
    at: float
    submit_id: str | None


def _submit_of_click(form: str, done: str) -> str | None:
    """Return the form's submit id; the second half of a double click gets the id of the first."""
    last: _Click | None = kept("last click", lambda: None)
    again = last and (last.form, last.done) == (form, done) and time.monotonic() - last.at < SAME_CLICK_SECONDS
    if last and again and _are_the_same(last.values, _widget_values()):
        return last.submit_id
    return submit_id(form)


def _are_the_same(before: Mapping[str, str], now: Mapping[str, str]) -> bool:
    """Return whether nobody wrote anything in between; widgets that the save itself brought or took say nothing."""
    return all(now[key] == value for key, value in before.items() if key in now)


def _widget_values() -> Mapping[str, str]:
    """Return what stands in the widgets of the page, to tell a double click from another save."""
    state = st.session_state
    return {str(key): repr(state[key]) for key in state if not str(key).startswith(OURS)}
