"""The page about any other questionnaire: every section of every subject that may be shown."""

from assessments.scoring.points import WHOLE, Score, SubjectPoints
from methodology.questionnaire import ANSWER
from reports.assessment.facts import AssessmentFacts
from reports.pen import Pen, Section
from words.format import UNKNOWN, number, percent
from words.text import Sentence, Text, counted, sentence


def points_sections(facts: AssessmentFacts, pen: Pen) -> tuple[Section, ...]:
    """Return one section per subject, and how its figures are computed."""
    assert facts.points is not None
    shown = [each for each in facts.points.subjects if each.is_shown and each.people]
    hidden = sum(not each.is_shown for each in facts.points.subjects)
    sections = [_subject(each, facts, pen) for each in shown]
    if hidden:
        words = counted("{count} group is too small to be shown", "{count} groups are too small to be shown", hidden)
        sections.append(pen.section(words))
    return (*sections, _computed(pen))


def _subject(found: SubjectPoints, facts: AssessmentFacts, pen: Pen) -> Section:
    head = [
        sentence("Section"),
        *([sentence("Facet")] if facts.questionnaire.facet else []),
        sentence("Value"),
        sentence("Share of the best"),
        sentence("Most answers"),
        sentence("Coverage"),
    ]
    titles: dict[str, Text | Sentence] = {each.id: each.title for each in facts.questionnaire.section}
    rows = [_row(each, titles.get(each.section, sentence("Whole")), facts, pen) for each in _ordered(found)]
    people = counted("{count} respondent", "{count} respondents", found.people)
    name = facts.units.get(found.subject, found.subject)
    title = sentence("{subject}: {people}", subject=name, people=people) if found.subject else people
    return pen.section(title, pen.table(head, rows).with_figures(*range(len(head) - 4, len(head))))


def _ordered(found: SubjectPoints) -> list[Score]:
    scored = [each for each in found.scores if each.coverage.applicable]
    return [each for each in scored if each.section != WHOLE] + [each for each in scored if each.section == WHOLE]


def _row(score: Score, title: Text | Sentence, facts: AssessmentFacts, pen: Pen) -> list[str]:
    words = sentence("{part} of {whole}", part=score.coverage.answered, whole=score.coverage.applicable)
    return [
        pen.say(title),
        *([_facet(score.facet, facts, pen)] if facts.questionnaire.facet else []),
        UNKNOWN if score.value is None else number(score.value, 2),
        percent(score.share),
        str(score.n),
        f"{percent(score.coverage.share)} ({pen.say(words)})",
    ]


def _facet(facet: str, facts: AssessmentFacts, pen: Pen) -> str:
    titles: dict[str, Text] = {each.id: each.title for each in facts.questionnaire.facet}
    return UNKNOWN if facet == ANSWER else pen.say(titles.get(facet, facet))


def _computed(pen: Pen) -> Section:
    words = sentence(
        "Value = lowest + share × (highest − lowest) of the scale; share = Σ(weight × share of each question) / "
        "Σweight over what is answered; a question counts by the lower median of named people, the mean of unnamed "
        "ones; coverage = answered / applicable; “do not know” lowers coverage only."
    )
    return pen.section(sentence("How the figures are computed"), pen.say(words, 600))
