"""What people call the constraints of a date, and whether a row counts, in the grid and back."""

from collections.abc import Mapping

from phases.network.network import Constraint
from ui.session import t

BOUNDS: Mapping[Constraint, str] = {
    Constraint.AS_SOON_AS_POSSIBLE: "As soon as possible",
    Constraint.AS_LATE_AS_POSSIBLE: "As late as possible",
    Constraint.START_NO_EARLIER: "Start not before",
    Constraint.START_NO_LATER: "Start by",
    Constraint.FINISH_NO_EARLIER: "Finish not before",
    Constraint.FINISH_NO_LATER: "Finish by",
    Constraint.MUST_START_ON: "Start on",
    Constraint.MUST_FINISH_ON: "Finish on",
}


def bound_words() -> list[str]:
    """Return what a reader can choose from."""
    return [t(words) for words in BOUNDS.values()]


def constraint_of(chosen: object) -> Constraint:
    """Return the constraint that a reader chose; an emptied cell is the usual one."""
    return next((kind for kind, words in BOUNDS.items() if t(words) == chosen), Constraint.AS_SOON_AS_POSSIBLE)


def activity_words() -> list[str]:
    """Return what a reader can choose from for a row: it counts, or nothing waits for it."""
    return [t("yes"), t("no")]
