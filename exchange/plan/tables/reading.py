"""A plan kept as a table, CSV or workbook, to a plan; what cannot be read is said by row and column, all at once."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from exchange.plan.dating.holding import held_on_start, long_milestones
from exchange.plan.foreign import (
    ForeignAssignment,
    ForeignLink,
    ForeignPerson,
    ForeignPlan,
    ForeignTask,
    Ignored,
    UntrustedPlan,
)
from exchange.plan.tables.cells.cells import Sheet, sheet_of
from exchange.plan.tables.cells.dates import Order
from exchange.plan.tables.cells.tasks import task_of
from exchange.plan.tables.cells.values import Working, before_of, person_of, split_list
from exchange.plan.tables.columns import Part, checked
from exchange.plan.tables.outline import depths_of, is_outline_number
from exchange.plan.tables.rows import Table, table_in
from phases.network.network import LagKind
from phases.plan import share_problem
from words.text import counted, sentence

NAMED = 6
"""So many rows or zones are named."""


def read_table(
    data: bytes, name: str = "", columns: Mapping[Part, str] | None = None, dates: Order | None = None
) -> ForeignPlan:
    """Return the plan in a table; refuse it with every problem when a cell cannot be trusted.

    `columns` and `dates` say which column means what and whether days stand before months, where a person has chosen.
    """
    table = table_in(data)
    table = replace(table, columns=checked(table.columns if columns is None else columns, table.headings))
    sheet = sheet_of(table, dates)
    plan = _plan(sheet, name)
    if sheet.problems:
        raise UntrustedPlan(sheet.problems)
    return replace(plan, ignored=(*plan.ignored, *long_milestones(plan), *_notes(table, sheet)))


def _plan(sheet: Sheet, name: str) -> ForeignPlan:
    depths = depths_of(sheet)
    uids = _uids(sheet)
    holds = [below > depth for depth, below in zip(depths, [*depths[1:], 0], strict=False)]
    lines = zip(sheet.lines, uids, depths, holds, strict=True)
    tasks = [task_of(line, uid, depth, is_summary) for line, uid, depth, is_summary in lines]
    links = _links(sheet, tasks)
    place = sheet.table.columns.get("start", "")
    tasks, held = (tasks, ()) if "constraint" in sheet.table.columns else held_on_start(tasks, links, place)
    persons, assignments = _people(sheet, tasks)
    leaves = [each for each in tasks if each.kind != "summary"]
    working = sheet.lines[0].working if sheet.lines else Working()
    return ForeignPlan(
        name=name,
        start=min((each.stored_start for each in leaves if each.stored_start), default=None),
        finish=max((each.stored_finish for each in leaves if each.stored_finish), default=None),
        from_finish=False,
        status_on=None,
        day_minutes=working.day,
        week_minutes=working.week,
        currency="",
        calendars=(),
        default_calendar="",
        tasks=tuple(tasks),
        links=tuple(links),
        persons=tuple(persons),
        assignments=tuple(assignments),
        ignored=held,
        only_names=True,
    )


def _uids(sheet: Sheet) -> list[str]:
    """Return the id of every row: from its column, else its number among the rows of the table.

    Codes in the outline column, such as T001, are ids where the table has no other.
    """
    part: Part = "uid" if "uid" in sheet.table.columns else "wbs"
    ids = [line.text(part) for line in sheet.lines]
    if part == "wbs" and (not all(ids) or len(set(ids)) < len(ids) or all(map(is_outline_number, ids))):
        return [str(place) for place in range(1, len(ids) + 1)]
    seen: dict[str, int] = {}
    for line, uid in zip(sheet.lines, ids, strict=True):
        if not uid:
            line.problem(sentence("{where}: every row needs an id where others have one.", where=line.where(part)))
        elif uid in seen:
            twin = {"uid": uid, "row": seen[uid]}
            line.problem(sentence("{where}: the id {uid} stands in row {row} too.", where=line.where(part), **twin))
        seen.setdefault(uid, line.number)
    return ids


def _links(sheet: Sheet, tasks: Sequence[ForeignTask]) -> list[ForeignLink]:
    """Return the links; a predecessor is named by its id, or else by its number in the outline."""
    names = {each.wbs: each.uid for each in tasks if each.wbs} | {each.uid: each.uid for each in tasks}
    twins = _twins(tasks)
    found: dict[tuple[str, str, int], ForeignLink] = {}
    for line, task in zip(sheet.lines, tasks, strict=True):
        for entry in split_list(line.text("predecessors")):
            before = before_of(entry, names, line.working)
            if before is None:
                line.wrong("predecessors", entry, sentence("a predecessor such as 12FS+3 days"))
            elif before.name not in names:
                said = sentence(
                    "{where}: there is no task “{name}”.", where=line.where("predecessors"), name=before.name
                )
                line.problem(said)
            elif before.name in twins:
                said = sentence(
                    "{where}: several tasks have the number “{name}”. Name the one by its id.",
                    where=line.where("predecessors"),
                    name=before.name,
                )
                line.problem(said)
            elif names[before.name] == task.uid:
                line.problem(
                    sentence("{where}: a task is its own predecessor.", where=line.where("predecessors")),
                )
            elif before.lag_kind is LagKind.PERCENT and (problem := share_problem(before.lag)):
                line.problem(sentence("{where}: {problem}", where=line.where("predecessors"), problem=problem))
            else:
                link = ForeignLink(names[before.name], task.uid, before.kind, before.lag, before.lag_kind)
                if found.setdefault((link.before, link.after, link.kind), link) != link:
                    line.problem(
                        sentence(
                            "{where}: “{name}” stands there twice with different lags. Keep one of them.",
                            where=line.where("predecessors"),
                            name=before.name,
                        )
                    )
    return list(found.values())


def _twins(tasks: Sequence[ForeignTask]) -> set[str]:
    """Return the outline numbers that several rows have and that are no row's id."""
    count = Counter(each.wbs for each in tasks if each.wbs)
    return {wbs for wbs, times in count.items() if times > 1} - {each.uid for each in tasks}


def _people(sheet: Sheet, tasks: Sequence[ForeignTask]) -> tuple[list[ForeignPerson], list[ForeignAssignment]]:
    """Return everybody who is named, and who works on what with which units."""
    persons: dict[str, ForeignPerson] = {}
    assignments: dict[tuple[str, str], ForeignAssignment] = {}
    for line, task in zip(sheet.lines, tasks, strict=True):
        for entry in split_list(line.text("persons")):
            found = person_of(entry)
            if found is None:
                line.wrong("persons", entry, sentence("a name such as Anna or Anna[50%]"))
                continue
            person = persons.setdefault(found[0], ForeignPerson(str(len(persons) + 1), found[0]))
            work = ForeignAssignment(task.uid, person.uid, found[1])
            if assignments.setdefault((task.uid, person.uid), work) != work:
                twice = sentence(
                    "{where}: “{name}” stands there twice with different shares. Keep one of them.",
                    where=line.where("persons"),
                    name=person.name,
                )
                line.problem(twice)
    return list(persons.values()), list(assignments.values())


def _notes(table: Table, sheet: Sheet) -> list[Ignored]:
    """Return what was decided and what was left out."""
    found = []
    if sheet.dates.decided_by:
        first = sentence("the day first") if sheet.dates.order == "day-first" else sentence("the month first")
        said = sentence(
            "Dates are read with {first}: “{value}” allows nothing else.", first=first, value=sheet.dates.decided_by
        )
        found.append(Ignored(said, ""))
    if sheet.guessed:
        said = counted(
            "One task says no duration; its dates give it, or else it takes a day.",
            "{count} tasks say no duration; their dates give it, or else they take a day.",
            sheet.guessed,
        )
        found.append(Ignored(said, table.columns.get("duration", "")))
    if sheet.is_share and (text := _share_in_words(sheet)):
        said = sentence("Progress is read as shares of one: {value} is {percent} %.", value=text[0], percent=text[1])
        found.append(Ignored(said, table.columns["percent"]))
    found += [_zone_note(column, zones) for column, zones in sheet.dates.zones.items()]
    if sheet.nameless:
        said = counted(
            "Row {rows} has no name and is left out.",
            "{count} rows have no name and are left out: {rows}",
            len(sheet.nameless),
            rows=[str(line) for line in sheet.nameless[:NAMED]],
        )
        found.append(Ignored(said, table.columns["name"]))
    found += [Ignored(sentence("This sheet is not read."), name) for name in table.other_sheets]
    return found


def _share_in_words(sheet: Sheet) -> tuple[str, str] | None:
    """Return the first share that a text writes, and the percentage that it is."""
    texts = (line.text("percent") for line in sheet.lines if isinstance(line.cell("percent"), str))
    found = next((text for text in texts if "." in text or "," in text), None)
    return (found, f"{100 * float(found.replace(',', '.')):g}") if found else None


def _zone_note(column: str, zones: Sequence[str]) -> Ignored:
    said = counted(
        "One date says a time zone ({zones}), which is left out: its time of day is taken as it stands.",
        "{count} dates say a time zone ({zones}), which is left out: their times of day are taken as they stand.",
        len(zones),
        zones=list(dict.fromkeys(zones))[:NAMED],
    )
    return Ignored(said, column)
