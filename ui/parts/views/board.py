"""Showing a view of several parts as one element, and what is clicked in it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import streamlit as st

from ui.components.board import sent
from ui.components.component import component
from ui.components.readings import Drawn
from ui.server.payloads import is_offered, offer
from ui.session import entered

Hear = Callable[[str, Mapping[str, object]], None]


@dataclass(frozen=True, slots=True)
class Fetched:
    """Parts that a browser fetches beside the page, and where."""

    data: bytes
    first_address: str

    def address(self) -> str:
        """Return where they are; they are offered again when they were forgotten."""
        return self.first_address if is_offered(self.first_address) else offer(self.data)


def fetched(parts: Sequence[Drawn]) -> Fetched:
    """Return parts as they are fetched; kept by pages, so that a rerun does not write them anew."""
    data = sent(parts)
    return Fetched(data, offer(data))


def show_board(drawn: bytes, key: str, hear: Hear | None = None) -> None:
    """Show the parts; what is chosen in them stands in the address, and `hear` is told what a button does."""
    component("board")(
        key=key,
        data=drawn,
        on_chosen_change=lambda: put_choices(getattr(entered(key, None), "chosen", None)),
        on_act_change=lambda: _hear(getattr(entered(key, None), "act", None), hear),
    )


def put_choices(chosen: object) -> None:
    """Put what was chosen in the browser into the address, by name."""
    if isinstance(chosen, Mapping) and chosen:
        told = {str(name): key for name, key in chosen.items() if isinstance(key, str)}
        st.query_params.from_dict({**{each: st.query_params.get_all(each) for each in st.query_params}, **told})


def _hear(told: object, hear: Hear | None) -> None:
    if hear and isinstance(told, Mapping) and isinstance(told.get("act"), str):
        put_choices(told.get("choices"))
        hear(told["act"], told)
