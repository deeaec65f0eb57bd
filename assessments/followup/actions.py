"""Saying how far an action is; the action itself is made where the plan is (phases/gap_actions.py)."""

from access.actions import acting, record
from access.journal import Entry, Signature
from assessments.followup.action import MovedMeanwhile, SameState, State
from assessments.followup.store import find_action, save_state
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
