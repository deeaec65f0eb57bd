"""Parts of a page that a script of ours draws in the browser: a file, as the security policy asks."""

from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import Any

import streamlit as st
from streamlit.components.v2.get_bidi_component_manager import get_bidi_component_manager
from streamlit.components.v2.manifest_scanner import ComponentConfig, ComponentManifest

FOLDER = Path(__file__).parent
ASSETS = "assets"
PLACE = "_stcore/bidi-components/"
"""Where streamlit lets a browser ask for the scripts of components."""


@cache
def manifest() -> str:
    """Return the name of our components: its mark follows from what is in their files.

    Scripts name each other beside themselves, so it stands in every address, and what that says never changes.
    """
    found = blake2b(digest_size=6)
    for file in sorted((FOLDER / ASSETS).iterdir()):
        found.update(file.name.encode() + b"\0" + file.read_bytes())
    return f"pilotage-{found.hexdigest()}"


def scripts() -> dict[str, Path]:
    """Return the files of our components by the path under which a browser asks for them."""
    files = [file for file in (FOLDER / ASSETS).iterdir() if file.suffix in (".js", ".css")]
    names = [file.stem for file in files if file.suffix == ".js"]
    return {f"{PLACE}{manifest()}.{name}/{file.name}": file for name in names for file in files}


def component(name: str) -> Any:
    """Return what mounts `assets/<name>.js`; a script inside the page's data would not be allowed to run."""
    full_name = f"{manifest()}.{name}"
    manager = get_bidi_component_manager()
    if manager.get_component_asset_root(full_name) is None:
        manager.register_from_manifest(ComponentManifest(manifest(), "1", [ComponentConfig(name, ASSETS)]), FOLDER)
    return _mounted(full_name, name, id(manager))


@cache
def _mounted(full_name: str, name: str, runtime: int) -> Any:  # noqa: ARG001
    return st.components.v2.component(
        full_name,
        html=f'<div class="pilotage-{name}"></div>',
        css=style.read_text() if (style := FOLDER / ASSETS / f"{name}.css").exists() else None,
        js=f"{name}.js",
        isolate_styles=False,
    )
