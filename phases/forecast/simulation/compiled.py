"""The loops that play a tape as machine code, compiled by numba when it is installed and kept between runs."""

from collections.abc import Callable
from functools import cache
from threading import Lock
from types import FunctionType
from typing import Any

from phases.forecast.simulation import loops

_LOADING = Lock()


def player() -> Callable[..., None] | None:
    """Return the compiled `play`, None where there is no compiler."""
    with _LOADING:
        return _player()


@cache
def _player() -> Callable[..., None] | None:
    try:
        from numba import njit
    except ImportError:
        return None
    names: dict[str, Any] = dict(vars(loops))
    entry = loops.play.__name__
    for name in reversed([name for name, each in names.items() if isinstance(each, FunctionType)]):
        plain = getattr(loops, name)
        rebound = FunctionType(plain.__code__, names, name, plain.__defaults__)
        # Kept beside the source, or in the user's own folder where that cannot be written to.
        options: dict[str, Any] = {"cache": name == entry, "nogil": True, "error_model": "numpy", "_nrt": False}
        names[name] = njit(**options)(rebound)
    found: Callable[..., None] = names[entry]
    return found
