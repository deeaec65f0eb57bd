"""The terminal's manners: data on stdout, words on stderr, the reader's language, one database per command."""

import json
import os
import sqlite3
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime
from getpass import getuser
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING

from access.journal import Signature
from errors import Refusal
from exchange.commands.manners.files import database_trouble, existing, file_trouble
from words.catalogue import say, say_text
from words.text import Language, Sentence, Text, pick, sentence

if TYPE_CHECKING:
    from data.database import Database
    from phases.programme import NewUnit


class BadDay(Refusal):
    """PILOTAGE_TODAY is not a date."""

    def __init__(self, text: str) -> None:
        super().__init__(sentence("PILOTAGE_TODAY is a date such as 2026-11-23; got “{text}”.", text=text))


class BadUnit(Refusal):
    """A unit on the command line is not NAME:WAVE:PEOPLE."""

    def __init__(self, text: str) -> None:
        super().__init__(sentence("A unit is NAME:WAVE:PEOPLE with wave 0 for the pilot; got “{text}”.", text=text))


@contextmanager
def opened(path: Path) -> Iterator["Database"]:
    """Open a database that exists, at the schema of this program."""
    from data.database import open_database

    upgraded(existing(path))
    with open_database(path) as database:
        yield database


def upgraded(path: Path) -> bool:
    """Create or migrate the database; return whether it is new."""
    from data.database import open_database
    from data.upgrade import upgrade
    from methodology.store import adopt_shipped

    now = datetime.now(UTC)
    is_new = upgrade(path, now)
    with open_database(path) as database:
        adopt_shipped(database, now)
    return is_new


def own_signature() -> Signature:
    """Return who acts here: PILOTAGE_ACTOR or the user of this machine."""
    return Signature(os.environ.get("PILOTAGE_ACTOR") or getuser(), datetime.now(UTC))


def signature_of_today() -> Signature:
    """Return who acts here, on the day of PILOTAGE_TODAY where that is set."""
    signature = own_signature()
    if "PILOTAGE_TODAY" not in os.environ:
        return signature
    return replace(signature, at=datetime.combine(today(), signature.at.time(), UTC))


def today() -> date:
    """Return the day: PILOTAGE_TODAY or the clock's."""
    fixed = os.environ.get("PILOTAGE_TODAY")
    try:
        return date.fromisoformat(fixed) if fixed else date.today()
    except ValueError as error:
        raise BadDay(str(fixed)) from error


def language() -> Language:
    """Return the reader's language: PILOTAGE_LANG, else English."""
    return "zh" if os.environ.get("PILOTAGE_LANG", "en").startswith("zh") else "en"


def said(words: Text | Sentence) -> str:
    """Return words in the reader's language."""
    return say_text(words, language())


def tell(words: Sentence) -> None:
    """Say something to the person, on stderr."""
    print(say(words, language()), file=sys.stderr, flush=True)


@contextmanager
def ends() -> Iterator[None]:
    """Run a command to its end; what stands against it is said on stderr and ends with 1."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    try:
        yield
        return
    except Refusal as refusal:
        tell(refusal.sentence)
    except sqlite3.DatabaseError as error:
        tell(database_trouble(error))
    except UnicodeEncodeError as error:
        tell(sentence("These words are not UTF-8: {words}. Pass them as UTF-8.", words=ascii(error.object)))
    except OSError as error:
        tell(file_trouble(error))
    sys.exit(1)


def refuse_with(problems: Sequence[object]) -> None:
    """End with 1 and say every problem on stderr; go on where there is none."""
    if problems:
        lines = [said(each) if isinstance(each, Sentence) else str(each) for each in problems]
        print("\n".join(lines), file=sys.stderr, flush=True)
        sys.exit(1)


def flat(value: object) -> str:
    """Return a fact as one line."""
    return pick(value, language()) if isinstance(value, dict) else str(value)


def show(as_json: bool, facts: Mapping[str, object], words: Callable[[], str]) -> None:
    """Print facts for machines or words for people, on stdout alone."""
    print(json.dumps(facts, ensure_ascii=not _knows_all_signs(), default=str) if as_json else words())


def _knows_all_signs() -> bool:
    return (getattr(sys.stdout, "encoding", None) or "").lower().startswith("utf")


def unit_of(text: str) -> "NewUnit":
    """Return the unit that NAME:WAVE:PEOPLE names; refuse another form."""
    from phases.programme import NewUnit

    title, wave, people = [*text.split(":"), "1", "0"][:3]
    try:
        return NewUnit(name=title, wave=int(wave), people=int(people))
    except ValueError as error:
        raise BadUnit(text) from error


def task_line(task: Mapping[str, object]) -> str:
    """Return a scheduled task as one line."""
    mark = "critical" if task["critical"] else f"float {task['total_float_days']}"
    return f"{task['start']}  {task['finish']}  {mark:>10}  {task['id']}  {task['name']}"
