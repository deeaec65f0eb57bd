"""The second look at the questionnaires of a pack: ids, scales, sections and conditions."""

from collections.abc import Iterable, Mapping
from pathlib import PurePath

from methodology.check.files import Draft, Part, tables_of, text_of
from methodology.check.problems import name_of
from methodology.dimension import MATURITY
from methodology.questionnaire import DUE, EXPECTED, IMPORTANCE, NOT_APPLICABLE, UNKNOWN

Raw = Mapping[str, object]
ITEMS = {"sus": 10, "umux-lite": 2, "nps": 1}
"""How many rated questions a published instrument has."""


def check_questionnaires(draft: Draft) -> None:
    """Add every problem inside the questionnaires of a pack to its draft."""
    for part in draft.of("questionnaire"):
        if part.id and part.id != PurePath(part.file).stem:
            draft.report(part, "id", f'wanted "{PurePath(part.file).stem}", as the file is named, got "{part.id}"')
        if part.id == MATURITY:
            draft.report(part, "id", "the questionnaire of maturity is made of its dimensions")
        _check_one(draft, part)


def _check_one(draft: Draft, part: Part) -> None:
    sections, scales = tables_of(part.raw, "section"), tables_of(part.raw, "scales")
    known = {text_of(each, "id") for each in scales}
    for name, rows in (("section", sections), ("scales", scales), ("facet", tables_of(part.raw, "facet"))):
        _check_repeated(draft, part, name, rows)
    _check_scale(draft, part, ("", part.raw), known)
    for at, facet in enumerate(tables_of(part.raw, "facet")):
        _check_scale(draft, part, (f"facet{name_of(facet, at)}.", facet), known)
    for at, section in enumerate(sections):
        _check_section(draft, part, (f"section{name_of(section, at)}", section), known)
    _check_parents(draft, part, sections)
    _check_conditions(draft, part, sections)
    _check_rule(draft, part, sections)


def _check_repeated(draft: Draft, part: Part, path: str, rows: Iterable[Raw]) -> None:
    seen: set[str] = set()
    for each in rows:
        if (name := text_of(each, "id")) and name in seen:
            draft.report(part, f"{path}.{name}", "duplicate id")
        seen.add(name)


def _check_scale(draft: Draft, part: Part, place: tuple[str, Raw], known: set[str]) -> None:
    path, raw = place
    if (name := text_of(raw, "scale")) and name not in known:
        draft.report(part, f"{path}scale", f'unknown scale "{name}"')


def _check_section(draft: Draft, part: Part, place: tuple[str, Raw], known: set[str]) -> None:
    path, section = place
    asks = tables_of(section, "ask")
    _check_repeated(draft, part, f"{path}.ask", asks)
    is_answered = bool(text_of(part.raw, "scale") or tables_of(part.raw, "facet"))
    for at, ask in enumerate(asks):
        _check_scale(draft, part, (f"{path}.ask{name_of(ask, at)}.", ask), known)
        if not is_answered and not text_of(ask, "scale"):
            draft.report(part, f"{path}.ask{name_of(ask, at)}.scale", "missing, and the questionnaire names none")


def _check_parents(draft: Draft, part: Part, sections: Iterable[Raw]) -> None:
    """Report a section whose parent does not stand above it: so there is no circle either."""
    above: set[str] = set()
    for each in sections:
        if (parent := text_of(each, "parent")) and parent not in above:
            draft.report(part, f"section.{text_of(each, 'id')}.parent", f'no section "{parent}" stands above')
        above.add(text_of(each, "id"))


def _check_conditions(draft: Draft, part: Part, sections: Iterable[Raw]) -> None:
    asked: dict[str, set[str]] = {}
    for section in sections:
        for ask in tables_of(section, "ask"):
            of, name = text_of(section, "id"), text_of(ask, "id")
            if condition := text_of(ask, "asked_when"):
                for problem in _wrong_condition(condition, asked):
                    draft.report(part, f"section.{of}.ask.{name}.asked_when", problem)
            asked[f"{of}.{name}"] = _answers(part, ask)


def _wrong_condition(condition: str, asked: Mapping[str, set[str]]) -> list[str]:
    question, _, choice = condition.partition("=")
    if not choice:
        return ['wanted "section.question=choice"']
    if question not in asked:
        return [f'no question "{question}" stands above']
    known = asked[question]
    return [f'"{question}" has no answer "{choice}"'] if known and choice not in known else []


def _answers(part: Part, ask: Raw) -> set[str]:
    """Return what the question can be answered with; nothing is known of other than choices."""
    scale = _scale_of(part, ask)
    choices = {text_of(each, "id") for each in tables_of(scale, "choice")}
    return choices | {NOT_APPLICABLE, UNKNOWN} if choices else set()


def _scale_of(part: Part, ask: Raw) -> Raw:
    name = text_of(ask, "scale") or text_of(part.raw, "scale")
    return next((each for each in tables_of(part.raw, "scales") if text_of(each, "id") == name), {})


def _check_rule(draft: Draft, part: Part, sections: Iterable[Raw]) -> None:
    """Report what the scoring rule needs and the questionnaire lacks."""
    rule = text_of(part.raw, "rule")
    asks = [(text_of(section, "id"), ask) for section in sections for ask in tables_of(section, "ask")]
    if rule == "expectation":
        facets = {text_of(each, "id") for each in tables_of(part.raw, "facet")}
        for wanted in (EXPECTED, DUE, IMPORTANCE):
            if wanted not in facets:
                draft.report(part, "facet", f'missing "{wanted}", because its rule is expectation')
    if rule == "causes":
        for section, ask in asks:
            if "risk" not in ask:
                draft.report(
                    part, f"section.{section}.ask.{text_of(ask, 'id')}.risk", "missing, because its rule is causes"
                )
    rated = sum(any("value" in each for each in tables_of(_scale_of(part, ask), "choice")) for _, ask in asks)
    if (wanted_items := ITEMS.get(rule)) and rated != wanted_items:
        draft.report(
            part, "section", f"wanted {wanted_items} rated questions, because its rule is {rule}, got {rated}"
        )
