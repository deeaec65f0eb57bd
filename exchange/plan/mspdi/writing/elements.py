"""Values as elements of Microsoft Project XML."""

import re
from collections.abc import Mapping
from datetime import date, datetime
from xml.etree.ElementTree import Element, SubElement

NO_TEXT = re.compile("[^\\t\\n\\r\\x20-\\ud7ff\\ue000-\\ufffd\\U00010000-\\U0010ffff]")
"""Characters that XML cannot hold."""
Value = str | int | float | bool | date | None


def add(parent: Element, values: Mapping[str, Value]) -> None:
    """Add one element per value that there is, in order."""
    for tag, value in values.items():
        if value is not None:
            SubElement(parent, tag).text = _text(value)


def _text(value: str | int | float | bool | date) -> str:
    if isinstance(value, bool):
        return "1" if value else "0"
    if isinstance(value, datetime):
        return value.isoformat(timespec="seconds")
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value)
    return NO_TEXT.sub("", str(value))


def duration(minutes: int | None) -> str | None:
    """Return minutes as the file writes them."""
    return None if minutes is None else f"PT{minutes // 60}H{minutes % 60}M0S"


def hundredths(amount: float | None) -> float | None:
    """Return an amount as the file counts it."""
    return None if amount is None else round(amount * 100, 4)
