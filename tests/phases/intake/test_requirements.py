"""Requirements from a table: what it would change, every mistake by line, nothing half-imported."""

import pytest

from access.store import load_journal
from exchange.requirements_file import UnreadableRequirements, requirement_lines
from phases.intake.requirements import BadRequirements
from phases.scope.actions import import_requirements, incoming, save_objective, save_requirement
from phases.scope.objective import Objective
from phases.scope.requirement import Requirement
from phases.scope.store import load_requirements

TABLE = """id,title,department,area,priority,level,objectives
R1,Quotations as PDF,Sales,Sales,must,3,O1
,Surveys,Service,service,could,2,
"""


@pytest.fixture
def acme(db, programme, signed):
    """A programme with objective o-1 and requirement r-1."""
    sign = signed(2026, 1, 6)
    save_objective(db, sign, programme.id, Objective("Quote faster"))
    wanted = Requirement({"en": "Quotations as PDF", "zh": "PDF 报价单"}, "Sales", "sales", objectives=("o-1",))
    save_requirement(db, sign, programme.id, wanted)
    return programme.id


def lines(text):
    return requirement_lines(text.encode())


def test_a_dry_run_says_what_would_change_and_saves_nothing(db, acme):
    found = incoming(db, acme, lines(TABLE))

    assert [each.title for each in found.added] == ["Surveys"]
    (before, after) = found.changed[0]
    assert (before.priority, before.level, after.priority, after.level) == ("should", 1, "must", 3)
    assert after.title == {"en": "Quotations as PDF", "zh": "PDF 报价单"}
    assert len(load_requirements(db, acme)) == 1


def test_what_was_imported_shows_no_difference_again(db, acme, signed):
    import_requirements(db, signed(2026, 1, 7), acme, lines(TABLE))

    again = incoming(db, acme, lines(TABLE))

    assert (again.added, again.changed, again.same) == ((), (), 2)
    assert [each.area for each in load_requirements(db, acme)] == ["sales", "service"]
    assert load_journal(db, acme, 1)[0].entry.verb == "import_requirements"


def test_a_chinese_table_is_understood(db, acme):
    found = incoming(db, acme, lines("需求;优先度;目标\nPDF 报价单;should;o-1\n来电弹屏;could;\n"))

    assert (found.same, [each.title for each in found.added]) == (1, ["来电弹屏"])


def test_every_mistake_is_named_by_its_line_and_nothing_is_saved(db, acme, signed):
    text = "title,priority,level,area,objectives\nA,perhaps,two,moon,O9\n,must,1,sales,\nA,must,1,sales,\n"

    with pytest.raises(BadRequirements) as refused:
        import_requirements(db, signed(2026, 1, 7), acme, lines(text))

    said = str(refused.value)
    for part in ("line 2: a level", "line 2: Priority", "line 2: Functional area", "line 2: There is no objective"):
        assert part in said
    assert "line 3: It needs a title." in said
    assert "line 4: the same requirement as line 2" in said
    assert len(load_requirements(db, acme)) == 1


def test_a_table_without_titles_is_refused(db, acme):
    with pytest.raises(BadRequirements, match="no column is called"):
        incoming(db, acme, lines("name,price\nA,1\n"))


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "no line below"),
        (b"title\n", "no line below"),
        ("需求\n报价".encode("gbk"), "not UTF-8"),
        (b'title\n"open', "breaks off"),
        (b"title\nA,B\nC\nD,E", "line 2, 4"),
        (b"x" * (5 * 2**20 + 1), "more than 5 MB"),
    ],
)
def test_what_is_no_table_is_refused(content, reason):
    with pytest.raises(UnreadableRequirements, match=reason):
        requirement_lines(content)
