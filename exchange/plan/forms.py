"""Which form a plan has: the content decides, not the name of the file."""

import re

from exchange.plan.foreign import ForeignPlan
from exchange.plan.mspdi.reading import mspdi_plan, read_mspdi
from exchange.plan.programs.ganttproject import ganttproject_plan
from exchange.plan.programs.mpxj import converted
from exchange.plan.programs.planner import planner_plan
from exchange.plan.safe_xml import parsed
from exchange.plan.tables.reading import read_table

OLE = b"\xd0\xcf\x11\xe0"
SHEETS = ("Workbook", "Book")
"""What an old workbook calls its content; an .mpp is packed alike."""
XML = re.compile(rb"^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?[\s\x00]*<")
PRIMAVERA_XML = "APIBusinessObjects"
BY_BEGIN = ((b"ERMHDR", ".xer"), (b"MPX", ".mpx"), (b"%TSNFILE", ".ppx"))


def plan_in(data: bytes, name: str = "") -> ForeignPlan:
    """Return the plan; `name` is what it is called where the file says nothing. Refuse it as its reader does."""
    if is_table(data):
        return read_table(data, name)
    if data.startswith(OLE):
        return read_mspdi(converted(data, ".mpp"))
    for begin, kind in BY_BEGIN:
        if data.startswith(begin):
            return read_mspdi(converted(data, kind))
    return _plan_in_xml(data)


def is_table(data: bytes) -> bool:
    """Return whether the plan is kept as a table, whose columns a person may choose."""
    if data.startswith(OLE):
        return _is_old_workbook(data)
    return not any(data.startswith(begin) for begin, _ in BY_BEGIN) and not XML.match(data[:200])


def _plan_in_xml(data: bytes) -> ForeignPlan:
    root = parsed(data)
    if root.tag == PRIMAVERA_XML:
        return read_mspdi(converted(data, ".xml"))
    if root.tag == "project" and "mrproject-version" in root.attrib:
        return planner_plan(root)
    if root.tag == "project" and root.find("tasks") is not None:
        return ganttproject_plan(root)
    return mspdi_plan(root)


def _is_old_workbook(data: bytes) -> bool:
    return any(name.encode("utf-16-le") + b"\x00\x00" in data for name in SHEETS)
