"""Who has too much work because of what, and which roles have no people: the parts below the map of weeks."""

from collections.abc import Sequence
from datetime import date

from phases.effort.answer import wanted
from phases.effort.load.workload import Overload
from ui.components.board import told, words
from ui.components.readings import Column, Drawn, Row, readings
from ui.components.readings import said as cell
from ui.parts.page.frame import small
from ui.parts.people.view import People
from ui.session import is_phone, language, said, t, tn
from words.format import number, short_date

MOST_LISTED = 12
PHONE_LISTED = 6
CAUSES = 3


def too_much(people: People) -> list[Drawn]:
    """Return who has too much in which week, the worst first; where nobody has, the roles that lack people."""
    overs = people.effort.overloads
    if not overs:
        return _open_roles(people)
    hours = _exact(sum(each.over for each in overs))
    title = tn(
        "{hours} h over capacity in one week",
        "{hours} h over capacity in {count} weeks of people and roles",
        len(overs),
        hours=hours,
    )
    most = PHONE_LISTED if is_phone() else MOST_LISTED
    table = _short(people, overs[:most]) if is_phone() else _table(people, overs[:most])
    rest = [words(small(t("and {n} more", n=len(overs) - most)))] if len(overs) > most else []
    return [told(title, t("worst first, with the tasks that take most hours of that week")), table, *rest]


def _table(people: People, overs: Sequence[Overload]) -> Drawn:
    columns = [
        Column(t("Who"), "whole"),
        Column(t("Week of"), "right"),
        Column(t("Hours"), "right"),
        Column(t("Over"), "right"),
        Column(t("Because of")),
    ]
    rows = [
        Row(
            [
                cell("", bold=_who(people, each)),
                cell(_day(each.week)),
                cell(_hours(each)),
                _over(each),
                cell(_causes(people, each)),
            ]
        )
        for each in overs
    ]
    return readings("overloads", t("Who is overloaded in which week"), columns, rows, "told")


def _short(people: People, overs: Sequence[Overload]) -> Drawn:
    """Return the same for a narrow screen: what causes it stands below who it is."""
    columns = [Column(t("Who")), Column(t("Over"), "right")]
    rows = [
        Row(
            [
                cell(
                    f" · {_day(each.week)}",
                    bold=_who(people, each),
                    note=f"{_hours(each)} · {_causes(people, each)}",
                ),
                _over(each),
            ]
        )
        for each in overs
    ]
    return readings("overloads", t("Who is overloaded in which week"), columns, rows, "told")


def _over(over: Overload) -> Drawn:
    return {"pieces": [["b red", t("+{hours} h", hours=_exact(over.over))]]}


def _who(people: People, over: Overload) -> str:
    return said(people.name(over.kind, over.key))


def _day(day: date) -> str:
    return short_date(day, language())


def _hours(over: Overload) -> str:
    return t("{hours} of {available} h", hours=_exact(over.hours), available=_exact(over.available))


def _exact(hours: float) -> str:
    """Return hours to the tenth, so that a reader who subtracts them finds what is over."""
    return number(hours, 0 if abs(hours - round(hours)) < 0.05 else 1)


def _causes(people: People, over: Overload) -> str:
    first = [
        f"{said(people.titles.get(task_id, task_id))} {t('{hours} h', hours=number(hours))}"
        for task_id, hours in over.causes[:CAUSES]
    ]
    more = len(over.causes) - CAUSES
    return " · ".join([*first, *([tn("{count} more task", "{count} more tasks", more)] if more > 0 else [])])


def _open_roles(people: People) -> list[Drawn]:
    """Return which roles have no people yet and how many they would need."""
    roles = wanted(people.effort.load, people.effort.since)[:MOST_LISTED]
    if not roles:
        return []
    columns = [Column(t("Role")), Column(t("Busiest week of"), "right"), Column(t("People needed"), "right")]
    rows = [
        Row([cell(said(people.name("role", each.role))), cell(_day(each.week)), cell(number(each.people, 1))])
        for each in roles
    ]
    return [
        told(
            tn("One role has no people", "{count} roles have no people", len(roles)),
            t("how many full-time people its busiest week needs; without a name a task takes one"),
        ),
        readings("open roles", t("Roles without people and what they need"), columns, rows, "told"),
    ]
