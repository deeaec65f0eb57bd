"""Event logs as they are added to a programme: the upload, its limits, what is kept of it."""

import hashlib
import json
import uuid
from collections.abc import Mapping as Facts
from dataclasses import asdict, dataclass
from datetime import date

from access.journal import Signature
from errors import Refusal
from evaluation.events.mapping import Mapping, Reading
from evaluation.events.summary import Summary
from words.text import sentence

AS_WRITTEN = Reading()
SIZE_LIMIT = 20_000_000


class TooLarge(Refusal):
    """The file is larger than an upload may be."""

    def __init__(self, size: int) -> None:
        super().__init__(
            sentence(
                "The file has {size} MB; an upload may have {limit}. Export a shorter period, or save it as Parquet.",
                size=f"{size / 1e6:.1f}",
                limit=SIZE_LIMIT // 1_000_000,
            )
        )


class AddedBefore(Refusal):
    """The same file is part of this programme already."""

    def __init__(self, name: str, added_on: date) -> None:
        super().__init__(
            sentence("This very file was added on {day} as {name}. Nothing was added again.", day=added_on, name=name)
        )


class NoUsableEvent(Refusal):
    """Not one row could be used."""

    def __init__(self) -> None:
        super().__init__(sentence("Not one row of the file could be used. See why the rows were left out."))


class EventsMissing(Refusal):
    """The roll-up of a log is not where it was put."""

    def __init__(self, name: str) -> None:
        super().__init__(
            sentence(
                "The events of {name} are not beside the database any more. "
                "Restore the folder “usage” from the backup, or remove the log and add it again.",
                name=name,
            )
        )


@dataclass(frozen=True)
class Upload:
    """A file to be added: its name and bytes, which column means what, and how times are read."""

    name: str
    content: bytes
    mapping: Mapping
    reading: Reading = AS_WRITTEN

    @property
    def sha256(self) -> str:
        """Return the fingerprint of the bytes."""
        return hashlib.sha256(self.content).hexdigest()

    @property
    def choices(self) -> str:
        """Return mapping and reading as they are stored."""
        return json.dumps({**asdict(self.mapping), **asdict(self.reading)}, sort_keys=True, ensure_ascii=False)


@dataclass(frozen=True)
class LogAccount:
    """What is kept of the summary of a log."""

    rows: int
    usable: int
    users: int
    without_user: int
    duplicates: int
    rejected: Facts[str, int]
    left_out: tuple[tuple[int, str, str], ...]


@dataclass(frozen=True)
class UsageLog:
    """A log that is part of a programme."""

    id: str
    programme_id: str
    name: str
    sha256: str
    mapping: str
    account: LogAccount
    first_on: date
    last_on: date
    added_by: str
    added_on: date

    @property
    def file_name(self) -> str:
        """Return the name of its roll-up."""
        return file_name(self.sha256, self.mapping)


def file_name(sha256: str, mapping: str) -> str:
    """Return the name of a roll-up: the same bytes read the same way are the same file."""
    return f"{hashlib.sha256((sha256 + mapping).encode()).hexdigest()}.parquet"


def check_size(size: int) -> None:
    """Refuse an upload above the limit."""
    if size > SIZE_LIMIT:
        raise TooLarge(size)


def account_of(summary: Summary) -> LogAccount:
    """Return what is kept of a summary."""
    counts = summary.counts
    left_out = tuple((row.line, row.reason, row.text) for row in summary.left_out)
    return LogAccount(
        summary.rows,
        counts.usable,
        counts.users,
        counts.without_user,
        counts.duplicates,
        dict(summary.rejected),
        left_out,
    )


def account_json(account: LogAccount) -> str:
    """Return the account as it is stored."""
    return json.dumps(asdict(account), ensure_ascii=False)


def restored_account(stored: str) -> LogAccount:
    """Return the account that `account_json` wrote."""
    found = json.loads(stored)
    found["left_out"] = tuple((line, reason, text) for line, reason, text in found["left_out"])
    return LogAccount(**found)


def new_log(place: tuple[str, Signature], upload: Upload, summary: Summary, span: tuple[date, date]) -> UsageLog:
    """Return the log of a programme and its signer for an upload that was read."""
    programme_id, signature = place
    return UsageLog(
        uuid.uuid4().hex,
        programme_id,
        upload.name,
        upload.sha256,
        upload.choices,
        account_of(summary),
        *span,
        signature.actor,
        signature.at.date(),
    )
