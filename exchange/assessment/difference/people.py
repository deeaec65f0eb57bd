"""The people of a workbook that came back: what differs of whom, who is new, and who is missing."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property

from assessments.respondents.listing import ROLES, NewPerson, people_problems
from assessments.responses import ROLE_WORDS, Respondent, Role
from exchange.assessment.difference.side import SideChange, SideRead, edited
from exchange.assessment.workbook.layout import Layout
from exchange.assessment.workbook.reference import FIELDS, known_of
from exchange.assessment.workbook.tables import SheetRows
from exchange.workbooks import Cell
from words.text import LANGUAGES, Sentence, pick, sentence


class PersonChange(SideChange[NewPerson]):
    """A cell about a person to accept, or somebody new as a whole."""

    kind = "person"


def read_people_sheet(sheet: SheetRows | None, layout: Layout) -> SideRead[PersonChange]:
    """Return what a sheet of people would change; a workbook without one changes nobody."""
    return _Reader(sheet, layout).read() if sheet else SideRead()


def changed_people(standing: Mapping[str, Respondent], changes: Iterable[PersonChange]) -> tuple[Respondent, ...]:
    """Return the people that follow from accepted changes, each with all else as it stands."""
    made: dict[str, Respondent] = {}
    for each in changes:
        value: object = Role(each.after) if each.field == "role" else each.after
        made[each.about] = replace(made.get(each.about, standing[each.about]), **{each.field: value})  # type: ignore[arg-type]
    return tuple(made.values())


def moved_people(standing: Mapping[str, Respondent], changes: Iterable[PersonChange]) -> tuple[PersonChange, ...]:
    """Return the changes whose person is no longer what the difference showed."""
    return tuple(
        each
        for each in changes
        if each.about
        and (each.about not in standing or str(getattr(standing[each.about], each.field)) != each.before)
    )


class _Reader:
    """Reads the rows of one sheet of people against who is asked."""

    def __init__(self, sheet: SheetRows, layout: Layout) -> None:
        self.sheet, self.layout = sheet, layout
        self.found = SideRead[PersonChange]()
        self.people = layout.snapshot.by_id
        self.seen: dict[str, int] = {}

    def read(self) -> SideRead[PersonChange]:
        for row, cells in self.sheet.filled:
            self._row(row, cells)
        names = self.layout.snapshot.names
        self.found.gone = tuple(str(names[each]) for each in self.people if each not in self.seen)
        if self.layout.snapshot.assessment.is_anonymous:
            self.found.gone = ()
        else:
            self._check_names()
        return self.found

    @cached_property
    def units(self) -> Mapping[str, str]:
        """Keys of units by their key and their name in any language, in small letters."""
        found: dict[str, str] = {}
        for key, title in self.layout.snapshot.units.items():
            found |= {word.casefold(): key for word in (key, *(pick(title, each) for each in LANGUAGES))}
        return found

    @property
    def unit_titles(self) -> tuple[object, ...]:
        """Return what units are called, or that there is none."""
        known = tuple(pick(each, self.layout.language) for each in self.layout.snapshot.units.values())
        return known or (sentence("none yet"),)

    def _row(self, row: int, cells: Sequence[Cell]) -> None:
        key = self.sheet.cell(cells, "").strip()
        if key and key not in self.people:
            self._problem(row, sentence("nobody with this key is asked here."))
            return
        if key in self.seen:
            words = "the respondent stands in row {row} already."
            self._problem(row, sentence(words, row=str(self.seen[key])))
            return
        if self.layout.snapshot.assessment.is_anonymous:
            self._unnamed(row, key, cells)
        elif key:
            self._known(row, self.people[key], cells)
        else:
            self._new(row, cells)
        if key:
            self.seen[key] = row

    def _unnamed(self, row: int, key: str, cells: Sequence[Cell]) -> None:
        shown = known_of(self.layout, self.people[key])[0] if key else ""
        if self.sheet.cell(cells, "name") not in ("", shown) or not key:
            words = "the assessment is anonymous: people are added on the page, and nobody is named in a file."
            self._problem(row, sentence(words))

    def _known(self, row: int, who: Respondent, cells: Sequence[Cell]) -> None:
        shown = dict(zip(FIELDS, known_of(self.layout, who), strict=True))
        for name, text, is_stale in edited(self.sheet, cells, shown):
            value, before = self._value(row, name, text), str(getattr(who, name))
            if value is not None and value != before:
                place = self.sheet.place(row, name)
                self.found.changes.append(PersonChange(who.id, who.name, name, before, value, place, is_stale))

    def _new(self, row: int, cells: Sequence[Cell]) -> None:
        told = {name: self._value(row, name, self.sheet.cell(cells, name)) for name in FIELDS}
        if any(value is None for value in told.values()):
            return
        name, role, unit, team = (str(told[each]) for each in FIELDS)
        new = NewPerson(name, "", Role(role), unit, team, row)
        self.found.changes.append(PersonChange("", name, "", "", name, self.sheet.place(row, "name"), new=new))

    def _value(self, row: int, name: str, text: str) -> str | None:
        """Return the value that a cell means; None, with its problem, where it means none."""
        plain = " ".join(text.split())
        if name == "role":
            return self._one_of(row, (plain, ROLES, sentence("a role")), tuple(ROLE_WORDS.values()))
        if name == "unit" and plain:
            return self._one_of(row, (plain, self.units, sentence("a unit")), self.unit_titles)
        return plain

    def _one_of(
        self, row: int, asked: tuple[str, Mapping[str, str], Sentence], shown: tuple[object, ...]
    ) -> str | None:
        text, known, what = asked
        found = known.get(text.casefold())
        if found is None:
            words = sentence(
                "“{text}” is not {what}. There are: {known}.",
                text=text,
                what=what,
                known=shown,
            )
            self._problem(row, words)
            return None
        return str(found)

    def _check_names(self) -> None:
        """Refuse names that are missing, too long or those of two people, once all changes were accepted."""
        named = {each.about: each for each in self.found.changes if each.field == "name"}
        new = [each.new for each in self.found.changes if each.new]
        new += [NewPerson(each.after, line=each.place.row) for each in named.values()]
        others = [each for each in self.layout.snapshot.respondents if each.id not in named]
        for problem in people_problems(new, others):
            words = "sheet “{sheet}”: {problem}"
            self.found.problems.append(sentence(words, sheet=self.sheet.sheet, problem=problem))

    def _problem(self, row: int, problem: Sentence) -> None:
        place = self.sheet.place(row).words
        self.found.problems.append(sentence("{place}: {problem}", place=place, problem=problem))
