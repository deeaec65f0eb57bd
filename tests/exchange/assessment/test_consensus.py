"""What the terminal tells of agreement: the figures of the page."""

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from assessments.agreement.agreed import Agreed
from assessments.maturity.profile import Settled
from assessments.responses import Respondent, Response, Role
from assessments.results.opinions import maturity_opinions
from assessments.results.result import Given, make_result
from assessments.store import Assessment
from exchange.assessment.consensus import consensus_rows, load_opinions, told
from methodology.loader import load_pack
from tests.exchange.test_smallest_group import (
    acme,  # noqa: F401
    all_of,
    find_programme,
    highest,
    load_assessment,
    made,  # noqa: F401
    open_database,
)

AT = datetime(2026, 10, 1, tzinfo=UTC)


def test_every_question_has_its_figures_for_machines_and_the_rest_is_counted_in_words(made):  # noqa: F811
    path = made("one.db", "pre-check", all_of(highest))
    with open_database(path) as db:
        assert find_programme(db, "acme")
        opinions = load_opinions(db, load_assessment(db, "after"))

    rows = consensus_rows(opinions)
    assert (len(rows), rows[0]["n"], rows[0]["range"], rows[0]["agreement"], rows[0]["disagree"]) == (
        7,
        6,
        0,
        1,
        False,
    )
    assert list(told(opinions, "en")) == ["7 more questions are seen alike."]


LETTERS = st.sampled_from(["N", "P", "L", "F", "NA", "?"])
SPOKEN = st.lists(st.tuples(LETTERS, LETTERS, st.booleans()), min_size=1, max_size=9)
AGREED = st.none() | st.sampled_from("NPLF")
ROLES = (Role.MANAGEMENT, Role.USERS)


def counted(spoken, value):
    """A result of one question answered so, with an agreed value or none."""
    people = [Respondent(f"r{at}", f"R{at}", role=ROLES[at % 2]) for at in range(len(spoken))]
    given = [
        Response(who.id, "C1", "a", {"intention": told, "reality": seen}, evidence="seen" if proven else "")
        for who, (told, seen, proven) in zip(people, spoken, strict=True)
    ]
    agreed = {("C1", "a"): Agreed(("", "C1", "a"), {"reality": value}, "all", "talked", AT)} if value else {}
    held = Assessment("1", "acme", "October", AT.date(), "", None, 1)
    return make_result(load_pack().dimensions, Given(held, people, given, Settled(agreed)))


@given(SPOKEN, AGREED)
def test_the_terminal_tells_of_maturity_what_the_page_counts(spoken, value):
    result = counted(spoken, value)
    found = result.profile.dimension["C1"].agreements["a"]
    talk = next(iter(result.talks), None)

    row = next(each for each in consensus_rows(maturity_opinions(result)) if each["facet"] == "reality")

    assert (row["counts_as"], row["range"], row["disagree"], row["n"]) == (
        found.answer, found.spread, found.is_split, found.rated,
    )  # fmt: skip
    assert row["agreement"] == (None if found.agreement is None else round(found.agreement, 4))
    assert row["management_minus_users"] == (talk.role_gap if talk else None)


def test_evidence_caps_what_the_terminal_tells_as_it_caps_the_page():
    fully = [("F", "F", False)] * 3
    rows = {each["facet"]: each for each in consensus_rows(maturity_opinions(counted(fully, None)))}
    agreed = {each["facet"]: each for each in consensus_rows(maturity_opinions(counted(fully, "F")))}

    assert [rows[each]["median"] for each in ("intention", "reality")] == ["Fully", "Partly"]
    assert (rows["reality"]["counts"], rows["reality"]["range"]) == ({"F": 3}, 0)
    assert (agreed["reality"]["agreed"], agreed["reality"]["counts_as"]) == ("F", "P")
