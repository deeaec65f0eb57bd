"""Evidence files, named by their content, in a folder beside the database."""

import hashlib
import os
import re
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath, PureWindowsPath

from assessments.evidence.evidence import KeptFile
from assessments.evidence.scan import FileNotTaken, FileRefused, scan
from data.backup import EVIDENCE
from words.text import sentence

MOST_MEGABYTES = 20
MEGABYTE = 1_000_000
LONGEST_NAME = 150
UNSAFE = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*\u200b-\u200f\u202a-\u202e\u2066-\u2069]')
"""Signs that no file system takes, and those that turn the reading direction of a name."""


class FileTooLarge(FileNotTaken):
    """The file is larger than evidence may be."""

    def __init__(self, name: str, size: int) -> None:
        super().__init__(
            sentence(
                "{name} has {size} MB; evidence has at most {most} MB. Add the pages that matter, or a link.",
                name=name,
                size=f"{size / MEGABYTE:.1f}",
                most=MOST_MEGABYTES,
            )
        )


class EmptyFile(FileNotTaken):
    """A file without content shows nothing."""

    def __init__(self, name: str) -> None:
        super().__init__(sentence("{name} is empty. Choose the file again.", name=name))


class FileNotKept(FileNotTaken):
    """The disk did not take the file."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(
            sentence(
                "{name} could not be kept: {reason}. Nothing was saved; tell your administrator.",
                name=name,
                reason=reason,
            )
        )


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as somebody sent it."""

    name: str
    content: bytes


def evidence_folder(database: Path | str) -> Path:
    """Return the folder of evidence files, beside the database file."""
    return Path(database).resolve().parent / EVIDENCE


def file_path(folder: Path, sha256: str) -> Path:
    """Return where the content with this hash lies."""
    return folder / sha256[:2] / sha256


def keep_file(folder: Path, upload: Upload, command: str = "") -> KeptFile:
    """Keep a file under the hash of its content, once; refuse an empty, too large or infected one."""
    (kept,) = keep_files(folder, [upload], command)
    return kept


def keep_files(folder: Path, uploads: Sequence[Upload], command: str = "") -> list[KeptFile]:
    """Keep all of several files, or none where one is empty, too large or infected.

    Each is written beside its place, looked at by the scanner and forced to the disk; only then all get their names.
    """
    for each in uploads:
        refuse_size(each)
    kept = []
    with ExitStack() as drafts:
        ready = [(each, drafts.enter_context(_draft(folder, each, command))) for each in uploads]
        for upload, draft in ready:
            sha256 = hashlib.sha256(upload.content).hexdigest()
            with _said(upload):
                os.replace(draft, file_path(folder, sha256))
                _settle(draft.parent)
            kept.append(KeptFile(sha256, plain_name(upload.name), len(upload.content)))
    return kept


def refuse_size(upload: Upload) -> None:
    """Refuse a file that is empty or too large."""
    if not upload.content:
        raise EmptyFile(plain_name(upload.name))
    if len(upload.content) > MOST_MEGABYTES * MEGABYTE:
        raise FileTooLarge(plain_name(upload.name), len(upload.content))


@contextmanager
def _draft(folder: Path, upload: Upload, command: str) -> Iterator[Path]:
    """Give a file that lies scanned beside its place, and take it away where it was not given its name."""
    place, name = file_path(folder, hashlib.sha256(upload.content).hexdigest()).parent, plain_name(upload.name)
    with _said(upload):
        place.mkdir(parents=True, exist_ok=True)
        handle, written = tempfile.mkstemp(prefix=".draft-", dir=place)
    draft = Path(written)
    try:
        with _said(upload):
            with os.fdopen(handle, "wb") as stream:
                stream.write(upload.content)
                stream.flush()
                os.fsync(stream.fileno())
            scan(command, draft, name)
            if command.strip() and draft.read_bytes() != upload.content:
                raise FileRefused(name)
        yield draft
    finally:
        draft.unlink(missing_ok=True)


@contextmanager
def _said(upload: Upload) -> Iterator[None]:
    """Say which file the disk did not take."""
    try:
        yield
    except OSError as failed:
        raise FileNotKept(plain_name(upload.name), failed.strerror or type(failed).__name__) from failed


def _settle(folder: Path) -> None:
    """Force the folder's new entry to the disk."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def plain_name(name: str) -> str:
    """Return a file's name without folders and without signs that mislead; never empty, never hidden."""
    last = PureWindowsPath(PurePosixPath(name).name).name
    whole = UNSAFE.sub("", last).strip(" .")
    stem, suffix = Path(whole).stem, Path(whole).suffix[:20]
    return (stem[: LONGEST_NAME - len(suffix)] + suffix) or "file"


def is_whole(folder: Path, sha256: str) -> bool:
    """Return whether the file is there and is what was kept."""
    path = file_path(folder, sha256)
    if not path.is_file():
        return False
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest() == sha256
