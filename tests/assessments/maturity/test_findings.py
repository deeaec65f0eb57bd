import pytest

from assessments.maturity.findings import answer, warnings
from assessments.maturity.gaps import find_gaps
from assessments.maturity.profile import GivenAnswer, profile
from assessments.maturity.rating import Answer

ASKED = {"C1": 3, "C2": 2}


def rows(dimension, reality, intention):
    return [
        GivenAnswer("ann", dimension, q, Answer(told), Answer(seen), "seen", "-")
        for q, seen, told in zip("abcd", reality.split(), intention.split(), strict=True)
    ]


def sentence_for(pack, *given, gate="Rollout"):
    found = profile(pack.dimensions, [row for each in given for row in each])
    return str(answer(found, find_gaps(found, ASKED), gate))


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ([], "Nothing is answered yet: 12 questions wait for their answers"),
        ([rows("A1", "? ? ? ?", "? ? ? ?")], "Nothing is answered yet: 12 questions wait for their answers"),
        (
            [rows(d, "NA NA NA NA", "NA NA NA NA") for d in ("A1", "C1", "C2")],
            "Every question is marked as not applicable: nothing is measured",
        ),
        (
            [rows("A1", "F F N N", "F F N N")],
            "Provisional, 33\N{NO-BREAK SPACE}% of the questions are answered. "
            "Practice keeps what is promised; C1, C2 block the gate “Rollout”",
        ),
        ([rows(d, "F F L N", "F F L N") for d in ("A1", "C1", "C2")], "Every dimension has reached its target"),
        (
            [rows("A1", "F F F N", "F F F N"), rows("C1", "N N N N", "F F F N"), rows("C2", "F F F N", "F F F F")],
            "Rules are written, practice lags: 2 of 3 dimensions promise half a level more than they do; "
            "C1 blocks the gate “Rollout”",
        ),
        (
            [rows("A1", "F N N N", "F N N N"), rows("C1", "F F N N", "F F N N"), rows("C2", "F F N N", "F F N N")],
            "Practice keeps what is promised; A1 Title A1 is furthest from its target",
        ),
    ],
)
def test_one_sentence_says_what_lags_and_what_blocks(pack, given, said):
    assert sentence_for(pack, *given) == said


def test_dimensions_not_rated_yet_are_not_called_furthest(pack):
    given = [rows("C1", "F F F F", "F F F F"), rows("C2", "F F F F", "F F F F")]

    assert sentence_for(pack, *given).endswith("1 dimension is not rated yet")


def test_a_misleading_score_is_warned_about(pack):
    found = profile(pack.dimensions, rows("C1", "P F F F", "P F F F"))

    assert [str(each) for each in warnings(found)] == [
        "C1 scores 4.33 but stands on level 1: question a holds it back"
    ]
