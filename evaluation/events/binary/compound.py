"""The streams of a compound file, which holds an old workbook: sectors chained by a table, named in a directory."""

import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
HEADER = 512
ENTRY = 128
LAST_SECTOR = 0xFFFFFFFA
"""Numbers from here on are no sectors: the end of a chain, or free."""
IN_HEADER = 109
"""So many sectors of the table are named in the header itself."""


@dataclass(frozen=True, slots=True)
class _Entry:
    """What the directory says of a stream; the first entry is the root, which holds the small streams."""

    name: str
    start: int
    size: int


def streams(data: bytes, names: Sequence[str]) -> Iterator[bytes]:
    """Yield the streams with these names; what is damaged is cut short or raises `struct.error`, `ValueError`."""
    file = _File(data)
    for entry in file.entries[1:]:
        if entry.name in names:
            yield file.content(entry)


class _File:
    """A compound file: sectors of one size, smaller ones within the root's stream for streams below a size."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        shift, small_shift = struct.unpack_from("<2H", data, 30)
        if not (7 <= shift <= 16 and 2 <= small_shift <= shift):
            raise ValueError("no sectors of this size")
        self._size, self._small_size = 1 << shift, 1 << small_shift
        directory, _, self._cutoff, small, _, more, _ = struct.unpack_from("<7I", data, 48)
        self._next = self._numbers(self._table_sectors(more))
        self.entries = list(_entries(self._chained(directory)))
        if not self.entries:
            raise ValueError("no directory")
        self._small_next = _numbers_in(self._chained(small))

    def content(self, entry: _Entry) -> bytes:
        """Return the bytes of a stream; those of a small one stand in the stream of the root."""
        if entry.size >= self._cutoff:
            return self._chained(entry.start)[: entry.size]
        root, size = self._chained(self.entries[0].start), self._small_size
        chain = _chain(entry.start, self._small_next)
        return b"".join(root[at * size : (at + 1) * size] for at in chain)[: entry.size]

    def _sector(self, number: int) -> bytes:
        begin = max(HEADER, self._size) + number * self._size
        return self._data[begin : begin + self._size]

    def _chained(self, first: int) -> bytes:
        return b"".join(map(self._sector, _chain(first, self._next)))

    def _table_sectors(self, more: int) -> Iterator[int]:
        """Yield the sectors of the table: those that the header names, then those of further lists."""
        yield from struct.unpack_from(f"<{IN_HEADER}I", self._data, 76)
        for _ in range(len(self._data) // self._size):
            if more >= LAST_SECTOR:
                return
            *listed, more = _numbers_in(self._sector(more)) or [LAST_SECTOR]
            yield from listed

    def _numbers(self, sectors: Iterator[int]) -> list[int]:
        most = len(self._data) // self._size
        found = [number for number in sectors if number < most]
        return _numbers_in(b"".join(map(self._sector, dict.fromkeys(found))))


def _chain(first: int, following: Sequence[int]) -> Iterator[int]:
    """Yield the numbers of a chain, each once: a chain in a circle ends."""
    seen: set[int] = set()
    while first < len(following) and first not in seen:
        seen.add(first)
        yield first
        first = following[first]


def _numbers_in(data: bytes) -> list[int]:
    return list(struct.unpack(f"<{len(data) // 4}I", data[: len(data) // 4 * 4]))


def _entries(directory: bytes) -> Iterator[_Entry]:
    for at in range(0, len(directory) - ENTRY + 1, ENTRY):
        length = struct.unpack_from("<H", directory, at + 64)[0]
        name = directory[at : at + max(0, min(length, 64) - 2)].decode("utf-16-le", "replace")
        start, size = struct.unpack_from("<2I", directory, at + 116)
        yield _Entry(name, start, size)
