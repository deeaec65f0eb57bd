"""What it costs to summarise a survey of 100,000 answers: the rules alone, and the whole command.

Run alone with `python -m tests.bench surveys`.
"""

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from exchange.surveys.choice import Asked
from exchange.surveys.instruments import Kind
from exchange.surveys.summary import summarise_survey
from tests.browser.server import ROOT

ANSWERS = ("10 - Extremely likely", "9", "8", "7", "5", "", "N/A", "0")
ROWS = 100_000


def seconds(work, runs=5):
    """Median CPU seconds of this process, and median seconds on the clock."""
    found = []
    for _ in range(runs):
        cpu, clock = time.process_time(), time.perf_counter()
        work()
        found.append((time.process_time() - cpu, time.perf_counter() - clock))
    return [statistics.median(each) for each in zip(*found, strict=True)]


def main():
    """Print the figures."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "answers.csv"
        rows = "".join(f"{at},{ANSWERS[at % len(ANSWERS)]},because {at}\n" for at in range(ROWS))
        path.write_text(f"id,Would you recommend us?,Why?\n{rows}", encoding="utf-8")
        cpu, clock = seconds(lambda: summarise_survey(path, Asked(Kind.NPS)))
        command = [sys.executable, "cli.py", "survey", "summarise", str(path), "--kind", "nps", "--json"]
        _, whole = seconds(lambda: subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL))
    print(f"\nsurvey summarise, {ROWS} answers: {cpu:.2f} s CPU, {clock:.2f} s; the whole command {whole:.2f} s")


if __name__ == "__main__":
    main()
