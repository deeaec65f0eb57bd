"""What servers and commands import and read at their start, done once: whoever is forked from here starts warm."""

import gc
import pkgutil
from importlib import import_module

import holidays
from streamlit.env_util import is_repl

from methodology.loader import load_pack
from phases.dates.calendar import calendar_for
from ui.server.application import HEAVY
from ui.server.bundles import pack_first_page

ROOMS = ["words", "data", "access", "methodology", "assessments", "phases", "rollout", "evaluation", "reports"]
ABOVE = ["exchange", "ui.charts", "ui.components", "ui.parts", "ui.server"]
FRAME = "ui.server.main"
"""This one runs when it is imported: it is a page."""
LATE = (
    "anyio._backends._asyncio",
    "PIL.ImageFile",
    "streamlit.emojis",
    "streamlit.web.server.starlette.starlette_agent_routes",
    "uvicorn.lifespan.on",
    "uvicorn.loops.uvloop",
    "uvicorn.protocols.http.h11_impl",
    "uvicorn.protocols.websockets.websockets_sansio_impl",
)
"""What others import when a server starts or shows its first page."""
COUNTRIES = ("DE", "NL", "PL")
"""Where the demo plans."""

for room in map(import_module, ROOMS + ABOVE):
    for module in pkgutil.walk_packages(room.__path__, f"{room.__name__}."):
        if module.name != FRAME:
            import_module(module.name)
for name in (*HEAVY, *LATE, "cli"):
    import_module(name)
load_pack()
pack_first_page()
is_repl()
holidays.list_supported_countries()
for country in COUNTRIES:
    calendar_for(country, 2026)
gc.collect()
gc.freeze()
