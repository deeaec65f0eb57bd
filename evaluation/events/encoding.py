"""Which encoding a text file is in, decided by what decodes; binary and broken bytes are refused."""

import codecs
import re
from collections.abc import Iterator
from typing import BinaryIO

from errors import Refusal
from evaluation.events.chinese import traditional_encoding
from words.text import sentence

CHUNK, HEAD = 1 << 20, 4096
BINARY = bytes((*range(0x07), *range(0x0E, 0x1A)))
"""Bytes that no text holds; what old exports put in as separators or end marks is let through."""
BLANKS = "\t\r\n\x1a\u3000\xa0\u200b\ufeff"
MOSTLY = 0.1
"""Up to this share of broken characters a file counts as damaged UTF-8, not as another encoding."""


class UndecodableText(Refusal):
    """The bytes are not text in any encoding that is known here."""

    def __init__(self, line: int) -> None:
        super().__init__(
            sentence(
                "Line {line} holds bytes that are not text in UTF-8, UTF-16, GB18030, Big5 or Windows-1252. "
                "Save the file as CSV in UTF-8 and try again.",
                line=line,
            )
        )


class NotText(Refusal):
    """The file holds binary data where text was expected."""

    def __init__(self, line: int) -> None:
        super().__init__(
            sentence(
                "This is not a text file: line {line} holds binary data. "
                "Save the log as CSV, XLSX or Parquet and try again.",
                line=line,
            )
        )


def encoding_of(stream: BinaryIO) -> str:
    """Return the Python name of the encoding; refuse binary data and bytes that fit no encoding, by line."""
    head = stream.read(HEAD)
    if marked := _marked(head[:4]) or _in_pairs_with_nothing(head):
        return _checked(stream, marked)
    if (broken := _first_broken_line(stream, "utf-8")) is None:
        return _checked(stream, "utf-8")
    _refuse_binary(stream)
    if _is_damaged_utf8(stream):
        raise UndecodableText(broken)
    if found := _chinese(stream):
        return found
    return _checked(stream, "cp1252")


def _chinese(stream: BinaryIO) -> str | None:
    """Return the encoding of Chinese text in two bytes per character; None where it is none."""
    if not _comes_in_pairs(stream):
        return None
    stream.seek(0)
    likely = traditional_encoding(stream.read(CHUNK))
    candidates = [likely, "gb18030"] if likely else ["gb18030"]
    return next((each for each in candidates if _first_broken_line(stream, each) is None), None)


def _marked(head: bytes) -> str | None:
    if head in (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE):
        raise UndecodableText(1)
    if head.startswith(codecs.BOM_UTF8):
        return "utf-8-sig"
    return "utf-16" if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else None


def _in_pairs_with_nothing(head: bytes) -> str | None:
    """Return UTF-16 without a mark: one side has the empty bytes, and all reads as lines of printed characters.

    Where every byte is ASCII, that side is mostly empty: a stray empty byte makes no text in two bytes.
    """
    first, second = head[::2].count(0), head[1::2].count(0)
    if first == second or (head.isascii() and 4 * max(first, second) < len(head)):
        return None
    encoding = "utf-16-le" if second > first else "utf-16-be"
    try:
        text = codecs.getincrementaldecoder(encoding)().decode(head)
    except UnicodeDecodeError:
        return None
    return encoding if "\n" in text and all(each.isprintable() or each in BLANKS for each in text) else None


def _checked(stream: BinaryIO, encoding: str) -> str:
    if (line := _first_broken_line(stream, encoding)) is not None:
        raise UndecodableText(line)
    if not encoding.startswith("utf-16"):
        _refuse_binary(stream)
    return encoding


def _chunks(stream: BinaryIO) -> Iterator[bytes]:
    stream.seek(0)
    while chunk := stream.read(CHUNK):
        yield chunk


def _first_broken_line(stream: BinaryIO, encoding: str) -> int | None:
    decoder, lines = codecs.getincrementaldecoder(encoding)(), 1
    try:
        for chunk in _chunks(stream):
            lines += decoder.decode(chunk).count("\n")
        decoder.decode(b"", final=True)
    except UnicodeDecodeError as error:
        return lines + bytes(error.object[: error.start]).count(b"\n")
    except UnicodeError:
        return lines
    return None


def _refuse_binary(stream: BinaryIO) -> None:
    lines = 1
    for chunk in _chunks(stream):
        if len(chunk.translate(None, BINARY)) < len(chunk):
            first = min(chunk.index(byte) for byte in BINARY if byte in chunk)
            raise NotText(lines + chunk[:first].count(b"\n"))
        lines += chunk.count(b"\n")


def _is_damaged_utf8(stream: BinaryIO) -> bool:
    """Return whether nearly all characters beyond ASCII decode as UTF-8: the rest is damage."""
    decoder, beyond, broken = codecs.getincrementaldecoder("utf-8")("replace"), 0, 0
    for chunk in _chunks(stream):
        text = decoder.decode(chunk)
        broken += text.count("\ufffd")
        beyond += len(re.findall(r"[^\x00-\x7f]", text))
    return broken <= MOSTLY * beyond


def _comes_in_pairs(stream: BinaryIO) -> bool:
    """Return whether bytes beyond ASCII stand together, as in Chinese, and not alone between letters."""
    together = alone = 0
    for chunk in _chunks(stream):
        for run in re.findall(rb"[\x80-\xff]+", chunk):
            together, alone = (together + len(run), alone) if len(run) > 1 else (together, alone + 1)
    return together > alone
