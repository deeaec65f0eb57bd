"""A library of CISO Assistant as a questionnaire: nodes become sections, requirements and questions are asked."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from exchange.library.ciso.reading import CisoLibrary, CisoQuestion, questions_of
from exchange.library.names import PARTLY_MET, Names, Words, first_words, partly_met, slug, with_words
from exchange.library.yaml_tree import Node
from words.text import Sentence, counted, sentence

Raw = dict[str, object]
COMMON, MET = "score", "met"
KINDS = {"unique_choice": "choice", "multiple_choice": "choices", "boolean": "choice"}


@dataclass
class _Making:
    """What is being made of a library."""

    library: CisoLibrary
    scales: dict[str, Raw] = field(default_factory=dict)
    places: dict[str, str] = field(default_factory=dict)
    """Where each question is asked, by its urn: `section.ask`."""
    choices: dict[str, str] = field(default_factory=dict)
    """The id of each choice, by its urn."""
    scale_names: Names = field(default_factory=Names)
    without_condition: int = 0
    are_weighted: bool = False
    """Whether questions have different ranges of scores, so that they weigh differently in a sum."""
    has_requirements: bool = False
    """Whether a requirement without questions is asked, on the common scale."""

    def said(self, words: Words) -> dict[str, str]:
        """Return words that exist in the library's language."""
        return with_words(words, self.library.locale)


def ciso_raw(library: CisoLibrary) -> tuple[Raw, list[Sentence]]:
    """Return the questionnaire as a raw table, and what found no place in it."""
    making = _Making(library, are_weighted=len({_range(each) for each in library.questions} - {0.0}) > 1)
    framework = library.framework
    title = first_words(library.words(library.raw, "name"), {library.locale: library.raw.text("ref_id") or "–"})
    purpose = first_words(library.words(library.raw, "description"), library.words(framework, "description"), title)
    sections = tuple(_sections(making))
    common = _common_scale(making) if making.has_requirements or framework.rows("scores_definition") else ""
    raw: Raw = {
        "id": slug(library.raw.text("ref_id") or library.raw.text("name"), "library"),
        "title": making.said(title),
        "purpose": making.said(purpose),
        "rule": "points",
        "scales": tuple(making.scales.values()),
        "section": sections,
    }
    return raw | ({"scale": common} if common else {}), _notes(making)


def _common_scale(making: _Making) -> str:
    """Return the scale of requirements without questions: the library's scores, else how far they are met."""
    library, framework = making.library, making.library.framework
    levels = framework.rows("scores_definition")
    low, high = framework.number("min_score"), framework.number("max_score")
    choices: Sequence[Raw]
    if levels:
        names = Names()
        choices = [
            {
                "id": names.of(level.text("score"), str(at)),
                "title": making.said(_level_title(library, level)),
                "value": level.number("score"),
            }
            for at, level in enumerate(levels, 1)
        ]
    elif low is not None and high is not None and low < high:
        making.scales[COMMON] = {"id": making.scale_names.of(COMMON, ""), "kind": "number", "low": low, "high": high}
        return COMMON
    else:
        titles = partly_met(library.languages, library.locale)
        ids = ("no", "partly", "yes")
        choices = [{"id": ids[at], "title": each, "value": at / 2} for at, each in enumerate(titles)]
    name = COMMON if levels else MET
    making.scales[name] = {"id": making.scale_names.of(name, ""), "choice": tuple(choices)}
    return name


def _level_title(library: CisoLibrary, level: Node) -> Words:
    names, details = library.words(level, "name"), library.words(level, "description")
    said = {
        language: f"{name}: {details[language]}" if language in details else name for language, name in names.items()
    }
    return first_words(said, details, {library.locale: level.text("score")})


def _sections(making: _Making) -> Iterator[Raw]:
    """Yield a section for every node, but for requirements that are asked in the section of their parent."""
    library = making.library
    parents = {node.text("parent_urn") for node in library.nodes}
    names, sections, ids = Names(), dict[str, Raw](), dict[str, str]()
    asks: dict[str, list[Raw]] = {}
    for node in library.nodes:
        urn, parent = node.text("urn"), node.text("parent_urn")
        is_asked = node.text("assessable").casefold() == "true" and not questions_of(node)
        if is_asked and parent and urn not in parents:
            ids[urn] = ids[parent]
            asks[parent].append(_requirement(making, node))
            continue
        ids[urn] = names.of(node.text("ref_id"), urn.rpartition(":")[2])
        sections[urn] = _section(making, node, ids[urn]) | ({"parent": ids[parent]} if parent else {})
        asks[urn] = [_requirement(making, node)] if is_asked else _questions(making, node, ids[urn])
    for urn, section in sections.items():
        yield section | {"ask": _distinct(asks[urn])}


def _distinct(asks: Sequence[Raw]) -> tuple[Raw, ...]:
    """Return the questions of a section with ids of which none stands twice."""
    names = Names()
    return tuple({**ask, "id": names.of(str(ask["id"]), "q")} for ask in asks)


def _section(making: _Making, node: Node, name: str) -> Raw:
    library = making.library
    title = first_words(library.words(node, "name"), {library.locale: node.text("ref_id") or name})
    raw: Raw = {"id": name, "title": making.said(title)}
    if text := library.words(node, "description"):
        raw["text"] = making.said(text)
    return raw


def _requirement(making: _Making, node: Node) -> Raw:
    """Return a requirement without questions as one question on the common scale."""
    making.has_requirements = True
    return {"id": _reference(node), "text": making.said(_required(making.library, node)), **_help(making, node)}


def _reference(node: Node) -> str:
    return node.text("ref_id") or node.text("urn").rpartition(":")[2]


def _required(library: CisoLibrary, node: Node) -> Words:
    """Return what a requirement says: its name and description, else its reference."""
    names, details = library.words(node, "name"), library.words(node, "description")
    both = {
        language: f"{names[language]}: {text}" if language in names else text for language, text in details.items()
    }
    return first_words(both, names, {library.locale: _reference(node)})


def _help(making: _Making, node: Node) -> Raw:
    found: Raw = {}
    for key, place in (("annotation", "hint"), ("typical_evidence", "evidence")):
        if words := making.library.words(node, key):
            found[place] = making.said(words)
    return found


def _questions(making: _Making, node: Node, section: str) -> list[Raw]:
    found, names = [], Names()
    for at, question in enumerate(questions_of(node), 1):
        name = names.of(question.urn.rpartition(":")[2], str(at))
        raw: Raw = {
            "id": name,
            "text": making.said(making.library.words(question.raw, "text") or _required(making.library, node)),
            "scale": _scale(making, question, f"{section}-{name}"),
            **_help(making, node),
        }
        if making.are_weighted and (weight := _range(question)):
            raw["weight"] = weight
        if condition := _condition(making, question):
            raw["asked_when"] = condition
        making.places[question.urn] = f"{section}.{name}"
        found.append(raw)
    return found


def _range(question: CisoQuestion) -> float:
    """Return how far the scores of a question lie apart, 0 where it has none: the library adds scores up."""
    scores = [score for choice in question.choices if (score := choice.number("add_score")) is not None]
    return max(scores) - min(scores) if scores else 0.0


def _condition(making: _Making, question: CisoQuestion) -> str:
    """Return the one answer on which the question depends; conditions on several answers are counted and left out."""
    depends = question.raw.get("depends_on")
    if depends is None:
        return ""
    place = making.places.get(depends.text("question"), "")
    answers = [each.value for each in depends.rows("answers") if isinstance(each.value, str)]
    if place and len(answers) == 1 and answers[0] in making.choices:
        return f"{place}={making.choices[answers[0]]}"
    making.without_condition += 1
    return ""


def _scale(making: _Making, question: CisoQuestion, name: str) -> str:
    """Return the scale of a question; one that another question has already is used again."""
    kind = KINDS.get(question.kind, question.kind)
    raw: Raw = {"kind": kind}
    if kind in ("choice", "choices"):
        raw["choice"] = _choices(making, question)
    for known, scale in making.scales.items():
        if {key: value for key, value in scale.items() if key != "id"} == raw:
            return known
    given = making.scale_names.of(kind if "choice" not in raw else name, name)
    making.scales[given] = {"id": given, **raw}
    return given


def _choices(making: _Making, question: CisoQuestion) -> tuple[Raw, ...]:
    """Return the answers of a question, from the lowest score to the highest, those without a score last."""
    library, names = making.library, Names()
    if not question.choices:
        titles = partly_met(library.languages, library.locale)
        return ({"id": "no", "title": titles[0]}, {"id": "yes", "title": titles[-1]})
    found: list[Raw] = []
    for at, choice in enumerate(question.choices, 1):
        name = names.of(choice.text("urn").rpartition(":")[2], str(at))
        making.choices[choice.text("urn")] = name
        title = first_words(library.words(choice, "value"), library.words(choice, "text"), {library.locale: name})
        raw: Raw = {"id": name, "title": making.said(title)}
        if (score := choice.number("add_score")) is not None:
            raw["value"] = score
        found.append(raw)
    scored = [each for each in found if "value" in each]
    return (*sorted(scored, key=_value), *(each for each in found if "value" not in each))


def _value(choice: Mapping[str, object]) -> float:
    value = choice["value"]
    return value if isinstance(value, float) else 0.0


def _notes(making: _Making) -> list[Sentence]:
    library = making.library
    notes = []
    if making.without_condition:
        notes.append(
            counted(
                "{count} question depends on several answers; it is always asked here.",
                "{count} questions depend on several answers; they are always asked here.",
                making.without_condition,
            )
        )
    wordless = sum(not library.words(each.raw, "text") for each in library.questions)
    if wordless:
        notes.append(
            counted(
                "{count} question has no words; its requirement is asked.",
                "{count} questions have no words; their requirements are asked.",
                wordless,
            )
        )
    added = sum(each.kind == "multiple_choice" and _range(each) > 0 for each in library.questions)
    if added:
        notes.append(
            counted(
                "{count} question takes several answers; the highest counts here, where the library adds them up.",
                "{count} questions take several answers; the highest counts here, where the library adds them up.",
                added,
            )
        )
    if groups := library.framework.rows("implementation_groups_definition"):
        notes.append(
            counted(
                "{count} implementation group has no place here; everything is asked.",
                "{count} implementation groups have no place here; everything is asked.",
                len(groups),
            )
        )
    if MET in making.scales and library.locale in PARTLY_MET:
        notes.append(sentence("The library has no answers of its own; its requirements are met, partly met or not."))
    return notes
