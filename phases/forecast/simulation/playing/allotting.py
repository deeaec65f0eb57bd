"""Which register of a tape serves when, written as loops for the compiler like `loops`, and named by nothing else."""

from typing import Any

import numpy as np

PLACES = (1, 2, 4, 6)
"""Where an instruction may name a register, the first the one that it writes."""


def allot(code: Any, moved: Any, last: Any, free: Any, kept: Any) -> Any:
    """Let registers that nobody reads any more serve again, so that all stay near; return how many it takes.

    The first `kept` registers, and those whose `last` use lies behind the tape, are never given away. `moved` tells
    afterwards where each one is.
    """
    top, count = 0, kept
    for at in range(code.shape[0]):
        for place in PLACES:
            register = register_at(code, at, place)
            last[register] = max(last[register], at)
    for at in range(code.shape[0]):
        target = register_at(code, at, 1)
        if moved[target] < 0:
            if top > 0:
                top -= 1
                moved[target] = free[top]
            else:
                moved[target] = count
                count += 1
        for place in PLACES:
            register = register_at(code, at, place)
            if register >= kept and last[register] == at:
                free[top] = moved[register]
                top += 1
                last[register] = -1
        for place in PLACES:
            register = register_at(code, at, place)
            if register > 0:
                code[at, place] = moved[register]
    return count


def register_at(code: Any, at: Any, place: Any) -> Any:
    """Return the register that a place of an instruction names, 0 where it names none."""
    op = code[at, 0]
    if (place == 1 and op == 12) or (place == 4 and op != 11):
        return np.int32(0)
    return code[at, place]
