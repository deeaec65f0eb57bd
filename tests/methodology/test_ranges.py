"""How short and how long work may get, as a pack says it."""

import shutil
from pathlib import Path

import pytest

from methodology.loader import check_pack, read_pack

PACKS = Path(__file__).parents[1] / "packs"


@pytest.fixture
def tiny(tmp_path):
    return Path(shutil.copytree(PACKS / "good" / "tiny", tmp_path / "tiny"))


def append(file, line):
    file.write_text(file.read_text("utf-8").rstrip() + f"\n{line}\n", "utf-8")


def test_a_task_without_a_range_has_that_of_its_activity(tiny):
    append(tiny / "phases.toml", "range = [0.8, 1.5]")
    append(tiny / "tasks" / "collect.toml", "range = [0.9, 3]")

    pack = read_pack(tiny)

    last = pack.plan["collect"].task[-1]
    activity = pack.activities[-1].id
    assert pack.range_of(f"task:collect/{last.id}", activity) == (0.9, 3)
    assert pack.range_of("task:collect/other", activity) == (0.8, 1.5)
    assert pack.range_of("task:collect/other", "unknown") is None


def test_a_deployment_activity_has_a_range(tiny):
    append(tiny / "deployment.toml", "range = [0.5, 2.0]")

    pack = read_pack(tiny)

    assert pack.range_of(f"unit-activity:{pack.unit_activities[-1].id}", "") == (0.5, 2.0)


@pytest.mark.parametrize(
    "written", ["[1.1, 1.5]", "[0, 1.5]", "[0.9, 0.95]", "[0.9, 11]", "[0.9]", "[0.9, 1, 1.5]", '"wide"', '["a", 2]']
)
def test_a_range_that_cannot_be_is_a_problem_at_its_place(tiny, written):
    append(tiny / "deployment.toml", f"range = {written}")

    problems = [str(each) for each in check_pack(tiny)]

    assert problems
    assert all(each.startswith("deployment.toml: unit_activity.") and ".range" in each for each in problems)
