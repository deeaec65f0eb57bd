"""Read a pack from its folder: every problem is listed, and a pack with problems is refused."""

from functools import cache
from pathlib import Path

from pydantic import ValidationError

from errors import Refusal
from methodology.check.files import Draft, Part, read_draft
from methodology.check.problems import Problem, problems_of
from methodology.check.questions import check_questionnaires
from methodology.check.references import check_references
from methodology.choice_content import CHOICE_MODELS, check_choice, choice_of
from methodology.content import Content
from methodology.dimension import Dimension
from methodology.keeping import key_of, known_pack
from methodology.pack import (
    Activity,
    Deliverable,
    Gate,
    Head,
    Pack,
    Phase,
    Role,
    Step,
    TaskTemplate,
    UnitActivity,
)
from methodology.questionnaire import Questionnaire
from words.text import counted, sentence

PACKS = Path(__file__).parent / "packs"
MODELS: dict[str, type[Content]] = {
    "head": Head,
    "step": Step,
    "phase": Phase,
    "activity": Activity,
    "role": Role,
    "deliverable": Deliverable,
    "task": TaskTemplate,
    "unit_activity": UnitActivity,
    "gate": Gate,
    "dimension": Dimension,
    "questionnaire": Questionnaire,
    **CHOICE_MODELS,
}


class BadPack(Refusal):
    """The pack has problems; all of them are listed."""

    def __init__(self, folder: Path, problems: list[Problem]) -> None:
        self.problems = problems
        listed = "\n".join(map(str, problems))
        super().__init__(
            counted(
                "Pack {name} has {count} problem. Correct it and check again:\n{listed}",
                "Pack {name} has {count} problems. Correct them and check again:\n{listed}",
                len(problems),
                name=folder.name,
                listed=listed,
            )
        )


class NoSuchPack(Refusal):
    """There is no folder with this name."""

    def __init__(self, folder: Path) -> None:
        super().__init__(sentence("There is no pack folder {folder}. Check the path.", folder=folder))


def check_pack(folder: Path) -> list[Problem]:
    """Return every problem of the pack in this folder; none means that it can be used. Refuses a missing folder."""
    if not folder.is_dir():
        raise NoSuchPack(folder)
    return _examine(folder).problems


def read_pack(folder: Path) -> Pack:
    """Return the pack in this folder; refuse a bad one with all its problems."""
    draft = _examine(folder)
    if draft.problems:
        raise BadPack(folder, draft.problems)
    return _assemble(draft)


def load_pack(pack_id: str = "crm-core") -> Pack:
    """Return the kept pack with this key, else the shipped one with this id; refuse an unknown or a bad one."""
    return known_pack(pack_id) or shipped_pack(pack_id)


@cache
def shipped_pack(pack_id: str) -> Pack:
    """Return the shipped pack with this id; refuse an unknown or a bad one with all its problems."""
    folder = PACKS / pack_id
    if folder.resolve().parent != PACKS.resolve() or not folder.is_dir():
        raise BadPack(folder, [Problem("pack.toml", "id", f'unknown pack "{pack_id}"')])
    return read_pack(folder)


@cache
def shipped_key(pack_id: str) -> str:
    """Return the key of the shipped pack with this id: what it says, in short."""
    return key_of(shipped_pack(pack_id))


def _examine(folder: Path) -> Draft:
    draft = read_draft(folder)
    if not any(each.file == "pack.toml" for each in draft.problems):
        _check_model(draft, Part("pack.toml", "head", "", draft.head))
    for part in draft.parts:
        _check_model(draft, part)
    check_references(draft)
    check_questionnaires(draft)
    check_choice(draft)
    draft.problems = sorted(dict.fromkeys(draft.problems), key=lambda each: each.file)
    return draft


def _check_model(draft: Draft, part: Part) -> None:
    try:
        MODELS[part.kind].model_validate(part.raw)
    except ValidationError as error:
        draft.problems += problems_of(part.file, part.path, part.raw, error)


def _assemble(draft: Draft) -> Pack:
    def all_of(kind: str) -> tuple[object, ...]:
        return tuple(each.raw for each in draft.of(kind))

    return Pack.model_validate(
        {
            "head": draft.head,
            "steps": all_of("step"),
            "phases": all_of("phase"),
            "activities": all_of("activity"),
            "roles": all_of("role"),
            "deliverables": all_of("deliverable"),
            "plans": tuple(_step_plan(draft, step.id) for step in draft.of("step")),
            "unit_activities": all_of("unit_activity"),
            "gates": all_of("gate"),
            "dimensions": all_of("dimension"),
            "questionnaires": all_of("questionnaire"),
            "choice": choice_of(draft),
        }
    )


def _step_plan(draft: Draft, step: str) -> dict[str, object]:
    tasks = tuple(each.raw for each in draft.of("task") if each.file == f"tasks/{step}.toml")
    return {"step": step, "task": tasks}
