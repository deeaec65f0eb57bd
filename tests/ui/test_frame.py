"""The head of a page: no line of its facts begins with a dot, and a short fact stays on one line."""

from ui.parts.page.frame import unbroken


def test_a_short_fact_stays_on_one_line_and_keeps_the_dot_behind_it():
    said = unbroken("161 rows · manager A. Reyes · drift in working days against the baseline · revision 475")

    assert said.split(" ")[0] == "161\xa0rows\xa0·"
    assert said.split(" ")[1] == "manager\xa0A.\xa0Reyes\xa0·"
    assert said.endswith("against the baseline\xa0· revision\xa0475")


def test_no_facts_stay_nothing():
    assert unbroken("") == ""
