"""Calendars in Microsoft Project XML: weeks, old and new exceptions, recurring ones written out, other weeks."""

from collections.abc import Iterable
from datetime import date, timedelta
from xml.etree.ElementTree import Element

from exchange.plan.foreign import ForeignCalendar, ForeignException, Span, Spans, Week
from exchange.plan.mspdi.values import FIRST_YEAR, LAST_YEAR, Record
from exchange.plan.recurrence import MOST_DAYS, Recurrence, Rhythm, days_of
from phases.calendars.changing.differing import WEEKDAYS
from words.text import Sentence, sentence

OFFICE: Spans = ((480, 720), (780, 1020))
"""Working time where a day is a working day and the file does not say when."""
OFFICE_WEEK: Week = (OFFICE, OFFICE, OFFICE, OFFICE, OFFICE, (), ())
NO_WEEK: Week = (None, None, None, None, None, None, None)
DAY = 1440
MOST_EXCEPTIONAL_DAYS = 400_000
EARLIEST, LATEST = date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31)
"""No plan reaches beyond: what holds for ever holds between them."""


def read_calendars(root: Element, problems: list[Sentence]) -> tuple[ForeignCalendar, ...]:
    """Return the calendars in file order; whatever is wrong in one is added to the problems."""
    elements = root.findall("Calendars/Calendar")
    uids = {(each.findtext("UID") or "").strip() for each in elements}
    found = [_calendar(element, uids, problems) for element in elements]
    _refuse_unknown_bases(found, problems)
    _refuse_endless(found, problems)
    return tuple(found)


def _calendar(element: Element, uids: set[str], problems: list[Sentence]) -> ForeignCalendar:
    name, uid = (element.findtext("Name") or "").strip(), (element.findtext("UID") or "").strip()
    record = Record(sentence("Calendar “{name}”", name=name or uid or "?"), element, problems)
    if not uid:
        record.missing("UID")
    base = record.text("BaseCalendarUID")
    on_base = bool(base) and not base.startswith("-")
    if base == "0" and (base not in uids or record.flag("IsBaseCalendar")):
        on_base = False
    week = _week(element.findall("WeekDays/WeekDay"), record)
    if not on_base:
        week = _filled(week)
    return ForeignCalendar(uid, name, base if on_base else None, week, _exceptions(record))


def _refuse_endless(calendars: list[ForeignCalendar], problems: list[Sentence]) -> None:
    """Note exceptions that cover more days than any plan needs: each of them takes memory."""
    days = sum((each.last - each.first).days + 1 for calendar in calendars for each in calendar.exceptions)
    if days > MOST_EXCEPTIONAL_DAYS:
        problems.append(
            sentence(
                "The exceptions of the calendars cover {days} days; up to {most} are read. "
                "Put what always holds into the week.",
                days=days,
                most=MOST_EXCEPTIONAL_DAYS,
            )
        )


def _refuse_unknown_bases(calendars: list[ForeignCalendar], problems: list[Sentence]) -> None:
    """Note bases that do not exist, calendars that stand twice, and bases that lead back to themselves."""
    bases = {each.uid: each.base for each in calendars}
    if len(bases) < len(calendars):
        problems.append(sentence("Two calendars have the same UID."))
    for each in calendars:
        seen, at = {each.uid}, each.base
        while at is not None and at in bases and at not in seen:
            seen.add(at)
            at = bases[at]
        if at is not None:
            pattern = (
                sentence("Calendar “{name}” is built on itself.", name=each.name)
                if at in bases
                else sentence(
                    "Calendar “{name}” is built on calendar {uid}, which is missing.", name=each.name, uid=at
                )
            )
            problems.append(pattern)


def _week(days: Iterable[Element], record: Record) -> Week:
    """Return Monday to Sunday; the file's day 1 is Sunday, day 0 is an exception and is read elsewhere."""
    found: list[Spans | None] = list(NO_WEEK)
    for element in days:
        kind = Record(record.called, element, record.problems).within("DayType", 7)
        if not (element.findtext("DayType") or "").strip():
            record.missing("DayType")
        elif kind:
            place = (kind - 2) % 7
            called = sentence("{where}, {day}", where=record.called, day=WEEKDAYS[place])
            found[place] = _spans(Record(called, element, record.problems))
    return (found[0], found[1], found[2], found[3], found[4], found[5], found[6])


def _filled(week: Week) -> Week:
    """Return the week of a calendar without base: days that nobody mentions are those of an office, or off."""
    if week == NO_WEEK:
        return OFFICE_WEEK
    monday, tuesday, wednesday, thursday, friday, saturday, sunday = (day or () for day in week)
    return (monday, tuesday, wednesday, thursday, friday, saturday, sunday)


def _spans(day: Record) -> Spans:
    """Return the working time of a day in order; overlaps are one span."""
    if not day.flag("DayWorking"):
        return ()
    times = day.element.findall("WorkingTimes/WorkingTime")
    spans = [span for each in times if (span := _span(Record(day.called, each, day.problems)))]
    return _joined(spans) if times else OFFICE


def _span(time: Record) -> Span | None:
    if not time.text("FromTime") and not time.text("ToTime"):
        return None
    first, last = time.clock("FromTime"), time.clock("ToTime")
    if first is None or last is None:
        return None
    last = last or DAY
    if last <= first:
        spans = {"start": time.text("FromTime"), "end": time.text("ToTime")}
        time.problems.append(
            sentence(
                "{where}: working time from {start} to {end} ends first. Write a shift over midnight as two: "
                "until 00:00, and from 00:00 on the next day.",
                where=time.called,
                **spans,
            )
        )
        return None
    return (first, last)


def _joined(spans: list[Span]) -> Spans:
    found: list[Span] = []
    for first, last in sorted(spans):
        if found and first <= found[-1][1]:
            found[-1] = (found[-1][0], max(last, found[-1][1]))
        else:
            found.append((first, last))
    return tuple(found)


def _exceptions(record: Record) -> tuple[ForeignException, ...]:
    """Return all exceptions by date; where the same days stand in old and in new form, the new one counts."""
    old = [
        each for each in record.element.findall("WeekDays/WeekDay") if (each.findtext("DayType") or "").strip() == "0"
    ]
    new = record.element.findall("Exceptions/Exception")
    found = [day for each in [*new, *old] for day in _exception(Record(record.called, each, record.problems))]
    found += [day for each in record.element.findall("WorkWeeks/WorkWeek") for day in _work_week(each, record)]
    taken: dict[tuple[date, date], ForeignException] = {}
    for each in found:
        taken.setdefault((each.first, each.last), each)
    return tuple(sorted(taken.values(), key=lambda each: (each.first, each.last)))


def _exception(record: Record) -> list[ForeignException]:
    if not (period := _period(record)):
        return []
    first, last = period
    rhythm = record.choice("Type", Rhythm, Rhythm.DAILY)
    name, spans = record.text("Name"), _spans(record)
    if rhythm in (Rhythm.DAILY, Rhythm.ONCE) and (record.whole("Period") or 1) == 1:
        return [ForeignException(first, last, spans, name)]
    rule = _rule(record, rhythm, first, last)
    days = days_of(rule) if rule else []
    if len(days) > MOST_DAYS:
        record.problems.append(
            sentence("{where}: exception “{name}” recurs too often.", where=record.called, name=name)
        )
    return [ForeignException(day, day, spans, name) for day in days]


def _period(record: Record) -> tuple[date, date] | None:
    """Return first and last day, nothing where no plan reaches; note what is missing or the wrong way round."""
    element = record.element.find("TimePeriod")
    if element is None:
        record.missing("TimePeriod")
        return None
    period = Record(record.called, element, record.problems)
    first, last = period.day("FromDate"), period.day("ToDate")
    if first is None:
        period.missing("FromDate")
        return None
    last = last or first
    if last < first:
        days = {"start": first.isoformat(), "end": last.isoformat()}
        period.problems.append(
            sentence("{where}: an exception from {start} to {end} ends first.", where=record.called, **days)
        )
        return None
    first, last = max(first, EARLIEST), min(last, LATEST)
    return (first, last) if first <= last else None


def _rule(record: Record, rhythm: Rhythm, first: date, last: date) -> Recurrence | None:
    """Return the rule of a recurring exception; note numbers that no rule has."""
    values = {
        tag: record.whole(tag) or 0
        for tag in ("Period", "DaysOfWeek", "Month", "MonthDay", "MonthPosition", "MonthItem")
    }
    month, day, position, item = (values[tag] for tag in ("Month", "MonthDay", "MonthPosition", "MonthItem"))
    by_date = rhythm in (Rhythm.MONTHLY_BY_DATE, Rhythm.YEARLY_BY_DATE)
    allowed = 0 <= month <= 11 and 0 <= position <= 4 and 0 <= item <= 9 and 0 <= values["Period"] <= 999
    if not allowed or (by_date and not 1 <= day <= 31) or not 0 <= values["DaysOfWeek"] <= 127:
        record.problems.append(
            sentence(
                "{where}: exception “{name}” recurs in a way that does not exist.",
                where=record.called,
                name=record.text("Name"),
            )
        )
        return None
    most = record.whole("Occurrences") if record.flag("EnteredByOccurrences") else None
    return Recurrence(
        rhythm, first, last, values["Period"] or 1, most or None, values["DaysOfWeek"], month + 1, day, position, item
    )


def _work_week(element: Element, record: Record) -> list[ForeignException]:
    """Return another week that holds for a time as one exception per day."""
    week_record = Record(record.called, element, record.problems)
    if not (period := _period(week_record)):
        return []
    week, name = _week(element.findall("WeekDays/WeekDay"), week_record), week_record.text("Name")
    days = (period[1] - period[0]).days + 1
    if days > MOST_DAYS:
        record.problems.append(
            sentence("{where}: exception “{name}” recurs too often.", where=record.called, name=name)
        )
        return []
    dated = (period[0] + timedelta(days=number) for number in range(days))
    return [ForeignException(day, day, spans, name) for day in dated if (spans := week[day.weekday()]) is not None]
