"""GB18030 and Big5, Chinese in two bytes: most text of one decodes in the other too, but to rare characters."""

import codecs
from collections import Counter
from collections.abc import Callable

FEW = 16
"""With fewer bytes beyond ASCII nothing is decided by how common their characters are."""
ASCII = bytes(range(0x80))
CLEARLY = 0.1
"""By so much greater the share of common characters must be."""
TRADITIONAL = ("cp950", "big5hkscs")


def traditional_encoding(data: bytes) -> str | None:
    """Return the form of Big5 whose characters are clearly more common than those of GB18030; None where none is.

    Common are signs and the first level of each standard, which hold what nearly every text is written with:
    3,755 characters of GB 2312, 5,401 of Big5. The bytes may end within a character.
    """
    if len(data.translate(None, ASCII)) < FEW:
        return None
    simplified = _common_share(data, "gb18030", _is_common_simplified)
    shares = ((_common_share(data, encoding, _is_common_traditional), encoding) for encoding in TRADITIONAL)
    return next((encoding for share, encoding in shares if share > simplified + CLEARLY), None)


def _common_share(data: bytes, encoding: str, is_common: Callable[[bytes], bool]) -> float:
    """Return the share of common ones among the characters beyond ASCII; 0 where they do not decode."""
    try:
        text = codecs.getincrementaldecoder(encoding)().decode(data)
    except UnicodeDecodeError:
        return 0.0
    found = Counter(each for each in text if each > "\x7f")
    common = sum(times for each, times in found.items() if is_common(each.encode(encoding)))
    return common / max(1, found.total())


def _is_common_simplified(code: bytes) -> bool:
    return len(code) == 2 and code[1] >= 0xA1 and (0xA1 <= code[0] <= 0xA3 or 0xB0 <= code[0] <= 0xD7)


def _is_common_traditional(code: bytes) -> bool:
    return len(code) == 2 and 0xA1 <= code[0] <= 0xC6
