"""The report of an assessment: one page for the sponsor, and an annex with every answer and the formulas."""

from collections.abc import Iterator

from assessments.maturity.formula import Formula, overall_formulas
from reports.assessment.annex import annex_sections
from reports.assessment.expectations import expectation_sections
from reports.assessment.facts import AssessmentFacts
from reports.assessment.maturity import maturity_sections
from reports.assessment.opinions import opinion_rows, opinions_section
from reports.assessment.points import points_sections
from reports.pen import Pen, Section, clipped
from words.format import long_date, percent
from words.status import Status
from words.text import Language, counted, pick, sentence

LONGEST_NAME = 60


def assessment_parts(facts: AssessmentFacts, language: Language, with_annex: bool) -> tuple[str, ...]:
    """Return the report as Markdown, part by part: the head, then each section; what people wrote stays text."""
    pen = Pen(language)
    title = sentence("{programme}: {title}", programme=facts.programme.name, title=facts.assessment.title)
    head = [f"# {pen.say(title, 200)}", report_facts(facts, pen), f"**{pen.say(facts.answer, 400)}**"]
    sections = [*report_sections(facts, pen), *(annex(facts, pen) if with_annex else ())]
    return ("\n\n".join(head), *(part for each in sections for part in _parts(each)))


def _parts(section: Section) -> Iterator[str]:
    """Yield a section in parts: its title with the first block, then each other block."""
    title, blocks = f"## {section.title}", [b if isinstance(b, str) else b.markdown for b in section.blocks]
    yield "\n\n".join([title, *blocks[:1]])
    yield from blocks[1:]


def assessment_markdown(facts: AssessmentFacts, language: Language, with_annex: bool) -> str:
    """Return the whole report as Markdown."""
    return "\n\n".join(assessment_parts(facts, language, with_annex)) + "\n"


def assessment_title(facts: AssessmentFacts, language: Language) -> str:
    """Return programme, assessment and day, for the browser's tab and the foot of the page."""
    name = clipped(pick(facts.programme.name, language), LONGEST_NAME)
    title = clipped(pick(facts.assessment.title, language), LONGEST_NAME)
    return f"{name} · {title} · {long_date(facts.assessment.held_on, language)}"


def report_facts(facts: AssessmentFacts, pen: Pen) -> str:
    """Return the line below the title as Markdown: state, day, who answered, how much, against what."""
    held = facts.assessment
    state = (
        pen.status(Status.DONE, sentence("Closed")) if held.closed_on else pen.status(Status.DOING, sentence("Open"))
    )
    told = [pen.say(counted("{count} respondent", "{count} respondents", facts.answered_by))]
    if facts.maturity and not facts.is_hidden:
        told.append(
            pen.say(sentence("coverage {share}", share=percent(facts.maturity.result.profile.reality.coverage)))
        )
    elif facts.points and not facts.is_hidden:
        told.append(pen.say(sentence("coverage {share}", share=percent(facts.points.coverage.share))))
    if facts.maturity and facts.maturity.gate:
        told.append(pen.say(sentence("target: {gate}", gate=facts.maturity.gate.title)))
    if held.is_anonymous:
        told.append(pen.say(sentence("anonymous, groups from {smallest} on", smallest=held.smallest_group)))
    named = pen.say(facts.questionnaire.title)
    return " · ".join([f"**{state}**", pen.day(held.held_on), named, *told])


def report_sections(facts: AssessmentFacts, pen: Pen) -> tuple[Section, ...]:
    """Return what stands below the answer; nothing of answers that may not be shown."""
    if facts.is_hidden or not facts.responses:
        return ()
    if facts.maturity:
        return maturity_sections(facts.maturity, pen)
    return (*expectation_sections(facts, pen), *points_sections(facts, pen), opinions_section(facts, pen))


def annex(facts: AssessmentFacts, pen: Pen) -> Iterator[Section]:
    """Yield the formulas of the page, those of every part, and every answer; nothing that may not be shown."""
    if facts.maturity and facts.responses and not facts.is_hidden:
        yield computed(facts, pen)
    if facts.judged and not facts.is_hidden and (rows := opinion_rows(facts, pen)):
        head = [sentence("Question"), sentence("Figure"), sentence("Formula"), sentence("With the numbers")]
        yield pen.section(sentence("Annex, formulas of what is seen differently"), pen.table(head, rows))
    yield from annex_sections(facts, pen)


def computed(facts: AssessmentFacts, pen: Pen) -> Section:
    """Write by which formulas the figures of the page came about, with their numbers."""
    assert facts.maturity is not None
    head = [sentence("Figure"), sentence("Formula"), sentence("With the numbers")]
    rows = [formula_row(each, pen) for each in overall_formulas(facts.maturity.result.profile)]
    return pen.section(sentence("Annex, formulas of the page"), pen.table(head, rows))


def formula_row(formula: Formula, pen: Pen) -> list[str]:
    """Return a formula as cells: what it is, its rule, and the rule with numbers."""
    return [pen.say(each, 600) for each in (formula.name, formula.rule, formula.filled)]
