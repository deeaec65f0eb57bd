"""A part of a page that is drawn when somebody first looks at it, and stays until the page is drawn anew."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import streamlit as st

from ui.components.component import component
from ui.parts.views.board import put_choices
from ui.session import entered, keep, kept


@dataclass(frozen=True, slots=True)
class Slot:
    """Of which kind and under which name a part is drawn, in which run of the page, and whether it is looked at."""

    kind: str
    name: str
    run: int
    is_asked: bool

    @property
    def key(self) -> str:
        """Return the key of the container that holds it."""
        return f"{self.kind}_{self.name}"


def next_run(kind: str) -> int:
    """Return the number of this run of a page: what was looked at in an earlier one is drawn again when asked for."""
    run = kept(f"run of {kind}", lambda: 0) + 1
    keep(f"run of {kind}", run)
    return run


@st.fragment
def show_slot(slot: Slot, draw: Callable[[], None], is_current: Callable[[], bool]) -> None:
    """Draw the part where it is looked at, or ahead of that while what it shows is current; else what asks for it."""
    if kept(f"ahead {slot.key}", lambda: 0) == slot.run and is_current():
        keep(f"woken {slot.key}", slot.run)
    is_drawn = slot.is_asked or kept(f"woken {slot.key}", lambda: 0) == slot.run
    waker = f"{slot.key}_waker"
    component("waker")(
        key=waker,
        data={"name": slot.key, "run": slot.run, "drawn": is_drawn},
        on_woken_change=lambda: _wake(slot, waker),
    )
    if is_drawn:
        with st.container(key=slot.key):
            draw()


def _wake(slot: Slot, waker: str) -> None:
    told = getattr(entered(waker, None), "woken", None)
    choices = told.get("choices") if isinstance(told, Mapping) else None
    keep(f"{'ahead' if choices is None else 'woken'} {slot.key}", slot.run)
    put_choices(choices)
