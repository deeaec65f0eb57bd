"""What the terminal tells of agreement: the figures of the page."""

from exchange.assessment.consensus import consensus_rows, load_opinions, told
from tests.exchange.test_smallest_group import all_of, find_programme, highest, load_assessment, made, open_database


def test_every_question_has_its_figures_for_machines_and_the_rest_is_counted_in_words(tmp_path):
    path = made(tmp_path / "one.db", "pre-check", all_of(highest))
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
