"""Lists of people as they are typed, pasted or read from a file: all of them, or every problem with its line."""

import csv
import io
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from assessments.responses import ROLE_WORDS, Respondent, Role
from assessments.validation import LONGEST_NAME
from errors import Refusal
from words.catalogue import say
from words.text import LANGUAGES, Sentence, counted, joined, sentence

LONGEST_ADDRESS = 254
MOST_PEOPLE = 5000
MOST_SHOWN = 20
ADDRESS = re.compile(r"[^@\s<>\"',;:()\[\]\\]+@[^@\s<>\"',;:()\[\]\\]+\.[^@\s<>\"',;:()\[\]\\]+")
COLUMNS = ("name", "address", "role", "unit", "team")
ALIASES = {
    "e-mail": "address",
    "email": "address",
    "mail": "address",
    "department": "team",
    "group": "team",
    "姓名": "name",
    "地址": "address",
    "邮箱": "address",
    "电子邮箱": "address",
    "角色": "role",
    "实施点": "unit",
    "单位": "unit",
    "部门": "team",
    "团队": "team",
    "群体": "team",
}
JOINING = "\N{ZERO WIDTH NON-JOINER}\N{ZERO WIDTH JOINER}"
SEPARATORS = "\t;,"
Units = Mapping[str, str]
"""Keys of units by what people may call them: their key, and their name in any language, in small letters."""


class BadPeople(Refusal):
    """Somebody in a list cannot be added; all problems are listed, nobody was added."""

    def __init__(self, problems: Sequence[Sentence]) -> None:
        self.problems = tuple(problems)
        listed = joined(self.problems[:MOST_SHOWN], "\n")
        super().__init__(
            counted(
                "{count} problem, nobody was added:\n{listed}",
                "{count} problems, nobody was added:\n{listed}",
                len(problems),
                listed=listed,
            )
        )


@dataclass(frozen=True, slots=True)
class NewPerson:
    """Somebody to be asked, with the line of the list that names them."""

    name: str
    address: str = ""
    role: Role = Role.OTHER
    unit: str = ""
    team: str = ""
    line: int = 1


def read_people(text: str, units: Units) -> tuple[NewPerson, ...]:
    """Return the people of a pasted list or CSV text: a person per line, as name, address, role, unit, team.

    Columns are parted by tabs, semicolons or commas; a first line that names the columns may order them otherwise.
    Refuse roles and units that nobody knows, and too many people.
    """
    rows = list(_rows(text))
    if len(rows) > MOST_PEOPLE:
        raise BadPeople([sentence("The list has more than {most} lines. Add it in parts.", most=MOST_PEOPLE)])
    columns: Sequence[str] = COLUMNS
    if rows and (named := _named_columns(rows[0][1])):
        columns, rows = named, rows[1:]
    problems: list[Sentence] = []
    read = [_person(line, dict(zip(columns, cells, strict=False)), units, problems) for line, cells in rows]
    problems += [
        sentence("Line {line} has more columns than there are names for.", line=line)
        for line, cells in rows
        if any(cells[len(columns) :])
    ]
    if problems:
        raise BadPeople(problems)
    return tuple(read)


def people_problems(new: Sequence[NewPerson], standing: Iterable[Respondent]) -> list[Sentence]:
    """Return why people cannot be added: names missing, too long or used twice, addresses wrong or used twice."""
    found: list[Sentence] = []
    for each in new:
        if not each.name.strip():
            found.append(sentence("Line {line} has no name.", line=each.line))
        if any(_misleads(sign) for sign in each.name + each.address + each.team):
            found.append(sentence("Line {line} has signs that nobody sees. Type it anew.", line=each.line))
        if len(each.name) > LONGEST_NAME or len(each.team) > LONGEST_NAME or len(each.address) > LONGEST_ADDRESS:
            found.append(
                sentence("Line {line} is too long: names have {most} characters.", line=each.line, most=LONGEST_NAME)
            )
        elif each.address and not ADDRESS.fullmatch(each.address):
            found.append(
                sentence("Line {line}: “{address}” is no e-mail address.", line=each.line, address=each.address)
            )
    found += _twice(new, standing)
    return found


def _twice(new: Sequence[NewPerson], standing: Iterable[Respondent]) -> Iterator[Sentence]:
    """Yield a problem for every name and address that two people have, with both lines."""
    names = {_folded(each.name): 0 for each in standing if not each.is_unnamed}
    addresses = {_folded(each.address): 0 for each in standing if each.address and not each.withdrawn_on}
    for each in new:
        name, address = _folded(each.name), _folded(each.address)
        if name and (first := names.setdefault(name, each.line)) != each.line:
            yield _repeated(
                sentence("Line {line}: somebody called “{what}” is asked already.", line=each.line, what=each.name),
                sentence("Lines {first} and {line} both name “{what}”.", first=first, line=each.line, what=each.name),
                first,
            )
        if address and (first := addresses.setdefault(address, each.line)) != each.line:
            yield _repeated(
                sentence(
                    "Line {line}: “{what}” belongs to somebody who is asked.", line=each.line, what=each.address
                ),
                sentence(
                    "Lines {first} and {line} both have “{what}”.", first=first, line=each.line, what=each.address
                ),
                first,
            )


def _repeated(of_old: Sentence, of_new: Sentence, first: int) -> Sentence:
    return of_new if first else of_old


def _folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).split()).casefold()


def _misleads(sign: str) -> bool:
    """Return whether a sign is not seen, or turns the direction of reading; what joins letters is a part of names."""
    return unicodedata.category(sign) in ("Cc", "Cf", "Cs") and not sign.isspace() and sign not in JOINING


def _rows(text: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the lines that hold something, with their numbers; the first sign that parts columns decides."""
    plain = text.removeprefix("\N{ZERO WIDTH NO-BREAK SPACE}").replace("\0", "")
    first = next((line for line in plain.splitlines() if line.strip()), "")
    parted = next((sign for sign in SEPARATORS if sign in first), ",")
    reader = csv.reader(io.StringIO(plain), delimiter=parted)
    try:
        for cells in reader:
            stripped = [cell.strip() for cell in cells]
            if any(stripped):
                yield reader.line_num, stripped
    except csv.Error as broken:
        raise BadPeople([sentence("Line {line} cannot be read.", line=reader.line_num)]) from broken


def _named_columns(cells: Sequence[str]) -> list[str] | None:
    """Return what the columns are called, where the first line says so."""
    names = [ALIASES.get(cell.casefold(), cell.casefold()) for cell in cells]
    return names if "name" in names and all(name in COLUMNS for name in names if name) else None


def _person(line: int, cells: Mapping[str, str], units: Units, problems: list[Sentence]) -> NewPerson:
    role, unit = cells.get("role", ""), cells.get("unit", "")
    found = ROLES.get(role.casefold())
    if found is None:
        known = tuple(each for each in ROLE_WORDS.values())
        problems.append(
            sentence("Line {line}: “{what}” is no role. There are: {known}.", line=line, what=role, known=known)
        )
    if unit and unit.casefold() not in units:
        known_units = tuple(dict.fromkeys(units.values()))
        problems.append(
            sentence("Line {line}: “{what}” is no unit. There are: {known}.", line=line, what=unit, known=known_units)
        )
    key = units.get(unit.casefold(), "")
    return NewPerson(
        cells.get("name", ""), cells.get("address", ""), found or Role.OTHER, key, cells.get("team", ""), line
    )


ROLES: Mapping[str, Role] = {
    word.casefold(): role
    for role, words in ROLE_WORDS.items()
    for word in (role.value, *(say(words, language) for language in LANGUAGES))
}
"""Roles by what people may write: their id, and what they are called in any language."""
