"""The server entry for any ASGI server: `uvicorn app:app`; `cli.py serve` starts the same application."""

import os

from ui.server.application import application

app = application(int(os.environ.get("PILOTAGE_PORT", "8501")))
