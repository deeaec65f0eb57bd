"""What summarising a large log costs as a whole process."""

import csv
import os
import random
import sys
import time
from datetime import datetime, timedelta
from pathlib import Path

from tests.browser.server import ROOT

ROWS = 262_200


def write_log(path: Path) -> None:
    """Write a log of the size and shape of a large public one."""
    chance = random.Random(7)
    moment = datetime(2011, 10, 1)
    with path.open("w", newline="") as handle:
        writer = csv.writer(handle)
        writer.writerow(["Case ID", "Activity", "Resource", "Complete Timestamp", "amount"])
        for number in range(ROWS):
            moment += timedelta(seconds=chance.randrange(120))
            user = "" if chance.random() < 0.07 else str(10_000 + chance.randrange(69))
            stamp = moment.strftime("%Y/%m/%d %H:%M:%S.000")
            writer.writerow(
                [f"Case {number // 20}", f"W_{chance.randrange(24)}", user, stamp, chance.randrange(50_000)]
            )


def summarise(path: Path) -> tuple[float, float]:
    """Return seconds and megabytes at the peak of `usage summarise` on the file."""
    words = [
        "cli.py",
        "usage",
        "summarise",
        str(path),
        "--user",
        "Resource",
        "--time",
        "Complete Timestamp",
        "--json",
    ]
    begun = time.perf_counter()
    pid = os.fork()
    if pid == 0:
        os.chdir(ROOT)
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        os.execv(sys.executable, [sys.executable, *words])
    _, status, used = os.wait4(pid, 0)
    assert status == 0
    return time.perf_counter() - begun, used.ru_maxrss / 1024
