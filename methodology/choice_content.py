"""What a pack says about scope and choice: functional areas, levels of customisation, criteria with weights."""

from functools import cached_property
from typing import Annotated, Literal

from pydantic import Field

from methodology.check.files import Draft
from methodology.check.problems import Problem
from methodology.content import Content, Id, Words

CriterionSource = Literal["fit", "cost", "people"]
"""Where a criterion's scores come from: fit with the requirements, total cost, or what people judge."""

Days = Annotated[float, Field(ge=0, le=1000)]


class Layer(Content):
    """One of the layers of a CRM system [000]."""

    id: Id
    title: Words
    purpose: Words


class Function(Content):
    """Something a functional area does."""

    id: Id
    title: Words


class Area(Content):
    """A functional area: the part of a CRM system that a requirement speaks of, and the layer it stands in."""

    id: Id
    layer: Id
    title: Words
    purpose: Words
    function: tuple[Function, ...]


class Customisation(Content):
    """A level of customisation [002], with the working days that a requirement of it takes unless somebody knows."""

    id: Id
    level: Annotated[int, Field(ge=1, le=4)]
    title: Words
    example: Words
    configuration_days: Days
    customisation_days: Days


class ChoiceCriterion(Content):
    """Something a product is judged by; weights sum to 100."""

    id: Id
    title: Words
    hint: Words
    weight: Annotated[float, Field(ge=0, le=100)]
    source: CriterionSource = "people"


class ChoiceContent(Content):
    """All that a pack says about scope and choice; nothing where the pack does not speak of it."""

    layers: tuple[Layer, ...] = ()
    areas: tuple[Area, ...] = ()
    customisations: tuple[Customisation, ...] = ()
    criteria: tuple[ChoiceCriterion, ...] = ()

    @cached_property
    def area(self) -> dict[str, Area]:
        """Functional areas by id."""
        return {each.id: each for each in self.areas}

    @cached_property
    def customisation(self) -> dict[int, Customisation]:
        """Levels of customisation by their number."""
        return {each.level: each for each in self.customisations}


CHOICE_FILE = "choice.toml"
CHOICE_MODELS: dict[str, type[Content]] = {
    "layer": Layer,
    "area": Area,
    "customisation": Customisation,
    "choice_criterion": ChoiceCriterion,
}
"""The tables of the file, which a pack may leave out."""


def choice_of(draft: Draft) -> dict[str, object]:
    """Return the tables of a draft as the fields of its `ChoiceContent`."""
    fields = {"layers": "layer", "areas": "area", "customisations": "customisation", "criteria": "choice_criterion"}
    return {name: tuple(part.raw for part in draft.of(kind)) for name, kind in fields.items()}


def check_choice(draft: Draft) -> None:
    """Add what no single table of the choice shows: unknown layers, levels that are not 1 to 4, weights, sources."""
    layers = draft.ids("layer")
    for part in draft.of("area"):
        if (layer := part.raw.get("layer")) and layers and layer not in layers:
            draft.report(part, "layer", f'unknown layer "{layer}"')
    levels = sorted(level for part in draft.of("customisation") if type(level := part.raw.get("level")) is int)
    if levels and levels != [1, 2, 3, 4]:
        _problem(draft, "customisation", f"wanted the levels 1, 2, 3, 4, got {', '.join(map(str, levels))}")
    criteria = [part.raw for part in draft.of("choice_criterion")]
    weights = [weight for raw in criteria if isinstance(weight := raw.get("weight"), int | float)]
    if weights and len(weights) == len(criteria) and sum(weights) != 100:
        _problem(draft, "choice_criterion", f"wanted weights that sum to 100, got {sum(weights):g}")
    for source in ("fit", "cost"):
        if sum(raw.get("source") == source for raw in criteria) > 1:
            _problem(draft, "choice_criterion", f'wanted at most one criterion with source "{source}"')


def _problem(draft: Draft, path: str, text: str) -> None:
    draft.problems.append(Problem(CHOICE_FILE, path, text))
