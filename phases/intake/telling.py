"""What an import would do to a plan, in one sentence."""

from phases.intake.incoming import Difference
from words.text import Sentence, counted, sentence


def difference_finding(found: Difference) -> Sentence:
    """Return what applying a file does: rows and links that come, change and go; what only stands here stays."""
    if found.is_empty:
        return sentence("The plan already says what the file says; there is nothing to apply")
    return sentence("What the file does: {parts}", parts=_counts(found))


def _counts(found: Difference) -> list[Sentence]:
    parts = [
        (counted("one row comes in", "{count} rows come in", len(found.added)), found.added),
        (counted("one row changes", "{count} rows change", len(found.changed)), found.changed),
        (counted("one link comes in", "{count} links come in", len(found.added_links)), found.added_links),
        (counted("one link goes", "{count} links go", len(found.removed_links)), found.removed_links),
    ]
    counted_rows = [words for words, rows in parts if rows]
    return [*counted_rows, *([sentence("calendars or people change")] if found.capacity else [])]


def missing_finding(found: Difference) -> Sentence:
    """Return how many rows only stand here; an import never removes them."""
    return counted("One row stands only here and stays", "{count} rows stand only here and stay", len(found.missing))
