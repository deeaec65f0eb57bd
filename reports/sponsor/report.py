"""The sponsor's report: one page that says where the programme stands, what is due and what came of it."""

from phases.summary.health import direction_words, health
from phases.summary.overview import overview_answer
from reports.pen import Pen, Section, clipped
from reports.sponsor.facts import SponsorFacts
from reports.sponsor.results import changes, computed, maturity, use
from reports.sponsor.steering import dates, decisions, gates, milestones
from words.format import long_date
from words.text import Language, Sentence, Text, pick, sentence

LONGEST_NAME = 60
PARTS = (dates, milestones, gates, decisions, maturity, use, changes, computed)


def sponsor_markdown(facts: SponsorFacts, language: Language) -> str:
    """Return the whole report as Markdown in the language; what people wrote stays text."""
    pen = Pen(language)
    title = sentence("{programme}: report to the sponsor", programme=facts.view.programme.name)
    head = [f"# {pen.say(title)}", report_facts(facts, pen), f"**{pen.say(report_answer(facts), 300)}**"]
    return "\n\n".join([*head, *(each.markdown for each in report_sections(facts, pen))]) + "\n"


def page_title(facts: SponsorFacts, language: Language) -> str:
    """Return name and date, for the browser's tab, the file and the foot of the page."""
    name = clipped(pick(facts.view.programme.name, language), LONGEST_NAME)
    return f"{name} · {long_date(facts.today, language)}"


def report_facts(facts: SponsorFacts, pen: Pen) -> str:
    """Return the line below the title as Markdown: state, date, who it is for."""
    programme, found = facts.view.programme, health(facts.view)
    people: list[tuple[Text, str]] = [
        (programme.client, "{name}"),
        (programme.sponsor, "sponsor {name}"),
        (programme.manager, "manager {name}"),
    ]
    told = [pen.say(sentence(pattern, name=name)) for name, pattern in people if name]
    state = f"**{pen.status(found.status)}** {pen.say(direction_words(found))}"
    return " · ".join([state, pen.day(facts.today), *told])


def report_answer(facts: SponsorFacts) -> Sentence:
    """Return the sentence that answers: when will it end, and what decides that?"""
    return overview_answer(facts.view)


def report_sections(facts: SponsorFacts, pen: Pen) -> tuple[Section, ...]:
    """Return what stands below the answer."""
    return tuple(part(facts, pen) for part in PARTS)
