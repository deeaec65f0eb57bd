"""How rows hang together: who holds whom, which links count, and an order in which each row follows what it needs.

Written for plain Python and for the compiler alike: only integers, arrays and loops.
"""

from phases.network.network import NONE
from phases.network.passes.columns import Arrows, Columns, Web


def weave(rows: Columns, ties: Arrows, web: Web) -> int:
    """Fill the web and return how many rows and gates stand in the order; below zero where some wait in a circle."""
    gates = hold(rows, web)
    wake(rows, web)
    tie(rows, ties, web)
    last = as_written(rows, ties, web)
    if last == NONE:
        last = sort(rows, ties, web)
    return last if last == len(rows.parent) + gates else NONE


def as_written(rows: Columns, ties: Arrows, web: Web) -> int:
    """Take rows in the order in which the plan is written; return how many, or `NONE` where a link leads upwards.

    Most plans are written in the order in which they happen, which is quicker to check than to find.
    """
    size = len(rows.parent)
    last, above = 0, NONE
    for row in range(size + 1):
        wanted = rows.parent[row] if row < size else NONE
        while above != wanted:
            if above == NONE:
                return NONE
            web.order[last], web.waiting[above] = above, last
            last += 1
            above = rows.parent[above]
        if row < size:
            node = node_of(web, row)
            web.order[last], web.waiting[node] = node, last
            last += 1
            if node != row:
                above = row
    for link in range(len(ties.before)):
        early, late = ties.before[link], node_of(web, ties.after[link])
        if web.waiting[early] >= web.waiting[late] and counts(ties, web, link):
            return NONE
    return last


def hold(rows: Columns, web: Web) -> int:
    """Find what each row holds, in the order of the rows, and number the gates; return how many there are."""
    size = len(rows.parent)
    gates = 0
    for row in range(size):
        web.child[row] = web.sibling[row] = web.gate[row] = NONE
        web.length[row] = 0
    for at in range(size):
        row = size - 1 - at
        above = rows.parent[row]
        if above != NONE:
            web.sibling[row] = web.child[above]
            web.child[above] = row
    for row in range(size):
        web.pace[row] = NONE if rows.elapsed[row] else rows.calendar[row]
        if web.child[row] != NONE:
            web.gate[row] = size + gates
            web.owner[gates] = row
            gates += 1
        elif not rows.summary[row]:
            web.length[row] = rows.minutes[row]
    return gates


def wake(rows: Columns, web: Web) -> None:
    """Find out which rows are active: a row is not when one that holds it is not."""
    size = len(rows.parent)
    last = 0
    for row in range(size):
        web.alive[row] = 1 if rows.active[row] else 0
        if rows.parent[row] == NONE and web.child[row] != NONE:
            web.order[last] = row
            last += 1
    at = 0
    while at < last:
        above = web.order[at]
        row = web.child[above]
        while row != NONE:
            if not web.alive[above]:
                web.alive[row] = 0
            if web.child[row] != NONE:
                web.order[last] = row
                last += 1
            row = web.sibling[row]
        at += 1


def counts(ties: Arrows, web: Web, link: int) -> bool:
    """Return whether a link holds anything: an inactive row moves nobody."""
    return web.alive[ties.before[link]] != 0 or web.alive[ties.after[link]] == 0


def tie(rows: Columns, ties: Arrows, web: Web) -> None:
    """Sort the links that count by the row they lead into and by the row they leave."""
    size = len(rows.parent)
    for at in range(size + 2):
        web.into_at[at] = web.out_at[at] = 0
    for link in range(len(ties.before)):
        if counts(ties, web, link):
            web.into_at[ties.after[link] + 2] += 1
            web.out_at[ties.before[link] + 2] += 1
    for row in range(size):
        web.into_at[row + 2] += web.into_at[row + 1]
        web.out_at[row + 2] += web.out_at[row + 1]
    # The entry behind each row is the pen that writes its links; when all are written it stands at their end.
    for link in range(len(ties.before)):
        if counts(ties, web, link):
            after, before = ties.after[link] + 1, ties.before[link] + 1
            web.into[web.into_at[after]] = link
            web.into_at[after] += 1
            web.out[web.out_at[before]] = link
            web.out_at[before] += 1


def node_of(web: Web, row: int) -> int:
    """Return where a row is met first: at its gate when it has one."""
    return row if web.gate[row] == NONE else web.gate[row]


def sort(rows: Columns, ties: Arrows, web: Web) -> int:
    """Put rows and gates in order and return how many found their place.

    A plan is mostly written in the order in which it happens. So the rows are taken as they stand; only what was
    passed over because it waited for a later row, and the end of a row that holds others, is taken when it is free.
    """
    size = len(rows.parent)
    for row in range(size):
        web.waiting[row] = 0
        web.waiting[node_of(web, row)] = web.into_at[row + 1] - web.into_at[row]
    for row in range(size):
        above = rows.parent[row]
        if above != NONE:
            web.waiting[node_of(web, row)] += 1
            web.waiting[above] += 1
    last = at = 0
    for row in range(size):
        node = node_of(web, row)
        if web.waiting[node] == 0:
            web.order[last] = node
            last += 1
        while at < last:
            last = leave(rows, ties, web, web.order[at], row, last)
            at += 1
    return last


def leave(rows: Columns, ties: Arrows, web: Web, node: int, here: int, last: int) -> int:
    """Let everything that waits for a node wait for one less, and return the new end of the order."""
    size = len(rows.parent)
    if node >= size:
        row = web.child[web.owner[node - size]]
        while row != NONE:
            last = release(web, row, here, last)
            row = web.sibling[row]
        return last
    for slot in range(web.out_at[node], web.out_at[node + 1]):
        last = release(web, ties.after[web.out[slot]], here, last)
    above = rows.parent[node]
    if above != NONE:
        web.waiting[above] -= 1
        if web.waiting[above] == 0:
            web.order[last] = above
            last += 1
    return last


def release(web: Web, row: int, here: int, last: int) -> int:
    """Let a row wait for one less; take it when it is free and was passed over, and return the order's new end."""
    node = node_of(web, row)
    web.waiting[node] -= 1
    if web.waiting[node] != 0 or row > here:
        return last
    web.order[last] = node
    return last + 1


def circle(rows: Columns, ties: Arrows, web: Web) -> list[int]:
    """Return the rows of one circle among the nodes that never found their place, in the order of its links."""
    nodes = (*range(len(rows.parent)), *(gate for gate in web.gate if gate != NONE))
    at = next(node for node in nodes if web.waiting[node] > 0)
    path: list[int] = []
    place: dict[int, int] = {}
    while at not in place:
        place[at] = len(path)
        path.append(at)
        at = next(node for node in _waited_for(rows, ties, web, at) if web.waiting[node] > 0)
    size = len(rows.parent)
    found = [node if node < size else web.owner[node - size] for node in reversed(path[place[at] :])]
    return [row for at, row in enumerate(found) if row != found[at - 1]] or found[:1]


def _waited_for(rows: Columns, ties: Arrows, web: Web, node: int) -> list[int]:
    """Return what a row or gate waits for: its links first, then what it holds or what holds it."""
    size = len(rows.parent)
    row = node if node < size else web.owner[node - size]
    found: list[int] = []
    if node_of(web, row) == node:
        links = web.into[web.into_at[row] : web.into_at[row + 1]]
        found = [int(ties.before[link]) for link in links]
        if rows.parent[row] != NONE:
            found.append(int(web.gate[rows.parent[row]]))
        return found
    child = web.child[row]
    while child != NONE:
        found.append(int(child))
        child = web.sibling[child]
    return found
