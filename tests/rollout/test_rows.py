from datetime import UTC, date, datetime

from access.journal import Signature
from methodology.loader import load_pack
from phases.actions import create_programme, find_programme
from phases.planned import load_timeline
from phases.programme import NewProgramme, NewUnit
from phases.renewal.actions import tailor
from phases.renewal.tailoring import Choice
from phases.store import load_units
from rollout.matrix import unit_rows

BY = Signature("Ana", datetime(2026, 1, 5, tzinfo=UTC))
UNITS = (NewUnit(name="North"), NewUnit(name="Harbour", wave=0), NewUnit(name="South", wave=2))


def test_every_unit_has_a_row_with_its_six_activities_and_its_go_live(db):
    pack = load_pack("crm-core")
    new = NewProgramme(name="Acme", start_on=date(2026, 1, 5), steps=("assess", "collect"), units=UNITS)
    programme = create_programme(db, BY, new, pack)
    tailor(db, BY, programme.id, Choice(add_units=(NewUnit(name="West", wave=1),)))
    programme = find_programme(db, programme.id)

    rows = unit_rows(load_timeline(db, programme, date(2026, 1, 5)), load_units(db, programme.id), pack)

    assert [row.unit.name for row in rows] == ["Harbour", "North", "West", "South"]
    assert [cell.activity for cell in rows[0].cells] == [each.id for each in pack.unit_activities]
    assert all(row.live.task.key == f"unit.{row.unit.key}.live" for row in rows)
    assert rows[2].live.baseline is None
