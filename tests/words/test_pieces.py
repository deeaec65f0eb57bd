"""Our own Markdown as pieces: what people wrote stays as they wrote it."""

from hypothesis import given
from hypothesis import strategies as st

from words.markdown import BLANKS, HIDDEN, JOINER, escaped, pieces

LINE = st.text(
    alphabet=st.characters(blacklist_categories=("Cs", "Cc", "Zl", "Zp"), blacklist_characters=" " + JOINER)
)


def test_looks_are_told_apart_and_may_lie_in_each_other():
    assert pieces(":green-badge[✓ Done] 4 Dec **+3**  \n:small[:gray[read]]") == [
        ["badge green", "✓ Done"],
        ["", " 4 Dec "],
        ["b", "+3"],
        ["br", ""],
        ["small gray", "read"],
    ]


def test_a_link_leads_somewhere_and_ends_with_its_bracket():
    assert pieces("[minutes](https://example.org/a%29) +1") == [
        ["", "minutes", "https://example.org/a%29"],
        ["", " +1"],
    ]


@given(LINE)
def test_what_people_wrote_is_shown_as_they_wrote_it(text):
    told = "".join(piece[1] for piece in pieces(f"**{escaped(text)}**"))

    assert told.replace(JOINER, "") == HIDDEN.sub("", BLANKS.sub(" ", text)).strip(" ")
    assert all(len(piece) == 2 and piece[0] == "b" for piece in pieces(f"**{escaped(text)}**"))
