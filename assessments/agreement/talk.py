"""Questions that people should talk about: where they stand apart, and what management sees and users do not."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from assessments.agreement.agreed import Agreed
from assessments.agreement.agreement import Agreement, measured, middle
from assessments.agreement.measure import ENOUGH_RESPONDENTS, Measure, apart
from assessments.maturity.profile import Key, Profile
from assessments.maturity.rating import STEP, Answer
from assessments.respondents.groups import is_shown, shown_groups
from assessments.responses import Respondent, Response, Role
from methodology.dimension import SHARES, Dimension, QuestionId
from words.text import Sentence, Text, counted, sentence

Counts = Mapping[Answer, int]


@dataclass(frozen=True, slots=True)
class Group:
    """What the people of one role said; None stands for all whose role is hidden."""

    role: Role | None
    counts: Counts

    @property
    def size(self) -> int:
        """Return how many answered."""
        return sum(self.counts.values())

    @property
    def given(self) -> list[Answer]:
        """Return what each of them said."""
        return [answer for answer, count in self.counts.items() for _ in range(count)]

    @property
    def measure(self) -> Measure:
        """Return how far apart they stand."""
        return measured(self.given)

    @property
    def median(self) -> Answer:
        """Return the lower median of what they said."""
        return middle(self.given)


@dataclass(frozen=True)
class Talk:
    """One question that people see differently."""

    dimension: Dimension
    question: QuestionId
    agreement: Agreement
    groups: tuple[Group, ...]
    agreed: Agreed | None = None

    @property
    def key(self) -> Key:
        """Return which question it is."""
        return self.dimension.id, self.question

    @property
    def name(self) -> str:
        """Return how the question is called: `C1.b`."""
        return f"{self.dimension.id}.{self.question}"

    @property
    def text(self) -> Text:
        """Return what is asked."""
        return next(each.text for each in self.dimension.question if each.id == self.question)

    @property
    def role_gap(self) -> int | None:
        """Return by how many steps management's median stands above the users' where that is a finding, else None."""
        found = {group.role: group.measure for group in self.groups}
        if Role.MANAGEMENT not in found or Role.USERS not in found:
            return None
        gap = apart(SHARES, found[Role.MANAGEMENT], found[Role.USERS])
        return None if gap is None else int(gap)

    @property
    def is_role_finding(self) -> bool:
        """Return whether management and users see it a step or more apart."""
        return self.role_gap is not None

    @property
    def is_open(self) -> bool:
        """Return whether people should still agree on a value."""
        return self.agreement.is_open


def find_talks(
    profile: Profile, said: Mapping[Key, Mapping[Role, Counts]], agreed: Mapping[Key, Agreed], smallest: int
) -> tuple[Talk, ...]:
    """Return the questions to talk about: those to settle first, the widest apart and weightiest of them first.

    Questions with fewer answers than may be shown are left out; groups that are too small are shown as one.
    """
    found = [
        Talk(each.dimension, question, agreement, shown, agreed.get((each.id, question)))
        for each in profile.dimensions
        for question, agreement in each.agreements.items()
        if is_shown(_size(said.get((each.id, question), {})), smallest)
        for shown in [role_groups(said[each.id, question], smallest)]
    ]
    apart = (each for each in found if each.agreement.is_split or each.is_role_finding or each.agreed)
    return tuple(sorted(apart, key=_rank))


def count_said(
    given: Iterable[Response], people: Iterable[Respondent], facet: str = "reality"
) -> Mapping[Key, Mapping[Role, Counts]]:
    """Return how many of each role gave which answer about reality, or about intention, by question."""
    roles = {each.id: each.role for each in people}
    counted: Counter[tuple[Key, Role, str]] = Counter(
        ((each.section, each.question), roles.get(each.respondent, Role.OTHER), each.given.get(facet, "?"))  # type: ignore[misc]
        for each in given
    )
    found: dict[Key, dict[Role, dict[Answer, int]]] = {}
    for (key, role, letter), count in counted.items():
        found.setdefault(key, {}).setdefault(role, {})[Answer(letter)] = count
    return found


def role_groups(said: Mapping[Role, Counts], smallest: int) -> tuple[Group, ...]:
    """Return the groups of which enough rated, in the order of the roles, and all others together as the last."""
    sizes = {str(role): sum(n for answer, n in counts.items() if answer in STEP) for role, counts in said.items()}
    everybody = {str(role): sum(counts.values()) for role, counts in said.items()}
    shown = shown_groups(sizes, smallest) & shown_groups(everybody, smallest)
    others = sum((Counter(counts) for role, counts in said.items() if str(role) not in shown), Counter[Answer]())
    named = tuple(Group(role, said[role]) for role in Role if role in said and str(role) in shown)
    return (*named, Group(None, others)) if others else named


def _size(said: Mapping[Role, Counts]) -> int:
    return sum(sum(counts.values()) for counts in said.values())


def _rank(talk: Talk) -> tuple[bool, bool, int, float, str]:
    found = talk.agreement
    width = -(found.spread or 0) * talk.dimension.weight
    return not talk.is_open, talk.agreed is not None, width, found.agreement or 0.0, talk.name


def answer(talks: tuple[Talk, ...], respondents: int) -> Sentence:
    """Return what the talks amount to: nothing to settle, or how many and which first, and what management sees."""
    waiting = [each for each in talks if each.is_open]
    roles = [each for each in talks if each.is_role_finding]
    if waiting:
        found = counted(
            "People stand apart on {count} question, {first}: settle it first",
            "People stand apart on {count} questions, most on {first}: settle them first",
            len(waiting),
            first=waiting[0].name,
        )
    elif respondents < ENOUGH_RESPONDENTS:
        found = sentence("Fewer than three people answered: nobody can disagree yet")
    elif any(each.agreed for each in talks):
        found = sentence("Every disagreement is settled")
    else:
        found = sentence("People see the questions alike")
    return sentence("{settling}; {roles}", settling=found, roles=role_finding(roles)) if roles else found


def role_finding(talks: list[Talk]) -> Sentence:
    """Return where management sees more or less than users, by at least one step."""
    higher = [each.name for each in talks if (each.role_gap or 0) > 0]
    if len(higher) == len(talks):
        pattern = (
            "management sees {questions} higher than users do",
            "management sees {count} questions higher than users do, among them {questions}",
        )
    else:
        pattern = (
            "management and users see {questions} differently",
            "management and users see {count} questions differently, among them {questions}",
        )
    return counted(*pattern, len(talks), questions=tuple(each.name for each in talks[:3]))
