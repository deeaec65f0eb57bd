"""What Microsoft Project XML holds that is not taken over: counted by where it stands, so that it can be said."""

from collections import Counter
from collections.abc import Sequence
from xml.etree.ElementTree import Element

from exchange.plan.foreign import Ignored
from exchange.plan.mspdi.tasks import is_project
from words.text import Sentence, counted, sentence

OWN = "Project"
TAKEN_APART = (
    *("Project", "Project/Calendars", "Project/Calendars/Calendar", "Project/Tasks", "Project/Tasks/Task"),
    *("Project/Resources", "Project/Resources/Resource", "Project/Assignments", "Project/Assignments/Assignment"),
    *("Project/Tasks/Task/PredecessorLink", "Project/Tasks/Task/Baseline"),
)
"""Elements whose children are looked at one by one; other elements with children count as one thing."""
UNDERSTOOD = {
    "Project": (
        *(
            "SaveVersion",
            "Name",
            "Title",
            "StartDate",
            "FinishDate",
            "ScheduleFromStart",
            "StatusDate",
            "CalendarUID",
        ),
        *("MinutesPerDay", "MinutesPerWeek", "DaysPerMonth", "CurrencyCode", "CurrencySymbol", "ExtendedAttributes"),
    ),
    "Project/Calendars/Calendar": (
        *("UID", "Name", "IsBaseCalendar", "BaseCalendarUID", "WeekDays", "Exceptions", "WorkWeeks"),
    ),
    "Project/Tasks/Task": (
        *("UID", "ID", "Name", "IsNull", "WBS", "OutlineLevel", "OutlineNumber", "Priority", "Start", "Finish"),
        *("Duration", "DurationFormat", "Milestone", "Summary", "Critical", "TotalSlack", "PercentComplete", "Cost"),
        *("ActualStart", "ActualFinish", "RemainingDuration", "ConstraintType", "ConstraintDate", "Deadline"),
        *("FixedCost", "ActualCost"),
        *("CalendarUID", "IgnoreResourceCalendar", "Notes", "Active", "Manual", "ManualStart", "ManualFinish"),
        *(
            "ManualDuration",
            "FreeformDurationFormat",
            "ExtendedAttribute",
            "ExternalTask",
            "Recurring",
            "IsSubproject",
        ),
    ),
    "Project/Tasks/Task/PredecessorLink": (
        *("PredecessorUID", "Type", "LinkLag", "LagFormat", "CrossProject", "CrossProjectName"),
    ),
    "Project/Tasks/Task/Baseline": ("Number", "Start", "Finish", "Duration", "DurationFormat", "Cost"),
    "Project/Resources/Resource": (
        *("UID", "ID", "Name", "Type", "IsNull", "IsCostResource", "CalendarUID", "MaxUnits", "StandardRate"),
    ),
    "Project/Assignments/Assignment": ("UID", "TaskUID", "ResourceUID", "Units", "Work", "ActualWork", "Cost"),
}
COMPUTED = (
    *("GUID", "CreateDate", "CreationDate", "LastSaved", "EarlyStart", "EarlyFinish", "LateStart", "LateFinish"),
    *("StartVariance", "FinishVariance", "WorkVariance", "CostVariance", "DurationVariance", "FreeSlack"),
    *(
        "StartSlack",
        "FinishSlack",
        "PercentWorkComplete",
        "ActualDuration",
        "ActualCost",
        "ActualWork",
        "RegularWork",
    ),
    *("RemainingCost", "RemainingWork", "ACWP", "BCWS", "BCWP", "CV", "SV", "VAC", "Work", "OverAllocated"),
    *("Overallocated", "PreLeveledStart", "PreLeveledFinish", "ResumeValid", "Stop", "Resume", "Start", "Finish"),
    *("PeakUnits", "LevelingDelayFormat", "LevelAssignments", "LevelingCanSplit", "StandardRateFormat"),
    *("OvertimeRateFormat", "FixedCostAccrual", "AccrueAt", "CanLevel", "IsPublished", "HasFixedRateUnits"),
    *(
        "EstimatedDuration",
        "Cost",
        "ActualStart",
        "ActualFinish",
        "Milestone",
        "DisplayAsSummary",
        "Rollup",
        "HideBar",
    ),
)
"""Results of the other tool's own computing, and how it shows them: computed anew here, so nothing is lost."""
BASELINE = "Project/Tasks/Task/Baseline"
OF_BASELINES = ("Interim", "EstimatedDuration", "BCWS", "BCWP")
"""The same of baselines; their work is the other tool's promise and cannot be computed."""
KEPT_OF_TASKS = ("Notes", "Baseline", "ExtendedAttribute", "Deadline")
NOTHING = ("", "0", "0.0", "0.00", "-1", "false", "NA", "PT0H0M0S", "1970-01-01T01:00:00")


def ignored_in(root: Element) -> tuple[Ignored, ...]:
    """Return what is not taken over, one entry per kind of thing, in the order of the file."""
    counts = _counts(root)
    settings = [path for path in counts if path.count("/") == 1]
    found = [Ignored(_said(path, count), path) for path, count in counts.items() if path.count("/") > 1]
    if settings:
        said = counted(
            "One setting of the other tool is not taken over.",
            "{count} settings of the other tool are not taken over.",
            len(settings),
        )
        found.insert(0, Ignored(said, ", ".join(path.rpartition("/")[2] for path in settings)))
    return (*found, *_marked(root))


def _counts(root: Element) -> Counter[str]:
    """Return how often each thing stands in the file that is neither understood nor computed anew."""
    counts: Counter[str] = Counter()
    waiting: list[tuple[Element, str]] = [(root, OWN)]
    while waiting:
        element, path = waiting.pop()
        below: list[tuple[Element, str]] = []
        for child in element:
            inside = f"{path}/{child.tag}"
            if inside in TAKEN_APART:
                below.append((child, inside))
            elif child.tag not in UNDERSTOOD.get(path, ()) and not _is_nothing(child, path):
                counts[inside] += 1
        waiting += reversed(below)
    return counts


def _is_nothing(element: Element, path: str) -> bool:
    if len(element):
        return False
    computed = () if path == OWN else OF_BASELINES if path == BASELINE else COMPUTED
    return element.tag in computed or (element.text or "").strip() in NOTHING


def _said(path: str, count: int) -> Sentence:
    name = path.rpartition("/")[2]
    if name == "TimephasedData":
        return sentence("How work or cost is spread over the days is not taken over ({times} entries).", times=count)
    if name == "Rates":
        return sentence("Rates that change with time are not taken over ({times} persons); one rate is.", times=count)
    return counted(
        "“{name}” is not taken over; it stands there once.",
        "“{name}” is not taken over; it stands there {count} times.",
        count,
        name=name,
    )


def _marked(root: Element) -> Sequence[Ignored]:
    """Return what is said by a flag: links and tasks of other files, inserted files, recurring tasks."""
    away = _flags(root, "Tasks/Task/PredecessorLink/CrossProject")
    external, inserted, recurring = (
        _flags(root, f"Tasks/Task/{tag}") for tag in ("ExternalTask", "IsSubproject", "Recurring")
    )
    elapsed = sum(
        (each.text or "").strip() in ("20", "52") for each in root.iterfind("Tasks/Task/PredecessorLink/LagFormat")
    )
    path = "Project/Tasks/Task"
    own = [
        tag
        for each in root.iterfind("Tasks/Task")
        if is_project(each)
        for tag in KEPT_OF_TASKS
        if each.find(tag) is not None
    ]
    said = (
        (away, "PredecessorLink", sentence("{times} links to other files are left out.", times=away)),
        (external, "ExternalTask", sentence("{times} tasks of other files are left out.", times=external)),
        (inserted, "IsSubproject", sentence("{times} inserted files: their own tasks are not here.", times=inserted)),
        (
            recurring,
            "Recurring",
            sentence(
                "{times} recurring tasks: each occurrence is a task, the rule behind it is left out.", times=recurring
            ),
        ),
        (
            elapsed,
            "PredecessorLink/LagFormat",
            sentence("{times} lags in elapsed percent count as percent.", times=elapsed),
        ),
    )
    found = [Ignored(words, f"{path}/{where}") for count, where, words in said if count]
    if own:
        found.append(
            Ignored(sentence("What is said of the project's own row is left out."), ", ".join(dict.fromkeys(own)))
        )
    return found


def _flags(root: Element, path: str) -> int:
    return sum((each.text or "").strip() in ("1", "true") for each in root.iterfind(path))
