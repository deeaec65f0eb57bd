"""The application that a server runs: streamlit's pages behind our gate, with our routes."""

import gc
import importlib
import logging
import os
import threading
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from secrets import token_hex

import streamlit as st
from starlette.middleware import Middleware

from phases.dates.calendar import countries
from ui.server.bundles import Bundles, pack_first_page
from ui.server.middleware import Gate, policy
from ui.server.routes import index_page, routes
from ui.server.settings import ROOT, load_settings
from ui.session import t

LOG = logging.getLogger("pilotage")
HEAVY = (
    "pyarrow",
    "pandas",
    "altair",
    "streamlit.elements.vega_charts",
    "streamlit.elements.arrow",
    "streamlit.emojis",
)
COLLECT_EVERY = 60.0
COLLECT_AFTER = (50_000, 20, 100)
"""A rerun makes some ten thousand objects and drops them all: collecting amid it would find nothing."""


def application(port: int) -> st.App:
    """Return the application for a port of this machine, plus the hosts named in PILOTAGE_HOSTS."""
    load_settings(port)
    named = os.environ.get("PILOTAGE_HOSTS", "").split(",")
    hosts = {f"127.0.0.1:{port}", f"localhost:{port}", *(host.strip() for host in named)} - {""}
    gate = Middleware(Gate, hosts=frozenset(hosts), policy=policy(index_page("en")))
    return st.App(
        ROOT / "ui" / "server" / "main.py",
        routes=routes(),
        middleware=[gate, Middleware(Bundles)],
        lifespan=_lifespan,
        on_script_error=show_error,
    )


@asynccontextmanager
async def _lifespan(_: st.App) -> AsyncIterator[dict[str, object]]:
    threading.Thread(target=_keep_house, name="housekeeping", daemon=True).start()
    yield {}


def _keep_house() -> None:
    """Import and pack what the first page would wait for, then collect garbage beside the pages, not after each."""
    for name in HEAVY:
        importlib.import_module(name)
    countries()
    pack_first_page()
    gc.collect()
    gc.freeze()
    gc.set_threshold(*COLLECT_AFTER)
    while True:
        time.sleep(COLLECT_EVERY)
        gc.collect()


def show_error(error: Exception) -> bool:
    """Log an error of ours under an id and show that id; the trace stays in the log."""
    error_id = token_hex(4)
    LOG.error("error %s", error_id, exc_info=error)
    st.error(t("Something went wrong here. Nothing was saved. Tell your administrator: error {id}.", id=error_id))
    return True
