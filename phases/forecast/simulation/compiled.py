"""The loops that play a tape as machine code, compiled by numba when it is installed and kept between runs."""

from collections.abc import Callable
from functools import cache
from threading import Lock
from types import FunctionType
from typing import Any, NamedTuple

from phases.forecast.simulation import loops

_LOADING = Lock()


class Player(NamedTuple):
    """The compiled `play` and `build`."""

    play: Callable[..., None]
    build: Callable[..., None]


def player() -> Player | None:
    """Return what plays tapes, None where there is no compiler."""
    with _LOADING:
        return _player()


@cache
def _player() -> Player | None:
    try:
        from numba import njit
    except ImportError:
        return None
    names: dict[str, Any] = dict(vars(loops))
    for name in [name for name, each in names.items() if isinstance(each, FunctionType)]:
        plain = getattr(loops, name)
        rebound = FunctionType(plain.__code__, names, name, plain.__defaults__)
        # Kept beside the source, or in the user's own folder where that cannot be written to.
        options: dict[str, Any] = {
            "cache": name in Player._fields,
            "nogil": True,
            "error_model": "numpy",
            "_nrt": False,
        }
        names[name] = njit(**options)(rebound)
    return Player(*(names[name] for name in Player._fields))
