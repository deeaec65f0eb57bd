"""Files and databases at the terminal: written whole or not at all, and what to do when one cannot be used."""

import os
import shutil
import sqlite3
from contextlib import suppress
from pathlib import Path

from errors import Refusal
from words.text import Sentence, sentence


class NoDatabase(Refusal):
    """There is no database file yet."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            sentence("There is no database at {path}. Make one with “demo” or “programme create”.", path=path)
        )


class Unwritable(Refusal):
    """The file that was asked for cannot be written."""

    def __init__(self, path: Path, error: OSError) -> None:
        super().__init__(
            sentence(
                "{path} cannot be written: {reason}. What stood there is as it was.",
                path=path,
                reason=error.strerror or type(error).__name__,
            )
        )


def existing(path: Path) -> Path:
    """Return the path of a database file; refuse a folder and a file that is not there."""
    from data.upgrade import refuse_folder

    refuse_folder(path)
    if not path.exists():
        raise NoDatabase(path)
    return path


def write_out(path: Path, content: bytes | str) -> None:
    """Write a file whole; where it cannot be written, refuse and leave what stood there."""
    data = content.encode("utf-8") if isinstance(content, str) else content
    target = path.resolve()
    is_special = target.exists() and not target.is_file()
    draft = target if is_special else target.with_name(f".{target.name}.draft")
    try:
        draft.write_bytes(data)
        if not is_special:
            os.replace(draft, target)
    except OSError as error:
        if not is_special:
            with suppress(OSError):
                draft.unlink()
        raise Unwritable(path, error) from error


def database_trouble(error: sqlite3.Error) -> Sentence:
    """Return why a database cannot be used, and what to do about it."""
    from data.backup import may_not_be_opened

    name = getattr(error, "sqlite_errorname", None) or ""
    if name.startswith("SQLITE_FULL"):
        return sentence("The disk is full; what was not done is not saved. Make room and try again.")
    if may_not_be_opened(error):
        return sentence(
            "The database cannot be used: {reason}. Allow this user to write the file and its folder.", reason=error
        )
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return sentence("Another program holds the database. Wait until it is done and try again.")
    return sentence("The database cannot be used: {reason}. Try “doctor”, or “restore” a backup.", reason=error)


def file_trouble(error: OSError) -> Sentence:
    """Return which file cannot be used and why; of several that could not be copied the first."""
    path, reason = error.filename or "stdout", error.strerror or type(error).__name__
    if isinstance(error, shutil.Error) and error.args and error.args[0]:
        _, path, reason = error.args[0][0]
    return sentence("{path} cannot be used: {reason}.", path=path, reason=str(reason))
