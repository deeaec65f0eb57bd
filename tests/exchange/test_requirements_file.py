"""Requirements to a workbook or CSV and back, and tables of others with headings of their own."""

import io
import zipfile

import pytest

from exchange.requirements_file import (
    UnreadableRequirements,
    mapped,
    recognised,
    requirement_lines,
    write_requirements,
)
from exchange.workbooks import HoldsMacros
from phases.intake.requirements import BadRequirements, difference
from phases.scope.coverage import Scope
from phases.scope.objective import Objective
from phases.scope.requirement import Requirement
from tests.exchange.assessment.workbooks import cells_of, with_file, workbook

AREAS = {"sales": {"en": "Sales", "zh": "销售"}, "service": {"en": "Service", "zh": "服务"}}
SCOPE = Scope(
    (Objective("Quote faster", key="o-1"), Objective("Fewer errors", key="o-2")),
    (
        Requirement({"en": "Quotations", "zh": "报价单"}, "Sales", "sales", "must", 3, "", ("o-1", "o-2"), "r-1", 2),
        Requirement("=HYPERLINK(1)", {"en": "IT", "zh": "信息技术"}, "", "could", 1, "outdated", (), "r-2", 1),
        Requirement("-5 % effort", "", "service", "should", 4, "isolated", (), "r-3", 1),
    ),
    (),
)


@pytest.mark.parametrize("form", ["xlsx", "csv"])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_what_was_written_and_not_edited_is_no_difference(form, language):
    lines = requirement_lines(write_requirements(SCOPE.requirements, AREAS, (form, language)))

    found = difference(lines, SCOPE, AREAS)

    assert (found.added, found.changed, found.same) == ((), (), 3)


def test_no_text_of_a_workbook_is_a_formula():
    data = write_requirements(SCOPE.requirements, AREAS, ("xlsx", "en"))

    assert b"<f>" not in zipfile.ZipFile(io.BytesIO(data)).read("xl/worksheets/sheet1.xml")


def test_sorted_rows_numbers_blank_rows_and_a_second_header_change_nothing():
    first, *rows = cells_of(write_requirements(SCOPE.requirements, AREAS, ("xlsx", "en")))
    for row in rows:
        row[5] = float(row[5])
    data = workbook(
        [("Notes", [["Read me"]]), ("Wishes", [["Our wishes"], [], first, *rows[::-1], first, ["", " "]])]
    )

    found = difference(requirement_lines(data), SCOPE, AREAS)

    assert (found.added, found.changed, found.same) == ((), (), 3)


def test_an_edited_cell_is_the_one_change_and_priorities_may_be_chinese():
    rows = cells_of(write_requirements(SCOPE.requirements, AREAS, ("xlsx", "zh")))
    rows[2][4] = "必须"

    (pair,) = difference(requirement_lines(workbook([("A", rows)])), SCOPE, AREAS).changed

    assert (pair[0].priority, pair[1].priority, pair[0].key) == ("could", "must", "r-2")


def test_a_person_says_what_unknown_headings_mean():
    lines = requirement_lines(
        workbook([("A", [["Anforderung", "Bereich", "Rang"], ["Umfragen", "Service", "must"]])])
    )
    assert recognised([*lines[0][1]]) == {}

    found = difference(mapped(lines, {"title": "Anforderung", "area": "Bereich", "priority": "Rang"}), SCOPE, AREAS)

    assert [(each.title, each.area, each.priority) for each in found.added] == [("Umfragen", "service", "must")]


def test_mistakes_are_named_by_their_row():
    rows = [["title", "level"], ["A", "1"], ["", ""], ["B", "9"]]

    with pytest.raises(BadRequirements, match="line 4: "):
        difference(requirement_lines(workbook([("A", rows)])), SCOPE, AREAS)


def test_formulas_macros_and_workbooks_without_titles_are_refused():
    rows = [["title", "level"], ["A", "1"]]
    with pytest.raises(UnreadableRequirements, match="formulas in C2"):
        requirement_lines(workbook([("A", rows)], formula=(1, 2, "=1+1", None, 2)))
    with pytest.raises(HoldsMacros):
        requirement_lines(with_file(workbook([("A", rows)]), "xl/vbaProject.bin"))
    with pytest.raises(UnreadableRequirements, match="its sheets are A, B"):
        requirement_lines(workbook([("A", [["x"]]), ("B", [["y"]])]))
