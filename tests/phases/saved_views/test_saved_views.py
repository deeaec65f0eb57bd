"""Views of a plan: kept under a name, replaced, deleted, on a real database."""

from datetime import UTC, datetime

import pytest

from access.journal import Signature
from access.store import load_journal
from data.database import Gone
from phases.saved_views.actions import drop_view, keep_view
from phases.saved_views.saved_view import LONGEST_NAME, MOST_VIEWS, InvalidView
from phases.saved_views.store import load_views

ANA = Signature("Ana", datetime(2026, 1, 5, 9, tzinfo=UTC))


def test_a_view_is_kept_for_all_and_its_name_means_one_view(db, programme):
    keep_view(db, ANA, programme.id, (" Late work ", {"show": "late", "layers": "float"}))
    keep_view(db, ANA, programme.id, ("Late work", {"show": "late", "find": "data", "unknown": "x"}))

    (view,) = load_views(db, programme.id)

    assert (view.name, view.parts, view.made_by) == ("Late work", {"show": "late", "find": "data"}, "Ana")
    assert [record.entry.verb for record in load_journal(db, programme.id, 2)] == ["keep_view", "keep_view"]


def test_a_view_that_is_deleted_is_gone(db, programme):
    view = keep_view(db, ANA, programme.id, ("Late work", {"show": "late"}))

    drop_view(db, ANA, programme.id, view.id)

    assert not load_views(db, programme.id)
    with pytest.raises(Gone):
        drop_view(db, ANA, programme.id, view.id)


@pytest.mark.parametrize(
    ("name", "parts"),
    [(" ", {}), ("x" * (LONGEST_NAME + 1), {}), ("x", {"find": "x" * 500}), ("x", {"find": ["list"]})],
)
def test_a_view_without_a_name_or_with_too_long_words_is_refused(db, programme, name, parts):
    with pytest.raises(InvalidView):
        keep_view(db, ANA, programme.id, (name, parts))

    assert not load_views(db, programme.id)


def test_a_plan_has_a_bounded_number_of_views(db, programme):
    for number in range(MOST_VIEWS):
        keep_view(db, ANA, programme.id, (f"View {number}", {}))

    with pytest.raises(InvalidView):
        keep_view(db, ANA, programme.id, ("One more", {}))
    keep_view(db, ANA, programme.id, ("View 1", {"show": "open"}))

    assert len(load_views(db, programme.id)) == MOST_VIEWS
