"""The one status vocabulary: key, sign, word and colour, the same in badge, grid, chart and export."""

from enum import StrEnum


class Status(StrEnum):
    """Computed, never stored."""

    ON = "on"
    RISK = "risk"
    OFF = "off"
    DONE = "done"
    DOING = "doing"
    TODO = "todo"
    LATE = "late"
    WAIT = "wait"
    UNDECIDED = "undecided"
    UNPROVEN = "unproven"
    OUT = "out"

    @property
    def sign(self) -> str:
        """Return the shape that stands for the status without colour."""
        return SIGNS[self]

    @property
    def word(self) -> str:
        """Return the English word; say it through the catalogue."""
        return WORDS[self]

    @property
    def colour(self) -> str:
        """Return the theme colour's name."""
        return COLOURS[self]


SIGNS = {
    Status.ON: "●",
    Status.RISK: "▲",
    Status.OFF: "■",
    Status.DONE: "✓",
    Status.DOING: "►",
    Status.TODO: "○",
    Status.LATE: "■",
    Status.WAIT: "▲",
    Status.UNDECIDED: "≈",
    Status.UNPROVEN: "○",
    Status.OUT: "–",
}
WORDS = {
    Status.ON: "On track",
    Status.RISK: "At risk",
    Status.OFF: "Off track",
    Status.DONE: "Done",
    Status.DOING: "In progress",
    Status.TODO: "Planned",
    Status.LATE: "Late",
    Status.WAIT: "Waiting",
    Status.UNDECIDED: "Undecided",
    Status.UNPROVEN: "Not proven",
    Status.OUT: "Not in scope",
}
COLOURS = {
    Status.ON: "green",
    Status.RISK: "orange",
    Status.OFF: "red",
    Status.DONE: "green",
    Status.DOING: "blue",
    Status.TODO: "gray",
    Status.LATE: "red",
    Status.WAIT: "orange",
    Status.UNDECIDED: "gray",
    Status.UNPROVEN: "gray",
    Status.OUT: "gray",
}
