"""What the dialogs of a renewal read: what it would do, computed once per revision, day and choice."""

from datetime import UTC, datetime, time
from functools import lru_cache

from access.journal import Signature
from data.database import open_database
from methodology.loader import shipped_key, shipped_pack
from phases.programme import Programme
from phases.renewal.actions import preview_renewal, to_choice, to_pack
from phases.renewal.preview import Preview
from phases.renewal.tailoring import Choice, version
from ui.session import actor, t
from ui.views import Moment, moment_of


def has_later_pack(programme: Programme) -> bool:
    """Return whether the installed pack says something else than the one from which the programme was made."""
    if not programme.steps or not programme.pack_base:
        return False
    installed = shipped_pack(programme.pack_id).head.version
    is_older = version(installed) < version(programme.pack_version)
    return not is_older and shipped_key(programme.pack_id) != programme.pack_base


def later_pack_words(programme: Programme) -> str:
    """Return that a later version of the programme's method is installed and where it is taken over, else nothing."""
    if not has_later_pack(programme):
        return ""
    installed = shipped_pack(programme.pack_id).head.version
    return t("version {version} of the method is there: Plan › More › Update from the method", version=installed)


def update_preview(programme: Programme) -> Preview:
    """Return what the installed pack would do to the programme."""
    return _update(moment_of(programme), shipped_key(programme.pack_id), actor())


def tailor_preview(programme: Programme, choice: Choice) -> Preview:
    """Return what another choice of steps and units would do to the programme; refuse one with mistakes."""
    return _tailor(moment_of(programme), choice, actor())


@lru_cache(maxsize=8)
def _update(moment: Moment, key: str, name: str) -> Preview:
    with open_database(moment.path) as db:
        pack = shipped_pack(key.partition("@")[0])
        return preview_renewal(db, _signature(moment, name), moment.programme_id, to_pack(pack))


@lru_cache(maxsize=16)
def _tailor(moment: Moment, choice: Choice, name: str) -> Preview:
    with open_database(moment.path) as db:
        return preview_renewal(db, _signature(moment, name), moment.programme_id, to_choice(choice))


def _signature(moment: Moment, name: str) -> Signature:
    return Signature(name, datetime.combine(moment.day, time(), UTC))
