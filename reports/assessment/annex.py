"""The annex: formulas with their numbers, every answer with its evidence; no name where none is shown."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from assessments.evidence.evidence import Evidence
from assessments.maturity.formula import Formula, agreement_formulas, dimension_formulas, priority_formula
from assessments.maturity.profile import DimensionProfile
from assessments.respondents.groups import is_shown
from assessments.responses import Response
from methodology.questionnaire import ANSWER, NOT_APPLICABLE, UNKNOWN, Ask, Questionnaire
from reports.assessment.evidence import evidence_rows
from reports.assessment.facts import AssessmentFacts, MaturityFacts
from reports.pen import Pen, Section, Table, in_tables
from words.format import UNKNOWN as UNSAID
from words.text import Sentence, Text, sentence

LONGEST_TEXT = 1500
"""More of a text stands in the exported file only."""
LARGEST_TABLE = 12_000
"""So many characters of rows are one table: what is made a page is made in parts."""
Key = tuple[str, str]
SPECIAL: dict[str, Sentence] = {NOT_APPLICABLE: sentence("Not applicable"), UNKNOWN: sentence("Do not know")}


def annex_sections(facts: AssessmentFacts, pen: Pen) -> Iterator[Section]:
    """Yield the formulas, then every question with its answers; nothing of answers that may not be shown."""
    if facts.is_hidden or not facts.responses:
        return
    if facts.maturity:
        yield from (_formulas(each, facts.maturity, pen) for each in facts.maturity.result.profile.dimensions)
    given, kept = defaultdict[Key, list[Response]](list), defaultdict[Key, list[Evidence]](list)
    for each in facts.responses:
        given[each.section, each.question].append(each)
    for piece in facts.evidence:
        kept[piece.key].append(piece)
    for section in facts.questionnaire.section:
        for ask in section.ask:
            key = section.id, ask.id
            found = _question((section.id, ask), given[key], facts, pen)
            shown = evidence_rows(kept[key], facts, pen)
            yield replace(found, blocks=(*found.blocks, *in_tables(*shown, LARGEST_TABLE)))


def _formulas(found: DimensionProfile, facts: MaturityFacts, pen: Pen) -> Section:
    """Return how the figures of a dimension and the agreement on its questions come about."""
    gap = next((each for each in facts.gaps if each.dimension.id == found.id), None)
    whole: list[Formula] = [*dimension_formulas(found), *([priority_formula(gap)] if gap else [])]
    rows = [_row("", each, pen) for each in whole]
    rows += [
        _row(f"{found.id}.{question}", formula, pen)
        for question, each in found.agreements.items()
        if is_shown(len(each.given), facts.result.given.assessment.smallest_group if _unnamed(facts) else 1)
        for formula in agreement_formulas(each)
    ]
    head = [sentence("Question"), sentence("Figure"), sentence("Formula"), sentence("With the numbers")]
    title = sentence("Annex, formulas: {dimension} {title}", dimension=found.id, title=found.dimension.title)
    return pen.section(title, pen.table(head, rows))


def _unnamed(facts: MaturityFacts) -> bool:
    return facts.result.given.assessment.is_anonymous


def _row(question: str, formula: Formula, pen: Pen) -> list[str]:
    return [question, *(pen.say(each, 2000) for each in (formula.name, formula.rule, formula.filled))]


def _question(place: tuple[str, Ask], given: Sequence[Response], facts: AssessmentFacts, pen: Pen) -> Section:
    section, ask = place
    words = sentence("Annex, answers: {question} {text}", question=f"{section}.{ask.id}", text=ask.text)
    title = Sentence("{words}", {"words": words})
    people = len({each.respondent for each in given})
    if not given and not facts.assessment.is_anonymous:
        return pen.section(title, pen.say(sentence("Nobody answered this.")))
    if not facts.assessment.is_anonymous:
        return pen.section(title, *_named(ask, given, facts, pen))
    if not is_shown(people, facts.smallest):
        return pen.section(title, pen.say(sentence("Too few people answered this for their answers to be shown.")))
    return pen.section(title, *_unnamed_answers(ask, given, facts, pen))


def _named(ask: Ask, given: Sequence[Response], facts: AssessmentFacts, pen: Pen) -> Iterator[Table]:
    """Return one row per respondent and subject with all that was said, in tables of bounded length."""
    facets = facts.questionnaire.facets(ask)
    with_subject = any(each.subject for each in given)
    head: list[Sentence | Text] = [sentence("Respondent"), *([sentence("About")] if with_subject else [])]
    head += [sentence("Answer") if each.id == ANSWER else each.title for each in facets]
    head += [sentence("Comment"), sentence("Reason"), sentence("Evidence"), sentence("Evidence of (date)")]
    rows = (_told(each, (ask, with_subject), facts, pen) for each in given)
    return in_tables(tuple(pen.say(each) for each in head), rows, LARGEST_TABLE)


def _told(each: Response, asked: tuple[Ask, bool], facts: AssessmentFacts, pen: Pen) -> tuple[str, ...]:
    ask, with_subject = asked
    facets = facts.questionnaire.facets(ask)
    subject = [pen.say(facts.units.get(each.subject, each.subject))] if with_subject else []
    told = [_value(facts.questionnaire, ask, (facet.id, each.given.get(facet.id, "")), pen) for facet in facets]
    notes = [pen.say(text, LONGEST_TEXT) for text in (each.comment, each.reason, each.evidence)]
    row = (pen.say(facts.people[each.respondent].name), *subject, *told, *notes, pen.day(each.evidence_on))
    return tuple(cell or UNSAID for cell in row)


def _unnamed_answers(ask: Ask, given: Sequence[Response], facts: AssessmentFacts, pen: Pen) -> Iterator[Table | str]:
    """Yield how often each answer was given, and what was written, in an order that tells nobody."""
    for facet in facts.questionnaire.facets(ask):
        counts = Counter(each.given.get(facet.id, "") for each in given)
        head: list[Sentence | Text] = [
            sentence("Answer") if facet.id == ANSWER else facet.title,
            sentence("How often"),
        ]
        order = sorted(counts, key=_rank(facts.questionnaire, facet.scale))
        rows = [
            (_value(facts.questionnaire, ask, (facet.id, each), pen) or UNSAID, str(counts[each])) for each in order
        ]
        yield Table(tuple(pen.say(each) for each in head), tuple(rows), (1,))
    written = sorted({text.strip() for each in given for text in (each.comment, each.reason) if text.strip()})
    if written:
        yield "\n".join(f"- {pen.say(each, LONGEST_TEXT)}" for each in written)


def _rank(questionnaire: Questionnaire, scale: str) -> Callable[[str], tuple[int, str]]:
    order = {each: at for at, each in enumerate((*questionnaire.scale_of[scale].choices, NOT_APPLICABLE, UNKNOWN))}
    return lambda value: (order.get(value, -1), value)


def _value(questionnaire: Questionnaire, ask: Ask, told: tuple[str, str], pen: Pen) -> str:
    """Return an answer in words: of a choice its title, of several all of them."""
    facet, value = told
    if value in SPECIAL:
        return pen.say(SPECIAL[value])
    scale = next(questionnaire.scale_of[each.scale] for each in questionnaire.facets(ask) if each.id == facet)
    if not scale.choice:
        return pen.say(value, LONGEST_TEXT)
    titles = [scale.choices[each].title if each in scale.choices else each for each in value.split(",") if each]
    return pen.listed(titles, len(titles)) if titles else ""
