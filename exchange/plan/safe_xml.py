"""XML from strangers: parsed without entities, DTDs or external files, up to a size; namespaces are dropped."""

import codecs
import re
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException  # type: ignore[import-untyped]
from defusedxml.ElementTree import fromstring  # type: ignore[import-untyped]

from errors import Refusal
from words.text import sentence

LIMIT = 100 * 1024 * 1024
DECLARED = re.compile(rb"""^\s*<\?xml[^>]*?encoding=["']([A-Za-z0-9._-]+)["'][^>]*\?>""")
WIDE = ("gb2312", "gbk", "gb18030", "big5", "shift_jis", "euc-kr", "euc-jp")
"""Encodings the parser does not know itself."""
TWO_BYTES = ("utf-16", "utf-16le", "utf-16be", "utf16", "unicode", "ucs-2", "iso-10646-ucs-2")
"""A file whose declaration can be read byte by byte is in none of these, whatever it says: it is UTF-8."""


class TooLargeXml(Refusal):
    """The file is larger than what is read."""

    def __init__(self, size: int) -> None:
        super().__init__(
            sentence(
                "The file has {size} MB; plans up to {limit} MB are read. Save a part of the plan.",
                size=-(-size // 2**20),
                limit=LIMIT // 2**20,
            )
        )


class UnsafeXml(Refusal):
    """The file defines entities or a document type, which plans never need and attacks do."""

    def __init__(self) -> None:
        super().__init__(
            sentence("The file defines entities or a document type (DTD). No plan needs that; it was not read.")
        )


class BrokenXml(Refusal):
    """The bytes are no well-formed XML."""

    def __init__(self, line: int, column: int) -> None:
        super().__init__(
            sentence(
                "The file is no whole XML: reading stopped in line {line}, column {column}. "
                "Export it again; it may have been cut off.",
                line=line,
                column=column + 1,
            )
        )


class UnknownXmlEncoding(Refusal):
    """The bytes are not in the encoding that the file declares."""

    def __init__(self) -> None:
        super().__init__(sentence("The file is not in the encoding it declares. Save it as UTF-8 and try again."))


def parsed(data: bytes) -> Element:
    """Return the root with plain tag names; refuse what is too large, unsafe or broken."""
    if len(data) > LIMIT:
        raise TooLargeXml(len(data))
    try:
        root: Element = fromstring(_decodable(data), forbid_dtd=True)
    except DefusedXmlException as error:
        raise UnsafeXml from error
    except ParseError as error:
        if not _is_decodable(data):
            raise UnknownXmlEncoding from error
        raise BrokenXml(*error.position) from error
    except (ValueError, LookupError) as error:
        raise UnknownXmlEncoding from error
    for element in root.iter():
        element.tag = element.tag.rpartition("}")[2]
    return root


def _decodable(data: bytes) -> bytes:
    """Return the same text in an encoding that the parser knows."""
    declared = DECLARED.match(data[:200].removeprefix(codecs.BOM_UTF8))
    if not declared:
        return data
    encoding = declared[1].decode("ascii").casefold()
    if encoding in TWO_BYTES:
        return data.removeprefix(codecs.BOM_UTF8)[declared.end() :]
    if encoding not in WIDE or data.startswith(codecs.BOM_UTF8):
        return data
    wider = "gb18030" if encoding.startswith("gb") else encoding
    return data[declared.end() :].decode(wider).encode()


def _is_decodable(data: bytes) -> bool:
    """Return whether the bytes are text in the encoding that they declare: UTF-8 where they declare none."""
    declared = DECLARED.match(data[:200])
    is_wide = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    encoding = "utf-16" if is_wide else declared[1].decode("ascii") if declared else "utf-8"
    try:
        codecs.getincrementaldecoder(encoding)().decode(data)
    except (UnicodeError, LookupError):
        return False
    return not data.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE))
