"""The file of an import: chosen, read once, and for a table which column means what."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol, TypeVar, get_args

import streamlit as st

from errors import Refusal
from exchange.plan.foreign import ForeignPlan, UntrustedPlan
from exchange.plan.forms import is_table, plan_in
from exchange.plan.reading import LARGEST_BYTES, FileTooLarge
from exchange.plan.tables.cells.dates import Order
from exchange.plan.tables.choice import TableChoice, choice_in, is_order_open
from exchange.plan.tables.columns import Part
from exchange.plan.tables.reading import read_table
from ui.parts.page.frame import escaped, problem, small
from ui.session import forget, keep, kept, said, t, tn
from words.text import Sentence

T = TypeVar("T")
FORM = "plan_import"
TAKEN_MB = 120
"""More than a plan may have, so that it is we who say what to do about a file that is too large."""
TYPES = ["xml", "csv", "tsv", "txt", "xlsx", "xls", "mpp", "mpx", "xer", "pmxml", "gan", "planner", "ppx"]
MAIN: tuple[Part, ...] = ("name", "uid", "wbs", "level", "duration", "start", "finish", "predecessors", "persons")
ORDERS: tuple[Order, ...] = ("day-first", "month-first")
ORDER_WORDS = {"day-first": "Day first", "month-first": "Month first"}
ACROSS = 3


class Upload(Protocol):
    """What a file that somebody chose offers."""

    file_id: str
    name: str
    size: int

    def getvalue(self) -> bytes:
        """Return the content."""


@dataclass(frozen=True)
class Read:
    """What reading a file gave: the thing, or why not, with every problem."""

    mark: object
    value: object = None
    refusal: Sentence | None = None
    problems: tuple[Sentence, ...] = ()


@dataclass(frozen=True)
class Given:
    """A plan from a file, and what it was read from: the same mark is the same plan."""

    plan: ForeignPlan
    mark: object


def plan_file() -> Given | None:
    """Ask for a file and return its plan; say what is wrong with it while there is none."""
    file = st.file_uploader(
        t("A plan of another tool, at most 100 MB"), TYPES, key=f"{FORM}_file", max_upload_size=TAKEN_MB
    )
    if file is None:
        words = t("Microsoft Project XML, CSV, XLSX, GanttProject, Planner; .mpp and Primavera with the extra mpxj.")
        st.markdown(small(words))
        return None
    content = read_once("kind", file.file_id, lambda: _content(file))
    if content is None:
        return None
    if not is_table(content):
        return _given(file, file.file_id, lambda: plan_in(content, Path(file.name).stem))
    choice = read_once("table", file.file_id, lambda: choice_in(content))
    columns = _columns(file.file_id, choice) if choice else None
    if choice is None or columns is None:
        return None
    order = None
    if is_order_open(choice, columns) and (order := _order(file.file_id)) is None:
        st.info(t("Say whether 3/4/2026 is in March or in April; no date of the file tells."), icon=":material/info:")
        return None
    mark = (file.file_id, tuple(columns.items()), order)
    return _given(file, mark, lambda: read_table(content, Path(file.name).stem, columns, order))


def read_once(what: str, mark: object, read: Callable[[], T]) -> T | None:
    """Return what is read, once per file and choice; show every problem when it cannot be."""
    name = f"{FORM}:{what}"
    found: Read = kept(name, lambda: Read(None))
    if found.mark != mark:
        with st.spinner(t("Reading the file …")):
            found = _read(mark, read)
        keep(name, found)
    if found.problems:
        _show_problems(found.problems)
    elif found.refusal:
        problem(found.refusal)
    return found.value  # type: ignore[return-value]


def forget_file() -> None:
    """Let go of what was read."""
    for what in ("kind", "table", "plan", "difference"):
        forget(f"{FORM}:{what}")


def _read(mark: object, read: Callable[[], object]) -> Read:
    try:
        return Read(mark, read())
    except UntrustedPlan as untrusted:
        return Read(mark, None, untrusted.sentence, untrusted.problems)
    except Refusal as refusal:
        return Read(mark, None, refusal.sentence)


def _content(file: Upload) -> bytes:
    if file.size > LARGEST_BYTES:
        raise FileTooLarge
    return file.getvalue()


def _given(file: Upload, mark: object, read: Callable[[], ForeignPlan]) -> Given | None:
    plan = read_once("plan", mark, read)
    if plan is None:
        return None
    return Given(plan if plan.name else replace(plan, name=Path(file.name).stem), mark)


def _show_problems(problems: tuple[Sentence, ...]) -> None:
    st.error(
        tn(
            "Nothing can be imported: the file has a problem. Mend it there and choose the file again.",
            "Nothing can be imported: the file has {count} problems. Mend them there and choose the file again.",
            len(problems),
        ),
        icon=":material/block:",
    )
    with st.container(height=260 if len(problems) > 10 else "content", border=False):
        st.markdown("\n".join(f"- {escaped(said(each))}" for each in problems))


def _part_words() -> Mapping[Part, str]:
    return {
        "name": t("Task"),
        "uid": t("Number or id"),
        "wbs": t("Outline number"),
        "level": t("Outline level"),
        "duration": t("Duration"),
        "start": t("Start"),
        "finish": t("Finish"),
        "predecessors": t("Waits for"),
        "persons": t("Who works on it"),
        "percent": t("Done, %"),
        "milestone": t("Milestone"),
        "started": t("Started on"),
        "finished": t("Done on"),
        "remaining": t("Days left"),
        "constraint": t("Constraint"),
        "constraint_at": t("Date of the constraint"),
        "deadline": t("Deadline"),
        "priority": t("Priority"),
        "notes": t("Notes"),
        "manual": t("Placed by hand"),
        "active": t("Active"),
        "day_hours": t("Hours per day"),
    }


def _columns(mark: str, choice: TableChoice) -> dict[Part, str] | None:
    """Return which column holds each part, as guessed and changed; nothing while nobody says where the names are."""
    st.markdown(f"**{t('Which column means what')}**  \n{small(t('Suggested from the headings of the file'))}")
    others: list[Part] = [part for part in get_args(Part) if part not in MAIN]
    chosen = _asked(mark, choice, MAIN)
    with st.expander(t("More columns")):
        chosen |= _asked(mark, choice, others)
    if "name" not in chosen:
        st.info(t("Choose the column that holds the names of the tasks."), icon=":material/info:")
        return None
    return chosen


def _asked(mark: str, choice: TableChoice, parts: tuple[Part, ...] | list[Part]) -> dict[Part, str]:
    words, chosen = _part_words(), dict[Part, str]()
    for at in range(0, len(parts), ACROSS):
        for place, part in zip(st.columns(ACROSS), parts[at : at + ACROSS], strict=False):
            standing = choice.suggested.get(part)
            heading = place.selectbox(
                words[part],
                choice.headings,
                index=choice.headings.index(standing) if standing else None,
                placeholder=t("none"),
                key=f"{FORM}_{part}_{mark}",
            )
            if heading:
                chosen[part] = heading
    return chosen


def _order(mark: str) -> Order | None:
    return st.selectbox(
        t("Dates such as 3/4/2026"),
        ORDERS,
        index=None,
        format_func=lambda each: t(ORDER_WORDS[each]),
        placeholder=t("Choose"),
        key=f"{FORM}_order_{mark}",
    )
