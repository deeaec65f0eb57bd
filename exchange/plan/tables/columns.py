"""Which column of a plan in a table means what, by its heading in English, Chinese or German."""

import re
from collections.abc import Mapping, Sequence
from typing import Literal

from errors import Refusal
from exchange.plan.tables.cells.traditional import simplified
from words.text import sentence

Part = Literal[
    "uid",
    "wbs",
    "name",
    "level",
    "duration",
    "start",
    "finish",
    "predecessors",
    "persons",
    "percent",
    "milestone",
    "started",
    "finished",
    "remaining",
    "constraint",
    "constraint_at",
    "deadline",
    "priority",
    "notes",
    "manual",
    "active",
    "day_hours",
]

KNOWN: Mapping[Part, tuple[str, ...]] = {
    "uid": (
        *("id", "unique id", "uid", "task id", "nr", "no", "number", "row", "标识号", "唯一标识号", "编号", "序号"),
        *("任务编号", "任务id", "识别码", "vorgangsnummer", "eindeutige nr"),
    ),
    "wbs": (
        *("wbs", "wbs id", "wbs code", "wbs number", "outline number", "outline no", "bsi", "outline", "大纲数字"),
        *(
            "大纲编号",
            "大纲号",
            "wbs 代码",
            "wbs编号",
            "wbs代码",
            "psp code",
            "psp",
            "gliederungsnummer",
            "gliederung",
        ),
    ),
    "name": (
        *("task name", "name", "task", "activity", "activity name", "title", "work item", "summary", "description"),
        *(
            "任务名称",
            "任务",
            "名称",
            "工作名称",
            "活动名称",
            "活动",
            "工作内容",
            "vorgangsname",
            "vorgang",
            "aufgabe",
        ),
    ),
    "level": (
        *("outline level", "level", "indent", "大纲级别", "大纲阶层", "级别", "层级", "gliederungsebene", "ebene"),
    ),
    "duration": (
        *(
            "duration",
            "planned duration",
            "original duration",
            "planned days",
            "days",
            "工期",
            "计划工期",
            "持续时间",
        ),
        *("天数", "dauer", "tage"),
    ),
    "start": (
        *(
            "start",
            "start date",
            "planned start",
            "scheduled start",
            "begin",
            "begin date",
            "from",
            "开始时间",
            "开始",
        ),
        *("开始日期", "计划开始", "计划开始时间", "计划开始日期", "anfang", "beginn", "startdatum"),
    ),
    "finish": (
        *(
            "finish",
            "finish date",
            "end",
            "end date",
            "planned finish",
            "planned end",
            "scheduled finish",
            "due",
            "to",
        ),
        *("due date", "完成时间", "完成", "完成日期", "结束时间", "结束", "结束日期", "计划完成", "计划完成时间"),
        *("计划完成日期", "计划结束", "计划结束日期", "fertig stellen", "ende", "enddatum", "fertigstellung"),
    ),
    "predecessors": (
        *("predecessors", "predecessor", "dependencies", "depends on", "dependency", "前置任务", "前置", "前序任务"),
        *("依赖", "紧前任务", "紧前工作", "vorgänger"),
    ),
    "persons": (
        *("resource names", "resources", "resource", "assigned to", "assignee", "assignees", "owner", "responsible"),
        *("资源名称", "资源", "负责人", "责任人", "执行人", "ressourcennamen", "ressourcen", "verantwortlich"),
    ),
    "percent": (
        *(
            "% complete",
            "percent complete",
            "complete",
            "progress",
            "% done",
            "完成百分比",
            "进度",
            "% 完成",
            "完成率",
        ),
        *("% abgeschlossen", "fortschritt"),
    ),
    "milestone": ("milestone", "is milestone", "里程碑", "是否里程碑", "meilenstein"),
    "started": ("actual start", "actual start date", "实际开始", "实际开始时间", "实际开始日期", "ist anfang"),
    "finished": (
        *("actual finish", "actual end", "actual finish date", "实际完成", "实际完成时间", "实际完成日期"),
        *("实际结束", "实际结束日期", "ist ende"),
    ),
    "remaining": ("remaining duration", "剩余工期", "verbleibende dauer"),
    "constraint": ("constraint type", "constraint", "限制类型", "einschränkungsart"),
    "constraint_at": ("constraint date", "限制日期", "einschränkungstermin"),
    "deadline": ("deadline", "最后期限", "期限", "截止日期", "stichtag"),
    "priority": ("priority", "优先级", "优先顺序", "priorität"),
    "notes": ("notes", "note", "comment", "comments", "remarks", "备注", "说明", "注释", "notizen", "bemerkung"),
    "manual": ("task mode", "任务模式", "vorgangsmodus"),
    "active": ("active", "活动状态", "是否活动", "aktiv"),
    "day_hours": ("hours per day", "每日工时", "每天工时", "stunden pro tag"),
}
UNIT = re.compile(r"[(（\[](?P<unit>[^)）\]]+)[)）\]]\s*$")


class NoNameColumn(Refusal):
    """No column holds the names of the tasks."""

    def __init__(self, headings: Sequence[str]) -> None:
        super().__init__(
            sentence(
                "No column holds the names of the tasks. Call one “Task Name” or “任务名称”. "
                "The file has: {headings}.",
                headings=tuple(each for each in headings if each) or ("–",),
            )
        )


class NoPlanColumn(Refusal):
    """The table has no column of that name."""

    def __init__(self, column: str, headings: Sequence[str]) -> None:
        super().__init__(
            sentence(
                "There is no column “{column}”. The file has: {headings}.", column=column, headings=tuple(headings)
            )
        )


def suggested(headings: Sequence[str]) -> dict[Part, str]:
    """Return the heading that most likely holds each part; parts that no heading names are left out."""
    found: dict[Part, str] = {}
    for part, names in KNOWN.items():
        plain = {plain_heading(each): each for each in reversed(headings) if each and each not in found.values()}
        if name := next((name for name in names if name in plain), None):
            found[part] = plain[name]
    return found


def plain_heading(heading: str) -> str:
    """Return a heading without unit, case and punctuation."""
    text = simplified(UNIT.sub("", heading))
    return " ".join(re.sub(r"[^\w%]+|_", " ", text).split()).casefold()


def unit_of(heading: str) -> str:
    """Return the unit that a heading names in brackets, such as “days” in “Duration (days)”."""
    found = UNIT.search(heading)
    return found["unit"].strip() if found else ""


def checked(columns: Mapping[Part, str], headings: Sequence[str]) -> dict[Part, str]:
    """Return the columns chosen by a person; refuse one that is not there, and a choice without names."""
    for heading in columns.values():
        if heading not in headings:
            raise NoPlanColumn(heading, headings)
    if "name" not in columns:
        raise NoNameColumn(headings)
    return dict(columns)
