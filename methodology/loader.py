"""Read a pack from its folder: every problem is listed, and a pack with problems is refused."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pydantic import ValidationError

from errors import Refusal
from methodology.pack import Pack
from words.text import sentence

PACKS = Path(__file__).parent / "packs"


@dataclass(frozen=True)
class Problem:
    """What is wrong with a pack, where: `file: path: text`."""

    file: str
    path: str
    text: str

    def __str__(self) -> str:
        return f"{self.file}: {self.path}: {self.text}"


class BadPack(Refusal):
    """The pack has problems; all of them are listed."""

    def __init__(self, folder: Path, problems: list[Problem]) -> None:
        self.problems = problems
        listed = "\n".join(map(str, problems))
        super().__init__(
            sentence("Pack {name} has {count} problems:\n{listed}", name=folder.name, count=len(problems), listed=listed)
        )


def check_pack(folder: Path) -> list[Problem]:
    """Return every problem of the pack in this folder; none means that it can be used."""
    raise NotImplementedError


@cache
def load_pack(pack_id: str = "crm-core") -> Pack:
    """Return the shipped pack with this id; refuse a bad one with all its problems."""
    raise NotImplementedError


def read_pack(folder: Path) -> Pack:
    """Return the pack in this folder; refuse a bad one with all its problems."""
    raise NotImplementedError
