"""Labels by which people choose are distinct."""

from hypothesis import given
from hypothesis import strategies as st

from words.labels import told_apart

NAMES = st.dictionaries(st.text(max_size=2), st.sampled_from(["a", "a (1)", "a · x", "b"]), max_size=6)


def test_a_name_that_stands_once_stays_as_it_is():
    assert told_apart({"1": "Autumn", "2": "Spring"}, {"1": "3 Oct"}) == {"1": "Autumn", "2": "Spring"}


def test_equal_names_say_their_date_and_equal_dates_their_number():
    found = told_apart({"1": "Autumn", "2": "Autumn", "3": "Autumn"}, {"1": "3 Oct", "2": "4 Oct", "3": "4 Oct"})

    assert found == {"1": "Autumn · 3 Oct", "2": "Autumn · 4 Oct (1)", "3": "Autumn · 4 Oct (2)"}


@given(NAMES)
def test_whatever_the_names_no_two_labels_are_equal_and_order_stays(names):
    found = told_apart(names, dict.fromkeys(names, "x"))

    assert list(found) == list(names)
    assert len(set(found.values())) == len(names)
