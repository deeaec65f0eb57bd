"""The settings of streamlit, read from our own file whatever the working directory is."""

import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path

from streamlit.web.bootstrap import load_config_options

ROOT = Path(__file__).resolve().parents[2]
FILE = ROOT / ".streamlit" / "config.toml"


def flat(section: Mapping[str, object], prefix: str = "") -> Iterator[tuple[str, object]]:
    """Yield every setting of nested sections under its dotted name."""
    for key, value in section.items():
        if isinstance(value, Mapping):
            yield from flat(value, f"{prefix}{key}.")
        else:
            yield f"{prefix}{key}", value


def load_settings(port: int) -> None:
    """Give streamlit our settings; its environment variables are not read under uvicorn."""
    options = dict(flat(tomllib.loads(FILE.read_text(encoding="utf-8"))))
    load_config_options({**options, "server.port": port})
