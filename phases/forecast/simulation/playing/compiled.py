"""The loops that play a tape as machine code, compiled by numba when it is installed and kept between runs."""

from collections.abc import Callable
from functools import cache
from threading import Lock
from types import FunctionType, ModuleType
from typing import Any, NamedTuple

from phases.forecast.simulation.playing import allotting, loops

_LOADING = Lock()


class Player(NamedTuple):
    """The compiled `play`, `build` and `allot`."""

    play: Callable[..., None]
    build: Callable[..., None]
    allot: Callable[..., int]


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
    return Player(
        **{name: each for module in (loops, allotting) for name, each in _machine_code(njit, module).items()}
    )


def _machine_code(njit: Any, module: ModuleType) -> dict[str, Any]:
    """Return the functions of a module that are asked for, compiled with all that they call there."""
    names: dict[str, Any] = dict(vars(module))
    for name in [name for name, each in names.items() if isinstance(each, FunctionType)]:
        plain = getattr(module, name)
        rebound = FunctionType(plain.__code__, names, name, plain.__defaults__)
        names[name] = _compiled(njit, rebound, name in Player._fields)
    return {name: names[name] for name in Player._fields if name in names}


def _compiled(njit: Any, function: FunctionType, kept: bool) -> Any:
    """Return a function that is compiled when it is called first, its code kept where a folder can be written to."""
    options = {"nogil": True, "error_model": "numpy", "_nrt": False}
    try:
        return njit(cache=kept, **options)(function)
    except RuntimeError:
        return njit(**options)(function)
