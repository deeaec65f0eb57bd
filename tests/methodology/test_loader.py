"""A bad pack lists every problem at once. Each folder of tests/packs/bad holds what differs from good/tiny."""

import shutil
from pathlib import Path

import pytest

from methodology.loader import BadPack, check_pack, load_pack, read_pack
from words.catalogue import say

PACKS = Path(__file__).parents[1] / "packs"
BAD = sorted((PACKS / "bad").iterdir())


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    """A good pack in a folder that a test may spoil."""
    return Path(shutil.copytree(PACKS / "good" / "tiny", tmp_path / "tiny"))


def problems_of(folder: Path) -> list[str]:
    return [str(each) for each in check_pack(folder)]


def expected_by(folder: Path) -> list[str]:
    head = (folder / "pack.toml").read_text("utf-8").splitlines()
    return [line.removeprefix("#   ") for line in head if line.startswith("#   ")]


def test_a_good_pack_has_no_problems_and_is_read_in_order(tiny):
    pack = read_pack(tiny)

    assert problems_of(tiny) == []
    assert [task.id for task in pack.plan["collect"].task] == ["clean", "import"]
    assert pack.dimension["C1"].weight == 100


@pytest.mark.parametrize("bad", BAD, ids=lambda folder: folder.name)
def test_a_bad_pack_lists_what_its_first_comment_expects(bad, tiny):
    shutil.copytree(bad, tiny, dirs_exist_ok=True)

    assert problems_of(tiny) == expected_by(bad)
    assert expected_by(bad)


def test_a_pack_with_five_errors_is_refused_with_all_five_in_both_languages():
    with pytest.raises(BadPack) as refused:
        read_pack(PACKS / "bad" / "five-errors")

    assert len(refused.value.problems) == 5
    assert say(refused.value.sentence, "en").startswith("Pack five-errors has 5 problems.")
    assert say(refused.value.sentence, "zh").startswith("方法包 five-errors 有 5 处问题")
    assert "steps.toml: step.collect.effect: missing" in say(refused.value.sentence, "zh")


def test_a_missing_file_is_the_only_problem_it_causes(tiny):
    (tiny / "roles.toml").unlink()
    (tiny / "tasks" / "collect.toml").unlink()

    assert problems_of(tiny) == ["roles.toml: file: missing", "tasks/collect.toml: file: missing"]


def test_an_empty_head_misses_its_fields(tiny):
    (tiny / "pack.toml").write_text("")

    assert problems_of(tiny) == [f"pack.toml: {field}: missing" for field in ("id", "version", "languages", "title")]


def test_a_file_that_no_pack_has_is_a_problem(tiny):
    (tiny / "tasks" / "colect.toml").write_text('step = "colect"\n')

    assert problems_of(tiny) == ["tasks/colect.toml: file: no file of a pack has this name"]


def test_a_file_that_leads_out_of_the_folder_is_not_read(tiny, tmp_path):
    (tmp_path / "secret.toml").write_text("secret = 1\n")
    (tiny / "roles.toml").unlink()
    (tiny / "roles.toml").symlink_to(tmp_path / "secret.toml")

    assert problems_of(tiny) == ["roles.toml: file: leads out of the pack's folder"]


def test_a_file_that_is_too_large_is_not_read(tiny):
    (tiny / "roles.toml").write_text("#" * 1_000_001)

    assert problems_of(tiny) == ["roles.toml: file: wanted at most 1000000 bytes, got 1000001"]


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"\xff\xfe", "roles.toml: byte 1: wanted UTF-8 text"),
        (b"x = " + b"[" * 50_000, "roles.toml: file: tables are nested too deeply"),
        (b"role = 5\n", "roles.toml: role: wanted tables [[role]], got the number 5"),
        (b'role = ["sponsor"]\n', 'roles.toml: role[1]: wanted a table, got "sponsor"'),
    ],
)
def test_a_file_of_the_wrong_form_is_a_problem_and_no_crash(tiny, content, problem):
    (tiny / "roles.toml").write_bytes(content)

    assert problems_of(tiny) == [problem]


def test_a_line_break_in_an_id_does_not_break_the_list_of_problems(tiny):
    (tiny / "roles.toml").write_text('[[role]]\nid = "a\\nb"\ntitle = { en = "A" }\n')

    assert problems_of(tiny)[-1].count("\n") == 0


def test_references_of_the_wrong_type_are_problems_and_no_crash(tiny):
    gates = (tiny / "gates.toml").read_text().replace('steps = ["collect"]', "steps = [{ a = 1 }, [2]]", 1)
    (tiny / "gates.toml").write_text(gates)

    assert problems_of(tiny) == [
        "gates.toml: gate.plan-exit.criterion.data-level.steps[1]: wanted text, got a table",
        "gates.toml: gate.plan-exit.criterion.data-level.steps[2]: wanted text, got a list of 1",
    ]


def test_every_cycle_is_named_by_its_tasks(tiny):
    task = '[[task]]\nid = "{}"\nactivity = "development"\ntitle = {{ en = "T" }}\n'
    rest = 'role = "consultant"\ndays = 1\nafter = ["{}"]\n'
    pairs = [("a", "b"), ("b", "a"), ("c", "d"), ("d", "c"), ("e", "e")]
    body = "".join(task.format(name) + rest.format(after) for name, after in pairs)
    (tiny / "tasks" / "collect.toml").write_text(f'step = "collect"\n{body}')

    cycles = [line for line in problems_of(tiny) if "cycle" in line]

    assert len(cycles) == 3
    assert cycles[-1] == "tasks/collect.toml: task.e.after: cycle: e → e"


@pytest.mark.parametrize("pack_id", ["unknown", "..", "../packs", "/tmp", ""])
def test_only_shipped_packs_are_loaded(pack_id):
    with pytest.raises(BadPack, match="unknown pack"):
        load_pack(pack_id)


def test_the_dimensions_may_stand_in_several_files(tiny):
    whole = (tiny / "maturity.toml").read_text()
    (tiny / "maturity.toml").unlink()
    (tiny / "maturity").mkdir()
    for name in ("C1", "C2"):
        half = whole.replace('"C1"', f'"{name}"').replace("weight = 100", "weight = 50")
        (tiny / "maturity" / f"{name}.toml").write_text(half)

    assert list(read_pack(tiny).dimension) == ["C1", "C2"]


def test_a_file_that_an_editor_marked_as_utf_8_is_read(tiny):
    head = tiny / "pack.toml"
    head.write_bytes(b"\xef\xbb\xbf" + head.read_bytes())

    assert problems_of(tiny) == []
