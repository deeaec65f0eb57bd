"""The passes as machine code: the same functions, compiled by numba when it is installed, kept between runs.

Nothing here is imported before a plan is large enough to need it: the compiler takes 0.3 s and 110 MiB.
"""

import hashlib
import tempfile
from array import array
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from importlib import import_module
from pathlib import Path
from threading import Lock
from types import FunctionType, ModuleType
from typing import Any

from phases.network import clock, network, shifts
from phases.network.passes import backward, forward, order

SOURCES = (shifts, network, clock, order, forward, backward)
ENTRY = backward.calculate.__name__
KEPT = 1 << 20
"""Numbers in the memory that is kept, 8 MiB: columns for some 25,000 rows."""
COLUMNS = 40
"""So many columns a plan needs at most, save one with many links."""
_SPARE: list[Any] = []
_LOADING = Lock()


def calculation() -> Callable[..., int] | None:
    """Return the compiled `calculate`, `None` where there is no compiler."""
    with _LOADING:
        return _calculation()


def is_loaded() -> bool:
    """Return whether the compiler and the machine code are there already."""
    return _calculation.cache_info().currsize > 0 and _calculation() is not None


@cache
def _calculation() -> Callable[..., int] | None:
    try:
        from numba import njit

        config: Any = import_module("numba.core.config")
    except ImportError:
        return None
    names: dict[str, Any] = {}
    kept, config.CACHE_DIR = config.CACHE_DIR, config.CACHE_DIR or _folder()
    try:
        for source in SOURCES:
            names.update(vars(source))
        names["__name__"] = __name__
        for source in SOURCES:
            for each in _functions(source):
                names[each.__name__] = njit(**_options(each))(_rebound(each, names))
    finally:
        config.CACHE_DIR = kept
    compiled: Callable[..., int] = names[ENTRY]
    return compiled


def _options(function: FunctionType) -> dict[str, Any]:
    """Return how a function is compiled: all become one, which counts no references since it makes no arrays.

    Else each call would pass sixty arrays and count each of them up and down: fifty times slower.
    """
    entry = function.__name__ == ENTRY
    return {
        "cache": entry,
        "forceinline": not entry,
        "no_cpython_wrapper": not entry,
        "no_cfunc_wrapper": True,
        "error_model": "numpy",
        "_nrt": False,
    }


def _functions(source: ModuleType) -> Sequence[FunctionType]:
    return [
        each
        for each in vars(source).values()
        if isinstance(each, FunctionType) and each.__module__ == source.__name__
    ]


def _rebound(function: FunctionType, names: dict[str, Any]) -> FunctionType:
    """Return the function with other global names: those in which its callees are compiled too."""
    return FunctionType(function.__code__, names, function.__name__, function.__defaults__)


def _folder() -> str:
    """Return where machine code of exactly these sources is kept: the compiler itself looks at one file only."""
    content = b"".join(Path(str(source.__file__)).read_bytes() for source in SOURCES)
    name = hashlib.sha256(content).hexdigest()[:16]
    for place in (Path(__file__).parent / "__pycache__", Path(tempfile.gettempdir()) / "pilotage-network"):
        folder = place / name
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError:
            continue
        return str(folder)
    return tempfile.mkdtemp()


def arrays(columns: Sequence[Sequence[int]]) -> list[Any]:
    """Return columns as arrays of 64 bits, without a copy where they are such already."""
    import numpy as np

    return [
        np.frombuffer(column, np.int64) if isinstance(column, array) and column else np.array(column, np.int64)
        for column in columns
    ]


@contextmanager
def lent_blanks(rows: int) -> Iterator[Callable[[int, int], list[Any]]]:
    """Lend what returns columns whose numbers nobody has written yet; others write on them afterwards.

    They lie in memory that is kept: to get new memory from the system takes half as long as the passes. A plan for
    which it is too small gets columns of its own.
    """
    import numpy as np

    fits = rows <= KEPT // COLUMNS
    block = np.empty(KEPT if fits else 0, np.int64) if not (fits and _SPARE) else _SPARE.pop()
    taken = 0

    def blanks(count: int, size: int) -> list[Any]:
        nonlocal taken
        begin, wanted = taken, count * size
        if begin + wanted > len(block):
            return list(np.empty((count, size), np.int64))
        taken += wanted
        return list(block[begin:taken].reshape(count, size))

    try:
        yield blanks
    finally:
        if fits and not _SPARE:
            _SPARE.append(block)


def packed(column: Any) -> "array[int]":
    """Return a column as packed numbers that read as plain ones."""
    found = array("q")
    found.frombytes(memoryview(column).cast("B"))
    return found


def is_kept() -> bool:
    """Return whether the machine code of these sources lies on the disk."""
    return any(Path(_folder()).rglob("*.nbi"))
