"""Parts of a page that a script of ours draws in the browser: a file, as the security policy asks."""

from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st
from streamlit.components.v2.get_bidi_component_manager import get_bidi_component_manager
from streamlit.components.v2.manifest_scanner import ComponentConfig, ComponentManifest

FOLDER = Path(__file__).parent
ASSETS = "assets"


def component(name: str) -> Any:
    """Return what mounts `assets/<name>.js`; a script inside the page's data would not be allowed to run."""
    full_name = f"pilotage.{name}"
    manager = get_bidi_component_manager()
    if manager.get_component_asset_root(full_name) is None:
        manager.register_from_manifest(ComponentManifest("pilotage", "1", [ComponentConfig(name, ASSETS)]), FOLDER)
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
