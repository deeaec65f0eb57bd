"""Start the server on a database file, and beside it the making of machine code for large plans."""

import os
import socket
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import uvicorn

from data.database import open_database
from data.upgrade import only_server, upgrade
from errors import Refusal
from phases.network.passes import compiled
from phases.store import load_heads
from ui.server.application import application
from ui.server.settings import ROOT
from words.text import sentence

ADDRESS = "127.0.0.1"
MAKE = "import os; os.nice(19); from phases.network.schedule import warm; warm()"


class PortTaken(Refusal):
    """The port cannot be listened on."""

    def __init__(self, port: int, reason: str) -> None:
        super().__init__(
            sentence("Port {port} cannot be used: {reason}. Name another with --port.", port=str(port), reason=reason)
        )


def serve(database: Path, port: int, ready: Callable[[], None] = lambda: None) -> None:
    """Serve a database until stopped; refuse a taken port, and a file that is newer or in use."""
    database = database.resolve()
    os.environ["PILOTAGE_DB"] = str(database)
    upgrade(database, datetime.now(UTC))
    with only_server(database), open_database(database) as held:
        # while one reader stays, closing a page's connection does not write the log back to the file
        load_heads(held)
        _refuse_taken(port)
        ready()
        # uvicorn binds itself: a socket that streamlit binds answers 40 ms later (no TCP_NODELAY);
        # deflating some 20 kB per rerun would cost more time than sending them
        uvicorn.run(
            application(port),
            host=ADDRESS,
            port=port,
            log_level="warning",
            access_log=False,
            server_header=False,
            proxy_headers=False,
            ws_per_message_deflate=False,
        )


def warm_up() -> None:
    """Start the making of the machine code unless it is there: in a process of its own, while nobody waits for it."""
    if not compiled.is_kept():
        subprocess.Popen([sys.executable, "-c", MAKE], cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def _refuse_taken(port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((ADDRESS, port))
        except OSError as error:
            raise PortTaken(port, error.strerror or str(error)) from error
