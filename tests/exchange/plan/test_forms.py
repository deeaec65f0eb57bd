import shutil
import sys
from datetime import date, datetime

import pytest

from errors import Refusal
from exchange.plan.dating.scheduling import moment, network_of
from exchange.plan.foreign import UntrustedPlan
from exchange.plan.forms import plan_in
from exchange.plan.mspdi.reading import NoProjectXml
from exchange.plan.programs.mpxj import MpxjMissing, NotConverted, converted, is_installed
from phases.network.network import Constraint, LinkType
from phases.network.schedule import compute_times
from tests.exchange.plan.documents import SAMPLES, mspdi, sample, task

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
GAN = """<?xml version="1.0" encoding="UTF-8"?><project name="House" version="3.3">
<calendars><day-types><default-week sun="1" mon="0" tue="0" wed="0" thu="0" fri="0" sat="0"/></day-types>
<date year="2026" month="1" date="5" type="HOLIDAY"/><date year="" month="5" date="1" type="HOLIDAY"/></calendars>
<tasks><taskproperties><taskproperty id="tpc0" name="Region" type="custom" valuetype="text"/></taskproperties>
{tasks}</tasks>
<resources><resource id="0" name="Ann" function="1"/></resources>
<allocations><allocation task-id="2" resource-id="0" load="50.0"/></allocations>
<vacations><vacation start="2026-02-02" end="2026-02-06" resourceid="0"/></vacations>
<previous><previous-tasks name="first"><previous-task id="2" start="2026-01-01" duration="3"/></previous-tasks>
</previous></project>"""
ROWS = """<task id="1" name="Build" start="2026-01-02" duration="4" complete="0">
<task id="2" name="Walls" start="2026-01-02" duration="2" complete="25"><depend id="3" type="2" difference="1"/>
<customproperty taskproperty-id="tpc0" value="North"/><notes>cold</notes></task>
<task id="3" name="Done" meeting="true" start="2026-01-07" duration="0" complete="0"/></task>
<task id="4" name="Later" start="2026-02-02" duration="1" complete="0"/>
<task id="5" name="Held" start="2026-02-03" duration="1" complete="0"
thirdDate="2026-02-03" thirdDate-constraint="1"/>"""
PLANNER = """<project name="P" project-start="20260105T000000Z" mrproject-version="2" calendar="1"><calendars>
<calendar id="1" name="Base"><default-week mon="0" tue="0" wed="0" thu="0" fri="0" sat="1" sun="1"/>
<overridden-day-types><overridden-day-type id="0"><interval start="0900" end="1700"/></overridden-day-type>
</overridden-day-types><days><day date="20260106" type="day-type" id="1"/></days>
<calendar id="2" name="Own"><default-week fri="1"/></calendar></calendar></calendars>
<tasks>{tasks}</tasks><resources><resource id="1" name="Ann" type="1" calendar="2"/></resources>
<allocations><allocation task-id="2" resource-id="1" units="50"/></allocations></project>"""
PLANNER_ROWS = """<task id="1" name="Build"><task id="2" name="Walls" work="28800" scheduling="fixed-work"/>
<task id="3" name="Roof" work="28800" type="normal"><constraint type="must-start-on" time="20260112T090000Z"/>
<predecessors><predecessor id="1" predecessor-id="2" type="SS" lag="3600"/></predecessors></task></task>
<task id="4" name="Done" type="milestone" work="0"/>"""


def gan(tasks=ROWS):
    return plan_in(GAN.format(tasks=tasks).encode())


def planner(tasks=PLANNER_ROWS):
    return plan_in(PLANNER.format(tasks=tasks).encode())


def test_a_gantt_project_plan_is_read():
    plan = gan()

    assert [(each.uid, each.outline, each.kind, each.minutes) for each in plan.tasks] == [
        ("1", 1, "summary", 1920),
        ("2", 2, "task", 960),
        ("3", 2, "milestone", 0),
        ("4", 1, "task", 480),
        ("5", 1, "task", 480),
    ]
    assert (plan.tasks[1].fields, plan.tasks[1].notes, plan.tasks[1].percent) == ({"Region": "North"}, "cold", 25)
    assert [(each.before, each.after, each.kind, each.lag) for each in plan.links] == [("2", "3", LinkType.FS, 480)]
    assert plan.tasks[1].baselines[1].start == datetime(2026, 1, 1, 8)
    assert [each.constraint for each in plan.tasks[3:]] == [Constraint.START_NO_EARLIER] * 2


def test_the_holidays_and_absences_of_a_gantt_project_plan():
    plan = gan()
    own, anns = plan.calendars

    assert (own.week[5] != (), own.week[6]) == (True, ())
    assert [each.first for each in own.exceptions[:3]] == [date(2026, 1, 5), date(2026, 5, 1), date(2027, 5, 1)]
    assert (anns.base, anns.exceptions[0].last) == ("1", date(2026, 2, 6))
    assert (plan.persons[0].calendar, plan.assignments[0].units) == (anns.uid, 0.5)


@pytest.mark.parametrize(
    ("tasks", "said"),
    [
        ('<task id="1" name="A" start="soon" duration="1"/>', "Task “A”: start is “soon”; it must be a date"),
        ('<task id="1" name="A" start="2026-01-01" duration="x"/>', "duration is “x”"),
        ('<task id="1" name="A" start="2026-01-01" duration="-1"/>', "does not exist"),
        ('<task id="1" name="A"><depend id="9"/></task>', "task 9, which is missing"),
        ('<task id="1" name="A"/><task id="1" name="B"/>', "Two tasks have the same id"),
        ('<task name="A"/>', "id is missing"),
    ],
)
def test_a_gantt_project_plan_that_cannot_be_trusted_is_refused(tasks, said):
    with pytest.raises(UntrustedPlan, match=said):
        gan(tasks)


def test_a_planner_plan_is_read():
    plan = planner()

    assert [(each.uid, each.outline, each.kind, each.minutes) for each in plan.tasks] == [
        ("1", 1, "summary", 0),
        ("2", 2, "task", 960),
        ("3", 2, "task", 480),
        ("4", 1, "milestone", 0),
    ]
    assert (plan.tasks[2].constraint, plan.tasks[2].constraint_at) == (
        Constraint.MUST_START_ON,
        datetime(2026, 1, 12, 9),
    )
    assert [(each.kind, each.lag) for each in plan.links] == [(LinkType.SS, 60)]
    assert plan.calendars[0].week[4] == ((540, 1020),)
    assert plan.calendars[0].exceptions[0].first == date(2026, 1, 6)
    assert (plan.calendars[1].base, plan.calendars[1].week[4], plan.calendars[1].week[0]) == ("1", (), None)


@pytest.mark.parametrize(
    ("tasks", "said"),
    [
        ('<task id="1" name="A" work="x"/>', "work is “x”"),
        ('<task id="1" name="A" percent-complete="120"/>', "does not exist"),
        (
            '<task id="1"><predecessors><predecessor predecessor-id="7"/></predecessors></task>',
            "task 7, which is missing",
        ),
        ('<task id="1"><constraint type="must-start-on"/></task>', "time is missing"),
    ],
)
def test_a_planner_plan_that_cannot_be_trusted_is_refused(tasks, said):
    with pytest.raises(UntrustedPlan, match=said):
        planner(tasks)


@pytest.mark.parametrize(
    ("name", "finish"),
    [
        ("gan/HouseBuildingSample.gan", datetime(2024, 10, 11, 17)),
        ("other/planner-sample.planner", datetime(2007, 3, 21, 17)),
    ],
)
def test_a_plan_of_another_program_ends_on_its_day(name, finish):
    times = compute_times(*network_of(plan_in(sample(name))))

    assert moment(max(times.finish)) == finish


def test_the_content_decides_not_the_name():
    assert plan_in(mspdi(task(1)), "plan.csv").tasks[0].name == "Task 1"
    assert plan_in("Task Name,Duration\nA,1d\n".encode("utf-16"), "plan.xml").tasks[0].name == "A"
    assert plan_in(mspdi(task(1)).decode().encode("utf-16")).tasks[0].name == "Task 1"
    with pytest.raises(NoProjectXml):
        plan_in(b"<project/>")


@pytest.mark.skipif(is_installed(), reason="the optional library is installed")
@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (OLE, ".mpp"),
        (b"ERMHDR\t8.0", ".xer"),
        (b"MPX,Microsoft Project", ".mpx"),
        (b"<APIBusinessObjects/>", ".xml"),
    ],
)
def test_without_the_optional_library_it_is_said_what_to_install(data, kind):
    with pytest.raises(MpxjMissing, match="pip install mpxj jpype1") as refused:
        plan_in(data)

    assert kind in str(refused.value)


def test_a_file_that_the_library_cannot_read_is_refused():
    with pytest.raises(NotConverted, match=r"cannot be read as \.mpp"):
        converted(OLE, ".mpp", python=shutil.which("false"))


STAND_IN = """
class Reader:
    def read(self, path):
        return open(path, "rb").read().removeprefix(b"PLAN ")

class Writer:
    def write(self, plan, target):
        open(target, "wb").write(plan)

def startJVM(*options, **named):
    import mpxj
    assert mpxj.IS_THE_LIBRARY

def JClass(name):
    return Reader if name.endswith("UniversalProjectReader") else Writer
"""


def test_the_converter_finds_the_library_and_not_our_own_module_of_its_name(tmp_path, monkeypatch):
    (tmp_path / "jpype.py").write_text(STAND_IN)
    (tmp_path / "mpxj.py").write_text("IS_THE_LIBRARY = True")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    python = tmp_path / "python"
    python.symlink_to(sys.executable)

    assert converted(b"PLAN <Project/>", ".xer", str(python)) == b"<Project/>"


def test_an_old_workbook_is_a_table():
    with pytest.raises(Refusal, match="cannot be opened as XLS:"):
        plan_in(OLE + bytes(500) + "Workbook".encode("utf-16-le") + bytes(100))


def test_every_sample_plan_is_read():
    folders = ("mspdi", "mspdi_from_mpp", "csv", "xlsx", "gan", "other")
    files = [file for folder in folders for file in SAMPLES.glob(f"{folder}/*")]
    if not files:
        sample("gan/HouseBuildingSample.gan")

    assert len([plan_in(file.read_bytes()) for file in files]) == 30
