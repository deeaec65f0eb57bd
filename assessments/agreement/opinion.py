"""What several people make of every question of any questionnaire: who stands apart, what was agreed."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from assessments.agreement.agreed import Agreed
from assessments.agreement.measure import Measure, apart, measure, position
from assessments.respondents.groups import shown_groups
from assessments.responses import Place, Response, Role
from assessments.scoring.answers import Setting, Sheet, fewest, sheets
from methodology.questionnaire import Ask, Questionnaire, Scale
from words.text import Sentence, counted, sentence


@dataclass(frozen=True, slots=True)
class Voiced:
    """What the people of one role said; None stands for all whose role is hidden."""

    role: Role | None
    given: tuple[str, ...]
    measure: Measure


@dataclass(frozen=True)
class Opinion:
    """One facet of one question about one subject, as several people see it."""

    place: Place
    ask: Ask
    facet: str
    scale: Scale
    given: tuple[str, ...]
    measure: Measure
    groups: tuple[Voiced, ...]
    weight: float = 1.0
    agreed: Agreed | None = None
    responses: Sequence[Response] = field(default=(), repr=False)
    counted: str | None = None
    """The median of the answers as they count, where missing evidence takes something away."""
    standing: str | None = None
    """What counts now, where evidence takes something away from what was agreed too."""
    is_waivable: bool = False
    """Whether it is a must that people can put aside."""

    @property
    def median(self) -> float | None:
        """Return where the median stands that counts while nothing is agreed."""
        return self.measure.median if self.counted is None else position(self.scale, self.counted)

    @property
    def name(self) -> str:
        """Return how the question is called: `funding.budget`."""
        return f"{self.place[1]}.{self.place[2]}"

    @property
    def key(self) -> str:
        """Return what tells it apart from all others of its assessment."""
        return "/".join((*self.place, self.facet))

    @property
    def agreed_value(self) -> str | None:
        """Return what was agreed on this facet; None while what people said counts."""
        return (self.agreed.given.get(self.facet) or None) if self.agreed else None

    @property
    def counts(self) -> Mapping[str, int]:
        """Return how many gave each answer, in the order of the scale."""
        found = Counter(self.given)
        rank = {each: at for at, each in enumerate(self.scale.choices)}
        return {each: found[each] for each in sorted(found, key=lambda one: (rank.get(one, len(rank)), one))}

    @cached_property
    def role_gap(self) -> float | None:
        """Return by how much management's median stands above the users' where that is a finding of its own."""
        by_role = {each.role: each.measure for each in self.groups}
        if Role.MANAGEMENT not in by_role or Role.USERS not in by_role:
            return None
        return apart(self.scale, by_role[Role.MANAGEMENT], by_role[Role.USERS])

    @property
    def is_open(self) -> bool:
        """Return whether people should talk and have not agreed yet."""
        return self.measure.is_split and self.agreed_value is None

    @property
    def is_talk(self) -> bool:
        """Return whether there is anything to talk about, or was."""
        return self.measure.is_split or self.role_gap is not None or self.agreed_value is not None


def find_opinions(
    questionnaire: Questionnaire, responses: Iterable[Response], setting: Setting, agreed: Mapping[Place, Agreed]
) -> tuple[Opinion, ...]:
    """Return every question of every subject that may be shown, in the order of subjects and questions."""
    return tuple(
        opinion
        for sheet in sheets(questionnaire, responses, setting)
        if sheet.is_shown
        for opinion in _of_sheet(sheet, agreed)
    )


def talks_first(opinions: Iterable[Opinion]) -> tuple[Opinion, ...]:
    """Return those to talk about: to be settled first, the widest apart and weightiest of them first."""
    return tuple(sorted((each for each in opinions if each.is_talk), key=_rank))


def _of_sheet(sheet: Sheet, agreed: Mapping[Place, Agreed]) -> Iterator[Opinion]:
    weights = {each.id: each.weight for each in sheet.questionnaire.section}
    for (section, question), ask in sheet.asks.items():
        place = (sheet.subject, section, question)
        given = sheet.answers.get((section, question), ())
        for facet in sheet.questionnaire.facets(ask):
            scale = sheet.questionnaire.scale_of[facet.scale]
            said = sheet.said((section, question), facet.id)
            if said or place in agreed:
                groups = _groups(sheet, scale, facet.id, given)
                weight = ask.weight * (weights[section] or 1.0)
                found = measure(scale, said)
                waivable = ask.is_must and sheet.questionnaire.rule == "readiness"
                yield Opinion(
                    place, ask, facet.id, scale, said, found, groups, weight, agreed.get(place), given,
                    is_waivable=waivable,
                )  # fmt: skip


def _groups(sheet: Sheet, scale: Scale, facet: str, given: Sequence[Response]) -> tuple[Voiced, ...]:
    """Return what each role said that may be shown, and all others together."""
    said: dict[Role, list[str]] = defaultdict(list)
    for each in given:
        if value := each.given.get(facet):
            person = sheet.setting.people.get(each.respondent)
            said[person.role if person else Role.OTHER].append(value)
    smallest = fewest(sheet.questionnaire, sheet.setting)
    rated = {role: sum(position(scale, each) is not None for each in found) for role, found in said.items()}
    shown = shown_groups({str(role): n for role, n in rated.items()}, smallest)
    named = [Voiced(role, tuple(said[role]), measure(scale, said[role])) for role in Role if str(role) in shown]
    rest = tuple(each for role, found in said.items() if str(role) not in shown for each in found)
    return (*named, Voiced(None, rest, measure(scale, rest))) if rest else tuple(named)


def _rank(found: Opinion) -> tuple[bool, bool, float, float, str]:
    known = found.measure
    width = (known.spread or 0.0) / known.extent if known.extent else 1.0 - (known.index or 0.0)
    return not found.is_open, found.agreed_value is not None, -width * found.weight, known.index or 0.0, found.key


def answer(opinions: Sequence[Opinion], people: int) -> Sentence:
    """Return what the opinions amount to: nothing to settle, or how many and which first, and what roles see."""
    waiting = [each for each in talks_first(opinions) if each.is_open]
    roles = [each for each in opinions if each.role_gap is not None]
    if waiting:
        found = counted(
            "People stand apart on {count} question, “{first}”: talk about it first",
            "People stand apart on {count} questions, most on “{first}”: talk about them first",
            len(waiting),
            first=waiting[0].ask.text,
        )
    elif people < 3:
        found = sentence("Fewer than three people answered: nobody can disagree yet")
    elif any(each.agreed_value is not None for each in opinions):
        found = sentence("Every disagreement is settled")
    else:
        found = sentence("People see the questions alike")
    return sentence("{settling}; {roles}", settling=found, roles=_roles(roles)) if roles else found


def _roles(found: Sequence[Opinion]) -> Sentence:
    return counted(
        "management and users see {count} question differently, “{question}”",
        "management and users see {count} questions differently, such as “{question}”",
        len(found),
        question=found[0].ask.text,
    )
