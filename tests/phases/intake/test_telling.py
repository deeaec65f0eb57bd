"""What an import would do, in one sentence."""

import pytest

from phases.intake.difference.telling import difference_finding, missing_finding
from phases.intake.incoming import Difference, TaskChange
from phases.plan import Link, Task
from words.catalogue import say

TASK = Task("p:a", "a", 0, None, "task", "", "", "", "", "", "Design", "", "", 5)
LINK = Link("p:a", "p:b")
NOTHING = {"added": (), "changed": (), "missing": (), "added_links": (), "removed_links": ()}


@pytest.mark.parametrize(
    ("found", "words"),
    [
        ({"added": (TASK,)}, "What the file does: one row comes in"),
        ({"added": (TASK, TASK), "removed_links": (LINK,)}, "What the file does: 2 rows come in, one link goes"),
        (
            {"changed": (TaskChange(TASK, {"days": 5}, {"days": 8}),), "added_links": (LINK, LINK)},
            "What the file does: one row changes, 2 links come in",
        ),
        ({}, "The plan already says what the file says; there is nothing to apply"),
        ({"missing": (TASK,)}, "The plan already says what the file says; there is nothing to apply"),
    ],
)
def test_only_what_happens_is_said(found, words):
    assert str(difference_finding(Difference(**NOTHING | found))) == words


def test_rows_that_stand_only_here_are_said_to_stay():
    assert (
        say(missing_finding(Difference(**NOTHING | {"missing": (TASK, TASK)})), "zh") == "2 行只存在于此处，予以保留"
    )
