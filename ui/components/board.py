"""Several parts of a view drawn in the browser as one: findings, tables, words, figures, side by side or below."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from ui.components.readings import Drawn
from words.markdown import escaped, pieces


def told(title: str, reading: str) -> Drawn:
    """Return what a table says, and below it how to read it."""
    return {"title": title, "reading": reading}


def words(*lines: str) -> Drawn:
    """Return paragraphs of our Markdown."""
    return {"words": [pieces(each) for each in lines]}


@dataclass(frozen=True, slots=True)
class Act:
    """A button: the name under which its click is told, its words, whether it is the primary one, whether closed."""

    name: str
    label: str
    is_main: bool = False
    is_closed: bool = False


def acts(key: str, *offered: Act) -> Drawn:
    """Return buttons that do something with what is named by the key."""
    return {"key": key, "acts": [_act(each) for each in offered]}


def alert(tone: Literal["red", "orange"], *lines: str) -> Drawn:
    """Return paragraphs of our Markdown that somebody must see: red for what cannot be, orange for what to mind."""
    return {**words(*lines), "alert": tone}


@dataclass(frozen=True, slots=True)
class Switch:
    """Options with their words, under a name of the address; many are a list to choose from."""

    name: str
    label: str
    options: Mapping[str, str]
    is_listed: bool = False


def switches(*all_of_them: Switch) -> Drawn:
    """Return switches side by side."""
    return {"switches": [_switch(each) for each in all_of_them]}


def known(choices: Mapping[str, str]) -> Drawn:
    """Return what the server knows to be chosen, by name; it says nothing about what the browser chooses since."""
    return {"known": dict(choices)}


def place(name: str, options: Mapping[str, Drawn], below: str = "") -> Drawn:
    """Return a place for what is chosen under a name; `below` names the container of what the server draws for it."""
    return {"place": name, "of": dict(options), **({"below": below} if below else {})}


def option(parts: Sequence[Drawn], address: str = "", is_below: bool = False) -> Drawn:
    """Return what a place shows of an option: parts, those under an address, and whether more is drawn below."""
    return {"parts": list(parts), **({"at": address} if address else {}), **({"below": True} if is_below else {})}


def answered(sentence: str) -> Drawn:
    """Return the sentence that answers a view's question."""
    return {"words": [pieces(escaped(sentence))], "level": 3}


def beside(*columns: tuple[float, Sequence[Drawn]]) -> Drawn:
    """Return columns with their shares of the width; a narrow screen shows them one below the other."""
    return {"beside": [{"share": share, "parts": list(parts)} for share, parts in columns]}


def _act(act: Act) -> Drawn:
    return {"act": act.name, "label": act.label, "main": act.is_main, "closed": act.is_closed}


def _switch(switch: Switch) -> Drawn:
    options = [list(each) for each in switch.options.items()]
    return {"name": switch.name, "label": switch.label, "options": options, "listed": switch.is_listed}


def sent(parts: Sequence[Drawn]) -> bytes:
    """Return the parts as they go to the browser; kept by pages, so that a rerun does not write them anew."""
    return json.dumps(parts, ensure_ascii=False, separators=(",", ":")).encode()
