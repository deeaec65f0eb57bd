"""Published projects with scarce resources: levelled, they break no capacity and beat no proven bound."""

import csv
from functools import cache
from itertools import accumulate
from pathlib import Path

import pytest

from phases.capacity.people import Assignment, Person, Staff
from phases.dates.scheduling import network_of
from phases.dates.timeline import compute_timeline
from phases.effort.levelling.jobs import Scene
from phases.effort.levelling.proposal import search
from phases.effort.load.work import shares
from phases.effort.load.worktimes import Worktimes
from phases.network.clock import hours_of, work_between
from tests.phases.effort.plan_of_people import frame_of, plan_of, task

FOLDER = Path(__file__).resolve().parents[5] / "shared" / "samples" / "schedule" / "psplib"
KNOWN = FOLDER / "best_known.csv"
BEST = (
    {row["instance"]: row["best_known_makespan"] for row in csv.DictReader(KNOWN.open(encoding="utf-8"))}
    if KNOWN.is_file()
    else {}
)
DAY = 480


def project(text):
    """Plan and staff of one file: jobs in days, each resource a person of so many units."""
    lines = text.splitlines()
    starts = {
        word: at
        for at, line in enumerate(lines)
        for word in ("PRECEDENCE", "REQUESTS", "RESOURCEAV")
        if line.startswith(word)
    }
    jobs = []
    for line in lines[starts["REQUESTS"] + 3 :]:
        if line.startswith("*"):
            break
        job, _, days, *units = map(int, line.split())
        jobs.append((job, days, units))
    links = []
    for line in lines[starts["PRECEDENCE"] + 2 : starts["PRECEDENCE"] + 2 + len(jobs)]:
        job, _, _, *later = map(int, line.split())
        links += [(f"j{job}", f"j{each}") for each in later]
    capacities = [int(each) for each in lines[starts["RESOURCEAV"] + 2].split()]
    persons = [Person(f"r{at}", f"R{at}", units=units) for at, units in enumerate(capacities)]
    on = [Assignment(f"j{job}", f"r{at}", need) for job, _, units in jobs for at, need in enumerate(units) if need]
    return plan_of(*(task(f"j{job}", days) for job, days, _ in jobs), links=links), Staff(persons, on)


@cache
def levelled(instance):
    """Rows of the levelled plan as (start, finish) in working days, by key; the plan and its staff."""
    plan, staff = project((FOLDER / instance).read_text(encoding="latin-1"))
    frame = frame_of()
    timeline, worktimes = compute_timeline(plan, frame), Worktimes(frame)
    network = network_of(plan, frame)
    scene = Scene(network, timeline, shares(timeline, worktimes, staff), worktimes, staff.workers())
    placed = search(scene, [("person", each.key) for each in staff.persons])[0]
    hours, begin = hours_of(tuple(network.calendars)), min(row.moments.start for row in timeline.rows)
    count = len(plan.tasks)
    spans = [
        tuple(work_between(hours, 0, begin, time) // DAY for time in span)
        for span in zip(placed.start[:count], placed.finish[:count], strict=True)
    ]
    return plan, staff, {each.key: span for each, span in zip(plan.tasks, spans, strict=True)}


def gap(instance):
    """By which part a levelled project is longer than the best that anybody found."""
    _, _, spans = levelled(instance)
    best = int(BEST[instance].rpartition("..")[2])
    return max(finish for _, finish in spans.values()) / best - 1


@pytest.mark.parametrize("instance", BEST or ["absent"])
def test_a_levelled_project_breaks_no_capacity_no_link_and_no_proven_bound(instance):
    if not (FOLDER / instance).is_file():
        pytest.skip("the published projects are not on this machine")
    plan, staff, spans = levelled(instance)
    length = max(finish for _, finish in spans.values())
    low, _, high = BEST[instance].partition("..")
    bound = int(low or 0)

    for person in staff.persons:
        change = [0.0] * (length + 1)
        for each in staff.assignments:
            if each.person_key == person.key:
                change[spans[each.task_id][0]] += each.units
                change[spans[each.task_id][1]] -= each.units
        assert max(accumulate(change)) <= person.units
    assert all(spans[link.after_id][0] >= spans[link.before_id][1] for link in plan.links)
    assert length >= bound
    assert length <= 1.25 * int(high or low)


def test_levelled_projects_are_at_most_a_tenth_longer_than_the_best_known_on_average():
    if not BEST:
        pytest.skip("the published projects are not on this machine")
    gaps = {instance: gap(instance) for instance in BEST}

    average = sum(gaps.values()) / len(gaps)
    print({instance: f"{each:.1%}" for instance, each in gaps.items()}, f"on average {average:.1%}")
    assert average < 0.1
