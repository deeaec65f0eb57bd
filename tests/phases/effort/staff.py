"""One person at a time for tests; the product saves a batch of them."""

from phases.capacity.staffing import StaffBatch
from phases.capacity.store import load_persons
from phases.effort.actions import save_staff


def add_person(db, signature, programme_id, new):
    """The key of somebody new."""
    return save_staff(db, signature, programme_id, StaffBatch(added=(new,)))[0]


def edit_person(db, signature, programme_id, edit):
    save_staff(db, signature, programme_id, StaffBatch(edits=(edit,)))


def remove_person(db, signature, programme_id, key):
    removed = tuple(each for each in load_persons(db, programme_id) if each.key == key)
    save_staff(db, signature, programme_id, StaffBatch(removed=removed))
