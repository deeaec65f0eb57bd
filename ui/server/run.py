"""Start the server on a database file."""

import os
from datetime import UTC, datetime
from pathlib import Path

import uvicorn

from data.database import open_database
from data.upgrade import only_server, upgrade
from phases.store import load_heads
from ui.server.application import application

ADDRESS = "127.0.0.1"


def serve(database: Path, port: int) -> None:
    """Serve a database until stopped; refuse when another server holds it or it is from a newer program."""
    database = database.resolve()
    os.environ["PILOTAGE_DB"] = str(database)
    upgrade(database, datetime.now(UTC))
    with only_server(database), open_database(database) as held:
        # while one reader stays, closing a page's connection does not write the log back to the file
        load_heads(held)
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
