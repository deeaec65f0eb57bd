"""The shipped pack is complete, in both languages."""

from collections.abc import Iterator

import pytest

from methodology.loader import PACKS, check_pack, load_pack
from methodology.pack import Pack

MINIMA = {
    "plan-exit": {"A1": 2, "A2": 2},
    "build-exit": {"C1": 2, "P1": 3, "G2": 2},
    "deploy-exit": {},
    "pilot-go-live": {"C1": 3, "F1": 2, "G1": 2},
    "rollout-release": {"C1": 3, "C2": 3, "P1": 3, "F1": 3, "G1": 3, "G3": 3},
}


@pytest.fixture(scope="module")
def pack() -> Pack:
    return load_pack("crm-core")


def words_in(value: object) -> Iterator[dict[str, str]]:
    if isinstance(value, dict) and "en" in value:
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from words_in(each)
    elif isinstance(value, tuple):
        for each in value:
            yield from words_in(each)


def test_the_shipped_pack_has_no_problems():
    assert check_pack(PACKS / "crm-core") == []


def test_the_shipped_pack_is_read_once(pack):
    assert load_pack("crm-core") is pack


def test_the_method_has_its_five_steps_three_phases_and_twice_six_activities(pack):
    assert list(pack.step) == ["assess", "collect", "process", "flow", "collaborate"]
    assert list(pack.phase) == ["plan", "build", "deploy"]
    assert [activity.phase for activity in pack.activities] == ["plan", "plan", "build", "build", "deploy", "deploy"]
    assert list(pack.unit_activity) == [
        "concept-introduction",
        "business-review",
        "process-solidification",
        "system-deployment",
        "application-training",
        "go-live",
    ]


def test_the_maturity_model_is_complete(pack):
    assert len(pack.dimensions) == 14
    assert sum(dimension.weight for dimension in pack.dimensions) == 100
    assert {len(dimension.level) for dimension in pack.dimensions} == {5}
    assert {"".join(question.id for question in dimension.question) for dimension in pack.dimensions} == {"abcd"}
    steps = [dimension.step for dimension in pack.dimensions]
    assert {step: steps.count(step) for step in steps} == {
        "assess": 3,
        "collect": 2,
        "process": 2,
        "flow": 2,
        "collaborate": 2,
        "foundation": 3,
    }


def test_all_words_exist_in_english_and_chinese(pack):
    words = list(words_in(pack.model_dump()))

    assert len(words) > 300
    for each in words:
        assert each["en"].isascii(), each
        assert any("一" <= letter <= "鿿" for letter in each["zh"]), each


def test_titles_fit_narrow_tables(pack):
    titles = [each.title for each in [*pack.deliverables, *pack.roles, *pack.dimensions, *pack.gates]]
    titles += [task.title for plan in pack.plans for task in plan.task]
    titles += [criterion.title for gate in pack.gates for criterion in gate.criterion]

    assert [title["en"] for title in titles if len(title["en"]) > 30] == []
    assert [title["zh"] for title in titles if len(title["zh"]) > 15] == []


def test_every_step_has_all_six_activities(pack):
    for plan in pack.plans:
        assert {task.activity for task in plan.task} == set(pack.activity), plan.step


def test_every_step_has_parallel_paths_and_one_task_that_waits_for_all(pack):
    for plan in pack.plans:
        first = [task.id for task in plan.task if not task.after]
        awaited = {link.task for task in plan.task for link in task.links}
        last = [task for task in plan.task if task.id not in awaited]
        assert len(first) >= 2, plan.step
        assert [task.activity for task in last] == ["measurement"], plan.step


def test_no_task_waits_for_one_of_a_later_phase(pack):
    order = list(pack.phase)
    for plan in pack.plans:
        phases = {task.id: order.index(pack.activity[task.activity].phase) for task in plan.task}
        for task in plan.task:
            assert all(phases[link.task] <= phases[task.id] for link in task.links), (plan.step, task.id)


def test_users_take_part_in_the_middle_of_every_build(pack):
    for plan in pack.plans:
        sessions = [task for task in plan.task if task.id.endswith("session")]
        assert [task.activity for task in sessions] == ["development"], plan.step
        followers = [task for task in plan.task if sessions[0].id in [link.task for link in task.links]]
        assert followers, plan.step


def test_every_deliverable_is_made_by_a_task_of_its_activity(pack):
    made = {(task.deliverable, task.activity) for plan in pack.plans for task in plan.task if task.deliverable}

    assert made == {(deliverable.id, deliverable.activity) for deliverable in pack.deliverables}


def test_the_gates_ask_for_the_maturity_minima_of_the_method(pack):
    asked = {
        gate.id: {each.dimension: each.level for each in gate.criterion if each.proof == "maturity"}
        for gate in pack.gates
    }

    assert asked == MINIMA


def test_every_gate_has_five_to_nine_criteria_and_asks_for_its_tasks_without_insisting(pack):
    for gate in pack.gates:
        assert 5 <= len(gate.criterion) <= 9, gate.id
        assert [each.weight for each in gate.criterion if each.proof == "tasks"] == ["should"], gate.id


def test_a_phase_exit_asks_for_maturity_only_from_the_step_that_can_raise_it(pack):
    order = list(pack.step)
    for gate in pack.gates[:3]:
        for each in gate.criterion:
            step = pack.dimension[each.dimension].step if each.dimension else "foundation"
            if step != "foundation":
                assert order.index(step) <= min(order.index(name) for name in each.steps or order), each.id
