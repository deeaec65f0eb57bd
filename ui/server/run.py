"""Start the server on a database file."""

import os
import socket
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import uvicorn

from data.database import open_database
from data.upgrade import only_server, upgrade
from errors import Refusal
from phases.store import load_heads
from ui.server.application import application
from words.text import sentence

ADDRESS = "127.0.0.1"


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


def _refuse_taken(port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((ADDRESS, port))
        except OSError as error:
            raise PortTaken(port, error.strerror or str(error)) from error
