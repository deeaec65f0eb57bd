"""The people in a log: where each is at home, and what each did in the window."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from evaluation.rollup.days import Numbers, UseDays
from phases.programme import Unit

MONDAY_TO_FRIDAY = 5


@dataclass(frozen=True, eq=False)
class Persons:
    """Per person seen: home site, active working days, active at all, core functions used."""

    home: Numbers
    days: Numbers
    is_active: Numbers
    functions: Numbers


def persons_of(known: UseDays, recent: UseDays, core: Numbers) -> Persons:
    """Return the people ever known, with what they did in the recent days."""
    ids, place = np.unique(known.person, return_inverse=True)
    recent_place = np.searchsorted(ids, recent.person)
    is_working = (recent.day - 1) % 7 < MONDAY_TO_FRIDAY
    days = distinct(recent_place[is_working], recent.day[is_working], len(ids))
    is_core = np.isin(recent.function, core)
    functions = distinct(recent_place[is_core], recent.function[is_core], len(ids))
    active = np.isin(np.arange(len(ids)), recent_place).astype(np.int64)
    return Persons(_home(place, known, len(ids)), days, active, functions)


def distinct(person: Numbers, thing: Numbers, size: int) -> Numbers:
    """Return for each person how many different things occur."""
    span = int(thing.max()) + 1 if thing.size else 1
    pairs = np.unique(person * span + thing)
    return np.bincount(pairs // span, minlength=size).astype(np.int64)


def _home(place: Numbers, known: UseDays, size: int) -> Numbers:
    """Return the site in which each person did most."""
    sites = max(1, len(known.sites))
    work = np.bincount(place * sites + known.site, weights=known.events, minlength=size * sites)
    return np.asarray(work.reshape(size, sites).argmax(axis=1), dtype=np.int64)


def people_by_site(units: Iterable[Unit]) -> dict[str, int]:
    """Return how many people have access by every name a log may call a unit: any language, or its key."""
    found: dict[str, int] = {}
    for unit in units:
        names = (unit.name,) if isinstance(unit.name, str) else unit.name.values()
        found |= {name.casefold(): unit.people for name in (*names, unit.key)}
    return found
