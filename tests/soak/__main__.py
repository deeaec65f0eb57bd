"""`make soak`: schedules plans with our kernel and with MPXJ's Microsoft scheduler, and explains every difference.

Plans are made by seed (`plans.py`), travel as Microsoft Project XML through our writer and our reader, and are
compared in start, finish, total slack and critical flag of every row. How a difference is explained: `origins.py`;
the known deviations: `rules.py`. What has no explanation is printed with its seed and the smallest plan that shows
it, and the run fails. `--seed N` takes one plan apart.
"""

import argparse
import sys
from collections import Counter, defaultdict
from datetime import datetime

from tests.soak.judgement import Judgement, judge, smallest
from tests.soak.oracle import Oracle, Refused, oracle
from tests.soak.plans import plan_of
from tests.soak.rules import DEVIATIONS

SHOWN = 5
"""So many unexplained plans are made small and printed."""


def written(value: int) -> str:
    """Return a time as text, other numbers as they are."""
    if value < 1440 * 365:
        return str(value)
    return f"{datetime.fromordinal(value // 1440):%Y-%m-%d} {value % 1440 // 60:02}:{value % 60:02}"


def show(found: Judgement) -> None:
    """Print a plan and where its dates differ."""
    for row, task in enumerate(found.plan.tasks):
        told = {
            "elapsed": task.elapsed,
            "at": task.constraint_at,
            "deadline": task.deadline,
            "begun": task.started_at,
        }
        told |= {"finished": task.finished_at, "left": task.remaining}
        more = "".join(f" {name} {value}" for name, value in told.items() if value)
        demand = task.constraint.name if task.constraint else ""
        name = f"{'  ' * task.outline}{task.uid} {task.kind} {task.minutes} min"
        print(f"  {name}, calendar {task.calendar} {demand}{more}")
        for name, answer in (("ours  ", found.ours), ("theirs", found.theirs)):
            dates = (answer.start, answer.finish, answer.late_start, answer.late_finish)
            print(f"        {name} {' · '.join(written(each[row]) for each in dates)} · slack {answer.slack[row]}")
    for link in found.plan.links:
        print(f"    {link.before} → {link.after} {link.kind.name} {link.lag} {link.lag_kind.name}")
    for origin, names in found.explained:
        print(f"  task {found.plan.tasks[origin.row].uid}, {origin.what}: {' + '.join(names)}")
    for title, rows in (("not explained", found.unexplained), ("not our own rules", found.own)):
        for origin in rows:
            ours, theirs = (" · ".join(map(written, each)) for each in (origin.ours, origin.theirs))
            print(f"  {title}: task {found.plan.tasks[origin.row].uid}, {origin.what}: {ours} against {theirs}")


def soak(scheduler: Oracle, seeds: range) -> bool:
    """Compare all plans and print the outcome; return whether everything is explained."""
    outcome, plans, values = Counter[str](), defaultdict[str, list[int]](list), Counter[str]()
    rows, wrong, refusals = Counter[str](), [], 0
    for seed in seeds:
        try:
            found = judge(scheduler, plan_of(seed))
        except Refused as refused:
            print(f"seed {seed}: MPXJ refuses the plan: {refused}")
            refusals += 1
            continue
        outcome["not explained" if found.is_wrong else "explained" if found.differences else "same"] += 1
        values.update(each.what for each in found.differences)
        rows.update(name for _, names in found.explained for name in names)
        for name in {name for _, names in found.explained for name in names}:
            plans[name].append(seed)
        wrong += [seed] if found.is_wrong else []
    print(f"{len(seeds)} plans: {outcome['same']} the same, {outcome['explained']} different and explained, ", end="")
    print(f"{len(wrong)} not explained, {refusals} refused; values that differ: {dict(values)}")
    for name in sorted(plans, key=lambda name: -len(plans[name])):
        print(f"{len(plans[name]):5} plans, {rows[name]:5} rows, first seed {plans[name][0]:4}: {DEVIATIONS[name]}")
    for seed in wrong[:SHOWN]:
        print(f"\nnot explained, seed {seed}; the smallest plan that shows it:")
        show(judge(scheduler, smallest(scheduler, plan_of(seed))))
    return not (wrong or refusals)


def main() -> int:
    """Run all plans, or show one."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--python", default=sys.executable, help="the Python that has mpxj")
    parser.add_argument("--plans", type=int, default=1000)
    parser.add_argument("--first", type=int, default=0, help="the first seed")
    parser.add_argument("--seed", type=int, help="show this plan only")
    wanted = parser.parse_args()
    with oracle(wanted.python) as scheduler:
        if wanted.seed is None:
            return 0 if soak(scheduler, range(wanted.first, wanted.first + wanted.plans)) else 1
        found = judge(scheduler, plan_of(wanted.seed))
        show(found)
        return 1 if found.is_wrong else 0


if __name__ == "__main__":
    sys.exit(main())
