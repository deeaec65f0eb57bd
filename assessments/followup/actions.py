"""Changing an action and saying how far it is; it is made where the plan is (phases/gaps/actions.py)."""

from access.actions import acting, record
from access.journal import Entry, Signature
from assessments.followup.action import MovedMeanwhile, NewAction, SameState, State, check_action
from assessments.followup.store import find_action, save_state, save_words
from data.database import Database


def move_action(db: Database, signature: Signature, action_id: str, moved: tuple[State, int]) -> None:
    """Save an action's new state from the version it was seen at; refuse a stale one, or one that changes nothing."""
    state, version = moved
    with acting(db, signature):
        action = find_action(db, action_id)
        if action.version != version:
            raise MovedMeanwhile(action.state, state)
        if action.state is state:
            raise SameState(state)
        save_state(db, action_id, version, state)
        before, after = {"state": action.state.value}, {"state": state.value, "title": action.new.title}
        record(db, signature, Entry(action.programme_id, "move_action", action.name, before, after))


def edit_action(db: Database, signature: Signature, action_id: str, edited: tuple[NewAction, int]) -> None:
    """Save title, owner, date and words of an action from the version it was seen at.

    The gap it was made from stays. Refuses an action without a title, and a stale save with both values.
    """
    new, version = edited
    check_action(new)
    with acting(db, signature):
        action = find_action(db, action_id)
        save_words(db, action_id, version, new)
        before, after = _words(action.new), _words(new)
        changed = [key for key in after if before[key] != after[key]]
        told = ({key: before[key] for key in changed}, {key: after[key] for key in changed})
        record(db, signature, Entry(action.programme_id, "edit_action", action.name, *told))


def _words(new: NewAction) -> dict[str, object]:
    return {"title": new.title, "owner": new.owner.strip(), "due_on": new.due_on, "detail": new.detail.strip()}
