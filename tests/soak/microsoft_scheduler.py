"""A program of its own, for the Python that has mpxj: schedules plans with MPXJ's Microsoft scheduler.

Reads one plan per line, a JSON text with Microsoft Project XML, and answers each with one line of JSON: the end of
the plan and per task, by uid, its dates in minutes (`day.toordinal() * 1440 + minute of the day`), slack in minutes
and critical flag, or why it was refused.
"""

import json
import sys
from datetime import date
from importlib import import_module

MINUTES = {"m": 1, "h": 60, "d": 480, "em": 1, "eh": 60, "ed": 1440}
"""Minutes of the units in which durations come back; every plan has days of 480 minutes."""


def minute(moment):
    """A Java moment as the kernel counts it."""
    if moment is None:
        return -1
    day = date(moment.getYear(), moment.getMonthValue(), moment.getDayOfMonth()).toordinal()
    return day * 1440 + moment.getHour() * 60 + moment.getMinute()


def minutes(duration):
    """A Java duration in minutes."""
    return round(float(duration.getDuration()) * MINUTES[str(duration.getUnits())])


class Scheduler:
    """The scheduler in its Java machine."""

    def __init__(self):
        import_module("mpxj")  # tells Java where its classes are
        self.jpype = import_module("jpype")
        self.jpype.startJVM("-Xmx512m", "-Djava.awt.headless=true")
        name = self.jpype.JClass
        self.reader, self.scheduler = name("org.mpxj.mspdi.MSPDIReader"), name("org.mpxj.cpm.MicrosoftScheduler")
        self.stream, self.duration = name("java.io.ByteArrayInputStream"), name("org.mpxj.Duration")
        self.unit = name("org.mpxj.TimeUnit")

    def answer(self, text):
        """Schedule a plan in Microsoft Project XML."""
        plan = self.reader().read(self.stream(self.jpype.JArray(self.jpype.JByte)(text.encode())))
        tasks = [each for each in plan.getTasks() if int(each.getUniqueID())]
        for task in tasks:
            if not task.getSummary():
                self.complete(task)
        self.scheduler().schedule(plan, plan.getProjectProperties().getStartDate())
        end = minute(plan.getProjectProperties().getFinishDate())
        return {"end": end, "tasks": {str(each.getUniqueID()): self.dates(each) for each in tasks}}

    def complete(self, task):
        """Say in whole minutes what is done and what is left; the scheduler insists on it."""
        unit = self.unit.ELAPSED_MINUTES if task.getDuration().getUnits().isElapsed() else self.unit.MINUTES
        whole = left = minutes(task.getDuration())
        if task.getActualFinish() is not None:
            left = 0
        elif task.getActualStart() is not None and task.getRemainingDuration() is not None:
            left = minutes(task.getRemainingDuration())
        task.setDuration(self.duration.getInstance(float(whole), unit))
        task.setRemainingDuration(self.duration.getInstance(float(left), unit))
        task.setActualDuration(self.duration.getInstance(float(whole - left), unit))

    def dates(self, task):
        """What the scheduler found."""
        found = {
            "early_start": minute(task.getEarlyStart()),
            "early_finish": minute(task.getEarlyFinish()),
            "start": minute(task.getStart()),
            "finish": minute(task.getFinish()),
            "late_start": minute(task.getLateStart()),
            "late_finish": minute(task.getLateFinish()),
            "critical": bool(task.getCritical()),
        }
        return found if task.getSummary() else {**found, "slack": minutes(task.getTotalSlack())}


def main():
    """Answer every line."""
    scheduler = Scheduler()
    for line in sys.stdin:
        try:
            answer = scheduler.answer(json.loads(line))
        except scheduler.jpype.JException as error:
            answer = {"refused": str(error)}
        print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    main()
